"""A person corrects what was extracted: a claim's words, who says it, its figures; takes one away, adds one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from claims.models import Claim, Correction, CorrectionKind, Match, Report, ReportVersion, RunKind
from claims.types import Polarity

from . import runs
from .aliases import current_aliases
from .anchors import ALIKE, Anchor, nearest, overlap
from .corrections import apply_value, build, read_slots, snapshot, span
from .given_figures import Figure, figure_row
from .grouping import regroup
from .locks import hold_comparisons
from .processing import SLOTS, store_claims

__all__ = [
    "Corrected",
    "CorrectionRefusedError",
    "Figure",
    "add_claim",
    "correct_claim",
    "delete_claim",
    "withdraw_correction",
]

LONGEST_NAME = 300


class CorrectionRefusedError(ValueError):
    """The correction cannot be made; ``code`` says why:

    ``busy`` a newer text of the report waits to be read; ``gone`` the claim is not (or no longer) one of the report's
    newest text; ``not_in_text`` the words do not stand in the report; ``already`` another claim says almost these
    words; ``figure_not_in_claim`` a figure's words do not stand in the claim; ``later_stands`` a later correction
    builds on the one to be taken back; ``withdrawn`` it has been taken back already.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was done: the new row, the claim as it now is (``None`` when it is gone), the run to ring for."""

    correction: Correction
    claim: Claim | None
    run_pk: int


def correct_claim(
    *,
    claim: Claim,
    user: User,
    text: str | None = None,
    speaker: str | None = None,
    via: Sequence[str] | None = None,
    polarity: str | None = None,
    figures: Sequence[Figure] | None = None,
    note: str = "",
) -> Corrected:
    """Set what is not ``None``; everything else stays what it is, also what somebody else has just set.

    ``text`` must stand in the report; of several places the nearest one is meant, and words are taken whole. Raises
    ``CorrectionRefusedError``.
    """
    with transaction.atomic():
        report, version, rows = _hold(claim.report_id)
        row = _find(rows, claim)
        before = snapshot(row, version)
        first = row.correction.first or row.correction if row.correction else None
        target = first.target if first else Anchor.of(version.text, row.start, row.end).as_json()
        value = dict(row.correction.value) if row.correction else {}
        words = row.text
        if text is not None:
            place = nearest(version.text, text, row.start)
            if place is None:
                raise CorrectionRefusedError("not_in_text")
            if place != span(row):
                _refuse_double(place, [other for other in rows if other.pk != row.pk])
                value["words"] = Anchor.of(version.text, *place).as_json()
                words = version.text[slice(*place)]
        if speaker is not None:
            value["speaker"] = _name(speaker)
        if via is not None:
            value["via"] = [_name(name) for name in via if name.strip()]
        if polarity is not None:
            value["polarity"] = Polarity(polarity).value
        if figures is not None:
            value["quantities"] = [_figure(figure, words, row.quantities) for figure in figures]
        if row.correction and value == row.correction.value:  # a form sent twice
            return _store(report, version, rows, row.correction, row)
        correction = Correction.objects.create(
            report=report,
            first=first,
            kind=CorrectionKind.EDITED,
            target=target,
            value=value,
            snapshot=before,
            note=note.strip(),
            made_by=user,
        )
        apply_value(row, version, value, report.published, current_aliases())
        row.correction = correction
        if span(row) != (before["start"], before["end"]):
            _move(row, version)
        return _store(report, version, rows, correction, row)


def delete_claim(*, claim: Claim, user: User, note: str = "") -> Corrected:
    """Take a claim away; processing the report again does not bring it back. Raises ``CorrectionRefusedError``."""
    with transaction.atomic():
        report, version, rows = _hold(claim.report_id)
        row = _find(rows, claim)
        first = row.correction.first or row.correction if row.correction else None
        correction = Correction.objects.create(
            report=report,
            first=first,
            kind=CorrectionKind.DELETED,
            target=first.target if first else Anchor.of(version.text, row.start, row.end).as_json(),
            value=row.correction.value if row.correction else {},
            snapshot=snapshot(row, version),
            note=note.strip(),
            made_by=user,
        )
        return _store(report, version, [other for other in rows if other.pk != row.pk], correction, None)


def add_claim(
    *,
    report: Report,
    user: User,
    text: str,
    near: int = 0,
    speaker: str = "",
    via: Sequence[str] = (),
    polarity: str = Polarity.AFFIRM.value,
    figures: Sequence[Figure] | None = None,
    note: str = "",
) -> Corrected:
    """Add a claim that was not found. ``text`` must stand in the report, nearest to character ``near`` if it stands
    there several times. Figures are read from it unless they are given. Raises ``CorrectionRefusedError``."""
    with transaction.atomic():
        report, version, rows = _hold(report.pk)
        place = nearest(version.text, text, near)
        if place is None:
            raise CorrectionRefusedError("not_in_text")
        _refuse_double(place, rows)
        value: dict[str, Any] = {
            "words": Anchor.of(version.text, *place).as_json(),
            "speaker": _name(speaker),
            "via": [_name(name) for name in via if name.strip()],
            "polarity": Polarity(polarity).value,
        }
        lang = _lang(report)
        if figures is not None:
            read = Claim(lang=lang, start=place[0], end=place[1], text=version.text[slice(*place)])
            read_slots(read, version.text, report.published)
            value["quantities"] = [_figure(figure, read.text, read.quantities) for figure in figures]
        correction = Correction.objects.create(
            report=report, kind=CorrectionKind.ADDED, value=value, note=note.strip(), made_by=user
        )
        thread = Correction.objects.threads(report.pk)[correction.pk]
        row = build(thread, version, lang, None, report.published, current_aliases())
        if row is None:
            raise CorrectionRefusedError("not_in_text")
        return _store(report, version, [*rows, row], correction, row)


def withdraw_correction(*, correction: Correction, user: User, note: str = "") -> Corrected:
    """Take a correction back: the claim is again what it was before it. Raises ``CorrectionRefusedError``."""
    if correction.report_id is None:
        raise CorrectionRefusedError("gone")
    with transaction.atomic():
        report, version, rows = _hold(correction.report_id)
        thread = Correction.objects.threads(report.pk).get(correction.thread)
        if thread is None or thread.newest is None or thread.newest.pk < correction.pk:
            raise CorrectionRefusedError("withdrawn")
        if thread.newest.pk != correction.pk:
            raise CorrectionRefusedError("later_stands")
        row = next((one for one in rows if one.correction_id == correction.pk), None)
        taken_back = Correction.objects.create(
            report=report,
            first=thread.first,
            kind=CorrectionKind.WITHDRAWN,
            withdraws=correction,
            target=correction.target,
            value=correction.value,
            snapshot=snapshot(row, version) if row else {},
            note=note.strip(),
            made_by=user,
        )
        rest = [one for one in rows if one is not row]
        thread = Correction.objects.threads(report.pk)[correction.thread]
        made = None
        if thread.newest is not None or thread.first.target:
            made = build(thread, version, _lang(report), None, report.published, current_aliases())
        if made is None or any(overlap(span(one), span(made)) >= ALIKE for one in rest):
            return _store(report, version, rest, taken_back, None)  # the words are gone, or somebody added them anew
        if row is not None:
            for name in (*SLOTS, "start", "end"):
                setattr(row, name, getattr(made, name))
            _move(row, version)
        return _store(report, version, [*rest, row or made], taken_back, row or made)


def _hold(report_pk: int) -> tuple[Report, ReportVersion, list[Claim]]:
    """The report, locked until the transaction ends, its newest text and that text's claims."""
    hold_comparisons()
    report = Report.objects.select_for_update(of=("self",)).select_related("current_version").get(pk=report_pk)
    version = report.current_version
    if version is None:
        raise CorrectionRefusedError("gone")
    rows = list(Claim.objects.current().filter(report=report).select_related("correction__first").in_reading_order())
    if any(row.version_id != version.pk for row in rows):
        raise CorrectionRefusedError("busy")
    return report, version, rows


