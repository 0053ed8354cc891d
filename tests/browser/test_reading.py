"""From the first page to the comparison: links, highlights, live progress."""

from __future__ import annotations

from playwright.sync_api import expect

from claims.models import Report, Stage
from claims.services import pipeline
from tests.factories import ClaimFactory, ReportFactory

from .samples import AR, EN, sample_story


def test_the_way_from_a_conflict_to_the_report_and_back(page, site):
    base = sample_story()
    page.goto(site)
    page.locator(".conflict", has_text="no toll was promised").first.get_by_role("link", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who else says this, and how does it differ?")
    page.get_by_role("navigation", name="Where you are").get_by_role("link").last.click()
    expect(page).to_have_url(f"{site}{base.report.get_absolute_url()}#claim-{base.pk}")
    expect(page.locator(f"#claim-{base.pk}")).to_be_in_viewport()
    page.locator(f"#claim-{base.pk} .tally").click()
    expect(page).to_have_url(site + base.get_absolute_url())


def test_a_highlight_leads_to_its_claim_and_lights_up_with_it(page, site):
    base = sample_story()
    page.goto(site + base.report.get_absolute_url())
    mark = page.locator(f'.claim[data-claims="{base.pk}"]')
    card = page.locator(f"#claim-{base.pk}")
    card.hover()
    expect(mark).to_have_class("claim claim-depth-1 is-lit")
    mark.click()
    expect(page).to_have_url(f"{site}{base.report.get_absolute_url()}#claim-{base.pk}")
    assert mark.inner_text() == base.text


def test_progress_is_live_and_ends_in_the_text_with_its_claims(page, site):
    report = ReportFactory(stage=Stage.EXTRACTING, text=EN, title="On its way", url="")
    page.goto(site + report.get_absolute_url())
    page.evaluate("window.same = true")
    expect(page.locator('[aria-current="step"]')).to_have_text("Extracting claims")
    Report.objects.filter(pk=report.pk).update(stage=Stage.MATCHING)
    expect(page.locator('[aria-current="step"]')).to_have_text("Matching")
    claim = ClaimFactory(report=report, text="no toll was promised for the new bridge")
    Report.objects.filter(pk=report.pk).update(stage=Stage.READY)
    expect(page.locator(f"#claim-{claim.pk}")).to_be_visible()
    expect(page.locator(".steps")).to_have_count(0)
    assert page.evaluate("window.same")


def test_a_server_that_is_away_is_told_and_the_page_goes_on_when_it_is_back(page, site, context, faults):
    report = ReportFactory(stage=Stage.QUEUED, text="", title="On its way")
    page.goto(site + report.get_absolute_url())
    context.set_offline(True)
    expect(page.locator("#alerts")).to_contain_text("The server does not answer")
    context.set_offline(False)
    Report.objects.filter(pk=report.pk).update(stage=Stage.FAILED, failure_code="empty_text")
    expect(page.locator("#report-detail")).to_contain_text("This report could not be processed")
    expect(page.locator("#alerts")).to_be_hidden()
    faults.expect("ERR_INTERNET_DISCONNECTED")
    faults.clear()


def test_the_first_page_shows_by_itself_what_has_become_ready(page, site):
    report = ReportFactory(stage=Stage.QUEUED, text="", title="On its way")
    page.goto(site)
    expect(page.locator("#home-activity")).to_contain_text("Queued")
    base = sample_story()
    Report.objects.filter(pk=report.pk).update(stage=Stage.FAILED, failure_code="empty_text")
    expect(page.locator("#home-activity")).to_contain_text("There is no readable text in it")
    expect(page.locator("#home-overview")).to_contain_text(base.text)


def paste_and_wait(page, site, text: str) -> Report:
    page.goto(site)
    page.get_by_label("A link, or the text of a report").fill(text)
    page.get_by_role("button", name="Add").click()
    expect(page.locator("#report-detail")).to_be_visible()
    report = Report.objects.latest("pk")
    assert page.url == site + report.get_absolute_url()
    assert pipeline.drain([report.pk], timeout=60)
    return report


def test_a_pasted_text_becomes_claims_while_one_watches(page, site):
    report = paste_and_wait(page, site, EN)
    expect(page.locator(".claim-card").first).to_be_visible()
    report.refresh_from_db()
    assert report.stage == Stage.READY
    assert page.locator(".claim-card").count() == report.claims.current().count()


def test_an_arabic_text_runs_from_right_to_left(page, site):
    paste_and_wait(page, site, AR)
    expect(page.locator(".claim-card").first).to_be_visible()
    expect(page.locator(".report-text")).to_have_attribute("dir", "rtl")
    expect(page.locator(".claim-text").first).to_have_css("direction", "rtl")


def test_without_javascript_a_report_is_pasted_watched_and_read(plain_page, live_server):
    report = paste_and_wait(plain_page, live_server.url, EN)
    plain_page.reload()
    expect(plain_page.locator(".claim-card").first).to_be_visible()
    claim = report.claims.current().order_by("start").first()
    plain_page.locator(f'.claim[data-claims~="{claim.pk}"]').first.click()
    assert f"#claim-{claim.pk}" in plain_page.url


def test_ctrl_enter_sends_and_a_double_click_adds_once(page, site):
    page.goto(site)
    field = page.get_by_label("A link, or the text of a report")
    field.fill(EN)
    field.press("Control+Enter")
    expect(page.locator("#report-detail")).to_be_visible()
    assert Report.objects.count() == 1


def test_a_mistake_keeps_what_was_typed(page, site, faults):
    page.goto(site)
    page.get_by_label("A link, or the text of a report").fill("ftp://valmora.example/bridge")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("alert").first).to_contain_text("is not a web link")
    expect(page.get_by_label("A link, or the text of a report")).to_have_value("ftp://valmora.example/bridge")
    faults.expect("422")
