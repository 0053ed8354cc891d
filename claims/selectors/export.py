"""The JSON people script against; its shape stays stable (``manage.py ingest`` and ``manage.py compare``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from claims.models import Claim, Match, Report
from claims.types import Hedge

from .origins import near_copies, origins_of


def claim_as_json(claim: Claim) -> dict[str, Any]:
    """One claim with its slots; offsets are characters of the report's ``text``."""
    return {
        "id": claim.pk,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "speaker": claim.speaker or None,
        "via": list(claim.via),
        "cue": claim.cue or None,
        "is_quote": claim.is_quote,
        "polarity": claim.polarity,
        "quantities": [_quantity_as_json(row) for row in claim.quantities],
        "dates": [{"raw": row["raw"], "iso": row["iso"]} for row in claim.dates],
        "checkworthiness": claim.checkworthiness,
        "rating": claim.rating or None,
    }


def _quantity_as_json(row: dict[str, Any]) -> dict[str, Any]:
    names = ("raw", "value", "low", "high", "unit", "counted")
    return {**{name: row[name] for name in names}, "approximate": row["hedge"] != Hedge.EXACT.value}


def report_as_json(report: Report) -> dict[str, Any]:
    """One report with its current claims in reading order; ``text`` is empty until it has been read."""
    claims = report.claims.current().order_by("start", "end")
    return {
        "id": report.pk,
        "url": report.url or None,
        "source": report.source.name if report.source else None,
        "language": report.lang or None,
        "status": report.stage,
        "title": report.title,
        "text": report.text,
        "claims": [claim_as_json(claim) for claim in claims],
    }


def comparison_as_json(reports: Iterable[Report] | None = None) -> dict[str, Any]:
    """Groups and matches that touch any of ``reports``; all there are for ``None``.

    ``groups[]``: ``id``, ``claims[]`` (ids), how many ``reports`` and how many independent ``origins``. ``matches[]``
    hold what reviewers have not rejected; ``relation`` is read from ``left`` to ``right``.
    """
    matches = Match.objects.shown().order_by("left_id", "right_id")
    claims = Claim.objects.current().filter(group__isnull=False).select_related("report__source")
    if reports is not None:
        pks = {report.pk for report in reports}
        matches = matches.filter(Q(left_report__in=pks) | Q(right_report__in=pks))
        touched = Claim.objects.current().filter(report__in=pks, group__isnull=False).values("group")
        claims = claims.filter(group__in=touched)
    rows = list(matches)
    members: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims.order_by("group_id", "pk"):
        if claim.group_id is not None:
            members[claim.group_id].append(claim)
    pairs = [(row.left_id, row.right_id, row.relation, row.flags) for row in rows]
    copied = near_copies(
        None if reports is None else {claim.report_id for inside in members.values() for claim in inside}
    )
    origins = origins_of(members, pairs, copied)
    return {
        "groups": [
            {
                "id": group,
                "claims": [claim.pk for claim in inside],
                "reports": len({claim.report_id for claim in inside}),
                "origins": origins[group],
            }
            for group, inside in members.items()
        ],
        "matches": [
            {
                "left": row.left_id,
                "right": row.right_id,
                "score": round(row.score, 4),
                "relation": row.relation,
                "flags": list(row.flags),
                "evidence": list(row.evidence),
            }
            for row in rows
        ],
    }
