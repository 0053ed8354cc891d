"""Who a noun phrase names: role kept apart from name, and every mention of one speaker led back to the same form.

Follows the mention heuristics of BBC Citron (2021): definite descriptions and pronouns go to the latest mention that
agrees in kind, gender and number; a shorter name goes to the fullest one of the report.
"""

from __future__ import annotations

from claims.extraction.arabic_names import name_before, without_addressee
from claims.extraction.arabic_words import THEREIN
from claims.extraction.called import apposed_mention, called_mention, clean_role
from claims.extraction.grammar import Role
from claims.extraction.heads import find_head, is_act, is_definite, strip
from claims.extraction.lexicon import phraseset, pronouns, rows, wordset, wordsets
from claims.extraction.line import Line
from claims.extraction.makers import maker
from claims.extraction.mention import BODIES, Mention, genitive, like_a_person, unprefixed
from claims.extraction.proper_names import (
    apposed_name,
    full_name,
    is_domain,
    name_behind_comma,
    name_part,
    with_noun,
)
from claims.language import fold
from claims.language.places import city_words

LONGEST_SPEAKER = 18
"""Words of the longest noun phrase that is read as a speaker."""

ONE_OF = "one of"
"""Head of a mention that is one of a group named before: "one of them", « l'un d'eux », «أحدهم»."""
TITLE = "«»"
"""Head of a mention that stands between quote marks: a body, whatever its words mean."""
_ARTICLES, _AND = wordsets("definite_articles"), wordset("and", "en", "fr")
TO_WHOM = wordset("to_them")
"""Between an Arabic verb and its subject: «أكد لنا مصدر»."""
_ONCE = wordset("once_held")
_OURS = wordset("this_outlet")
_I = wordset("first_person", "en")
_NOBODY = wordset("no_speakers")
_HONORIFICS = {
    **dict.fromkeys(phraseset("honorifics", "ar", "en"), "m"),
    **dict.fromkeys(phraseset("honorifics_of_women"), "f"),
    **dict.fromkeys(phraseset("honorifics", "fr"), "-"),
}
"""Titles that stand for whoever holds the office, with the gender that they tell."""
_FRENCH_STRESSED, _CONTRACTED = pronouns("fr", "stressed"), pronouns("en", "contracted")
_FEWEST_NAMES = 2
_THE_ONE = wordset("the_one", "fr")
_OF, _AFFILIATES = wordset("of", "fr"), wordset("affiliates")
_ARTICLE_GENDER = {fold(row[0]): row[1] for row in rows("fr", "article_genders")}
_POSSESSIVES = wordsets("possessives")


