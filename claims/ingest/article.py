"""From a page to its article: plain text in paragraphs, and what the page says of itself.

trafilatura finds the text. Its guess at dates invents some, so dates come from the page's own statements alone, or
from a date in the link.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import trafilatura
from w3lib.encoding import http_content_type_encoding

from claims.ingest.body import megabytes
from claims.ingest.charset import decode
from claims.ingest.errors import IngestError
from claims.ingest.metadata import Metadata, read_date, read_metadata
from claims.ingest.page import Page, PageError, parse_page, visible_text
from claims.ingest.walls import MAX_WALL_TEXT, is_article, wall
from claims.language.normalise import clean_text, fold
from claims.types import Article

MAX_PAGE_BYTES = 10_000_000
MAX_TEXT_CHARACTERS = 1_000_000
MAX_ELEMENTS = 150_000
"""Long live blogs have some tens of thousands; what lies beyond is no article, and costs many seconds to search."""
MAX_POINTER = 250
MANY_ELEMENTS = 20_000
"""Beyond this, trafilatura's second and third opinions are left out: they take seconds on such pages."""

LIST_MARK = re.compile(r"^- ", re.MULTILINE)
DATE_IN_LINK = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)")


def read_html(body: bytes, *, url: str = "", content_type: str = "", charset: str | None = None) -> Article:
    """The article of an HTML page. Paragraphs are separated by a blank line; the title stays apart from the text,
    which starts with it only when the page prints it there.

    ``url`` is where the page came from ("" for a file), ``content_type`` and ``charset`` what the server said of it.
    Raises ``IngestError``: ``no_article`` or, when the page says why, ``needs_javascript``, ``consent_wall``,
    ``paywall``; ``too_large``, ``text_too_long``, ``unknown_encoding``, ``unsupported_type``, ``bad_url``.
    """
    if len(body) > MAX_PAGE_BYTES:
        raise IngestError("too_large", limit=megabytes(MAX_PAGE_BYTES))
    source = decode(body, declared=charset or http_content_type_encoding(content_type), html=True)
    page = parse_page(source)
    if page is None:
        raise IngestError("no_article")
    elements = sum(1 for _ in page.iter())
    if elements > MAX_ELEMENTS:
        raise IngestError("no_article")
    stated = read_metadata(page, url)
    page_text = visible_text(page)
    text = _main_text(page, url, elements)
    if _is_front_page(stated):
        raise IngestError("no_article")
    _refuse_walls(text, page_text, stated)
    if len(text) > MAX_TEXT_CHARACTERS:
        raise IngestError("text_too_long", limit=f"{MAX_TEXT_CHARACTERS:,}")
    return Article(
        text=text,
        title=stated.title,
        url=stated.url,
        outlet=stated.outlet,
        lang=stated.lang,
        published=stated.published or _date_in_link(stated.url),
        author=stated.author,
    )


def _main_text(page: Page, url: str, elements: int) -> str:
    """The article's paragraphs, "" when there are none."""
    try:
        document = trafilatura.bare_extraction(
            page, url=url or None, fast=elements > MANY_ELEMENTS, include_comments=False, include_tables=False
        )
    except (ValueError, TypeError, AttributeError, RecursionError, PageError):
        return ""  # a page so broken that the extractor stumbles holds no article for us either
    raw = getattr(document, "text", None) or ""
    lines = (line for line in LIST_MARK.sub("", raw).split("\n") if not points_elsewhere(line))
    return clean_text("\n\n".join(lines))


def points_elsewhere(line: str) -> bool:
    """True for a line like "Read also: …": it gives another report's headline, which this one does not claim."""
    lead = fold(line[:MAX_POINTER].partition(":")[0]).strip(" -|»>\"'")
    return len(line) <= MAX_POINTER and lead in _pointers()


@cache
def _pointers() -> frozenset[str]:
    lines = (Path(__file__).with_name("data") / "pointers.txt").read_text("utf-8").splitlines()
    return frozenset(fold(line.strip()) for line in lines if line.strip() and not line.startswith("#"))


def _is_front_page(stated: Metadata) -> bool:
    """True for a site's first page: its teasers look like paragraphs, but belong to many reports."""
    parts = urlsplit(stated.url)
    return bool(stated.url) and parts.path == "/" and not parts.query and not stated.is_article


def _refuse_walls(text: str, page_text: str, stated: Metadata) -> None:
    if is_article(text):
        if len(text) > MAX_WALL_TEXT or not (found := wall(text)):
            return
    else:
        found = wall(page_text) if len(page_text) < 5 * MAX_WALL_TEXT else None
    raise IngestError(found or ("no_article" if stated.free else "paywall"))


def _date_in_link(url: str) -> dt.date | None:
    match = DATE_IN_LINK.search(url)
    return read_date("{}-{:0>2}-{:0>2}".format(*match.groups())) if match else None
