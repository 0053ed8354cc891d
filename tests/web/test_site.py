"""Health, errors, languages, forms of things."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import DatabaseError, connection
from django.template import loader
from django.urls import reverse

from claims.selectors.wording import checkworthiness, confidence, language_name

TEMPLATES = sorted((Path(django_settings.BASE_DIR) / "templates").rglob("*.html"))


@pytest.mark.django_db
def test_health_is_told_without_login(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_health_tells_when_the_database_is_away(client, monkeypatch):
    def away():
        raise DatabaseError("away")

    monkeypatch.setattr(connection, "cursor", away)
    assert client.get("/healthz").status_code == 503


@pytest.mark.django_db
def test_a_page_that_is_not_there_has_a_plain_sentence(viewer):
    for url in ("/nowhere", "/reports/999/", "/claims/999/compare/", "/stories/999/"):
        response = viewer.get(url)
        assert response.status_code == 404
        assert "There is no such page" in response.content.decode()


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "413", "500"])
def test_error_pages_need_nothing_to_be_shown(name):
    assert "<h1>" in loader.render_to_string(f"{name}.html")


@pytest.mark.django_db
def test_the_interface_speaks_the_readers_language_and_mirrors(viewer):
    assert '<html lang="en" dir="ltr">' in viewer.get("/").content.decode()
    viewer.post(reverse("set_language"), {"language": "ar", "next": "/"})
    page = viewer.get("/").content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "تقارير" in page
    viewer.post(reverse("set_language"), {"language": "fr", "next": "/"})
    assert "Articles" in viewer.get("/").content.decode()


@pytest.mark.django_db
def test_the_language_chosen_is_kept_and_leads_back_to_the_page(viewer):
    response = viewer.post(reverse("set_language"), {"language": "fr", "next": "/check/?q=pont"})
    assert response.url == "/check/?q=pont"
    cookie = response.cookies["django_language"]
    assert (cookie.value, cookie["samesite"], bool(cookie["httponly"])) == ("fr", "Lax", True)
    assert cookie["max-age"] > 30_000_000
    assert viewer.post(reverse("set_language"), {"language": "ar", "next": "//evil.example"}).url == "/"


@pytest.mark.django_db
def test_the_browsers_language_is_taken_first(client):
    page = client.get(reverse("login"), headers={"Accept-Language": "fr"}).content.decode()
    assert '<html lang="fr"' in page


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_inline_script_or_style(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|hx-on", text)
    assert "mark_safe" not in text


def test_scores_are_told_in_words():
    assert [confidence(value) for value in (0.9, 0.75, 0.6, 0.2)] == [
        "very sure",
        "fairly sure",
        "rather likely",
        "unsure",
    ]
    assert [checkworthiness(value)[:6] for value in (0.9, 0.5, 0.1)] == ["clearl", "partly", "opinio"]
    assert [language_name(code) for code in ("ar", "", "und", "x!")] == [
        "Arabic",
        "unknown language",
        "unknown language",
        "x!",
    ]
