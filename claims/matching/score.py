"""From two claims to one number: the logistic sum of weighted features, and the evidence that explains it."""

from __future__ import annotations

import math

from claims.matching.features import FEATURES
from claims.matching.pairs import PairView
from claims.matching.sides import Side, prepare
from claims.matching.stats import CorpusStats
from claims.matching.weights import BIAS, WEIGHTS
from claims.matching.wording import detail_of
from claims.types import ClaimView, Evidence

__all__ = ["CorpusStats", "explain", "measure", "pair_of", "score_of", "score_pair"]


def pair_of(left: ClaimView | Side, right: ClaimView | Side, stats: CorpusStats) -> PairView:
    """Both claims made ready for the features; prepared sides are taken as they are."""
    return PairView(
        left if isinstance(left, Side) else prepare(left, stats),
        right if isinstance(right, Side) else prepare(right, stats),
        stats,
    )


def measure(pair: PairView) -> dict[str, float]:
    """Every feature's value, by name."""
    return {name: function(pair) for name, function in FEATURES.items()}


def score_of(values: dict[str, float], boost: float = 0.0) -> float:
    """The score of measured features: how likely the two claims answer the same question, 0 to 1.

    The scale is the same in one language and across languages. ``boost`` is added to the sum before the logistic
    function, for what is known beyond the two claims.
    """
    total = BIAS + boost + math.fsum(WEIGHTS.get(name, 0.0) * value for name, value in values.items())
    return 1 / (1 + math.exp(-total))


def explain(pair: PairView, values: dict[str, float]) -> tuple[Evidence, ...]:
    """The evidence for a reader: every feature that was seen, the most telling first, with the words behind it."""
    found = [
        Evidence(name, value, WEIGHTS.get(name, 0.0), detail_of(name, pair))
        for name, value in values.items()
        if abs(value) > 1e-9
    ]
    return tuple(sorted(found, key=lambda item: (-abs(item.value * item.weight), item.feature)))


def score_pair(
    left: ClaimView | Side, right: ClaimView | Side, stats: CorpusStats
) -> tuple[float, tuple[Evidence, ...]]:
    """Score of a pair, 0 to 1, and its evidence. ``score_pair(a, b)`` and ``score_pair(b, a)`` give the same score."""
    pair = pair_of(left, right, stats)
    values = measure(pair)
    return score_of(values), explain(pair, values)
