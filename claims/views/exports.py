"""What a page shows as a file or on paper: its address with ``export.csv``, ``export.json`` or ``export.html`` behind
it; the query string is the page's own, so that what is seen is what comes out."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import islice

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from claims.exports import pages
from claims.exports import stories as story_pages
from claims.exports.table import Table, as_csv, in_words
from claims.filters import CheckForm, CompareForm, GridForm, MatrixForm
from claims.ingest.errors import IngestError
from claims.models import Claim, Report, Story
from claims.models.claim import ClaimQuerySet
from claims.selectors import beside, compare, matrix, numbers, stories
from claims.selectors.origin_page import origins_page
from claims.selectors.report import known_languages, source_choices
from claims.services.checking import check_text

from .access import Request, reading
from .check import MOST, USUAL, wanted

BATCH = 500
"""Stories whose counts are asked for at once."""


def _report(request: Request, pk: int) -> Table:
    report = get_object_or_404(Report.objects.listed(), pk=pk)
    return pages.report_table(report, _claims().filter(report=report).in_reading_order())


def _stories(request: Request) -> Table:
    """Every story, not only those of the page that is seen."""
    rows = stories.stories().iterator(BATCH)
    cards = (card for some in iter(lambda: list(islice(rows, BATCH)), []) for card in stories.story_cards(some))
    return story_pages.stories_table(cards)


def _story(request: Request, pk: int) -> Table:
    story = _story_now(pk)
    claims = _claims().filter(report__story=story).order_by("report__published", "report_id", "start")
    return story_pages.story_table(story, claims)


def _story_now(pk: int) -> Story:
    """The story, or the one that has taken its reports over."""
    story = get_object_or_404(Story, pk=pk)
    while story.merged_into is not None:
        story = story.merged_into
    return story


def _claims() -> ClaimQuerySet:
    return Claim.objects.current().select_related("report__source").defer("keys", "reasons")


def _matrix(request: Request, pk: int) -> Table:
    story = _story_now(pk)
    langs, sources = matrix.options(story)
    form = MatrixForm(request.GET, langs=langs, sources=sources)
    return story_pages.matrix_table(matrix.story_matrix(story, matrix.MatrixChoice(**form.chosen), complete=True))


def _compare(request: Request, pk: int) -> Table:
    claim = get_object_or_404(compare.get_claim(pk))
    others = compare.wordings(claim)
    form = CompareForm(request.GET, options=compare.options(others))
    return pages.comparison_table(claim, compare.chosen_wordings(others, compare.Choice(**form.chosen)))


def _numbers(request: Request, pk: int) -> Table:
    group = get_object_or_404(numbers.get_group(pk))
    return pages.numbers_table(numbers.number_grid(group, **GridForm(request.GET).shown))


def _origins(request: Request, pk: int) -> Table:
    return pages.origins_table(origins_page(get_object_or_404(numbers.get_group(pk))))


def _beside(request: Request, pk: int, other: int) -> Table:
    if pk == other:
        raise Http404
    left, right = (get_object_or_404(beside.get_report(one)) for one in (pk, other))
    return pages.beside_table(beside.beside_page(left, right))


def _check(request: Request) -> Table:
    chosen = CheckForm(request.GET, langs=known_languages(), sources=source_choices()).chosen
    text = chosen.get("q", "")
    limit = MOST if chosen.get("more") else USUAL
    try:
        found = check_text(text=text, lang=chosen.get("read_as", ""), limit=limit, wanted=wanted(chosen))
    except IngestError as error:
        raise Http404 from error
    return pages.check_table(text, found)


def _as_csv(request: Request, table: Table) -> HttpResponse:
    return _file(as_csv(table), "text/csv; charset=utf-8", f"{table.name}.csv")


def _as_json(request: Request, table: Table) -> HttpResponse:
    text = json.dumps(table.json, ensure_ascii=False)
    return _file(text, "application/json", f"{table.name}.json")


def _on_paper(request: Request, table: Table) -> HttpResponse:
    address = request.build_absolute_uri(request.get_full_path().replace("export.html", ""))
    context = {"table": table, "rows": in_words(table), "address": address}
    return render(request, "claims/export.html", context)


def _file(text: str, kind: str, name: str) -> HttpResponse:
    return HttpResponse(text, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


FORMATS: dict[str, Callable[[Request, Table], HttpResponse]] = {"csv": _as_csv, "json": _as_json, "html": _on_paper}


def _export(table_of: Callable[..., Table]) -> Callable[..., HttpResponse]:
    """The view of one kind of page: the same table in the format that the address ends with."""

    @require_safe
    @reading
    def view(request: Request, suffix: str, **kwargs: int) -> HttpResponse:
        if suffix not in FORMATS:
            raise Http404
        return FORMATS[suffix](request, table_of(request, **kwargs))

    return view


report_detail = _export(_report)
report_beside = _export(_beside)
claim_compare = _export(_compare)
group_numbers = _export(_numbers)
group_origins = _export(_origins)
story_list = _export(_stories)
story_detail = _export(_story)
story_matrix = _export(_matrix)
check = _export(_check)
