"""The doorbell: thin Celery tasks. What they do stands in ``services.pipeline`` and ``services.runs``."""

from __future__ import annotations

import functools
import logging
from typing import Any

from celery import shared_task
from celery.signals import worker_ready
from django.db import transaction
from kombu.exceptions import ChannelError

from claims.services import changes, pipeline, runs, story_origins

logger = logging.getLogger(__name__)


@shared_task(name="claims.work")
def work(run_pk: int) -> None:
    """Do one run, if it still waits for somebody, and ring for what follows from it."""
    for follow_up in pipeline.perform(run_pk):
        ring(follow_up)


@shared_task(name="claims.sweep")
def sweep(patient: bool = True) -> None:
    """Rescue runs of dead workers, ring for whatever is due and was not heard, keep the log of changes short, and count
    the origins of stories that changed in passing."""
    for run_pk in runs.sweep(queued=_queued(), patient=patient):
        ring(run_pk)
    changes.shorten_log()
    story_origins.count_due()


def ring(run_pk: int) -> None:
    """Tell the workers that a run is due, once the current transaction is committed (at once outside of one).

    Never raises when the broker is away: the row is there, and the sweeper rings again.
    """
    transaction.on_commit(functools.partial(_deliver, run_pk))


def _deliver(run_pk: int) -> None:
    try:
        work.apply_async((run_pk,), retry=False)
    except Exception as error:  # whatever the broker's client raises: the caller's own work is done and committed
        logger.warning("The queue cannot be reached, run %s waits for the sweeper: %s", run_pk, error)


def _queued() -> int:
    """Messages waiting in the queue."""
    with work.app.connection_for_write() as connection:
        channel: Any = connection.default_channel
        try:
            return int(channel.queue_declare(work.app.conf.task_default_queue, passive=True).message_count)
        except ChannelError:
            return 0  # Redis: an empty queue does not exist


@worker_ready.connect
def sweep_on_start(**_signal: object) -> None:
    """A worker that starts looks at once for what the last one left behind."""
    sweep.apply_async(kwargs={"patient": False}, retry=False)
