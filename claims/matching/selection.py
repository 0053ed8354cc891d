"""From what the index finds for a report's claims to the claims that they are compared with, and the pairs.

Every candidate passes a sieve. The reports that come near take part with all of their claims, not only with those that
were found: claims of one report compete for a partner, so the pairs of two reports come out alike whichever of the two
is matched only if all of them are looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from claims.matching.index import Hit
from claims.matching.match import Found, match_report
from claims.matching.sieve import near, near_reports
from claims.matching.stats import CorpusStats
from claims.types import ClaimView

CANDIDATES = 60
"""Claims that the index gives for each claim of a report; few of them pass the sieve."""
RIVAL_REPORTS = 50
"""How many reports, the nearest ones, take part with all of their claims."""
RIVAL_CLAIMS = 2000
"""How many claims these reports may bring: fifty reports of forty claims. One that says more than there is room for, a
book or a log, takes part with those of its claims that share keys, found by the index."""
RIVAL_PAIRS = 200_000
"""The same in pairs, for a long report has many claims of its own; most pairs share nothing and cost little."""
KEYED_PAIRS = 60_000
"""Pairs that share keys and are measured at most, apart from those of the reports above: well within a task's time."""


class Held(Protocol):
    """An archive, as far as it is read here; of each question only current claims are told."""

    def whole(self, claims: Collection[int]) -> Mapping[int, ClaimView]:
        """These claims whole."""
        ...

    def sizes(self, reports: Sequence[int]) -> Mapping[int, int]:
        """How many claims each of these reports has."""
        ...

    def of_reports(self, reports: Sequence[int]) -> Mapping[int, ClaimView]:
        """Every claim of these reports."""
        ...


def pairs_of(
    queries: Mapping[int, ClaimView],
    hits: Mapping[int, Sequence[Hit]],
    held: Held,
    stats: CorpusStats,
    *,
    partners: Collection[int] = (),
) -> Found:
    """The matches of one report's claims, ``queries`` by id, among what the index found for each.

    ``partners`` are compared in any case.
    """
    own = {view.report for view in queries.values()}
    found = {pk: near(hits[pk]) for pk in queries}
    rivals = held.of_reports(with_room(near_reports(found)[:RIVAL_REPORTS], len(queries), held))
    wanted = {hit.claim for candidates in found.values() for hit in candidates}.union(partners)
    others = {pk: view for pk, view in held.whole(wanted - rivals.keys()).items() if view.report not in own}
    most = max(1, KEYED_PAIRS // max(1, len(queries)))
    candidates = {}
    for pk in queries:
        apart = [hit.claim for hit in found[pk] if hit.claim in others][:most]
        apart += [pk for pk in partners if pk in others]
        candidates[pk] = [*rivals.values(), *(others[other] for other in dict.fromkeys(apart))]
    return match_report(list(queries.values()), candidates, stats)


def with_room(reports: Sequence[int], queries: int, held: Held) -> list[int]:
    """Those of ``reports``, the nearest first, whose claims all find room beside ``queries`` claims of our own."""
    room = min(RIVAL_CLAIMS, RIVAL_PAIRS // max(1, queries))
    sizes = held.sizes(reports)
    taken = []
    for report in reports:
        if sizes.get(report, 0) <= room:
            room -= sizes.get(report, 0)
            taken.append(report)
    return taken
