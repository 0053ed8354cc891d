"""Every key of a claim is found where it stands, so that a page can mark the words behind a match."""

from __future__ import annotations

import pytest

from claims.matching.spans import key_spans, keys_near, place_words
from tests.matching.factories import claim, quantity


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The mayor's plan rebuilt 40 old bridges near Marrakesh", "en"),
        ("L'hôpital d'Oran a soigné quarante blessés près du vieux pont", "fr"),
        ("وأعلن رئيس البلدية ترميم الجسور القديمة قرب مراكش", "ar"),
        ("Der Bürgermeister von Varn weiht die Brücke ein", "de"),
    ],
)
def test_stems_concepts_places_and_names_are_located(text: str, lang: str) -> None:
    view = claim(text, lang)
    spans = key_spans(view)
    missing = [key for key in view.keys.neutral if key not in spans and not key.startswith("n:")]
    assert missing == []
    assert all(0 <= start < end <= len(text) for start, end in spans.values())


def test_words_of_the_context_stand_nowhere_in_the_claim() -> None:
    view = claim("It killed 12 people", context="the flood in Varn")
    assert "g:flood" not in key_spans(view)


def test_only_words_next_to_a_figure_are_near_it() -> None:
    figure = quantity(113, "vessel", raw="113")
    text = "The canal was opened again after a week of work, so that 113 ships could pass"
    near = keys_near(claim(text, quantities=[figure]), figure)
    assert "g:canal" not in near
    assert any(key.startswith(("g:pass", "w:en:pass")) for key in near)


def test_words_of_places_are_those_that_name_one() -> None:
    assert place_words("Trams return to Cape Town", "en") == {"w:en:cape", "w:en:town"}
    assert place_words("Trams return to the town", "en") == frozenset()
    assert place_words("عودة الترام إلى الدار البيضاء", "ar")
