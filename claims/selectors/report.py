"""What the report pages show: the text with its claims in place, each claim's slots, and how it stands elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from claims.models import Claim, Match, Report, Source, Stage
from claims.types import Relation

from . import wording
from .beside import Neighbour, neighbours
from .corrections import Mark, Removed, mark_of, removed
from .figures import Value, figure
from .highlight import Segment, Span, paragraphs
from .progress import Delay, Step, delay, failure_sentence, steps

AGREEING = frozenset({Relation.SAME, Relation.NARROWER, Relation.BROADER})
SIDES = (("left", "right"), ("right", "left"))
"""A report's matches are asked for on each side in turn: each answer comes from one index, without reading a row."""


@dataclass(slots=True)
class Tally:
    """In how many other reports a claim is matched, by what they make of it."""

    match: set[int] = field(default_factory=set)
    differ: set[int] = field(default_factory=set)
    update: set[int] = field(default_factory=set)
    contradict: set[int] = field(default_factory=set)
    related: set[int] = field(default_factory=set)

    def add(self, relation: str, report: int) -> None:
        """Count one match (by the value of its relation) with a claim of ``report``."""
        if relation in AGREEING:
            self.match.add(report)
        elif relation == Relation.NUMBER_DIFFERS:
            self.differ.add(report)
        elif relation == Relation.UPDATED:
            self.update.add(report)
        elif relation == Relation.CONTRADICTS:
            self.contradict.add(report)
        else:
            self.related.add(report)

    @property
    def any(self) -> bool:
        """True when there is something to compare with."""
        return bool(self.match or self.differ or self.update or self.contradict or self.related)


def tallies(report_id: int) -> dict[int, Tally]:
    """Tallies of a report's claims by claim id, in two queries; claims without a match are missing."""
    found: dict[int, Tally] = defaultdict(Tally)
    rows = Match.objects.shown().order_by()
    for own, other in SIDES:
        pairs = rows.filter(**{f"{own}_report": report_id})
        for claim, report, relation in pairs.values_list(f"{own}_id", f"{other}_report_id", "relation"):
            found[claim].add(relation, report)
    return dict(found)


@dataclass(frozen=True, slots=True)
class Slots:
    """A claim's slots in words; ``chain`` goes from the outlet down to who says it."""

    chain: list[str]
    role: str
    quote: str
    is_quote: bool
    denied: bool
    modality: str
    figures: list[Value]
    dates: list[str]
    checkable: str

    @classmethod
    def of(cls, claim: Claim, source: Source | None) -> Slots:
        """The slots of a stored claim of a report by ``source``."""
        outlet = source.name if source else _("Unknown source")
        return cls(
            chain=[outlet, *claim.via, *([claim.speaker] if claim.speaker else [])],
            role=claim.speaker_role,
            quote=wording.quote_kind(claim.quote),
            is_quote=claim.quote != "paraphrase",
            denied=claim.polarity == "deny",
            modality="" if claim.modality == "fact" else wording.modality(claim.modality),
            figures=[figure(row, claim.lang) for row in claim.quantities],
            dates=[row["raw"] for row in claim.dates],
            checkable=wording.checkworthiness(claim.checkworthiness),
        )


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim beside the text: its number in reading order, its slots, how it stands elsewhere."""

    number: int
    claim: Claim
    slots: Slots
    tally: Tally
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything the page of one report shows."""

    report: Report
    steps: list[Step]
    failure: str
    delay: Delay | None
    paragraphs: list[list[Segment]]
    cards: list[ClaimCard]
    numbers: dict[int, int]
    compared: int
    removed: list[Removed]
    neighbours: list[Neighbour]


def get_report(pk: int) -> QuerySet[Report]:
    """The report with what its page reads, as a queryset for ``get_object_or_404``."""
    return Report.objects.filter(pk=pk).select_related("source", "story", "current_version", "duplicate_of", "added_by")


def report_page(report: Report) -> ReportPage:
    """The page of a report from ``get_report``: six queries whatever the number of claims."""
    ready = report.stage == Stage.READY
    current = report.claims.current().in_reading_order().select_related("correction__made_by")
    claims = list(current) if ready else []
    found = tallies(report.pk) if ready else {}
    cards = [
        ClaimCard(number, claim, Slots.of(claim, report.source), found.get(claim.pk, Tally()), mark_of(claim))
        for number, claim in enumerate(claims, start=1)
    ]
    spans = [Span(claim.pk, claim.start, claim.end) for claim in claims]
    return ReportPage(
        report=report,
        steps=steps(report),
        failure=failure_sentence(report),
        delay=delay(report),
        paragraphs=paragraphs(report.text, spans),
        cards=cards,
        numbers={card.claim.pk: card.number for card in cards},
        compared=sum(card.tally.any for card in cards),
        removed=removed(report.pk, claims) if ready else [],
        neighbours=neighbours(report) if ready else [],
    )


def report_list(*, q: str = "", stage: str = "", lang: str = "", source: str = "") -> QuerySet[Report]:
    """Listed reports, newest first, narrowed by words of the title (or address), stage, language, source id."""
    rows = Report.objects.listed().select_related("source")
    if q:
        rows = rows.filter(Q(title__icontains=q) | Q(url__icontains=q))
    if stage == "working":
        rows = rows.in_progress()
    elif stage:
        rows = rows.filter(stage=stage)
    if lang:
        rows = rows.filter(lang=lang)
    if source:
        rows = rows.filter(source_id=int(source))
    return rows.order_by("-created_at", "-pk")


def known_languages() -> list[str]:
    """Language codes that reports are in."""
    return list(Report.objects.listed().exclude(lang="").order_by("lang").values_list("lang", flat=True).distinct())


def source_choices(limit: int = 300) -> list[tuple[int, str]]:
    """Active sources, for choosing from."""
    return list(Source.objects.filter(active=True).order_by("name").values_list("pk", "name")[:limit])


def claim_counts(report_ids: Iterable[int]) -> dict[int, int]:
    """How many current claims each of these reports has, in one query; reports without one are missing."""
    rows = Claim.objects.current().filter(report__in=list(report_ids)).order_by()
    return dict(rows.values_list("report").annotate(number=Count("pk")))


def conflict_counts(report_ids: Iterable[int]) -> dict[int, int]:
    """How many shown conflicts each of these reports takes part in, in two queries."""
    wanted = set(report_ids)
    counts: Counter[int] = Counter(dict.fromkeys(wanted, 0))
    for own, _other in SIDES:
        rows = Match.objects.conflicts().filter(**{f"{own}_report__in": wanted}).order_by()
        counts.update(dict(rows.values_list(f"{own}_report_id").annotate(number=Count("pk"))))
    return counts
