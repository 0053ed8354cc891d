"""Runs on the database: claimed once, finished by their holder alone, rescued when it dies, buried in the end."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from claims.ingest.errors import IngestError
from claims.models import Report, Run, RunKind, RunState, Stage
from claims.services import runs
from claims.services.leases import holder_is_gone, new_token

from .conftest import InThreads

pytestmark = pytest.mark.django_db


def opened(report: Report, **changes: Any) -> Run:
    run = runs.open_run(report=report, kind=RunKind.PROCESS)
    if changes:
        Run.objects.filter(pk=run.pk).update(**changes)
        run.refresh_from_db()
    return run


def claimed(report: Report, **changes: Any) -> Run:
    run = runs.claim(opened(report).pk)
    assert run is not None
    if changes:
        Run.objects.filter(pk=run.pk).update(**changes)
    return run


def past(seconds: float = 3600) -> dt.datetime:
    return timezone.now() - dt.timedelta(seconds=seconds)


def stage_of(report: Report) -> str:
    report.refresh_from_db()
    return report.stage


@pytest.fixture
def dead_holder() -> str:
    """The lease of a process that no longer runs."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    host, _, tail = new_token().split(".")
    return f"{host}.{gone.pid}.{tail}"


class TestOpening:
    def test_asking_twice_makes_one_run_with_the_options_of_both(self, report: Report) -> None:
        first = runs.open_run(report=report, kind=RunKind.PROCESS, options={"refetch": True})
        second = runs.open_run(report=report, kind="process", options={"once": True})
        assert first.pk == second.pk
        assert second.options == {"refetch": True, "once": True}

    def test_each_kind_of_work_has_its_own_run(self, report: Report) -> None:
        assert opened(report).pk != runs.open_run(report=report, kind=RunKind.MATCH).pk

    def test_asking_while_it_runs_makes_another(self, report: Report) -> None:
        running = claimed(report)
        assert opened(report).pk != running.pk

    def test_six_who_ask_at_once_get_the_same_run(
        self, transactional_db: None, report: Report, in_threads: InThreads
    ) -> None:
        found = in_threads(6, lambda _: runs.open_run(report=report, kind=RunKind.PROCESS).pk)
        assert len(set(found)) == 1
        assert in_threads(1, lambda _: Run.objects.count()) == [1]


class TestClaiming:
    def test_a_claimed_run_is_leased_beyond_the_hard_limit(self, report: Report) -> None:
        run = runs.claim(opened(report).pk)
        assert run is not None
        assert (run.state, run.attempts) == (RunState.RUNNING, 1)
        assert run.lease_until is not None
        assert run.lease_until > timezone.now() + dt.timedelta(seconds=settings.TASK_HARD_SECONDS)
        assert run.started_at is not None

    def test_of_eight_workers_one_gets_the_run(
        self, transactional_db: None, report: Report, in_threads: InThreads
    ) -> None:
        run = opened(report)
        won = [found for found in in_threads(8, lambda _: runs.claim(run.pk)) if found is not None]
        assert [found.pk for found in won] == [run.pk]
        assert in_threads(1, lambda _: Run.objects.get().attempts) == [1]

    def test_of_eight_workers_one_takes_over_an_expired_run(
        self, transactional_db: None, report: Report, in_threads: InThreads
    ) -> None:
        run = claimed(report, lease_until=past())
        won = [found for found in in_threads(8, lambda _: runs.claim(run.pk)) if found is not None]
        assert [found.attempts for found in won] == [2]

    def test_a_run_in_other_hands_is_not_taken(self, report: Report) -> None:
        assert runs.claim(claimed(report).pk) is None

    def test_a_run_that_is_not_due_yet_is_not_taken(self, report: Report) -> None:
        assert runs.claim(opened(report, next_attempt_at=timezone.now() + dt.timedelta(minutes=1)).pk) is None

    def test_a_finished_run_is_not_taken(self, report: Report) -> None:
        run = claimed(report)
        runs.finish(run)
        assert runs.claim(run.pk) is None

    def test_a_run_that_does_not_exist_is_nothing_to_do(self) -> None:
        assert runs.claim(123_456) is None

    def test_a_run_whose_holder_was_killed_is_taken_at_once(self, report: Report, dead_holder: str) -> None:
        run = claimed(report, lease=dead_holder)
        taken = runs.claim(run.pk)
        assert taken is not None
        assert taken.attempts == 2

    def test_after_five_attempts_a_run_is_dead_and_its_report_failed(self, report: Report) -> None:
        run = opened(report)
        for attempt in range(1, 6):
            taken = runs.claim(run.pk)
            assert taken is not None
            assert taken.attempts == attempt
            Run.objects.filter(pk=run.pk).update(lease_until=past())
        assert runs.claim(run.pk) is None
        run.refresh_from_db()
        assert run.state == RunState.DEAD
        assert stage_of(report) == Stage.FAILED
        assert report.failure_code == "gave_up"


