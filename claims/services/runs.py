"""Background work as rows: opening, claiming, finishing and rescuing runs.

``pending → running → done | failed | dead``. The row is the truth and a message only a doorbell: a worker claims the
row by one conditional UPDATE under a new lease token, and writes its effects and the flip to *done* in one transaction
that only the holder of the token can commit. Whoever loses a message, a worker or the whole queue loses nothing,
because ``sweep`` finds what is due.
"""

from __future__ import annotations

import datetime as dt
import logging
import random
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone

from claims.ingest.errors import IngestError
from claims.ingest.messages import MESSAGES
from claims.models.report import WORKING_STAGES, Report, Stage
from claims.models.run import Run, RunKind, RunState
from claims.services.leases import holder_is_gone, new_token

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 5
LEASE_MARGIN = dt.timedelta(seconds=60)
"""A worker is killed at the hard limit; the lease outlasts that and what the clocks of two hosts differ by."""
BACKOFF_SECONDS = 10
BACKOFF_MOST_SECONDS = 900
RING_AGAIN = dt.timedelta(seconds=15)
"""How long a due run that was rung is given to be claimed before its message counts as lost."""
RING_AT_ONCE = 1000
GAVE_UP = "gave_up"
SUPERSEDED = "superseded"


class LeaseLost(Exception):  # noqa: N818 - it names what happened
    """Somebody else has the run now: the transaction that raises this must not be committed."""


def open_run(*, report: Report, kind: RunKind | str, options: dict[str, Any] | None = None) -> Run:
    """The one pending run of this report and kind, made when there is none; the caller rings for it on commit.

    ``options`` are merged into those of a run that is already waiting. A run that is already *running* does not count:
    what changed since it started needs another one.
    """
    for _ in range(MAX_ATTEMPTS):
        try:
            with transaction.atomic():
                waiting = _waiting(report.pk, kind)
                if waiting is None:
                    return Run.objects.create(report=report, kind=kind, options=options or {}, rung_at=timezone.now())
                if options:
                    waiting.options = {**waiting.options, **options}
                    waiting.save(update_fields=["options"])
                return waiting
        except IntegrityError:
            # Somebody opened it between our look and our INSERT; unless it was claimed since, we find it now.
            continue
    raise RuntimeError(f"The pending run {kind} of report {report.pk} can neither be found nor made.")


def claim(run_pk: int) -> Run | None:
    """Take a run: pending and due, or running under a lease that has ended or whose holder is dead.

    ``None`` when there is nothing to do: unknown, finished, not due yet, or in somebody else's hands. A run that has
    used up its attempts is buried instead of taken, so that work which kills its worker does not do so for ever.
    """
    run = Run.objects.filter(pk=run_pk).first()
    if run is None:
        logger.warning("Run %s was rung but does not exist", run_pk)
        return None
    now = timezone.now()
    free = Q(state=RunState.PENDING, next_attempt_at__lte=now) | Q(state=RunState.RUNNING, lease_until__lt=now)
    if run.state == RunState.RUNNING and holder_is_gone(run.lease):
        free |= Q(state=RunState.RUNNING, lease=run.lease)
    taken = Run.objects.filter(free, pk=run_pk, attempts__lt=MAX_ATTEMPTS).update(
        state=RunState.RUNNING,
        attempts=F("attempts") + 1,
        lease=new_token(),
        lease_until=lease_end(now),
        started_at=now,
        finished_at=None,
    )
    if taken:
        run.refresh_from_db()
        return run
    with transaction.atomic():
        spent = Run.objects.select_for_update().filter(free, pk=run_pk, attempts__gte=MAX_ATTEMPTS).first()
        if spent is not None:
            _bury(spent, now)
    return None