def read_mention(line: Line, start: int, end: int) -> Mention | None:
    """Read words ``start`` to ``end`` as a speaker; ``None`` when nothing is left of them or they are too many."""
    start, end = strip(line, start, end)
    end = without_addressee(line, start, end) if line.code == "ar" else end
    if start >= end or line.count_words(start, end) > LONGEST_SPEAKER:
        return None
    if line.code == "en" and line.norms[end - 1] in _I and (end - 2 <= start or not line.capital[end - 2]):
        return None  # "all I (can say)", but "King Alba I"
    if line.code == "en" and end - start == 1 and line.is_a(start, "preposition"):
        return None
    norms = tuple(line.norms[start:end])
    pronoun = _read_pronoun(line, start, end)
    if pronoun:
        return pronoun
    if line.is_a(start, "one-of", end) == end - start:
        return Mention(_text(line, start, end), kind="anonymous", number="s", head=ONE_OF, norms=norms)
    named = (
        apposed_mention(line, start, end)
        if line.code == "ar"
        else _one_of_them(line, start, end)
        or _affiliated(line, start, end)
        or called_mention(line, start, end)
        or _once(line, start, end)
    )
    if named is not None:
        return named
    head = find_head(line, start, end)
    if head is not None and head[2].kind == "media" and line.norms[start] in _OURS:
        return Mention(_text(line, start, end), norms=norms)  # "This blog has reported that": the outlet itself
    if head is None:
        return _read_name(line, start, end)
    at, size, role = head
    if role.kind in ("institution", "group") and line.code == "fr":  # « Le conseil, organisme indépendant »
        end = next((k for k in range(at + size, end - 1) if line.norms[k] == "," and _describes(line, k + 1)), end)
        norms = tuple(line.norms[start:end])
    definite = is_definite(line, start, at, end, size)
    text = _text(line, start, end)
    article = next((line.norms[k] for k in range(at - 1, start - 1, -1) if line.norms[k] in _ARTICLE_GENDER), "")
    gender = _ARTICLE_GENDER.get(article, role.gender) if line.code == "fr" and role.number == "s" else role.gender
    if role.kind in BODIES and line.code != "ar" and (comma := name_behind_comma(line, at + size, end)):
        own = clean_role(line.words(start, comma))  # « la compagnie, Kerval Air »
        return Mention(line.words(comma + 1, end), own, role.kind, norms=tuple(line.norms[comma + 1 : end]))
    base = Mention(
        text,
        "",
        role.kind,
        gender,
        role.number,
        line.norms[at + size - 1].removeprefix("ال"),
        definite,
        norms=norms,
    )
    if role.kind in ("document", "tally"):
        return base._replace(owner=_owner(line, start, at, size, end, role.kind))
    if role.kind == "person" and line.code == "ar" and name_before(line, start, at, end):
        own = line.words(at, end)
        return base._replace(name=line.words(start, at), role=own, definite=False, norms=tuple(line.norms[start:at]))
    if role.kind in ("person", "anonymous"):
        name = name_part(line, start, at, size, end)
        if name and (role.kind == "person" or _is_named(line, at + size, name, role)):
            first, last = name
            role_words = line.words(start, first) if last == end else line.words(last, end)
            return base._replace(
                kind="person",  # "WHO official Ann Reed"
                name=line.words(first, last),
                role=clean_role(role_words[1:] if line.joined(start) else role_words),
                definite=False,
                norms=tuple(line.norms[first:last]),
            )
    return base


def _is_named(line: Line, behind: int, name: tuple[int, int], role: Role) -> bool:
    """True for one official by name, "WHO official Ann Reed", «المسؤول سامر الحاج»; none of «مسؤول أميركي رفيع» is a
    name, and "analysts at Rystad Energy" have none."""
    if line.code == "ar":
        return line.norms[name[0]] in line.grammar.given_names
    governed = name[0] > behind and line.is_a(name[0] - 1, "preposition")
    return role.number == "s" and not governed and name[1] - name[0] >= _FEWEST_NAMES


def _one_of_them(line: Line, start: int, end: int) -> Mention | None:
    """Who "one of the doctors, the surgeon NAME" is; ``None`` for any other phrase."""
    if line.norms[start] != "one" or line.norms[start + 1 : start + 2] != ["of"]:
        return None
    comma = next((k for k in range(start, end - 1) if line.norms[k] == ","), None)
    named = read_mention(line, comma + 1, end) if comma is not None else None
    whole = named is not None and named.kind in ("person", "name") and line.capital[end - 1]
    if not whole or named is None or named.role:
        return named if whole else None
    first = next((k for k in range(end - 1, start, -1) if not line.capital[k]), end) + 1
    if end - first < _FEWEST_NAMES:
        return None
    return named._replace(
        name=line.words(first, end),
        role=line.words(start, first),
        kind="person",
        norms=tuple(line.norms[first:end]),
    )


