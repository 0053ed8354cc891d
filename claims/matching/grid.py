"""The figures of one group of claims in time: which agree, which grew, which cannot both hold.

Each thing that is counted makes a *strand*. Figures of one strand that may be one figure, as of one day, make a
*level*. Two levels stand to each other as an *update*, when time explains the difference, or as a *conflict*. What is
stored of two claims (found when they were matched, or set by a reviewer) goes before what their dates say.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from claims.matching.amounts import interval, middle, overlap
from claims.matching.counts import counted_figures
from claims.matching.figures import explained_by_time, same_kind
from claims.matching.times import is_long_past, last_day
from claims.types import ClaimView, Hedge, Quantity, Relation

RelationOf = Mapping[tuple[int, int], Relation]
"""The stored relation of two claims by their ids, the smaller one first."""


class LinkKind(StrEnum):
    """How the figures of two levels stand to each other."""

    UPDATE = "update"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a claim. ``quantity`` is as the text gives it, ``number`` the same in the base unit of its kind,
    without its place in the text, so that equal figures are equal; ``as_of`` is the day it holds for, ``None`` when
    neither claim nor report is dated."""

    claim: ClaimView
    quantity: Quantity
    number: Quantity
    as_of: dt.date | None = None

    @property
    def bounds(self) -> tuple[float, float]:
        """The closed interval the words allow, in the base unit; infinite where nothing bounds it."""
        return interval(self.number)


@dataclass(frozen=True, slots=True)
class Level:
    """Figures that may be one, as of one day: their places in ``Strand.figures``."""

    figures: tuple[int, ...]
    as_of: dt.date | None
    middle: float


@dataclass(frozen=True, slots=True)
class Link:
    """Two levels by their places in ``Strand.levels``: of an update the earlier one first, of a conflict the smaller.
    ``near`` is true where a drawing needs the link: for an update from the last value before, the nearest in size; for
    a conflict where no level that is in conflict with both stands between them.
    """

    kind: LinkKind
    first: int
    second: int
    near: bool = True


@dataclass(frozen=True, slots=True)
class Strand:
    """One thing that is counted: figures by day and size, in levels, with every link between levels."""

    counted: str
    figures: tuple[Figure, ...]
    levels: tuple[Level, ...]
    links: tuple[Link, ...]

    def has(self, kind: LinkKind) -> bool:
        """Whether any two levels stand so."""
        return any(link.kind is kind for link in self.links)

    def between(self, one: int, other: int) -> LinkKind | None:
        """How the figures of two claims (ids) stand to each other here; ``None`` when they agree or are not here."""
        ours, theirs = self._levels_of(one), self._levels_of(other)
        kinds = {
            link.kind
            for link in self.links
            if (link.first in ours and link.second in theirs) or (link.first in theirs and link.second in ours)
        }
        return LinkKind.CONFLICT if LinkKind.CONFLICT in kinds else next(iter(kinds), None)

    def _levels_of(self, claim: int) -> set[int]:
        return {
            number
            for number, level in enumerate(self.levels)
            if any(self.figures[place].claim.id == claim for place in level.figures)
        }


def strands_of(claims: Iterable[ClaimView], relations: RelationOf) -> list[Strand]:
    """The strands of a group: those that most reports give figures for first, ties by name.

    Figures without any bound ("thousands" has one, "many" has none) are left out. ``relations`` may lack pairs.
    """
    by_kind: dict[str, list[Figure]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.id):
        for quantity, number in zip(claim.quantities, _numbers(claim), strict=True):
            if middle(number) is not None:
                by_kind[number.counted or ""].append(Figure(claim, quantity, number))
    strands = [_strand(kind, figures, relations) for kind, figures in by_kind.items()]
    return sorted(strands, key=lambda strand: (-len({f.claim.report for f in strand.figures}), strand.counted))


def _numbers(claim: ClaimView) -> list[Quantity]:
    return [replace(number, raw="", start=0, end=0) for number in counted_figures(claim)]


def _strand(kind: str, figures: Sequence[Figure], relations: RelationOf) -> Strand:
    dated = _dated(figures)
    ordered = sorted(dated, key=lambda figure: (figure.as_of or dt.date.max, _size(figure), figure.claim.id))
    levels = _levels(ordered)
    return Strand(kind, tuple(ordered), tuple(levels), tuple(_links(ordered, levels, relations)))


def _size(figure: Figure) -> float:
    return middle(figure.number) or 0.0


def _dated(figures: Sequence[Figure]) -> list[Figure]:
    """Each figure with the day it holds for: the claim's own where all claims name one and these differ, as when the
    stages of one matter are told; else the day of publication, for most dates are those of the event."""
    own = [last_day(figure.claim) for figure in figures]
    told = all(own) and len(set(own)) > 1 and not any(is_long_past(figure.claim) for figure in figures)
    return [
        Figure(figure.claim, figure.quantity, figure.number, day if told else figure.claim.published)
        for figure, day in zip(figures, own, strict=True)
    ]