class TestFinishing:
    def test_effects_and_the_flip_come_together(self, report: Report) -> None:
        run = claimed(report, error_code="timeout", error="late")
        with transaction.atomic():
            Report.objects.filter(pk=report.pk).update(title="read")
            runs.finish(run, result={"claims": 3})
        run.refresh_from_db()
        assert (run.state, run.result, run.error_code, run.error) == (RunState.DONE, {"claims": 3}, "", "")
        assert run.finished_at is not None

    def test_whoever_lost_the_lease_leaves_no_effects(self, report: Report) -> None:
        slow = claimed(report, lease_until=past())
        quick = runs.claim(slow.pk)
        assert quick is not None

        def work_of_the_slow_one() -> None:
            with transaction.atomic():
                Report.objects.filter(pk=report.pk).update(title="stale")
                runs.finish(slow)

        with pytest.raises(runs.LeaseLost):
            work_of_the_slow_one()
        report.refresh_from_db()
        assert report.title == ""
        runs.finish(quick)
        assert Run.objects.get().state == RunState.DONE

    def test_finishing_twice_is_refused(self, report: Report) -> None:
        run = claimed(report)
        held = Run.objects.get()
        runs.finish(run)
        with pytest.raises(runs.LeaseLost):
            runs.finish(held)

    def test_finishing_outside_of_a_transaction_is_a_mistake(self, transactional_db: None, report: Report) -> None:
        with pytest.raises(RuntimeError):
            runs.finish(claimed(report))


class TestFailing:
    def test_a_failure_is_shown_with_its_reason(self, report: Report) -> None:
        run = claimed(report)
        error = IngestError("http_not_found", status=404)
        assert runs.fail(run, error)
        assert (run.state, run.error_code, run.error) == (RunState.FAILED, "http_not_found", str(error))
        assert stage_of(report) == Stage.FAILED
        assert (report.failure_code, report.failure_params) == ("http_not_found", {"status": 404})

    def test_a_failure_without_the_lease_is_not_written(self, report: Report) -> None:
        slow = claimed(report, lease_until=past())
        runs.claim(slow.pk)
        assert not runs.fail(slow, IngestError("no_article"))
        assert not runs.retry_later(slow, code="timeout", message="late")
        assert Run.objects.get().state == RunState.RUNNING
        assert stage_of(report) == Stage.QUEUED

    def test_pauses_grow_with_every_attempt(self, report: Report) -> None:
        run = opened(report)
        pauses = []
        for _ in range(4):
            Run.objects.filter(pk=run.pk).update(next_attempt_at=past())
            taken = runs.claim(run.pk)
            assert taken is not None
            assert runs.retry_later(taken, code="timeout", message="too long")
            assert taken.state == RunState.PENDING
            pauses.append((taken.next_attempt_at - timezone.now()).total_seconds())
        for pause, middle in zip(pauses, (10, 20, 40, 80), strict=True):
            assert middle * 0.5 - 1 <= pause <= middle * 1.5

    def test_the_fifth_passing_failure_is_the_last_and_says_what_was_wrong(self, report: Report) -> None:
        run = claimed(report, attempts=5)
        assert runs.retry_later(run, code="timeout", message="too long", params={"host": "news.example"})
        assert run.state == RunState.DEAD
        assert stage_of(report) == Stage.FAILED
        assert (report.failure_code, report.failure_params) == ("timeout", {"host": "news.example"})

    def test_an_unforeseen_failure_that_never_passes_is_given_up(self, report: Report) -> None:
        run = claimed(report, attempts=5)
        runs.retry_later(run, code="unforeseen", message="KeyError: 'x'")
        assert (run.state, run.error_code, run.error) == (RunState.DEAD, "unforeseen", "KeyError: 'x'")
        assert stage_of(report) == Stage.FAILED
        assert (report.failure_code, report.failure_params) == ("gave_up", {"attempts": 5})

    def test_a_report_known_under_another_address_stays_a_duplicate(self, report: Report) -> None:
        known = Report.objects.create(identity="test:2")
        Report.objects.filter(pk=report.pk).update(stage=Stage.DUPLICATE, duplicate_of=known)
        runs.fail(claimed(report), IngestError("no_article"))
        assert stage_of(report) == Stage.DUPLICATE


class TestRequeueing:
    @pytest.mark.parametrize("state", [RunState.FAILED, RunState.DEAD])
    def test_a_fresh_run_starts_without_the_old_attempts(self, report: Report, state: RunState) -> None:
        run = claimed(report, attempts=5)
        runs.fail(run, IngestError("no_article"))
        Run.objects.filter(pk=run.pk).update(state=state, options={"refetch": True})
        fresh = runs.requeue(Run.objects.get())
        assert (fresh.state, fresh.attempts, fresh.options) == (RunState.PENDING, 0, {"refetch": True})
        assert fresh.pk != run.pk
        assert stage_of(report) == Stage.QUEUED
        assert report.failure_code == ""

    def test_work_under_way_cannot_be_queued_again(self, report: Report) -> None:
        with pytest.raises(ValueError, match="running"):
            runs.requeue(claimed(report))