def _find(rows: Sequence[Claim], claim: Claim) -> Claim:
    for row in rows:
        if row.pk == claim.pk:
            return row
    raise CorrectionRefusedError("gone")


def _refuse_double(place: tuple[int, int], others: Sequence[Claim]) -> None:
    for other in others:
        if overlap(span(other), place) >= ALIKE:
            raise CorrectionRefusedError("already", claim=other.pk, text=other.text)


def _name(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME]


def _lang(report: Report) -> str:
    return report.lang or "und"


def _figure(figure: Figure, words: str, known: Sequence[dict[str, Any]]) -> dict[str, Any]:
    row = figure_row(figure, words, known)
    if row is None:
        raise CorrectionRefusedError("figure_not_in_claim", figure=figure.raw or str(figure.value))
    return row


def _move(row: Claim, version: ReportVersion) -> None:
    """Let the row keep its id where its words have changed, unless a claim kept for the record stands there."""
    if not Claim.objects.filter(version=version, start=row.start, end=row.end).exists():
        Claim.objects.filter(pk=row.pk).update(start=row.start, end=row.end, changed_at=timezone.now())


def _store(
    report: Report, version: ReportVersion, rows: Sequence[Claim], correction: Correction, claim: Claim | None
) -> Corrected:
    """Write the claims, group anew what stood beside a claim that is gone, and ask for the report to be matched."""
    kept = {row.pk for row in rows}
    gone = Claim.objects.current().filter(report=report).exclude(pk__in=kept)
    gone_pks = list(gone.values_list("pk", flat=True))
    matches = Match.objects.filter(Q(left__in=gone_pks) | Q(right__in=gone_pks)).values_list("left", "right")
    beside = {pk for pair in matches for pk in pair}
    groups = gone.filter(group__isnull=False).values("group")
    beside |= set(Claim.objects.filter(group__in=groups).values_list("pk", flat=True))
    store_claims(version, rows)
    regroup(Claim.objects.current().filter(pk__in=beside).values_list("pk", flat=True))
    follow = runs.open_run(report=report, kind=RunKind.MATCH)
    found = None
    if claim is not None:
        found = Claim.objects.get(version=version, start=claim.start, end=claim.end)
    return Corrected(correction, found, follow.pk)
