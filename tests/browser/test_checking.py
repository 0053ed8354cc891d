"""Checking a sentence: the answer follows the typing, in every language, and without JavaScript by a button."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from claims.services import pipeline
from claims.services.reports import add_text
from tests.factories import SourceFactory

from .test_looks import violations

TEXTS = (
    ("Harbour Post", "en", "The mayor said on Monday that the storm killed 17 people in the port."),
    ("Beacon Wire", "en", "The storm killed 21 people in the port, Layla Haddad told Beacon Wire."),
    ("صدى الميناء", "ar", "قالت ليلى حداد إن العاصفة قتلت 17 شخصا في الميناء."),
    ("Le Rivage", "fr", "La tempête a tué 17 personnes dans le port, selon le maire."),
)
SENTENCE = "The storm killed 17 people in the port"
ADDRESS = "/check/?q=The+storm+killed+17+people+in+the+port"


@pytest.fixture
def archive(transactional_db) -> None:
    day = dt.date(2024, 5, 6)
    added = [
        add_text(text=text, lang=lang, source=SourceFactory(name=name), published=day).report.pk
        for name, lang, text in TEXTS
    ]
    pipeline.drain(added, timeout=60)


def test_answers_follow_the_typing_in_all_languages(page, site, archive):
    page.goto(site)
    page.get_by_role("link", name="Check").click()
    expect(page.locator("#check-results")).to_contain_text("Type or paste a sentence")
    page.evaluate("window.same = true")
    page.get_by_label("A sentence in Arabic, English or French").press_sequentially(SENTENCE, delay=5)
    expect(page.locator(".hit")).to_have_count(4)
    expect(page.locator(".hit", has_text="Beacon Wire").locator(".badge")).to_have_text("Number differs")
    expect(page.locator(".hit", has_text="صدى الميناء").locator("blockquote")).to_have_attribute("dir", "rtl")
    expect(page.locator(".summary").first).to_contain_text("Number differs 1 report")
    expect(page).to_have_url(site + ADDRESS)
    assert page.evaluate("window.same")
    assert page.evaluate("history.length") <= 4


def test_a_keyboard_alone_asks_narrows_and_opens_the_evidence(page, site, archive):
    page.goto(f"{site}/check/")
    page.get_by_label("A sentence in Arabic, English or French").focus()
    page.keyboard.type(SENTENCE)
    page.keyboard.press("Enter")
    expect(page.locator(".hit")).to_have_count(4)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Check")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Who says it").focus()
    page.keyboard.type("ليلى")
    expect(page.locator(".hit")).to_have_count(2)
    summary = page.locator(".hit").first.locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hit").first.locator(".evidence-table")).to_be_visible()


def test_the_words_of_the_sentence_light_up_in_the_claims(page, site, archive):
    page.goto(site + ADDRESS)
    page.locator(".check-text mark.word", has_text="storm").hover()
    arabic = page.locator(".hit", has_text="صدى الميناء").locator("mark.word", has_text="العاصفة")
    expect(arabic).to_have_css("background-color", "rgb(20, 82, 78)")


def test_what_is_looked_for_is_told_while_it_is_and_when_the_server_is_away(page, site, context, archive, faults):
    page.goto(f"{site}/check/")
    expect(page.locator(".check-form .htmx-indicator")).to_be_hidden()
    held = []
    page.route("**/check/?q=**", lambda route: held.append(route))  # the library wants a function, no method
    page.get_by_label("A sentence in Arabic, English or French").fill(SENTENCE)
    expect(page.locator(".check-form .htmx-indicator")).to_be_visible()
    for route in held:
        route.continue_()
    page.unroute("**/check/?q=**")
    expect(page.locator(".hit")).to_have_count(4)
    expect(page.locator(".check-form .htmx-indicator")).to_be_hidden()
    context.set_offline(True)
    page.get_by_label("A sentence in Arabic, English or French").fill("Another one")
    expect(page.locator("#alerts")).to_contain_text("The server does not answer")
    faults.expect("ERR_INTERNET_DISCONNECTED")
    faults.clear()


def test_without_javascript_a_button_asks(plain_page, live_server, archive):
    plain_page.goto(f"{live_server.url}/check/")
    plain_page.get_by_label("A sentence in Arabic, English or French").fill("قتلت العاصفة 17 شخصا في الميناء")
    plain_page.locator(".check-filters summary").click()
    plain_page.get_by_label("Language", exact=True).select_option("en")
    plain_page.get_by_role("button", name="Check").click()
    expect(plain_page.locator(".hit", has_text="Harbour Post")).to_be_visible()
    expect(plain_page.get_by_label("Language", exact=True)).to_have_value("en")
    plain_page.goto(f"{live_server.url}/check/?q=Zebras+paint+violins")
    expect(plain_page.locator(".empty")).to_contain_text("No report says this")


@pytest.mark.parametrize("lang", ["en", "ar", "fr"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_is_accessible_and_stays_inside_a_phone(page, site, archive, lang, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site)
    page.locator(f'.languages button[value="{lang}"]').click()
    for address in ("/check/", ADDRESS, "/check/?q=Zebras+paint+violins", "/check/?q=...", f"{ADDRESS}&lang=ar"):
        page.goto(site + address)
        assert not violations(page), address
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, address


def test_paper_shows_the_sentence_and_the_claims_without_the_form(page, site, archive):
    page.goto(site + ADDRESS)
    page.emulate_media(media="print")
    expect(page.locator(".check-form")).to_be_hidden()
    expect(page.locator(".check-text")).to_be_visible()
    expect(page.locator(".hit").first).to_be_visible()
