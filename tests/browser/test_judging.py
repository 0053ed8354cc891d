"""One click decides, is told, and can be taken back: by mouse, by keyboard, without JavaScript."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from playwright.sync_api import Page, expect

from claims.models import Judgement, Match

from .samples import sample_story

pytestmark = pytest.mark.both


def column(page: Page, source: str):
    return page.get_by_role("article", name=source)


def test_confirming_changes_the_column_and_not_the_page(page, site):
    base = sample_story()
    page.goto(site + base.get_absolute_url())
    page.evaluate("window.same = true")
    column(page, "Beacon Wire").get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("status")).to_contain_text("Confirmed.")
    expect(column(page, "Beacon Wire")).to_contain_text("karima")
    assert page.evaluate("window.same")
    assert Judgement.objects.get().verdict == "confirmed"


def test_a_rejected_match_goes_to_the_list_and_comes_back(page, site):
    base = sample_story()
    page.goto(site + base.get_absolute_url())
    column(page, "Le Rivage").get_by_role("button", name="Reject").click()
    expect(page.locator("#rejected summary")).to_contain_text("Rejected by reviewers 1")
    expect(column(page, "Le Rivage")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#rejected")).to_have_count(0)
    expect(column(page, "Le Rivage")).to_have_count(1)
    page.reload()
    expect(column(page, "Le Rivage")).to_have_count(1)


def test_a_keyboard_is_enough(page, site):
    base = sample_story()
    page.goto(site + base.get_absolute_url())
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    match = Match.objects.get(right__report__source__name="Beacon Wire", relation="contradicts")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == f"judge-{match.pk}-confirmed":
            break
    page.keyboard.press("Enter")
    expect(page.locator("#claim-compare")).to_be_focused()
    assert Judgement.objects.get().match == match


def test_without_javascript_the_same_buttons_work(plain_page, live_server):
    base = sample_story()
    plain_page.goto(live_server.url + base.get_absolute_url())
    column(plain_page, "Beacon Wire").get_by_role("button", name="Reject").click()
    expect(plain_page.locator(".message")).to_contain_text("Rejected.")
    plain_page.locator("#rejected summary").click()
    plain_page.locator("#rejected").get_by_role("button", name="Take back").click()
    expect(column(plain_page, "Beacon Wire")).to_have_count(1)


def test_a_correction_of_the_relation_is_one_form_away(page, site):
    base = sample_story()
    page.goto(site + base.get_absolute_url())
    beacon = column(page, "Beacon Wire")
    beacon.locator("summary").click()
    beacon.get_by_label("Correct the relation").select_option("number_differs")
    beacon.get_by_role("button", name="Set").click()
    expect(column(page, "Beacon Wire").locator(".badge")).to_have_text("Number differs")
    expect(column(page, "Beacon Wire")).to_contain_text("A reviewer has set this relation")


def test_a_refusal_is_told_on_the_page(page, site, person, faults):
    base = sample_story()
    page.goto(site + base.get_absolute_url())
    for group in person.groups.all():
        group.permissions.remove(Permission.objects.get(codename="judge_match"))
    column(page, "Beacon Wire").get_by_role("button", name="Confirm").click()
    expect(page.locator("#alerts")).to_contain_text("You may not do this")
    assert not Judgement.objects.exists()
    faults.expect("403")


def test_a_session_that_ended_leads_to_the_login(page, site, context, faults):
    base = sample_story()
    page.goto(site + base.get_absolute_url())
    context.clear_cookies(name="sessionid")
    column(page, "Beacon Wire").get_by_role("button", name="Confirm").click()
    expect(page).to_have_url(f"{site}/login/?next={base.get_absolute_url()}")
    faults.expect("403")
