"""Doing one run: claim it, do its work, and leave either all of its effects or none.

The work of a report is two runs: *process* (fetch, read, extract, key; commits the claims) and *match* (candidates,
score, relate, group, story); *rematch* makes keys anew and does the second of them for many reports in turn. A report's
claims are committed before they are matched, so of two reports arriving together at least the later one sees the other.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable

from django.db import close_old_connections, connection

from claims.ingest.errors import IngestError
from claims.models import Run, RunKind, RunState

from . import runs
from .matching import match_report
from .processing import process_report
from .rematching import rematch_slice

logger = logging.getLogger(__name__)

WORK: dict[str, Callable[[Run], list[int]]] = {
    RunKind.PROCESS: process_report,
    RunKind.MATCH: match_report,
    RunKind.REMATCH: rematch_slice,
}
ORDER = list(WORK)
"""What goes first where one process does everything: each report is matched against all that came with it."""


def perform(run_pk: int) -> list[int]:
    """Do one run if it is ours to do. Returns the runs that follow from it, to be rung for.

    A failure the work itself reports is stored with its sentence; anything unforeseen is logged and tried again
    later, with a growing pause, until the run is dead. Nothing is raised: the row tells what happened.
    """
    run = runs.claim(run_pk)
    if run is None:
        return []
    try:
        return WORK[run.kind](run)
    except runs.LeaseLost:
        logger.warning("run %s: another worker has taken over; its work is kept, ours is undone", run_pk)
    except IngestError as error:
        if error.retryable and run.attempts < runs.MAX_ATTEMPTS and not run.options.get("once"):
            runs.retry_later(run, code=error.code, message=str(error), params=dict(error.params))
        else:
            runs.fail(run, error)
    except Exception as error:
        logger.exception("run %s of report %s failed", run_pk, run.report_id)
        runs.retry_later(run, code="unforeseen", message=f"{type(error).__name__}: {error}")
    return []


def drain(reports: Iterable[int] | None = None, *, timeout: float = 3600.0, poll: float = 0.2) -> bool:
    """Do all open runs (of these reports) in this process, waiting for those that another worker has.

    Processing goes before matching, so that each report is matched against all that came with it. Runs whose next
    attempt lies in the future are waited for. Returns whether nothing was left open within ``timeout`` seconds.
    """
    wanted = None if reports is None else list(reports)
    end = time.monotonic() + timeout
    while True:
        runs.rescue()
        open_runs = Run.objects.open() if wanted is None else Run.objects.open().filter(report__in=wanted)
        due = [run for run in open_runs.order_by("created_at", "pk") if run.state == RunState.PENDING]
        due.sort(key=lambda run: ORDER.index(RunKind(run.kind)))
        if not open_runs.exists():
            return True
        worked = False
        for run in due:
            if run.kind != RunKind.PROCESS and any(other.kind == RunKind.PROCESS for other in due):
                break
            worked = perform_and_tell(run.pk) or worked
        if time.monotonic() > end:
            return False
        if not worked:
            if not connection.in_atomic_block:  # a transaction around all of this lives on its connection
                close_old_connections()
            time.sleep(poll)


def perform_and_tell(run_pk: int) -> bool:
    """Do one run; whether it was ours and is no longer pending or running."""
    perform(run_pk)
    return not Run.objects.open().filter(pk=run_pk).exists()
