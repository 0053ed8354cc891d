"""Many wordings become a few rows, and nothing in which they differ is hidden."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.selectors.compare import Choice, comparison_page
from claims.services.judging import judge_match
from tests.factories import ClaimFactory, MatchFactory, ReportFactory, SourceFactory, UserFactory, quantity

pytestmark = pytest.mark.django_db

WORDS = "the flood in Valmora left 40 people without a home on Friday"


def said(text: str, source: str, lang: str = "en", day: int = 6, **claim):
    report = ReportFactory(text=text, lang=lang, source=SourceFactory(name=source), published=dt.date(2024, 5, day))
    return ClaimFactory(report=report, text=text, **claim)


def counted(claim, raw: str, value: float):
    claim.quantities = [quantity(claim, raw, value, counted="homeless")]
    claim.save()
    return claim


@pytest.fixture
def base():
    return said("a flood made forty people homeless in Valmora", "Harbour Post")


def rows(base, **choice):
    return comparison_page(base, Choice(view="rows", **choice)).folds


def match(base, other, relation="same", **more):
    return MatchFactory(left=base, right=other, relation=relation, **more)


def test_near_identical_wordings_are_one_row_and_others_rows_of_their_own(base):
    match(base, said(WORDS, "Wire"))
    match(base, said(WORDS.replace("the flood", "a flood"), "Quay"))
    match(base, said("forty families had to leave their houses in Valmora", "Beacon"))
    found = rows(base)
    assert [(fold.lead.report.source.name, len(fold.columns), fold.reports) for fold in found] == [
        ("Wire", 2, 2),
        ("Beacon", 1, 1),
    ]
    assert [fold.is_folded for fold in found] == [True, False]


def test_arabic_and_french_wordings_fold_among_themselves_and_never_with_another_language(base):
    arabic, french = "الفيضان في فالمورا شرد 40 شخصا يوم الجمعة", "la crue de Valmora a laissé 40 personnes sans toit"
    for text, lang, source in (
        (arabic, "ar", "الميناء"),
        (arabic.replace("شخصا يوم", "شخصًا يوم"), "ar", "الرصيف"),
        (french, "fr", "Le Rivage"),
        (french, "fr", "Le Quai"),
    ):
        match(base, said(text, source, lang))
    assert [(fold.lead.claim.lang, fold.reports) for fold in rows(base)] == [("ar", 2), ("fr", 2)]


@pytest.mark.parametrize(
    "second",
    [
        {"relation": "contradicts"},
        {"claim": {"polarity": "deny"}},
        {"claim": {"modality": "possible"}},
        {"verdict": "confirmed"},
    ],
)
def test_what_stands_to_the_claim_in_another_way_is_not_folded(base, second):
    match(base, said(WORDS, "Wire"))
    claim = second.pop("claim", {})
    match(base, said(WORDS, "Quay", **claim), **second)
    assert len(rows(base)) == 2


def test_another_figure_is_another_row_although_all_other_words_agree(base):
    match(base, counted(said(WORDS, "Wire"), "40 people", 40), "number_differs")
    match(base, counted(said(WORDS.replace("40", "44"), "Quay"), "44 people", 44), "number_differs")
    assert len(rows(base)) == 2


def test_slots_that_differ_inside_a_row_are_all_shown_with_their_number(viewer, base):
    match(base, said(WORDS, "Wire", speaker="the mayor"))
    match(base, said(WORDS, "Quay", speaker="The mayor", via=["Valmora Radio"]))
    match(base, said(WORDS, "Beacon", speaker="a fireman"))
    (fold,) = rows(base)
    speaker, via = fold.cells[0], fold.cells[1]
    assert [([value.text for value in reading.values], reading.count) for reading in speaker.readings] == [
        (["the mayor"], 2),
        (["a fireman"], 1),
    ]
    assert speaker.varies
    assert [([value.text for value in reading.values], reading.count) for reading in via.readings] == [
        ([], 2),
        (["Valmora Radio"], 1),
    ]
    page = viewer.get(f"{base.get_absolute_url()}?view=rows").content.decode()
    assert "3 near-identical wordings" in page
    for words in ("the mayor", "a fireman", "Valmora Radio", "×2"):
        assert words in page


def test_words_in_which_folded_wordings_differ_are_shown_without_opening_the_row(viewer, base):
    match(base, said(WORDS, "Wire"))
    match(base, said(WORDS.replace("Friday", "Sunday"), "Quay"))
    match(base, said(WORDS.replace("Friday", "Sunday").replace(" a home", " home"), "Beacon"))
    (fold,) = rows(base)
    assert [(one.words, one.is_missing, one.count) for one in fold.variants] == [("Sunday", False, 2), ("a", True, 1)]
    page = viewer.get(f"{base.get_absolute_url()}?view=rows").content.decode()
    assert '<span class="diff diff-changed" lang="en">Sunday</span> <span class="times">×2</span>' in page


def test_fifty_wordings_cost_as_many_queries_as_five(viewer, base):
    def count(view: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert viewer.get(f"{base.get_absolute_url()}?view={view}&sort=date").status_code == 200
        return len(captured)

    def grow(first: int, last: int) -> None:
        for number in range(first, last):
            pair = match(base, said(f"{WORDS}, paper number {number}", f"Paper {number}"), "contradicts")
            judge_match(match=pair, verdict="confirmed", user=UserFactory())

    grow(0, 5)
    few = [count("rows"), count("columns")]
    grow(5, 50)
    assert [count("rows"), count("columns")] == few
    assert max(few) <= 8


def test_every_folded_wording_can_still_be_judged_and_explained(checker, base):
    pairs = [match(base, said(WORDS, name)) for name in ("Wire", "Quay")]
    page = checker.get(f"{base.get_absolute_url()}?view=rows").content.decode()
    for pair in pairs:
        assert f'id="match-{pair.pk}"' in page
        assert f'id="judge-{pair.pk}-confirmed"' in page


def test_few_wordings_stand_side_by_side_and_many_in_rows(base):
    for number in range(4):
        match(base, said(f"{WORDS}, paper number {number}", f"Paper {number}"))
    assert comparison_page(base).view == "columns"
    match(base, said(WORDS, "Wire"))
    assert comparison_page(base).view == "rows"
    assert comparison_page(base, Choice(view="columns")).view == "columns"


def test_figures_carry_the_day_they_hold_for_and_places_their_name_in_the_readers_language(base):
    dated = counted(said(WORDS, "Wire", day=9), "40 people", 40)
    dated.dates = [{"raw": "Friday", "start": 0, "end": 6, "iso": "2024-05-03"}]
    dated.places = ["LB", "PS-GZA"]
    dated.save()
    undated = counted(said(WORDS, "Quay", day=9), "40 people", 40)
    match(base, dated)
    match(base, undated)
    cells = {cell.name: cell for column in comparison_page(base).columns[:1] for cell in column.cells}
    assert [value.text for value in cells["as_of"].values] == ["May 3, 2024"]
    assert [value.text for value in cells["places"].values] == ["Lebanon", "Gaza"]
    assert cells["places"].differs
    other = {cell.name: cell for cell in comparison_page(base).columns[1].cells}
    assert [value.text for value in other["as_of"].values] == ["May 9, 2024"]


def test_filters_leave_out_and_say_so(viewer, base):
    match(base, said("لم تقدم رسوم", "الميناء", "ar"), "contradicts")
    match(base, said(WORDS, "Wire"))
    page = comparison_page(base, Choice(lang="ar"))
    assert [column.claim.lang for column in page.columns] == ["ar"]
    assert page.hidden == 1
    assert len(page.summary) == 2
    wire = next(iter(comparison_page(base, Choice(relation="same")).columns)).report
    assert wire.source.name == "Wire"
    shown = viewer.get(f"{base.get_absolute_url()}?source={wire.source_id}&relation=same&lang=xx&view=nonsense")
    assert "1 wording does not fit the filters." in shown.content.decode()
    nothing = viewer.get(f"{base.get_absolute_url()}?source={wire.source_id}&relation=contradicts").content.decode()
    assert "No wording fits these filters." in nothing


def test_reports_without_a_source_can_be_asked_for(base):
    report = ReportFactory(text=WORDS, source=None)
    match(base, ClaimFactory(report=report, text=WORDS))
    match(base, said(WORDS, "Wire"))
    assert [column.report.source for column in comparison_page(base, Choice(source="0")).columns] == [None]


def test_sorting_by_date_and_source(base):
    for source, day in (("Quay", 7), ("anchor", 9), ("Wire", 5)):
        match(base, said(WORDS, source, day=day))
    by_date = comparison_page(base, Choice(sort="date")).columns
    assert [column.report.source.name for column in by_date] == ["Wire", "Quay", "anchor"]
    by_source = comparison_page(base, Choice(sort="source")).columns
    assert [column.report.source.name for column in by_source] == ["anchor", "Quay", "Wire"]


def test_the_choice_is_the_address_and_survives_a_judgement(checker, base):
    pair = match(base, said(WORDS, "Wire"))
    arabic = match(base, said("لم تقدم رسوم", "الميناء", "ar"), "contradicts")
    url = f"{base.get_absolute_url()}?relation=&lang=en&sort=date&view="
    fragment = checker.get(url, headers={"HX-Request": "true"})
    assert fragment.headers["HX-Push-Url"] == f"{base.get_absolute_url()}?lang=en&sort=date"
    assert "HX-Request" in fragment.headers["Vary"]
    assert 'name="shown" value="lang=en&amp;sort=date"' in fragment.content.decode()
    data = {"claim": base.pk, "verdict": "confirmed", "shown": "lang=en&sort=date&next=//evil.example"}
    response = checker.post(f"/matches/{pair.pk}/judge/", data)
    assert response.url == f"{base.get_absolute_url()}?lang=en&sort=date"
    answer = checker.post(f"/matches/{pair.pk}/judge/", data, headers={"HX-Request": "true"}).content.decode()
    assert f'id="match-{pair.pk}"' in answer
    assert f'id="match-{arabic.pk}"' not in answer


def test_going_back_in_the_history_gets_the_whole_page(viewer, base):
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in viewer.get(base.get_absolute_url(), headers=headers).content.decode()


def test_a_claim_with_very_many_wordings_shows_the_first_and_all_when_asked(viewer, base, monkeypatch):
    monkeypatch.setattr("claims.selectors.compare.MOST", 3)
    for number in range(5):
        match(base, said(f"{WORDS}, paper number {number}", f"Paper {number}"))
    page = viewer.get(f"{base.get_absolute_url()}?lang=en").content.decode()
    assert 'href="?lang=en&amp;all=1">Show 2 more wordings' in page
    assert "Says the same (5)" in page
    everything = viewer.get(f"{base.get_absolute_url()}?lang=en&all=1").context["page"]
    assert (len(everything.columns), everything.more) == (5, 0)


def test_of_many_related_and_rejected_ones_the_first_are_shown_and_none_is_out_of_reach(viewer, base, monkeypatch):
    monkeypatch.setattr("claims.selectors.compare.BELOW", 2)
    for number in range(4):
        match(base, said(f"Kites over the town {number}", f"Paper {number}"), relation="related")
        last = match(base, said(f"{WORDS}, kites {number}", f"Journal {number}"), verdict="rejected")
    response = viewer.get(base.get_absolute_url())
    page = response.context["page"]
    assert (len(page.related), page.related_count, len(page.rejected), page.rejected_count) == (2, 4, 2, 4)
    # Who has just rejected one is told to find it in the list.
    assert page.rejected[0].match == last
    assert 'href="?all=1">Show 4 more wordings' in response.content.decode()
    everything = viewer.get(f"{base.get_absolute_url()}?all=1").context["page"]
    assert (len(everything.related), len(everything.rejected), everything.more) == (4, 4, 0)


def test_evidence_comes_when_it_is_asked_for(viewer, checker, base):
    evidence = [{"feature": "same_figure", "value": 1, "weight": 3, "detail": {"shared": [["40", "forty"]]}}]
    pair = match(base, said(WORDS, "Wire"), evidence=evidence)
    url = f"/matches/{pair.pk}/evidence/?claim={base.pk}&shown=sort%3Ddate"
    assert "evidence-table" not in viewer.get(base.get_absolute_url()).content.decode()
    fragment = viewer.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "Same figure" in fragment
    assert "<html" not in fragment
    assert "Correct the relation" not in fragment
    page = checker.get(url).content.decode()
    assert "Correct the relation" in page
    assert f'href="{base.get_absolute_url()}?sort=date#match-{pair.pk}"' in page
    assert viewer.get("/matches/0/evidence/").status_code == 404


def test_evidence_is_read_from_the_claim_that_is_looked_at(viewer, base):
    pair = match(base, said(WORDS, "Wire"), evidence=[
        {"feature": "shared", "value": 1, "weight": 3, "detail": {"shared": [["homeless", "without a home"]]}}
    ])  # fmt: skip
    for claim, words in ((pair.left, ("homeless", "without a home")), (pair.right, ("without a home", "homeless"))):
        text = viewer.get(f"/matches/{pair.pk}/evidence/?claim={claim.pk}", headers={"HX-Request": "true"})
        row = text.content.decode().partition("evidence-words")[2].partition("</span>")[0]
        assert row.index(words[0]) < row.index(words[1])
