"""What headlines leave out: the verb of a plan ("NATO to stay") and that of its source ("Fire kills 14: police")."""

from __future__ import annotations

from claims.extraction.absences import is_absence
from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.mention import BODIES, Mention
from claims.extraction.names import read_mention
from claims.extraction.post_ends import has_participle, is_apposed, named_last, post_end

_AND_OR = wordset("and") | wordset("or")
_OF, _CONTINENTS = wordset("of", "en"), wordset("continents")
_HEADLINE = 6
"""Words at the head of a headline among which "to" tells of a plan."""
_LONGEST_SOURCE = 6
_AWARDS, _AWARDED_TO, _OR_PRICES = wordset("awards"), wordset("awarded_to"), wordset("awards_or_prices")
_SHORTEST = 3
"""Letters of an Arabic word that ل opens, at least."""
SOURCES = frozenset(("institution", "group", "media", "person", "anonymous", "people"))
"""Kinds of those who may be a source without a verb of saying."""


def located(line: Line, index: int) -> bool:
    """True for a country, city or continent that tells a body's branches apart: "WHO Europe"."""
    return line.is_place(index) or line.norms[index] in _CONTINENTS


def names_body(line: Line, end: int) -> bool:
    """True for "WHO Europe", "Ministry of Health": the whole name of a body in front of ``end``, no "hospital fire"."""
    role = line.role(0, end)
    if role is None or role[1].kind not in ("institution", "group") or not line.capital[0]:
        return False
    rest = range(role[0], end)
    owned = line.norms[role[0]] in _OF and role[0] + 1 < end and line.capital[end - 1] and line.capital[role[0] + 1]
    return owned or all(located(line, k) for k in rest)


def is_plan(line: Line, start: int) -> bool:
    """True for "NATO to stay": what is planned, told without a finite verb, from word ``start`` on."""
    return "to" in line.norms[max(start, 1) : _HEADLINE]


def is_award(line: Line, start: int, end: int) -> bool:
    """True for « La Palme d'or à « La Nuit » », "Booker Prize to Ann Reed", «جائزة البوكر لسميرة هلال»: who is awarded
    what, without a verb."""
    award = next((k for k in range(start, min(start + _HEADLINE, end)) if line.norms[k] in _AWARDS), None)
    if award is None:
        return False
    if line.code == "ar":
        return any(line.norms[k][0] == "ل" and len(line.norms[k]) > _SHORTEST for k in range(award + 1, end))
    for to in range(award + 1, end - 1):
        if line.norms[to] in _AWARDED_TO:
            named = line.norms[award] not in _OR_PRICES or any(line.capital[max(award, start + 1) : to])
            behind = to + 1 + bool(line.is_a(to + 1, "determiner"))
            return named and behind < end and (line.capital[behind] or line.norms[behind] == '"')
    return False


def headline_source(line: Line, colon: int) -> Mention | None:
    """The source that ends a headline: "Fire kills 14: police", « Incendie : 14 morts : préfecture »; ``None`` for what
    a colon lists or explains: "They killed 14: soldiers and police."."""
    first, end = colon + 1, post_end(line)
    while end > first and not line.is_word(end - 1):
        end -= 1
    if not line.is_colon(colon) or not 0 < end - first <= _LONGEST_SOURCE:
        return None
    if any(line.stops(k) or line.norms[k] in _AND_OR for k in range(first, end)):
        return None
    if line.has_figure(first, end) or line.has_verb(first, end):
        return None
    if line.code == "ar":
        return _arabic_source(line, colon, end)
    if line.is_a(first, "determiner"):
        return None
    stated = line.has_predicate(0, colon) or line.has_figure(0, colon) or is_absence(line, 0, colon)
    stated = stated or (line.code == "en" and is_plan(line, 0))
    mention = read_mention(line, first, end) if stated or has_participle(line, colon) else None
    if mention is None or mention.pronoun:
        return None
    if mention.kind in SOURCES:
        apposed = line.norms[-1] == "." and (line.code == "en" or mention.kind == "person") and is_apposed(line, colon)
        return None if apposed else mention
    apart = line.norms[-1] != "." and (line.code == "en" or line.tokens[first].text.isupper())
    return named_last(line, colon, first, end) if apart else None


def _arabic_source(line: Line, colon: int, end: int) -> Mention | None:
    """The body or officer that ends an Arabic headline: «مقتل 3 جنود في كمين: الجيش»."""
    told = line.has_predicate(0, colon) or line.has_figure(0, colon)
    if not told or line.norms[-1] == "." or any(line.joined(k) for k in range(colon + 1, end)):
        return None
    mention = read_mention(line, colon + 1, end)
    return mention if mention is not None and mention.kind in BODIES else None
