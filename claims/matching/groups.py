"""Groups: the claims that answer one question, across reports and languages.

Average linkage over the matched pairs: two groups join when the mean score between their members, with unmatched
pairs counting as ``MISSING_LINK``, is high enough. That keeps chains apart (a matches b, b matches c, a is nothing
to c) and lets a third report bridge two languages. The result depends on the set of claims and pairs alone, never on
their order.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from claims.matching.counts import told_figures, tolls_of
from claims.matching.match import Link, Pair
from claims.matching.weights import GROUP_LINK, LEANING_COST, MISSING_LINK, SAME_REPORT_COST, SET_APART
from claims.types import ClaimView, Modality, Relation


@dataclass(frozen=True, slots=True)
class Grouping:
    """One group: claim ids in order, and the id of the claim that serves as its title."""

    claims: tuple[int, ...]
    title: int


def group_claims(
    claims: Mapping[int, ClaimView],
    pairs: Iterable[Pair],
    cannot_link: Iterable[tuple[int, int]] = (),
    must_link: Iterable[tuple[int, int]] = (),
    links: Iterable[Link] = (),
) -> list[Grouping]:
    """Group claims by their matches, sorted by the smallest id of each group.

    ``claims`` holds every claim that a pair names (pairs with others are passed over); pairs related only do not
    group. ``cannot_link`` are pairs a person rejected: their claims never share a group. ``must_link`` are
    confirmed pairs: they share one, unless a rejection stands between. ``links`` tell of pairs that nearly match;
    they count between claims that matches connect, over others or not; those of score 0 count against one group.
    Claims without a partner form no group.
    """
    apart = {frozenset(pair) for pair in cannot_link}
    matched: dict[frozenset[int], float] = {}
    for pair in pairs:
        if pair.left_id in claims and pair.right_id in claims and pair.comparison.relation is not Relation.RELATED:
            match = frozenset((pair.left_id, pair.right_id))
            if match not in apart and len(match) == 2:
                matched[match] = max(matched.get(match, 0.0), pair.comparison.score)
    clusters = _Clusters(claims, _near(matched, links, apart) | matched, apart)
    for left, right in sorted(tuple(sorted(pair)) for pair in must_link):
        if left in claims and right in claims:
            clusters.join_claims(left, right)
    clusters.agglomerate()
    groups = [tuple(sorted(members)) for members in clusters.members.values() if len(members) > 1]
    degrees: dict[int, float] = defaultdict(float)
    for match, score in matched.items():
        for claim in match:
            degrees[claim] += score
    return [Grouping(group, _title(group, claims, degrees)) for group in sorted(groups)]


def _near(
    matched: Collection[frozenset[int]], links: Iterable[Link], apart: Collection[frozenset[int]]
) -> dict[frozenset[int], float]:
    """The links between claims that matches connect."""
    part: dict[int, set[int]] = {claim: {claim} for match in matched for claim in match}
    for match in matched:
        few, many = sorted((part[claim] for claim in match), key=len)
        if few is not many:
            many |= few
            part.update(dict.fromkeys(few, many))
    near = {
        frozenset(link[:2]): link.score or SET_APART for link in links if link.right_id in part.get(link.left_id, ())
    }
    return {both: score for both, score in near.items() if both not in apart}


class _Clusters:
    """Clusters of claims, named by their smallest member, and the summed score between them."""

    def __init__(
        self, claims: Mapping[int, ClaimView], links: Mapping[frozenset[int], float], apart: set[frozenset[int]]
    ) -> None:
        self.claims = claims
        self._known_tolls: dict[int, frozenset[str]] = {}
        self.members: dict[int, set[int]] = {claim: {claim} for claim in claims}
        self.sums: dict[int, dict[int, float]] = defaultdict(dict)
        self.counts: dict[int, dict[int, int]] = defaultdict(dict)
        self.apart: dict[int, set[int]] = defaultdict(set)
        for link in sorted(links, key=sorted):
            left, right = sorted(link)
            self.sums[left][right] = self.sums[right][left] = links[link]
            self.counts[left][right] = self.counts[right][left] = 1
        for pair in apart:
            if len(pair) == 2:
                left, right = pair
                self.apart[left].add(right)
                self.apart[right].add(left)

    def _linkage(self, one: int, two: int) -> float:
        """The mean score between two clusters, lowered for every report that would have two claims in the group, unless
        these give tolls of one kind: a report may tell several counts of the same dead, which no match can link."""
        held: dict[int, list[frozenset[str]]] = defaultdict(list)
        for claim in self.members[one]:
            held[self.claims[claim].report].append(self._tolls(claim))
        doubled = alike = 0
        for claim in self.members[two]:
            others = held.get(self.claims[claim].report, ())
            same = sum(1 for tolls in others if tolls & self._tolls(claim)) if others else 0
            alike += same
            doubled += same < len(others)
        pairs = len(self.members[one]) * len(self.members[two])
        linked = self.counts[one].get(two, 0)
        total = self.sums[one].get(two, 0.0) + MISSING_LINK * (pairs - linked - alike)
        smaller = min(len(self.members[one]), len(self.members[two]))
        return total / max(1, pairs - alike) - SAME_REPORT_COST * doubled / smaller

    def _tolls(self, claim: int) -> frozenset[str]:
        """What a claim tolls, read once: clusters ask for it again with each that they may join."""
        if claim not in self._known_tolls:
            self._known_tolls[claim] = tolls_of(told_figures(self.claims[claim]))
        return self._known_tolls[claim]

    def _barred(self, one: int, two: int) -> bool:
        return any(other in self.members[two] for claim in self.members[one] for other in self.apart.get(claim, ()))

    def _join(self, one: int, two: int) -> int:
        kept, gone = min(one, two), max(one, two)
        self.members[kept] |= self.members.pop(gone)
        for other, total in self.sums.pop(gone, {}).items():
            self.sums[other].pop(gone)
            linked = self.counts[gone][other]
            if other != kept:
                self.sums[kept][other] = self.sums[other][kept] = self.sums[kept].get(other, 0.0) + total
                self.counts[kept][other] = self.counts[other][kept] = self.counts[kept].get(other, 0) + linked
        return kept

    def join_claims(self, left: int, right: int) -> None:
        """Join the clusters of two claims, unless a rejection bars it."""
        one = next(name for name, members in self.members.items() if left in members)
        two = next(name for name, members in self.members.items() if right in members)
        if one != two and not self._barred(one, two):
            self._join(one, two)

    def agglomerate(self) -> None:
        """Join the best linked clusters until no two are linked well enough; ties go to the smaller ids."""
        queue = [
            (-self._linkage(one, two), one, two, self._size(one, two))
            for one in sorted(self.members)
            for two in self.sums.get(one, ())
            if one < two
        ]
        heapq.heapify(queue)
        while queue:
            cost, one, two, size = heapq.heappop(queue)
            if -cost < GROUP_LINK:
                break
            stale = one not in self.members or two not in self.members or size != self._size(one, two)
            if stale or self._barred(one, two):
                continue
            kept = self._join(one, two)
            for other in self.sums.get(kept, ()):
                low, high = min(kept, other), max(kept, other)
                heapq.heappush(queue, (-self._linkage(low, high), low, high, self._size(low, high)))

    def _size(self, one: int, two: int) -> int:
        """Tells an entry of the queue from an older one of the same two clusters: clusters only grow."""
        return len(self.members[one]) + len(self.members[two])


def _title(group: tuple[int, ...], claims: Mapping[int, ClaimView], degrees: Mapping[int, float]) -> int:
    """The clearest claim: well linked, a plain fact with its figure, neither clipped nor long, best one that can be
    understood without its context; ties by id."""

    def clarity(claim_id: int) -> float:
        claim = claims[claim_id]
        words = len(claim.text.split())
        length = min(words, 12) / 12 - max(0, words - 25) / 25
        fact = 0.3 if claim.modality is Modality.FACT else 0.0
        leans = LEANING_COST if claim.context else 0.0
        return degrees.get(claim_id, 0.0) / len(group) + length + fact + (0.2 if claim.quantities else 0.0) - leans

    return min(group, key=lambda claim_id: (-round(clarity(claim_id), 6), claim_id))
