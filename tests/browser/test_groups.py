"""Figures, origins and two reports side by side, as people meet them: keyboard, phone, dark, paper, no JavaScript."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from claims.matching.warm import warm
from claims.models import Claim, Group, TextReuse
from tests.factories import (
    ClaimFactory,
    GroupFactory,
    MatchFactory,
    ReportFactory,
    SourceFactory,
    StoryFactory,
    quantity,
)

from .test_looks import violations

DAY = dt.date(2024, 5, 6)
WIRE = (
    "The flood in Varn killed 12 people. Fire crews took forty people from their roofs by boat. The mayor said that "
    "the dam upstream had held and that nobody was missing."
)
TEXTS = [
    ("Beacon Wire", "agency", "en", WIRE, "The flood in Varn killed 12 people", "12", "exact", 12, 0),
    ("Le Courant", "outlet", "en", f"{WIRE} It rains.", "The flood in Varn killed 12 people", "12", "exact", 12, 0),
    ("صدى الميناء", "outlet", "ar", "قتل الفيضان ٣١ شخصا في فارن", "قتل الفيضان ٣١ شخصا في فارن", "٣١", "exact", 31, 1),
    ("Le Rivage", "outlet", "fr", "Le bilan est d'environ 40 morts", "Le bilan est d'environ 40 morts", "environ 40",
     "about", 40, 1),
]  # fmt: skip
SPEAKERS = {"en": "the interior ministry", "ar": "وزارة الداخلية", "fr": ""}


@dataclass(frozen=True)
class Sample:
    """A group in three languages: a reprint, an update, a conflict of one day."""

    group: Group
    claims: list[Claim]

    @property
    def numbers(self) -> str:
        return f"/groups/{self.group.pk}/numbers/"

    @property
    def origins(self) -> str:
        return f"/groups/{self.group.pk}/origins/"

    @property
    def beside(self) -> str:
        return f"/reports/{self.claims[0].report_id}/beside/{self.claims[1].report_id}/"

    @property
    def across(self) -> str:
        return f"/reports/{self.claims[0].report_id}/beside/{self.claims[2].report_id}/"

    @property
    def addresses(self) -> list[str]:
        return [self.numbers, self.origins, self.beside, self.across]


@pytest.fixture
def sample(transactional_db) -> Sample:
    warm()  # as the server does when it starts
    story, group, claims = StoryFactory(title="The flood in Varn"), GroupFactory(), []
    for name, kind, lang, text, words, raw, hedge, number, day in TEXTS:
        report = ReportFactory(
            text=text,
            lang=lang,
            story=story,
            title=text[:30],
            source=SourceFactory(name=name, kind=kind),
            published=DAY + dt.timedelta(day),
        )
        claim = ClaimFactory(report=report, text=words, group=group, speaker=SPEAKERS[lang])
        bounds = {} if hedge == "exact" else {"low": None, "high": None}
        claim.quantities = [quantity(claim, raw, number, counted="death", hedge=hedge, **bounds)]
        claim.save()
        claims.append(claim)
    ClaimFactory(report=claims[0].report, text="nobody was missing")
    MatchFactory(left=claims[0], right=claims[1], relation="same", flags=["copy"])
    MatchFactory(left=claims[0], right=claims[2], relation="updated")
    TextReuse.objects.create(
        left=claims[0].report, right=claims[1].report, kind="copy", share_left=1.0, share_right=0.9
    )
    return Sample(group, claims)


def wide(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_have_no_fault_of_access(page, site, sample, scheme):
    page.emulate_media(color_scheme=scheme)
    for address in sample.addresses:
        page.goto(site + address)
        assert not violations(page), address


@pytest.mark.parametrize("lang", ["en", "ar", "fr"])
def test_nothing_hangs_out_of_a_phone_in_any_language(page, site, sample, lang):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site)
    page.locator(f'.languages button[value="{lang}"]').click()
    for address in sample.addresses:
        page.goto(site + address)
        assert wide(page) <= 0, address
        assert not violations(page), address


def test_the_chart_tells_update_and_conflict_apart_and_its_values_lead_to_the_table(page, site, sample):
    page.goto(site + sample.numbers)
    chart = page.locator(".chart-wide")
    expect(chart.locator(".level")).to_have_count(3)
    expect(chart.locator("g > .link-update")).to_have_count(2)
    expect(chart.locator("g > .link-conflict")).to_have_count(1)
    expect(chart.get_by_role("link", name="Conflicts with").first).to_be_visible()
    value = chart.locator(".level").first
    value.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}{sample.numbers}#figure-1-1")
    expect(page.locator("#figure-1-1")).to_contain_text("Beacon Wire")


def test_the_table_is_sorted_in_place_and_the_address_says_how(page, site, sample):
    page.goto(site + sample.numbers)
    page.evaluate("window.same = true")
    page.get_by_label("Table sorted by").select_option("source")
    expect(page).to_have_url(f"{site}{sample.numbers}?sort=source&scale=")
    expect(page.locator("tbody tr").first).to_contain_text("Beacon Wire")
    expect(page.locator("tbody tr").nth(2)).to_contain_text("Le Rivage")
    page.get_by_label("Scale").select_option("log")
    expect(page.locator(".chart-legend")).to_contain_text("The scale goes by tens.")
    assert page.evaluate("window.same")


def test_without_javascript_the_grid_is_sorted_by_a_button(plain_page, live_server, sample):
    plain_page.goto(live_server.url + sample.numbers)
    plain_page.get_by_label("Table sorted by").select_option("value")
    plain_page.get_by_role("button", name="Show").click()
    expect(plain_page.locator("tbody tr").first).to_contain_text("Le Rivage")
    plain_page.get_by_role("link", name="Origins").click()
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("How many independent origins stand behind this?")


def test_in_arabic_time_runs_from_right_to_left(page, site, sample):
    page.goto(site)
    page.get_by_role("button", name="العربيّة").click()
    page.goto(site + sample.numbers)
    levels = page.locator(".chart-wide .level-box")
    assert levels.first.bounding_box()["x"] > levels.last.bounding_box()["x"]
    page.goto(site + sample.origins)
    origin, report = (page.locator(f".node-{kind} rect").first.bounding_box() for kind in ("origin", "report"))
    assert origin["x"] > report["x"]


def test_reports_fold_into_origins_with_a_reason_each(page, site, sample):
    page.goto(site + sample.origins)
    expect(page.locator(".facts")).to_contain_text("4 reports")
    expect(page.locator(".facts")).to_contain_text("2 origins")
    expect(page.locator("#origin-A .branch")).to_have_count(3)
    expect(page.locator("#origin-A")).to_contain_text("Near copy of the report by \u2068Beacon Wire\u2069")
    expect(page.locator("#origin-A")).to_contain_text("Goes back to the same name")
    expect(page.locator(".origins-chart")).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 740})
    expect(page.locator(".origins-chart")).to_be_hidden()
    expect(page.locator("#origin-A .branch")).to_have_count(3)


def test_a_passage_leads_to_its_place_in_the_other_text_and_lights_up_with_it(page, site, sample):
    page.goto(site + sample.beside)
    expect(page.locator(".verdict-words")).to_have_text("Near copy")
    left, right = (page.locator(f".beside-text:nth-child({place}) .reused").first for place in (1, 2))
    left.hover()
    expect(right).to_have_class("claim reused is-lit")
    left.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}{sample.beside}#right-1")
    expect(page.get_by_role("heading", name="Only in Beacon Wire")).to_be_visible()
    expect(page.locator(".only-claims")).to_contain_text("nobody was missing")


def test_the_pages_lead_to_each_other(page, site, sample):
    page.goto(site + sample.claims[0].report.story.get_absolute_url())
    page.get_by_role("link", name="Figures").first.click()
    page.get_by_role("link", name="Wordings").click()
    expect(page).to_have_url(site + sample.claims[0].get_absolute_url())
    page.get_by_role("link", name="Copied wording").click()
    expect(page).to_have_url(site + sample.beside)
    page.get_by_role("link", name="Change sides").click()
    expect(page.locator(".beside-head").first).to_contain_text("Le Courant")
    page.get_by_role("link", name="Le Courant").first.click()
    expect(page.locator(".neighbour-copy")).to_contain_text("near copy")


def test_paper_shows_chart_table_and_passages_and_nothing_to_press(page, site, sample):
    page.emulate_media(media="print")
    page.goto(site + sample.numbers)
    expect(page.locator(".chart-wide")).to_be_visible()
    expect(page.locator(".grid-table")).to_be_visible()
    expect(page.locator(".filter-bar")).to_be_hidden()
    expect(page.locator(".tabs")).to_be_hidden()
    page.goto(site + sample.beside)
    expect(page.locator(".aligned-row").first).to_be_visible()
    expect(page.locator(".toolbar")).to_be_hidden()


def test_everything_stands_where_it_is_from_the_start(page, site, sample):
    """No layout shift: what has been read is not pushed away by what comes later."""
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += "
        "entry.value; }).observe({ type: 'layout-shift', buffered: true });"
    )
    for address in sample.addresses:
        page.goto(site + address, wait_until="networkidle")
        assert page.evaluate("window.shift") < 0.02, address
