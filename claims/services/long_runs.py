"""Runs that take longer than a lease: renewed with every step, and put down so that other work comes between."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from claims.models.run import Run, RunState

from .runs import LeaseLost, lease_end, ours


def renew(run: Run, *, result: dict[str, Any]) -> None:
    """Keep a run that takes longer than a lease, and note how far it has come; inside the transaction that writes what
    was done. What has come further has not died in vain: its attempts count from one again.

    Raises ``LeaseLost`` as ``finish`` does.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("renew() belongs into the transaction that writes the effects of the run.")
    if not ours(run).update(lease_until=lease_end(timezone.now()), attempts=1, result=result):
        raise LeaseLost(f"Run {run.pk} is no longer held under {run.lease}")
    run.attempts, run.result = 1, result


def put_down(run: Run) -> bool:
    """Let go of a run that is not finished, so that whoever is free goes on with it where it stands.

    False when the lease was lost: then somebody else goes on with it already.
    """
    now = timezone.now()
    put = ours(run).update(
        state=RunState.PENDING, lease="", lease_until=None, attempts=0, next_attempt_at=now, rung_at=now
    )
    return bool(put)
