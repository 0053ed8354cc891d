"""Where the figures of a strand stand on a chart: time across, size upwards. Pure geometry, in units of the view box.

A level is drawn once: its figures side by side, shaped by the kind of their source, with one whisker for the interval
their words allow. Updates are dashed arrows, conflicts solid lines with a sign of their own.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from claims.matching.grid import Level, Strand

from .chart_marks import RADIUS, DrawnLevel, DrawnLink, Mark, draw_link, grown, meet, shape_path

STEP = 13.0
"""Between the marks of one level."""
LOG_FROM = 20.0
"""Ratio of the largest to the smallest figure from which the scale is logarithmic, unless the reader chooses."""
LONG_SPAN = 200
"""Days from which the axis names the year."""
LETTER = 7.0
"""Width of a character of a label, about."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Size of a chart and its margins; ``inset`` is the room for labels before the first day, ``ticks`` how many days
    the axis names, ``mirrored`` when time runs from right to left."""

    width: float
    height: float
    start: float = 64.0
    end: float = 28.0
    top: float = 30.0
    bottom: float = 34.0
    inset: float = 76.0
    ticks: int = 4
    mirrored: bool = False


WIDE = Frame(760, 300)
NARROW = Frame(340, 300, start=52.0, end=18.0, inset=58.0, ticks=2)


def framed(frame: Frame, strand: Strand, *, mirrored: bool) -> Frame:
    """The frame for a strand: higher where many values stand on one day."""
    most = max(Counter(level.as_of for level in strand.levels).values(), default=1)
    return replace(frame, height=frame.height + min(220, 36 * max(0, most - 3)), mirrored=mirrored)


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn strand. Ticks are (position, value or day); ``undated`` is where figures without a day stand."""

    frame: Frame
    levels: list[DrawnLevel]
    links: list[DrawnLink]
    sizes: list[tuple[float, float]]
    days: list[tuple[float, dt.date]]
    undated: float | None
    logarithmic: bool
    plot: tuple[float, float, float, float]

    @property
    def day_format(self) -> str:
        """How the days of the axis are written: with their year where they span several months."""
        span = (self.days[-1][1] - self.days[0][1]).days if self.days else 0
        return "SHORT_DATE_FORMAT" if span > LONG_SPAN else "MONTH_DAY_FORMAT"


def draw(
    strand: Strand,
    shapes: Sequence[str],
    labels: Sequence[str],
    frame: Frame = WIDE,
    *,
    logarithmic: bool | None = None,
) -> Chart:
    """Draw a strand. ``shapes`` names the shape of each figure (see ``SHAPES``), ``labels`` the words of each level.
    ``logarithmic`` is the reader's wish, ``None`` leaves it to the figures."""
    bounds = [
        bound for figure in strand.figures for bound in (*figure.bounds, figure.number.value) if bound is not None
    ]
    log = _is_logarithmic(bounds, logarithmic)
    across, days, undated = _time(strand.levels, frame)
    upwards, sizes = _size(bounds, frame, log)
    levels = [
        _level(number, level, strand, shapes, across(level.as_of), upwards)
        for number, level in enumerate(strand.levels)
    ]
    links = [draw_link(link, levels) for link in strand.links if link.near]
    left, right = frame.start, frame.width - frame.end
    if frame.mirrored:
        left, right = frame.width - right, frame.width - left
    plot = (left, frame.top, right, frame.height - frame.bottom)
    return Chart(frame, _labelled(levels, links, labels, plot), links, sizes, days, undated, log, plot)


# -- scales ------------------------------------------------------------------------------------------------------------


def _is_logarithmic(bounds: Sequence[float], wish: bool | None) -> bool:
    possible = min(bounds) > 0 and max(bounds) > min(bounds)
    if not possible:
        return False
    return max(bounds) / min(bounds) >= LOG_FROM if wish is None else wish


def _time(
    levels: Sequence[Level], frame: Frame
) -> tuple[Callable[[dt.date | None], float], list[tuple[float, dt.date]], float | None]:
    known = sorted({level.as_of for level in levels if level.as_of})
    has_undated = any(level.as_of is None for level in levels)
    first, last = frame.start + frame.inset, frame.width - frame.end - 30
    undated = last if has_undated else None
    if has_undated and known:
        last -= 80 if frame.width > 500 else 50
    span = (known[-1] - known[0]).days if known else 0

    def turned(x: float) -> float:
        return round(frame.width - x if frame.mirrored else x, 1)

    def across(day: dt.date | None) -> float:
        if day is None:
            return turned(undated if undated is not None and known else (first + last) / 2)
        return turned(first + (last - first) * (day - known[0]).days / span if span else (first + last) / 2)

    return across, [(across(day), day) for day in _some(known, frame.ticks)], across(None) if has_undated else None


