"""People arrange stories on the pages; every change is told with a way back, and refused ones say why."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from claims.models import Placing, Report, Story, StoryEdit, TextReuse
from claims.services.editing_stories import merge_stories, move_report
from tests.factories import ClaimFactory, MatchFactory, ReportFactory, SourceFactory, StoryFactory, UserFactory

from .conftest import HTMX
from .test_queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def bridge() -> Story:
    """A story that a person has arranged, so that the machine leaves it."""
    story = StoryFactory(title="The bridge")
    ReportFactory.create_batch(3, story=story, placing=Placing.PLACED)
    return story


@pytest.fixture
def harbour() -> Story:
    story = StoryFactory(title="جسر الميناء", lang="ar")
    ReportFactory(story=story, placing=Placing.PLACED, source=SourceFactory(name="صدى الميناء"))
    return story


def said(response) -> str:
    """The change that a page tells of, in words."""
    assert response.status_code == 200
    assert response.context["done"] is not None
    return response.context["done"].words


def url(name: str, pk: int) -> str:
    return reverse(f"claims:{name}", args=[pk])


def test_a_new_title_is_told_and_taken_back_with_one_press(checker, bridge):
    response = checker.post(url("story-rename", bridge.pk), {"title": " جسر  فالمورا ", "lang": "ar"}, follow=True)
    assert "جسر فالمورا" in said(response)
    edit = StoryEdit.objects.get()
    assert url("story-undo", edit.pk) in response.content.decode()
    # Told once: the next visit has it in the list of changes alone.
    assert checker.get(bridge.get_absolute_url()).context["done"] is None
    checker.post(url("story-undo", edit.pk))
    bridge.refresh_from_db()
    assert (bridge.title, bridge.lang, bridge.title_is_given) == ("The bridge", "en", False)
    assert [change.can_be_undone for change in checker.get(bridge.get_absolute_url()).context["changes"]] == [False] * 2


def test_a_merge_leads_the_old_address_on_until_it_is_taken_back(checker, bridge, harbour):
    response = checker.post(url("story-merge", bridge.pk), {"story": harbour.pk}, follow=True)
    assert "جسر الميناء" in said(response)
    assert checker.get(harbour.get_absolute_url()).url == bridge.get_absolute_url()
    assert [card.story for card in checker.get("/stories/").context["cards"]] == [bridge]
    checker.post(url("story-undo", StoryEdit.objects.get().pk))
    assert checker.get(harbour.get_absolute_url()).status_code == 200


def test_ticked_reports_become_a_story_and_the_page_shows_both(checker, bridge):
    leaving = bridge.reports.first()
    response = checker.post(
        url("story-split", bridge.pk), {"reports": [leaving.pk], "title": "The tunnel"}, follow=True
    )
    assert "Split 1 report off" in said(response)
    new = Story.objects.get(title="The tunnel")
    assert response.redirect_chain[-1][0] == new.get_absolute_url()
    assert bridge.get_absolute_url() in response.content.decode()
    assert "Split 1 report off" in checker.get(bridge.get_absolute_url()).content.decode()


def test_a_report_is_moved_to_another_story_or_out_of_all(checker, bridge, harbour):
    report = bridge.reports.first()
    response = checker.post(url("report-move", report.pk), {"story": harbour.pk}, follow=True)
    assert "from" in said(response)
    # Both stories list the change, the one that the report left too.
    for story in (bridge, harbour):
        assert len(checker.get(story.get_absolute_url()).context["changes"]) == 1
    response = checker.post(url("report-move", report.pk), {"story": 0}, follow=True)
    assert "out of" in said(response)
    report.refresh_from_db()
    assert (report.story, report.placing) == (None, Placing.APART)


def test_what_empties_a_story_is_still_told_with_its_way_back(checker, harbour):
    report = harbour.reports.get()
    response = checker.post(url("report-move", report.pk), {"story": 0}, follow=True)
    assert response.redirect_chain[-1][0] == reverse("claims:story-changes")
    assert "a story that is gone" in said(response)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("story-rename", {"title": "   "}, "Give the story a title"),
        ("story-split", {}, "Tick at least one"),
        ("story-split", {"reports": "all"}, "Leave at least one"),
        ("story-split", {"reports": ["999999"]}, "no longer in this story"),
        ("story-split", {"reports": ["x"]}, "no longer in this story"),
        ("story-merge", {"story": "own"}, "cannot be merged with itself"),
        ("story-merge", {"story": "999999"}, "That story is gone"),
        ("story-merge", {"story": "x"}, "That story is gone"),
        ("story-merge", {}, "That story is gone"),
        ("report-move", {"story": "own"}, "is there already"),
        ("report-move", {"story": "-1"}, "That story is gone"),
        ("report-move", {"story": "99999999999999999999"}, "That story is gone"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(checker, bridge, name, data, words):
    everything = [report.pk for report in bridge.reports.all()]
    data = {key: {"own": bridge.pk, "all": everything}.get(value, value) if isinstance(value, str) else value
            for key, value in data.items()}  # fmt: skip
    pk = everything[0] if name == "report-move" else bridge.pk
    response = checker.post(url(name, pk), data)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not StoryEdit.objects.exists()


def test_a_story_that_is_gone_is_not_renamed_or_split(checker, bridge, harbour):
    merge_stories(story=bridge, other=harbour, user=User.objects.get())
    for name, data in (("story-rename", {"title": "New"}), ("story-merge", {"story": bridge.pk})):
        assert "That story is gone" in checker.post(url(name, harbour.pk), data).content.decode()


def test_a_change_is_taken_back_once(checker, bridge):
    checker.post(url("story-rename", bridge.pk), {"title": "New"})
    undo = url("story-undo", StoryEdit.objects.get().pk)
    checker.post(undo)
    assert "taken back already" in checker.post(undo, follow=True).content.decode()


def test_reports_that_were_moved_since_stay_and_that_is_said(checker, bridge):
    one, two, _three = bridge.reports.all()
    checker.post(url("story-split", bridge.pk), {"reports": [one.pk, two.pk]})
    split = StoryEdit.objects.get()
    move_report(report=two, story=None, user=User.objects.get())
    page = checker.post(url("story-undo", split.pk), follow=True).content.decode()
    assert "1 report stays where it is" in page


def test_stories_are_found_by_title_headline_or_source_in_any_script(checker, bridge, harbour):
    page = url("story-merge", bridge.pk)
    for words in ("الميناء", "صدى"):
        assert checker.get(page, {"q": words}, headers=HTMX).context["choices"] == [harbour]
    answer = checker.get(page, {"q": "nothing like it"}, headers=HTMX).content.decode()
    assert "<html" not in answer
    assert "No other story has these words" in answer


def test_without_words_the_stories_that_share_claims_come_first(checker, bridge):
    far, near = StoryFactory(), StoryFactory()
    ReportFactory(story=far)
    other = ClaimFactory(report=ReportFactory(story=near))
    MatchFactory(left=ClaimFactory(report=bridge.reports.first()), right=other, relation="same")
    Story.objects.filter(pk=far.pk).update(title="Newest")
    assert checker.get(url("story-merge", bridge.pk)).context["choices"] == [near, far]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_viewer_changes_nothing_and_sees_no_buttons_for_it(viewer, bridge, headers):
    report = bridge.reports.first()
    for name, pk in (("story-rename", bridge.pk), ("story-merge", bridge.pk), ("story-split", bridge.pk),
                     ("report-move", report.pk)):  # fmt: skip
        assert viewer.get(url(name, pk), headers=headers).status_code == 403
        assert viewer.post(url(name, pk), {"story": 0, "title": "x"}, headers=headers).status_code == 403
    page = viewer.get(bridge.get_absolute_url()).content.decode()
    assert "/rename/" not in page
    assert "/move/" not in page
    assert viewer.get(reverse("claims:story-changes")).status_code == 200
    assert viewer.post(url("story-undo", 1)).status_code == 403


def test_a_story_of_fifty_reports_and_changes_costs_as_many_queries_as_one_of_five(checker):
    story, user = StoryFactory(), UserFactory(group="fact-checker")

    def grow(number: int) -> None:
        for _ in range(number):
            move_report(report=ReportFactory(), story=story, user=user)

    pages = [story.get_absolute_url(), url("story-split", story.pk), url("story-merge", story.pk),
             reverse("claims:story-changes")]  # fmt: skip
    grow(5)
    few = [queries(checker, page) for page in pages]
    grow(45)
    assert [queries(checker, page) for page in pages] == few
    assert max(few) <= 18
    assert Report.objects.filter(story=story).count() == 50


def test_copies_are_told_apart_from_independent_reports(viewer, bridge):
    left, right, _other = bridge.reports.order_by("pk")
    TextReuse.objects.create(left=left, right=right, share_left=0.9, share_right=0.95, kind="copy")
    assert viewer.get(bridge.get_absolute_url()).context["page"].independent == 2
    assert viewer.get("/stories/").context["cards"][0].independent == 2
