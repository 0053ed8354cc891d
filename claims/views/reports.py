"""Reports: adding one, watching it, reading it."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from claims import tasks
from claims.forms import AddForm, DetailsForm, ReportFilterForm
from claims.ingest.errors import IngestError
from claims.models import Claim, Report, Stage
from claims.selectors import report as selectors
from claims.selectors.progress import pulse
from claims.services import reports as services
from claims.services.sources import find_source

from .access import Request, adding, reading

PER_PAGE = 30


@require_safe
@reading
def report_list(request: Request) -> HttpResponse:
    """Every report, newest first; the query string narrows it down."""
    filters = ReportFilterForm(request.GET, langs=selectors.known_languages(), sources=selectors.source_choices())
    wanted = filters.cleaned_data if filters.is_valid() else {}
    page = Paginator(selectors.report_list(**wanted), PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "page": page,
        "filters": filters,
        "filtered": any(wanted.values()),
        "claims": selectors.claim_counts(report.pk for report in page),
        "conflicts": selectors.conflict_counts(report.pk for report in page),
        "query": query.urlencode(),
    }
    return render(request, "claims/report_list.html", context)


@adding
def report_add(request: Request) -> HttpResponse:
    """The paste box on a page of its own: where a mistake is explained, and what was typed is kept."""
    form = AddForm(request.POST, request.FILES) if request.method == "POST" else AddForm()
    if form.is_valid():
        try:
            added = _add(form, request)
        except IngestError as error:
            form.add_error(None, _(error.template) % error.params)
        else:
            return _tell(request, added)
    context = {"form": form, "source_names": [name for _pk, name in selectors.source_choices()]}
    return render(request, "claims/report_add.html", context, status=422 if form.errors else 200)


def _add(form: AddForm, request: Request) -> list[services.Added]:
    """Store what the form holds. Raises ``IngestError``; of several links, the good ones are kept."""
    data = form.cleaned_data
    name = data["source"]
    given = {
        "user": request.user,
        "lang": data["lang"],
        "source": find_source(name=name) if name else None,
        "published": data["published"],
    }
    added: list[services.Added] = []
    if data["file"]:
        added = services.add_file(name=data["file"].name, data=data["file"].read(), **given)
    elif form.links:
        added = _add_links(form.links, request, given)
    else:
        added = [services.add_text(text=data["text"], **given)]
    if name and given["source"] is None:
        for row in added:
            if row.created and row.report.source_id is None:
                services.set_details(report=row.report, source_name=name)
    for row in added:
        if row.run_pk is not None:
            tasks.ring(row.run_pk)
    return added


def _add_links(links: Iterable[str], request: Request, given: dict[str, object]) -> list[services.Added]:
    added: list[services.Added] = []
    failed: list[IngestError] = []
    for link in links:
        try:
            added.append(services.add_url(url=link, **given))  # type: ignore[arg-type]
        except IngestError as error:
            failed.append(error)
    if not added and failed:
        raise failed[0]
    for refused in failed:
        messages.error(request, _(refused.template) % refused.params)
    return added


def _tell(request: Request, added: list[services.Added]) -> HttpResponse:
    """To the report itself when there is one, to the list when there are several; say what was known already."""
    new = sum(row.created for row in added)
    known = len(added) - new
    if len(added) == 1:
        if known:
            messages.info(request, _("This report is already here."))
        return redirect(added[0].report)
    if new:
        messages.success(request, ngettext("%(n)s report added.", "%(n)s reports added.", new) % {"n": new})
    if known:
        text = ngettext("%(n)s report was already here.", "%(n)s reports were already here.", known)
        messages.info(request, text % {"n": known})
    return redirect("claims:report-list")


@require_safe
@reading
def report_detail(request: Request, pk: int) -> HttpResponse:
    """The report: its way while it is on it, then its text with the claims. ``#report-detail`` polls until done."""
    report = get_object_or_404(selectors.get_report(pk))
    if report.stage == Stage.DUPLICATE and report.duplicate_of is not None:
        if request.htmx:
            return HttpResponse(headers={"HX-Redirect": report.duplicate_of.get_absolute_url()})
        messages.info(request, _("This report is already here."))
        return redirect(report.duplicate_of)
    if request.htmx and request.GET.get("seen") == pulse(report):
        return HttpResponse(status=204)
    return detail(request, report)


def detail(
    request: Request, report: Report, *, said: str = "", undo: int | None = None, focus: Claim | None = None
) -> HttpResponse:
    """Page or fragment for a report; the caller has checked who may see it. ``said`` tells what has just been done,
    ``undo`` is the correction that can be taken back, ``focus`` the claim to go on at."""
    context = {**_context(request, report), "said": said, "undo": undo, "focus": focus}
    template = "claims/_report_detail.html" if request.htmx else "claims/report_detail.html"
    return render(request, template, context)


def _context(request: Request, report: Report, form: DetailsForm | None = None) -> dict[str, object]:
    if form is None and report.stage == Stage.READY and request.user.has_perm("claims.add_report"):
        source = report.source.name if report.source else ""
        form = DetailsForm(initial={"source": source, "published": report.published, "lang": report.lang})
    return {
        "page": selectors.report_page(report),
        "report": report,
        "pulse": pulse(report),
        "may_correct": report.stage == Stage.READY and request.user.has_perm("claims.judge_match"),
        "form": form,
        "source_names": [name for _pk, name in selectors.source_choices()] if form else [],
    }


@require_POST
@adding
def report_details(request: Request, pk: int) -> HttpResponse:
    """Say who published a report, when, in which language."""
    report = get_object_or_404(selectors.get_report(pk))
    form = DetailsForm(request.POST)
    if not form.is_valid():
        return render(request, "claims/report_detail.html", _context(request, report, form), status=422)
    data = form.cleaned_data
    run_pk = services.set_details(
        report=report, source_name=data["source"], published=data["published"], lang=data["lang"]
    )
    if run_pk is not None:
        tasks.ring(run_pk)
    messages.success(request, _("Saved."))
    return redirect(report)


@require_POST
@adding
def report_retry(request: Request, pk: int) -> HttpResponse:
    """Try a failed report again."""
    report = get_object_or_404(Report, pk=pk)
    if report.stage == Stage.FAILED:
        run_pk = services.retry(report=report)
        if run_pk is not None:
            tasks.ring(run_pk)
    return redirect(report)


@require_POST
@adding
def report_remove(request: Request, pk: int) -> HttpResponse:
    """Take back a failed attempt that never yielded a text."""
    report = get_object_or_404(Report, pk=pk)
    try:
        services.remove(report=report)
    except ValueError:
        messages.error(request, _("Only a failed report without a text can be removed."))
        return redirect(report)
    messages.success(request, _("Removed."))
    return redirect("claims:home")