class TestSweeping:
    def test_a_run_that_was_rung_just_now_is_given_time(self, report: Report) -> None:
        opened(report)
        assert runs.sweep() == []

    def test_a_worker_that_starts_does_not_wait_for_messages_the_last_one_took_with_it(self, report: Report) -> None:
        run = opened(report)
        assert runs.sweep(queued=1, patient=False) == []
        assert runs.sweep(queued=0, patient=False) == [run.pk]

    def test_a_lost_message_is_rung_again_and_not_twice_in_a_row(self, report: Report) -> None:
        run = opened(report, rung_at=past(16))
        assert runs.sweep() == [run.pk]
        assert runs.sweep() == []

    def test_a_run_that_was_never_rung_is(self, report: Report) -> None:
        run = opened(report, rung_at=None)
        assert runs.sweep() == [run.pk]

    def test_a_pause_is_respected(self, report: Report) -> None:
        opened(report, rung_at=None, next_attempt_at=timezone.now() + dt.timedelta(minutes=1))
        assert runs.sweep() == []

    def test_a_queue_that_holds_a_message_for_every_due_run_is_not_made_longer(self, report: Report) -> None:
        run = opened(report, rung_at=past())
        assert runs.sweep(queued=1) == []
        assert runs.sweep(queued=0) == [run.pk]

    def test_of_many_due_runs_those_unheard_longest_are_rung(self, db: None) -> None:
        pks = [
            opened(Report.objects.create(identity=f"test:{age}"), rung_at=past(age)).pk for age in (100, 400, 300, 200)
        ]
        assert runs.sweep(queued=2) == [pks[1], pks[2]]

    def test_an_expired_lease_goes_back_to_pending_and_is_rung(self, report: Report) -> None:
        run = claimed(report, lease_until=past())
        Report.objects.filter(pk=report.pk).update(stage=Stage.EXTRACTING)
        assert runs.sweep(queued=500) == [run.pk]
        run.refresh_from_db()
        assert (run.state, run.lease, run.attempts) == (RunState.PENDING, "", 1)
        assert stage_of(report) == Stage.QUEUED

    def test_the_run_of_a_killed_worker_need_not_wait_for_its_lease(self, report: Report, dead_holder: str) -> None:
        run = claimed(report, lease=dead_holder)
        assert runs.rescue() == [run.pk]

    def test_a_run_that_is_being_worked_on_is_left_alone(self, report: Report) -> None:
        claimed(report)
        assert runs.sweep() == []
        assert Run.objects.get().state == RunState.RUNNING

    def test_the_fifth_lost_worker_is_the_last(self, report: Report) -> None:
        claimed(report, lease_until=past(), attempts=5)
        assert runs.sweep() == []
        assert Run.objects.get().state == RunState.DEAD
        assert (stage_of(report), report.failure_code) == (Stage.FAILED, "gave_up")

    def test_a_newer_run_takes_the_place_of_a_lost_one_and_inherits_its_attempts(self, report: Report) -> None:
        lost = claimed(report, lease_until=past(), attempts=3, options={"refetch": True})
        newer = opened(report, rung_at=past())
        assert runs.sweep() == [newer.pk]
        lost.refresh_from_db()
        newer.refresh_from_db()
        assert (lost.state, lost.error_code) == (RunState.FAILED, "superseded")
        assert (newer.state, newer.attempts, newer.options) == (RunState.PENDING, 3, {"refetch": True})
        assert stage_of(report) == Stage.QUEUED

    def test_sweepers_on_several_hosts_rescue_a_run_once(
        self, transactional_db: None, report: Report, in_threads: InThreads
    ) -> None:
        run = claimed(report, lease_until=past())
        assert sorted(in_threads(4, lambda _: runs.rescue())) == [[], [], [], [run.pk]]


class TestLeases:
    def test_every_token_is_new_and_fits_its_column(self) -> None:
        tokens = {new_token() for _ in range(100)}
        assert len(tokens) == 100
        assert all(len(token) <= 32 for token in tokens)

    def test_we_are_not_gone(self) -> None:
        assert not holder_is_gone(new_token())

    def test_a_dead_process_is_gone(self, dead_holder: str) -> None:
        assert holder_is_gone(dead_holder)

    @pytest.mark.parametrize(
        "token",
        # The processes that share the tests must all know this one by the same name.
        ["", "x", "00000000.1.a", pytest.param(f"00000000.{os.getpid()}.a", id="ours"), "..", "a.b.c"],
    )
    def test_of_a_holder_elsewhere_nothing_is_assumed(self, token: str) -> None:
        assert not holder_is_gone(token)
