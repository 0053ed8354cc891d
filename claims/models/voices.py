"""Whose voice a stored claim is, and how many independent ones stand behind the claims of a story."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from claims.language import fold
from claims.matching.origins import FoldReason, Voice, count_origins, deepest_name

from .claim import Claim
from .reuse import TextReuse


def voice_of(claim: Claim) -> Voice:
    """The voice of a stored claim. Follows ``report.source`` (select it)."""
    name = last_named(claim)
    source = claim.report.source
    if name or source is None:
        return Voice(claim.pk, claim.report_id, name, claim.lang)
    return Voice(claim.pk, claim.report_id, source.name, claim.lang, source.pk)


def last_named(claim: Claim) -> str:
    """The ``deepest_name`` of its relays and speaker."""
    return _deepest((*claim.via, *([claim.speaker] if claim.speaker else [])), claim.lang)


@lru_cache(maxsize=1 << 14)
def _deepest(chain: tuple[str, ...], lang: str) -> str:
    """``deepest_name``, remembered: the names of an archive come again in claim after claim."""
    return deepest_name(chain, lang)


def voices_behind(claims: Iterable[Claim], reprints: set[tuple[int, int]]) -> int:
    """How many independent voices stand behind claims on different questions: each name counts once, a report that is a
    near copy of another (``reprints``) speaks with that one's voice."""
    by_name: dict[tuple[str, int | None], Voice] = {}
    # In one order, whichever way the claims were asked for: which of its reports a name stands for decides.
    for claim in sorted(claims, key=lambda claim: claim.pk):
        voice = voice_of(claim)
        by_name.setdefault((fold(voice.name) or f"report {voice.report}", voice.outlet), voice)
    voices = list(by_name.values())
    copies = {
        (min(one.claim, two.claim), max(one.claim, two.claim)): FoldReason.REPRINT
        for place, one in enumerate(voices)
        for two in voices[:place]
        if one.outlet and two.outlet and (min(one.report, two.report), max(one.report, two.report)) in reprints
    }
    return count_origins(voices, copies)


def near_copies(reports: Iterable[int] | None = None) -> set[tuple[int, int]]:
    """Pairs of reports of which one is a near copy of the other, the smaller id first; among ``reports``, or all. One
    query."""
    rows = TextReuse.objects.copies().order_by()
    if reports is None:
        return set(rows.values_list("left_id", "right_id"))
    # SQLite would look for every left one with every right one if asked for both.
    inside = set(reports)
    pairs = rows.filter(left__in=inside).values_list("left_id", "right_id")
    return {(left, right) for left, right in pairs if right in inside}
