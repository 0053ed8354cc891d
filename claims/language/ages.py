"""Which figures are the age of somebody: of a name, or of a noun for one person, beside which they stand; ages that
Arabic tells by the year of life («في السابعة عشرة من عمره»)."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.base import Token
from claims.language.lexicon import affixes, forms, rows, wordset
from claims.language.normalise import fold

OLDEST = 120
"""Years that nobody reaches."""
_SOMEBODY = wordset("somebody")
"""Singular nouns for people, of whom an age is told."""
_OF = wordset("partitives")
_TRADES = affixes("trade_endings")
_ONE = wordset("one", "fr")
_SETS_OFF = frozenset((",", "-", "("))
_ENDS = frozenset((",", ".", ")"))


def years_of_somebody(tokens: Sequence[Token], start: int, end: int) -> bool:
    """True for the years at tokens ``start`` to ``end``, their noun included, of "Jane Doe, 36 ans", « le tireur, 20
    ans, », « un homme de 20 ans », «رجل (50 عاما)»; false for a term: « le mandat du maire, 6 ans, »."""
    if start < 2:
        return False
    mark, before = tokens[start - 1].norm, start - 2
    if tokens[before].norm == "." and before:
        before -= 1  # « Nahel M., 17 ans »
    if mark in _SETS_OFF and tokens[before].text[0].isupper():
        return True
    if mark in _OF and _apposed_trade(tokens, before):
        return True
    if mark in _OF and tokens[before].norm not in _SOMEBODY and tokens[before].norm.isalpha():
        before -= 1  # « une fillette turque de 7 ans »
    if tokens[before].norm not in _SOMEBODY or (before > 0 and tokens[before - 1].norm in _OF):
        return False
    after = tokens[end].norm if end < len(tokens) else "."
    return mark in _OF or (mark in _SETS_OFF and after in _ENDS)


def _apposed_trade(tokens: Sequence[Token], noun: int) -> bool:
    """True for the noun of « l'accusé, un carreleur de 41 ans, »: somebody by trade in an apposition."""
    apposed = noun > 1 and tokens[noun - 1].norm in _ONE and tokens[noun - 2].norm == ","
    return apposed and tokens[noun].norm.endswith(_TRADES)


def set_off_as_age(tokens: Sequence[Token], start: int, end: int) -> bool:
    """True for the number at tokens ``start`` to ``end`` of "Jane Doe, 36, said", "the gunman, 20, was killed": commas
    set it off behind a name or somebody."""
    if start < 2 or tokens[start - 1].norm != ",":
        return False
    before, after = tokens[start - 2], tokens[end].norm if end < len(tokens) else "."
    return after in _ENDS and (before.text[0].isupper() or before.norm in _SOMEBODY)


_YEARS = {fold(form): (kind, int(value)) for kind, value, listed in rows("ar", "ages") for form in forms(listed)}
YEARS_OF_LIFE = frozenset(_YEARS)
"""Words with which such an age begins: feminine ordinals, and the tens under the article."""
_TEEN, _LIVED, _AGE = wordset("ten"), wordset("years_lived"), wordset("age_nouns")
_OF_LIFE, _YOUNGER = wordset("partitives", "ar"), wordset("beyond_age")


def year_of_life(tokens: Sequence[Token], index: int) -> tuple[int, float] | None:
    """Where the age that begins at ``tokens[index]`` ends, and its years: «في السابعة عشرة من عمره», «دون
    الثامنة عشرة», «سن الستين»; ``None`` for an hour («في الثامنة مساء»), a rank or any other word."""
    kind, years = _YEARS.get(tokens[index].norm, ("", 0))
    if not kind or not index:
        return None

    def norm(place: int) -> str:
        return tokens[place].norm if 0 <= place < len(tokens) else ""

    end, teen = index + 1, False
    if kind == "year" and norm(end) in _TEEN:
        end, years, teen = end + 1, years + 10, True
    elif kind == "year" and _YEARS.get(norm(end)[1:], ("", 0))[0] == "ten":
        years, end = years + _YEARS[norm(end)[1:]][1], end + 1
    lived = norm(end) in _OF_LIFE and norm(end + 1) in _LIVED
    before = norm(index - 1)
    return (end, float(years)) if lived or before in _AGE or (teen and before in _YOUNGER) else None
