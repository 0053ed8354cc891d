"""A text that stands alone against claims: the engine of ``manage.py match`` and of the page *check*.

Nothing is known of the text's report, so nothing competes for its partners and no other claims speak for a pair. Every
candidate gets a place in the ranking; whether it answers the same question is decided for the first of them only.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claims.matching.agreement import opposition_cost
from claims.matching.pairs import PairView
from claims.matching.relation import relate
from claims.matching.score import WORDING, alone, pair_of
from claims.matching.sides import Side, prepare
from claims.matching.stats import CorpusStats
from claims.matching.weights import FREE_MARGIN, MATCH, RELATED, RERANKED, RIVAL
from claims.types import ClaimView, Comparison, Relation


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score, 0 to 1; ``pair`` is read from the text to the candidate."""

    pair: PairView
    score: float

    @property
    def claim(self) -> ClaimView:
        """The candidate."""
        return self.pair.right.view


@dataclass(frozen=True, slots=True)
class Matched:
    """A candidate that matches the query; ``comparison`` is read from the query to the candidate."""

    claim: ClaimView
    comparison: Comparison


def rank_claims(query: ClaimView | Side, candidates: Iterable[ClaimView | Side], stats: CorpusStats) -> list[Ranked]:
    """Every candidate, copies of the text first, then by score, ties by id. Of the first few, signs of opposition
    are weighed."""
    text = query if isinstance(query, Side) else prepare(query, stats)
    ranked = []
    for candidate in candidates:
        pair = pair_of(text, candidate, stats)
        scorer = alone(pair)
        ranked.append(Ranked(pair, scorer.score(scorer.measure(pair))))
    ranked.sort(key=_order)
    first = [_weighed(one) for one in ranked[:RERANKED]]
    return sorted(first, key=_order) + ranked[RERANKED:]


def _order(one: Ranked) -> tuple[bool, float, int]:
    return (one.pair.left.folded != one.pair.right.folded, -one.score, one.claim.id)


def _weighed(one: Ranked) -> Ranked:
    """The candidate with what signs of opposition take off its score."""
    cost = opposition_cost(one.pair) if alone(one.pair) is WORDING and 0 < one.score < 1 else 0.0
    return replace(one, score=1 / (1 + (1 / one.score - 1) * math.exp(cost))) if cost else one


def match_claim(
    query: ClaimView, candidates: Sequence[ClaimView], stats: CorpusStats, *, with_related: bool = False
) -> list[Matched]:
    """The candidates that answer the same question as ``query``, as ``rank_claims`` puts them.

    Several claims of one report may match unless one of them is clearly the best. ``with_related`` adds what only
    touches the topic, down to a score of ``RELATED``.
    """
    found = []
    for ranked in rank_claims(query, candidates, stats):
        if ranked.score < min(MATCH, RELATED):
            continue
        comparison = compare_alone(ranked.pair)
        matches = comparison.score >= MATCH and comparison.relation is not Relation.RELATED
        if matches or (with_related and comparison.score >= RELATED):
            found.append(Matched(ranked.claim, comparison))
    best: dict[int, float] = {}
    kept = []
    for match in found:
        leader = best.setdefault(match.claim.report, match.comparison.score)
        if with_related or match.comparison.score >= min(RIVAL, leader - FREE_MARGIN):
            kept.append(match)
    return kept


def compare_alone(pair: PairView) -> Comparison:
    """The comparison of two texts that stand alone."""
    return relate(pair, scorer=alone(pair))
