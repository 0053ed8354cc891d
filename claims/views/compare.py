"""One claim beside every other wording of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from claims.models import Claim
from claims.models.match import RelationChoice
from claims.selectors import compare as selectors

from .access import Request, reading


@require_safe
@reading
def claim_compare(request: Request, pk: int) -> HttpResponse:
    """The comparison page; ``#claim-compare`` is its fragment."""
    return comparison(request, get_object_or_404(selectors.get_claim(pk)))


def comparison(request: Request, claim: Claim, *, said: str = "", undo: int | None = None) -> HttpResponse:
    """Page or fragment for a claim; the caller has checked who may see it. ``said`` tells what has just been done,
    ``undo`` is the match whose judgement can be taken back."""
    context = {
        "said": said,
        "undo": undo,
        "relations": RelationChoice.choices,
        "page": selectors.comparison_page(claim),
        "claim": claim,
        "may_judge": request.user.has_perm("claims.judge_match"),
    }
    template = "claims/_claim_compare.html" if request.htmx else "claims/claim_compare.html"
    return render(request, template, context)
