"""Judgement memory: what people decided on pairs of claims, found again after any reprocessing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from claims.models import Claim, Judgement, Verdict
from claims.types import Relation


@dataclass(frozen=True, slots=True)
class Decision:
    """The newest judgement of a pair. ``relation`` is the corrected one read from the smaller fingerprint, or
    ``None``; ``snapshot`` is what the judge saw."""

    verdict: str
    relation: Relation | None
    snapshot: dict[str, Any]

    def relation_from(self, left: Claim, right: Claim) -> Relation | None:
        """The corrected relation read from ``left``."""
        if self.relation is None or left.fingerprint <= right.fingerprint:
            return self.relation
        return self.relation.inverse


def pair_of(one: str, other: str) -> tuple[str, str]:
    """Two fingerprints in the order judgements keep them."""
    return (one, other) if one <= other else (other, one)


def decisions_on(fingerprints: Iterable[str]) -> dict[tuple[str, str], Decision]:
    """The decisions that hold on pairs with one of these claims, by sorted pair of fingerprints."""
    wanted = list(set(fingerprints))
    found: dict[tuple[str, str], Decision] = {}
    for start in range(0, len(wanted), 400):
        batch = wanted[start : start + 400]
        rows = Judgement.objects.filter(Q(first_fingerprint__in=batch) | Q(second_fingerprint__in=batch))
        for row in rows.order_by("pk"):
            pair = (row.first_fingerprint, row.second_fingerprint)
            if row.verdict == Verdict.WITHDRAWN:
                found.pop(pair, None)
            else:
                found[pair] = Decision(row.verdict, Relation(row.relation) if row.relation else None, row.snapshot)
    return found
