"""From two claims to one number: the logistic sum of weighted features, and the evidence that explains it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from claims.matching import weights
from claims.matching.bridging import BRIDGING
from claims.matching.features import FEATURES, Feature
from claims.matching.likeness import LIKENESS
from claims.matching.pairs import PairView
from claims.matching.sides import Side, prepare
from claims.matching.stats import CorpusStats
from claims.matching.weights import ALONE, ALONE_BIAS, ALONE_RELATED, BIAS, FREE_TEXT, MATCH, WEIGHTS
from claims.matching.wording import detail_of
from claims.types import ClaimView, Evidence

__all__ = [
    "CLAUSES", "CorpusStats", "Scorer", "Weighted", "alone", "explain", "measure", "pair_of", "score_of", "score_pair",
]  # fmt: skip


def pair_of(left: ClaimView | Side, right: ClaimView | Side, stats: CorpusStats, story: float = 0.0) -> PairView:
    """Both claims made ready for the features; prepared sides are taken as they are. ``story``: see ``PairView``."""
    return PairView(
        left if isinstance(left, Side) else prepare(left, stats),
        right if isinstance(right, Side) else prepare(right, stats),
        stats,
        story=story,
    )


@dataclass(frozen=True, slots=True)
class Weighted:
    """A logistic sum of ``features`` under ``weights`` and ``bias``: the built-in kind of scorer."""

    features: Mapping[str, Feature]
    weights: Mapping[str, float]
    bias: float
    least: float = MATCH

    def measure(self, pair: PairView) -> dict[str, float]:
        """Every feature's value, by name."""
        return {name: function(pair) for name, function in self.features.items()}

    def score(self, values: Mapping[str, float], boost: float = 0.0) -> float:
        """How likely the two answer the same question, 0 to 1. ``boost`` is added to the sum before the logistic
        function, for what is known beyond the two claims."""
        total = self.bias + boost
        for name, value in values.items():
            if value:  # most of what is looked for is not there
                total += self.weights.get(name, 0.0) * value
        return 1 / (1 + math.exp(-total)) if total > -MOST_UNLIKELY else 0.0


class Scorer(Protocol):
    """What turns a pair into a number. Whoever brings other evidence, such as the likeness of embeddings, implements
    this: ``measure`` names what was seen, ``score`` sums it up, ``weights`` say what each counted."""

    @property
    def weights(self) -> Mapping[str, float]:
        """What each measured feature is worth in the sum."""
        ...

    @property
    def least(self) -> float:
        """The score from which the slots of a pair are read; below it, the two are related at most."""
        ...

    def measure(self, pair: PairView) -> dict[str, float]:
        """What was seen of a pair, by name, each 0 to 1."""
        ...

    def score(self, values: Mapping[str, float], boost: float = 0.0) -> float:
        """The score of what was seen, 0 to 1."""
        ...


MOST_UNLIKELY = 700.0
"""A sum so low is no chance at all, and overflows."""

CLAUSES: Scorer = Weighted(FEATURES, WEIGHTS, BIAS)
"""For claims that reports state."""
WORDING: Scorer = Weighted(LIKENESS, ALONE, ALONE_BIAS, ALONE_RELATED)
"""For a text that stands alone, against claims in its language."""
BRIDGE: Scorer = Weighted(
    FEATURES | BRIDGING,
    WEIGHTS | weights.BRIDGE,
    BIAS + FREE_TEXT - weights.BRIDGE["told_across"] * weights.BRIDGE_USUAL,
)
"""For a text that stands alone, against claims in other languages: it has no report whose other claims could speak for
it."""


def alone(pair: PairView) -> Scorer:
    """The scorer of a text that stands alone (left) against a claim."""
    return WORDING if pair.same_language else BRIDGE


def measure(pair: PairView) -> dict[str, float]:
    """Every feature's value, by name, of claims that reports state."""
    return CLAUSES.measure(pair)


def score_of(values: Mapping[str, float], boost: float = 0.0) -> float:
    """The score of claims that reports state: how likely they answer the same question, 0 to 1, on one scale in one
    language and across languages."""
    return CLAUSES.score(values, boost)


def explain(
    pair: PairView, values: Mapping[str, float], weights: Mapping[str, float] = WEIGHTS
) -> tuple[Evidence, ...]:
    """The evidence for a reader: every feature that was seen, the most telling first, with the words behind it."""
    found = [
        Evidence(name, value, weights.get(name, 0.0), detail_of(name, pair))
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
