"""Lists of single claims, such as fact-checkers keep: one JSON object a line.

``claim`` is its text and all that is needed. Optional are ``title`` (a headline that helps to understand the claim),
``url`` (where it was checked), ``outlet`` (who checked it), ``lang``, ``published``, ``speaker`` (who said it) and
``rating`` (the verdict as the outlet words it; ``verdict`` and ``label`` are read too).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from claims.ingest import records
from claims.ingest.errors import IngestError

LONGEST_CLAIM = 2_000
"""Characters: more is an article, which is to be read claim by claim."""
LONGEST_NAME = 300
LONGEST_RATING = 120
RATINGS = ("rating", "verdict", "label")


@dataclass(frozen=True, slots=True)
class LabelledClaim:
    """One line of a list; ``""`` or ``None`` is unknown. ``entry`` is its line, for messages."""

    entry: int
    text: str
    title: str = ""
    url: str = ""
    outlet: str = ""
    lang: str = ""
    published: dt.date | None = None
    speaker: str = ""
    rating: str = ""


def lists_claims(lines: Iterable[bytes]) -> bool:
    """Whether a ``.jsonl`` file lists claims rather than reports: its first line that is no blank tells."""
    first = next((line for line in lines if line.strip()), b"")
    try:
        record = records.parse_json(first.removeprefix(b"\xef\xbb\xbf"))
    except IngestError:
        return False
    return isinstance(record, dict) and "claim" in record and "text" not in record


def iter_labelled(lines: Iterable[bytes]) -> Iterator[LabelledClaim | IngestError]:
    """One claim or error per non-blank line, in order. Reads as it goes, so lists of any length do."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            if len(line) > records.MAX_LINE_BYTES:
                raise IngestError("claim_too_long", entry=number, limit=f"{LONGEST_CLAIM:,}")
            yield read_labelled(_parsed(line, number), number)
        except IngestError as error:
            yield error


def read_labelled(record: Any, entry: int) -> LabelledClaim:
    """One object as a claim. Raises ``IngestError`` naming the field that is missing or wrong."""
    if not isinstance(record, dict):
        raise IngestError("bad_claim_record", entry=entry)
    text = records.line_of(record, "claim", entry)
    if not any(map(str.isalnum, text)):
        raise IngestError("missing_field", entry=entry, field="claim")
    if len(text) > LONGEST_CLAIM:
        raise IngestError("claim_too_long", entry=entry, limit=f"{LONGEST_CLAIM:,}")
    ratings = (records.line_of(record, name, entry) for name in RATINGS if record.get(name) is not None)
    return LabelledClaim(
        entry=entry,
        text=text,
        title=records.line_of(record, "title", entry)[:LONGEST_CLAIM],
        url=records.url_of(record, entry),
        outlet=records.line_of(record, "outlet", entry),
        lang=records.language_of(record, entry),
        published=records.published_of(record, entry),
        speaker=records.line_of(record, "speaker", entry)[:LONGEST_NAME],
        rating=next(filter(None, ratings), "")[:LONGEST_RATING],
    )


def _parsed(line: bytes, number: int) -> Any:
    """The line's JSON; the plain way first, for a list may have a million lines."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return records.parse_json(line.removeprefix(b"\xef\xbb\xbf"), line=number)
