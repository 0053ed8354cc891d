"""Keys and matches of stored reports are made anew, from where it was left off, and what people decided stays."""

from __future__ import annotations

import datetime as dt
import io
import os
import signal
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from django.core.management import call_command

from claims.management.progress import ProgressBar
from claims.models import Claim, Judgement, Match, Report, Run, RunKind, RunState, Source, SourceAlias, Verdict
from claims.services import rematching, runs
from claims.services.correcting import correct_claim
from claims.services.index import catch_up
from claims.services.judging import judge_match
from claims.services.long_runs import renew
from claims.services.pipeline import drain, perform
from claims.services.rematching import ask_to_rematch, go_on
from claims.services.reports import add_text
from tests.factories import UserFactory
from tests.queue.processes import App, wait_until

FIRST = "The storm sank 17 boats in the harbour of Port Ardel on Friday, the coast guard said."
SECOND = "The coast guard said that the storm had sunk 19 boats in the harbour of Port Ardel on Friday."
THIRD = "On Friday the storm sank 17 boats in Port Ardel's harbour, according to the coast guard."
THINGS = ["anchor", "balcony", "cannon", "door", "engine", "fence", "gate", "hut", "inn", "jetty", "kiosk", "lamp"]
HARBOURS = ["Ardel"]
COLOURS = ["white", "red", "green", "grey"]
SENTENCE = "The {0} in the harbour of {1} was painted {2} on Friday."


@pytest.fixture
def reports(db: None) -> list[Report]:
    found = [add_text(text=text).report for text in (FIRST, SECOND, THIRD)]
    assert drain(timeout=60)
    return found


def spoil() -> None:
    """What an older glossary would have left: no keys, no matches."""
    Match.objects.filter(verdict="").delete()
    Claim.objects.update(keys=[])


def pairs() -> set[tuple]:
    return set(Match.objects.shown().values_list("left", "right", "relation", "score"))


def rematch(*arguments: str) -> str:
    out = io.StringIO()
    call_command("rematch", *arguments, stdout=out)
    return out.getvalue()


def test_keys_and_matches_come_out_as_if_everything_had_just_arrived(reports: list[Report]) -> None:
    keys, found = dict(Claim.objects.values_list("pk", "keys")), pairs()
    assert found
    spoil()
    told = rematch()
    assert dict(Claim.objects.values_list("pk", "keys")) == keys
    assert pairs() == found
    assert "3 reports were matched again" in told
    assert Run.objects.get(kind=RunKind.REMATCH).state == RunState.DONE


def test_doing_it_again_changes_nothing_and_writes_no_claim(reports: list[Report]) -> None:
    stamps, found = dict(Claim.objects.values_list("pk", "changed_at")), pairs()
    rematch()
    assert dict(Claim.objects.values_list("pk", "changed_at")) == stamps
    assert pairs() == found


def test_a_new_alias_makes_keys_of_stored_claims(reports: list[Report]) -> None:
    guard = Source.objects.create(name="Ardel Guard", kind="institution")
    SourceAlias.objects.create(source=guard, name="coast guard", lang="en")
    rematch()
    assert all(f"a:{guard.pk}" in claim.keys for claim in Claim.objects.current() if "coast guard" in claim.text)
    assert catch_up().snapshot().frequency(f"a:{guard.pk}") == sum(
        "coast guard" in claim.text for claim in Claim.objects.all()
    )


def test_judgements_and_corrections_are_kept(reports: list[Report]) -> None:
    person = UserFactory(group="fact-checker")
    rejected = Match.objects.shown().order_by("pk").first()
    judge_match(match=rejected, user=person, verdict=Verdict.REJECTED)
    claim = Claim.objects.current().exclude(pk__in=[rejected.left_id, rejected.right_id]).get()
    correct_claim(claim=claim, user=person, speaker="Port authority")
    assert drain(timeout=60)
    spoil()
    rematch()
    assert Match.objects.get(left=rejected.left, right=rejected.right).verdict == Verdict.REJECTED
    assert Claim.objects.get(pk=claim.pk).speaker == "Port authority"
    assert Claim.objects.get(pk=claim.pk).correction_id is not None
    assert Judgement.objects.count() == 1


def test_since_leaves_older_reports_alone(reports: list[Report]) -> None:
    long_ago = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    Report.objects.filter(pk=reports[0].pk).update(created_at=long_ago, published=dt.date(2020, 1, 1))
    spoil()
    told = rematch("--since", "2021-01-01")
    assert "2 reports" in told
    assert not any(Claim.objects.filter(report=reports[0]).values_list("keys", flat=True)[0])
    assert all(keys for keys in Claim.objects.exclude(report=reports[0]).values_list("keys", flat=True))


