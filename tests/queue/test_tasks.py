"""The doorbell: rung on commit, never in the way of whoever rings."""

from __future__ import annotations

import base64
import json
import threading
import time
from pathlib import Path

import pytest
from celery import current_app
from django.conf import settings
from django.db import transaction

from claims.models import Report, Run, RunKind, RunState
from claims.services import runs
from claims.tasks import ring, sweep, work
from project import celery_app

from .processes import free_port


def messages(folder: Path) -> list[tuple[str, list[int]]]:
    """Task and arguments of every waiting message, oldest first."""
    found = []
    for path in sorted(folder.glob("*/ready/*")):
        message = json.loads(path.read_text())
        found.append((message["headers"]["task"], json.loads(base64.b64decode(message["body"]))[0]))
    return found


def test_the_bell_rings_once_the_row_is_committed(transactional_db: None, queue_folder: Path) -> None:
    with transaction.atomic():
        ring(7)
        assert messages(queue_folder) == []
    assert messages(queue_folder) == [("claims.work", [7])]


def test_no_bell_rings_for_what_was_rolled_back(transactional_db: None, queue_folder: Path) -> None:
    def undone() -> None:
        with transaction.atomic():
            ring(7)
            raise KeyError

    with pytest.raises(KeyError):
        undone()
    assert messages(queue_folder) == []


def test_whoever_rings_is_not_stopped_by_a_missing_broker(
    transactional_db: None, queue_folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(celery_app.conf, "broker_url", f"redis://127.0.0.1:{free_port()}/0")
    options = {"socket_connect_timeout": 1, "max_retries": 1, "interval_start": 0}
    monkeypatch.setitem(celery_app.conf, "broker_transport_options", options)
    began = time.monotonic()
    ring(7)
    assert time.monotonic() - began < 5
    assert "run 7 waits for the sweeper" in caplog.text


def test_a_full_or_read_only_disk_does_not_stop_whoever_rings(
    transactional_db: None, queue_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    queue_folder.write_text("not a folder")
    ring(7)
    assert "run 7 waits for the sweeper" in caplog.text


def test_the_sweeper_rings_for_lost_messages_only(transactional_db: None, queue_folder: Path) -> None:
    report = Report.objects.create(identity="test:1")
    run = runs.open_run(report=report, kind=RunKind.PROCESS)
    Run.objects.update(rung_at=None)
    sweep()
    assert messages(queue_folder) == [("claims.work", [run.pk])]
    Run.objects.update(rung_at=None)
    sweep()
    assert len(messages(queue_folder)) == 1


def test_a_bell_for_a_finished_or_unknown_run_does_nothing(transactional_db: None, queue_folder: Path) -> None:
    report = Report.objects.create(identity="test:1")
    run = runs.open_run(report=report, kind=RunKind.MATCH)
    Run.objects.update(state=RunState.DONE)
    work(run.pk)
    work(run.pk + 1)
    assert Run.objects.get().attempts == 0
    assert messages(queue_folder) == []


def test_threads_of_the_web_server_find_the_same_application() -> None:
    found = []
    thread = threading.Thread(target=lambda: found.append(current_app.main))
    thread.start()
    thread.join()
    assert found == ["isnad"]


def test_nothing_is_lost_or_unpickled_by_configuration() -> None:
    conf = celery_app.conf
    assert conf.task_acks_late
    assert conf.task_reject_on_worker_lost
    assert conf.worker_prefetch_multiplier == 1
    assert conf.accept_content == ["json"]
    assert conf.task_ignore_result
    assert conf.task_soft_time_limit < conf.task_time_limit
    assert conf.broker_transport_options.get("visibility_timeout", 600) > settings.TASK_HARD_SECONDS
