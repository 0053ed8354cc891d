"""Judging a match."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.forms import JudgeForm
from claims.models import Match, Verdict
from claims.selectors.compare import get_claim
from claims.services.judging import judge_match
from claims.types import Relation

from .access import Request, judging, person
from .compare import address, comparison


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
