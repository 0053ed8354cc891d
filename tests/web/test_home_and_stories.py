"""The first page in five seconds: what to add, what runs, what is in conflict; and the stories."""

from __future__ import annotations

import json

import pytest

from claims.models import Report
from claims.services.story_origins import count_origins
from tests.factories import ClaimFactory, GroupFactory, MatchFactory, ReportFactory, StoryFactory

from .conftest import HTMX

pytestmark = pytest.mark.django_db


def test_a_newcomer_is_told_what_to_do(checker):
    page = checker.get("/").content.decode()
    assert "Paste a link to a news report" in page
    assert "Nothing is being processed" in page
    assert 'name="text"' in page
    assert 'hx-trigger="every' not in page


def test_what_is_in_conflict_is_shown_with_both_wordings_and_a_link(viewer):
    match = MatchFactory(relation="contradicts")
    MatchFactory(relation="same")
    MatchFactory(relation="contradicts", verdict="rejected")
    response = viewer.get("/")
    assert [card.match for card in response.context["overview"].conflicts] == [match]
    page = response.content.decode()
    for part in (match.left.text, match.right.text, match.left.report.source.name, match.left.get_absolute_url()):
        assert part in page


def test_one_pair_of_reports_is_shown_once(viewer):
    match = MatchFactory(relation="contradicts")
    more = [ClaimFactory(report=side.report) for side in (match.left, match.right)]
    MatchFactory(left=more[0], right=more[1], relation="number_differs")
    assert len(viewer.get("/").context["overview"].conflicts) == 1


def test_one_question_is_shown_once_with_its_surest_pair(viewer):
    claims = [ClaimFactory(group=group) for group in [GroupFactory()] * 3]
    MatchFactory(left=claims[0], right=claims[1], relation="contradicts", score=0.6)
    surest = MatchFactory(left=claims[0], right=claims[2], relation="contradicts", score=0.9)
    response = viewer.get("/")
    assert [card.match for card in response.context["overview"].conflicts] == [surest]
    assert "1 more pair" in response.content.decode()


def test_what_runs_polls_quietly_until_something_changes(viewer):
    report = ReportFactory(stage="queued", text="", title="")
    first = viewer.get("/")
    assert 'hx-trigger="every 2s"' in first.content.decode()
    # A page that reloads by itself would take away what is being typed into it.
    assert "http-equiv" not in first.content.decode()
    assert "See how far it is" in first.content.decode()
    headers = {**HTMX, "HX-Target": "home-activity"}
    url = f"/?working=1&seen={first.context['activity'].fingerprint}"
    assert viewer.get(url, headers=headers).status_code == 204
    Report.objects.filter(pk=report.pk).update(
        stage="failed", failure_code="timeout", failure_params={"host": "x.example"}
    )
    answer = viewer.get(url, headers=headers)
    assert "isnad:finished" in json.loads(answer.headers["HX-Trigger"])
    assert "x.example took too long" in answer.content.decode()
    assert "hx-trigger" not in answer.content.decode()


def test_the_overview_is_a_fragment_of_its_own(viewer):
    answer = viewer.get("/", headers={**HTMX, "HX-Target": "home-overview"}).content.decode()
    assert answer.lstrip().startswith('<div id="home-overview"')
    assert "<html" not in answer


@pytest.fixture
def story():
    story = StoryFactory(title="The dam of Valmora")
    reports = [ReportFactory(story=story, lang=lang) for lang in ("en", "ar", "en")]
    group = GroupFactory()
    claims = [ClaimFactory(report=report, group=group) for report in reports]
    MatchFactory(left=claims[0], right=claims[1], relation="same")
    MatchFactory(left=claims[0], right=claims[2], relation="contradicts")
    ClaimFactory(report=reports[0])
    return story


def test_stories_are_counted_by_sources_claims_and_conflicts(viewer, story):
    StoryFactory(title="Nobody reports this")
    cards = viewer.get("/stories/").context["cards"]
    assert [card.story for card in cards] == [story]
    card = cards[0]
    assert (card.story.report_count, card.story.source_count, card.story.claim_count, card.conflicts) == (3, 3, 4, 1)
    assert card.languages == ["ar", "en"]


def test_the_list_tells_the_origins_that_the_page_of_the_story_counts(viewer, story):
    cell = '<td class="number" data-label="Origins">{}</td>'
    assert cell.format("–") in viewer.get("/stories/").content.decode()
    assert viewer.get("/stories/export.json").json()["stories"][0]["origins"] is None
    count_origins([story.pk])
    origins = viewer.get(story.get_absolute_url()).context["page"].origins
    assert origins > 0
    assert cell.format(origins) in viewer.get("/stories/").content.decode()
    assert viewer.get("/stories/export.json").json()["stories"][0]["origins"] == origins
    assert f",{origins}\r\n" in viewer.get("/stories/export.csv").content.decode()
    assert "<bdi>Origins</bdi>" in viewer.get("/stories/export.html").content.decode()


def test_a_story_shows_the_two_sides_of_a_conflict_at_once(viewer, story):
    response = viewer.get(story.get_absolute_url())
    (group,) = response.context["page"].groups
    assert group.conflicts == 1
    assert len(group.shown) == 2
    assert len(group.others) == 1
    assert response.context["page"].single_claims == 1
    assert group.lead.get_absolute_url() in response.content.decode()


def test_without_stories_the_list_says_how_they_come_about(viewer):
    assert "become a story by themselves" in viewer.get("/stories/").content.decode()


def test_of_a_long_story_what_matters_most_comes_first_and_the_rest_on_demand(viewer, monkeypatch):
    monkeypatch.setattr("claims.selectors.stories.MOST", 2)
    monkeypatch.setattr("claims.selectors.stories.OTHERS", 1)
    reports = ReportFactory.create_batch(4, story=StoryFactory())
    for _ in range(3):
        group = GroupFactory()
        for report in reports:
            ClaimFactory(report=report, group=group)
    address = reports[0].story.get_absolute_url()
    short = viewer.get(address)
    assert len(short.context["page"].groups) == 2
    page = short.content.decode()
    assert 'href="?all=1"' in page
    assert "Show 1 more claim" in page
    assert [(len(group.listed), group.unlisted) for group in short.context["page"].groups] == [(1, 2)] * 2
    assert "Show 2 more wordings" in page
    whole = viewer.get(f"{address}?all=1")
    assert [len(group.listed) for group in whole.context["page"].groups] == [3, 3, 3]
    assert 'href="?all=1' not in whole.content.decode()


def test_reports_of_one_name_are_one_origin_unless_they_name_nobody(viewer):
    story = StoryFactory()
    group = GroupFactory()
    said = [{"speaker": "Ministry of Harbours"}] * 3 + [{"speaker": ""}] * 2
    for slots in said:
        ClaimFactory(report=ReportFactory(story=story), group=group, **slots)
    (card,) = viewer.get(story.get_absolute_url()).context["page"].groups
    assert card.origins == 3
