"""Has anyone reported this: a free text against every stored claim."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from claims.extraction import extract
from claims.ingest.errors import IngestError
from claims.language import clean_text, detect_language, get_language
from claims.language.posts import read_post
from claims.matching.candidates import CANDIDATES
from claims.matching.free_text import Matched, match_claim
from claims.matching.keys import Aliases, make_keys
from claims.matching.times import span_of
from claims.models import Claim
from claims.types import ClaimView, Comparison, Polarity

from .aliases import current_aliases
from .index import candidates_for, load_claims, load_views
from .narrowing import DEEP, Wanted

QUERY = 0
"""The id of the free text in a comparison: no stored claim has it."""

SOME = 600
"""The same when only some claims of a report are wanted, which can be told no sooner than afterwards."""


@dataclass(frozen=True, slots=True)
class Found:
    """A stored claim and how the free text (left) stands to it (right)."""

    claim: Claim
    comparison: Comparison


def check_text(*, text: str, lang: str = "", limit: int = 20, wanted: Wanted | None = None) -> list[Found]:
    """The stored claims that match ``text``, best first, of those that are ``wanted``; ``lang`` is the text's language,
    detected when empty. Raises ``IngestError`` when there is nothing to read in the text."""
    text = readable(text)
    wanted = wanted or Wanted()
    query = query_view(text, lang or language_of(text), aliases=current_aliases())
    most = SOME if wanted.some_claims else CANDIDATES
    found, stats = candidates_for([query], limit=DEEP if wanted.some_reports else most)
    nearest = wanted.of_reports([hit.claim for hit in found[QUERY]])[:most]
    matched = match_claim(query, list(load_views(nearest).values()), stats)
    return list(islice(_fitting(matched, wanted, limit), limit))


def _fitting(matched: Iterator[Matched], wanted: Wanted, step: int) -> Iterator[Found]:
    """Those that still exist and are ``wanted``; ``step`` of them are compared and loaded at a time, for hardly anybody
    asks for more."""
    while some := list(islice(matched, step)):
        claims = load_claims(one.claim.id for one in some)
        for one in some:
            claim = claims.get(one.claim.id)
            if claim is not None and wanted.fits(claim, one.comparison.relation):
                yield Found(claim, one.comparison)


def readable(text: str) -> str:
    """The text in one line. Raises ``IngestError`` when there is nothing to read in it."""
    text = " ".join(clean_text(text).split())
    if not any(character.isalnum() for character in text):
        raise IngestError("empty_text")
    return text


def language_of(text: str) -> str:
    """The language a text is read as, as a code; English when it cannot be told."""
    return detect_language(text) or "en"


def query_view(text: str, lang: str, *, aliases: Aliases | None = None) -> ClaimView:
    """A free text as matching sees a claim: taken as one proposition, with the slots that extraction finds in it; of a
    post, the words (see ``claims.language.posts``), understood as its author's and published on its day, whose month
    is looked for as well: a claim about the post may name it."""
    post = read_post(text)
    language = get_language(lang)
    quantities, dates = tuple(language.quantities(post.text)), tuple(language.dates(post.text))
    stated = extract(post.text, lang)
    published = _day_of(post.dated, lang)
    denied = bool(stated) and stated[0].polarity is Polarity.DENY
    keys = make_keys(post.text, lang, quantities=quantities, dates=dates, context=post.author, aliases=aliases)
    if published is not None:
        month = f"{published:%Y-%m}"
        keys = replace(keys, neutral=tuple(dict.fromkeys((*keys.neutral, f"d:{month}", f"y:{month[:4]}"))))
    return ClaimView(
        id=QUERY,
        report=QUERY,
        lang=lang,
        text=post.text,
        context=post.author,
        keys=keys,
        polarity=Polarity.DENY if denied else Polarity.AFFIRM,
        quantities=quantities,
        dates=dates,
        published=published,
        pictured=post.pictured,
    )


def _day_of(dated: str, lang: str) -> dt.date | None:
    """The day that a post's signature names, in the post's language or in English; ``None`` where it names none."""
    for code in (lang, "en") if dated else ():
        for date in get_language(code).dates(dated):
            span = span_of(date.iso or "")
            if span is not None and span[0] == span[1]:
                return span[0]
    return None


def listed_view(text: str, lang: str, *, title: str = "", number: int, aliases: Aliases | None = None) -> ClaimView:
    """A claim of a list of claims, such as a fact-checker's: one proposition, understood under its ``title``."""
    view = query_view(text, lang, aliases=aliases)
    keys = make_keys(text, lang, quantities=view.quantities, dates=view.dates, context=title, aliases=aliases)
    return replace(view, id=number, report=number, context=title, keys=keys)
