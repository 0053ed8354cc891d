"""The number grid: every figure with its interval, who says it and when, conflict told apart from update."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Group
from tests.factories import ClaimFactory, GroupFactory, MatchFactory, ReportFactory, SourceFactory, quantity

from .conftest import HTMX

pytestmark = pytest.mark.django_db

DAY = dt.date(2024, 5, 6)


def said(group: Group | None, number: int, *, day: int = 0, name: str = "", kind: str = "outlet", **more) -> Claim:
    """A claim of a report by ``name`` that ``number`` people died."""
    text = f"The flood killed {number} people in Varn"
    slots = {key: more.pop(key) for key in ("speaker", "via", "places") if key in more}
    source = SourceFactory(kind=kind, **({"name": name} if name else {}))
    report = ReportFactory(text=text, published=DAY + dt.timedelta(day), source=source)
    claim = ClaimFactory(report=report, text=text, group=group, **slots)
    claim.quantities = [quantity(claim, str(number), number, counted="death", **more)]
    claim.save()
    return claim


def grid(client, group: Group, query: str = "") -> tuple[str, object]:
    response = client.get(f"/groups/{group.pk}/numbers/{query}")
    assert response.status_code == 200
    return response.content.decode(), response.context["grid"]


def test_a_growing_toll_is_an_update_and_two_of_one_day_a_conflict_in_words(viewer):
    group = GroupFactory()
    said(group, 12, name="Harbour Post")
    said(group, 31, day=1, name="Beacon Wire", speaker="the interior ministry", via=["Varn Radio"], places=["MA"])
    said(group, 40, day=1, name="Le Rivage", hedge="about", low=None, high=None)
    page, found = grid(viewer, group)
    (strand,) = found.strands
    assert (strand.conflicts, strand.updates) == (1, 2)
    for words in ("Updates \u206812\u2069", "Conflicts with \u2068~ 40\u2069", "Varn Radio ← the interior ministry",
                  "Morocco", "36 – 44", "May 7, 2024", "Harbour Post"):  # fmt: skip
        assert words in page


def test_an_open_interval_says_its_hedge_once(viewer):
    group = GroupFactory()
    said(group, 78, name="Harbour Post", hedge="at_least", low=78, high=None)
    said(group, 40, day=1, name="Le Rivage", hedge="about", low=None, high=None)
    rows = {row.claim.text: row for row in grid(viewer, group)[1].strands[0].rows}
    assert [(row.interval, row.hedge) for _text, row in sorted(rows.items())] == [
        ("36 – 44", "about"),
        ("78 or more", ""),
    ]


def test_each_value_is_told_to_a_screen_reader_and_leads_to_its_row(viewer):
    group = GroupFactory()
    said(group, 12, name="Harbour Post")
    said(group, 31, day=1, name="Beacon Wire")
    page, _ = grid(viewer, group)
    assert 'aria-label="12, May 6, 2024: \u2068Harbour Post\u2069; Updated by \u206831\u2069"' in page
    assert 'href="#figure-1-2"' in page
    assert 'id="figure-1-2"' in page


def test_shapes_tell_the_kinds_of_sources(viewer):
    group = GroupFactory()
    said(group, 12, kind="agency")
    said(group, 12, kind="institution")
    page, found = grid(viewer, group)
    assert [kind for kind, _name, _shape in found.shapes] == ["agency", "institution"]
    assert 'aria-label="News agency"' in page
    assert len({row.shape for row in found.strands[0].rows}) == 2


def test_a_claim_matched_from_beside_the_group_stands_there_as_such(viewer):
    group = GroupFactory()
    inside, outside = said(group, 12), said(None, 31, name="Beacon Wire")
    MatchFactory(left=inside, right=outside, relation="number_differs")
    page, found = grid(viewer, group)
    assert [row.beside for row in found.strands[0].rows] == [False, True]
    assert "matched from beside this group" in page


def test_what_a_reviewer_rejected_is_not_brought_in(viewer):
    group = GroupFactory()
    MatchFactory(left=said(group, 12), right=said(None, 31), relation="number_differs", verdict="rejected")
    _, found = grid(viewer, group)
    assert len(found.strands[0].rows) == 1


def test_claims_that_contradict_each_other_in_words_are_shown_too(viewer):
    group = GroupFactory()
    MatchFactory(left=said(group, 12), right=said(group, 12), relation="contradicts")
    page, found = grid(viewer, group)
    assert len(found.opposed) == 1
    assert "Contradicted in words" in page


def test_of_many_pairs_contradicted_in_words_the_first_are_shown_and_all_when_asked(viewer, monkeypatch):
    monkeypatch.setattr("claims.views.groups.OPPOSED", 1)
    group = GroupFactory()
    first = said(group, 5)
    for number in (6, 7):
        MatchFactory(left=first, right=said(group, number), relation="contradicts")
    page, _grid = grid(viewer, group)
    assert page.count("card-contradicts") == 1
    assert "?all=1#opposed-title" in page
    assert "?sort=value&amp;all=1#opposed-title" in grid(viewer, group, "?sort=value&scale=nonsense")[0]
    everything, _grid = grid(viewer, group, "?all=1")
    assert everything.count("card-contradicts") == 2
    assert "?all=1#opposed-title" not in everything


def test_a_lone_value_has_a_row_and_no_chart(viewer):
    group = GroupFactory()
    said(group, 12)
    _, found = grid(viewer, group)
    assert found.strands[0].wide is None
    assert len(found.strands[0].rows) == 1


def test_a_group_without_figures_and_one_without_claims_say_so(viewer):
    group = GroupFactory()
    ClaimFactory(group=group)
    assert "None of these wordings gives a figure" in grid(viewer, group)[0]
    assert "No claim stands in this group any more" in grid(viewer, GroupFactory())[0]
    assert viewer.get("/groups/999999/numbers/").status_code == 404


def test_the_table_is_sorted_as_asked_and_nonsense_is_passed_over(viewer):
    group = GroupFactory()
    said(group, 12, name="Zenith")
    said(group, 31, day=1, name="Anchor")
    said(group, 31, day=1, name="Mole")

    def sources(query: str) -> list[str]:
        return [row.source for row in grid(viewer, group, query)[1].strands[0].rows]

    assert sources("") == sources("?sort=nonsense&scale=x") == ["Zenith", "Anchor", "Mole"]
    assert sources("?sort=source") == ["Anchor", "Mole", "Zenith"]
    assert sources("?sort=value")[0] != "Zenith"
    assert grid(viewer, group, "?scale=log")[1].strands[0].wide.logarithmic


def test_the_fragment_is_the_grid_alone_and_asks_for_the_same_permission(viewer, client):
    group = GroupFactory()
    said(group, 12)
    fragment = viewer.get(f"/groups/{group.pk}/numbers/", headers=HTMX).content.decode()
    assert fragment.lstrip().startswith('<div id="group-numbers"')
    assert client.get(f"/groups/{group.pk}/numbers/").status_code == 302


def test_fifty_figures_cost_as_many_queries_as_five(viewer):
    group = GroupFactory()
    url = f"/groups/{group.pk}/numbers/"

    def queries() -> int:
        from django.db import connection

        with CaptureQueriesContext(connection) as captured:
            assert viewer.get(url).status_code == 200
        return len(captured)

    lead = said(group, 12)
    for number in range(4):
        MatchFactory(left=lead, right=said(group, 20 + number, day=number), relation="updated")
        MatchFactory(left=lead, right=said(None, 40 + number), relation="number_differs")
    few = queries()
    for number in range(45):
        MatchFactory(left=lead, right=said(group, 100 + number, day=number), relation="updated")
        MatchFactory(left=lead, right=said(None, 400 + number), relation="number_differs")
    assert queries() == few
    assert few <= 12
