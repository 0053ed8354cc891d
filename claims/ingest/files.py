"""Uploaded files and pasted text as articles."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

from claims.ingest.article import read_html
from claims.ingest.body import megabytes
from claims.ingest.charset import decode
from claims.ingest.credits import day_of, publisher_of
from claims.ingest.errors import IngestError
from claims.ingest.records import MAX_TEXT_CHARACTERS, iter_jsonl, parse_json, read_record
from claims.language import clean_text, detect_language
from claims.types import Article

__all__ = ["MAX_FILE_BYTES", "MAX_TEXT_CHARACTERS", "iter_jsonl", "read_file", "read_text"]

MAX_FILE_BYTES = 20_000_000
MAX_HEADLINE = 200
STOPS = re.compile(r"[.!?؟…:؛;,،][\"'»”’)\]]*$")


def read_file(name: str, data: bytes) -> list[Article]:
    """The reports in an uploaded file: one for ``.txt``, ``.html`` and ``.htm``, any number for ``.json`` and
    ``.jsonl``. All or nothing; for a long ``.jsonl`` in which single lines may fail use ``iter_jsonl``.

    ``name`` tells the kind by its ending. Raises ``IngestError``.
    """
    suffix = PurePath(name).suffix.lower()
    read = READERS.get(suffix)
    if read is None:
        raise IngestError("unsupported_type", type=suffix or PurePath(name).name[:40])
    if len(data) > MAX_FILE_BYTES:
        raise IngestError("too_large", limit=megabytes(MAX_FILE_BYTES))
    if not data.strip():
        raise IngestError("empty_file", name=PurePath(name).name[:80])
    return read(data)


def read_text(text: str) -> Article:
    """Pasted or plain text as an article. A first line that looks like a headline becomes the title, and stays in
    the text; credit and date lines say who published it and when. Raises ``IngestError`` ``empty_text``
    or ``text_too_long``."""
    if len(text) > MAX_TEXT_CHARACTERS:
        raise IngestError("text_too_long", limit=f"{MAX_TEXT_CHARACTERS:,}")
    cleaned = clean_text(text)
    if not any(map(str.isalnum, cleaned)):
        raise IngestError("empty_text")
    return Article(
        text=cleaned,
        title=headline(cleaned),
        outlet=publisher_of(cleaned),
        published=day_of(cleaned, detect_language(cleaned)),
    )


def headline(text: str) -> str:
    """The first line when it looks like a headline: short, without final stop, and followed by more; else ""."""
    first, _, rest = text.partition("\n")
    if len(first) > MAX_HEADLINE or STOPS.search(first) or len(rest.strip()) < len(first):
        return ""
    return first.strip()


def _read_txt(data: bytes) -> list[Article]:
    return [read_text(decode(data))]


def _read_html(data: bytes) -> list[Article]:
    return [read_html(data)]


def _read_json(data: bytes) -> list[Article]:
    content = parse_json(data)
    records = content if isinstance(content, list) else [content]
    if not records:
        raise IngestError("empty_text")
    return [read_record(record, entry) for entry, record in enumerate(records, start=1)]


def _read_jsonl(data: bytes) -> list[Article]:
    articles: list[Article] = []
    for result in iter_jsonl(data.removeprefix(b"\xef\xbb\xbf").splitlines()):
        if isinstance(result, IngestError):
            raise result
        articles.append(result)
    return articles


READERS: dict[str, Callable[[bytes], list[Article]]] = {
    ".txt": _read_txt,
    ".html": _read_html,
    ".htm": _read_html,
    ".json": _read_json,
    ".jsonl": _read_jsonl,
}
