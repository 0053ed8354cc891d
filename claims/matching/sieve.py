"""A cheap second look at candidates: which of those that share keys share enough to be loaded, prepared and measured.

The index ranks by BM25, where a long claim that shares common words stands high; preparing a claim for comparison costs
a hundred times more than looking at its keys. Among a million claims hardly any of a report's candidates pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.matching.stats import CorpusStats
from claims.types import ClaimKeys

SURE = 0.5
"""Part of two claims' keys, by weight, with which every candidate passes: a story may have a hundred reports that say
one thing."""
REACH = 0.2
"""Part below which none passes. Of real partners (posts and verified claims) nineteen in twenty share as much, of
headlines that agree and planted partners all."""
POWER = 0.5
"""How the masses of both claims are weighed against each other: 0 asks for a part of the lesser, 1 of the greater. A
claim of three words is contained in many that are about something else; half and half ranks real partners best."""
KEPT = 8
"""So many pass in any case, if they share ``REACH``. Of partners that the index finds among a hundred thousand claims,
so high stand all paraphrases and changed numbers, 99 in 100 translations and headlines, 80 of 97 posts."""
NEAREST = 10
"""So many reports, the nearest, take part with all of their claims in any case."""
TOGETHER = 0.6
"""Nearness from which others do too: two candidates, or one that shares most."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """A claim by its keys alone."""

    id: int
    report: int
    lang: str
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Near:
    """A candidate that passed; ``reach`` is 0 to 1, a little more where figures or names are shared."""

    id: int
    report: int
    reach: float


class Sieve:
    """Weighs shared keys under the frequencies of the archive; what a claim's keys weigh is reckoned once."""

    def __init__(self, stats: CorpusStats) -> None:
        self._stats = stats
        self._masses: dict[tuple[int, bool], float] = {}

    def near(self, query: Keyed, candidates: Iterable[Keyed]) -> list[Near]:
        """The candidates that share enough with ``query``, those that share most first, ties by id."""
        found = [Near(other.id, other.report, self.reach(query, other)) for other in candidates]
        found.sort(key=lambda one: (-one.reach, one.id))
        return [one for place, one in enumerate(found) if one.reach >= (REACH if place < KEPT else SURE)]

    def reach(self, one: Keyed, other: Keyed) -> float:
        """The weight of what two claims share over that of all their keys (a mean of both, see ``POWER``). Between two
        languages words that have no neutral key cannot be shared and are not missed."""
        shared = self._stats.mass(one.keys & other.keys)
        if not shared:
            return 0.0
        within = one.lang == other.lang
        few, many = sorted((self._mass(one, within), self._mass(other, within)))
        return float(shared / max(1.0, few ** (1 - POWER) * many**POWER))

    def _mass(self, claim: Keyed, within: bool) -> float:
        """What a claim's keys weigh; name skeletons are only another writing of words and count when shared."""
        place = (claim.id, within)
        if place not in self._masses:
            counted = (key for key in claim.keys if key[:2] != "s:" and (within or key[:2] != "w:"))
            self._masses[place] = self._stats.mass(counted)
        return self._masses[place]


def keyed(pk: int, report: int, lang: str, keys: Sequence[str] | ClaimKeys) -> Keyed:
    """A claim by its keys, stored or made."""
    return Keyed(pk, report, lang, frozenset(keys.all if isinstance(keys, ClaimKeys) else keys))


def near_reports(found: Mapping[int, Sequence[Near]]) -> list[int]:
    """The reports that are to take part with all of their claims, the nearest first, ties by id."""
    far = nearness(found)
    ranked = sorted(far, key=lambda report: (-far[report], report))
    return [report for place, report in enumerate(ranked) if place < NEAREST or far[report] >= TOGETHER]


def nearness(found: Mapping[int, Sequence[Near]]) -> dict[int, float]:
    """How near each report is: the sum over the queries of the reach of its best candidate."""
    total: dict[int, float] = {}
    for candidates in found.values():
        best: dict[int, float] = {}
        for one in candidates:
            best[one.report] = max(one.reach, best.get(one.report, 0.0))
        for report, reach in best.items():
            total[report] = total.get(report, 0.0) + reach
    return total
