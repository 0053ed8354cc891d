"""The origins that the list of stories shows are those that each story's page counts, whatever changed meanwhile."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.admin.merge import merge_sources
from claims.models import Claim, Match, Report, Story, Verdict
from claims.selectors.stories import story_page
from claims.services.deletion import delete_reports
from claims.services.grouping import regroup
from claims.services.judging import judge_match
from claims.services.story_origins import count_due
from claims.services.telling_stories import retell
from claims.tasks import sweep
from tests.factories import ClaimFactory, MatchFactory, ReportFactory, UserFactory

pytestmark = pytest.mark.django_db

SPEAKERS = ("Ines Varga", "Ines Varga", "", "")


@pytest.fixture
def story() -> Story:
    """Four reports on one event that share a question: two quote one speaker, two speak for themselves. A claim that
    one of them has alone quotes somebody else."""
    claims = [ClaimFactory(report=ReportFactory(), speaker=name) for name in SPEAKERS]
    for place, left in enumerate(claims):
        for right in claims[place + 1 :]:
            MatchFactory(left=left, right=right, score=0.97, relation="same")
            for _ in range(2):
                MatchFactory(
                    left=ClaimFactory(report=left.report, speaker=left.speaker),
                    right=ClaimFactory(report=right.report, speaker=right.speaker),
                    score=0.97,
                    relation="same",
                )
    ClaimFactory(report=claims[0].report, speaker="Omar Belhaj")
    regroup(Claim.objects.values_list("pk", flat=True))
    retell(Report.objects.values_list("pk", flat=True))
    return Story.objects.get()


@pytest.fixture
def user() -> User:
    return UserFactory(group="fact-checker")


def shown() -> dict[int, int | None]:
    return dict(Story.objects.filter(reports__isnull=False).distinct().values_list("pk", "origins"))


def counted() -> dict[int, int | None]:
    return {row.pk: story_page(row).origins for row in Story.objects.filter(reports__isnull=False).distinct()}


def test_a_story_is_counted_when_it_is_told(story: Story) -> None:
    assert shown() == counted() == {story.pk: 3}
    assert not story.origins_due


def test_a_report_that_goes_takes_its_voice_along(story: Story) -> None:
    delete_reports([Claim.objects.filter(speaker="").values_list("report", flat=True)[0]])
    assert shown() == counted() == {story.pk: 2}


def test_a_judgement_that_changes_groups_has_their_stories_counted_again(story: Story, user: User) -> None:
    lone = Claim.objects.filter(speaker="").values_list("report", flat=True)[0]
    for match in Match.objects.of_report(lone):
        judge_match(match=match, verdict=Verdict.REJECTED, user=user)
    count_due()
    assert shown() == counted()
    assert shown()[story.pk] == 2


def test_groups_that_change_in_passing_have_their_stories_counted_again(story: Story) -> None:
    Match.objects.of_report(Claim.objects.filter(speaker="").values_list("report", flat=True)[0]).delete()
    regroup(Claim.objects.values_list("pk", flat=True))
    assert count_due() == 1
    assert shown() == counted() == {story.pk: 2}


def test_a_large_story_keeps_no_change_waiting_and_is_counted_in_passing(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.services.story_origins.SMALL", 3)
    Story.objects.update(origins=None)
    retell(Report.objects.values_list("pk", flat=True))
    assert shown() == {story.pk: None}
    assert count_due() == 1
    assert shown() == {story.pk: 3}


def test_an_archive_from_before_there_was_a_count_is_caught_up_with_in_steps(story: Story) -> None:
    Story.objects.update(origins=None, origins_due=True)
    assert count_due(most=0) == 0
    assert shown() == {story.pk: None}
    sweep()
    assert shown() == {story.pk: 3}
    assert count_due() == 0


def test_two_outlets_that_become_one_speak_with_one_voice(story: Story) -> None:
    one, other = (report.source for report in Report.objects.filter(claims__speaker="").distinct())
    assert one is not None
    assert other is not None
    merge_sources(target=one, others=[other])
    count_due()
    assert shown() == counted() == {story.pk: 2}
