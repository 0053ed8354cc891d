"""What happened where: the event that a claim, or its report, tells of, as far as its words say.

"45 dead in a dam collapse" and "232 dead in eleven days of fighting" share all that is counted and no more. What tells
the events apart is the word for what happened, or the place. Both are read here, from the claim itself or, where it
says nothing of it ("632 dead"), from its report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from claims.language import get_language
from claims.language.cldr import find_terms
from claims.language.glossary import find_concepts
from claims.language.memo import TEXTS
from claims.language.skeleton import skeletons
from claims.language.wordforms import words
from claims.matching.lands import lands_of
from claims.matching.spans import stem_key
from claims.matching.vocabulary import lines, words_of

PLACES = ("c:", "z:")
"""Key types that surely name a place."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """``incidents`` are concept keys of what happened (``g:flood``), ``places`` keys of countries, regions and cities,
    ``names`` unknown words that stand where a place is named, each in the forms under which it is met elsewhere. Of a
    report also ``parts``: names whose tolls it gives one by one, and ``by_day``: what it counts day by day. Empty is
    unknown."""

    incidents: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    names: frozenset[frozenset[str]] = frozenset()
    parts: frozenset[str] = frozenset()
    by_day: frozenset[str] = frozenset()

    def __or__(self, other: Occasion) -> Occasion:
        """All that either says."""
        return Occasion(
            self.incidents | other.incidents,
            self.places | other.places,
            self.names | other.names,
            self.parts | other.parts,
            self.by_day | other.by_day,
        )


UNKNOWN = Occasion()


@lru_cache(maxsize=1)
def _kinds() -> dict[str, frozenset[int]]:
    """The lines of ``data/incidents.txt`` in which a concept key stands."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines("incidents")):
        for concept in line:
            found.setdefault(f"g:{concept}", set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def occasion_of(keys: Iterable[str], text: str, lang: str, speaker: str = "") -> Occasion:
    """The occasion that the neutral ``keys`` and the ``text`` of a claim in ``lang`` (ISO 639-1) name; who ``speaker``
    is says nothing of it."""
    keys = list(keys)
    return Occasion(
        incidents=frozenset(key for key in keys if key in _kinds()),
        places=frozenset(key for key in keys if key.startswith(PLACES)),
        names=_unknown_places(text, lang, speaker),
    )


def whole(occasions: Iterable[Occasion]) -> Occasion:
    """The occasion of a report: all that its claims name. Countries are named for many reasons: who speaks, who is
    accused. Where a report that names no town speaks of each of several countries once, none is where it happened."""
    listed = list(occasions)
    total = UNKNOWN
    for occasion in set(listed):
        total |= occasion
    named = Counter(place for occasion in listed for place in occasion.places)
    if len(named) > 1 and max(named.values()) == 1 and not any(place.startswith("z:") for place in named):
        return replace(total, places=frozenset())
    return total


@lru_cache(maxsize=TEXTS)
def _unknown_places(text: str, lang: str, speaker: str) -> frozenset[frozenset[str]]:
    """Words written as names that neither glossary nor place lists know; in Arabic, words behind a locative."""
    known: set[int] = set()
    for start, end in (
        *((term.start, term.end) for term in find_terms(text, lang)),
        *((hit.start, hit.end) for hit in find_concepts(text, lang)),
    ):
        known.update(range(start, end))
    locatives = words_of("locatives", lang)
    speaks = {word.norm for word in words(speaker)}
    found = set()
    behind = False
    stop = get_language(lang).is_stop  # "16:30 For comparison" names no place
    for word in words(text):
        locative = word.norm in locatives
        named = behind if word.is_arabic else word.is_capitalised and word.start > 0 and not stop(word.text)
        if named and not locative and word.norm not in speaks and not word.is_number and word.start not in known:
            forms = frozenset(f"s:{skeleton}" for skeleton in skeletons(word.text, lang))
            if forms:
                found.add(forms | {stem_key(word.text, lang)})
        behind = locative
    return frozenset(found)


def other_incident(one: Collection[str], two: Collection[str]) -> bool:
    """True when both name what happened, and no line of ``data/incidents.txt`` holds a word of each."""
    lines_of_one = {line for key in one for line in _kinds()[key]}
    return bool(one) and bool(two) and not any(_kinds()[key] & lines_of_one for key in two)


def other_land(one: Occasion, two: Occasion) -> bool:
    """True when both name places of known countries, and no country is the same."""
    lands = lands_of(one.places), lands_of(two.places)
    return all(lands) and not lands[0] & lands[1]


def other_spot(one: Occasion, two: Occasion) -> bool:
    """True when both name a city or an unknown place, and none is the same under any spelling. A country says nothing
    of where in it, so it is left aside."""
    spots = [_spots(occasion) for occasion in (one, two)]
    return all(spots) and not any(left & right for left in spots[0] for right in spots[1])


def speaks_of(report: Occasion, claim: Occasion) -> bool:
    """True when a report names a city or an unknown place that a claim of another report names."""
    return any(one & two for one in _spots(report) for two in _spots(claim))


def _spots(occasion: Occasion) -> set[frozenset[str]]:
    return {frozenset([key]) for key in occasion.places if key.startswith("z:")} | occasion.names
