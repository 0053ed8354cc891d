"""Figures as people give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from claims.language.figure_rules import interval
from claims.types import Hedge


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as a person sets it: ``raw`` are its words in the claim, ``counted`` a glossary concept id or ``""``."""

    raw: str
    value: float | None
    hedge: Hedge = Hedge.EXACT
    unit: str = ""
    counted: str = ""


def figure_row(figure: Figure, words: str, known: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The stored form of a figure of a claim with these ``words``, its place left open; ``None`` when it does not
    stand there. The limits of a figure read alike (one of the stored rows ``known``) are kept."""
    raw = " ".join(figure.raw.split()) or _written(figure, words, known)
    if not raw or raw not in words:
        return None
    same = (raw, figure.value, figure.hedge.value)
    limits = next((row for row in known if (row["raw"], row["value"], row["hedge"]) == same), None)
    if limits is not None:
        low, high = limits["low"], limits["high"]
    else:
        low, high = interval(figure.value, figure.hedge) if figure.value is not None else (None, None)
    return {
        "raw": raw,
        "start": 0,
        "end": 0,
        "value": figure.value,
        "low": low,
        "high": high,
        "hedge": figure.hedge.value,
        "unit": figure.unit.strip(),
        "counted": figure.counted or None,
    }


def _written(figure: Figure, words: str, known: Sequence[dict[str, Any]]) -> str:
    """The words of a figure given by its value alone; empty when they are not found."""
    for row in known:
        if row["value"] == figure.value and row["raw"] in words:
            return str(row["raw"])
    digits = "" if figure.value is None else f"{figure.value:g}"
    return digits if digits in words else ""
