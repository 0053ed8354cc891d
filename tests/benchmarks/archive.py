"""The archive under measurement: made claims in the program's own tables, written as an import would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from claims.models import Claim, Report, ReportVersion, Stage
from claims.services.bulk import insert_rows
from tests.benchmarks.corpus import Made


def store(batch: Sequence[Made]) -> list[int]:
    """Store claims under their own ids, those of one report together, and return the ids of their reports. A report and
    its version bear the id of its first claim."""
    together: dict[int, list[Made]] = {}
    for claim in batch:
        together.setdefault(claim.report, []).append(claim)
    reports, versions, claims = [], [], []
    for inside in together.values():
        pk, text, at = inside[0].id, "\n".join(claim.text for claim in inside), 0
        day = dt.date.fromordinal(inside[0].day)
        reports.append(
            {
                "id": pk,
                "identity": f"made:{pk}",
                "lang": inside[0].lang,
                "published": day,
                "stage": Stage.READY.value,
                "current_version_id": pk,
            }
        )
        versions.append({"id": pk, "report_id": pk, "number": 1, "text": text, "text_hash": f"made:{pk}"})
        for claim in inside:
            claims.append(_row(claim, pk, at))
            at += len(claim.text) + 1
    with transaction.atomic():
        insert_rows(Report, reports)
        insert_rows(ReportVersion, versions)
        insert_rows(Claim, claims)
    return [inside[0].id for inside in together.values()]


def _row(claim: Made, report: int, start: int) -> dict[str, object]:
    return {
        "id": claim.id,
        "report_id": report,
        "version_id": report,
        "start": start,
        "end": start + len(claim.text),
        "text": claim.text,
        "lang": claim.lang,
        "context": claim.context,
        "keys": list(claim.keys.all),
        "fingerprint": f"made:{claim.id}",
    }
