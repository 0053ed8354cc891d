"""Two figures as numbers: the interval each allows, whether they can be one, how far apart they are."""

from __future__ import annotations

import math

from claims.matching.limits import (
    GAP_FACTOR,
    HEDGE_WIDTH,
    NEARLY_EQUAL,
    ONE_SIZE,
    OPEN_SIDE,
    ROUND_SAME,
    SLIP,
    THOUSAND,
    UNUSUAL,
    VAGUE_REACH,
)
from claims.types import Hedge, Quantity


def interval(quantity: Quantity) -> tuple[float, float]:
    """The closed interval a reader would still call the same figure.

    An exact figure is a point; "about" widens it by a tenth; an open side ("at least 820") reaches as far as such
    words are used in news, not to infinity: 2,122 dead is not what "at least 820" said. Without any bound, all.
    """
    low, high, value = quantity.low, quantity.high, quantity.value
    if value is not None and math.isfinite(value):
        below, above = HEDGE_WIDTH.get(quantity.hedge, (0.0, 0.0))
        size = abs(value)
        if quantity.hedge is not Hedge.RANGE:
            low = value - below * size if low is None or below else low
            high = value + above * size if high is None or above else high
    if low is None and high is None:
        return (-math.inf, math.inf)
    if low is None:
        assert high is not None
        low = high - OPEN_SIDE * abs(high)
    if high is None:
        high = VAGUE_REACH * low if quantity.hedge is Hedge.VAGUE else low + OPEN_SIDE * abs(low)
    return (min(low, high), max(low, high))


def overlap(left: Quantity, right: Quantity) -> bool:
    """True when the two figures can be the same one, also when one of them is the other rounded to fewer decimals."""
    if left.value is not None and right.value is not None and _rounds(left.value, right.value):
        return True
    (low, high), (other_low, other_high) = interval(left), interval(right)
    slack = ROUND_SAME * max(abs(low), abs(other_low)) if math.isfinite(low) and math.isfinite(other_low) else 0.0
    return low <= other_high + slack and other_low <= high + slack


def nearly_equal(left: Quantity, right: Quantity) -> bool:
    """True when two figures are so near each other, and so unusual, that they hardly answer two questions: 49.4 and
    49.5 percent, 1,037 and 1,040; not 4 and 5."""
    one, two = middle(left), middle(right)
    if one is None or two is None or not math.isfinite(one) or not math.isfinite(two):
        return False
    unusual = max(abs(one), abs(two)) >= UNUSUAL or one != int(one) or two != int(two)
    return unusual and abs(one - two) <= NEARLY_EQUAL * max(abs(one), abs(two))


def _rounds(one: float, two: float) -> bool:
    """True when the one with more decimals, rounded, is the other: 44.88 and 45."""
    if not math.isfinite(one) or not math.isfinite(two) or (one == int(one) and two == int(two)):
        return False
    places = [len(f"{value:.6f}".rstrip("0").partition(".")[2]) for value in (one, two)]
    return abs(one - two) <= NEARLY_EQUAL * max(abs(one), abs(two)) and round(one, min(places)) == round(
        two, min(places)
    )


def ratio_gap(left: Quantity, right: Quantity) -> float:
    """How far apart two figures are as a ratio: 0 when equal, 1 from a factor of ``GAP_FACTOR`` on."""
    one, two = middle(left), middle(right)
    if one is None or two is None or min(one, two) <= 0 or not math.isfinite(one) or not math.isfinite(two):
        return 1.0 if one != two else 0.0
    return min(1.0, abs(math.log(one) - math.log(two)) / math.log(GAP_FACTOR))


def of_one_size(left: Quantity, right: Quantity, most: float = ONE_SIZE) -> bool:
    """True when neither figure is more than ``most`` times the other, as versions of one figure hardly are."""
    one, two = middle(left), middle(right)
    return one is not None and two is not None and max(one, two) <= most * min(one, two)


def is_slip(left: Quantity, right: Quantity) -> bool:
    """True when one figure is the other with a wrong word of scale: 14 million, 14 billion."""
    one, two = middle(left), middle(right)
    if one is None or two is None or min(one, two) <= 0:
        return False
    scale = math.log(max(one, two) / min(one, two), THOUSAND)
    return round(scale) >= 1 and abs(scale - round(scale)) <= SLIP


def middle(quantity: Quantity) -> float | None:
    """The number a figure stands for: its value, else the middle of its interval, ``None`` without bounds."""
    if quantity.value is not None:
        return quantity.value
    low, high = interval(quantity)
    return (low + high) / 2 if math.isfinite(low) and math.isfinite(high) else None
