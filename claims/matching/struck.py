"""What two counts of people killed, hurt or aboard say of each other beyond their numbers."""

from __future__ import annotations

from claims.matching.kinds import ABOARD, CASUALTY, HURT, ON_BOARD, PART, STRUCK
from claims.matching.limits import FEW
from claims.types import Quantity


def of_all_aboard(fate: Quantity, aboard: Quantity) -> bool:
    """True for "all eight aboard died" beside "it carried eight": the fate of those aboard tells how many they were."""
    told = ABOARD in fate.unit.split() and fate.counted in HURT and aboard.counted == ON_BOARD
    return told and fate.value is not None and fate.value == aboard.value and fate.low == fate.high


def is_nobody(figure: Quantity) -> bool:
    """True for a toll of nobody: "no injuries were reported"."""
    return figure.value == 0 and figure.counted in STRUCK


def some_hurt(left: Quantity, right: Quantity) -> bool:
    """True when one side says that nobody was killed or hurt, and the other counts a few who were."""
    none, some = (left, right) if is_nobody(left) else (right, left)
    told = is_nobody(none) and none.counted == CASUALTY and some.counted in STRUCK
    return told and 0 < (some.value or 0) <= FEW


def denies_toll(left: Quantity, right: Quantity) -> bool:
    """True when one side says that nobody suffered what the other counts people of, not merely nobody of a part."""
    none = left if is_nobody(left) else right
    return is_nobody(none) and PART not in none.unit.split()
