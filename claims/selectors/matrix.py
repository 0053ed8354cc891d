"""The matrix of a story: who reports what, who differs, who stays silent.

A row is a group of claims that two reports make, a column a report or a source. The version of a claim that most
columns share is the main one; the others are told by how they stand to it. A column is *silent* on a claim only where
its source wrote about the story in the days in which others made the claim; where it wrote before or after, or its day
is not known, nothing can be said and the cell stays empty.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import F
from django.utils.translation import ngettext

from claims.models import Claim, Group, Match, Report, Story
from claims.types import Relation

from .columns import source_name
from .figures import Value, figure
from .matrix_states import (
    ATTRIBUTES,
    BLANK,
    CONTRADICTS,
    DIFFERS,
    GRAVEST,
    OF_RELATION,
    SILENT,
    STATES,
    STATES_IN_WORDS,
    UPDATED,
    Pairs,
    claim_states,
)
from .origins import last_named

MOST = 40
"""Rows shown at first; a page with more is neither read nor quick: a long story has forty columns too."""


@dataclass(frozen=True, slots=True)
class MatrixChoice:
    """What the reader wants to see: empty strings are "all" and the usual. ``by`` is ``source`` for a column a source,
    ``source`` the id of one, ``only`` leaves rows without disagreement out, ``all`` asks for more than ``MOST``."""

    by: str = ""
    lang: str = ""
    source: str = ""
    only: bool = False
    all: bool = False


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A report, or the reports of one source (``report`` is ``None`` then)."""

    key: int
    name: str
    report: Report | None
    reports: list[Report]

    @property
    def days(self) -> list[dt.date]:
        """The known days of its reports."""
        return [report.published for report in self.reports if report.published]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one column says of one row. ``who`` is whom it names, with the language of the name; ``claim`` is ``None``
    for silent and empty cells; ``more`` counts further wordings by the same column."""

    state: str = BLANK
    claim: Claim | None = None
    figures: list[Value] = field(default_factory=list)
    who: str = ""
    more: int = 0

    @property
    def words(self) -> str:
        """The state in words, empty for an empty cell."""
        return str(STATES_IN_WORDS[self.state]) if self.state else ""


QUIET, NOTHING = MatrixCell(SILENT), MatrixCell()


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A group: its clearest claim, its cells in the order of the columns."""

    group: int
    lead: Claim
    cells: list[MatrixCell]

    def count(self, *states: str) -> int:
        """How many cells are in one of these states."""
        return sum(cell.state in states for cell in self.cells)

    @property
    def disagrees(self) -> bool:
        """Whether anybody contradicts the main version or gives another figure."""
        return bool(self.count(CONTRADICTS, DIFFERS, UPDATED))

    @property
    def says(self) -> str:
        """The row in a line: how many say it, how many otherwise."""
        stating = self.count(CONTRADICTS, DIFFERS, UPDATED, ATTRIBUTES, STATES)
        return ngettext("%(number)s says it", "%(number)s say it", stating) % {"number": stating}

    @property
    def has_figures(self) -> bool:
        """Whether a wording of it gives a figure."""
        return any(cell.figures for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Everything the matrix of a story shows; ``hidden`` rows do not fit the choice, ``more`` are too many."""

    story: Story
    columns: list[MatrixColumn]
    rows: list[MatrixRow]
    hidden: int
    more: int
    disagreeing: int
    silences: int


def options(story: Story) -> tuple[list[str], list[tuple[int, str]]]:
    """The languages a story is reported in, and its sources as (id, name): one query."""
    rows = Report.objects.listed().filter(story=story).order_by().values_list("lang", "source_id", "source__name")
    found = list(rows.distinct())
    sources = {(pk, name) for _lang, pk, name in found if pk is not None}
    return sorted({lang for lang, *_rest in found if lang}), sorted(sources, key=lambda row: row[1].casefold())


def story_matrix(story: Story, choice: MatrixChoice | None = None, *, complete: bool = False) -> Matrix:
    """The matrix of a story as the reader chose it: four queries whatever its size. Claims hold what a page shows of
    them, ``complete`` ones all that a file tells."""
    choice = choice or MatrixChoice()
    reports = list(
        Report.objects.listed()
        .filter(story=story)
        .select_related("source")
        .order_by(F("published").asc(nulls_last=True), "created_at", "pk")
    )
    by_id = {report.pk: report for report in reports}
    groups = _groups(by_id, complete=complete)
    pairs = _pairs(groups)
    columns = _columns(reports, by_source=choice.by == "source")
    shown = [column for column in columns if _fits(column, choice)]
    titles = dict(Group.objects.filter(pk__in=groups).order_by().values_list("pk", "title_id"))
    rows = [
        _row(group, titles.get(group), claims, shown, pairs)
        for group, claims in groups.items()
        if _reports_of(claims) > 1
    ]
    seen = [row for row in rows if row.count(*OF_RELATION.values(), ATTRIBUTES, STATES)]
    if choice.only:
        seen = [row for row in seen if row.disagrees]
    seen.sort(key=_disagreement)
    most = len(seen) if choice.all else MOST
    return Matrix(
        story=story,
        columns=shown,
        rows=seen[:most],
        hidden=len(rows) - len(seen),
        more=max(0, len(seen) - most),
        disagreeing=sum(row.disagrees for row in seen),
        silences=sum(row.count(SILENT) for row in seen),
    )


def _disagreement(row: MatrixRow) -> tuple[int, ...]:
    """The order of rows: where most contradict, then where most figures differ, then what most report."""
    said = row.count(*OF_RELATION.values(), ATTRIBUTES, STATES)
    return -row.count(CONTRADICTS), -row.count(DIFFERS), -row.count(UPDATED), -said, row.group


def _groups(reports: Mapping[int, Report], *, complete: bool) -> dict[int, list[Claim]]:
    """The claims of each group in the order of the reports. Their reports are those given, not asked for again."""
    rows = Claim.objects.current().filter(report__in=reports, group__isnull=False)
    rows = rows.defer("keys", "reasons") if complete else rows.for_stories()
    claims = list(rows.order_by())
    for claim in claims:
        claim.report = reports[claim.report_id]
    claims.sort(key=lambda claim: (claim.report.published or dt.date.max, claim.report_id, claim.start))
    found: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.group_id or 0].append(claim)
    return found


def _reports_of(claims: Iterable[Claim]) -> int:
    return len({claim.report_id for claim in claims})


def _pairs(groups: Mapping[int, Sequence[Claim]]) -> Pairs:
    """The relation of every two claims of a group that were matched, in both directions."""
    group_of = {claim.pk: group for group, claims in groups.items() for claim in claims}
    reports = {claim.report_id for claims in groups.values() for claim in claims}
    matches = Match.objects.shown().filter(left_report__in=reports, right_report__in=reports).order_by()
    relations = {relation.value: (relation, relation.inverse) for relation in Relation}
    found: dict[tuple[int, int], Relation] = {}
    for left, right, relation in matches.values_list("left_id", "right_id", "relation"):
        group = group_of.get(left)
        if group is not None and group == group_of.get(right):
            found[left, right], found[right, left] = relations[relation]
    return found


def _columns(reports: Sequence[Report], *, by_source: bool) -> list[MatrixColumn]:
    if not by_source:
        return [MatrixColumn(report.pk, source_name(report), report, [report]) for report in reports]
    together: dict[int, list[Report]] = {}
    for report in reports:
        # Nobody knows whether two unknown sources are one.
        together.setdefault(report.source_id or -report.pk, []).append(report)
    return [MatrixColumn(key, source_name(inside[0]), None, inside) for key, inside in together.items()]


def _fits(column: MatrixColumn, choice: MatrixChoice) -> bool:
    return any(
        choice.lang in ("", report.lang) and choice.source in ("", str(report.source_id)) for report in column.reports
    )


def _row(
    group: int, title: int | None, claims: Sequence[Claim], shown: Sequence[MatrixColumn], pairs: Pairs
) -> MatrixRow:
    lead = next((claim for claim in claims if claim.pk == title), claims[0])
    states = claim_states(claims, lead.pk, pairs)
    if states[lead.pk] != STATES:
        # The row bears the version that its cells are told against: a heading of 50 days over "differs: 50 days" lies.
        lead = next((claim for claim in claims if states[claim.pk] == STATES), lead)
    days = [claim.report.published for claim in claims if claim.report.published]
    first, last = (min(days), max(days)) if days else (dt.date.max, dt.date.min)
    sources = {claim.report.source_id for claim in claims if claim.report.source_id}
    by_report: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report_id].append(claim)
    cells = []
    for column in shown:
        own = [claim for report in column.reports for claim in by_report.get(report.pk, ())]
        if own:
            cells.append(_cell(own, states))
            continue
        said_elsewhere = any(report.source_id in sources for report in column.reports)
        within = any(first <= day <= last for day in column.days)
        cells.append(NOTHING if said_elsewhere or not within else QUIET)
    return MatrixRow(group, lead, cells)


def _cell(claims: Sequence[Claim], states: Mapping[int, str]) -> MatrixCell:
    """The gravest of what a column says."""
    claim = min(claims, key=lambda one: GRAVEST.index(states[one.pk]))
    who = last_named(claim) or claim.speaker
    state = states[claim.pk]
    return MatrixCell(
        state=ATTRIBUTES if state == STATES and who else state,
        claim=claim,
        figures=[figure(row, claim.lang) for row in claim.quantities],
        who=who,
        more=len(claims) - 1,
    )
