"""Correcting what was extracted: a claim edited, deleted, added; a correction taken back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from claims import tasks
from claims.forms import ClaimForm, FigureFormSet
from claims.models import Claim, Correction, Report
from claims.selectors import corrections as selectors
from claims.selectors.report import get_report
from claims.services import correcting as services
from claims.services.correcting import Corrected, CorrectionRefusedError, Figure
from claims.types import Hedge

from .access import Request, judging, person
from .reports import detail

page = require_http_methods(["GET", "HEAD", "POST"])


@page
@judging
def claim_edit(request: Request, pk: int) -> HttpResponse:
    """A claim's words, speaker, relays and figures in a form; ``#claim-editor`` is its fragment."""
    claims = Claim.objects.current().select_related("report__source", "version", "correction")
    claim = get_object_or_404(claims, pk=pk)
    sent = request.POST if request.method == "POST" else None
    form = ClaimForm(sent, initial=_initial(claim))
    figures = FigureFormSet(sent, initial=_figures(claim), prefix="figure")
    if sent is not None and form.is_valid() and figures.is_valid():
        data, changed = form.cleaned_data, form.changed_data
        if not figures.has_changed() and not set(changed) & {"text", "speaker", "via", "polarity"}:
            return _done(request, claim.report, _("Nothing was changed."), claim=claim)
        try:
            done = services.correct_claim(
                claim=claim,
                user=person(request),
                text=data["text"] if "text" in changed else None,
                speaker=data["speaker"] if "speaker" in changed else None,
                via=form.relays if "via" in changed else None,
                polarity=data["polarity"] if "polarity" in changed else None,
                figures=_given(figures) if figures.has_changed() else None,
                note=data["note"],
            )
        except CorrectionRefusedError as error:
            _explain(form, error)
        else:
            return _done(request, claim.report, _("Corrected."), done)
    return _form(request, form, figures, claim.report, claim)


@page
@judging
def claim_add(request: Request, pk: int) -> HttpResponse:
    """The same form for a claim that was not found. ``?start=…&end=…`` are the words selected, in characters."""
    report = get_object_or_404(get_report(pk))
    sent = request.POST if request.method == "POST" else None
    form = ClaimForm(sent, initial=_selected(request, report))
    figures = FigureFormSet(sent, prefix="figure")
    if sent is not None and form.is_valid() and figures.is_valid():
        data = form.cleaned_data
        try:
            done = services.add_claim(
                report=report,
                user=person(request),
                text=data["text"],
                near=data["near"] or 0,
                speaker=data["speaker"],
                via=form.relays,
                polarity=data["polarity"],
                figures=_given(figures) if figures.has_changed() else None,
                note=data["note"],
            )
        except CorrectionRefusedError as error:
            _explain(form, error)
        else:
            return _done(request, report, _("Added."), done)
    return _form(request, form, figures, report, None)


@require_POST
@judging
def claim_delete(request: Request, pk: int) -> HttpResponse:
    """Take a claim away; what is said offers to take that back."""
    claim = get_object_or_404(Claim.objects.current().select_related("report"), pk=pk)
    try:
        done = services.delete_claim(claim=claim, user=person(request))
    except CorrectionRefusedError as error:
        return _done(request, claim.report, _sentence(error))
    return _done(request, claim.report, _("Deleted. You find it in the list below the claims."), done)


@require_POST
@judging
def correction_withdraw(request: Request, pk: int) -> HttpResponse:
    """Take a correction back."""
    correction = get_object_or_404(Correction.objects.select_related("report"), pk=pk, report__isnull=False)
    report = get_object_or_404(Report, pk=correction.report_id)
    try:
        done = services.withdraw_correction(correction=correction, user=person(request))
    except CorrectionRefusedError as error:
        return _done(request, report, _sentence(error))
    tasks.ring(done.run_pk)
    return _done(request, report, _("The correction was taken back."), claim=done.claim)