def finish(run: Run, *, result: dict[str, Any] | None = None) -> None:
    """Flip a run to *done*, inside the transaction that writes its effects.

    Raises ``LeaseLost`` when the run is no longer ours, which rolls the effects back with it.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("finish() belongs into the transaction that writes the effects of the run.")
    now = timezone.now()
    if not ours(run).update(
        state=RunState.DONE,
        lease="",
        lease_until=None,
        finished_at=now,
        error_code="",
        error="",
        result=result or {},
    ):
        raise LeaseLost(f"Run {run.pk} is no longer held under {run.lease}")
    run.refresh_from_db()


@transaction.atomic
def fail(run: Run, error: IngestError) -> bool:
    """The work itself said no: the run is *failed*, and so is its report, with the reason.

    False when the lease was lost: then nothing is written.
    """
    now = timezone.now()
    if not ours(run).update(
        state=RunState.FAILED,
        lease="",
        lease_until=None,
        finished_at=now,
        error_code=error.code,
        error=str(error),
    ):
        return False
    _fail_report(run.report_id, code=error.code, params=dict(error.params), now=now)
    run.refresh_from_db()
    return True


@transaction.atomic
def retry_later(run: Run, *, code: str, message: str, params: dict[str, Any] | None = None) -> bool:
    """Give a run back after a failure that may pass, to be tried again later and later, or bury it after the last try.

    ``code`` and ``message`` are kept with the run. A buried run fails its report: with ``code`` and ``params`` when
    ``code`` is one of ``claims.ingest.messages``, so that a person reads what was wrong, else with ``gave_up``. False
    when the lease was lost: then nothing is written.
    """
    held = ours(run).select_for_update().first()
    if held is None:
        return False
    now = timezone.now()
    held.error_code, held.error = code[:40], message
    if held.attempts >= MAX_ATTEMPTS:
        _bury(held, now, params=params)
    else:
        _give_back(held, now, due=now + _backoff(held.attempts))
    run.refresh_from_db()
    return True


@transaction.atomic
def requeue(run: Run) -> Run:
    """A fresh pending run for one that *failed* or is *dead*; the caller rings for it. Its report is queued again.

    Raises ``ValueError`` for a run in any other state.
    """
    if run.state not in (RunState.FAILED, RunState.DEAD):
        raise ValueError(f"Only a failed or dead run can be queued again, and run {run.pk} is {run.state}.")
    if run.report is None:
        return Run.objects.create(kind=run.kind, options=run.options, result=run.result, rung_at=timezone.now())
    Report.objects.filter(pk=run.report.pk, stage=Stage.FAILED).update(
        stage=Stage.QUEUED, failure_code="", failure_params={}, changed_at=timezone.now()
    )
    return open_run(report=run.report, kind=run.kind, options=run.options)


def sweep(*, queued: int | None = None, patient: bool = True) -> list[int]:
    """Rescue what is stuck, and return the runs that the caller must ring for now.

    These are the rescued ones and those that are due but were not rung lately, the ones rung longest ago first.
    ``queued`` is the number of messages waiting in the queue, when the broker can tell: as long as there are as many
    messages as due runs none is missing, and a long queue is not made longer. Without patience also runs that were
    rung a moment ago are due for a ring: their message may have died with the last worker.
    """
    rescued = rescue()
    now = timezone.now()
    due = Run.objects.due(now)
    room = RING_AT_ONCE if queued is None else min(RING_AT_ONCE, max(0, due.count() - queued))
    unheard = due.exclude(pk__in=rescued)
    if patient:
        unheard = unheard.filter(Q(rung_at__isnull=True) | Q(rung_at__lt=now - RING_AGAIN))
    late = unheard.order_by(F("rung_at").asc(nulls_first=True), "pk").values_list("pk", flat=True)[:room]
    ring = [*rescued, *late]
    Run.objects.filter(pk__in=ring, state=RunState.PENDING).update(rung_at=now)
    return ring


def rescue() -> list[int]:
    """Return running runs whose lease has ended or whose holder is dead to pending, or bury them after the last try.

    Returns those that are pending again and due. Unlike ``sweep`` it promises nobody that they will be rung for.
    """
    now = timezone.now()
    held = Run.objects.filter(state=RunState.RUNNING).values_list("pk", "lease", "lease_until")
    return [pk for pk, lease, until in held if _stuck(lease, until, now) and _rescue(pk, now)]


def _waiting(report_pk: int | None, kind: str) -> Run | None:
    """The report's pending run, locked against being claimed until the transaction ends (SQLite locks as a whole)."""
    if report_pk is None:
        return None  # work on many reports: each has its own scope, none takes another's place
    return Run.objects.select_for_update().filter(report_id=report_pk, kind=kind, state=RunState.PENDING).first()


