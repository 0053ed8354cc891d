"""The noun of a figure that stands apart from it: "the number of homes without power rose to 45,000", « a porté à 875
le nombre d'interpellations », «وبلغ عدد المنازل المتضررة 1200»."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.base import Token
from claims.language.counted import WHERE_OR_WHEN
from claims.language.figure_rules import Item, Noun, Rules
from claims.language.lexicon import LANGUAGES, wordlist, wordset
from claims.language.tables import Hit, PhraseTable

_MARKS = {code: PhraseTable(((form, True) for form in wordlist("number_of", code)), code) for code in LANGUAGES}
_ENDS = frozenset('.;:!?؟…()[]"«»“”')
_NEXT_CLAUSE = wordset("clause_openers")
_REACH, _BEHIND = 16, 3
"""Tokens between the noun and a figure behind it; between a figure and "the number of" behind it."""
_ADJECTIVES = {"en": 3}
"""Tokens in front of the noun that may describe it: "confirmed cases"."""
_SHORTEST = 3
"""Letters of what no plural is shorter than: "as" and "its" are none."""


def nouns_apart(tokens: Sequence[Token], items: Sequence[Item], rules: Rules) -> None:
    """Give every bare figure (without a noun of its own) the noun behind "the number of" in its clause, if there is
    one."""
    bare = [place for place, item in enumerate(items) if item.unit is None and not item.unit_text]
    table = _MARKS.get(rules.code)
    marks = table.all(tokens) if bare and table else []
    if not marks:
        return
    for place in bare:
        items[place].apart = _before(tokens, items, place, marks, rules) or _behind(tokens, items[place], marks, rules)


def _before(
    tokens: Sequence[Token], items: Sequence[Item], place: int, marks: list[Hit[bool]], rules: Rules
) -> Noun | None:
    """The noun of a "number of" in front of the figure; figures with nouns of their own between them end its reach."""
    item = items[place]
    for mark in reversed(marks):
        end = mark.end
        if end > item.start:
            continue
        between = tokens[end : item.start]
        if len(between) > _REACH or any(word.norm in _ENDS or word.norm in _NEXT_CLAUSE for word in between):
            return None
        if any(_ends_reach(other, item) for other in items[:place] if end <= other.start):
            return None
        if any(other.start == end for other in items):
            return None  # "a total of 45 ships": the number is told with its noun
        return _noun(tokens, end, item.start, rules)
    return None


def _ends_reach(other: Item, item: Item) -> bool:
    """Whether a figure between "the number of" and ``item`` is what it numbers: not a place or a time, nor the first of
    "rose from 320 to 450"."""
    if other.unit_end > other.unit_start:
        return other.unit is None or other.unit.concept not in WHERE_OR_WHEN
    return item.start - other.end > 1


def _behind(tokens: Sequence[Token], item: Item, marks: list[Hit[bool]], rules: Rules) -> Noun | None:
    """The noun of a "number of" right behind the figure: « a porté à 875 le nombre d'interpellations »."""
    for mark in marks:
        if item.end <= mark.start < item.end + _BEHIND:
            between = tokens[item.end : mark.start]
            if not any(word.norm in _ENDS or word.norm == "," for word in between):
                return _noun(tokens, mark.end, min(mark.end + _REACH, len(tokens)), rules)
    return None


def _noun(tokens: Sequence[Token], start: int, end: int, rules: Rules) -> Noun | None:
    """The noun that begins at ``start`` or, behind adjectives, soon after: one that a table knows, else in languages
    whose adjectives follow the noun the first word."""
    for at in range(start, min(start + _ADJECTIVES.get(rules.code, 1), end)):
        norm = tokens[at].norm
        if norm in rules.stop or not norm[0].isalpha():
            return None
        hit = rules.counter.units.at(tokens, at)
        if hit is not None and hit.end <= end:
            return Noun(at, hit.end, hit.value) if hit.value.kind != "measure" else None
        if rules.code in _ADJECTIVES and norm.endswith("s") and len(norm) > _SHORTEST:
            return Noun(at, at + 1, None)
    if start >= end or rules.code in _ADJECTIVES:
        return None
    return Noun(start, start + 1, None)
