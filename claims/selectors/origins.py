"""Which independent voices stand behind stored claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from claims.language import fold
from claims.matching.origins import Copies, FoldReason, Voice, count_origins, deepest_name
from claims.matching.relation import DISAGREEING
from claims.models import Claim, TextReuse
from claims.types import Flag

__all__ = ["Row", "copies_among", "independent", "last_named", "near_copies", "origins_of", "voice_of", "voices_behind"]

Row = tuple[int, int, str, Sequence[str]]
"""Left and right claim, relation, flags of a match: a list, or the text it is stored as."""


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


def origins_of(
    groups: Mapping[int, Sequence[Claim]], matches: Iterable[Row], reprints: set[tuple[int, int]]
) -> dict[int, int]:
    """How many independent origins each group of claims has, by its id."""
    group_of = {claim.pk: group for group, inside in groups.items() for claim in inside}
    within: dict[int, list[Row]] = {group: [] for group in groups}
    for match in matches:
        group = group_of.get(match[0])
        if group is not None and group == group_of.get(match[1]):
            within[group].append(match)
    return {
        group: _counted([voice_of(claim) for claim in inside], copies_among(inside, within[group], reprints))
        for group, inside in groups.items()
    }


def _counted(voices: Sequence[Voice], copies: Copies) -> int:
    """The number of origins, each name looked at once: forty reports that name one ministry are one voice."""
    speaks: dict[tuple[str, str, int | None, int], Voice] = {}
    onto = {
        voice.claim: speaks.setdefault(
            (voice.name, voice.lang, voice.outlet, 0 if voice.name else voice.report), voice
        ).claim
        for voice in voices
    }
    found = {}
    for (left, right), reason in copies.items():
        one, two = onto[left], onto[right]
        found[min(one, two), max(one, two)] = reason
    return count_origins(list(speaks.values()), found)


def voices_behind(claims: Iterable[Claim], reprints: set[tuple[int, int]]) -> int:
    """How many independent voices stand behind claims on different questions: each name counts once, a report that is a
    near copy of another (``reprints``) speaks with that one's voice."""
    by_name: dict[tuple[str, int | None], Voice] = {}
    for claim in claims:
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


def independent(reports: Iterable[int], reprints: Iterable[tuple[int, int]]) -> int:
    """How many of these reports (ids) are left when near copies are folded onto each other."""
    onto = {pk: pk for pk in reports}

    def first(pk: int) -> int:
        while onto[pk] != pk:
            # Half the way at each look, so that long chains of copies stay quick.
            onto[pk] = pk = onto[onto[pk]]
        return pk

    for left, right in reprints:
        if left in onto and right in onto:
            onto[first(left)] = first(right)
    return sum(pk == folded for pk, folded in onto.items())


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


def copies_among(claims: Sequence[Claim], matches: Iterable[Row], reprints: set[tuple[int, int]]) -> Copies:
    """Which of these claims are copies of each other: their wording was copied, or the whole report was and they do not
    say something else. ``reprints`` are pairs of reports (see ``near_copies``)."""
    inside = {claim.pk for claim in claims}
    found: dict[tuple[int, int], FoldReason] = {}
    apart = set()
    for left, right, relation, flags in matches:
        if left in inside and right in inside:
            if relation in DISAGREEING:
                apart.add((left, right))
            elif Flag.COPY.value in flags:
                found[left, right] = FoldReason.COPIED
    of_report: dict[int, list[int]] = defaultdict(list)
    for claim in claims:
        of_report[claim.report_id].append(claim.pk)
    # A story has many more pairs of copies than a group has pairs of reports.
    for report, other in combinations(sorted(of_report), 2) if reprints else ():
        if (report, other) not in reprints:
            continue
        for one in of_report[report]:
            for two in of_report[other]:
                pair = (min(one, two), max(one, two))
                if pair not in apart:
                    found[pair] = FoldReason.REPRINT
    return found
