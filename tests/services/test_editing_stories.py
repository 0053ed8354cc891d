"""What people say of stories stays, whatever the machine would group, and each change can be undone."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.models import Placing, Report, Story, StoryEdit, StoryEditKind
from claims.services.editing_stories import (
    StoryEditError,
    merge_stories,
    move_report,
    rename_story,
    split_story,
    undo,
)
from claims.services.telling_stories import retell
from tests.factories import ClaimFactory, MatchFactory, ReportFactory, StoryFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return UserFactory(group="fact-checker")


def matched(*reports: Report) -> None:
    """Let every two of the reports share three sure claims, so that the machine takes them for one story."""
    for number, one in enumerate(reports):
        for other in reports[number + 1 :]:
            for _ in range(3):
                left, right = sorted((ClaimFactory(report=one), ClaimFactory(report=other)), key=lambda claim: claim.pk)
                MatchFactory(left=left, right=right, score=0.97, relation="same")
    retell([report.pk for report in reports])


def stories() -> list[set[int]]:
    return sorted(
        (
            set(story.reports.values_list("pk", flat=True))
            for story in Story.objects.filter(reports__isnull=False).distinct()
        ),
        key=min,
    )


def test_a_merge_stays_when_the_machine_tells_stories_anew_and_the_old_address_leads_on(user: User) -> None:
    a, b, c, d = ReportFactory.create_batch(4)
    matched(a, b)
    matched(c, d)
    a.refresh_from_db()
    c.refresh_from_db()
    assert stories() == [{a.pk, b.pk}, {c.pk, d.pk}]
    merge_stories(story=a.story, other=c.story, user=user)
    retell([a.pk, c.pk])
    assert stories() == [{a.pk, b.pk, c.pk, d.pk}]
    assert Story.objects.get(pk=c.story_id).merged_into_id == a.story_id
    assert list(Story.objects.listed()) == [a.story]


def test_undoing_a_merge_brings_the_other_story_back_under_its_address_and_title(user: User) -> None:
    a, b, c, d = ReportFactory.create_batch(4)
    matched(a, b)
    matched(c, d)
    a.refresh_from_db()
    c.refresh_from_db()
    other = c.story
    edit = merge_stories(story=a.story, other=other, user=user)
    _, stayed = undo(edit=edit, user=user)
    assert stayed == 0
    assert stories() == [{a.pk, b.pk}, {c.pk, d.pk}]
    c.refresh_from_db()
    assert (c.story, c.placing) == (other, Placing.MACHINE)
    with pytest.raises(StoryEditError, match="undone_already"):
        undo(edit=edit, user=user)


def test_a_split_keeps_two_stories_that_the_machine_would_make_one(user: User) -> None:
    a, b, c = ReportFactory.create_batch(3)
    matched(a, b, c)
    a.refresh_from_db()
    edit = split_story(story=a.story, reports=[c.pk], title="The other flood", user=user)
    retell([a.pk, b.pk, c.pk])
    assert stories() == [{a.pk, b.pk}, {c.pk}]
    assert edit.story is not None
    assert edit.story.title == "The other flood"
    undo(edit=edit, user=user)
    assert stories() == [{a.pk, b.pk, c.pk}]
    assert not Story.objects.filter(title="The other flood").exists()


def test_a_report_moved_out_of_all_stories_stays_out_and_one_moved_in_stays_in(user: User) -> None:
    a, b, c, lone = ReportFactory.create_batch(4)
    matched(a, b, c)
    a.refresh_from_db()
    move_report(report=c, story=None, user=user)
    move_report(report=lone, story=a.story, user=user)
    retell([a.pk, b.pk, c.pk, lone.pk])
    assert stories() == [{a.pk, b.pk, lone.pk}]
    with pytest.raises(StoryEditError, match="same_story"):
        move_report(report=lone, story=a.story, user=user)


def test_new_reports_of_the_event_still_join_a_story_that_people_arranged(user: User) -> None:
    a, b, c = ReportFactory.create_batch(3)
    matched(a, b)
    a.refresh_from_db()
    rename_story(story=a.story, title="  Flood   in Norland ", lang="en", user=user)
    move_report(report=a, story=a.story, user=user)
    matched(a, b, c)
    assert stories() == [{a.pk, b.pk, c.pk}]
    assert Story.objects.get(reports=c).title == "Flood in Norland"


def test_undoing_leaves_a_report_where_somebody_has_moved_it_since(user: User) -> None:
    a, b, c = ReportFactory.create_batch(3)
    matched(a, b, c)
    a.refresh_from_db()
    edit = split_story(story=a.story, reports=[b.pk, c.pk], user=user)
    move_report(report=c, story=None, user=user)
    _, stayed = undo(edit=edit, user=user)
    assert stayed == 1
    c.refresh_from_db()
    assert (c.story, c.placing) == (None, Placing.APART)


def test_undoing_a_new_title_gives_the_machine_its_say_again(user: User) -> None:
    story = StoryFactory(title="Old words")
    edit = rename_story(story=story, title="New words", user=user)
    undo(edit=edit, user=user)
    story.refresh_from_db()
    assert (story.title, story.title_is_given) == ("Old words", False)
    assert [row.kind for row in StoryEdit.objects.order_by("pk")] == [StoryEditKind.RENAMED, StoryEditKind.UNDONE]


@pytest.mark.parametrize("reports", [[], "all"])
def test_a_split_needs_some_reports_to_go_and_some_to_stay(user: User, reports: list[int] | str) -> None:
    a, b = ReportFactory.create_batch(2)
    matched(a, b)
    a.refresh_from_db()
    with pytest.raises(StoryEditError):
        split_story(story=a.story, reports=[a.pk, b.pk] if reports == "all" else [], user=user)
    assert not StoryEdit.objects.exists()


def test_a_story_is_not_merged_with_itself_nor_with_one_that_is_gone(user: User) -> None:
    story, gone = StoryFactory(), StoryFactory()
    Story.objects.filter(pk=gone.pk).delete()
    for other in (story, gone):
        with pytest.raises(StoryEditError):
            merge_stories(story=story, other=other, user=user)
    with pytest.raises(StoryEditError, match="empty_title"):
        rename_story(story=story, title="   ", user=user)
