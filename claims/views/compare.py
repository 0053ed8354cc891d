"""One claim beside every other wording of it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from django_htmx.http import push_url

from claims.filters import CompareForm
from claims.models import Claim
from claims.models.match import RelationChoice
from claims.selectors import compare as selectors

from .access import Request, reading, wants_fragment


@require_safe
@reading
def claim_compare(request: Request, pk: int) -> HttpResponse:
    """The comparison page; ``#claim-compare`` is its fragment. The query string says what of it is shown."""
    claim = get_object_or_404(selectors.get_claim(pk))
    response = comparison(request, claim, shown=request.GET)
    return push_url(response, address(claim, request.GET)) if wants_fragment(request) else response


def address(claim: Claim, shown: QueryDict) -> str:
    """The permanent address of what is shown of a comparison: what is not chosen is left out."""
    chosen = {name: value for name, value in shown.items() if value and name in CompareForm.base_fields}
    return f"{claim.get_absolute_url()}?{urlencode(chosen)}" if chosen else claim.get_absolute_url()


def comparison(
    request: Request, claim: Claim, *, shown: QueryDict, said: str = "", undo: int | None = None
) -> HttpResponse:
    """Page or fragment for a claim; the caller has checked who may see it. ``shown`` is what the reader chose to see,
    ``said`` tells what has just been done, ``undo`` is the match whose judgement can be taken back."""
    wordings = selectors.wordings(claim)
    form = CompareForm(shown, options=selectors.options(wordings))
    chosen = form.chosen
    choice = selectors.Choice(**chosen)
    page = selectors.comparison_page(claim, choice, wordings)
    context = {
        "said": said,
        "undo": undo,
        "relations": RelationChoice.choices,
        "form": form,
        "choice": choice,
        "shown": form.query,
        "views": {name: urlencode({**chosen, "view": name}) for name in ("columns", "rows")},
        "page": page,
        "claim": claim,
        "may_judge": request.user.has_perm("claims.judge_match"),
    }
    template = "claims/_claim_compare.html" if wants_fragment(request) else "claims/claim_compare.html"
    response = render(request, template, context)
    patch_vary_headers(response, ("HX-Request",))
    return response
