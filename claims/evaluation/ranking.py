"""How good a ranking is: mean average precision, reciprocal rank and recall, as TREC and CheckThat! count them."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence


def average_precision(ranked: Sequence[Hashable], relevant: Collection[Hashable], depth: int) -> float:
    """Mean precision at the places of the relevant ones among the first ``depth``, 0 to 1."""
    found, total = 0, 0.0
    for place, one in enumerate(ranked[:depth], 1):
        if one in relevant:
            found += 1
            total += found / place
    return total / len(relevant)


def reciprocal_rank(ranked: Sequence[Hashable], relevant: Collection[Hashable]) -> float:
    """One over the place of the first relevant one; 0 when none was found."""
    return next((1 / place for place, one in enumerate(ranked, 1) if one in relevant), 0.0)


def recall(ranked: Sequence[Hashable], relevant: Collection[Hashable], depth: int) -> float:
    """The share of the relevant ones among the first ``depth``."""
    return len(set(ranked[:depth]) & set(relevant)) / len(relevant)


def place_of(ranked: Sequence[Hashable], relevant: Collection[Hashable]) -> int | None:
    """The place of the first relevant one, counted from 1; ``None`` when none was found."""
    return next((place for place, one in enumerate(ranked, 1) if one in relevant), None)