def _affiliated(line: Line, start: int, end: int) -> Mention | None:
    """Who « NAME, du ministère de la Santé », « la juge NAME, du tribunal », "NAME of the University of Marlow" is;
    ``None`` for any other phrase."""
    if line.code == "en" and (name := full_name(line, start, end)) > start and name + 1 < end:
        person = line.norms[name] in _AFFILIATES and "," not in line.norms[name:end]
        named = Mention(
            line.words(start, name), line.words(name, end), "person", number="s", norms=tuple(line.norms[start:name])
        )
        return named if person and line.capital[end - 1] and like_a_person(named) else None
    comma = next((k for k in range(start, end - 2) if line.norms[k] == ","), None)
    if line.code != "fr" or comma is None or line.norms[comma + 1] not in _OF:
        return None
    if full_name(line, start, comma) != comma:
        officer = read_mention(line, start, comma) if line.role(start) or line.role(start + 1) else None
        return officer if officer is not None and officer.role else None
    norms = tuple(line.norms[start:comma])
    return Mention(line.words(start, comma), line.words(comma + 1, end), "person", number="s", norms=norms)


def _once(line: Line, start: int, end: int) -> Mention | None:
    """Who "the former miner Ann Reed" is, whatever else a miner may be; ``None`` for any other phrase."""
    first = start + (end - start > 1 and line.norms[start] in _ARTICLES["en"])
    name = with_noun(line, first, end) if line.norms[first] in _ONCE else 0
    norms = tuple(line.norms[name:end])
    return Mention(line.words(name, end), line.words(first, name), "person", number="s", norms=norms) if name else None


def _owner(line: Line, start: int, at: int, size: int, end: int, kind: str) -> Mention | None:
    """Whose document or toll it is: «بيان لوزارة الداخلية», "a statement from the ministry", « bilan du ministère »."""
    first = next((k + 1 for k in range(at - 1, start, -1) if line.norms[k] == ","), start)
    held = genitive(line, first, at) if line.code == "en" and first < at else None  # "For comparison, Dale's tally"
    if held is not None and (held.kind != "name" or line.norms[at - 1] == "own"):  # "Dale's own tally"
        return held
    for index in range(start if line.code == "en" else at + size, end):
        if index == at or (line.code == "fr" and index == at + size):
            continue  # « un bilan officiel » has no owner
        hit = line.role(index, end)
        if hit and hit[1].kind not in ("tally", "document"):
            first = index
            while first - 1 > at + size and line.code != "ar" and line.capital[first - 1]:
                first -= 1
            if line.code != "ar" and first > start and line.norms[first - 1] in (*_ARTICLES[line.code], "du"):
                first -= 1
            stop = at if index < at else end
            found = read_mention(line, first, stop)
            return unprefixed(found) if found and line.code == "ar" else found
    made = maker(line, start, at, end) if kind == "tally" else None
    return Mention(line.words(*made), kind="name", norms=tuple(line.norms[slice(*made)])) if made else None


def _text(line: Line, start: int, end: int) -> str:
    """The phrase as written, without an English deictic owner ("the country's ministry") or a joined Arabic prefix."""
    if line.code == "en":
        for index in range(start, min(start + 3, end - 1)):
            if line.is_a(index, "deictic-owner"):
                return line.words(index + 1, end)
        if line.norms[start] in _POSSESSIVES["en"] and end - start > 2:
            return line.words(start + 1, end)
    text = line.words(start, end)
    norm = line.norms[start]
    written_on = norm.startswith("وال") and line.grammar.begins[norm[1:]].roles
    if (line.joined(start) or written_on) and text[0] in "وف":
        return text[1:]  # «والحركة تنشر»
    return text


LATTER = "latter"
"""The head noun of "the latter", «الأخير»."""


