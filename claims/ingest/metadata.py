"""What a page says of itself: headline, outlet, language, date, author, canonical link.

Read from JSON-LD (schema.org), Open Graph and HTML, in this order of trust. Nothing is guessed: what the page does
not say stays empty.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claims.ingest.errors import IngestError
from claims.ingest.page import Page
from claims.ingest.urls import canonical_url, site_of
from claims.language.normalise import clean_text

ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report|NewsStory|LiveBlog)$|Posting$")
DATE_KEYS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "pubdate",
    "publication_date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
AUTHOR_KEYS = ("author", "article:author", "parsely-author", "dc.creator", "byl")
LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9-]+)?", re.IGNORECASE)
LANGUAGE_NAMES = {"ara": "ar", "eng": "en", "fra": "fr", "fre": "fr", "arabic": "ar", "english": "en", "french": "fr"}
TITLE_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " • ", " · ")
FIRST_YEAR = 1990
MAX_JSON_LD = 500_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of ``Article`` beside its text; "" or ``None`` for what the page does not say."""

    title: str = ""
    url: str = ""
    outlet: str = ""
    lang: str = ""
    published: dt.date | None = None
    author: str = ""
    free: bool = True
    """False when it says that only subscribers may read it."""
    is_article: bool = False
    """True when it calls itself an article, rather than saying nothing."""


def read_metadata(tree: Page, url: str = "") -> Metadata:
    """What the page says of itself; ``url`` is where it came from, "" when not known."""
    meta = _meta(tree)
    items = list(_json_ld(tree))
    article = next((item for item in items if _is_article(item)), {})
    outlet = meta.get("og:site_name") or _name(article.get("publisher")) or meta.get("application-name", "")
    title = _string(article.get("headline")) or meta.get("og:title") or _title(tree)
    return Metadata(
        title=_without_outlet(_line(title), _line(outlet)),
        url=_canonical(tree, meta, url),
        outlet=_line(outlet),
        lang=_language(tree, meta, article),
        published=_published(tree, meta, article),
        author=_author(meta, article),
        free=str(article.get("isAccessibleForFree", True)).lower() != "false",
        is_article=bool(article) or meta.get("og:type", "").lower() == "article",
    )


def language_code(value: str) -> str:
    """``ar-EG``, ``ar_AR``, ``ara`` → ``ar``; "" for what is no language code."""
    value = value.strip().lower()
    match = LANGUAGE.fullmatch(value)
    return LANGUAGE_NAMES.get(value, match.group(1) if match else "")


def read_date(value: str) -> dt.date | None:
    """The day of an ISO 8601 date or time, as written by the outlet, not moved to another zone; ``None`` for
    anything else and for days no report can be from."""
    try:
        day = dt.date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None
    tomorrow = dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=1)
    return day if day.year >= FIRST_YEAR and day <= tomorrow else None


def _meta(tree: Page) -> dict[str, str]:
    """The first non-empty content of each ``<meta>``, by name, property or itemprop."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = (element.get("content") or "").strip()
        if key and content:
            found.setdefault(key.strip().lower(), content)
    return found


def _json_ld(tree: Page) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD blocks, faulty blocks left out."""
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower():
            continue
        source = (element.text or "")[:MAX_JSON_LD].strip().removeprefix("<![CDATA[").removesuffix("]]>")
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        pending = [data]
        while pending:
            item = pending.pop(0)
            if isinstance(item, list):
                pending.extend(item)
            elif isinstance(item, dict):
                yield item
                pending.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item)


def _is_article(item: dict[str, Any]) -> bool:
    types = item.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and ARTICLE_TYPES.search(name) for name in names)


def _string(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _name(value: Any) -> str:
    """The name of a person or organisation, or of several."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, map(_name, value))))
    if isinstance(value, dict):
        return _name(value.get("name"))
    name = _string(value)
    return "" if name.startswith(("http://", "https://")) else name


def _line(text: str) -> str:
    return " ".join(clean_text(text).split())


def _title(tree: Page) -> str:
    for tag in ("h1", "title"):
        for element in tree.iter(tag):
            if text := _line(str(element.text_content())):
                return text
    return ""


def _without_outlet(title: str, outlet: str) -> str:
    """Cut ``… | Outlet`` off: the outlet's name is no part of the headline."""
    for separator in TITLE_SEPARATORS:
        head, found, tail = title.rpartition(separator)
        if found and head.strip() and outlet and tail.strip().casefold() == outlet.casefold():
            return head.strip()
    return title


def _canonical(tree: Page, meta: dict[str, str], url: str) -> str:
    """The page's own canonical link when it names a page of the same site, else ``url``; canonical, or "".

    A canonical link to the home page is a common fault and says nothing.
    """
    own = canonical_url(url) if url else ""
    links = [e.get("href") or "" for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    for link in [*links, meta.get("og:url", "")]:
        if not link.strip() or (not own and "://" not in link):
            continue
        try:
            stated = canonical_url(link, base=own or None)
        except IngestError:
            continue
        is_home = stated.count("/") == 3 and stated.endswith("/")
        if not is_home and (not own or site_of(stated) == site_of(own)):
            return stated
    return own


def _language(tree: Page, meta: dict[str, str], article: dict[str, Any]) -> str:
    root = tree if tree.tag == "html" else tree.getroottree().getroot()
    stated = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"),
        _string(article.get("inLanguage")) or _name(article.get("inLanguage")),
        meta.get("og:locale"),
        meta.get("content-language"),
        meta.get("dc.language"),
    )
    return next(filter(None, (language_code(value or "") for value in stated)), "")


def _published(tree: Page, meta: dict[str, str], article: dict[str, Any]) -> dt.date | None:
    stated = [_string(article.get("datePublished")), *(meta.get(key, "") for key in DATE_KEYS)]
    times = [e for e in tree.iter("time") if e.get("pubdate") is not None or e.get("itemprop") == "datePublished"]
    times += tree.findall(".//article//time[@datetime]")[:1]
    stated += [element.get("datetime") or "" for element in times]
    return next(filter(None, map(read_date, stated)), None)


def _author(meta: dict[str, str], article: dict[str, Any]) -> str:
    stated = [_name(article.get("author")), *(_name(meta.get(key, "")) for key in AUTHOR_KEYS)]
    return _line(next(filter(None, stated), ""))[:200]
