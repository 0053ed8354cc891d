"""Reports written down as JSON: ``url, outlet, lang, published, title, text`` (and ``author``), strictly read."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from claims.ingest.errors import IngestError
from claims.ingest.metadata import language_code
from claims.ingest.urls import canonical_url
from claims.language.normalise import clean_text
from claims.types import Article

MAX_TEXT_CHARACTERS = 1_000_000
MAX_LINE_BYTES = 8_000_000
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?", re.DOTALL)


def parse_json(data: bytes | str, *, line: int | None = None) -> Any:
    """Read JSON in UTF-8, or UTF-16 or UTF-32 as the standard allows.

    ``line`` is the number to name in errors when ``data`` is one line of a longer file.
    Raises ``IngestError`` ``bad_json`` or ``unknown_encoding``.
    """
    try:
        text = data if isinstance(data, str) else data.decode(json.detect_encoding(data))
        return json.loads(text.removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        raise IngestError("unknown_encoding") from error
    except json.JSONDecodeError as error:
        raise IngestError("bad_json", line=line or error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise IngestError("bad_json", line=line or 1, column=1) from error


def read_record(record: Any, entry: int) -> Article:
    """One report object as an article; ``entry`` is the number to name in errors. Unknown fields are ignored.

    Raises ``IngestError`` naming the field that is missing or wrong.
    """
    if not isinstance(record, dict):
        raise IngestError("bad_record", entry=entry)
    if "claim" in record and "text" not in record:
        raise IngestError("claims_by_command")
    text = clean_text(_text(record, "text", entry))
    if not any(map(str.isalnum, text)):
        raise IngestError("missing_field", entry=entry, field="text")
    if len(text) > MAX_TEXT_CHARACTERS:
        raise IngestError("text_too_long", limit=f"{MAX_TEXT_CHARACTERS:,}")
    return Article(
        text=text,
        title=line_of(record, "title", entry),
        url=url_of(record, entry),
        outlet=line_of(record, "outlet", entry),
        lang=language_of(record, entry),
        published=published_of(record, entry),
        author=line_of(record, "author", entry),
        agency=line_of(record, "agency", entry),
    )


def iter_jsonl(lines: Iterable[str | bytes]) -> Iterator[Article | IngestError]:
    """One article or error per non-blank line, in order: a bad line loses nothing but itself. Reads as it goes, so
    files of any length do."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            if len(line) > MAX_LINE_BYTES:
                raise IngestError("text_too_long", limit=f"{MAX_TEXT_CHARACTERS:,}")
            yield read_record(parse_json(line, line=number), number)
        except IngestError as error:
            yield error


def _text(record: dict[str, Any], field: str, entry: int) -> str:
    value = record.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise IngestError("field_not_text", entry=entry, field=field)
    return value.strip()


def line_of(record: dict[str, Any], field: str, entry: int) -> str:
    """A field's text on one line, "" when it is missing. Raises ``IngestError`` ``field_not_text``."""
    return " ".join(clean_text(_text(record, field, entry)).split())


def url_of(record: dict[str, Any], entry: int) -> str:
    """The canonical ``url``, "" when it is missing. Raises ``IngestError`` ``bad_url_field``."""
    value = _text(record, "url", entry)
    try:
        return canonical_url(value) if value else ""
    except IngestError as error:
        raise IngestError("bad_url_field", entry=entry, field="url") from error


def language_of(record: dict[str, Any], entry: int) -> str:
    """The code in ``lang``, "" when it is missing. Raises ``IngestError`` ``bad_language_field``."""
    value = _text(record, "lang", entry)
    if value in ("", "und"):
        return ""
    if not (code := language_code(value)):
        raise IngestError("bad_language_field", entry=entry, field="lang")
    return code


def published_of(record: dict[str, Any], entry: int) -> dt.date | None:
    """The day in ``published``, ``None`` when it is missing. Raises ``IngestError`` ``bad_date_field``."""
    value = _text(record, "published", entry)
    if not value:
        return None
    try:
        if not ISO_DAY.fullmatch(value):
            raise ValueError
        return dt.date.fromisoformat(value[:10])
    except ValueError as error:
        raise IngestError("bad_date_field", entry=entry, field="published") from error
