"""Two reports beside each other."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from claims.selectors import beside as selectors

from .access import Request, reading


@require_safe
@reading
def report_beside(request: Request, pk: int, other: int) -> HttpResponse:
    """Report ``pk`` beside report ``other``; a report beside itself is its own page."""
    left = get_object_or_404(selectors.get_report(pk))
    if pk == other:
        return redirect(left)
    right = get_object_or_404(selectors.get_report(other))
    return render(request, "claims/report_beside.html", {"page": selectors.beside_page(left, right)})
