"""What a claim lost or gained on its way from one report to another: a hedge dropped, a number rounded, a "may" become
a "did". Pure: two claims in, changes out, each with the words of both sides."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from claims.matching.amounts import overlap
from claims.matching.counts import counted_figures
from claims.matching.figures import explained_by_time, pair_figures
from claims.types import ClaimView, Hedge, Modality, Polarity, Quantity


class ChangeKind(StrEnum):
    """What became of a slot."""

    DENIED = "denied"
    AFFIRMED = "affirmed"
    BECAME_FACT = "became_fact"
    BECAME_UNSURE = "became_unsure"
    HEDGE_DROPPED = "hedge_dropped"
    HEDGE_ADDED = "hedge_added"
    ROUNDED = "rounded"
    SHARPENED = "sharpened"
    NUMBER_CHANGED = "number_changed"
    NUMBER_GREW = "number_grew"
    NUMBER_DROPPED = "number_dropped"
    NUMBER_ADDED = "number_added"
    DATE_DROPPED = "date_dropped"
    DATE_ADDED = "date_added"
    SPEAKER_DROPPED = "speaker_dropped"
    RELAY_ADDED = "relay_added"


@dataclass(frozen=True, slots=True)
class Change:
    """One change; ``before`` and ``after`` are the words of either side, empty where it has none. For a change of
    modality they are modalities."""

    kind: ChangeKind
    before: str = ""
    after: str = ""


def changes(before: ClaimView, after: ClaimView) -> tuple[Change, ...]:
    """What changed from one wording to another of the same claim, what matters most first."""
    return (*_polarity(before, after), *_modality(before, after), *_figures(before, after), *_slots(before, after))


def _polarity(before: ClaimView, after: ClaimView) -> Iterable[Change]:
    if before.polarity is not after.polarity:
        yield Change(ChangeKind.DENIED if after.polarity is Polarity.DENY else ChangeKind.AFFIRMED)


def _modality(before: ClaimView, after: ClaimView) -> Iterable[Change]:
    if before.modality is after.modality:
        return
    kind = ChangeKind.BECAME_FACT if after.modality is Modality.FACT else ChangeKind.BECAME_UNSURE
    yield Change(kind, before.modality.value, after.modality.value)


def _figures(before: ClaimView, after: ClaimView) -> Iterable[Change]:
    ours, theirs = counted_figures(before), counted_figures(after)
    pairs = pair_figures(ours, theirs)
    for one, two in pairs.pairs:
        kind = _figure_change(one, two)
        if kind is ChangeKind.NUMBER_CHANGED and explained_by_time(one, two, before.published, after.published):
            kind = ChangeKind.NUMBER_GREW
        if kind is not None:
            yield Change(kind, one.raw, two.raw)
    # A figure of a thing that neither side gives a counterpart of is told only where the other side has none at all:
    # else it stands in another claim of that report.
    if not pairs.pairs:
        yield from (Change(ChangeKind.NUMBER_DROPPED, before=one.raw) for one in pairs.only_left if not theirs)
        yield from (Change(ChangeKind.NUMBER_ADDED, after=two.raw) for two in pairs.only_right if not ours)


def _figure_change(one: Quantity, two: Quantity) -> ChangeKind | None:
    if one.value is not None and two.value is not None and math.isclose(one.value, two.value):
        if one.approximate and not two.approximate:
            return ChangeKind.HEDGE_DROPPED
        return ChangeKind.HEDGE_ADDED if two.approximate and not one.approximate else None
    if is_rounding(one, two):
        return ChangeKind.ROUNDED
    if is_rounding(two, one):
        return ChangeKind.SHARPENED
    return None if overlap(one, two) and Hedge.RANGE in (one.hedge, two.hedge) else ChangeKind.NUMBER_CHANGED


def is_rounding(exact: Quantity, rounded: Quantity) -> bool:
    """Whether the second figure is the first with fewer digits: 2,251 as "about 2,300", "more than 2,000" or 2,250."""
    if exact.value is None or rounded.value is None or not rounded.value:
        return False
    if _digits(rounded.value) >= _digits(exact.value):
        return False
    unit = 10.0 ** (math.floor(math.log10(abs(rounded.value))) - _digits(rounded.value) + 1)
    return abs(exact.value - rounded.value) < unit


def _digits(value: float) -> int:
    """How many digits a number has before its zeros: 2 of 2,300."""
    return len(f"{abs(value):.10g}".replace(".", "").strip("0")) or 1


def _slots(before: ClaimView, after: ClaimView) -> Iterable[Change]:
    if before.dates and not after.dates:
        yield Change(ChangeKind.DATE_DROPPED, before=before.dates[0].raw)
    elif after.dates and not before.dates:
        yield Change(ChangeKind.DATE_ADDED, after=after.dates[0].raw)
    if before.speaker and not after.speaker and not after.via:
        yield Change(ChangeKind.SPEAKER_DROPPED, before=before.speaker)
    if after.via and not before.via:
        yield Change(ChangeKind.RELAY_ADDED, after=after.via[0])
