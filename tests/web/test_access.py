"""Who may see and do what; fragments ask as strictly as pages."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Judgement, Report
from tests.factories import PASSWORD, MatchFactory, ReportFactory, StoryFactory, UserFactory

from .conftest import HTMX

pytestmark = pytest.mark.django_db


@pytest.fixture
def match():
    return MatchFactory()


@pytest.fixture
def pages(match) -> list[str]:
    story = StoryFactory()
    Report.objects.update(story=story)
    return [
        reverse("claims:home"),
        reverse("claims:report-list"),
        match.left_report.get_absolute_url(),
        match.left.get_absolute_url(),
        reverse("claims:check"),
        reverse("claims:styleguide"),
        reverse("claims:story-list"),
        story.get_absolute_url(),
        reverse("claims:story-matrix", args=[story.pk]),
        reverse("claims:story-changes"),
    ]


def test_nobody_reads_without_logging_in(client, pages):
    for page in pages:
        response = client.get(page)
        assert response.status_code == 302
        assert response.url.startswith(reverse("login"))


def test_fragments_refuse_nobody_and_reload_their_page(client, pages):
    for page in pages:
        response = client.get(page, headers=HTMX)
        assert response.status_code == 403
        assert response.headers["HX-Refresh"] == "true"
        assert not response.content


def test_a_viewer_reads_everything(viewer, pages):
    assert [viewer.get(page).status_code for page in pages] == [200] * len(pages)


def test_an_open_site_is_read_by_anybody_but_changed_by_nobody(anybody, pages, match):
    assert [anybody.get(page).status_code for page in pages] == [200] * len(pages)
    data = {"claim": match.left_id, "verdict": "confirmed"}
    assert anybody.post(reverse("claims:match-judge", args=[match.pk]), data).status_code == 302
    assert anybody.post(reverse("claims:report-add"), {"text": "A text."}).status_code == 302
    assert not Judgement.objects.exists()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_viewer_neither_adds_nor_judges(viewer, match, headers):
    data = {"claim": match.left_id, "verdict": "rejected"}
    posts = [
        (reverse("claims:match-judge", args=[match.pk]), data),
        (reverse("claims:report-add"), {"text": "The bridge fell on Monday."}),
        (reverse("claims:report-retry", args=[match.left_report_id]), {}),
        (reverse("claims:report-remove", args=[match.left_report_id]), {}),
        (reverse("claims:report-details", args=[match.left_report_id]), {"source": "Somebody else"}),
    ]
    assert [viewer.post(url, sent, headers=headers).status_code for url, sent in posts] == [403] * len(posts)
    assert not Judgement.objects.exists()
    assert Report.objects.count() == 2


def test_a_viewer_sees_no_buttons_that_would_refuse(viewer, match):
    page = viewer.get(match.left.get_absolute_url()).content.decode()
    assert "verdict" not in page
    assert "report-add" not in viewer.get("/").content.decode()
    assert 'name="text"' not in viewer.get("/").content.decode()


def test_changes_are_only_made_by_post(checker, match):
    for name in ("match-judge", "report-retry", "report-remove", "report-details"):
        assert checker.get(reverse(f"claims:{name}", args=[1])).status_code == 405


def test_forged_posts_are_refused_with_a_plain_page(match):
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(group="fact-checker"))
    response = client.post(reverse("claims:match-judge", args=[match.pk]), {"claim": match.left_id})
    assert response.status_code == 403
    assert "open too long" in response.content.decode()


def test_logging_in_leads_back_to_the_page(client):
    UserFactory(username="karima", group="viewer")
    report = ReportFactory()
    asked = client.get(report.get_absolute_url())
    response = client.post(asked.url, {"username": "karima", "password": PASSWORD})
    assert response.url == report.get_absolute_url()


def test_a_wrong_password_is_told_and_the_form_stays(client):
    response = client.post(reverse("login"), {"username": "karima", "password": "nope"})
    assert response.status_code == 200
    assert "correct username and password" in response.content.decode()


def test_logging_out_and_changing_the_password_work(checker):
    assert checker.get(reverse("password_change")).status_code == 200
    assert checker.post(reverse("logout")).status_code == 302
    assert checker.get("/").status_code == 302