def test_it_goes_on_where_it_was(reports: list[Report], monkeypatch: pytest.MonkeyPatch) -> None:
    found = pairs()
    spoil()
    monkeypatch.setattr(rematching, "KEYED_AT_ONCE", 1)
    run, begun = ask_to_rematch()
    assert not begun
    steps = 0

    def interrupt(_told: object) -> None:
        nonlocal steps
        steps += 1
        if steps in (2, 6):
            raise KeyboardInterrupt

    for _ in range(2):
        held = runs.claim(run.pk)
        assert held is not None
        with pytest.raises(KeyboardInterrupt):
            go_on(held, tell=interrupt)
        # kill -9 leaves the row as it is; the lease of a process that is gone is free.
        Run.objects.filter(pk=run.pk).update(lease_until=held.created_at)
    assert "Going on" in rematch()
    done = Run.objects.get(kind=RunKind.REMATCH)
    assert done.state == RunState.DONE
    assert pairs() == found


def test_asking_for_the_same_twice_is_one_run_and_another_scope_another(db: None) -> None:
    first, _ = ask_to_rematch()
    again, begun = ask_to_rematch()
    other, _ = ask_to_rematch(since=dt.date(2024, 1, 1))
    assert (again.pk, begun) == (first.pk, True)
    assert other.pk != first.pk


def test_a_worker_does_it_in_slices_and_lets_other_work_between(
    reports: list[Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = pairs()
    spoil()
    monkeypatch.setattr(rematching, "SLICE_SECONDS", 0.0)
    run, _ = ask_to_rematch()
    assert perform(run.pk) == [run.pk]
    assert Run.objects.get(pk=run.pk).state == RunState.PENDING
    assert drain(timeout=60)
    assert Run.objects.get(pk=run.pk).state == RunState.DONE
    assert pairs() == found


def test_who_lost_the_lease_writes_nothing(reports: list[Report]) -> None:
    spoil()
    run, _ = ask_to_rematch()
    held = runs.claim(run.pk)
    Run.objects.filter(pk=run.pk).update(lease="another")
    with pytest.raises(runs.LeaseLost):
        go_on(held)
    assert not any(Claim.objects.values_list("keys", flat=True))
    with pytest.raises(runs.LeaseLost):
        renew(held, result={})


def test_one_report_that_fails_does_not_keep_the_others_waiting(
    reports: list[Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = pairs()
    real = rematching.compared

    def fails(report: int):
        if report == reports[1].pk:
            raise ZeroDivisionError
        return real(report)

    monkeypatch.setattr(rematching, "compared", fails)
    with pytest.raises(Exception, match=f"could not be matched.*: {reports[1].pk}"):
        rematch()
    assert pairs() == found


def test_without_a_terminal_progress_is_plain_lines_and_with_one_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    def told(terminal: bool) -> str:
        stream = io.StringIO()
        stream.isatty = lambda: terminal  # type: ignore[method-assign]
        with ProgressBar(stream) as bar:
            for done in range(1001):
                bar.show("Keys", done, 1000)
        return stream.getvalue()

    assert told(terminal=False) == "Keys: 0 of 1,000\nKeys: 1,000 of 1,000\n"
    assert told(terminal=True).startswith("\r\x1b[K[")
    assert told(terminal=True).endswith("#] Keys: 1,000 of 1,000\n")


@pytest.mark.processes
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_stopped_by_ctrl_c_or_kill_and_started_again_it_finishes(tmp_path: Path, how: signal.Signals) -> None:
    with App(tmp_path / "data") as app:
        story = tmp_path / "story.jsonl"
        # Enough for seconds of work: it is to be stopped in the middle.
        told = {
            thing: " ".join(SENTENCE.format(thing, *where) for where in product(HARBOURS, COLOURS)) for thing in THINGS
        }
        lines = (f'{{"text": "{text}"}}' for text in told.values())
        story.write_text("\n".join(lines), encoding="utf-8")
        assert app.manage("migrate").returncode == 0
        assert app.manage("ingest", str(story)).returncode == 0
        command = [sys.executable, "manage.py", "rematch"]
        started = subprocess.Popen(
            command, env=app.environment, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert started.stdout is not None
        wait_until(lambda: b"Matches" in started.stdout.readline(), what="the second phase")
        os.kill(started.pid, how)
        _, complaint = started.communicate(timeout=60)
        assert started.returncode == (130 if how == signal.SIGINT else -signal.SIGKILL), complaint.decode()
        assert how != signal.SIGINT or b"Start it again" in complaint
        again = app.manage("rematch")
        assert (again.returncode, again.stderr) == (0, "")
        assert "Going on" in again.stdout
        assert f"{len(THINGS)} reports were matched again" in again.stdout