def _done(
    request: Request, report: Report, said: str, done: Corrected | None = None, *, claim: Claim | None = None
) -> HttpResponse:
    """Back to the report, where it is told what was done: the whole fragment for htmx."""
    if done is not None:
        tasks.ring(done.run_pk)
        claim = done.claim
    if request.htmx:
        undo = done.correction.pk if done is not None else None
        response = detail(request, get_object_or_404(get_report(report.pk)), said=said, undo=undo, focus=claim)
        response.headers["HX-Retarget"] = "#report-detail"
        response.headers["HX-Reswap"] = "outerHTML"
        return response
    messages.success(request, said)
    return redirect(f"{report.get_absolute_url()}#{f'claim-{claim.pk}' if claim else 'claim-list'}")


def _form(request: Request, form: ClaimForm, figures: Any, report: Report, claim: Claim | None) -> HttpResponse:
    history = selectors.history(claim) if claim else []
    start, end = _span(request, report) if claim is None else (claim.start, claim.end)
    context = {
        "form": form,
        "figures": figures,
        "report": report,
        "claim": claim,
        "around": selectors.around(claim.version.text if claim else report.text, start, end),
        "history": history,
        "machine": selectors.machine_values(history),
    }
    if request.htmx:
        return render(request, "claims/_claim_form.html", context)
    status = 422 if form.errors or any(figures.errors) else 200
    return render(request, "claims/claim_edit.html", context, status=status)


def _initial(claim: Claim) -> dict[str, object]:
    return {
        "text": claim.text,
        "near": claim.start,
        "speaker": claim.speaker,
        "via": "\n".join(claim.via),
        "polarity": claim.polarity,
    }


def _figures(claim: Claim) -> list[dict[str, object]]:
    return [
        {
            "raw": row["raw"],
            "value": int(row["value"]) if row["value"] is not None and row["value"] % 1 == 0 else row["value"],
            "hedge": row["hedge"],
            "unit": row["unit"],
            "counted": row["counted"] or "",
        }
        for row in claim.quantities
    ]


def _given(figures: Any) -> list[Figure]:
    """The rows that name a figure."""
    rows = [form.cleaned_data for form in figures if form.cleaned_data and not form.is_blank]
    return [
        Figure(
            raw=row["raw"],
            value=row["value"],
            hedge=Hedge(row["hedge"] or Hedge.EXACT),
            unit=row["unit"],
            counted=row["counted"],
        )
        for row in rows
    ]


def _span(request: Request, report: Report) -> tuple[int, int]:
    """The selection of the address, ``(0, 0)`` without one."""
    try:
        start, end = int(request.GET["start"]), int(request.GET["end"])
    except (KeyError, ValueError):
        return 0, 0
    return selectors.selection(report.text, start, end)


def _selected(request: Request, report: Report) -> dict[str, object]:
    """What is filled in for a selection: its words, and who says the claim around it."""
    start, end = _span(request, report)
    if start == end:
        return {"polarity": "affirm"}
    near = selectors.claim_around(report, start, end)
    return {
        "text": report.text[start:end],
        "near": start,
        "speaker": near.speaker if near else "",
        "via": "\n".join(near.via) if near else "",
        "polarity": "affirm",
    }


def _explain(form: ClaimForm, error: CorrectionRefusedError) -> None:
    form.add_error("text" if error.code in ("not_in_text", "already") else None, _sentence(error))


def _sentence(error: CorrectionRefusedError) -> str:
    return {
        "busy": _("A newer text of this report is just being read. Try again in a moment."),
        "gone": _("This claim is no longer in the newest text of its report."),
        "not_in_text": _("These words do not stand in the report. Copy them exactly as they are there."),
        "already": _("Another claim says almost these words: “%(text)s”. Correct that one instead."),
        "figure_not_in_claim": _("“%(figure)s” does not stand in the words of the claim. Give the figure as written."),
        "later_stands": _("A later correction builds on this one. Take that back first."),
        "withdrawn": _("This correction has been taken back already."),
    }[error.code] % error.params
