"""A post that is checked: what it is understood under, and when it was published."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.services.checking import query_view


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("No ferry today — Ann Reed (@annreed) May 3, 2024", "en"),
        ("Pas de bac aujourd'hui – Luc Morel (@lmorel) 3 mai 2024", "fr"),
        ("لا عبارات اليوم — Ann Reed (@annreed) May 3, 2024", "ar"),
    ],
)
def test_a_signed_post_is_of_its_day_and_its_month_is_looked_for(text: str, lang: str) -> None:
    view = query_view(text, lang)
    assert view.published == dt.date(2024, 5, 3)
    assert {"d:2024-05", "y:2024"} <= set(view.keys.neutral)
    assert all("2024" not in date.raw for date in view.dates)


def test_a_text_without_a_signature_is_of_no_day() -> None:
    view = query_view("No ferry since May 3, 2024", "en")
    assert view.published is None
    assert "d:2024-05" not in view.keys.neutral
