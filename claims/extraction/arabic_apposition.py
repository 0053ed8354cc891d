"""The name that stands between commas behind an Arabic office: «قال المشرف على البحث، أحمد حداد، إن»."""

from __future__ import annotations

from claims.extraction.arabic_names import BEFORE_NAMES, LONGEST_NAME, is_family_name, names_person
from claims.extraction.lexicon import wordset
from claims.extraction.line import Line

_NAMES_WITH_ARTICLE = wordset("names_with_article")
CALLED = wordset("before_given_names", "ar")
"""What stands between somebody and the name: «حاج مصري يدعى محمود حداد», «شاب اسمه سامر»."""
_ONE = wordset("exceptive_one", "ar")
_FEWEST_NAMES = 2
_MOST_TITLES = 2
"""Words of "Colonel", «اللواء الركن» in front of the name."""
_LONGEST_TITLE = 5
"""Words of an office in front of the name between commas: «عالمة الآثار الإسلامية»."""
_LONGEST_OFFICE = 12
"""Words of an office in front of the comma, with whom it is with: «أستاذ الجيولوجيا في جامعة حلب»."""
_LONGEST_TAIL = 7
_PEOPLE = ("person", "anonymous", "people")


def name_at(line: Line, comma: int, limit: int) -> tuple[int, int] | None:
    """Where the name behind ``comma`` begins and ends, without the title before it; ``None`` unless a mark or a word
    like «إن» follows right behind a first and a last name. In place of the comma may stand "called"."""
    called = line.norms[comma] in CALLED
    first = _past_office(line, comma + 1, limit)
    while first < min(comma + 1 + _MOST_TITLES, limit) and _is_title(line, first):
        first += 1
    if first >= limit or not (names_person(line, first, limit) or _with_article(line, first)):
        return None
    end = first + 1
    while end < min(limit, first + LONGEST_NAME) and (
        names_person(line, end, limit)
        or line.norms[end - 1] in BEFORE_NAMES
        or is_family_name(line, first, end)
        or (end == first + 1 and line.norms[end].startswith("ال") and not line.begun[end].roles)
    ):
        end += 1
    if called:
        return first, end
    if end - first < _FEWEST_NAMES:
        return None
    opener = line.connector(end) if end < len(line) and line.is_word(end) else None
    closed = end == len(line) or not line.is_word(end) or (opener is not None and opener[1] == "complement")
    return (first, end) if closed else None


def _past_office(line: Line, first: int, limit: int) -> int:
    """Where the known given name stands in «عالمة المناعة فاطمة حداد», «الناقد العراقي سامر حداد»: behind an office and
    its definite words; ``first`` itself where none does."""
    office = line.role(first, limit) if first < limit else None
    if office is None or office[1].kind != "person":
        return first
    index = first + office[0]
    while index < min(limit, first + _LONGEST_TITLE) and line.norms[index].startswith("ال"):
        index += 1
    return index if index < limit and line.norms[index] in line.grammar.given_names else first


def _is_title(line: Line, index: int) -> bool:
    hit = line.role(index)
    return hit is not None and hit[0] == 1 and hit[1].kind == "person" and line.norms[index].startswith("ال")


def _with_article(line: Line, index: int) -> bool:
    return line.norms[index] in _NAMES_WITH_ARTICLE


def past_name(line: Line, start: int, end: int, limit: int) -> int:
    """The end of the name between commas behind the office at ``start``, whose words may go on behind ``end`` with
    whom it is with: «مدير الأبحاث في معهد الشمال، سامر حداد،»; ``end`` itself where none stands."""
    if end + 1 >= limit or not heads_person(line, start):
        return end
    comma = end
    if line.norms[end] not in CALLED:
        comma = next((k for k in range(end, min(end + _LONGEST_TAIL, limit)) if not line.is_word(k)), limit)
        if comma + _FEWEST_NAMES >= limit or line.norms[comma] != "," or not _goes_on(line, end, comma):
            return end
    named = apposed(line, start, comma, limit)
    return named[1] if named is not None else end


def apposed(line: Line, start: int, comma: int, limit: int) -> tuple[int, int] | None:
    """As ``name_at``; behind a noun in no list the name must be a known one: «وقال غطاس، سامر حداد، إن»."""
    named = name_at(line, comma, limit)
    if named is None or line.role(start) or line.norms[start] in _ONE or line.norms[comma] in CALLED:
        return named
    return named if line.norms[named[0]] in line.grammar.given_names else None


def heads_person(line: Line, start: int) -> bool:
    """True for a word that may be what somebody is: one person's office, «إحدى» or a noun in no list; no name."""
    office = line.role(start)
    if office is not None:
        return office[1].kind in _PEOPLE and office[1].number != "p"
    return not (line.norms[start] in line.grammar.given_names or line.is_place(start) or line.begun[start].verb)


def _goes_on(line: Line, start: int, comma: int) -> bool:
    """True when the words behind an office up to its comma belong to it, or there are none."""
    if start == comma:
        return True
    if not (line.is_a(start, "preposition") or line.norms[start][0] in "لب"):
        return False
    return not any(
        line.in_date[k] >= 0
        or line.in_quantity[k] >= 0
        or line.verb(k, sure=True)
        or line.connector(k)
        or line.source(k)
        for k in range(start, comma)
    )


def office_before(line: Line, begin: int, comma: int) -> bool:
    """True when the words from ``begin`` to ``comma`` hold one person's office with no mark in it."""
    for index in range(comma - 1, max(comma - _LONGEST_OFFICE, begin - 1), -1):
        if line.stops(index):
            return False
        hit = line.role(index)
        if hit is not None and hit[1].kind in _PEOPLE and hit[1].number != "p":
            return True
    return False
