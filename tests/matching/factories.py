"""Claims made by hand for the tests of matching."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

from claims.matching.keys import make_keys
from claims.types import ClaimView, Hedge, Polarity, Quantity

DAY = dt.date(2024, 3, 1)
_ids = itertools.count(1)
# The first text of a language loads its lexicons; hypothesis would take that for a slow test.
WARM = [make_keys("flood", lang) for lang in ("ar", "en", "fr")]


def quantity(value: float, counted: str | None = None, hedge: Hedge = Hedge.EXACT, **slots: Any) -> Quantity:
    """A figure; its bounds are the value unless given."""
    bounds: dict[str, Any] = {"low": value, "high": value} if hedge is Hedge.EXACT else {"low": None, "high": None}
    return Quantity(
        raw=slots.pop("raw", f"{value:g}"),
        start=slots.pop("start", 0),
        end=slots.pop("end", 1),
        value=value,
        hedge=hedge,
        counted=counted,
        **(bounds | slots),
    )


def claim(text: str, lang: str = "en", *, deny: bool = False, report: int | None = None, **slots: Any) -> ClaimView:
    """A claim of a report of its own, published on ``DAY``, its keys made from the text and the figures given."""
    number = slots.pop("id", None) or next(_ids)
    quantities = tuple(slots.pop("quantities", ()))
    return ClaimView(
        id=number,
        report=number if report is None else report,
        lang=lang,
        text=text,
        keys=make_keys(text, lang, quantities=quantities, dates=slots.get("dates", ())),
        polarity=Polarity.DENY if deny else Polarity.AFFIRM,
        quantities=quantities,
        published=slots.pop("published", DAY),
        **slots,
    )
