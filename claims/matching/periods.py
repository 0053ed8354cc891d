"""Of what time a toll is: the dead of one day are not those of the next, nor of all the weeks since it began.

Reports say on which day people were killed, and on which day they are told to have been, in the same words; a night
belongs to two days. So two days set tolls apart only where a report gives the tolls of several days one by one, as it
may those of several towns (``parts.py``). The toll of a time that began days before is of more than one of its days;
"since January" and "in five weeks" are such times also in a report of which nobody knows the day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from claims.language.cldr import find_terms
from claims.language.normalise import fold
from claims.language.wordforms import words
from claims.matching.kinds import HURT
from claims.matching.pairs import PairView
from claims.matching.sides import Side, kind
from claims.matching.spans import figure_span
from claims.matching.times import begins, span_of
from claims.matching.vocabulary import phrases_of, words_of
from claims.types import ClaimView, DateMention, Quantity

LASTING = {"day": 1, "week": 7, "month": 30, "year": 365}
"""Units of the time within which people were struck, in days."""
FEW_DAYS = 2
"""Days that one date may name: a night, a day that began the evening before."""
BEGUN = 6
"""Words from "since" to the one that says what began: "since the start of", "since the unrest in the north began"."""


class Period(NamedTuple):
    """The days, first and last, of which a toll is, ``None`` when the report's own day is unknown; ``whole`` for a time
    that is told by its beginning or length."""

    first: dt.date | None
    last: dt.date | None
    whole: bool


def periods_of(view: ClaimView) -> tuple[Period, ...]:
    """The times in which people were struck, as far as the claim's words say; empty when unknown. The day on which a
    toll is told is none."""
    spans = [_lasting(view, figure) for figure in view.quantities]
    spans += [_dated(view, mention) for mention in view.dates]
    return tuple(span for span in (*spans, *_unnamed(view)) if span is not None)


def _lasting(view: ClaimView, figure: Quantity) -> Period | None:
    """ "in five weeks": a time up to the day of the report."""
    unit = LASTING.get(figure.counted or "")
    span = figure_span(view, figure)
    if unit is None or not figure.value or span is None:
        return None
    before = f" {fold(view.text[: span[0]]).rstrip()}"
    if not any(before.endswith(f" {phrase}") for phrase in phrases_of("within", view.lang)):
        return None
    return Period(None, view.published, whole=True) if figure.value * unit >= FEW_DAYS else None


def _dated(view: ClaimView, mention: DateMention) -> Period | None:
    if mention.raw not in view.text:
        return None  # beside the claim stands when it was said
    span = span_of(mention.iso) if mention.iso else None
    if span is None:
        return _undated(view, mention)
    first, last = span
    if begins(view, mention):
        return Period(first, view.published, whole=True) if view.published and first < view.published else None
    if (last - first).days >= FEW_DAYS or _is_as_of(view, last):
        return None
    return Period(first, last, whole=False)


def _unnamed(view: ClaimView) -> Iterator[Period]:
    """Times that no date tells: "since the unrest began", "that day"."""
    told = [word.norm for word in words(view.text)]
    since, began = words_of("since", view.lang), words_of("began", view.lang)
    if any(word in since and began.intersection(told[at + 1 : at + BEGUN]) for at, word in enumerate(told)):
        yield Period(None, None, whole=True)
    text = f" {fold(view.text)} "
    if any(f" {phrase} " in text for phrase in phrases_of("that_day", view.lang)):
        yield Period(None, None, whole=False)


def _undated(view: ClaimView, mention: DateMention) -> Period | None:
    """A weekday, or a time since a month, whose dates nobody knows."""
    named = {kind(term.key) for term in find_terms(mention.raw, view.lang)}
    if begins(view, mention):
        return Period(None, None, whole=True) if "m" in named and "d" not in named else None
    return Period(None, None, whole=False) if "wd" in named and not _is_as_of(view, None) else None


def _is_as_of(view: ClaimView, day: dt.date | None) -> bool:
    """Whether the date, of that ``day`` if it is known, is that on which the toll is told: "rose to 820 on Saturday",
    in Saturday's or Sunday's paper."""
    if day is not None and (view.published is None or (view.published - day).days > 1):
        return False
    return any(word.norm in words_of("asof", view.lang) for word in words(view.text))


def by_day(claims: Sequence[Side]) -> frozenset[str]:
    """What a report counts day by day: the kinds of which it gives figures of two times that do not meet."""
    told: dict[str, set[Period]] = {}
    for side in claims:
        for counted in HURT & {figure.counted for figure in side.quantities}:
            told.setdefault(counted, set()).update(periods_of(side.view))
    return frozenset(
        counted for counted, times in told.items() if any(_apart(*both) for both in combinations(times, 2))
    )


def other_period(pair: PairView) -> bool:
    """True when the tolls of both are of two times. They may agree as far as "at least" goes, but one number is one
    toll."""
    tolls = [both for both in pair.figures.pairs if both[0].counted in HURT]
    counted = {one.counted for one, _ in tolls}
    if not tolls or any(one.value == two.value for one, two in (*tolls, *pair.figures.agree)):
        return False
    left, right = periods_of(pair.left.view), periods_of(pair.right.view)
    if not left or not right or any(not _apart(one, two) for one in left for two in right):
        return False
    if any(one.whole != two.whole for one in left for two in right):
        return True
    return bool(counted & (pair.left.setting.by_day | pair.right.setting.by_day))


def _apart(one: Period, two: Period) -> bool:
    """Whether the tolls of two times are two: of two days, or of a day and of a time that began before."""
    if one.whole != two.whole:
        whole, day = (one, two) if one.whole else (two, one)
        if whole.first is None or whole.last is None or day.first is None or day.last is None:
            return _is_long(whole)
        return whole.first < day.first or day.last < whole.first
    if one.whole or one.first is None or one.last is None or two.first is None or two.last is None:
        return False
    return one.last < two.first or two.last < one.first


def _is_long(whole: Period) -> bool:
    """Whether a time lasts longer than the days among which a weekday may be meant."""
    return whole.first is None or whole.last is None or (whole.last - whole.first).days >= LASTING["week"]
