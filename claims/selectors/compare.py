"""The comparison of one claim with every wording it is matched with: one column each, the claim itself first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from claims.language.normalise import fold
from claims.models import Claim, Judgement, Match, Report, Verdict
from claims.types import Flag, Relation

from . import reasons, wording
from .diff import Piece, diff_words, mark_words
from .evidence import EvidenceRow, evidence_rows
from .figures import Value, figure

ORDER = [
    Relation.CONTRADICTS, Relation.NUMBER_DIFFERS, Relation.UPDATED, Relation.SAME, Relation.NARROWER,
    Relation.BROADER, Relation.RELATED,
]  # fmt: skip
"""What a fact-checker must see first stands first."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One slot of one column. ``values`` is empty when the claim does not say; ``foreign`` values are words of the
    report, to be shown in its language; ``differs`` marks what is not as in the claim compared."""

    name: str
    label: str
    values: list[Value] = field(default_factory=list)
    foreign: bool = False
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One wording: ``match`` is ``None`` for the claim itself."""

    claim: Claim
    pieces: list[Piece]
    cells: list[Cell]
    match: Match | None = None
    relation: Relation = Relation.SAME
    tone: str = ""
    label: str = ""
    reason: str = ""
    confidence: str = ""
    evidence: list[EvidenceRow] = field(default_factory=list)
    common: list[tuple[str, str]] = field(default_factory=list)
    is_copy: bool = False
    judgement: Judgement | None = None

    @property
    def report(self) -> Report:
        """The report the wording stands in."""
        return self.claim.report

    @property
    def said_relation(self) -> str:
        """How this wording stands to the claim compared."""
        return self.relation.inverse.value

    @property
    def verdict(self) -> str:
        """The verdict that holds, empty when nobody has judged or the judgement was taken back."""
        verdict = self.match.verdict if self.match else ""
        return "" if verdict == Verdict.WITHDRAWN else verdict


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Everything the comparison of one claim shows."""

    claim: Claim
    base: Column
    columns: list[Column]
    related: list[Column]
    rejected: list[Column]
    summary: list[tuple[str, str, int]]


def get_claim(pk: int) -> QuerySet[Claim]:
    """The claim with what its comparison reads, as a queryset for ``get_object_or_404``."""
    return Claim.objects.filter(pk=pk).select_related("report__source", "report__story", "group")


def comparison_page(claim: Claim) -> ComparisonPage:
    """The comparison of a claim from ``get_claim``: two queries whatever the number of matches."""
    rows = [
        match
        for match in Match.objects.of_claim(claim.pk).with_claims().order_by("-score", "pk")
        if match.verdict == Verdict.REJECTED or (match.is_current and match.other(claim.pk).is_current)
    ]
    judgements = newest_judgements(match.pk for match in rows)
    columns = sorted(
        (_column(claim, match, judgements.get(match.pk)) for match in rows),
        key=lambda column: (ORDER.index(column.relation), -(column.match.score if column.match else 0)),
    )
    shown = [column for column in columns if column.verdict != Verdict.REJECTED]
    compared = [column for column in shown if column.relation is not Relation.RELATED]
    base = Column(claim=claim, pieces=[Piece(claim.text)], cells=_cells(claim, None))
    filled = {cell.name for column in (base, *compared) for cell in column.cells if cell.values}
    return ComparisonPage(
        claim=claim,
        base=_only(base, filled),
        columns=_side_by_side([_only(column, filled) for column in compared]),
        related=[column for column in shown if column.relation is Relation.RELATED],
        rejected=[column for column in columns if column.verdict == Verdict.REJECTED],
        summary=_summary(compared),
    )


def _only(column: Column, names: set[str]) -> Column:
    """Without the rows that no column fills."""
    return replace(column, cells=[cell for cell in column.cells if cell.name in names])


def newest_judgements(match_ids: Iterable[int]) -> dict[int, Judgement]:
    """The judgement that holds for each match that has one, in one query."""
    found: dict[int, Judgement] = {}
    rows = Judgement.objects.filter(match__in=list(match_ids)).select_related("judged_by")
    for judgement in rows.order_by("-judged_at", "-pk"):
        if judgement.match_id is not None:
            found.setdefault(judgement.match_id, judgement)
    return found


def _side_by_side(columns: list[Column]) -> list[Column]:
    """Several wordings of one report stand next to each other, at the place of the first."""
    first: dict[int, int] = {}
    for place, column in enumerate(columns):
        first.setdefault(column.claim.report_id, place)
    return sorted(columns, key=lambda column: first[column.claim.report_id])


def _summary(columns: list[Column]) -> list[tuple[str, str, int]]:
    """(tone, label, number of reports) for each relation there is."""
    reports: dict[Relation, set[int]] = {}
    for column in columns:
        reports.setdefault(column.relation, set()).add(column.claim.report_id)
    return [
        (wording.TONES[relation], str(wording.RELATIONS[relation]), len(reports[relation]))
        for relation in ORDER
        if relation in reports
    ]


def source_name(report: Report) -> str:
    """The publisher's name, or words for not knowing it."""
    return report.source.name if report.source else _("an unknown source")


