"""Correcting claims beside the text: by mouse, by keyboard, without JavaScript; offsets are characters."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from claims.models import Claim, Correction
from tests.factories import ClaimFactory, ReportFactory, SourceFactory

from .test_looks import violations

ARABIC = (
    "🚨 عاجل: انهار الجسر القديم\n\n"
    "قال رئيس بلدية فالمورا إن الجسر القديم انهار مساء الجمعة، وأضاف أن المدرسة أُغلقت ثلاثة أيام. 🌊 "
    "وبلغ منسوب المياه مترين، وفق الدفاع المدني."
)


@pytest.fixture
def claim(transactional_db) -> Claim:
    report = ReportFactory(
        text=ARABIC, lang="ar", title="انهيار الجسر القديم", source=SourceFactory(name="صدى الميناء")
    )
    return ClaimFactory(report=report, text="الجسر القديم انهار مساء الجمعة", speaker="رئيس بلدية فالمورا")


def select(page: Page, words: str) -> None:
    """Select words of the text with the mouse, as a hand does: press at their beginning, draw to their end."""
    start, end = page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.querySelector(".report-text"), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            const edge = (offset) => {
              const range = document.createRange();
              range.setStart(node, offset);
              range.setEnd(node, offset + 1);
              const box = range.getBoundingClientRect();
              return { x: box.right, y: box.top + box.height / 2, width: box.width };
            };
            const [first, last] = [edge(at), edge(at + words.length - 1)];
            return [[first.x - 1, first.y], [last.x - last.width + 1, last.y]];
          }
        }""",
        words,
    )
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=8)
    page.mouse.up()


def test_words_selected_with_the_mouse_become_a_claim(page, site, claim):
    page.goto(site + claim.report.get_absolute_url())
    select(page, "منسوب المياه مترين")
    page.get_by_role("button", name="Add as claim").click()
    expect(page.get_by_label("Words of the claim")).to_have_value("منسوب المياه مترين")
    page.get_by_label("Who says it", exact=True).fill("الدفاع المدني")
    page.get_by_role("button", name="Add the claim").click()
    expect(page.get_by_role("status")).to_contain_text("Added.")
    expect(page.locator(".claim-card")).to_have_count(2)
    added = Claim.objects.get(text="منسوب المياه مترين")
    assert ARABIC[added.start : added.end] == added.text
    assert added.speaker == "الدفاع المدني"
    expect(page.locator(f"#claim-{added.pk}")).to_be_focused()
    expect(page.locator(f"#claim-{added.pk}")).to_contain_text("Added by karima")


def test_a_selection_that_begins_within_a_claim_and_cuts_words_is_taken_whole(page, site, claim):
    page.goto(site + claim.report.get_absolute_url())
    select(page, "نهار مساء الجم")
    page.keyboard.press("a")
    expect(page.get_by_label("Words of the claim")).to_have_value("انهار مساء الجمعة")
    expect(page.get_by_label("Who says it", exact=True)).to_have_value("رئيس بلدية فالمورا")
    expect(page.get_by_label("Words of the claim")).to_be_focused()


def test_a_triple_click_selects_to_the_end_of_the_paragraph_also_of_the_last_one(page, site, claim):
    page.goto(site + claim.report.get_absolute_url())
    first, last = (page.locator(".report-text p").nth(number) for number in (0, 1))
    for paragraph, words in ((first, ARABIC.split("\n\n")[0]), (last, "وفق الدفاع المدني.")):
        box = paragraph.bounding_box()
        page.mouse.click(box["x"] + box["width"] - 60, box["y"] + box["height"] - 12, click_count=3)
        page.keyboard.press("a")
        expect(page.get_by_label("Words of the claim")).to_have_value(re.compile(f"{words}$"))
        page.keyboard.press("Escape")


def test_a_click_on_a_claim_in_the_text_still_leads_to_it(page, site, claim):
    page.goto(site + claim.report.get_absolute_url())
    page.locator("a.claim").click()
    expect(page).to_have_url(f"{site}{claim.report.get_absolute_url()}#claim-{claim.pk}")


