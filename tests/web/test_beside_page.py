"""Two reports beside each other: the verdict, the passages, the claims of both and of one alone."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Report, TextReuse
from claims.selectors.beside import BesidePage
from tests.factories import ClaimFactory, GroupFactory, MatchFactory, ReportFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db

WIRE = (
    "The river rose by three metres overnight and flooded the lower town of Varn. Fire crews took forty people from "
    "their roofs by boat. The mayor said that the dam upstream had held and that nobody was missing."
)
OWN = "Water stood waist high in the market at dawn. A spokesman told us that the dam is safe."
DAY = dt.date(2024, 5, 6)


def report(text: str, name: str, day: int = 0, **more) -> Report:
    source = SourceFactory(name=name)
    return ReportFactory(text=text, source=source, published=DAY + dt.timedelta(day), title=name, **more)


def shown(client, left: Report, right: Report) -> tuple[str, BesidePage]:
    response = client.get(f"/reports/{left.pk}/beside/{right.pk}/")
    assert response.status_code == 200
    return response.content.decode(), response.context["page"]


def test_a_reprint_is_called_a_near_copy_with_both_shares_and_which_was_later(viewer):
    wire, copy = report(WIRE, "Beacon Wire"), report(WIRE.replace("lower", "old") + " " + OWN, "Le Rivage", 1)
    page, found = shown(viewer, wire, copy)
    assert (found.kind, found.verdict) == ("copy", "Near copy")
    assert (found.left.percent, found.right.percent) == (100, 68)
    assert "\u2068Le Rivage\u2069 was published later" in page
    assert "<strong>100%</strong> of its own words stand in Le Rivage as well" in page


def test_passages_are_aligned_with_their_differences_and_marked_in_both_texts(viewer):
    wire, copy = report(WIRE, "Beacon Wire"), report(f"{OWN} {WIRE.split('. ')[1]}, it is said.", "Le Rivage")
    page, found = shown(viewer, wire, copy)
    assert (found.kind, found.verdict) == ("passages", "Quotes passages")
    assert [passage.left for passage in found.passages] == [WIRE.split(". ")[1]]
    for mark in ('id="left-1"', 'id="right-1"', 'href="#right-1" data-claims="p1"', 'href="#left-1" data-claims="p1"'):
        assert mark in page


def test_what_both_quote_from_a_third_is_told_apart(viewer):
    speech = "“We will rebuild every house by the river before the winter comes and nobody is left alone”"
    page, found = shown(viewer, report(f"{WIRE} {speech}, she said.", "A"), report(f"{speech}, we heard. {OWN}", "B"))
    assert found.verdict == "Quote the same words"
    assert "Both quote it" in page


def test_own_words_are_called_independent(viewer):
    page, found = shown(viewer, report(WIRE, "Beacon Wire"), report(OWN, "Le Rivage"))
    assert (found.kind, found.verdict) == ("independent", "Independent wording")
    assert "Reused passages" not in page


def test_two_languages_are_compared_by_their_claims_alone(viewer):
    page, found = shown(viewer, report(WIRE, "Beacon Wire"), report("قالت البلدية إن السد صمد", "صدى", lang="ar"))
    assert (found.kind, found.verdict) == ("", "Wording not compared")
    assert 'dir="rtl"' in page


def test_claims_of_both_stand_together_conflicts_first_and_the_others_by_report(viewer):
    left, right = report(WIRE, "Beacon Wire"), report(WIRE + " " + OWN, "Le Rivage")
    same = [ClaimFactory(report=one, text="Fire crews took forty people") for one in (left, right)]
    against = [ClaimFactory(report=one, text="nobody was missing") for one in (left, right)]
    group = GroupFactory()
    grouped = [ClaimFactory(report=one, text="the dam upstream had held", group=group) for one in (left, right)]
    alone = ClaimFactory(report=right, text="the dam is safe", speaker="A spokesman")
    MatchFactory(left=same[0], right=same[1], relation="same")
    MatchFactory(left=against[0], right=against[1], relation="contradicts")
    MatchFactory(left=against[0], right=alone, relation="related")
    page, found = shown(viewer, left, right)
    assert [(pair.left, pair.right) for pair in found.both] == [tuple(against), tuple(same), tuple(grouped)]
    assert [pair.label for pair in found.differing] == ["Contradicts", "Answers the same question"]
    assert (found.left.only, found.right.only) == ([], [alone])
    assert "Every claim of this report has a counterpart in the other." in page
    assert "A spokesman" in page


def test_a_relation_with_a_direction_is_read_from_the_side_it_stands_on(viewer):
    left, right = report(WIRE, "Beacon Wire"), report(WIRE, "Le Rivage")
    one, two = (ClaimFactory(report=row, text="Fire crews took forty people") for row in (left, right))
    MatchFactory(left=one, right=two, relation="narrower")
    assert [pair.label for pair in shown(viewer, left, right)[1].both] == ["More general"]
    assert [pair.label for pair in shown(viewer, right, left)[1].both] == ["More specific"]


def test_a_text_that_is_not_read_yet_and_one_that_is_missing_are_told(viewer, client):
    left, queued = report(WIRE, "Beacon Wire"), report("", "Le Rivage", stage="queued")
    page, _ = shown(viewer, left, queued)
    assert "One of the texts has not been read yet." in page
    assert viewer.get(f"/reports/{left.pk}/beside/999999/").status_code == 404
    assert viewer.get(f"/reports/{left.pk}/beside/{left.pk}/").url == left.get_absolute_url()
    assert client.get(f"/reports/{left.pk}/beside/{queued.pk}/").status_code == 302


def test_hostile_words_stay_words(viewer):
    left, right = (report(f"<script>alert(1)</script> {WIRE}", name) for name in ("A", "B"))
    assert "<script>alert" not in shown(viewer, left, right)[0]


def test_fifty_reports_of_the_story_and_fifty_claims_cost_as_many_queries_as_five(viewer):
    story = StoryFactory()
    left, right = report(WIRE, "Beacon Wire", story=story), report(WIRE, "Le Rivage", story=story)
    words = [WIRE[start : start + 3] for start in range(60)]

    def grow(first: int, last: int) -> None:
        for number in range(first, last):
            ReportFactory(story=story)
            pair = [ClaimFactory(report=one, text=words[number], start=number) for one in (left, right)]
            MatchFactory(left=pair[0], right=pair[1])

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            shown(viewer, left, right)
        return len(captured)

    grow(0, 5)
    few = queries()
    grow(5, 50)
    assert queries() == few
    assert few <= 12


def test_a_report_s_page_names_its_copies_first_and_leads_to_both_side_by_side(viewer):
    story = StoryFactory()
    left, sibling, copy = (report(WIRE, name, story=story) for name in ("Beacon Wire", "Harbour Post", "Le Rivage"))
    TextReuse.objects.create(left=left, right=copy, kind="copy", share_left=0.97, share_right=0.9)
    response = viewer.get(left.get_absolute_url())
    assert [row.report for row in response.context["page"].neighbours] == [copy, sibling]
    page = response.content.decode()
    assert "near copy: 97% of these words stand there" in page
    assert f'href="/reports/{left.pk}/beside/{copy.pk}/"' in page
