"""Which independent voices stand behind stored claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from claims.matching.origins import Copies, FoldReason, Voice, count_origins
from claims.matching.relation import DISAGREEING
from claims.models import Claim
from claims.models.voices import last_named, near_copies, voice_of, voices_behind
from claims.types import Flag

__all__ = ["Row", "copies_among", "independent", "last_named", "near_copies", "origins_of", "voice_of", "voices_behind"]

Row = tuple[int, int, str, Sequence[str]]
"""Left and right claim, relation, flags of a match: a list, or the text it is stored as."""


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
