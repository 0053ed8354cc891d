"""No page asks the database once per row."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import ClaimFactory, GroupFactory, MatchFactory, ReportFactory, StoryFactory, sentences

pytestmark = pytest.mark.django_db


def queries(client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def grow(story, claim, number: int) -> None:
    """More of everything a page may list."""
    for _ in range(number):
        group = GroupFactory(title=claim)
        report = ReportFactory(story=story)
        other = ClaimFactory(report=report, group=group)
        MatchFactory(left=claim, right=other, relation="contradicts")
        MatchFactory(left=claim, right=ClaimFactory(report=report, group=group), relation="related")
        mine = ClaimFactory(report=claim.report, group=group)
        MatchFactory(left=mine, right=other, relation="same")
        MatchFactory(left=mine, relation="same", verdict="rejected")
        ReportFactory(stage="failed", text="", failure_code="timeout")
        ReportFactory(stage="queued", text="")
        ReportFactory(story=StoryFactory())


def test_fifty_rows_cost_as_many_queries_as_five(viewer):
    story = StoryFactory()
    claim = ClaimFactory(report__story=story, report__source__name="Harbour", report__text=sentences(60))
    pages = [
        "/",
        "/reports/",
        "/stories/",
        story.get_absolute_url(),
        claim.get_absolute_url(),
        claim.report.get_absolute_url(),
    ]
    grow(story, claim, 5)
    few = {url: queries(viewer, url) for url in pages}
    grow(story, claim, 45)
    many = {url: queries(viewer, url) for url in pages}
    assert many == few
    assert max(many.values()) <= 16
