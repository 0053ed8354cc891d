"""Figures that are not known to count one thing, where the rest of what is said makes them: "28 have crossed" of the
babies whom the other report numbers at 31, "56 tonnes of dangerous goods" beside "56 containers" of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claims.matching.amounts import of_one_size, ratio_gap
from claims.matching.figures import FigurePairs
from claims.matching.kinds import CLOCK, COUNTED_PEOPLE
from claims.matching.limits import FEW, TOLD_NUMBER, VERSION_SIZE
from claims.matching.pairs import PairView
from claims.matching.weights import SUPPOSED_SHARE
from claims.types import Quantity


def with_supposed(pair: PairView) -> FigurePairs:
    """The figures of ``pair``, and where none of them are known to count one thing, the two that the wording makes
    versions of one: they agree when they are one number, else they differ."""
    figures = pair.figures
    if figures.comparable or not (figures.only_left and figures.only_right):
        return figures
    longer = max(pair.mass(pair.left), pair.mass(pair.right))
    close = longer > 0 and pair.common_mass >= SUPPOSED_SHARE * longer
    for one, two in _by_nearness(figures):
        if _is_one_number(one, two) and (close or (one.value or 0.0) >= TOLD_NUMBER):
            return _with(figures, one, two, agree=True)
        if close and None in (one.counted, two.counted) and of_one_size(one, two, VERSION_SIZE):
            return _with(figures, one, two, agree=False)
    return figures


def _by_nearness(figures: FigurePairs) -> Iterator[tuple[Quantity, Quantity]]:
    """Every pair of a left and a right figure, those nearest in size first; the same whichever side is left."""
    couples = [(one, two) for one in figures.only_left for two in figures.only_right]
    yield from sorted(couples, key=lambda both: (ratio_gap(*both), sorted(figure.start for figure in both)))


def _is_one_number(one: Quantity, two: Quantity) -> bool:
    """True when two figures are one exact number, not small, of things whose kinds both sides name and of which one at
    least is no people: 23 dead and 23 injured are two counts."""
    if one.value is None or one.value != two.value or one.value <= FEW or CLOCK in (one.counted, two.counted):
        return False
    return None not in (one.counted, two.counted) and not {one.counted, two.counted} <= COUNTED_PEOPLE


def _with(figures: FigurePairs, one: Quantity, two: Quantity, *, agree: bool) -> FigurePairs:
    return replace(
        figures,
        agree=((one, two),) if agree else (),
        differ=() if agree else ((one, two),),
        only_left=tuple(figure for figure in figures.only_left if figure is not one),
        only_right=tuple(figure for figure in figures.only_right if figure is not two),
    )
