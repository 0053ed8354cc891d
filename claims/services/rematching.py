"""Doing keys and matches of many reports again: after rules, the glossary or aliases changed, and after an import.

One run without a report is the whole work: ``options`` say which reports, ``result`` how far it has come. It goes on in
short steps, each in one transaction with the note of how far it is, so that whoever stops in the middle, by Ctrl-C or
``kill -9``, loses one step. First every claim gets its keys anew from what is stored, without extraction, so that
people's corrections stay; then every report is matched again, where judgements are found by the words they are about.
A run in the hands of a worker is put down after ``SLICE_SECONDS``: other work comes between.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.db import DatabaseError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from claims.matching.keys import Aliases, make_keys
from claims.models import Claim, Report, Run, RunKind
from claims.models.claim import quantity_from_json
from claims.types import DateMention

from . import runs
from .aliases import current_aliases
from .locks import hold_comparisons
from .long_runs import put_down, renew
from .matching import compared

logger = logging.getLogger(__name__)

SLICE_SECONDS = 20.0
"""How long a worker stays with it at a time."""
KEYED_AT_ONCE = 200
"""Claims of one step: well under a second, in which nobody else can write."""
KEYS, MATCHES = "keys", "matches"
NAMED_FAILURES = 50


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: ``done`` of ``total`` claims (phase ``keys``) or reports (phase ``matches``).

    ``failed`` reports could not be matched; what they had is kept.
    """

    phase: str
    done: int
    total: int
    failed: int = 0

    @classmethod
    def of(cls, run: Run) -> Progress:
        """As the run's row tells it."""
        told = run.result
        return cls(
            told.get("phase", KEYS), told.get("done", 0), told.get("total", 0), len(told.get("failed_reports", ()))
        )


def ask_to_rematch(
    *, since: dt.date | None = None, keys: bool = True, reports: tuple[int, int] | None = None
) -> tuple[Run, bool]:
    """The open run for this scope, and whether it had been begun before; the caller rings for it or does it.

    ``since`` leaves out reports published and added earlier, ``reports`` is a closed interval of ids, ``keys=False``
    leaves keys as they are. Asking again while it is open asks for the same.
    """
    options: dict[str, Any] = {"keys": keys}
    if since is not None:
        options["since"] = since.isoformat()
    if reports is not None:
        options["reports"] = list(reports)
    with transaction.atomic():
        hold_comparisons()
        open_runs = Run.objects.open().filter(kind=RunKind.REMATCH).order_by("pk")
        for run in open_runs:
            if run.options == options:
                return run, True
        return Run.objects.create(kind=RunKind.REMATCH, options=options, rung_at=timezone.now()), False


def rematch_slice(run: Run) -> list[int]:
    """A worker's share: go on for a while. Returns the run itself while there is more to do."""
    if go_on(run, seconds=SLICE_SECONDS):
        return []
    return [run.pk] if put_down(run) else []


def go_on(run: Run, *, seconds: float | None = None, tell: Callable[[Progress], None] | None = None) -> bool:
    """Work on a claimed run, step by step, for about so many seconds; whether it is finished.

    ``tell`` hears of every step. Raises ``runs.LeaseLost`` when the run was taken over by somebody else.
    """
    end = None if seconds is None else time.monotonic() + seconds
    if not run.result:
        with transaction.atomic():
            renew(run, result=_begin(run))
    aliases = current_aliases()
    while True:
        finished = _key_step(run, aliases) if run.result["phase"] == KEYS else _match_step(run)
        if tell is not None:
            tell(Progress.of(run))
        if finished:
            return True
        if end is not None and time.monotonic() > end:
            return False


def _begin(run: Run) -> dict[str, Any]:
    """The first note: up to which report it goes. What comes later is matched by itself."""
    newest = _reports(run).order_by("pk").values_list("pk", flat=True).last() or 0
    last = Claim.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    note = {"newest_report": newest, "last_claim": last, "failed_reports": []}
    if not run.options.get("keys", True):
        return note | _matches_phase(run, newest)
    total = _claims(run, newest, last).count()
    return note | {"phase": KEYS, "after": 0, "done": 0, "total": total}


