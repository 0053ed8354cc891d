"""The origins of a group: the count, why each report folds, and what changed on the way."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from claims.matching.hops import ChangeKind
from claims.models import Claim, Group, Report, TextReuse
from claims.selectors.hop_words import WORDS, change_words
from claims.selectors.origin_page import OriginsPage, origins_page
from claims.templatetags.isnad import chained
from tests.factories import ClaimFactory, GroupFactory, MatchFactory, ReportFactory, SourceFactory, quantity

pytestmark = pytest.mark.django_db

DAY = dt.date(2024, 5, 6)
TEXT = "no toll was promised for the new bridge"


def said(group: Group, name: str, *, text: str = TEXT, day: int = 0, **slots) -> Claim:
    report = ReportFactory(text=text, source=SourceFactory(name=name), published=DAY + dt.timedelta(day))
    return ClaimFactory(report=report, text=text, group=group, **slots)


def shown(client, group: Group) -> tuple[str, OriginsPage]:
    response = client.get(f"/groups/{group.pk}/origins/")
    assert response.status_code == 200
    return response.content.decode(), response.context["page"]


def reprint(one: Claim, two: Claim, share: float) -> None:
    left, right = sorted((one.report_id, two.report_id))
    TextReuse.objects.create(left_id=left, right_id=right, kind="copy", share_left=share, share_right=share / 2)


def test_reports_fold_by_speaker_and_by_copy_each_with_its_reason(viewer):
    group = GroupFactory()
    first = said(group, "Harbour Post", speaker="Jen Psaki")
    said(group, "Beacon Wire", day=1, speaker="Psaki", via=["NBC"])
    copy = said(group, "Le Rivage", day=1)
    reprint(first, copy, 0.94)
    said(group, "The Mole", day=2)
    page, found = shown(viewer, group)
    assert (found.reports, len(found.origins)) == (4, 2)
    assert [[member.source for member in origin.all] for origin in found.origins] == [
        ["Harbour Post", "Le Rivage", "Beacon Wire"],
        ["The Mole"],
    ]
    assert "Goes back to the same name: \u2068Psaki\u2069" in page
    assert "Near copy of the report by \u2068Harbour Post\u2069: 94% of its words" in page


@pytest.mark.parametrize(("lang", "name"), [("en", "the United Nations"), ("ar", "الأمم المتحدة")])
def test_an_origin_goes_by_the_name_that_the_reader_can_read(lang, name):
    group = GroupFactory()
    said(group, "Harbour Post", speaker="the United Nations")
    report = ReportFactory(text="لا رسوم للجسر", lang="ar", published=DAY)
    ClaimFactory(report=report, text="لا رسوم للجسر", group=group, speaker="الأمم المتحدة")
    with translation.override(lang):
        (origin,) = origins_page(group).origins
    assert origin.name == name


def test_a_copy_that_says_something_else_is_an_origin_of_its_own(viewer):
    group = GroupFactory()
    first, copy = said(group, "Harbour Post"), said(group, "Le Rivage", text="a toll was promised for the new bridge")
    reprint(first, copy, 0.9)
    MatchFactory(left=first, right=copy, relation="contradicts")
    assert len(shown(viewer, group)[1].origins) == 2


def test_a_report_hangs_from_the_relay_whose_own_report_is_here(viewer):
    group = GroupFactory()
    relay = said(group, "Beacon Wire", speaker="Jen Psaki", modality="possible")
    taken = said(group, "Harbour Post", day=1, speaker="Jen Psaki", via=["Beacon Wire"])
    page, found = shown(viewer, group)
    (member,) = found.origins[0].members
    assert member.claim == relay
    assert [below.claim for below in member.below] == [taken]
    assert "“\u2068As possible\u2069” became a plain fact" in page
    assert "change-grave" in page


def test_what_changed_is_told_with_the_words_of_both_sides(viewer):
    group = GroupFactory()
    for name, text, raw, hedge, day in (
        ("Harbour Post", "about 2,000 people died", "about 2,000", "about", 0),
        ("Beacon Wire", "2,000 people died", "2,000", "exact", 1),
    ):
        claim = said(group, name, text=text, day=day, speaker="the United Nations")
        claim.quantities = [quantity(claim, raw, 2000, counted="death", hedge=hedge)]
        claim.save()
    assert "Hedge dropped: \u2068about 2,000\u2069 → \u20682,000\u2069" in shown(viewer, group)[0]


@pytest.mark.parametrize("kind", ChangeKind)
def test_every_kind_of_change_has_its_words(kind):
    from claims.matching.hops import Change

    assert WORDS[kind] % {"before": "x", "after": "y"}
    modal = kind in (ChangeKind.BECAME_FACT, ChangeKind.BECAME_UNSURE)
    assert change_words(Change(kind, "possible" if modal else "x", "fact" if modal else "y"))


def test_an_emptied_group_says_so_and_a_missing_one_is_not_found(viewer, client):
    assert "No claim stands in this group any more" in shown(viewer, GroupFactory())[0]
    assert viewer.get("/groups/999999/origins/").status_code == 404
    assert client.get(f"/groups/{GroupFactory().pk}/origins/").status_code == 302


def test_fifty_reports_cost_as_many_queries_as_five(viewer):
    group = GroupFactory()

    def grow(number: int) -> None:
        first = said(group, f"First {number}", speaker="Jen Psaki")
        for place in range(number):
            other = said(group, f"Post {number}-{place}", speaker="Jen Psaki", via=[f"Relay {place}"], day=place)
            MatchFactory(left=first, right=other, flags=["copy"])
            reprint(first, other, 0.9)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            shown(viewer, group)
        return len(captured)

    grow(4)
    few = queries()
    grow(44)
    assert queries() == few
    assert few <= 12


def test_the_demo_s_claim_of_the_tour_has_the_two_origins_that_readme_names(demo):
    claim = Claim.objects.get(report__source__name="Norvane Wire", text__contains="made no concessions")
    page = origins_page(Group.objects.get(pk=claim.group_id))
    assert (page.reports, [origin.name for origin in page.origins]) == (6, ["Jen Psaki", "A Western diplomat"])


def test_the_demo_s_reprint_folds_into_the_origin_it_was_taken_from(demo):
    copy = Report.objects.get(source__name="Quillmere Dispatch")
    wire = Report.objects.get(source__name="Norvane Wire", story=copy.story)
    assert TextReuse.objects.copies().of_report(copy.pk).get().left_id in (wire.pk, copy.pk)
    groups = Group.objects.filter(claims__report=copy).filter(claims__report=wire).distinct()
    assert groups
    for group in groups:
        page = origins_page(group)
        homes = [origin for origin in page.origins if {copy.pk, wire.pk} & {m.claim.report_id for m in origin.all}]
        reports = {member.claim.report_id for member in homes[0].all}
        assert len(homes) == 1
        assert {copy.pk, wire.pk} <= reports


def test_the_arrow_of_a_chain_points_back_whichever_way_its_language_is_written():
    assert chained(["NBC", "a US official"], "en") == "NBC ← a US official"
    assert chained(["قناة النهر", "مسؤول أميركي"], "ar") == "قناة النهر → مسؤول أميركي"
