"""Figures in words: as the text gives them, and what that means to someone who does not read its language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from claims.types import Hedge

from . import wording


@dataclass(frozen=True, slots=True)
class Value:
    """Words of a report, and a gloss in the reader's language; the gloss is empty where it adds nothing."""

    text: str
    gloss: str = ""


def figure(row: dict[str, Any]) -> Value:
    """A stored figure: "نحو ألفي شهيد" with the gloss "about 2,000"."""
    raw, unit = row["raw"], row["unit"]
    text = raw if not unit or unit in raw else f"{raw} {unit}"
    gloss = _gloss(row)
    return Value(text, "" if gloss.casefold() in text.casefold() else gloss)


def _gloss(row: dict[str, Any]) -> str:
    value, low, high = row["value"], row["low"], row["high"]
    if row["hedge"] == Hedge.RANGE and low is not None and high is not None:
        return _("%(low)s to %(high)s") % {"low": _number(low), "high": _number(high)}
    if value is None:
        if low is None and high is None:
            return ""
        if high is None:
            return _("at least %(low)s") % {"low": _number(low)}
        return _("up to %(high)s") % {"high": _number(high)} if low is None else f"{_number(low)}–{_number(high)}"
    words = wording.hedge(row["hedge"])
    return f"{words} {_number(value)}" if words else _number(value)


def _number(value: float) -> str:
    """With digit grouping as the reader writes it, without needless decimals."""
    number = int(value) if float(value).is_integer() else round(value, 3)
    return number_format(number, force_grouping=abs(number) >= 1000)
