"""Claims that match a free text, as the page *check* shows them: in their surroundings, with what they share marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import F, Value
from django.db.models.functions import Greatest, Least, Substr
from django.utils.translation import gettext as _

from claims.models import Claim, Match
from claims.types import Comparison, Flag

from . import reasons, wording
from .columns import source_name, summary
from .diff import Piece, mark_words
from .evidence import EvidenceRow, evidence_rows
from .links import Linked, Pair
from .report import Slots

AROUND = 160
"""Characters of the report shown on either side of a claim."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that matches the text. ``before`` and ``after`` surround it in the report; ``match`` is not stored: it
    holds the comparison in the form that reasons and evidence are read from."""

    claim: Claim
    match: Match
    tone: str
    label: str
    confidence: str
    reason: str
    evidence: list[EvidenceRow]
    shared: list[Pair]
    is_bridged: bool
    is_copy: bool
    before: str
    pieces: list[Piece]
    after: str
    slots: Slots


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The text as ``pieces``, its language, how many reports stand to it in which way, and the claims, best first."""

    pieces: list[Piece]
    lang: str
    summary: list[tuple[str, str, int]]
    hits: list[Hit]


def check_page(text: str, lang: str, found: Sequence[tuple[Claim, Comparison]]) -> CheckPage:
    """What to show for a text in ``lang`` and the claims found for it, comparisons read from the text: one query."""
    rows = _surrounded([claim.pk for claim, _comparison in found])
    hits = [_hit(rows[claim.pk], comparison, lang) for claim, comparison in found if claim.pk in rows]
    linked = Linked.of(text, [pair for hit in hits for pair in hit.shared])
    return CheckPage(
        pieces=linked.base(text, [hit.shared for hit in hits if hit.is_bridged]),
        lang=lang,
        summary=summary((comparison.relation, claim.report_id) for claim, comparison in found),
        hits=[replace(hit, pieces=linked.other(hit.pieces, hit.shared)) for hit in hits],
    )


def _surrounded(pks: Sequence[int]) -> dict[int, Claim]:
    """The claims with their reports and sources, and what stands around them (``before``, ``after``)."""
    rows = Claim.objects.filter(pk__in=pks).select_related("report__source").defer("reasons", "keys")
    rows = rows.annotate(
        before=Substr("version__text", Greatest(F("start") + 1 - AROUND, Value(1)), Least(F("start"), Value(AROUND))),
        after=Substr("version__text", F("end") + 1, AROUND),
    )
    return {row.pk: row for row in rows}


def _hit(claim: Claim, comparison: Comparison, lang: str) -> Hit:
    relation = comparison.relation
    match = Match(
        score=comparison.score,
        confidence=comparison.confidence,
        relation=relation.value,
        evidence=[item.as_json() for item in comparison.evidence],
    )
    shared = reasons.shared_words(match, swapped=False)
    return Hit(
        claim=claim,
        match=match,
        tone=wording.TONES[relation],
        label=str(wording.RELATIONS[relation.inverse]),
        confidence=wording.confidence(comparison.confidence),
        reason=reasons.reason(match, _("your sentence"), source_name(claim.report), swapped=False),
        evidence=evidence_rows(match, swapped=False),
        shared=shared,
        is_bridged=claim.lang != lang,
        is_copy=Flag.COPY in comparison.flags,
        before=excerpt_before(claim.before),  # type: ignore[attr-defined]
        pieces=mark_words(
            claim.text, [theirs for _ours, theirs in shared], reasons.differing_words(match, swapped=False)
        ),
        after=excerpt_after(claim.after),  # type: ignore[attr-defined]
        slots=Slots.of(claim, claim.report.source),
    )


def excerpt_before(text: str) -> str:
    """The end of what stands before a claim, within its paragraph, from a whole word on; an ellipsis says that it was
    cut."""
    inside = text.rpartition("\n")[2]
    if len(inside) < AROUND:
        return inside
    return f"… {inside.partition(' ')[2]}"


def excerpt_after(text: str) -> str:
    """The beginning of what stands after a claim, within its paragraph, up to a whole word."""
    inside = text.partition("\n")[0]
    if len(inside) < AROUND:
        return inside
    return f"{inside.rpartition(' ')[0]} …"
