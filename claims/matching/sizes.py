"""Whether the figures of two claims are too far apart to be of one thing, as sizes and days tell: a day's loss of a
canal and of world trade, a toll that fell to a part of what it was."""

from __future__ import annotations

import datetime as dt

from claims.matching.amounts import is_slip, middle, nearly_equal, of_one_size, ratio_gap
from claims.matching.figures import FigurePairs
from claims.matching.kinds import HURT, ONLY_GROWS, OPEN
from claims.matching.limits import FIRST_DAYS, FORESEEN_GAP, MOST_GROWTH, SHRUNK
from claims.matching.pairs import PairView
from claims.matching.sides import Side
from claims.matching.times import foreseen, last_day
from claims.matching.weights import SOME_STORY


def are_near(figures: FigurePairs) -> bool:
    """True when figures differ and by so little that they are of one thing, whatever names stand beside them."""
    return bool(figures.differ) and all(nearly_equal(one, two) for one, two in figures.differ)


def other_size(pair: PairView, figures: FigurePairs, grew_later: bool) -> bool:
    """True when all that differs are figures so unlike each other that they hardly answer one question: a day's loss of
    a canal and of world trade. Tolls may grow so far; then they are of others than one side counts by their country, or
    as of a time at which the larger was known already, or the smaller long settled: it is in its first days that a toll
    grows tenfold."""
    tolls = all(one.counted in HURT for one, _ in figures.differ)
    if any(of_one_size(one, two) or (is_slip(one, two) and not tolls) for one, two in figures.differ):
        return False
    if not tolls:
        return True
    if any(not of_one_size(one, two, MOST_GROWTH) for one, two in figures.differ) or _are_strangers(pair):
        return True
    one, two = as_of(pair.left, pair.right), as_of(pair.right, pair.left)
    if one and two and abs((one - two).days) > FIRST_DAYS:
        return True
    return not grew_later or any(bool(few.unit) != bool(many.unit) for few, many in figures.differ)


def has_shrunk(pair: PairView, figures: FigurePairs) -> bool:
    """True when all that differs are tolls, and the later report gives, as of a later day, no more than a part
    (``SHRUNK``) of the earlier: the dead become no fewer, and corrections are seldom so large. Such tolls are of two
    places or times of which neither claim tells."""
    told = pair.left.view.published, pair.right.view.published
    days = as_of(pair.left, pair.right), as_of(pair.right, pair.left)
    order = _order(*told)
    if not order or order != _order(*days):
        return False
    for both in figures.differ:
        early, late = (middle(figure) for figure in both[::order])
        if both[0].counted not in ONLY_GROWS & HURT or early is None or late is None or late > early * SHRUNK:
            return False
    return bool(figures.differ)


def _order(one: dt.date | None, two: dt.date | None) -> int:
    """1 when the first of two days is the earlier, -1 when it is the later, 0 when they are one or unknown."""
    return 0 if one is None or two is None else (one < two) - (two < one)


def _are_strangers(pair: PairView) -> bool:
    """True for tolls of reports that share no other claim, where no word for what happened is shared: so far apart in
    size, they are of two events."""
    return pair.story < SOME_STORY and not pair.left.occasion.incidents & pair.common


def feared(pair: PairView, figures: FigurePairs) -> bool:
    """True when one side gives the toll that is feared or expected, the other the toll that is known, and these are far
    apart: "as many as 20,000 may have died" is no version of "5,300 dead". Who is missing is never sure."""
    if foreseen(pair.left.view) == foreseen(pair.right.view):
        return False
    return all(one.counted in HURT - OPEN and ratio_gap(one, two) >= FORESEEN_GAP for one, two in figures.differ)


def as_of(side: Side, other: Side) -> dt.date | None:
    """As of when the side's figures hold: its own latest date when both claims give one, else the publication."""
    own, others = last_day(side.view), last_day(other.view)
    return own if own and others and own != others else side.view.published
