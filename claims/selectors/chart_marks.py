"""What a chart is drawn of: shapes for kinds of sources, levels, and the lines between them. Pure geometry."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claims.matching.grid import Link, LinkKind

RADIUS = 5.5

Box = tuple[float, float, float, float]
"""x, y, width, height."""


def grown(box: Box, by: float) -> Box:
    """The box with ``by`` more on every side."""
    return box[0] - by, box[1] - by, box[2] + 2 * by, box[3] + 2 * by


def meet(one: Box, two: Box) -> bool:
    """Whether two boxes overlap."""
    return (
        one[0] < two[0] + two[2] and two[0] < one[0] + one[2] and one[1] < two[1] + two[3] and two[1] < one[1] + one[3]
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure, by its place in ``Strand.figures``; ``path`` draws its shape."""

    figure: int
    path: str


@dataclass(frozen=True, slots=True)
class DrawnLevel:
    """A level with its marks; ``whisker`` is a path, empty without an interval; ``label_x`` is ``None`` where there is
    no room for one. ``x`` and ``y`` are the middle of the level, ``box`` what is lit when it has the focus."""

    level: int
    x: float
    y: float
    marks: list[Mark]
    whisker: str
    box: Box
    label_x: float | None = None
    label_y: float = 0.0


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """A link between two levels: the line, the head of the arrow (empty for a conflict), where its sign stands, and
    the box that labels keep out of."""

    link: Link
    line: str
    head: str
    x: float
    y: float
    box: Box


def _circle(x: float, y: float) -> str:
    return f"M{x - RADIUS:.1f} {y:.1f}a{RADIUS} {RADIUS} 0 1 0 {2 * RADIUS} 0a{RADIUS} {RADIUS} 0 1 0 -{2 * RADIUS} 0z"


def _polygon(*corners: tuple[float, float]) -> Callable[[float, float], str]:
    def path(x: float, y: float) -> str:
        points = " L".join(f"{x + RADIUS * dx:.1f} {y + RADIUS * dy:.1f}" for dx, dy in corners)
        return f"M{points}z"

    return path


SHAPES: dict[str, Callable[[float, float], str]] = {
    "outlet": _circle,
    "agency": _polygon((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "institution": _polygon((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "person": _polygon((0, -1.2), (1.15, 0.85), (-1.15, 0.85)),
    "other": _polygon(
        (-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4),
        (0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4),
    ),
}  # fmt: skip
"""Kind of source to its shape around a point."""


def shape_path(kind: str, x: float, y: float) -> str:
    """The shape of a kind of source around a point, for charts and their legend."""
    return SHAPES.get(kind, SHAPES["other"])(x, y)


def draw_link(link: Link, levels: Sequence[DrawnLevel]) -> DrawnLink:
    """The line between two levels: a bracket beside them on one day, else straight, with an arrow for an update."""
    one, two = levels[link.first], levels[link.second]
    if one.x == two.x:
        side = max(one.box[0] + one.box[2], two.box[0] + two.box[2])
        line = f"M{one.box[0] + one.box[2] - 4} {one.y}H{side + 6}V{two.y}H{two.box[0] + two.box[2] - 4}"
        low, high = sorted((one.y, two.y))
        box = (side, low, 15.0, high - low)
        return DrawnLink(link, line, "", round(side + 6, 1), round((one.y + two.y) / 2, 1), box)
    length = math.hypot(two.x - one.x, two.y - one.y)
    dx, dy = (two.x - one.x) / length, (two.y - one.y) / length
    gap = min(RADIUS + 5, length / 3)
    start, end = (one.x + dx * gap, one.y + dy * gap), (two.x - dx * gap, two.y - dy * gap)
    head = ""
    if link.kind is LinkKind.UPDATE:
        back = (end[0] - dx * 8, end[1] - dy * 8)
        wing = (-dy * 4, dx * 4)
        head = (
            f"M{end[0]:.1f} {end[1]:.1f}L{back[0] + wing[0]:.1f} {back[1] + wing[1]:.1f}"
            f"L{back[0] - wing[0]:.1f} {back[1] - wing[1]:.1f}z"
        )
    line = f"M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}"
    x, y = round((one.x + two.x) / 2, 1), round((one.y + two.y) / 2, 1)
    return DrawnLink(link, line, head, x, y, (x - 9, y - 9, 18.0, 18.0))
