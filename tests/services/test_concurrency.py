"""Two workers at once: on reports that match each other, on one report, each match is made once and none is missed."""

from __future__ import annotations

import pytest

from claims.models import Claim, Group, Match, Report, Run, RunKind, Stage
from claims.services import runs
from claims.services.pipeline import drain, perform
from claims.services.reports import add_text
from tests.queue.conftest import in_threads  # noqa: F401 - a fixture
from tests.queue.processes import wait_until

TEXTS = [
    "The storm sank 17 boats in the harbour of Port Ardel on Friday, the coast guard said.",
    "The coast guard said that the storm had sunk 19 boats in the harbour of Port Ardel on Friday.",
    "On Friday the storm sank 17 boats in Port Ardel's harbour, according to the coast guard.",
    "غرق 17 قاربا في ميناء بورت أرديل بسبب العاصفة يوم الجمعة، وفق خفر السواحل.",
]


@pytest.fixture
def waiting(transactional_db: None) -> list[int]:
    """Four reports of one event, their claims not yet extracted."""
    return [add_text(text=text).report.pk for text in TEXTS]


def test_reports_that_arrive_together_see_each_other_whoever_is_first(waiting, in_threads):  # noqa: F811
    def work(number: int) -> None:
        report = waiting[number]
        for kind in (RunKind.PROCESS, RunKind.MATCH):
            run = Run.objects.filter(report=report, kind=kind).latest("pk")
            perform(run.pk)

    assert in_threads(len(waiting), work) == [None] * len(waiting)

    def look(_number: int) -> tuple[set, set, int]:
        reports = set(Report.objects.values_list("stage", flat=True))
        pairs = list(Match.objects.values_list("left_report", "right_report"))
        seen = {tuple(sorted(pair)) for pair in pairs}
        return reports, seen, Group.objects.count()

    ((stages, seen, groups),) = in_threads(1, look)
    assert stages == {Stage.READY}
    assert seen == {(one, other) for one in waiting for other in waiting if one < other}
    assert groups == 1


def test_one_report_matched_by_two_workers_at_once_has_each_match_once(waiting, in_threads):  # noqa: F811
    assert drain(timeout=60)
    before = Match.objects.count()
    assert before
    run = runs.open_run(report=Report.objects.get(pk=waiting[0]), kind=RunKind.MATCH)

    def work(_number: int) -> int:
        perform(run.pk)
        return wait_until(lambda: Match.objects.count() if not Run.objects.open().exists() else None)

    assert in_threads(2, work) == [before, before]


def test_reprocessing_and_matching_the_same_report_at_once_ends_in_the_same_claims_and_matches(
    waiting,
    in_threads,  # noqa: F811
):
    assert drain(timeout=60)
    claims, matches = Claim.objects.count(), Match.objects.count()
    report = Report.objects.get(pk=waiting[0])
    work = [runs.open_run(report=report, kind=kind).pk for kind in (RunKind.PROCESS, RunKind.MATCH)]
    in_threads(2, lambda number: perform(work[number]))

    def look(_number: int) -> tuple[int, int]:
        assert drain(timeout=60)
        return Claim.objects.current().count(), Match.objects.shown().count()

    assert in_threads(1, look) == [(claims, matches)]
