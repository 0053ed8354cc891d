"""Two reports beside each other: is the second a copy, and what did it add?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from claims.matching.copies import COMPARED_CHARACTERS, NOTHING, Passage, Reuse, ReuseKind, reuse
from claims.models import Claim, Match, Report, TextReuse
from claims.types import Relation

from . import wording
from .columns import source_name
from .diff import Piece, diff_words
from .highlight import Segment, Span, paragraphs

OPEN_CONFLICTS = {Relation.CONTRADICTS: 0, Relation.NUMBER_DIFFERS: 1, Relation.UPDATED: 2}
"""Pairs that a reader must see first; the others follow in the left report's order."""


@dataclass(frozen=True, slots=True)
class AlignedPassage:
    """A reused passage: its number, the words of both sides with what differs marked, whether both quote it."""

    number: int
    left: str
    right: list[Piece]
    quoted: bool


@dataclass(frozen=True, slots=True)
class PairOfClaims:
    """A claim of either report that answer one question; ``tone`` and ``label`` are how the right one stands to the
    left one. Without a match of their own they share a group only."""

    left: Claim
    right: Claim
    tone: str
    label: str
    is_same: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One report with its text cut at the reused passages, the share of its own words that the other has too, and the
    claims that it alone makes. ``segments`` hold passage numbers where a report's page has claims."""

    report: Report
    paragraphs: list[list[Segment]]
    share: float
    only: list[Claim]
    is_cut: bool

    @property
    def percent(self) -> int:
        """The share in per cent."""
        return round(100 * self.share)

    @property
    def source(self) -> str:
        """The publisher, or words for not knowing it."""
        return source_name(self.report)


@dataclass(frozen=True, slots=True)
class BesidePage:
    """Everything the page of two reports shows. ``kind`` is empty where wording cannot be compared: in two languages,
    or before both texts have been read."""

    left: Side
    right: Side
    kind: str
    verdict: str
    explained: str
    passages: list[AlignedPassage]
    both: list[PairOfClaims]
    others: list[Report]

    @property
    def differing(self) -> list[PairOfClaims]:
        """Pairs that do not simply say the same."""
        return [pair for pair in self.both if not pair.is_same]

    @property
    def alike(self) -> list[PairOfClaims]:
        """Pairs that say the same."""
        return [pair for pair in self.both if pair.is_same]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A report that another one may be put beside: why, in words, and the share of wording if any is known."""

    report: Report
    kind: str
    words: str


def get_report(pk: int) -> QuerySet[Report]:
    """A report with its text and source, as a queryset for ``get_object_or_404``."""
    return Report.objects.listed().filter(pk=pk).select_related("source", "story", "current_version")


def beside_page(left: Report, right: Report) -> BesidePage:
    """Two reports from ``get_report`` beside each other: three queries whatever their length."""
    comparable = bool(left.text and right.text and left.lang == right.lang)
    texts = [report.text[:COMPARED_CHARACTERS] for report in (left, right)]
    found = reuse(texts[0], texts[1], left.lang) if comparable else NOTHING
    claims: dict[int, list[Claim]] = defaultdict(list)
    rows = Claim.objects.current().filter(report__in=[left.pk, right.pk]).select_related("report__source")
    for claim in rows.in_reading_order():
        claims[claim.report_id].append(claim)
    both = _both(claims[left.pk], claims[right.pk], _matches(left, right))
    told = {claim.pk for pair in both for claim in (pair.left, pair.right)}
    sides = [
        Side(
            report=report,
            paragraphs=paragraphs(text, spans),
            share=share,
            only=[claim for claim in claims[report.pk] if claim.pk not in told],
            is_cut=len(report.text) > len(text),
        )
        for report, text, spans, share in (
            (left, texts[0], _spans(found.passages, left=True), found.own_left),
            (right, texts[1], _spans(found.passages, left=False), found.own_right),
        )
    ]
    kind = found.kind.value if comparable else ""
    return BesidePage(
        left=sides[0],
        right=sides[1],
        kind=kind,
        verdict=_verdict(found) if comparable else _("Wording not compared"),
        explained=_explained(left, right, found) if comparable else _why_not(left, right),
        passages=[_aligned(number, passage, texts, left.lang) for number, passage in enumerate(found.passages, 1)],
        both=both,
        others=_others(left, right),
    )


def _matches(left: Report, right: Report) -> list[Match]:
    rows = Match.objects.shown().exclude(relation=Relation.RELATED.value).defer("evidence")
    between = Q(left_report=left, right_report=right) | Q(left_report=right, right_report=left)
    return list(rows.filter(between).order_by("-score", "pk"))


def _spans(passages: Sequence[Passage], *, left: bool) -> list[Span]:
    return [
        Span(number, passage.left_start, passage.left_end)
        if left
        else Span(number, passage.right_start, passage.right_end)
        for number, passage in enumerate(passages, 1)
    ]


def _aligned(number: int, passage: Passage, texts: Sequence[str], lang: str) -> AlignedPassage:
    left = texts[0][passage.left_start : passage.left_end]
    right = texts[1][passage.right_start : passage.right_end]
    return AlignedPassage(number, left, diff_words(left, right, lang), passage.quoted)


def _both(left: Sequence[Claim], right: Sequence[Claim], matches: Iterable[Match]) -> list[PairOfClaims]:
    ours, theirs = {claim.pk: claim for claim in left}, {claim.pk: claim for claim in right}
    ranked: list[tuple[int, int, PairOfClaims]] = []
    told: set[int] = set()
    for match in matches:
        swapped = match.left_id in theirs
        one, two = (match.right_id, match.left_id) if swapped else (match.left_id, match.right_id)
        if one not in ours or two not in theirs:
            continue
        relation = Relation(match.relation)
        # The badge speaks of the right claim; a stored relation is read from the claim with the smaller id.
        read = relation if swapped else relation.inverse
        pair = PairOfClaims(
            ours[one], theirs[two], wording.TONES[relation], str(wording.RELATIONS[read]), relation is Relation.SAME
        )
        ranked.append((OPEN_CONFLICTS.get(relation, len(OPEN_CONFLICTS)), ours[one].start, pair))
        told |= {one, two}
    by_group: dict[int, Claim] = {}
    for claim in right:
        if claim.group_id is not None:
            by_group.setdefault(claim.group_id, claim)
    for claim in left:
        partner = by_group.get(claim.group_id or 0)
        if partner is not None and claim.pk not in told:
            pair = PairOfClaims(claim, partner, "related", _("Answers the same question"))
            ranked.append((len(OPEN_CONFLICTS), claim.start, pair))
            told |= {claim.pk, partner.pk}
    return [pair for _rank, _start, pair in sorted(ranked, key=lambda row: row[:2])]


def _others(left: Report, right: Report) -> list[Report]:
    """Other reports of the left one's story, to put beside it."""
    if left.story_id is None:
        return []
    rows = Report.objects.listed().filter(story=left.story_id).exclude(pk__in=[left.pk, right.pk])
    return list(rows.select_related("source").order_by(F("published").asc(nulls_last=True), "pk"))