def _read_pronoun(line: Line, start: int, end: int) -> Mention | None:
    if line.is_a(start, "latter") == end - start:
        gender = "f" if line.norms[end - 1].endswith("ه") else "-"
        return Mention(line.words(start, end), kind="person", gender=gender, head=LATTER, definite=True)
    if (told := _HONORIFICS.get(tuple(line.norms[start:end]))) is not None:
        return Mention(line.words(start, end), gender=told, number="s", pronoun=True, kind="he")
    if end - start != 1 and line.code != "fr":
        return None
    if line.code == "fr" and end - start == 1 and line.norms[start] in _FRENCH_STRESSED:
        gender, number = _FRENCH_STRESSED[line.norms[start]]
        return Mention(line.words(start, end), gender=gender, number=number, pronoun=True, kind="il")
    if line.code == "en" and "'" in line.norms[start] and end - start == 1:
        bare = line.norms[start].partition("'")[0]  # "He'll ask", "they've said"
        if bare in _CONTRACTED:
            gender, number = _CONTRACTED[bare]
            return Mention(bare, gender=gender, number=number, pronoun=True, kind=bare)
    for name, gender, number in (("he", "m", "s"), ("she", "f", "s"), ("they", "-", "p"), ("it", "-", "s")):
        if line.is_a(start, name) == end - start:
            kind = "il" if line.code == "fr" and number == "s" else name  # « il » may be a ministry
            return Mention(line.words(start, end), gender=gender, number=number, pronoun=True, kind=kind)
    return None


def _describes(line: Line, at: int) -> bool:
    """True for the first word of an apposition without an article: « Le conseil, organe de direction »."""
    plain = line.is_word(at) and line.tokens[at].text[0].islower() and not line.is_a(at, "determiner")
    return line.role(at) is not None or plain


def _read_name(line: Line, start: int, end: int) -> Mention | None:
    """A phrase without a role noun: a proper name when it is written like one."""
    norms = tuple(line.norms[start:end])
    articles = _ARTICLES.get(line.code, frozenset())
    if line.code == "ar":
        if line.is_a(start, "manner") or norms[0] in THEREIN:
            return None  # «بصوت متقطع», «وعد فيه المانحون»
        if line.bare[start] in _NOBODY:
            return Mention(_text(line, start, end), norms=norms)
        if end - start <= 5 and all(line.is_word(k) or line.tokens[k].text in "\"()«»'" for k in range(start, end)):
            cities = city_words("ar")
            known = all(line.is_place(k) or line.bare[k] in cities for k in range(start, end))
            return Mention(_text(line, start, end), kind="name", head="place" if known else "", norms=norms)
        return None
    first = start + 1 if norms[0] in articles and end - start > 1 else start
    words = [k for k in range(first, end) if line.is_word(k)]
    if (
        norms[0] in _THE_ONE  # « celui de Norval »
        or (line.is_a(start, "pronoun") and (end - start == 1 or line.is_a(start, "it")))  # « On nous »
        or line.is_a(start, "negator")
        or (line.is_a(start, "determiner") and first == start and len(words) == 1)
    ):
        return Mention(line.words(start, end), norms=norms)
    capitals = [k for k in words if line.capital[k]]
    if is_domain(line.words(start, end)):
        return Mention(line.words(start, end), kind="media", number="s", norms=norms)
    nouns = [k for k in words if line.norms[k] not in articles | _AND] if len(capitals) > 1 else words
    comma = next((k for k in range(first, end) if line.norms[k] == ","), end)
    apposed = first < comma == full_name(line, first, comma)  # « NAME, mécanicien de la ville »
    mostly = apposed or len(capitals) * 2 >= len(nouns)
    kind = "name" if capitals and not is_act(line, words[-1]) and mostly else ""
    placed = "place" if capitals and all(line.is_place(k) for k in capitals) else ""
    named = apposed_name(line, comma, end)
    if named is not None:
        role = clean_role(line.words(start, comma))
        return Mention(line.words(named, end), role, "person", norms=tuple(line.norms[named:end]))
    last = comma if comma > first else end
    behind = [k for k in range(comma + 1, end) if line.is_word(k)]
    whole = 1 <= len(behind) <= 4 and all(line.capital[k] for k in behind)
    if len(capitals) < len(words) and (whole or full_name(line, comma + 1, end) == end > comma + 1):
        role = clean_role(line.words(start, comma))
        return Mention(line.words(comma + 1, end), role, "person", norms=tuple(line.norms[comma + 1 : end]))
    return Mention(line.words(start, last), kind=kind, head=placed, norms=tuple(line.norms[start:last]))
