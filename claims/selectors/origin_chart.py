"""The attribution graph of a group: origins on one side, reports on the other, relays between them. Pure geometry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 760.0
ROW = 36.0
HEIGHT = 26.0
COLUMNS = ((6.0, 220.0), (290.0, 180.0), (530.0, 200.0))
"""Start and width of the columns for origins, relays and reports."""
LETTERS = 7.2
"""Width of a letter of a label, about; a longer label is cut."""

Row = tuple[str, Sequence[str], int | None]
Origin = tuple[str, str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Node:
    """A box with its words, cut to what fits; ``full`` are all of them."""

    kind: str
    x: float
    y: float
    width: float
    words: str
    full: str

    @property
    def middle(self) -> tuple[float, float]:
        """Where its words stand."""
        return self.x + self.width / 2, self.y + HEIGHT / 2 + 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two boxes; ``kind`` is ``via``, ``direct`` or ``copy``."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class OriginChart:
    """The drawn graph."""

    width: float
    height: float
    row: float
    nodes: list[Node]
    lines: list[Line]


def draw_origins(origins: Sequence[Origin], *, mirrored: bool = False) -> OriginChart:
    """Draw origins, each as (letter, name, rows of (source, relays, place of the row it was taken from))."""
    arrow = " → " if mirrored else " ← "
    nodes: list[Node] = []
    lines: list[Line] = []
    y = 6.0
    for letter, name, rows in origins:
        tops = [y + number * ROW for number in range(len(rows))]
        origin = _node("origin", 0, (tops[0] + tops[-1]) / 2, f"{letter} · {name}", mirrored)
        nodes.append(origin)
        reports = [_node("report", 2, top, source, mirrored) for top, (source, _, _) in zip(tops, rows, strict=True)]
        nodes += reports
        relays: dict[str, Node] = {}
        for report, (_source, via, above) in zip(reports, rows, strict=True):
            if above is not None:
                lines.append(Line("copy", _beside(reports[above], report, mirrored)))
                continue
            label = arrow.join(via)
            if label and label not in relays:
                users = [
                    top for top, row in zip(tops, rows, strict=True) if arrow.join(row[1]) == label and row[2] is None
                ]
                relays[label] = _node("relay", 1, sum(users) / len(users), label, mirrored)
                nodes.append(relays[label])
                lines.append(Line("direct", _across(origin, relays[label], mirrored)))
            lines.append(Line("via" if label else "direct", _across(relays.get(label, origin), report, mirrored)))
        y = tops[-1] + ROW + 10
    return OriginChart(WIDTH, y - 4, HEIGHT, nodes, lines)


def _node(kind: str, column: int, y: float, words: str, mirrored: bool) -> Node:
    x, width = COLUMNS[column]
    most = int(width / LETTERS) - 2
    cut = words if len(words) <= most else f"{words[: most - 1]}…"
    return Node(kind, WIDTH - x - width if mirrored else x, round(y, 1), width, cut, words)


def _across(one: Node, two: Node, mirrored: bool) -> str:
    """From a box to one in a later column, in a soft curve."""
    start = one.x if mirrored else one.x + one.width
    end = two.x + two.width if mirrored else two.x
    top, bottom = one.y + HEIGHT / 2, two.y + HEIGHT / 2
    half = (start + end) / 2
    return f"M{start:g} {top:g}C{half:g} {top:g} {half:g} {bottom:g} {end:g} {bottom:g}"


def _beside(one: Node, two: Node, mirrored: bool) -> str:
    """From a report to one taken from it, around the outer side."""
    edge = one.x if mirrored else one.x + one.width
    out = edge - 22 if mirrored else edge + 22
    top, bottom = one.y + HEIGHT / 2, two.y + HEIGHT / 2
    return f"M{edge:g} {top:g}H{out:g}V{bottom:g}H{edge:g}"
