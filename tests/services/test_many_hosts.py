"""Several processes on two hosts, each host with an index folder of its own: reports that arrive together all meet, and
each match is made once. Needs a database that more than one process can write to at once."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from django.db import connection

from claims.models import Claim, Group, Match, Report, Run, RunKind, RunState, Stage, Story
from claims.services import runs
from claims.services.reports import add_text
from tests.queue.processes import ROOT

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.processes,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL: set DATABASE_URL"),
]

VOICES = ["the coast guard said", "officials said", "the harbour master said", "the port authority said"]
TEXTS = [
    f"The storm sank 17 boats in the harbour of Port Ardel on Friday, {voice}." for voice in VOICES
] + [
    f"On Friday the storm sank 17 boats in Port Ardel's harbour, {voice}." for voice in VOICES
]  # fmt: skip
PROCESSES = 4

WORK = """
import json, os, sys
import django
django.setup()
from claims.models import Run
from claims.services.pipeline import perform
todo = json.loads(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
while todo:
    todo = [*todo[1:], *perform(todo[0])]
"""


class Hosts:
    """Two folders, and processes that work on either with the database of this test."""

    def __init__(self, folder: Path) -> None:
        self.folders = [folder / "north", folder / "south"]

    def at_once(self, shares: list[list[int]]) -> None:
        """Let as many processes as there are shares do their runs and what follows, all started at one moment."""
        started = [self._start(share, self.folders[number % 2]) for number, share in enumerate(shares)]
        for process in started:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in started:
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        for process in started:
            process.communicate(timeout=300)
            assert process.returncode == 0

    def _start(self, share: list[int], folder: Path) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", WORK, json.dumps(share)],
            env=environment(folder),
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )


def environment(folder: Path) -> dict[str, str]:
    """Ours, on this test's database and a data folder of its own."""
    where = connection.settings_dict
    login = f"{where['USER']}:{where['PASSWORD']}" if where["PASSWORD"] else where["USER"]
    url = f"postgres://{login}@{where['HOST']}:{where['PORT'] or 5432}/{where['NAME']}"
    names = {"DATABASE_URL": url, "ISNAD_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "project.settings"}
    return {**os.environ, **names}


@pytest.fixture
def hosts(transactional_db: None, tmp_path: Path) -> Hosts:
    return Hosts(tmp_path)


def shares_of(pks: list[int]) -> list[list[int]]:
    return [pks[number::PROCESSES] for number in range(PROCESSES)]


def pairs() -> list[tuple[int, int]]:
    """The reports of every match, the smaller id first: which claim is left depends on who came first."""
    rows = Match.objects.shown().values_list("left_report", "right_report")
    return sorted((min(pair), max(pair)) for pair in rows)


def test_reports_of_one_story_that_arrive_at_once_all_meet_each_other_once(hosts: Hosts) -> None:
    added = [add_text(text=text) for text in TEXTS]
    hosts.at_once(shares_of([one.run_pk for one in added]))
    reports = sorted(one.report.pk for one in added)
    assert set(Report.objects.values_list("stage", flat=True)) == {Stage.READY}
    assert not Run.objects.exclude(state=RunState.DONE).exists()
    assert Claim.objects.current().count() == len(TEXTS)
    assert pairs() == sorted(combinations(reports, 2))
    assert Group.objects.count() == 1
    assert Story.objects.count() == 1

    for folder in hosts.folders:
        shutil.rmtree(folder / "index")
    before = pairs()
    again = [runs.open_run(report=report, kind=RunKind.MATCH).pk for report in Report.objects.all()]
    hosts.at_once(shares_of(again))
    assert pairs() == before
    assert Group.objects.count() == 1


def test_one_report_and_one_pair_in_the_hands_of_all_processes_at_once(hosts: Hosts) -> None:
    """Every process is rung for the same two runs, and for matching two reports against each other."""
    added = [add_text(text=text) for text in TEXTS[:2]]
    work = [one.run_pk for one in added]
    hosts.at_once([work, work[::-1], work, work[::-1]])
    assert len(pairs()) == 1
    assert Claim.objects.current().count() == 2
    again = [runs.open_run(report=one.report, kind=RunKind.MATCH).pk for one in added]
    hosts.at_once([again[:1], again[1:], again[:1], again[1:]])
    assert len(pairs()) == 1
    assert Group.objects.count() == 1
    assert not Run.objects.exclude(state=RunState.DONE).exists()


def test_both_databases_give_the_same_answers(hosts: Hosts, tmp_path: Path) -> None:
    list_of_reports = tmp_path / "story.jsonl"
    list_of_reports.write_text("\n".join(json.dumps({"text": text}) for text in TEXTS[:5]), encoding="utf-8")
    told = []
    for url in (environment(tmp_path)["DATABASE_URL"], ""):
        folder = tmp_path / ("small" if not url else "large")
        given = {**environment(folder), "DATABASE_URL": url or f"sqlite:///{folder}/isnad.sqlite3"}
        folder.mkdir()
        answers = [
            subprocess.run([sys.executable, "manage.py", *command], env=given, cwd=ROOT, capture_output=True, text=True)
            for command in (
                ["migrate", "-v0"], ["ingest", str(list_of_reports)], ["compare", "--all"], ["match", TEXTS[5]]
            )
        ]  # fmt: skip
        assert [answer.returncode for answer in answers] == [0, 0, 0, 0], [answer.stderr for answer in answers]
        claims = [claim for line in answers[1].stdout.splitlines() for claim in json.loads(line)["claims"]]
        named = {claim["id"]: claim["text"] for claim in claims}
        matches = [
            (named[row["left"]], named[row["right"]], row["relation"], row["score"])
            for row in json.loads(answers[2].stdout)["matches"]
        ]
        found = [(row["claim"]["text"], row["score"]) for row in json.loads(answers[3].stdout)["matches"]]
        told.append((matches, found))
    assert told[0] == told[1]
    assert told[0][0]
    assert told[0][1]