def ours(run: Run) -> Any:
    """The run's row as long as its lease is the one we hold."""
    return Run.objects.filter(pk=run.pk, state=RunState.RUNNING, lease=run.lease)


def lease_end(now: dt.datetime) -> dt.datetime:
    """Until when a run that is taken now is ours."""
    return now + dt.timedelta(seconds=settings.TASK_HARD_SECONDS) + LEASE_MARGIN


def _backoff(attempts: int) -> dt.timedelta:
    """10, 20, 40, 80 s … up to 15 minutes, spread by half either way so that failures do not return in step."""
    seconds = min(BACKOFF_SECONDS * 2 ** max(0, attempts - 1), BACKOFF_MOST_SECONDS)
    return dt.timedelta(seconds=seconds * random.uniform(0.5, 1.5))


def _stuck(lease: str, until: dt.datetime | None, now: dt.datetime) -> bool:
    """Whether nobody works any more on a run held under this lease."""
    return until is None or until < now or holder_is_gone(lease)


@transaction.atomic
def _rescue(run_pk: int, now: dt.datetime) -> bool:
    """Whether a run that looked stuck is pending again: it may have been finished, buried or superseded instead."""
    run = Run.objects.select_for_update().filter(pk=run_pk, state=RunState.RUNNING).first()
    if run is None or not _stuck(run.lease, run.lease_until, now):
        return False
    logger.warning("Run %s was lost by %s in attempt %s", run.pk, run.lease, run.attempts)
    run.error_code, run.error = "lost", "The worker stopped before it finished."
    if run.attempts >= MAX_ATTEMPTS:
        _bury(run, now)
        return False
    return _give_back(run, now, due=now)


def _give_back(run: Run, now: dt.datetime, *, due: dt.datetime) -> bool:
    """Make a run pending again; False when another run of its kind waits already and takes its place.

    That one takes over the attempts, or work that kills its worker could be asked for for ever.
    """
    run.lease, run.lease_until = "", None
    newer = _waiting(run.report_id, run.kind)
    if newer is not None:
        newer.attempts = max(newer.attempts, run.attempts)
        newer.options = {**run.options, **newer.options}
        newer.next_attempt_at = max(newer.next_attempt_at, due)
        newer.save(update_fields=["attempts", "options", "next_attempt_at"])
        run.state, run.finished_at, run.result = RunState.FAILED, now, {SUPERSEDED: newer.pk}
        run.error_code = SUPERSEDED
        run.save()
        return False
    # Not rung: whoever finds it due rings.
    run.state, run.next_attempt_at, run.rung_at = RunState.PENDING, due, None
    try:
        with transaction.atomic():
            run.save()
    except IntegrityError:
        # A newer one was opened this very moment: its row is there to be seen now.
        return _give_back(run, now, due=due)
    if run.kind == RunKind.PROCESS and run.report_id is not None:
        Report.objects.filter(pk=run.report_id, stage__in=WORKING_STAGES).update(stage=Stage.QUEUED, changed_at=now)
    return True


def _bury(run: Run, now: dt.datetime, *, params: dict[str, Any] | None = None) -> None:
    """Mark a run *dead* and its report failed. ``run`` is locked by the caller."""
    run.state, run.lease, run.lease_until, run.finished_at = RunState.DEAD, "", None, now
    run.error_code = run.error_code or GAVE_UP
    run.save()
    logger.error("Run %s is dead after %s attempts: %s", run.pk, run.attempts, run.error or run.error_code)
    known = run.error_code in MESSAGES and params is not None
    _fail_report(
        run.report_id,
        code=run.error_code if known else GAVE_UP,
        params=(params or {}) if known else {"attempts": run.attempts},
        now=now,
    )


def _fail_report(report_pk: int | None, *, code: str, params: dict[str, Any], now: dt.datetime) -> None:
    """Show people why it failed; a report that turned out to be a known one keeps pointing there."""
    if report_pk is None:
        return
    Report.objects.filter(pk=report_pk).exclude(stage=Stage.DUPLICATE).update(
        stage=Stage.FAILED, failure_code=code, failure_params=params, changed_at=now
    )