def _some(days: Sequence[dt.date], most: int) -> list[dt.date]:
    """First and last, and of the others those next to even steps, far enough apart to be read."""
    if len(days) <= 1:
        return list(days)
    span = (days[-1] - days[0]).days
    kept = [days[0]]
    for day in days[1:-1]:
        least = span / most
        if (day - kept[-1]).days >= least and (days[-1] - day).days >= least:
            kept.append(day)
    return [*kept, days[-1]]


def _size(
    bounds: Sequence[float], frame: Frame, log: bool
) -> tuple[Callable[[float], float], list[tuple[float, float]]]:
    ticks = _powers(min(bounds), max(bounds)) if log else _nice(min(bounds), max(bounds))
    low, high = min(*ticks, *bounds), max(*ticks, *bounds)
    room = frame.height - frame.top - frame.bottom

    def upwards(value: float) -> float:
        if low == high:
            share = 0.5
        elif log:
            share = (math.log(value) - math.log(low)) / (math.log(high) - math.log(low))
        else:
            share = (value - low) / (high - low)
        return round(frame.height - frame.bottom - share * room, 1)

    return upwards, [(upwards(tick), tick) for tick in ticks]


def _nice(low: float, high: float, most: int = 5) -> list[float]:
    """Round numbers from below ``low`` to above ``high``; whole ones where both are: nobody counts half a day."""
    if low == high:
        return [low]
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= rough)
    if float(low).is_integer() and float(high).is_integer():
        step = float(math.ceil(step))
    first, last = math.floor(low / step), math.ceil(high / step)
    return [round(number * step, 10) for number in range(first, last + 1)]


def _powers(low: float, high: float) -> list[float]:
    """1, 2, 5 and their tens around the figures; only the tens where these are many."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    steps = (1, 2, 5) if last - first <= 2 else (1,)
    ticks = [step * 10.0**power for power in range(first, last + 1) for step in steps]
    below = max((tick for tick in ticks if tick <= low), default=ticks[0])
    above = min((tick for tick in ticks if tick >= high), default=ticks[-1])
    every = [tick for tick in ticks if below <= tick <= above]
    return every[:: math.ceil(len(every) / 7)]


# -- levels -----------------------------------------------------------------------------------------------------------


def _level(
    number: int, level: Level, strand: Strand, shapes: Sequence[str], x: float, upwards: Callable[[float], float]
) -> DrawnLevel:
    step = min(STEP, 66 / max(1, len(level.figures) - 1))
    first = x - step * (len(level.figures) - 1) / 2
    marks, heights = [], []
    for place, figure in enumerate(level.figures):
        told = strand.figures[figure].number
        y = upwards(told.value if told.value is not None else sum(strand.figures[figure].bounds) / 2)
        heights.append(y)
        marks.append(Mark(figure, shape_path(shapes[figure], first + place * step, y)))
    low = min(strand.figures[figure].bounds[0] for figure in level.figures)
    high = max(strand.figures[figure].bounds[1] for figure in level.figures)
    top, bottom = upwards(high), upwards(low)
    whisker = ""
    if bottom - top >= 2:
        whisker = f"M{x - 5} {top}h10M{x} {top}V{bottom}M{x - 5} {bottom}h10"
    half = step * (len(level.figures) - 1) / 2 + RADIUS + 5
    box_top = min(*heights, top) - RADIUS - 5
    box = (
        round(x - half, 1),
        round(box_top, 1),
        round(2 * half, 1),
        round(max(*heights, bottom) + RADIUS + 5 - box_top, 1),
    )
    return DrawnLevel(number, x, round(sum(heights) / len(heights), 1), marks, whisker, box)


def _labelled(
    levels: Sequence[DrawnLevel],
    links: Sequence[DrawnLink],
    labels: Sequence[str],
    plot: tuple[float, float, float, float],
) -> list[DrawnLevel]:
    """Labels where there is room: above, below, beside; the level whose label finds none goes without."""
    taken = [grown(level.box, -4) for level in levels] + [link.box for link in links]
    placed = []
    for level, words in zip(levels, labels, strict=True):
        wide = LETTER * len(words) + 4
        x, y, width, height = level.box
        middle = x + width / 2
        places = [
            (middle, y - 2),
            (middle, y + height + 11),
            (x + width + wide / 2, level.y + 4),
            (x - wide / 2, level.y + 4),
        ]
        for at, base in places:
            box = (at - wide / 2, base - 10, wide, 13.0)
            inside = box[0] >= plot[0] and box[0] + wide <= plot[2] + 24 and box[1] >= 0 and base <= plot[3] + 2
            if inside and not any(meet(box, other) for other in taken):
                taken.append(box)
                placed.append(
                    DrawnLevel(
                        level.level, level.x, level.y, level.marks, level.whisker, level.box,
                        round(at, 1), round(base, 1),
                    )
                )  # fmt: skip
                break
        else:
            placed.append(level)
    return placed
