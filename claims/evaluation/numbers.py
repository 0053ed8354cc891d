"""Numbers as annotators write them (``>=50``, ``12-14m USD/day``, ``17 = 13 + 4``) against the figures of a claim.

A date ("6-10 March", "until 31 January 2023") is told by the dates of a claim, not by its figures.

Figures are compared by value alone: ``~`` and ``>=`` are left to the hedge, which the annotation gives too loosely to
count. A clock time (``23:11``) is no quantity. A span of time may be told in another unit: one week is seven days.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from claims.language import get_language
from claims.types import DateMention, Hedge, Quantity

CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
# A scale stands directly at the digits: "12-14m USD" are millions, "400 m" are metres, "27000 m3" cubic metres.
FIGURE = re.compile(
    r"(?P<low>\d[\d,]*(?:\.\d+)?)(?:\s*-\s*(?P<high>\d[\d,]*(?:\.\d+)?))?(?P<scale>k|m|bn|tn|\s(?:thousand|lakh|million|crore|billion|trillion)\b)?(?!\w)\s*(?P<unit>[a-z][a-z0-9/]*)?",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:1[89]|20)\d\d")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATED = re.compile(
    r"(?:(?:since|until|from|by|on|in|early|mid|late)\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+)?(?:"
    rf"\d{{1,2}}(?:\s*-\s*\d{{1,2}})?\s+(?:{MONTHS})(?:\s+\d{{4}})?|(?:{MONTHS})\s+\d{{4}}"
    r"|(?:1[89]|20)\d\d(?:\s*-\s*(?:1[89]|20)\d\d)?)"
)
RATIO = re.compile(r"(\d+)(?:/| in )(\d+)\b")
ROUNDED = 1e-4
VAGUE = re.compile(r"(?P<low>10+)s")
SCALES = {"": 1.0, "k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12}
SCALES |= {"thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12}
DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0}
"""How many days one of a unit of time lasts; months and years differ in length, and are compared as told."""


@dataclass(frozen=True, slots=True)
class Named:
    """One figure: the closed interval ``[low, high]``, one value when both are equal; ``unit`` is "" when not given.
    ``vague`` figures name a magnitude only ("thousands")."""

    low: float
    high: float
    unit: str = ""
    vague: bool = False

    def told_by(self, quantity: Quantity) -> bool:
        """Whether the quantity gives this figure."""
        if self.vague:
            low = quantity.low
            vague = quantity.value is None or quantity.hedge is Hedge.VAGUE
            return vague and low is not None and self.low <= low < 10 * self.low
        factor = 1.0
        if self.unit in DAYS and quantity.counted in DAYS:
            factor = DAYS[quantity.counted] / DAYS[self.unit]
        told = [value * factor for value in (quantity.value, quantity.low, quantity.high) if value is not None]
        if quantity.counted == "fraction":
            told += [value * 100 for value in told]  # a quarter is 25%
        if self.low == self.high:
            return any(math.isclose(value, self.low, rel_tol=ROUNDED) for value in told)
        return any(self.low <= value <= self.high or math.isclose(value, self.high) for value in told)


@dataclass(frozen=True, slots=True)
class GoldNumber:
    """A number as annotated: ``raw``, and the ways to tell it, each a set of figures of which none may be missing."""

    raw: str
    ways: tuple[tuple[Named, ...], ...]

    def told_by(self, quantities: Iterable[Quantity], dates: Iterable[DateMention] = ()) -> bool:
        """Whether the quantities tell the number in one of its ways; a year may be told by one of the ``dates``."""
        found = tuple(quantities)
        years = {date.iso[:4] for date in dates if date.iso}
        if YEAR.fullmatch(self.raw.strip()) and self.raw.strip() in years:
            return True
        if DATED.fullmatch(self.raw.strip()) and _same_dates(self.raw, dates):
            return True
        return any(all(any(map(figure.told_by, found)) for figure in way) for way in self.ways)


def _same_dates(raw: str, dates: Iterable[DateMention]) -> bool:
    """Whether every end of the annotated date is an end of one of ``dates``, as far as the annotation goes."""
    told = [end for date in dates if date.iso for end in date.iso.split("/")]
    wanted = get_language("en").dates(raw, None)
    if not wanted or not all(date.iso for date in wanted):
        wanted = get_language("en").dates(f"{raw} 2000", None)  # no year is named: any will do
        ends = [end[4:] for date in wanted if date.iso for end in date.iso.split("/")]
        return bool(ends) and all(any(known.endswith(end) for known in told) for end in ends)
    ends = [end for date in wanted for end in (date.iso or "").split("/")]
    return all(any(known.startswith(end) for known in told) for end in ends)


def read_number(value: object) -> GoldNumber | None:
    """Read an annotated number; ``None`` when there is none, or only a time of day.

    ``13 + 4`` is told by both addends or by their sum, ``17 = 13 + 4`` by the sum, ``102 m; 4 m`` by both.
    """
    raw = "" if value is None else str(value)
    if CLOCK.search(raw):
        return None
    figures = tuple(_figures(raw.partition("=")[0] if re.search(r"\d\s*=", raw) else raw))
    if not figures:
        return None
    ways = [figures]
    if "+" in raw and len(figures) > 1 and all(figure.low == figure.high for figure in figures):
        total = sum(figure.low for figure in figures)
        ways.append((Named(total, total, figures[-1].unit),))
    return GoldNumber(raw, tuple(ways))


def _figures(raw: str) -> Iterable[Named]:
    raw = RATIO.sub(lambda found: f"{int(found[1]) / max(int(found[2]), 1):.6f}", raw)
    for found in VAGUE.finditer(raw):
        low = float(found["low"])
        yield Named(low, 10 * low, vague=True)
    for found in FIGURE.finditer(VAGUE.sub(" ", raw)):
        scale = SCALES[(found["scale"] or "").strip().lower()]
        low = float(found["low"].replace(",", ""))
        high = float((found["high"] or found["low"]).replace(",", ""))
        # "57-31" is no range but a vote or a score: two figures.
        ends = [(low, high)] if low <= high else [(low, low), (high, high)]
        unit = (found["unit"] or "").lower().removesuffix("s")
        yield from (Named(least * scale, most * scale, unit) for least, most in ends)
