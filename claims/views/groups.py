"""A group of claims that answer one question: its figures, its origins."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_bidi
from django.views.decorators.http import require_safe

from claims.filters import GridForm
from claims.selectors import numbers as selectors
from claims.selectors.origin_page import origins_page

from .access import Request, reading, wants_fragment

OPPOSED = 8
"""Pairs contradicted in words that are shown at first."""


@require_safe
@reading
def group_numbers(request: Request, pk: int) -> HttpResponse:
    """The number grid; ``#group-numbers`` is its fragment. The query string says how it is sorted and scaled, and
    whether of many pairs contradicted in words all are shown."""
    group = get_object_or_404(selectors.get_group(pk))
    form = GridForm(request.GET)
    grid = selectors.number_grid(group, **form.shown, mirrored=get_language_bidi())
    opposed = grid.opposed if request.GET.get("all") else grid.opposed[:OPPOSED]
    context = {"group": group, "grid": grid, "form": form, "lead": grid.lead, "opposed": opposed}
    template = "claims/_group_numbers.html" if wants_fragment(request) else "claims/group_numbers.html"
    response = render(request, template, context)
    patch_vary_headers(response, ("HX-Request",))
    return response


@require_safe
@reading
def group_origins(request: Request, pk: int) -> HttpResponse:
    """How many independent origins stand behind the group."""
    group = get_object_or_404(selectors.get_group(pk))
    page = origins_page(group, mirrored=get_language_bidi())
    return render(request, "claims/group_origins.html", {"group": group, "page": page, "lead": page.lead})
