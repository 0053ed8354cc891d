"""A match: why it is one, and what people say of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from claims.forms import JudgeForm
from claims.models import Match, Verdict
from claims.models.match import RelationChoice
from claims.selectors.columns import column
from claims.selectors.compare import get_claim
from claims.services.judging import judge_match
from claims.types import Relation

from .access import Request, judging, person, reading, wants_fragment
from .compare import address, comparison


@require_safe
@reading
def match_evidence(request: Request, pk: int) -> HttpResponse:
    """What speaks for and against a pair, read from ``?claim=``: a page of its own, or what opens in the comparison."""
    match = get_object_or_404(Match.objects.with_claims(), pk=pk)
    claim = match.right if request.GET.get("claim") == str(match.right_id) else match.left
    context = {
        "claim": claim,
        "column": column(claim, match, None),
        "shown": address(claim, QueryDict(request.GET.get("shown", ""))).partition("?")[2],
        "relations": RelationChoice.choices,
        "may_judge": request.user.has_perm("claims.judge_match"),
    }
    template = "claims/_evidence_body.html" if wants_fragment(request) else "claims/match_evidence.html"
    response = render(request, template, context)
    patch_vary_headers(response, ("HX-Request",))
    return response


@require_POST
@judging
def match_judge(request: Request, pk: int) -> HttpResponse:
    """Store one judgement and show the comparison it was made on: a fragment for htmx, else back to the page."""
    match = get_object_or_404(Match, pk=pk)
    form = JudgeForm(request.POST)
    if not form.is_valid() or form.cleaned_data["claim"] not in (match.left_id, match.right_id):
        return HttpResponseBadRequest(_("This judgement could not be read. Reload the page and try again."))
    data = form.cleaned_data
    judge_match(
        match=match,
        verdict=data["verdict"],
        user=person(request),
        relation=_from_left(match, data["claim"], data["relation"]),
        note=data["note"],
    )
    claim = get_object_or_404(get_claim(data["claim"]))
    shown = QueryDict(data["shown"])
    if request.htmx:
        undo = match.pk if data["verdict"] != Verdict.WITHDRAWN else None
        return comparison(request, claim, shown=shown, said=_said(data["verdict"]), undo=undo)
    messages.success(request, _said(data["verdict"]))
    return redirect(address(claim, shown))


def _from_left(match: Match, claim: int, relation: str) -> str:
    """People say how the other wording stands to the claim they look at; matches are read from the left."""
    if not relation:
        return ""
    return Relation(relation).inverse.value if claim == match.left_id else relation


def _said(verdict: str) -> str:
    return {
        Verdict.CONFIRMED: _("Confirmed."),
        Verdict.REJECTED: _("Rejected. You find it in the list of rejected matches below."),
        Verdict.UNSURE: _("Noted as unsure."),
        Verdict.WITHDRAWN: _("Your judgement was taken back."),
    }[Verdict(verdict)]
