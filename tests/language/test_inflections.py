import pytest

from claims.language.glossary import find_concepts
from claims.language.inflections import inflections


@pytest.mark.parametrize(
    ("lang", "word", "written"),
    [
        ("en", "ban", "banned"),
        ("en", "reply", "replied"),
        ("en", "overthrow", "overthrown"),
        ("en", "steal", "stolen"),
        ("fr", "arrêter", "arrêtèrent"),
        ("fr", "détruire", "détruites"),
        ("fr", "fuir", "fuyaient"),
        ("fr", "subir", "subissent"),
        ("fr", "tenir", "tiennent"),
        ("fr", "promettre", "promis"),
        ("fr", "décevoir", "déçus"),
    ],
)
def test_a_word_is_known_in_the_forms_that_reports_write(lang, word, written):
    assert written in inflections(word, lang)


def test_the_longest_ending_of_an_infinitive_counts():
    assert "surpris" in inflections("surprendre", "fr")
    assert "surprendu" not in inflections("surprendre", "fr")


def test_a_long_word_does_not_double_its_last_letter():
    assert "openned" not in inflections("open", "en")


@pytest.mark.parametrize(("lang", "word"), [("ar", "سرق"), ("de", "gehen"), ("und", "x"), ("fr", "")])
def test_other_languages_and_empty_words_have_none_or_endings_alone(lang, word):
    assert lang == "fr" or inflections(word, lang) == ()


@pytest.mark.parametrize(
    ("lang", "text", "concept"),
    [
        ("fr", "le village a été détruit", "destroy"),
        ("fr", "ils ont fui", "escape"),
        ("fr", "la foule s’est dispersée", "disperse"),
        ("en", "the army overthrew him", "dismiss"),
    ],
)
def test_the_glossary_finds_such_forms_without_listing_them(lang, text, concept):
    assert concept in [hit.concept for hit in find_concepts(text, lang)]