def test_e_corrects_the_claim_that_has_the_focus_and_escape_closes(page, site, claim):
    page.goto(site + claim.report.get_absolute_url())
    page.keyboard.press("e")
    expect(page.locator("#claim-editor form")).to_have_count(0)
    page.locator(".claim-number").focus()
    page.keyboard.press("e")
    expect(page.get_by_label("Words of the claim")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#claim-editor form")).to_have_count(0)
    page.locator(".claim-number").focus()
    page.keyboard.press("e")
    page.get_by_label("Who says it", exact=True).fill("نائب رئيس البلدية")
    page.keyboard.press("Enter")
    expect(page.locator(".claim-card")).to_contain_text("Corrected by karima: speaker")
    expect(page.locator(".chain")).to_contain_text("نائب رئيس البلدية")


def test_delete_deletes_and_undo_brings_it_back(page, site, claim):
    page.goto(site + claim.report.get_absolute_url())
    page.evaluate("window.same = true")
    page.locator(".claim-number").focus()
    page.keyboard.press("Delete")
    expect(page.get_by_role("status")).to_contain_text("Deleted.")
    expect(page.locator(".claim-card")).to_have_count(0)
    expect(page.locator("#claims-removed summary")).to_contain_text("1")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".claim-card")).to_have_count(1)
    expect(page.locator("#claims-removed")).to_have_count(0)
    assert page.evaluate("window.same")
    assert Correction.objects.count() == 2


def test_keys_typed_into_a_field_are_letters(page, site, claim):
    page.goto(site + claim.report.get_absolute_url())
    page.locator(".claim-number").focus()
    page.keyboard.press("e")
    field = page.get_by_label("Note")
    field.fill("")
    field.press_sequentially("ae")
    field.press("Delete")
    expect(field).to_have_value("ae")
    assert not Correction.objects.exists()


def test_words_that_do_not_stand_in_the_report_are_told_beside_the_field(page, site, claim):
    page.goto(site + claim.report.get_absolute_url())
    page.locator(".claim-number").focus()
    page.keyboard.press("e")
    page.get_by_label("Words of the claim").fill("الجسر الجديد انهار")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator("#claim-editor .errorlist")).to_contain_text("do not stand in the report")
    expect(page.get_by_label("Words of the claim")).to_be_focused()


def test_without_javascript_the_same_forms_work(plain_page, live_server, claim):
    plain_page.goto(live_server.url + claim.report.get_absolute_url())
    expect(plain_page.locator(".keys")).to_be_hidden()
    plain_page.get_by_role("link", name="Add a claim").click()
    plain_page.get_by_label("Words of the claim").fill("المدرسة أُغلقت ثلاثة أيام")
    plain_page.get_by_role("button", name="Add the claim").click()
    expect(plain_page.locator(".message")).to_contain_text("Added.")
    plain_page.get_by_role("link", name="Correct claim 1").click()
    plain_page.get_by_label("Through whom").fill("إذاعة فالمورا\nوكالة النورس")
    plain_page.get_by_role("button", name="Save the correction").click()
    expect(plain_page.locator(f"#claim-{claim.pk} .chain")).to_contain_text("وكالة النورس")
    plain_page.get_by_role("button", name="Delete claim 2").click()
    plain_page.locator("#claims-removed summary").click()
    plain_page.get_by_role("button", name="Take back").click()
    expect(plain_page.locator(".claim-card")).to_have_count(2)


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_forms_are_accessible_and_stay_inside_a_phone(page, site, claim, lang, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site)
    page.locator(f'.languages button[value="{lang}"]').click()
    for address in (
        claim.report.get_absolute_url(),
        f"/claims/{claim.pk}/edit/",
        f"/reports/{claim.report_id}/claims/add/",
    ):
        page.goto(site + address)
        if address == claim.report.get_absolute_url():
            page.locator('[data-key="edit"]').click()
            expect(page.locator("#claim-editor form")).to_be_visible()
        assert not violations(page), address
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, address
