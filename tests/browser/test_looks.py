"""What every page must keep: accessible, nothing outside the window, mirrored in Arabic."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from claims.models import Story
from tests.factories import ReportFactory

from .samples import sample_story


@pytest.fixture
def addresses(transactional_db) -> list[str]:
    base = sample_story()
    failed = ReportFactory(
        stage="failed", text="", title="", failure_code="http_not_found", failure_params={"status": 404}
    )
    asked = ReportFactory(source=None, published=None)
    pages = [
        "/",
        "/reports/",
        "/reports/add/",
        "/stories/",
        Story.objects.get().get_absolute_url(),
        base.get_absolute_url(),
    ]
    return [
        *pages,
        base.report.get_absolute_url(),
        failed.get_absolute_url(),
        asked.get_absolute_url(),
        "/password_change/",
        "/styleguide/",
        f"/stories/{base.report.story_id}/matrix/",
        f"/stories/{base.report.story_id}/merge/",
        f"/stories/{base.report.story_id}/split/",
        f"/stories/{base.report.story_id}/rename/",
        f"/reports/{base.report_id}/move/",
        "/stories/changes/",
        f"/stories/{base.report.story_id}/matrix/export.html",
    ]


def violations(page) -> list[str]:
    """What axe finds, however slight, with everything unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:200]}" for fault in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_fault_of_access(page, site, addresses, scheme):
    page.emulate_media(color_scheme=scheme)
    for address in addresses:
        page.goto(site + address)
        assert not violations(page), address


def test_the_login_page_and_the_missing_page_have_none_either(page, live_server, faults):
    page.goto(live_server.url + "/login/")
    assert not violations(page)
    page.goto(live_server.url + "/nowhere")
    assert not violations(page)
    faults.expect("404")


def test_arabic_pages_are_mirrored_and_as_accessible(page, site, addresses):
    page.goto(site)
    page.get_by_role("button", name="العربيّة").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    for address in addresses:
        page.goto(site + address)
        assert not violations(page), address
    brand, person = page.locator(".brand").bounding_box(), page.locator(".site-person").bounding_box()
    assert brand["x"] > person["x"]


def test_a_title_in_the_other_direction_begins_where_the_page_begins(page, site, addresses):
    page.goto(site)
    page.get_by_role("button", name="العربيّة").click()
    page.goto(site + addresses[6])
    gap = """(title) => {
        const text = document.createRange();
        text.selectNodeContents(title);
        return title.getBoundingClientRect().right - text.getBoundingClientRect().right;
    }"""
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_attribute("dir", "ltr")
    assert title.evaluate(gap) < 1


@pytest.mark.parametrize("lang", ["en", "ar", "fr"])
def test_nothing_hangs_out_of_a_phone(page, site, addresses, lang):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site)
    page.locator(f'.languages button[value="{lang}"]').click()
    for address in addresses:
        page.goto(site + address)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, address


def test_columns_of_a_comparison_stand_side_by_side_with_their_rows_aligned(page, site, addresses):
    page.goto(site + addresses[5])
    cells = page.locator(".column .cell:first-child")
    tops = {round(cells.nth(index).bounding_box()["y"]) for index in range(cells.count())}
    assert cells.count() == 4
    assert len(tops) == 1


def test_printing_leaves_out_what_is_for_the_screen(page, site, addresses):
    page.goto(site + addresses[5])
    page.emulate_media(media="print")
    expect(page.locator(".site-header")).to_be_hidden()
    expect(page.locator(".judge").first).to_be_hidden()
    expect(page.locator(".column").first).to_be_visible()
