"""How many independent voices stand behind a group of claims.

The origin of a claim is the deepest name of its chain (outlet ← relay ← speaker), else the outlet. Two claims have
one origin when their names agree across spellings and scripts, or when one text is a copy of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from claims.language.normalise import fold
from claims.language.skeleton import skeletons
from claims.models import Claim


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a claim goes back to: ``name`` as written, in ``lang``; empty when even the outlet is unknown."""

    claim: int
    report: int
    name: str
    lang: str

    @classmethod
    def of_claim(cls, claim: Claim) -> Self:
        """The voice of a stored claim. Follows ``report.source`` (select it)."""
        outlet = claim.report.source.name if claim.report.source else ""
        name = claim.speaker or (claim.via[-1] if claim.via else "") or outlet
        return cls(claim.pk, claim.report_id, name, claim.lang)


def same_name(first: Voice, second: Voice) -> bool:
    """Whether two names name one voice: equal when folded, or every word of the shorter one sounds in the longer."""
    if fold(first.name) == fold(second.name):
        return True
    short, long = sorted((_sounds(first), _sounds(second)), key=len)
    return bool(short) and all(any(word & other for other in long) for word in short)


def _sounds(voice: Voice) -> list[frozenset[str]]:
    return [sounds for word in voice.name.split() if (sounds := skeletons(word, voice.lang))]


def count_origins(voices: Sequence[Voice], copies: Iterable[tuple[int, int]] = ()) -> int:
    """The number of independent origins; ``copies`` are pairs of claims known to be one text."""
    parent = {voice.claim: voice.claim for voice in voices}

    def root(claim: int) -> int:
        while parent[claim] != claim:
            claim = parent[claim]
        return claim

    for index, first in enumerate(voices):
        for second in voices[:index]:
            same = first.report == second.report if not (first.name and second.name) else same_name(first, second)
            if same:
                parent[root(first.claim)] = root(second.claim)
    for left, right in copies:
        if left in parent and right in parent:
            parent[root(left)] = root(right)
    return len({root(claim) for claim in parent})
