"""When what a claim tells of happened, as far as its own dates say, and whether two claims can tell of one time.

"2,251 were killed in the war of 2014" and "232 were killed" in a report of 2021 count the same thing of two wars. Dates
near the day of publication prove little: reports differ by a day in what they call "Friday", and many such dates are
those of the statement. So only a gap of months sets two claims apart.
"""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache

from claims.language.wordforms import words
from claims.matching.limits import FAR_APART, LONG_AGO
from claims.matching.spans import NEAR
from claims.matching.vocabulary import words_of
from claims.types import ClaimView, DateMention, Modality

Span = tuple[dt.date, dt.date]

BEFORE = 6
"""Words before a date among which the one stands that says what the date is of: "since the start of"."""


@lru_cache(maxsize=4096)
def span_of(iso: str) -> Span | None:
    """First and last day of ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or an interval ``A/B`` of these; ``None`` when it
    is none of them.

    >>> span_of("2014-02")
    (datetime.date(2014, 2, 1), datetime.date(2014, 2, 28))
    """
    first, slash, last = iso.partition("/")
    start, end = _day(first, last=False), _day(last if slash else first, last=True)
    return (start, end) if start and end and start <= end else None


def _day(iso: str, *, last: bool) -> dt.date | None:
    """The first or last day of a year, month or day; ``None`` when it is none of them."""
    try:
        year, month, day = ([int(part) for part in iso.split("-")] + [0, 0])[:3]
        month = month or (12 if last else 1)
        return dt.date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None


def times_of(view: ClaimView) -> tuple[Span, ...]:
    """The days that the claim's own dates name, in reading order; empty when none is fixed. A date that only says since
    when something holds is none of them."""
    spans = (span_of(mention.iso) for mention in view.dates if mention.iso and not begins(view, mention))
    return tuple(span for span in spans if span is not None)


def begins(view: ClaimView, mention: DateMention) -> bool:
    """True when a word such as "since" stands just before the date."""
    start = view.text.find(mention.raw)
    listed = words_of("since", view.lang)
    before = words(view.text[max(0, start - NEAR) : start])[-BEFORE:] if start > 0 else ()
    return any(word.norm in listed for word in (*before, *words(mention.raw)[:1]))


def last_day(view: ClaimView) -> dt.date | None:
    """The latest day that a claim names to the day, ``None`` for none."""
    days = []
    for mention in view.dates:
        for part in (mention.iso or "").split("/"):
            try:
                days.append(dt.date.fromisoformat(part))
            except ValueError:
                continue
    return max(days, default=None)


def is_long_past(view: ClaimView) -> bool:
    """True when every date of the claim lies long before its publication: it tells of what was over."""
    spans = times_of(view)
    published = view.published
    return published is not None and bool(spans) and all((published - last).days > LONG_AGO for _, last in spans)


def settled(left: ClaimView, right: ClaimView) -> bool:
    """True when both tell of one time long past: no later report makes its figures grow."""
    return is_long_past(left) and is_long_past(right) and not far_apart(left, right)


def far_apart(left: ClaimView, right: ClaimView) -> bool:
    """True when both name dates, and none of the one is within ``FAR_APART`` days of one of the other; of whole years,
    when none is the same. What the one dates and the other tells of "since" is of one time."""
    one, two = times_of(left), times_of(right)
    return (
        bool(one and two)
        and all(_gap(first, second) > FAR_APART or _other_years(first, second) for first in one for second in two)
        and all(_gap(first, second) for first in _named(left) for second in _named(right))
    )


def _named(view: ClaimView) -> list[Span]:
    """The days that the claim names, also those since when something holds."""
    return [span for mention in view.dates if mention.iso and (span := span_of(mention.iso))]


def of_other_days(left: ClaimView, right: ClaimView) -> bool:
    """True when both name dates, and none of the one meets one of the other; of two nights, when they are not one."""
    one, two = times_of(left), times_of(right)
    return bool(one and two) and all(
        _gap(first, second) or (_is_night(first) and _is_night(second) and first != second)
        for first in one
        for second in two
    )


def _is_night(span: Span) -> bool:
    """True for two days in a row: "the night from Saturday to Sunday"."""
    return (span[1] - span[0]).days == 1


def past_against_now(left: ClaimView, right: ClaimView) -> bool:
    """True when one tells of a time long past and the other, without any date, of its own days."""
    return (is_long_past(left) and _of_its_day(right, left)) or (is_long_past(right) and _of_its_day(left, right))


def _of_its_day(view: ClaimView, past: ClaimView) -> bool:
    """True when the claim fixes no date, and was published long after the time that ``past`` tells of."""
    published = view.published
    if times_of(view) or published is None:
        return False
    return all((published - last).days > LONG_AGO for _, last in times_of(past))


def _other_years(one: Span, two: Span) -> bool:
    """True for two whole years: what happened "last year" is not of "this year", though no day lies between them."""
    whole = all((first.month, first.day, last.month, last.day) == (1, 1, 12, 31) for first, last in (one, two))
    return whole and _gap(one, two) > 0


def _gap(one: Span, two: Span) -> int:
    """Days between two spans, 0 when they meet."""
    return max(0, (two[0] - one[1]).days, (one[0] - two[1]).days)


def foreseen(view: ClaimView) -> bool:
    """True for what a claim fears, expects or thinks possible; what it only passes on ("reportedly") it does not."""
    if view.modality is Modality.FACT:
        return False
    listed = words_of("hearsay", view.lang)
    return not any(word.norm in listed for word in words(view.text))
