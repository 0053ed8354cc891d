"""What a page shows comes out as a file that no spreadsheet runs, as the JSON of the commands, and on paper."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.core.management import call_command
from django.urls import reverse

from claims.exports.table import FORMULA, defused
from claims.models import Claim, Story
from tests.browser.samples import sample_story
from tests.factories import ClaimFactory, GroupFactory, MatchFactory, ReportFactory, SourceFactory, StoryFactory

from .test_queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def base() -> Claim:
    return sample_story()


def pages(claim: Claim) -> dict[str, str]:
    """The address of every page that has exports, by name."""
    other = ReportFactory._meta.model.objects.exclude(pk=claim.report_id).first()
    return {
        "compare": claim.get_absolute_url(),
        "numbers": reverse("claims:group-numbers", args=[claim.group_id]),
        "origins": reverse("claims:group-origins", args=[claim.group_id]),
        "stories": reverse("claims:story-list"),
        "story": claim.report.story.get_absolute_url(),
        "matrix": reverse("claims:story-matrix", args=[claim.report.story_id]),
        "report": claim.report.get_absolute_url(),
        "beside": reverse("claims:report-beside", args=[claim.report_id, other.pk]),
    }


def rows(response) -> list[dict[str, str]]:
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response.headers["Content-Disposition"]
    text = response.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


def printed(command: str, *arguments: str) -> object:
    out = io.StringIO()
    call_command(command, *arguments, stdout=out)
    return json.loads(out.getvalue())


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@A1", "\tx", "\rx", "  =1", "＝1"])
def test_text_that_begins_as_a_formula_is_defused(value):
    assert defused(value) == f"'{value}"


@pytest.mark.parametrize("value", ["", "a=b", "137", "« =1 »", None, -5, -0.5, "نحو 5-"])
def test_other_cells_stay_as_they_are(value):
    assert defused(value) == value


def test_no_cell_of_any_file_is_a_formula(viewer, base):
    ReportFactory._meta.model.objects.update(title="=HYPERLINK(1)")
    SourceFactory._meta.model.objects.filter(name="Harbour Post").update(name="@SUM(A1)")
    Story.objects.update(title="-2+3")
    Claim.objects.update(speaker="\t=1", via=["+1"])
    for name, page in pages(base).items():
        text = viewer.get(f"{page}export.csv").content.decode()[1:]
        cells = [cell for line in csv.reader(io.StringIO(text)) for cell in line]
        assert cells, name
        assert not [cell for cell in cells if cell[:1] in FORMULA and cell], name


def test_a_report_and_a_story_are_what_the_command_prints(viewer, base):
    story = base.report.story
    assert viewer.get(f"{base.report.get_absolute_url()}export.json").json() == printed(
        "compare", "--report", str(base.report_id)
    )
    answer = viewer.get(f"{story.get_absolute_url()}export.json")
    assert answer.json() == printed("compare", "--story", str(story.pk))
    assert answer.json()["matches"]


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20%20", "?q=%F0%9F%98%80"])
def test_without_a_sentence_there_is_nothing_to_export(viewer, query):
    assert viewer.get(f"/check/export.csv{query}").status_code == 404


def test_the_files_of_a_story_that_was_merged_are_those_of_the_one_that_took_over(viewer, base):
    story = base.report.story
    old = StoryFactory(merged_into=StoryFactory(merged_into=story))
    for page in ("", "matrix/"):
        answers = [viewer.get(f"{one.get_absolute_url()}{page}export.json").json() for one in (old, story)]
        assert answers[0] == answers[1]


def test_every_page_links_its_files_and_they_open(viewer, base):
    for name, page in pages(base).items():
        if name != "numbers":
            assert f"{page}export.csv" in viewer.get(page).content.decode(), name
        for suffix in ("csv", "json", "html"):
            assert viewer.get(f"{page}export.{suffix}").status_code == 200, (name, suffix)
        assert viewer.get(f"{page}export.pdf").status_code == 404


def test_nobody_exports_without_logging_in(client, base):
    for page in pages(base).values():
        assert client.get(f"{page}export.csv").status_code == 302


def test_the_comparison_comes_out_as_filtered(viewer, base):
    page = base.get_absolute_url()
    everything = rows(viewer.get(f"{page}export.csv"))
    assert everything[0]["claim"] == str(base.pk)
    assert {row["relation"] for row in everything[1:]} == {"contradicts", "same", "related"}
    assert [row["language"] for row in rows(viewer.get(f"{page}export.csv?lang=ar"))[1:]] == ["ar"]


def test_the_matrix_comes_out_as_it_is_seen(viewer, base):
    page = reverse("claims:story-matrix", args=[base.report.story_id])
    (row,) = rows(viewer.get(f"{page}export.csv?only=1"))
    assert row["Harbour Post (2024-05-06)"].startswith("attributes to: ")
    assert row["Beacon Wire (2024-05-06)"].startswith("contradicts: ")
    assert len(rows(viewer.get(f"{page}export.csv?lang=fr"))[0]) == 3
    (told,) = viewer.get(f"{page}export.json").json()["rows"]
    assert [cell["state"] for cell in told["cells"]] == ["attributes", "contradicts", "states", "contradicts"]


def test_the_list_of_stories_comes_out_whole_with_its_counts(viewer, base, monkeypatch):
    monkeypatch.setattr("claims.views.exports.BATCH", 1)
    ReportFactory(story=StoryFactory(title="A second matter"), published=None)
    told = {row["title"]: row for row in rows(viewer.get("/stories/export.csv"))}
    assert set(told) == {base.report.story.title, "A second matter"}
    first = told[base.report.story.title]
    assert (first["first_day"], first["languages"], first["reports"]) == ("2024-05-06", "ar; en; fr", "4")
    assert int(first["conflicts"]) > 0
    assert told["A second matter"]["first_day"] == ""
    listed = viewer.get("/stories/export.json").json()["stories"]
    assert [row["title"] for row in listed] == ["A second matter", base.report.story.title]


def test_the_printable_page_names_its_address_and_the_language_of_each_wording(viewer, base):
    page = viewer.get(f"{base.get_absolute_url()}export.html?lang=ar").content.decode()
    assert f"{base.get_absolute_url()}?lang=ar" in page
    assert 'lang="ar" dir="auto">أي رسوم' in page
    assert "data-print" in page


def test_a_file_of_fifty_rows_costs_as_many_queries_as_one_of_five(viewer):
    story = StoryFactory()
    base = ClaimFactory(report__story=story, group=GroupFactory())

    def grow(number: int) -> None:
        for _ in range(number):
            other = ClaimFactory(report=ReportFactory(story=story), group=base.group)
            MatchFactory(left=base, right=other, relation="same")

    grow(5)
    addresses = [f"{page}export.{suffix}" for page in pages(base).values() for suffix in ("csv", "json", "html")]
    few = [queries(viewer, address) for address in addresses]
    grow(45)
    assert [queries(viewer, address) for address in addresses] == few
    assert max(few) <= 16
