"""The matrix tells who states, differs, contradicts and attributes; silence only where it can be known."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from claims.models import Claim, Group, Report, Story
from claims.services.editing_stories import merge_stories
from tests.factories import (
    ClaimFactory,
    GroupFactory,
    MatchFactory,
    ReportFactory,
    SourceFactory,
    StoryFactory,
    UserFactory,
    quantity,
)

from .conftest import HTMX
from .test_queries import queries

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2024, 5, 6)


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(days=number)


@pytest.fixture
def story() -> Story:
    return StoryFactory()


def report(story: Story, published: dt.date | None = MONDAY, **more) -> Report:
    return ReportFactory(story=story, published=published, **more)


def agreeing(group: Group, *reports: Report, **more) -> list[Claim]:
    """A claim of each report, every two of which say the same."""
    claims = [ClaimFactory(report=one, group=group, **more) for one in reports]
    for place, one in enumerate(claims):
        for other in claims[:place]:
            MatchFactory(left=one, right=other, relation="same")
    return claims


def address(story: Story) -> str:
    return reverse("claims:story-matrix", args=[story.pk])


def states(client, story: Story, query: str = "") -> list[list[str]]:
    """The states of all cells, row by row."""
    response = client.get(address(story) + query)
    assert response.status_code == 200
    return [[cell.state for cell in row.cells] for row in response.context["matrix"].rows]


def test_the_version_of_most_is_stated_and_the_other_one_contradicts_it(viewer, story):
    group = GroupFactory()
    one, two, three = (report(story, day(number)) for number in range(3))
    claims = agreeing(group, one, two)
    MatchFactory(left=claims[0], right=ClaimFactory(report=three, group=group), relation="contradicts")
    assert states(viewer, story) == [["states", "states", "contradicts"]]


def test_a_row_bears_the_version_of_most_even_where_the_clearest_wording_is_of_the_other(viewer, story):
    one, two, three = (report(story, day(number)) for number in range(3))
    claims = agreeing(GroupFactory(), one, two)
    other = ClaimFactory(report=three, group=claims[0].group)
    MatchFactory(left=claims[0], right=other, relation="number_differs")
    other.group.title = other
    other.group.save()
    (row,) = viewer.get(address(story)).context["matrix"].rows
    assert [cell.state for cell in row.cells] == ["states", "states", "differs"]
    assert row.lead == claims[0]


def test_figures_that_differ_or_grew_are_told_with_the_figure(viewer, story):
    group = GroupFactory()
    reports = [report(story, day(number)) for number in range(4)]
    claims = agreeing(group, *reports[:2])
    for number, (late, relation) in enumerate(zip(reports[2:], ("number_differs", "updated"), strict=True)):
        claim = ClaimFactory(report=late, group=group)
        raw = claim.text.partition("cost ")[2].partition(" ")[0]
        claim.quantities = [quantity(claim, raw, float(raw))]
        claim.save()
        MatchFactory(left=claims[number], right=claim, relation=relation)
    response = viewer.get(address(story))
    (row,) = response.context["matrix"].rows
    assert [cell.state for cell in row.cells] == ["states", "states", "differs", "updated"]
    assert row.cells[2].figures[0].text in response.content.decode()


def test_who_is_named_for_a_claim_stands_in_its_cell(viewer, story):
    group = GroupFactory()
    first, second = report(story), report(story)
    (left,) = agreeing(group, first, speaker="Mayor Lena Hart", via=["Valmora Radio"])
    right = ClaimFactory(report=second, group=group)
    MatchFactory(left=left, right=right, relation="same")
    response = viewer.get(address(story))
    (row,) = response.context["matrix"].rows
    assert [(cell.state, cell.who) for cell in row.cells] == [("attributes", "Mayor Lena Hart"), ("states", "")]
    assert "Mayor Lena Hart" in response.content.decode()


def test_silence_is_told_only_of_who_wrote_in_the_days_of_the_claim(viewer, story):
    before, first, inside, last, after = (report(story, day(number)) for number in range(5))
    undated = report(story, None)
    agreeing(GroupFactory(), first, last)
    assert states(viewer, story) == [["", "states", "silent", "states", "", ""]]
    columns = viewer.get(address(story)).context["matrix"].columns
    assert [column.report for column in columns] == [before, first, inside, last, after, undated]


def test_a_source_that_makes_the_claim_in_another_report_is_not_silent(viewer, story):
    post = SourceFactory()
    said, other, third = report(story, source=post), report(story, source=post), report(story)
    agreeing(GroupFactory(), said, third)
    assert states(viewer, story) == [["states", "", "states"]]
    assert states(viewer, story, "?by=source") == [["states", "states"]]
    assert other.source == post


def test_what_is_disputed_most_comes_first(viewer, story):
    one, two, three = (report(story) for _ in range(3))
    agreeing(GroupFactory(), one, two, three)
    quarrel = GroupFactory()
    claims = [ClaimFactory(report=each, group=quarrel) for each in (one, two)]
    MatchFactory(left=claims[0], right=claims[1], relation="contradicts")
    rows = viewer.get(address(story)).context["matrix"].rows
    assert rows[0].group == quarrel.pk
    assert [row.disagrees for row in rows] == [True, False]
    assert [row.group for row in viewer.get(address(story) + "?only=1").context["matrix"].rows] == [quarrel.pk]


def test_a_language_or_a_source_narrows_the_columns_and_bad_values_are_ignored(viewer, story):
    english, arabic = report(story), report(story, lang="ar")
    agreeing(GroupFactory(), english, arabic)
    assert states(viewer, story, "?lang=ar") == [["states"]]
    assert states(viewer, story, f"?source={english.source_id}") == [["states"]]
    for bad in ("?lang=xx", "?source=abc", "?source=0", "?by=1", "?all=x", "?source=9" + "9" * 30):
        assert len(states(viewer, story, bad)[0]) == 2


def test_the_matrix_is_a_fragment_that_keeps_its_address(viewer, story):
    agreeing(GroupFactory(), report(story), report(story))
    answer = viewer.get(address(story) + "?only=1", headers=HTMX)
    assert "<html" not in answer.content.decode()
    assert "No claim fits" in answer.content.decode()
    assert answer.headers["HX-Replace-Url"].endswith("?only=1")


def test_an_empty_story_says_so_and_a_merged_one_leads_on(viewer, story):
    assert "No claim of this story" in viewer.get(address(story)).content.decode()
    other = StoryFactory()
    merge_stories(story=other, other=story, user=UserFactory())
    assert viewer.get(address(story)).url == address(other)
    assert User.objects.count() == 2


def test_fifty_reports_and_claims_cost_as_many_queries_as_five(viewer, story):
    def grow(number: int) -> None:
        fresh = [report(story, day(place % 7)) for place in range(number)]
        for place in range(number):
            agreeing(GroupFactory(), fresh[place], fresh[place - 1])

    pages = [address(story), address(story) + "?by=source&only=1", address(story) + "export.json"]
    grow(5)
    few = [queries(viewer, page) for page in pages]
    grow(45)
    assert [queries(viewer, page) for page in pages] == few
    assert max(few) <= 12
