"""Whose toll a phrase names without a noun of the role lists: "a Borea News tally", « un décompte de Médias Nord »."""

from __future__ import annotations

from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.language.places import city_words

_BY_MAKER = wordset("by_maker")
_EVENTS_TOO = wordset("tolls_too")
"""Tallies that are named after what happened: "the Maui death toll", « le bilan de Lothar »."""
_OF = wordset("of", "fr")
_ARTICLES = wordset("definite_articles", "fr")


def maker(line: Line, start: int, at: int, end: int) -> tuple[int, int] | None:
    """The words that name who made the toll at ``at`` in the phrase from ``start`` to ``end``: capitalised, no place;
    ``None`` when nobody is named."""
    if line.code == "en":
        first, last = _name_before(line, start, at), at
        if first >= last and at + 2 < end and line.norms[at + 1] in _BY_MAKER:
            first, last = at + 2 + (line.norms[at + 2] == "the"), end
    elif line.code == "fr":
        of = next((k for k in range(at + 1, end - 1) if line.norms[k] in _OF), None)
        if of is None:
            return None
        first = of + 1 + (line.norms[of + 1] in _ARTICLES)
        last = first
        while last < end and (line.capital[last] or line.norms[last] in _OF or line.norms[last] == "-"):
            last += 1
    else:
        return None
    if first >= last or not line.capital[first] or line.in_date[first] >= 0:
        return None
    name = line.words(first, last)
    if line.norms[at] in _EVENTS_TOO and not (last - first == 1 and name.isupper() and len(name) > 1):
        return None
    cities = city_words(line.code)
    return None if any(line.is_place(k) or line.norms[k] in cities for k in range(first, last)) else (first, last)


def _name_before(line: Line, start: int, at: int) -> int:
    """Where the run of capitalised words begins that ends right before the noun."""
    first = at
    while first > start and (line.capital[first - 1] or line.norms[first - 1] in ("-", "&")):
        first -= 1
    while first < at and (line.is_a(first, "determiner") or not line.is_word(first)):
        first += 1
    return first
