"""A cheap second look at candidates: which of those that share keys share enough to be loaded, prepared and measured.

Preparing a claim for comparison costs a hundred times more than finding it. Among a million claims hardly any of a
report's candidates are its partners, and these stand at the top of what the index finds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from claims.matching.index import Hit

SURE = 0.3
"""Share of what its own copy would score with which every candidate passes: a story may have a hundred reports that say
one thing."""
KEPT, KEPT_ABROAD = 8, 3
"""So many pass in any case of those found by all keys and of those found in other languages, whose scores cannot be set
against each other. Of partners hidden among a million claims so high stand all paraphrases and changed numbers, 99 in
100 translations and headlines, 88 posts; eight in one row were to hold 95 translations."""
NEAREST = 10
"""So many reports, the nearest, take part with all of their claims in any case."""
TOGETHER = 0.5
"""Nearness from which others do too: two candidates, or one that shares most."""


def near(hits: Sequence[Hit]) -> list[Hit]:
    """The candidates of one claim that share enough, those that share most first, ties by id."""
    ranked = sorted(hits, key=lambda hit: (-hit.score, hit.claim))
    first = [
        *islice((hit for hit in ranked if not hit.is_abroad), KEPT),
        *islice((hit for hit in ranked if hit.is_abroad), KEPT_ABROAD),
    ]
    kept = {hit.claim for hit in first}
    return [hit for hit in ranked if hit.claim in kept or hit.score >= SURE]


def near_reports(found: Mapping[int, Sequence[Hit]]) -> list[int]:
    """The reports that are to take part with all of their claims, the nearest first, ties by id."""
    far = nearness(found)
    ranked = sorted(far, key=lambda report: (-far[report], report))
    return [report for place, report in enumerate(ranked) if place < NEAREST or far[report] >= TOGETHER]


def nearness(found: Mapping[int, Sequence[Hit]]) -> dict[int, float]:
    """How near each report is: the sum over the queries of the score of its best candidate."""
    total: dict[int, float] = {}
    for candidates in found.values():
        best: dict[int, float] = {}
        for hit in candidates:
            best[hit.report] = max(hit.score, best.get(hit.report, 0.0))
        for report, score in best.items():
            total[report] = total.get(report, 0.0) + score
    return total