def _column(base: Claim, match: Match, judgement: Judgement | None) -> Column:
    other = match.other(base.pk)
    swapped = match.right_id == base.pk
    relation = match.relation_from(base.pk)
    common = reasons.shared_words(match, swapped=swapped)
    same_language = base.lang == other.lang
    here, there = source_name(base.report), source_name(other.report)
    if fold(here) == fold(there):
        here, there = _("this report"), _("the other report")
    return Column(
        claim=other,
        pieces=diff_words(base.text, other.text, other.lang)
        if same_language
        else mark_words(other.text, [theirs for _ours, theirs in common]),
        cells=_cells(other, base, match),
        match=match,
        relation=relation,
        tone=wording.TONES[relation],
        # "narrower" is said of the claim compared; the column speaks of its own wording.
        label=str(wording.RELATIONS[relation.inverse]),
        reason=reasons.reason(match, here, there, swapped=swapped),
        confidence=wording.confidence(match.confidence),
        evidence=evidence_rows(match, swapped=swapped),
        common=[] if same_language else common,
        is_copy=Flag.COPY.value in match.flags,
        judgement=judgement,
    )


def _cells(claim: Claim, base: Claim | None, match: Match | None = None) -> list[Cell]:
    """The slots of a wording; with ``base``, what is not as there is marked."""
    report = claim.report
    relation = Relation(match.relation) if match else None
    speaker = [Value(claim.speaker, claim.speaker_role)] if claim.speaker else []
    speaker_differs = bool(match and Flag.OTHER_SPEAKER.value in match.flags)
    if base and not speaker_differs:
        speaker_differs = base.lang == claim.lang and fold(base.speaker) != fold(claim.speaker)
    return [
        Cell("speaker", _("Who says it"), speaker, foreign=True, differs=speaker_differs),
        Cell(
            "via",
            _("Through"),
            [Value(name) for name in claim.via],
            foreign=True,
            differs=_lists_differ(base, claim, "via"),
        ),
        Cell(
            "stated",
            _("How it is put"),
            _manner(claim, base),
            differs=bool(base and (base.polarity, base.modality) != (claim.polarity, claim.modality)),
        ),
        Cell(
            "figures",
            _("Figures"),
            [figure(row, claim.lang) for row in claim.quantities],
            foreign=True,
            differs=relation in (Relation.NUMBER_DIFFERS, Relation.UPDATED)
            or bool(base and bool(base.quantities) != bool(claim.quantities)),
        ),
        Cell(
            "dates",
            _("Dates named"),
            [Value(row["raw"]) for row in claim.dates],
            foreign=True,
            differs=bool(base and _isos(base) != _isos(claim)),
        ),
        Cell("published", _("Published"), [Value(_day(report.published))] if report.published else []),
    ]


def _manner(claim: Claim, base: Claim | None) -> list[Value]:
    manner = [wording.quote_kind(claim.quote)]
    if claim.polarity == "deny":
        manner.append(_("denied"))
    elif base and base.polarity == "deny":
        manner.append(_("affirmed"))
    if claim.modality != "fact":
        manner.append(wording.modality(claim.modality))
    return [Value(" · ".join(manner))]


def _lists_differ(base: Claim | None, claim: Claim, name: str) -> bool:
    if base is None:
        return False
    ours, theirs = getattr(base, name), getattr(claim, name)
    if base.lang != claim.lang:
        return bool(ours) != bool(theirs)
    return [fold(one) for one in ours] != [fold(one) for one in theirs]


def _isos(claim: Claim) -> set[str]:
    return {row["iso"] for row in claim.dates if row["iso"]}


def _day(day: dt.date) -> str:
    return date_format(day, "DATE_FORMAT")
