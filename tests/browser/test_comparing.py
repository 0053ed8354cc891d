"""Comparing a claim: wordings in rows, words that light up together, filters in the address; on every screen."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import Page, expect

from claims.models import Claim, Judgement, Match
from tests.factories import ClaimFactory, MatchFactory, ReportFactory, SourceFactory, quantity

from .samples import sample_story
from .test_looks import violations

WORDS = "a toll was promised for the new bridge"
LIT = "rgb(20, 82, 78)"
"""The accent colour in the light."""


@pytest.fixture
def base(transactional_db) -> Claim:
    """A claim with wordings in three languages, four of them nearly identical."""
    base = sample_story()
    shared = [["bridge", "pont"], ["promised", "promis"]]
    french = Match.objects.get(right__lang="fr")
    french.evidence = [*french.evidence, {"feature": "shared", "value": 0.8, "weight": 5, "detail": {"shared": shared}}]
    french.save()
    for number, speaker in enumerate(("a lawmaker", "A lawmaker", "an engineer"), start=1):
        text = f"{WORDS} on Monday" if number == 1 else f"{WORDS} on  Monday"
        report = ReportFactory(
            text=text,
            source=SourceFactory(name=f"Quay {number}"),
            published=dt.date(2024, 5, number),
            title=f"The toll {number}",
        )
        claim = ClaimFactory(report=report, text=text, speaker=speaker)
        MatchFactory(left=base, right=claim, relation="contradicts", flags=["copy"])
    return base


def rows(page: Page):
    return page.locator("tbody.fold:not(.fold-base)")


def word(page: Page, text: str):
    return page.locator("mark.word", has_text=re.compile(f"^{text}$"))


def test_many_wordings_are_rows_and_near_identical_ones_open_from_one(page, site, base):
    page.goto(site + base.get_absolute_url())
    toll = rows(page).filter(has_text="Quay 1")
    expect(toll).to_contain_text("Quay 2")
    expect(toll).to_contain_text("an engineer ×1")
    expect(toll.locator(".fold-member").first).to_be_hidden()
    toll.locator("summary").first.click()
    expect(toll.locator(".fold-member")).to_have_count(4)
    expect(toll.locator(".fold-member").last).to_contain_text("Copied wording")
    page.get_by_role("link", name="Side by side").click()
    expect(page.locator(".column")).to_have_count(7)
    expect(page).to_have_url(f"{site}{base.get_absolute_url()}?view=columns")


def test_pointing_at_a_word_lights_up_its_counterparts_in_other_languages(page, site, base):
    page.goto(site + base.get_absolute_url())
    english, arabic, french = (word(page, text).first for text in ("bridge", "للجسر", "pont"))
    expect(arabic).not_to_have_css("background-color", LIT)
    english.hover()
    for one in (english, arabic, french):
        expect(one).to_have_css("background-color", LIT)
    expect(word(page, "promis").first).not_to_have_css("background-color", LIT)
    page.mouse.move(0, 0)
    french.hover()
    expect(arabic).to_have_css("background-color", LIT)
    expect(arabic).to_have_attribute("title", "= bridge")


def test_a_keyboard_lights_words_up_and_walks_from_word_to_word(page, site, base):
    page.goto(site + base.get_absolute_url())
    quote = page.locator(".fold-base blockquote")
    page.locator(".folds").locator("xpath=..").focus()
    page.keyboard.press("Tab")
    expect(word(page, "promised").first).to_be_focused()
    expect(word(page, "promis").first).to_have_css("background-color", LIT)
    page.keyboard.press("ArrowRight")
    expect(quote.locator("mark.word", has_text="bridge")).to_be_focused()
    expect(word(page, "للجسر").first).to_have_css("background-color", LIT)
    page.keyboard.press("ArrowLeft")
    expect(word(page, "promised").first).to_be_focused()


def test_filters_answer_without_a_new_page_and_are_the_address(page, site, base):
    page.goto(site + base.get_absolute_url())
    page.evaluate("window.same = true")
    page.get_by_label("Language", exact=True).select_option("fr")
    expect(page.locator(".column")).to_have_count(2)
    expect(page.get_by_role("article", name="Le Rivage")).to_be_visible()
    expect(page).to_have_url(f"{site}{base.get_absolute_url()}?lang=fr")
    expect(page.locator("#claim-compare")).to_contain_text("6 wordings do not fit the filters.")
    assert page.evaluate("window.same")
    page.get_by_role("button", name="العربيّة").click()
    expect(page).to_have_url(f"{site}{base.get_absolute_url()}?lang=fr")
    expect(page.get_by_role("article", name="Le Rivage")).to_be_visible()


def test_going_back_shows_the_whole_page_with_all_wordings_again(page, site, base):
    page.goto(site + base.get_absolute_url())
    page.get_by_label("Language", exact=True).select_option("fr")
    expect(page.locator(".column")).to_have_count(2)
    page.go_back()
    expect(rows(page)).to_have_count(3)
    expect(page.locator(".site-header")).to_be_visible()


def test_sorting_by_date_and_source(page, site, base):
    page.goto(f"{site}{base.get_absolute_url()}?view=columns")
    page.get_by_label("Sorted by").select_option("date")
    expect(page.locator(".column-source").nth(1)).to_have_text("Quay 1")
    page.get_by_label("Sorted by").select_option("source")
    expect(page.locator(".column-source").nth(1)).to_have_text("Beacon Wire")


def test_a_judgement_keeps_what_is_shown(page, site, base):
    page.goto(f"{site}{base.get_absolute_url()}?lang=fr")
    page.get_by_role("article", name="Le Rivage").get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("status").first).to_contain_text("Confirmed.")
    expect(page.locator(".column")).to_have_count(2)
    assert Judgement.objects.count() == 1


def test_without_javascript_everything_is_there(plain_page, live_server, base):
    plain_page.goto(live_server.url + base.get_absolute_url())
    rows(plain_page).filter(has_text="Quay 1").locator("summary").first.click()
    expect(plain_page.locator(".fold-member").first).to_be_visible()
    word(plain_page, "للجسر").first.hover()
    expect(word(plain_page, "bridge").first).to_have_css("background-color", LIT)
    word(plain_page, "bridge").first.focus()
    expect(word(plain_page, "pont").first).to_have_css("background-color", LIT)
    plain_page.get_by_label("Source", exact=True).select_option(label="Le Rivage (1)")
    plain_page.get_by_role("button", name="Show").click()
    expect(plain_page.locator(".column")).to_have_count(2)
    plain_page.get_by_role("article", name="Le Rivage").get_by_role("button", name="Reject").click()
    expect(plain_page.locator(".message")).to_contain_text("Rejected.")
    assert "source=" in plain_page.url


@pytest.mark.parametrize("lang", ["en", "ar", "fr"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_layouts_are_accessible_and_stay_inside_a_phone(page, site, base, lang, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site)
    page.locator(f'.languages button[value="{lang}"]').click()
    for view in ("rows", "columns"):
        page.goto(f"{site}{base.get_absolute_url()}?view={view}")
        assert not violations(page), view
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, view


def test_rows_on_a_wide_screen_are_accessible_with_everything_open(page, site, base):
    page.goto(site + base.get_absolute_url())
    assert not violations(page)


def test_paper_shows_the_rows_and_nothing_to_press(page, site, base):
    page.goto(site + base.get_absolute_url())
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".folds")).to_be_visible()
    for hidden in (".compare-filters", ".layout-choice", ".permalink", ".judge >> nth=0"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(rows(page).filter(has_text="Quay 1")).to_contain_text("4 near-identical wordings")


def test_the_page_does_not_move_while_it_loads(page, site, base):
    """Layout shift as browsers measure it, from the first paint on."""
    page.add_init_script(
        """window.shift = 0;
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; })
          .observe({ type: "layout-shift", buffered: true });"""
    )
    for address in (base.get_absolute_url(), "/check/?q=a+toll+was+promised"):
        page.goto(site + address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.shift") < 0.01, address


def test_figures_between_languages_light_up_too(page, site, base):
    cost = Claim.objects.get(text="It cost about 2,000 crowns")
    arabic = ClaimFactory(report=Claim.objects.get(lang="ar").report, text="وبلغت كلفته نحو ألفي كرونة")
    arabic.quantities = [quantity(arabic, "نحو ألفي كرونة", 2000, hedge="about")]
    arabic.save()
    detail = {"shared": [["about 2,000 crowns", "نحو ألفي كرونة"]]}
    MatchFactory(
        left=cost, right=arabic, evidence=[{"feature": "same_figure", "value": 1, "weight": 3, "detail": detail}]
    )
    page.goto(site + cost.get_absolute_url())
    word(page, "نحو ألفي كرونة").first.hover()
    expect(word(page, "about 2,000 crowns").first).to_have_css("background-color", LIT)
