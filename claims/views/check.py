"""Has anyone reported this: a sentence against every claim there is."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.http import replace_url

from claims.filters import CheckForm
from claims.ingest.errors import IngestError
from claims.selectors.checking import check_page
from claims.selectors.report import known_languages, source_choices
from claims.services.checking import check_text, language_of, readable
from claims.services.narrowing import Wanted

from .access import Request, reading, wants_fragment

USUAL, MOST = 20, 100
"""Claims shown at first, and when the reader asks for more."""


@require_safe
@reading
def check(request: Request) -> HttpResponse:
    """The page; ``#check-results`` is its fragment. The query string holds the sentence and the filters."""
    form = CheckForm(request.GET, langs=known_languages(), sources=source_choices())
    context = {"form": form, **_answer(form)}
    fragment = wants_fragment(request)
    response = render(request, "claims/_check_results.html" if fragment else "claims/check.html", context)
    patch_vary_headers(response, ("HX-Request",))
    if fragment:
        address = reverse("claims:check")
        return replace_url(response, f"{address}?{form.query}" if form.query else address)
    return response


def _answer(form: CheckForm) -> dict[str, Any]:
    """``page`` with what was found, ``problem`` in words when nothing could be looked for; neither without a text."""
    chosen = form.chosen
    text = chosen.get("q", "")
    if not text:
        return {"problem": " ".join(map(str, form.errors.get("q", [])))}
    try:
        text = readable(text)
        lang = chosen.get("read_as") or language_of(text)
        limit = MOST if chosen.get("more") else USUAL
        found = check_text(text=text, lang=lang, limit=limit + 1, wanted=wanted(chosen))
    except IngestError:
        return {"problem": _("There is no word in this to look for. Type or paste a sentence.")}
    shown = [(one.claim, one.comparison) for one in found[:limit]]
    return {
        "page": check_page(text, lang, shown),
        "has_more": len(found) > limit and limit == USUAL,
        "limit": limit,
    }


def wanted(chosen: dict[str, Any]) -> Wanted:
    """The claims that the filters leave."""
    source = chosen.get("source")
    return Wanted(
        lang=chosen.get("lang", ""),
        source=int(source) if source else None,
        since=chosen.get("since"),
        until=chosen.get("until"),
        speaker=chosen.get("speaker", ""),
        has_figure=bool(chosen.get("figure")),
        relation=chosen.get("relation", ""),
    )
