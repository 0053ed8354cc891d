"""From the words of a date to ISO 8601, against the day of publication."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple


class Moment(NamedTuple):
    """What the words of one date say; ``None`` or ``""`` where they say nothing.

    ``offset`` counts days from publication, ``turn`` is ``last``, ``next``, ``this`` or
    ``ahead`` (a weekday of a clause in the future), ``unit`` ``week``, ``month``
    or ``year``, ``part`` the number of words such as *morning* or *on the day of*, which fix no date.
    """

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    offset: int | None = None
    turn: str = ""
    unit: str = ""
    part: int = 0

    @property
    def named(self) -> bool:
        """True when more was said than a part of the day."""
        return any(value is not None for value in (self.day, self.month, self.year, self.weekday, self.offset)) or bool(
            self.unit and self.turn
        )

    @property
    def complete(self) -> bool:
        """True unless a day still lacks its month."""
        return self.named and (self.day is None or self.month is not None)

    def filled_from(self, later: Moment) -> Moment | None:
        """The first date of a span takes month and year from the second: "8 au 9 septembre". ``None`` when the two
        are not of one kind."""
        if self.day is not None and later.day is not None:
            return self._replace(month=self.month or later.month, year=self.year or later.year)
        if self.day is None and later.day is None and (self.month is None) == (later.month is None):
            same = (self.year is None) == (later.year is None) or self.month is not None
            return self._replace(year=self.year or later.year) if same and self.complete else None
        return None


_STEPS = {"last": -1, "next": 1}


def resolve(moment: Moment, published: dt.date | None) -> str | None:
    """Return ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``, an interval of days, or ``None`` when nothing is fixed."""
    if moment.month is not None:
        return _month(moment, published)
    if moment.year is not None:
        return f"{moment.year:04d}"
    if published is None:
        return None
    try:
        if moment.offset is not None:
            return (published + dt.timedelta(days=moment.offset)).isoformat()
        if moment.weekday is not None:
            return _weekday(moment.weekday, moment.turn, published).isoformat()
        return _unit(moment, published)
    except OverflowError:
        return None


def moved(iso: str | None, days: int) -> str | None:
    """A day or an interval of days in ISO 8601, so many days later; ``None`` for none, or past the calendar."""
    try:
        parts = [dt.date.fromisoformat(part) + dt.timedelta(days=days) for part in (iso or "").split("/") if part]
    except (OverflowError, ValueError):
        return None
    return "/".join(part.isoformat() for part in parts) or None


def _weekday(weekday: int, turn: str, published: dt.date) -> dt.date:
    back = (published.weekday() - weekday) % 7
    if turn == "next":
        return published + dt.timedelta(days=7 - back)
    if turn == "ahead" and back != 1:  # six days on is "next Monday"; without it yesterday's report is being relayed
        return published + dt.timedelta(days=-back % 7)
    if turn == "last" and back == 0:
        back = 7
    return published - dt.timedelta(days=back)


def _month(moment: Moment, published: dt.date | None) -> str | None:
    month = moment.month or 1
    if moment.year is not None:
        years = [moment.year]
    elif published is not None and moment.unit == "year":
        years = [published.year + _STEPS.get(moment.turn, 0)]
    elif published is not None:
        years = [year for year in (published.year, published.year - 1, published.year + 1) if 1 <= year <= 9999]
    else:
        return None
    day = moment.day or 1
    days = [dt.date(year, month, day) for year in years if day <= calendar.monthrange(year, month)[1]]
    if not days:
        return None
    if published and moment.turn in ("last", "next"):
        days = [day for day in days if (day <= published) == (moment.turn == "last")] or days
    nearest = min(days, key=lambda day: abs((day - published).days)) if published and len(days) > 1 else days[0]
    return nearest.isoformat() if moment.day else f"{nearest.year:04d}-{nearest.month:02d}"


def _unit(moment: Moment, published: dt.date) -> str | None:
    step = _STEPS.get(moment.turn, 0)
    if moment.unit == "year":
        return f"{published.year + step:04d}"
    if moment.unit == "month":
        count = published.year * 12 + published.month - 1 + step
        return f"{count // 12:04d}-{count % 12 + 1:02d}"
    if moment.unit == "week":
        monday = published + dt.timedelta(days=7 * step - published.weekday())
        return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"
    return None
