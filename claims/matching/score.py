"""From two claims to one number: the logistic sum of weighted features, and the evidence that explains it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from claims.language.lazy import lazy
from claims.matching import weights
from claims.matching.bridging import BRIDGING
from claims.matching.features import FEATURES, NEEDS, Feature, Need
from claims.matching.likeness import LIKENESS
from claims.matching.pairs import PairView
from claims.matching.sides import Side, prepare
from claims.matching.stats import CorpusStats
from claims.matching.weights import ALONE, ALONE_BIAS, ALONE_RELATED, BIAS, FREE_TEXT, MATCH, WEIGHTS
from claims.matching.wording import detail_of
from claims.types import ClaimView, Evidence

__all__ = [
    "CLAUSES", "CorpusStats", "Scorer", "Weighted", "alone", "explain", "measure", "measure_from", "pair_of",
    "score_of", "score_pair",
]  # fmt: skip


def pair_of(left: ClaimView | Side, right: ClaimView | Side, stats: CorpusStats, story: float = 0.0) -> PairView:
    """Both claims made ready for the features; prepared sides are taken as they are. ``story``: see ``PairView``."""
    return PairView(
        left if isinstance(left, Side) else prepare(left, stats),
        right if isinstance(right, Side) else prepare(right, stats),
        stats,
        story=story,
    )


class _Steps(NamedTuple):
    """How a pair is measured step by step: each feature with what it needs, its weight and the most that it adds to the
    sum; what must be asked of a pair; and the most that all features of one need add."""

    order: tuple[tuple[str, Feature, Need | None, float, float], ...]
    needs: tuple[Need, ...]
    gains: Mapping[Need | None, float]


@dataclass(frozen=True)
class Weighted:
    """A logistic sum of ``features`` under ``weights`` and ``bias``: the built-in kind of scorer."""

    features: Mapping[str, Feature]
    weights: Mapping[str, float]
    bias: float
    least: float = MATCH

    @lazy
    def _steps(self) -> _Steps:
        order = tuple(
            (name, function, NEEDS.get(function), self.weights.get(name, 0.0), max(self.weights.get(name, 0.0), 0.0))
            for name, function in self.features.items()
        )
        gains: dict[Need | None, float] = {}
        for _, _, need, _, gain in order:
            gains[need] = gains.get(need, 0.0) + gain
        return _Steps(order, tuple(need for need in gains if need is not None), gains)

    def measure(self, pair: PairView) -> dict[str, float]:
        """Every feature's value, by name."""
        return self._walk(pair, -math.inf) or {}

    def measure_from(self, pair: PairView, least: float) -> dict[str, float] | None:
        """Every feature's value, by name, if the score is ``least`` (between 0 and 1) or more, else ``None``: most
        pairs are told to fall short by what is measured first, since no feature adds more than its weight."""
        return self._walk(pair, math.log(least / (1 - least)) - _ROUNDING)

    def _walk(self, pair: PairView, short: float) -> dict[str, float] | None:
        """Every feature's value, ``None`` as soon as their sum cannot come to ``short`` any more."""
        steps = self._steps
        met = {need: need(pair) for need in steps.needs}
        hope = self.bias + math.fsum(gain for need, gain in steps.gains.items() if need is None or met[need])
        values = {}
        for name, function, need, weight, gain in steps.order:
            if need is not None and not met[need]:
                values[name] = 0.0
                continue
            value = values[name] = function(pair)
            hope += weight * value - gain
            if hope < short:
                return None
        return values

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
_ROUNDING = 1e-9
"""What sums of the same numbers in another order may differ by."""

CLAUSES = Weighted(FEATURES, WEIGHTS, BIAS)
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


def measure_from(pair: PairView, least: float) -> dict[str, float] | None:
    """The same of a pair whose score is ``least`` or more, else ``None``."""
    return CLAUSES.measure_from(pair, least)


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
