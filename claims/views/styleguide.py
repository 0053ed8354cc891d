"""The style guide: for contributors, live from the stylesheet and the templates."""

from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.selectors import styleguide as selectors

from .access import Request, reading

STYLESHEET = "claims/isnad.css"


@require_safe
@reading
def styleguide(request: Request) -> HttpResponse:
    """Tokens and components as they are now."""
    path = finders.find(STYLESHEET)
    if path is None:
        raise Http404
    tokens = selectors.tokens(Path(path).read_text(encoding="utf-8"))
    context = {
        "colours": [token for token in tokens if token.is_colour],
        "spaces": [token for token in tokens if token.name.startswith("space-")],
        "sizes": [token for token in tokens if token.name.startswith("text-")],
        "specimens": selectors.specimens(),
    }
    return render(request, "claims/styleguide.html", context)
