"""Figures of two claims side by side: which count the same thing, which agree, which differ.

632 dead and 329 injured are no conflict; 632 dead and 296 dead are one, or an update. So figures are paired by what
they count before their intervals are compared.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace

from claims.matching.kinds import GENERIC, IN_BASE_UNITS, MEASURES, ONLY_GROWS, PEOPLE, POUNDS, TOLLS, VERSIONS
from claims.matching.weights import (
    CONVERTED,
    FEW,
    GAP_FACTOR,
    HEDGE_WIDTH,
    NEARLY_EQUAL,
    ONE_SIZE,
    OPEN_SIDE,
    ROUND_SAME,
    UNUSUAL,
)
from claims.types import Hedge, Quantity


@dataclass(frozen=True, slots=True)
class FigurePairs:
    """``agree`` and ``differ`` pair figures that count the same thing; ``only_left`` and ``only_right`` have no
    counterpart of their kind."""

    agree: tuple[tuple[Quantity, Quantity], ...] = ()
    differ: tuple[tuple[Quantity, Quantity], ...] = ()
    only_left: tuple[Quantity, ...] = ()
    only_right: tuple[Quantity, ...] = ()

    @property
    def unclear(self) -> bool:
        """True when figures on both sides differ and do not surely count the same, but may."""
        return not self.comparable and any(
            (same_kind(one, two) or _may_be_same_kind(one, two)) and one.value != two.value
            for one in self.only_left
            for two in self.only_right
        )

    @property
    def pairs(self) -> tuple[tuple[Quantity, Quantity], ...]:
        """Every pair of figures that count the same thing."""
        return self.agree + self.differ

    @property
    def comparable(self) -> bool:
        """True when at least one thing is counted on both sides."""
        return bool(self.agree or self.differ)


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
        high = low + OPEN_SIDE * abs(low)
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


def same_kind(left: Quantity, right: Quantity) -> bool:
    """True when both count the same thing as far as the words say."""
    return left.counted is not None and left.counted == right.counted and _same_people(left, right)


def _same_people(left: Quantity, right: Quantity) -> bool:
    """False when both say of which country the counted are, and of none that is the same (``Side.quantities``)."""
    one, two = set(left.unit.split()), set(right.unit.split())
    return not one or not two or bool(one & two)


def _may_be_same_kind(left: Quantity, right: Quantity) -> bool:
    """True when one side does not say what it counts, or both count people under different names."""
    if not _same_people(left, right):
        return False
    if not _known(left) or not _known(right):
        return True
    one, two = left.counted, right.counted
    if one in POUNDS and two in POUNDS:
        return True
    if one in PEOPLE - GENERIC and two in PEOPLE - GENERIC:
        return max(middle(left) or 0.0, middle(right) or 0.0) > FEW
    return (one in PEOPLE and two in PEOPLE) or (one in GENERIC and two in TOLLS) or (one in TOLLS and two in GENERIC)


def _known(quantity: Quantity) -> bool:
    """True when a concept says what is counted."""
    return quantity.counted is not None and not quantity.counted.startswith("unit:")


def other_kinds(left: tuple[Quantity, ...], right: tuple[Quantity, ...]) -> bool:
    """True when both give figures, and none of the left can count what one of the right counts."""
    return bool(left and right) and not any(
        same_kind(one, two) or _may_be_same_kind(one, two) for one in left for two in right
    )


def in_base_units(quantity: Quantity) -> Quantity:
    """The same figure in the base unit of its kind: a week as seven days. What is told in two units is rounded in one
    of them ("5 feet", "1.52 metres"), so the interval grows by ``CONVERTED``."""
    base = IN_BASE_UNITS.get(quantity.counted or "")
    if base is None:
        return quantity
    kind, factor = base
    value, low, high = (
        number if number is None else number * factor for number in (quantity.value, quantity.low, quantity.high)
    )
    low = None if low is None else low - CONVERTED * abs(low)
    high = None if high is None else high + CONVERTED * abs(high)
    return replace(quantity, counted=kind, value=value, low=low, high=high)


def pair_figures(left: tuple[Quantity, ...], right: tuple[Quantity, ...]) -> FigurePairs:
    """Pair the figures of two claims.

    First what agrees and counts the same, then what agrees and may count the same, then what counts the same and
    differs. A figure of a kind that already agrees is left over, not in conflict: "10 Israelis and 2 Thais" agrees
    with "10 hostages". Symmetric: ``pair_figures(b, a)`` is the mirror image.
    """
    free_left, free_right = list(left), list(right)
    agree: list[tuple[Quantity, Quantity]] = []
    differ: list[tuple[Quantity, Quantity]] = []

    def take(found: list[tuple[Quantity, Quantity]], one: Quantity, two: Quantity) -> None:
        free_left.remove(one)
        free_right.remove(two)
        found.append((one, two))

    for kind in (same_kind, _may_be_same_kind):
        options = [
            (_gap(one, two), one, two)
            for one in free_left
            for two in free_right
            if kind(one, two) and (overlap(one, two) if kind is same_kind else _equal(one, two))
        ]
        for _, one, two in sorted(options, key=lambda option: (option[0], _order(option[1], option[2]))):
            if one in free_left and two in free_right:
                take(agree, one, two)
    settled = {one.counted for one, _ in agree} | {two.counted for _, two in agree}
    options = [
        (_gap(one, two), one, two)
        for one in free_left
        for two in free_right
        if same_kind(one, two) and _may_differ(one, two) and one.counted not in settled
    ]
    for _, one, two in sorted(options, key=lambda option: (option[0], _order(option[1], option[2]))):
        if one in free_left and two in free_right:
            take(differ, one, two)
    return FigurePairs(tuple(agree), tuple(differ), tuple(free_left), tuple(free_right))


def _may_differ(left: Quantity, right: Quantity) -> bool:
    """True when differing figures of one kind may be versions of one figure."""
    if not _known(left) or left.counted == "person":
        return False
    factor = VERSIONS.get(left.counted or "")
    one, two = middle(left), middle(right)
    return factor is None or one is None or two is None or max(one, two) <= factor * min(one, two)


def _equal(left: Quantity, right: Quantity) -> bool:
    """True when both name one number: what may count the same is the same only if the number says so too."""
    if left.value is None or right.value is None:
        return False
    most = max(abs(left.value), abs(right.value))
    if most <= FEW and not (_known(left) and _known(right)):
        return False
    return overlap(left, right) and abs(left.value - right.value) <= NEARLY_EQUAL * most


def _gap(left: Quantity, right: Quantity) -> float:
    """How far apart two figures are, 0 to 1, whatever their size."""
    one, two = middle(left), middle(right)
    if one is None or two is None or not math.isfinite(one) or not math.isfinite(two):
        return 1.0
    # Halved first: the sum of two numbers near the largest float is none.
    return abs(one / 2 - two / 2) / (abs(one / 2) + abs(two / 2)) if abs(one) + abs(two) > 1e-300 else 0.0


def ratio_gap(left: Quantity, right: Quantity) -> float:
    """How far apart two figures are as a ratio: 0 when equal, 1 from a factor of ``GAP_FACTOR`` on."""
    one, two = middle(left), middle(right)
    if one is None or two is None or min(one, two) <= 0 or not math.isfinite(one) or not math.isfinite(two):
        return 1.0 if one != two else 0.0
    return min(1.0, abs(math.log(one) - math.log(two)) / math.log(GAP_FACTOR))


def of_one_size(left: Quantity, right: Quantity) -> bool:
    """True when neither figure is more than ``ONE_SIZE`` times the other, as versions of one figure hardly are."""
    one, two = middle(left), middle(right)
    return one is not None and two is not None and max(one, two) <= ONE_SIZE * min(one, two)


def middle(quantity: Quantity) -> float | None:
    """The number a figure stands for: its value, else the middle of its interval, ``None`` without bounds."""
    if quantity.value is not None:
        return quantity.value
    low, high = interval(quantity)
    return (low + high) / 2 if math.isfinite(low) and math.isfinite(high) else None


def explained_by_time(one: Quantity, two: Quantity, day_one: dt.date | None, day_two: dt.date | None) -> bool:
    """True when two figures that differ, of one thing and as of these days, may both hold: what only grows has grown,
    what may change has had a day to do so. A measure of a lasting thing has not."""
    if day_one is None or day_two is None or day_one == day_two or one.counted in MEASURES:
        return False
    if one.counted in ONLY_GROWS:
        smaller, larger = middle(one), middle(two)
        return smaller is not None and larger is not None and (smaller < larger) == (day_one < day_two)
    return True


def _order(left: Quantity, right: Quantity) -> list[tuple[str, float, int, int]]:
    """A tie-break that does not depend on which side is called left."""
    return sorted((figure.counted or "", middle(figure) or 0.0, figure.start, figure.end) for figure in (left, right))
