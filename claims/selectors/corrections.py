"""What people corrected, as the pages show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from claims.language.spans import whole_words
from claims.models import Claim, Correction, CorrectionKind, Report

SLOT_NAMES = {
    "words": _("words"),
    "speaker": _("speaker"),
    "via": _("relays"),
    "polarity": _("affirmed or denied"),
    "quantities": _("figures"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """That a person made a claim what it is: who, whether it was added, and which slots they have set, in words."""

    by: str
    is_added: bool
    slots: list[str]


@dataclass(frozen=True, slots=True)
class Removed:
    """A claim that does not stand in the list although people decided on it: deleted, or its words are gone."""

    correction: Correction
    text: str
    is_deleted: bool


def mark_of(claim: Claim) -> Mark | None:
    """The mark beside a claim, ``None`` where no person touched it. Follows ``correction__made_by`` (select it)."""
    correction = claim.correction
    if correction is None:
        return None
    slots = [str(name) for slot, name in SLOT_NAMES.items() if slot in correction.value]
    is_added = correction.kind == CorrectionKind.ADDED
    return Mark(correction.made_by.get_username(), is_added, [] if is_added else slots)


def removed(report_id: int, claims: Iterable[Claim]) -> list[Removed]:
    """What people deleted from a report, and what they corrected whose words no longer stand in it; one query."""
    shown = {claim.correction_id for claim in claims}
    found = []
    for thread in Correction.objects.threads(report_id).values():
        newest = thread.newest
        if newest is None or newest.pk in shown:
            continue
        words = newest.snapshot.get("text") or newest.value.get("words", {}).get("exact", "")
        found.append(Removed(newest, words, newest.kind == CorrectionKind.DELETED))
    return found


def history(claim: Claim) -> list[Correction]:
    """Every correction of this claim, newest first; empty where there is none."""
    if claim.correction is None:
        return []
    thread = claim.correction.thread
    rows = Correction.objects.filter(report=claim.report_id).select_related("made_by")
    return [row for row in rows if row.thread == thread]


def machine_values(rows: list[Correction]) -> dict[str, object]:
    """What the machine itself had found, from the first correction of a ``history``; empty for an added claim."""
    first = next((row for row in rows if row.first_id is None), None)
    return first.snapshot if first is not None else {}


@dataclass(frozen=True, slots=True)
class Around:
    """A claim in its paragraph: what stands before, its words, what stands after; all empty without a span."""

    before: str
    words: str
    after: str


MOST_AROUND = 600


def around(text: str, start: int, end: int) -> Around:
    """The paragraph of ``text[start:end]``, cut to ``MOST_AROUND`` characters on either side."""
    if start >= end:
        return Around("", "", "")
    first = max(text.rfind("\n", 0, start) + 1, start - MOST_AROUND)
    stop = text.find("\n", end)
    last = min(len(text) if stop < 0 else stop, end + MOST_AROUND)
    return Around(text[first:start], text[start:end], text[end:last])


def selection(text: str, start: int, end: int) -> tuple[int, int]:
    """A selection in characters without white space around it and with whole words; ``(0, 0)`` when nothing is left."""
    start, end = max(0, start), min(len(text), end)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return whole_words(text, start, end) if start < end else (0, 0)


def claim_around(report: Report, start: int, end: int) -> Claim | None:
    """The claim that shares most of these words: who says it is likely to say them, too. ``None`` without one."""
    rows = report.claims.current().filter(start__lt=end, end__gt=start)
    return max(rows, key=lambda row: min(row.end, end) - max(row.start, start), default=None)