def _levels(figures: Sequence[Figure]) -> list[Level]:
    """Neighbours by size, as of one day, that all may be one figure."""
    levels: list[list[int]] = []
    for place, figure in enumerate(figures):
        last = levels[-1] if levels else []
        if last and all(_may_be_one(figures[other], figure) for other in last):
            last.append(place)
        else:
            levels.append([place])
    return [
        Level(tuple(level), figures[level[0]].as_of, sum(_size(figures[place]) for place in level) / len(level))
        for level in levels
    ]


def _may_be_one(one: Figure, two: Figure) -> bool:
    return one.as_of == two.as_of and same_kind(one.number, two.number) and agree(one.number, two.number)


@lru_cache(maxsize=1 << 16)
def agree(one: Quantity, two: Quantity) -> bool:
    """True when two figures may be one: their intervals overlap by more than an edge that no text names. A cost of "12
    to 14 million" and one of "14 to 15 million" are told side by side because they differ."""
    if not overlap(one, two):
        return False
    (low, high), (other_low, other_high) = interval(one), interval(two)
    if low < high and other_low < other_high:
        return min(high, other_high) > max(low, other_low)
    if low == high and other_low == other_high:
        return True
    wide, point = (one, other_low) if low < high else (two, low)
    first, last = interval(wide)
    named = (wide.value, wide.low, wide.high) if wide.hedge is Hedge.RANGE else (wide.value,)
    return first < point < last or any(bound is not None and math.isclose(bound, point) for bound in named)


def _links(figures: Sequence[Figure], levels: Sequence[Level], relations: RelationOf) -> list[Link]:
    found: dict[tuple[int, int], LinkKind] = {}
    told: Told = defaultdict(list)
    for figure in figures:
        told[figure.claim.id].append(figure.number)
    for second, level in enumerate(levels):
        for first in range(second):
            kind = _stand(
                [figures[p] for p in levels[first].figures], [figures[p] for p in level.figures], relations, told
            )
            if kind is not None:
                found[first, second] = kind
    links = []
    for (first, second), kind in found.items():
        if kind is LinkKind.UPDATE:
            before = (one for one in range(second) if found.get((one, second)) is kind)
            near = first == max(before, key=lambda one: _closeness(levels, one, second))
        else:
            between = range(first + 1, second)
            near = not any(found.get((first, one)) is kind and found.get((one, second)) is kind for one in between)
        smaller_first = kind is LinkKind.UPDATE or levels[first].middle <= levels[second].middle
        links.append(Link(kind, *((first, second) if smaller_first else (second, first)), near))
    return links


def _closeness(levels: Sequence[Level], first: int, second: int) -> tuple[dt.date, float, int]:
    """How directly ``second`` follows ``first``: the later its day and the nearer its value, the more."""
    return levels[first].as_of or dt.date.min, -abs(levels[second].middle - levels[first].middle), first


Told = dict[int, list[Quantity]]
"""What each claim, by its id, gives of the strand."""


def _stand(ones: Sequence[Figure], twos: Sequence[Figure], relations: RelationOf, told: Told) -> LinkKind | None:
    """How two levels stand: one pair in conflict suffices, for an update all that differ must be explained by time."""
    kinds = {kind for one in ones for two in twos if (kind := _pair(one, two, relations, told)) is not None}
    return LinkKind.CONFLICT if LinkKind.CONFLICT in kinds else next(iter(kinds), None)


def _pair(one: Figure, two: Figure, relations: RelationOf, told: Told) -> LinkKind | None:
    if one.claim.report == two.claim.report or not same_kind(one.number, two.number):
        return None
    if agree(one.number, two.number) or _agree_elsewhere(told[one.claim.id], told[two.claim.id]):
        return None
    left, right = sorted((one.claim.id, two.claim.id))
    stored = relations.get((left, right))
    if stored is not None:
        if stored.is_conflict:
            return LinkKind.CONFLICT
        return LinkKind.UPDATE if stored is Relation.UPDATED else None
    settled = is_long_past(one.claim) and is_long_past(two.claim)
    later = not settled and explained_by_time(one.number, two.number, one.as_of, two.as_of)
    return LinkKind.UPDATE if later else LinkKind.CONFLICT


def _agree_elsewhere(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
    """True when two claims also give figures of this kind that agree: "820 dead, 290 of them in Al Haouz"."""
    if len(ours) < 2 and len(theirs) < 2:
        return False
    return any(agree(first, second) for first in ours for second in theirs)
