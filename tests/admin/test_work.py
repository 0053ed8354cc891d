"""Processing again, requeueing, and correcting what a report says of itself."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from claims.models import Report, Run, Stage
from tests.factories import ClaimFactory, GroupFactory, ReportFactory, RunFactory, SourceFactory, StoryFactory

REPORTS = "admin:claims_report_changelist"
RUNS = "admin:claims_run_changelist"


def act(client, page: str, action: str, *rows, callbacks):
    """Tick these rows and choose an action, in a transaction that is committed as far as anybody can tell."""
    with callbacks() as rung:
        answer = client.post(
            reverse(page), {"action": action, "_selected_action": [row.pk for row in rows]}, follow=True
        )
    return answer.content.decode(), rung


@pytest.fixture
def callbacks(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


def test_process_again_queues_the_reports_and_rings_once_for_each(curator, callbacks):
    failed = ReportFactory(stage=Stage.FAILED, text="", failure_code="timeout", failure_params={"host": "a.example"})
    ready = ReportFactory()

    page, rung = act(curator, REPORTS, "process_again", failed, ready, callbacks=callbacks)

    assert "2 reports are processed again." in page
    assert len(rung) == 2
    for report in (failed, ready):
        report.refresh_from_db()
        assert (report.stage, report.failure_code) == (Stage.QUEUED, "")
        assert list(report.runs.values_list("kind", "state")) == [("process", "pending")]


def test_process_again_twice_makes_one_run(curator, callbacks):
    report = ReportFactory()

    act(curator, REPORTS, "process_again", report, callbacks=callbacks)
    act(curator, REPORTS, "process_again", report, callbacks=callbacks)

    assert report.runs.count() == 1


def test_a_report_known_under_another_entry_is_left_out(curator, callbacks):
    known = ReportFactory()
    twin = ReportFactory(stage=Stage.DUPLICATE, duplicate_of=known)

    page, rung = act(curator, REPORTS, "process_again", twin, callbacks=callbacks)

    assert "1 report was left out: it is known under another entry." in page
    assert rung == []


def test_failed_and_dead_runs_are_requeued_and_others_left_as_they_are(curator, callbacks):
    dead = RunFactory(
        state="dead",
        attempts=5,
        error="boom",
        report=ReportFactory(stage=Stage.FAILED, text="", failure_code="gave_up"),
    )
    failed, done = RunFactory(state="failed"), RunFactory(state="done")

    page, rung = act(curator, RUNS, "requeue", dead, failed, done, callbacks=callbacks)

    assert "2 runs are queued again." in page
    assert "1 run was left as it is" in page
    assert len(rung) == 2
    fresh = Run.objects.get(report=dead.report, state="pending")
    assert fresh.attempts == 0
    dead.report.refresh_from_db()
    assert dead.report.stage == Stage.QUEUED
    assert not Run.objects.filter(report=done.report, state="pending").exists()


def test_a_viewer_with_the_staff_tick_is_offered_no_action(person, enter, callbacks):
    viewer = person("viewer")
    viewer.is_staff = True
    viewer.save()
    run = RunFactory(state="dead")

    act(enter(viewer), RUNS, "requeue", run, callbacks=callbacks)
    act(enter(viewer), REPORTS, "process_again", run.report, callbacks=callbacks)

    assert Run.objects.count() == 1


def correct(client, report, **more):
    """Send the page of a report with some fields changed."""
    address = reverse("admin:claims_report_change", args=[report.pk])
    initial = client.get(address).context["adminform"].form.initial
    data = {name: initial.get(name) or "" for name in ("title", "source", "story", "published", "lang", "agency")}
    data |= {"versions-TOTAL_FORMS": "0", "versions-INITIAL_FORMS": "0"}
    return client.post(address, data | more)


def test_giving_a_report_to_another_source_and_story_needs_no_reading(curator, callbacks):
    report, source, story = ReportFactory(), SourceFactory(), StoryFactory()

    with callbacks() as rung:
        answer = correct(curator, report, source=source.pk, story=story.pk, title="جسر فالمورا")

    assert answer.status_code == 302
    report.refresh_from_db()
    assert (report.source, report.story, report.title) == (source, story, "جسر فالمورا")
    assert report.stage == Stage.READY
    assert rung == []


def test_another_day_or_language_reads_the_report_anew(curator, callbacks):
    report = ReportFactory()

    with callbacks() as rung:
        correct(curator, report, published="2021-05-21", lang="fr")

    report.refresh_from_db()
    assert (report.published, report.lang, report.lang_is_given) == (dt.date(2021, 5, 21), "fr", True)
    assert report.stage == Stage.QUEUED
    assert report.runs.filter(kind="process", state="pending").count() == 1
    assert len(rung) == 1


def test_another_credited_agency_or_none_reads_the_report_anew(curator, callbacks):
    report = ReportFactory()

    for agency in ("Baltic Wire", ""):
        Report.objects.update(stage=Stage.READY)
        report.runs.all().delete()
        with callbacks() as rung:
            correct(curator, report, agency=agency)
        report.refresh_from_db()
        assert (report.agency, report.stage, len(rung)) == (agency, Stage.QUEUED, 1)


def test_correcting_a_report_does_not_undo_what_a_worker_wrote_meanwhile(curator):
    report = ReportFactory(stage=Stage.QUEUED)
    address = reverse("admin:claims_report_change", args=[report.pk])
    curator.get(address)
    type(report).objects.filter(pk=report.pk).update(stage=Stage.MATCHING)

    correct(curator, report, title="Another title")

    report.refresh_from_db()
    assert (report.stage, report.title) == (Stage.MATCHING, "Another title")


def test_a_story_title_given_by_a_person_is_marked_as_theirs(curator):
    story = StoryFactory(title="machine words")
    report = ReportFactory(story=story)

    curator.post(
        reverse("admin:claims_story_change", args=[story.pk]),
        {"title": "الجسر", "lang": "ar", "reports-TOTAL_FORMS": "0", "reports-INITIAL_FORMS": "0"},
    )

    story.refresh_from_db()
    report.refresh_from_db()
    assert (story.title, story.title_is_given) == ("الجسر", True)
    assert report.story == story


def test_only_a_claim_of_the_group_can_name_it(curator):
    group = GroupFactory()
    inside, outside = ClaimFactory(group=group), ClaimFactory()
    address = reverse("admin:claims_group_change", args=[group.pk])
    formset = {"claims-TOTAL_FORMS": "0", "claims-INITIAL_FORMS": "0"}

    refused = curator.post(address, {"title": outside.pk, **formset})
    taken = curator.post(address, {"title": inside.pk, **formset})

    assert (refused.status_code, taken.status_code) == (200, 302)
    group.refresh_from_db()
    assert group.title == inside
