"""Who published a pasted text and when, where a line of the text itself says so.

Readers paste an article with its credit line ("Source: …", «المصدر : …») and its date line. Only lines of their own
near the beginning or the end count: a sentence that names a source or a day says nothing about the report.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from claims.language import fold, get_language

EDGE_LINES = 4
"""Lines with words looked at from either end."""
LONGEST_LINE = 90
"""Characters; a longer line is a sentence of the report."""
DATE_SHARE = 0.5
"""How much of a date line's letters and digits must be the date: the rest is a weekday, a time or a label."""

SEPARATOR = re.compile(r"\s*[:：–—-]\s*")
JOINED = re.compile(r"\s*(?:[+|/،]|,\s)\s*")
GENERIC = frozenset({"وكالات", "الوكالات", "agencies", "agences", "وكالة"})
"""What is no publisher's name: "and agencies"."""


def publisher_of(text: str) -> str:
    """The first publisher named by a credit line, "" when there is none."""
    for line in _edges(text):
        named = _labelled(line, "source")
        if named:
            for part in JOINED.split(named):
                name = part.strip(" .()[]«»\"'")
                if name and fold(name) not in {fold(word) for word in GENERIC}:
                    return name
    return ""


def day_of(text: str, lang: str) -> dt.date | None:
    """The day named by a date line, ``None`` when there is none or it is not a single full day."""
    for line in _edges(text):
        label = _labelled(line, "date")
        words = label or line
        dates = [date for date in get_language(lang).dates(words) if date.iso and len(date.iso) == 10]
        if len({date.iso for date in dates}) != 1 or dates[0].iso is None:
            continue
        covered = sum(map(str.isalnum, words[dates[0].start : dates[0].end]))
        if label or covered >= DATE_SHARE * sum(map(str.isalnum, words)):
            return dt.date.fromisoformat(dates[0].iso)
    return None


def _edges(text: str) -> Iterator[str]:
    """Short lines at the beginning and the end, the last line first: that is where credits stand."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    near = [*reversed(lines[-EDGE_LINES:]), *lines[:EDGE_LINES]]
    return (line for line in dict.fromkeys(near) if len(line) <= LONGEST_LINE)


def _labelled(line: str, kind: str) -> str:
    """What follows a label of this kind at the beginning of the line, "" without one."""
    parts = SEPARATOR.split(line, maxsplit=1)
    if len(parts) == 2 and fold(parts[0]).strip() in _labels()[kind]:
        return parts[1].strip()
    folded = fold(line)
    if kind == "date":
        for label in sorted(_labels()[kind], key=len, reverse=True):
            if folded.startswith(label + " ") and any(map(str.isdigit, folded)):
                return line[len(label) :].strip()
    return ""


@cache
def _labels() -> dict[str, frozenset[str]]:
    rows = (resources.files("claims.ingest") / "data" / "credits.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return {kind: frozenset(fold(words) for this, words in pairs if this == kind) for kind in ("source", "date")}
