"""One wording of a comparison: its words marked against the claim compared, its slots, its relation with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from claims.language.normalise import fold
from claims.models import Claim, Judgement, Match, Report, Verdict
from claims.types import Flag, Relation

from . import reasons, wording
from .diff import Piece, diff_words, mark_words
from .evidence import EvidenceRow, evidence_rows
from .links import Pair
from .slots import Cell, cells

ORDER = [
    Relation.CONTRADICTS, Relation.NUMBER_DIFFERS, Relation.UPDATED, Relation.SAME, Relation.NARROWER,
    Relation.BROADER, Relation.RELATED,
]  # fmt: skip
"""What a fact-checker must see first stands first."""


@dataclass(frozen=True, slots=True)
class Column:
    """One wording: ``match`` is ``None`` for the claim itself. ``shared`` are words that both hold."""

    claim: Claim
    pieces: list[Piece]
    cells: list[Cell]
    match: Match | None = None
    relation: Relation = Relation.SAME
    tone: str = ""
    label: str = ""
    reason: str = ""
    confidence: str = ""
    shared: list[Pair] = field(default_factory=list)
    is_bridged: bool = False
    is_copy: bool = False
    judgement: Judgement | None = None

    @property
    def report(self) -> Report:
        """The report the wording stands in."""
        return self.claim.report

    @property
    def evidence(self) -> list[EvidenceRow]:
        """What speaks for and against the pair, made when it is asked for: pages of many wordings show it on demand."""
        return evidence_rows(self.match, swapped=self.match.left_id == self.claim.pk) if self.match else []

    @property
    def said_relation(self) -> str:
        """How this wording stands to the claim compared."""
        return self.relation.inverse.value

    @property
    def verdict(self) -> str:
        """The verdict that holds, empty when nobody has judged or the judgement was taken back."""
        verdict = self.match.verdict if self.match else ""
        return "" if verdict == Verdict.WITHDRAWN else verdict


def base_column(claim: Claim) -> Column:
    """The claim itself."""
    return Column(claim=claim, pieces=[Piece(claim.text)], cells=cells(claim))


def column(base: Claim, match: Match, judgement: Judgement | None) -> Column:
    """The wording on the other side of ``match`` from ``base``."""
    other = match.other(base.pk)
    swapped = match.right_id == base.pk
    relation = match.relation_from(base.pk)
    shared = reasons.shared_words(match, swapped=swapped)
    same_language = base.lang == other.lang
    here, there = source_name(base.report), source_name(other.report)
    if fold(here) == fold(there):
        here, there = _("this report"), _("the other report")
    return Column(
        claim=other,
        pieces=diff_words(base.text, other.text, other.lang)
        if same_language
        else mark_words(
            other.text, [theirs for _ours, theirs in shared], reasons.differing_words(match, swapped=swapped)
        ),
        cells=cells(other, base, match),
        match=match,
        relation=relation,
        tone=wording.TONES[relation],
        # "narrower" is said of the claim compared; the column speaks of its own wording.
        label=str(wording.RELATIONS[relation.inverse]),
        reason=reasons.reason(match, here, there, swapped=swapped),
        confidence=wording.confidence(match.confidence),
        shared=shared,
        is_bridged=not same_language,
        is_copy=Flag.COPY.value in match.flags,
        judgement=judgement,
    )


def source_name(report: Report) -> str:
    """The publisher's name, or words for not knowing it."""
    return report.source.name if report.source else _("an unknown source")


def newest_judgements(match_ids: Iterable[int]) -> dict[int, Judgement]:
    """The judgement that holds for each match that has one, in one query."""
    found: dict[int, Judgement] = {}
    rows = Judgement.objects.filter(match__in=list(match_ids)).select_related("judged_by")
    for judgement in rows.order_by("-judged_at", "-pk"):
        if judgement.match_id is not None:
            found.setdefault(judgement.match_id, judgement)
    return found


def summary(rows: Iterable[tuple[Relation, int]]) -> list[tuple[str, str, int]]:
    """(tone, label, number of reports) for each relation there is among ``rows``: relations read from the claim
    compared, and report ids. Labels say how the others stand to it."""
    reports: dict[Relation, set[int]] = {}
    for relation, report in rows:
        reports.setdefault(relation, set()).add(report)
    return [
        (wording.TONES[relation], str(wording.RELATIONS[relation.inverse]), len(reports[relation]))
        for relation in ORDER
        if relation in reports
    ]
