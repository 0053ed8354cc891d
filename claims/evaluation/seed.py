"""Reading an annotated article: every claim a careful reader takes from it, in order, with its slots.

The text stands in one file, the annotation beside it: ``lang``, ``published``, ``outlet``, ``spelling_variants`` (a
form → the other forms accepted for it), ``not_claims`` (lines that state nothing) and ``claims[]`` with ``id``,
``start`` and ``end`` (character offsets of ``quote``), ``speaker``, ``via``, ``numbers[]``, ``dates[]``, ``polarity``,
``checkworthy`` (0 opinion, 1 weak or vague, 2 clearly checkable).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.language import fold
from claims.types import Article, Polarity

from .numbers import GoldNumber, read_number


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A date of an annotated claim; ``iso`` is ``None`` when its words fix no day."""

    raw: str
    iso: str | None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One annotated claim; ``quote == text[start:end]`` of the article. ``speaker`` and ``via`` are ``None`` where
    the article names nobody."""

    id: str
    start: int
    end: int
    quote: str
    speaker: str | None
    via: str | None
    numbers: tuple[GoldNumber, ...]
    dates: tuple[GoldDate, ...]
    polarity: Polarity
    checkworthy: int


@dataclass(frozen=True, slots=True)
class GoldSeed:
    """An annotated article. ``variants`` maps each accepted spelling, folded, to the form it stands for."""

    name: str
    article: Article
    claims: tuple[GoldClaim, ...]
    not_claims: tuple[str, ...]
    variants: Mapping[str, str]


def read_seed(text_file: Path, gold_file: Path) -> GoldSeed:
    """Read an article and its annotation. Raises ``OSError``, ``ValueError`` or ``KeyError`` when they are none, or
    when a quote does not stand where the annotation says."""
    text = text_file.read_bytes().decode("utf-8")  # as it is: the offsets count every character
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    for row in gold["claims"]:
        if text[row["start"] : row["end"]] != row["quote"]:
            raise ValueError(f"{gold_file}: “{row['quote']}” ({row['id']}) does not stand at {row['start']}")
    published = gold.get("published")
    return GoldSeed(
        name=text_file.stem,
        article=Article(
            text=text,
            outlet=gold.get("outlet") or "",
            lang=gold.get("lang") or "",
            published=dt.date.fromisoformat(published) if published else None,
        ),
        claims=tuple(map(_claim, gold["claims"])),
        not_claims=tuple(gold.get("not_claims", ())),
        variants={
            fold(form): fold(word) for word, forms in gold.get("spelling_variants", {}).items() for form in forms
        },
    )


def _claim(row: dict[str, Any]) -> GoldClaim:
    numbers = (read_number(number["value"]) for number in row["numbers"])
    return GoldClaim(
        id=row["id"],
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        speaker=row["speaker"],
        via=row["via"],
        numbers=tuple(number for number in numbers if number is not None),
        dates=tuple(GoldDate(date["raw"], date["iso"]) for date in row["dates"]),
        polarity=Polarity(row["polarity"]),
        checkworthy=row["checkworthy"],
    )