# -- words -------------------------------------------------------------------------------------------------------------


def _verdict(found: Reuse) -> str:
    if found.kind is ReuseKind.COPY:
        return _("Near copy")
    if found.kind is ReuseKind.INDEPENDENT:
        return _("Independent wording")
    if all(passage.quoted for passage in found.passages):
        return _("Quote the same words")
    return _("Quotes passages")


def _explained(left: Report, right: Report, found: Reuse) -> str:
    names = {"left": f"\u2068{source_name(left)}\u2069", "right": f"\u2068{source_name(right)}\u2069"}
    if found.kind is ReuseKind.INDEPENDENT:
        return _("No passage of eight words or more stands in both.")
    if found.kind is ReuseKind.PASSAGES:
        if all(passage.quoted for passage in found.passages):
            return _("What both have word for word stands between quotation marks: they quote a third.")
        return _("Some passages stand in both word for word, most of the wording is each report's own.")
    if left.published and right.published and left.published != right.published:
        later = "right" if left.published < right.published else "left"
        return _("Most of the shorter report stands in the other; %(later)s was published later.") % {
            "later": names[later]
        }
    return _("Most of the shorter report stands in the other; the dates do not tell which was first.")


def _why_not(left: Report, right: Report) -> str:
    if not left.text or not right.text:
        return _("One of the texts has not been read yet.")
    return _("The reports are in two languages: their claims are compared, not their words.")


def neighbours(report: Report) -> list[Neighbour]:
    """Reports to put beside ``report``: those that share wording first, then those of its story. Two queries."""
    reused: dict[int, tuple[str, float]] = {}
    for row in TextReuse.objects.of_report(report.pk):
        other = row.right_id if row.left_id == report.pk else row.left_id
        reused[other] = (row.kind, row.share_left if row.left_id == report.pk else row.share_right)
    wanted = Q(pk__in=reused)
    if report.story_id is not None:
        wanted |= Q(story=report.story_id)
    rows = Report.objects.listed().filter(wanted).exclude(pk=report.pk).select_related("source")
    found = [_neighbour(row, *reused.get(row.pk, ("", 0.0))) for row in rows.order_by("published", "pk")]
    return sorted(found, key=lambda one: {"copy": 0, "passages": 1}.get(one.kind, 2))


def _neighbour(report: Report, kind: str, share: float) -> Neighbour:
    if kind == ReuseKind.COPY:
        words = _("near copy: %(percent)s%% of these words stand there") % {"percent": round(100 * share)}
    elif kind == ReuseKind.PASSAGES:
        words = _("shares passages")
    else:
        words = ""
    return Neighbour(report, kind, words)
