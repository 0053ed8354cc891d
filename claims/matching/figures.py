"""Figures of two claims side by side: which count the same thing, which agree, which differ.

632 dead and 329 injured are no conflict; 632 dead and 296 dead are one, or an update. So figures are paired by what
they count before their intervals are compared.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace

from claims.language.units import is_money
from claims.matching.amounts import middle, of_one_size, overlap
from claims.matching.kinds import (
    BARE_NAMES,
    CLOCK,
    CLOCK_APART,
    COUNTED_PEOPLE,
    FATES,
    GENERIC,
    GLOSSED,
    HARD,
    HARD_RATE,
    IN_BASE_UNITS,
    JOINT,
    LASTING,
    MEASURES,
    OF_FATES,
    ONLY_GROWS,
    PEOPLE,
    SORT,
    TOLLS,
    TWO_SIDED,
    VERSIONS,
)
from claims.matching.limits import CONVERTED, FEW, NEARLY_EQUAL, ROUND, UNUSUAL_TOLL, VERSION_SIZE
from claims.matching.struck import is_nobody, of_all_aboard, some_hurt
from claims.types import Hedge, Quantity

AGE = "age"
"""The kind of the years that somebody has lived."""


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


def same_kind(left: Quantity, right: Quantity) -> bool:
    """True when both count the same thing as far as the words say."""
    return left.counted is not None and left.counted == right.counted and _same_people(left, right)


def _same_people(left: Quantity, right: Quantity) -> bool:
    """False when both say of which country the counted are, and of none that is the same (``Side.quantities``)."""
    one, two = ({word for word in side.unit.split() if not word.startswith(SORT)} for side in (left, right))
    return not one or not two or bool(one & two)


def _may_be_same_kind(left: Quantity, right: Quantity) -> bool:
    """True when one side does not say what it counts, or both count people under different names."""
    if not _same_people(left, right) or AGE in (left.counted, right.counted):
        return False  # an age is told as one, and what is not is none
    if not (_known(left) or _glossed(left)) or not (_known(right) or _glossed(right)):
        return True
    if _glossed(left) or _glossed(right):
        # Homes and customers without power may be the same 155,000; two dams and two divers are not.
        return _equal(left, right) and (left.value or 0.0) > FEW
    one, two = left.counted, right.counted
    if any(one in bare and two in bare for bare in BARE_NAMES):
        return True
    if JOINT in (one or "") or JOINT in (two or ""):  # 300 drones here, 300 drones and missiles there
        return bool({*(one or "").split(JOINT)} & {*(two or "").split(JOINT)})
    who = PEOPLE - GENERIC
    if (one in who and two in who | FATES) or (one in FATES and two in who):  # 31 babies brought out, 31 evacuated
        return max(middle(left) or 0.0, middle(right) or 0.0) > FEW
    return (one in PEOPLE and two in PEOPLE) or (one in GENERIC and two in TOLLS) or (one in TOLLS and two in GENERIC)


def _converted(left: Quantity, right: Quantity) -> bool:
    """True when two amounts in currencies of much the same worth may be one: "3 billion francs", "$3.25 billion"."""
    one, two = middle(left), middle(right)
    if left.counted == right.counted or not {left.counted, right.counted} <= HARD or one is None or two is None:
        return False
    return one != two and max(one, two) <= HARD_RATE * min(one, two)


def _other_money(left: Quantity, right: Quantity) -> bool:
    """True when one amount is told in two currencies, of which one must be wrong."""
    if left.counted == right.counted or not is_money(left.counted) or not is_money(right.counted):
        return False
    return not any({left.counted, right.counted} <= bare for bare in BARE_NAMES) and overlap(left, right)


def _one_number(left: Quantity, right: Quantity) -> bool:
    """True when two counts of people, however named, give one exact number that is not round: 104 survivors here, 104
    people brought ashore there. Of two fates only a large number is hardly one by chance: 23 dead and 23 injured are
    two counts."""
    kinds = {left.counted or "person", right.counted or "person"}
    if of_all_aboard(left, right) or of_all_aboard(right, left):
        return True
    if left.value is None or left.value != right.value or left.value <= FEW or not _same_people(left, right):
        return False
    if not kinds <= COUNTED_PEOPLE or any(figure.low != figure.high for figure in (left, right)):
        return False
    return left.value % ROUND != 0 and (left.value >= UNUSUAL_TOLL or len(kinds & OF_FATES) < 2)


def _glossed(quantity: Quantity) -> bool:
    """True when what is counted is known from the glossary alone (``counts.GLOSSED``)."""
    return quantity.counted is not None and quantity.counted.startswith(GLOSSED)


def _known(quantity: Quantity) -> bool:
    """True when a concept says what is counted."""
    return quantity.counted is not None and not quantity.counted.startswith("unit:")


def other_kinds(left: tuple[Quantity, ...], right: tuple[Quantity, ...]) -> bool:
    """True when both give figures, and none of the left can count what one of the right counts."""
    lefts, rights = (
        [figure for figure in side if figure.counted != CLOCK and not is_nobody(figure)] for side in (left, right)
    )
    return bool(lefts and rights) and not any(
        kind(one, two)
        for one in lefts
        for two in rights
        for kind in (same_kind, _may_be_same_kind, _converted, _other_money, _one_number)
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
    if not left or not right:
        return FigurePairs(only_left=left, only_right=right)
    free_left, free_right = list(left), list(right)
    agree: list[tuple[Quantity, Quantity]] = []
    differ: list[tuple[Quantity, Quantity]] = []

    def take(found: list[tuple[Quantity, Quantity]], one: Quantity, two: Quantity) -> None:
        free_left.remove(one)
        free_right.remove(two)
        found.append((one, two))

    for result in TWO_SIDED:
        one_side, other_side = (
            sorted((figure for figure in free if figure.counted == result), key=lambda side: -(middle(side) or 0.0))
            for free in (free_left, free_right)
        )
        sides = list(zip(one_side, other_side, strict=False))
        if len(one_side) == len(other_side) == 2 and not all(overlap(*both) for both in sides):
            for one, two in sides:
                take([] if overlap(one, two) else differ, one, two)

    agreement = {same_kind: overlap, _may_be_same_kind: _equal, _converted: _converted, _one_number: _one_number}
    for kind, agrees in agreement.items():
        options = [
            (_gap(one, two), one, two) for one in free_left for two in free_right if kind(one, two) and agrees(one, two)
        ]
        for _, one, two in sorted(options, key=lambda option: (option[0], _order(option[1], option[2]))):
            if one in free_left and two in free_right:
                take(agree, one, two)
    settled = {one.counted for one, _ in agree} | {two.counted for _, two in agree}
    options = [
        (_gap(one, two), one, two)
        for one in free_left
        for two in free_right
        if (_other_money(one, two) or some_hurt(one, two) or (same_kind(one, two) and _may_differ(one, two)))
        and one.counted not in settled
    ]
    for _, one, two in sorted(options, key=lambda option: (option[0], _order(option[1], option[2]))):
        if one in free_left and two in free_right:
            take(differ, one, two)
    return FigurePairs(tuple(agree), tuple(differ), tuple(free_left), tuple(free_right))


def _may_differ(left: Quantity, right: Quantity) -> bool:
    """True when differing figures of one kind may be versions of one figure."""
    if not (_known(left) or _glossed(left)):
        return False
    if left.counted == "person" and not (_of_one_sort(left, right) or of_one_size(left, right, VERSION_SIZE)):
        return False
    if is_nobody(left) or is_nobody(right):  # an early word: of a disaster's hundreds it denies nothing
        return (middle(left) or middle(right) or 0.0) <= FEW
    factor = VERSIONS.get(left.counted or "")
    one, two = middle(left), middle(right)
    if left.counted == CLOCK:
        return one is not None and two is not None and abs(one - two) <= CLOCK_APART
    return factor is None or one is None or two is None or max(one, two) <= factor * min(one, two)


def _of_one_sort(left: Quantity, right: Quantity) -> bool:
    """True when both count people by one word for who they are: 18 and 19 lawmakers who voted for it."""
    sorts = ({word for word in figure.unit.split() if word.startswith(SORT)} for figure in (left, right))
    return bool(set.intersection(*sorts))


def _equal(left: Quantity, right: Quantity) -> bool:
    """True when both name one number: what may count the same is the same only if the number says so too."""
    if left.value is None or right.value is None:
        return _in_range(left, right) or _in_range(right, left)
    most = max(abs(left.value), abs(right.value))
    sure = all(_known(figure) or _glossed(figure) for figure in (left, right))
    if most <= FEW and most == int(most) and not sure:
        return False
    return overlap(left, right) and abs(left.value - right.value) <= NEARLY_EQUAL * most


def _in_range(span: Quantity, one: Quantity) -> bool:
    """True when a number that is not small lies in the range that the other side gives: "1,300 to 1,500", 1,500."""
    return span.hedge is Hedge.RANGE and one.value is not None and one.value > FEW and overlap(span, one)


def _gap(left: Quantity, right: Quantity) -> float:
    """How far apart two figures are, 0 to 1, whatever their size."""
    one, two = middle(left), middle(right)
    if one is None or two is None or not math.isfinite(one) or not math.isfinite(two):
        return 1.0
    # Halved first: the sum of two numbers near the largest float is none.
    return abs(one / 2 - two / 2) / (abs(one / 2) + abs(two / 2)) if abs(one) + abs(two) > 1e-300 else 0.0


def explained_by_time(one: Quantity, two: Quantity, day_one: dt.date | None, day_two: dt.date | None) -> bool:
    """True when two figures that differ, of one thing and as of these days, may both hold: what only grows has grown,
    what may change has had a day to do so. A measure of a lasting thing has not."""
    if day_one is None or day_two is None or day_one == day_two:
        return False
    if one.counted in MEASURES | LASTING or one.counted == CLOCK or one.counted != two.counted:
        return False
    if one.counted in ONLY_GROWS:
        smaller, larger = middle(one), middle(two)
        return smaller is not None and larger is not None and (smaller < larger) == (day_one < day_two)
    return True


def _order(left: Quantity, right: Quantity) -> list[tuple[str, float, int, int]]:
    """A tie-break that does not depend on which side is called left."""
    return sorted((figure.counted or "", middle(figure) or 0.0, figure.start, figure.end) for figure in (left, right))
