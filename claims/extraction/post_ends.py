"""Who is named at the end of a post or headline by a name that no list knows: "Power cut until Friday – Eskom",
"Blaze 60% contained: CalFire #fire", « 526 cas importés (Santé publique France) ».

A name may also end a sentence as an apposition: "Only one club has won it twice – Norland." What leaves out its
articles, or has no stop, is a headline, and its last name is who says so.
"""

from __future__ import annotations

import re

from claims.extraction.heads import is_act
from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.mention import FULL_NAME, Mention
from claims.extraction.names import read_mention

_HASHTAGS = re.compile(r"(?<=\S)(?:\s+[#@]\w+)+[\s.]*$")
AGENCIES = wordset("credited_agencies")
_RUBRICS = wordset("rubrics")
_POINTS = wordset("points_at_one")
_OF = wordset("of")
_SMALL = wordset("small_words_of_names")
_BEFORE_ONE = {
    "en": wordset("definite_articles", "en") | wordset("indefinite_articles", "en") | wordset("possessives", "en"),
    "fr": wordset("indefinite_articles", "fr") | wordset("possessives", "fr") | wordset("demonstratives", "fr"),
}
_NEAR = 6
"""Words in front of a French apposition among which its noun stands."""
_PLAN = 6
"""Words at the head of a headline among which "to" tells of a plan."""
_SHORTEST, _SHORTEST_INITIALS = 4, 3
_LONGEST = 9
"""Words of an unlisted name, titles with stops included: "Lt. Col. Peter Osei"."""


def post_end(line: Line) -> int:
    """The word behind the last one of a post, its closing hashtags left out."""
    if "#" not in line.norms and "@" not in line.norms:
        return len(line)
    found = _HASHTAGS.search(line.text)
    return next((k for k, t in enumerate(line.tokens) if t.start >= found.start()), len(line)) if found else len(line)


def is_rubric(line: Line, first: int, end: int) -> bool:
    """True for "– Analysis", "– Photos": what kind of report it is, in one word."""
    return line.norms[first] in _RUBRICS and line.count_words(first, end) == 1


def named_last(line: Line, mark: int, first: int, end: int) -> Mention | None:
    """The unlisted name that words ``first`` to ``end`` are, behind what the words in front of ``mark`` state; ``None``
    for a rubric ("– Analysis"), a place, anything that is not capitalised, and an apposition."""
    last = end - 1
    while last > first and not line.is_word(last):
        last -= 1
    if line.code == "ar" or not 0 <= last - first < _LONGEST or not line.capital[first] or not line.capital[last]:
        return None
    words = [k for k in range(first, last + 1) if line.is_word(k)]
    if any(line.norms[k] in (",", ":", ";") for k in range(first, last + 1)) or is_act(line, last):
        return None
    if any(line.in_date[k] >= 0 or line.in_quantity[k] >= 0 or line.norms[k] in _RUBRICS for k in words):
        return None
    if sum(line.capital[k] or line.norms[k] in _SMALL for k in words) < len(words) - 1 or line.is_place(words[0]):
        return None
    initials = first == last and len(line.norms[first]) >= _SHORTEST_INITIALS and line.tokens[first].text.isupper()
    if not _tells(line, mark) or is_apposed(line, mark, name=not initials):
        return None
    mention = read_mention(line, first, last + 1)
    kinds = ("name", "media") if first == last else ("name", "media", "tally")  # "Statistics Norway"
    named = mention is not None and mention.kind in kinds and mention.head != "place"
    return mention if named else None


def _tells(line: Line, mark: int) -> bool:
    """True when what stands in front of the mark is a statement: with a predicate, a participle or a figure."""
    told = line.has_predicate(0, mark) or line.has_figure(0, mark)
    told = told or (line.code == "en" and "to" in line.norms[1:_PLAN])  # "Rates to stay on hold"
    return told or has_participle(line, mark)


def has_participle(line: Line, end: int) -> bool:
    """True for "Suspect arrested in Marlow", "No talks planned": a headline in the passive, without its auxiliary."""
    for index in range(1, end):
        norm = line.norms[index]
        if norm in line.grammar.participles or (line.code == "en" and norm.endswith("ed") and len(norm) > _SHORTEST):
            return True
        if (cue := line.cue(index)) is not None and cue[1].form == "participle":
            return True
    return False


def is_apposed(line: Line, mark: int, *, name: bool = True) -> bool:
    """True where the name may say who is meant in front of it: "… a rising star – Ann Reed."; initials, which are no
    ``name`` of a person, only behind "the only one"."""
    if any(line.norms[k] in _POINTS for k in range(mark)) or not name:
        return any(line.norms[k] in _POINTS for k in range(mark))
    near = range(0 if line.code == "en" else max(mark - _NEAR, 0), mark)
    return line.norms[-1] == "." and any(line.norms[k] in _BEFORE_ONE[line.code] for k in near)


def head_name(line: Line, first: int) -> tuple[Mention, int] | None:
    """The person whom a line is about, and the word behind the name: "Coach Ann Reed reacts to the defeat", « Ann Reed
    sur la défaite : »; ``None`` where none stands at word ``first``, office or not."""
    stop = next((k for k in range(first + 1, len(line)) if _ends_name(line, k)), None)
    if stop is None:
        return None
    if line.code == "ar" and line.role(first) is None and line.norms[first] not in line.grammar.given_names:
        return None
    mention = read_mention(line, first, stop)
    if mention is None or mention.pronoun or mention.head == "place":
        return None
    full = mention.kind == "name" and len(mention.norms) >= FULL_NAME
    return (mention, stop) if full or (mention.kind == "person" and mention.role) else None


def _ends_name(line: Line, index: int) -> bool:
    """True for the word behind a name: a verb, a preposition, a day, a comma or a colon."""
    if line.stops(index) or line.verb(index) or line.in_date[index] >= 0:
        return True
    return bool(line.is_a(index, "preposition")) and line.norms[index] not in _OF
