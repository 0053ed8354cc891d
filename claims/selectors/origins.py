"""How many independent voices stand behind a group of claims.

The origin of a claim is the deepest name of its chain (outlet ← relay ← speaker), else the outlet. Two claims have
one origin when their names agree across spellings and scripts, or when one text is a copy of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from claims.language.names import same_name
from claims.models import Claim


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a claim goes back to: ``name`` as written, in ``lang``, empty when even the outlet is unknown; ``outlet``
    is the source's id when it is the outlet itself."""

    claim: int
    report: int
    name: str
    lang: str
    outlet: int | None = None

    @classmethod
    def of_claim(cls, claim: Claim) -> Self:
        """The voice of a stored claim. Follows ``report.source`` (select it)."""
        name = claim.speaker or (claim.via[-1] if claim.via else "")
        source = claim.report.source
        if name or source is None:
            return cls(claim.pk, claim.report_id, name, claim.lang)
        return cls(claim.pk, claim.report_id, source.name, claim.lang, source.pk)


def same_voice(first: Voice, second: Voice) -> bool:
    """Whether two voices are one: one outlet, or names that are equal when folded, or of which every word of the
    shorter one sounds in the longer. Numbers in names must agree ("Channel 4")."""
    if not first.name or not second.name:
        return first.report == second.report
    if first.outlet is not None and second.outlet is not None:
        return first.outlet == second.outlet
    return same_name(first.name, second.name, first.lang, second.lang)


def count_origins(voices: Sequence[Voice], copies: Iterable[tuple[int, int]] = ()) -> int:
    """The number of independent origins; ``copies`` are pairs of claims known to be one text."""
    parent = {voice.claim: voice.claim for voice in voices}

    def root(claim: int) -> int:
        while parent[claim] != claim:
            claim = parent[claim]
        return claim

    for index, first in enumerate(voices):
        for second in voices[:index]:
            if same_voice(first, second):
                parent[root(first.claim)] = root(second.claim)
    for left, right in copies:
        if left in parent and right in parent:
            parent[root(left)] = root(right)
    return len({root(claim) for claim in parent})
