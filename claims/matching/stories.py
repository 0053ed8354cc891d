"""Stories: reports on one event, proposed from the claims they share."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claims.matching.weights import STORY_DAYS, STORY_LINK, STORY_ONE, STORY_SUPPORT


@dataclass(frozen=True, slots=True)
class ReportView:
    """What proposing stories reads of a report.

    ``day`` is its publication date, ``None`` when unknown. ``given`` is the story a person put it into, 0 when a
    person keeps it out of all, ``None`` where the machine may place it.
    """

    id: int
    day: dt.date | None
    lang: str
    n_claims: int
    given: int | None = None


def propose_stories(reports: Mapping[int, ReportView], links: Iterable[tuple[int, int, float]]) -> list[frozenset[int]]:
    """Sets of reports that speak of one event, sorted by their smallest id; two reports at least, or what a person put
    into one story. Reports that a person put into two stories never share one, nor does one that is kept out of all.

    ``links`` are (report, report, weight), one for each matched pair of claims, the weight its score; their order
    does not matter. Two reports are near when several of their claims match, or one does very strongly, within
    ``STORY_DAYS``. A report joins a story that it is near to a fair part of, so that one round-up article does not
    chain two stories together. Reports near nobody are left out.
    """
    weights: dict[tuple[int, int], list[float]] = defaultdict(list)
    for left, right, weight in links:
        if left != right and left in reports and right in reports:
            weights[min(left, right), max(left, right)].append(weight)
    near = {
        pair: strength
        for pair, scores in weights.items()
        if (strength := _strength(reports[pair[0]], reports[pair[1]], sorted(scores, reverse=True))) >= STORY_LINK
    }
    member = {report: frozenset({report}) for report in reports}
    placed: dict[int, set[int]] = defaultdict(set)
    for view in reports.values():
        if view.given:
            placed[view.given].add(view.id)
    for together in placed.values():
        member |= dict.fromkeys(together, frozenset(together))
    for left, right in sorted(near, key=lambda pair: (-near[pair], pair)):
        one, two = member[left], member[right]
        if one is not two and not _apart(one | two, reports) and _support(one, two, near) >= STORY_SUPPORT:
            joined = one | two
            for report in joined:
                member[report] = joined
    return sorted({story for story in member.values() if len(story) > 1 or reports[min(story)].given}, key=min)


def _apart(story: frozenset[int], reports: Mapping[int, ReportView]) -> bool:
    """True when people put reports of the set into different stories, or keep one of them out of all."""
    given = {place for report in story if (place := reports[report].given) is not None}
    return len(given) > 1 or 0 in given


def _strength(one: ReportView, two: ReportView, scores: list[float]) -> float:
    """How near two reports are: the summed scores of their matches, a lone one counting only when very strong, and
    less for every day between them. Long reports share more by chance."""
    if one.day and two.day and abs((one.day - two.day).days) > STORY_DAYS:
        return 0.0
    total = sum(scores)
    if len(scores) == 1 and scores[0] < STORY_ONE and min(one.n_claims, two.n_claims) > 2:
        return 0.0
    shortest = max(4, min(one.n_claims, two.n_claims))
    return total / math.sqrt(math.sqrt(shortest / 4))


def _support(one: frozenset[int], two: frozenset[int], near: Mapping[tuple[int, int], float]) -> float:
    """The part of the smaller set's reports that are near somebody of the other set, and the other way round."""
    shares = []
    for group, other in ((one, two), (two, one)):
        linked = sum(any((min(a, b), max(a, b)) in near for b in other) for a in group)
        shares.append(linked / len(group))
    return min(shares)
