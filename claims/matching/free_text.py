"""A text that stands alone against claims: the engine of ``manage.py match`` and of the page *check*.

Nothing is known of the text's report, so nothing competes for its partners and no other claims speak for a pair. Every
candidate gets a place in the ranking; whether it answers the same question is decided for the first of them only.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claims.matching.agreement import opposition_cost
from claims.matching.bags import Crowd
from claims.matching.pairs import PairView
from claims.matching.relation import decide, relate, told
from claims.matching.score import WORDING, alone
from claims.matching.sides import Side, prepare
from claims.matching.stats import CorpusStats
from claims.matching.weights import FREE_MARGIN, MATCH, RELATED, RERANKED, RIVAL
from claims.types import ClaimView, Comparison, Relation


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score, 0 to 1, in the ranking; ``pair`` is read from the text to the candidate, ``values``
    are what was measured of it."""

    pair: PairView
    score: float
    values: Mapping[str, float]

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
    sides = [one if isinstance(one, Side) else prepare(one, stats) for one in candidates]
    rivals = [side for side in sides if side.view.lang == text.view.lang]
    crowd = Crowd(side.bag for side in (text, *rivals))
    ranked = []
    for side in sides:
        pair = PairView(text, side, stats, crowd)
        scorer = alone(pair)
        values = scorer.measure(pair)
        ranked.append(Ranked(pair, scorer.score(values), values))
    ranked.sort(key=_order)
    first = [_weighed(one) for one in ranked[:RERANKED]]
    return sorted(first, key=_order) + ranked[RERANKED:]


def _order(one: Ranked) -> tuple[bool, float, int]:
    return (one.pair.left.folded != one.pair.right.folded, -one.score, one.claim.id)


def _weighed(one: Ranked) -> Ranked:
    """The candidate with what signs of opposition take off its score."""
    cost = opposition_cost(one.pair) if alone(one.pair) is WORDING and 0 < one.score < 1 else 0.0
    return replace(one, score=1 / (1 + (1 / one.score - 1) * math.exp(cost))) if cost else one


def match_claim(query: ClaimView, candidates: Sequence[ClaimView], stats: CorpusStats) -> Iterator[Matched]:
    """The candidates that answer the same question as ``query``, as ``rank_claims`` puts them; each is compared when it
    is asked for, so that whoever shows twenty waits for no more.

    Several claims of one report may match unless one of them is clearly the best.
    """
    best: dict[int, float] = {}
    for ranked in rank_claims(query, candidates, stats):
        scorer = alone(ranked.pair)
        score = scorer.score(ranked.values)
        leader = best.get(ranked.claim.report, score)
        if ranked.score < RELATED or score < max(MATCH, min(RIVAL, leader - FREE_MARGIN)):
            continue
        decision = decide(ranked.pair, ranked.values, score, scorer)
        if decision.relation is not Relation.RELATED:
            best[ranked.claim.report] = leader
            yield Matched(ranked.claim, told(ranked.pair, decision, scorer))


def compare_alone(pair: PairView) -> Comparison:
    """The comparison of two texts that stand alone."""
    return relate(pair, scorer=alone(pair))
