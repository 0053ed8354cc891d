"""Stories in a browser: arranged by keyboard and without JavaScript, the matrix on a phone, files that download."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from claims.models import Placing, Report, Story
from tests.factories import ClaimFactory, MatchFactory, ReportFactory, SourceFactory, StoryFactory

from .samples import sample_story


@pytest.fixture
def story(transactional_db) -> Story:
    """The sample story as a person has arranged it, and another one to merge with."""
    found = sample_story().report.story
    other = StoryFactory(title="جسر الميناء", lang="ar")
    ReportFactory(story=other, lang="ar", source=SourceFactory(name="مرآة الساحل"), title="افتتاح الجسر")
    ReportFactory(story=StoryFactory(title="The dam of Norvane"))
    Report.objects.update(placing=Placing.PLACED)
    Story.objects.update(title_is_given=True)
    return found


def press_on(page: Page, name: str) -> None:
    """Reach a link or button by Tab alone, and press it."""
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.innerText || document.activeElement.value || ''")
        if focused.strip().startswith(name):
            page.keyboard.press("Enter")
            return
    pytest.fail(f"{name} is not reached by the keyboard")


def test_a_story_is_renamed_and_set_back_by_keyboard(page, site, story):
    page.goto(site + story.get_absolute_url())
    press_on(page, "Rename")
    expect(page).to_have_url(re.compile("/rename/"))
    page.get_by_label("Title", exact=True).focus()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("Who pays for the bridge?")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Who pays for the bridge?")
    press_on(page, "Undo")
    expect(page.locator("h1")).to_have_text("The new bridge of Valmora")
    expect(page.get_by_text("The change was taken back.")).to_be_visible()


def test_reports_are_split_off_without_javascript(plain_page, live_server, story, faults):
    plain_page.goto(live_server.url + story.get_absolute_url())
    plain_page.get_by_role("link", name="Split").click()
    plain_page.get_by_role("button", name="Make a story of them").click()
    expect(plain_page.get_by_text("Tick at least one report")).to_be_visible()
    faults.expect("422")
    plain_page.get_by_label(re.compile("Le Rivage")).check()
    plain_page.get_by_role("button", name="Make a story of them").click()
    expect(plain_page.get_by_role("status").filter(has_text="Split 1 report off")).to_be_visible()
    assert story.reports.count() == 3
    plain_page.get_by_role("button", name="Undo").first.click()
    assert story.reports.count() == 4


def test_another_story_is_found_and_merged_without_javascript(plain_page, live_server, story):
    plain_page.goto(f"{live_server.url}/stories/{story.pk}/merge/")
    plain_page.get_by_role("searchbox").fill("مرآة")
    plain_page.get_by_role("button", name="Search").click()
    expect(plain_page.locator(".story-choice")).to_have_count(1)
    plain_page.get_by_role("button", name="Merge").click()
    expect(plain_page.get_by_role("status").filter(has_text="جسر الميناء")).to_be_visible()
    assert story.reports.count() == 5


def test_stories_are_narrowed_down_while_typing(page, site, story):
    report = story.reports.first()
    page.goto(f"{site}/reports/{report.pk}/move/")
    expect(page.locator(".story-choice")).to_have_count(2)
    page.get_by_role("searchbox").press_sequentially("الميناء")
    expect(page.locator(".story-choice")).to_have_count(1)
    page.get_by_role("button", name="Move here").click()
    expect(page.locator("h1")).to_have_text("جسر الميناء")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    report.refresh_from_db()
    assert report.story == story


def grow(story: Story) -> None:
    """More rows and columns than fit into a window."""
    claims = [claim for report in story.reports.all() for claim in report.claims.filter(group__isnull=False)]
    for number in range(8):
        report = ReportFactory(story=story, published=claims[0].report.published, title=f"Report {number}")
        for claim in claims[:1]:
            other = ClaimFactory(report=report, group=claim.group)
            MatchFactory(left=claim, right=other, relation="same")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_matrix_scrolls_in_its_own_region_and_keeps_its_heads(page, site, story, width):
    grow(story)
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{site}/stories/{story.pk}/matrix/")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    region = page.locator(".table-scroll")
    region.focus()
    head = page.locator("tbody th").first
    before = head.bounding_box()["x"]
    region.evaluate("(part) => { part.scrollLeft = 400; }")
    assert region.evaluate("(part) => part.scrollLeft") > 0
    assert abs(head.bounding_box()["x"] - before) < 2
    covered = page.evaluate("""() => {
        const place = document.querySelector('tbody th').getBoundingClientRect();
        return document.elementFromPoint(place.left + 20, place.top + 12).closest('th') !== null;
    }""")
    assert covered


def test_the_matrix_is_filtered_in_place_and_its_address_kept(page, site, story):
    page.goto(f"{site}/stories/{story.pk}/matrix/")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("td.matrix-contradicts").first).to_contain_text("contradicts")
    page.get_by_label("Language", exact=True).select_option("ar")
    expect(page.locator("thead th")).to_have_count(2)
    expect(page).to_have_url(re.compile(r"\?lang=ar$"))
    expect(page.get_by_role("link", name="CSV")).to_have_attribute("href", re.compile(r"export\.csv\?lang=ar"))


def test_the_matrix_answers_without_javascript(plain_page, live_server, story):
    plain_page.goto(f"{live_server.url}/stories/{story.pk}/matrix/")
    plain_page.get_by_label("A column for each").select_option("source")
    plain_page.get_by_label("Only disagreements").check()
    plain_page.get_by_role("button", name="Show").click()
    expect(plain_page.locator("thead th")).to_have_count(5)
    expect(plain_page).to_have_url(re.compile("by=source.*only=on"))


def test_what_is_seen_downloads_in_every_script(page, site, story):
    page.goto(f"{site}/stories/{story.pk}/matrix/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    assert waiting.value.suggested_filename == f"story-{story.pk}-matrix.csv"
    for name in ("Harbour Post", "صدى الميناء", "Le Rivage", "contradicts"):
        assert name in text


def test_the_printable_page_prints_its_table_and_nothing_to_press(page, site, story):
    page.goto(f"{site}{story.get_absolute_url()}export.html")
    page.evaluate("window.print = () => { document.body.dataset.printed = 'yes'; }")
    page.get_by_role("button", name="Print").click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.locator("td[lang=ar]").first).to_be_visible()