def _matches_phase(run: Run, newest: int) -> dict[str, Any]:
    total = _reports(run).filter(pk__lte=newest).count()
    return {"phase": MATCHES, "after": 0, "done": 0, "total": total}


def _reports(run: Run) -> QuerySet[Report]:
    """The reports of the run's scope that have claims."""
    found = Report.objects.filter(Exists(Claim.objects.current().filter(report=OuterRef("pk"))))
    return cast("QuerySet[Report]", _in_scope(run, found, ""))


def _claims(run: Run, newest: int, last: int) -> QuerySet[Claim]:
    """The claims of the run's scope, without those of reports that came later."""
    found = Claim.objects.filter(report__lte=newest, pk__lte=last)
    return cast("QuerySet[Claim]", _in_scope(run, found, "report__"))


def _in_scope(run: Run, rows: Any, to_report: str) -> Any:
    if since := run.options.get("since"):
        day = dt.date.fromisoformat(since)
        midnight = dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC)
        rows = rows.filter(Q(**{f"{to_report}published__gte": day}) | Q(**{f"{to_report}created_at__gte": midnight}))
    if span := run.options.get("reports"):
        rows = rows.filter(**{f"{to_report}pk__gte": span[0], f"{to_report}pk__lte": span[1]})
    return rows


def _key_step(run: Run, aliases: Aliases) -> bool:
    """Keys of the next claims, from their stored text and slots. Never finishes the run: matching follows."""
    note = run.result
    with transaction.atomic():
        hold_comparisons()
        rows = _claims(run, note["newest_report"], note["last_claim"]).filter(pk__gt=note["after"])
        claims = list(rows.select_for_update(of=("self",)).order_by("pk")[:KEYED_AT_ONCE])
        if not claims:
            renew(run, result=note | _matches_phase(run, note["newest_report"]))
            return False
        changed, now = [], timezone.now()
        for claim in claims:
            keys = keys_of(claim, aliases)
            if keys != claim.keys:
                claim.keys, claim.changed_at = keys, now
                changed.append(claim)
        Claim.objects.bulk_update(changed, ["keys", "changed_at"], batch_size=KEYED_AT_ONCE)
        renew(run, result=note | {"after": claims[-1].pk, "done": note["done"] + len(claims)})
    return False


def keys_of(claim: Claim, aliases: Aliases) -> list[str]:
    """The keys of a stored claim as extraction would make them of its slots now."""
    return list(
        make_keys(
            claim.text,
            claim.lang,
            quantities=[quantity_from_json(row) for row in claim.quantities],
            dates=[DateMention(**row) for row in claim.dates],
            context=claim.context,
            aliases=aliases,
        ).all
    )


def _match_step(run: Run) -> bool:
    """The next report's matches; finishes the run after the last. A report that cannot be matched is noted and passed
    over: one must not keep the others waiting."""
    note = run.result
    rows = _reports(run).filter(pk__gt=note["after"], pk__lte=note["newest_report"])
    report = rows.order_by("pk").values_list("pk", flat=True).first()
    if report is None:
        with transaction.atomic():
            runs.finish(run, result=note)
        return True
    come_to = note | {"after": report, "done": note["done"] + 1}
    try:
        with compared(report):
            renew(run, result=come_to)
    except (runs.LeaseLost, DatabaseError):
        raise
    except Report.DoesNotExist:
        return _pass_over(run, come_to)  # deleted a moment ago
    except Exception:
        logger.exception("report %s could not be matched again", report)
        failed = [*note["failed_reports"], report][:NAMED_FAILURES]
        return _pass_over(run, come_to | {"failed_reports": failed})
    return False


def _pass_over(run: Run, note: dict[str, Any]) -> bool:
    with transaction.atomic():
        renew(run, result=note)
    return False
