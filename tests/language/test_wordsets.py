"""Words of a language stand in data files: every row of the sets is asked for, and no module holds a set of its own."""

import pytest

from claims.language.lexicon import LANGUAGES, affixes, phraseset, rows, wordlist, wordset
from claims.language.tables import bare_spellings
from claims.language.wordforms import bare_forms
from tests.wordsets import WordSetRules, WordSets

SETS = WordSets("claims.language", "wordsets", "affixes")

EXCEPTIONS = {
    "tables.spellings": "affixes: prepositions behind a conjunction",
    "__init__.__all__": "names of Python",
    "quantities.__all__": "names of Python",
    "cldr._NO_PLACE": "codes of Unicode",
    "cldr._ARABIC_CALENDARS": "codes of Unicode",
    "cldr._WEEKDAYS": "codes of Unicode",
    "detect._arabic_script": "codes of languages",
    "generic._RIGHT_TO_LEFT": "codes of languages",
    "stems._ALGORITHMS": "codes of languages, with Snowball's names of them",
    "spans._is_word": "Unicode's classes of letters",
    "normalise._LETTERS": "letters",
    "skeleton._CLASSES": "letters: classes of sounds",
}
"""What is no word of a language: where it stands, and what it is."""


def _named_in_data() -> set[str]:
    """Words of the program: kinds of words for the grammars of figures, dates and hours, and what figures count."""
    kinds = ("dates", "decades", "numbers", "lasting", "clocks", "votes", "hours", "counted", "triggers")
    return {row[0] for code in LANGUAGES for file in kinds for row in rows(code, file)}


class TestWordSets(WordSetRules):
    sets = SETS
    exceptions = EXCEPTIONS

    def known(self):
        return _named_in_data() | set(LANGUAGES)


def test_sets_are_read_by_language_and_folded():
    assert wordset("and") == {"and", "et", "و"}
    assert wordset("one", "en", "fr") == {"a", "an", "one", "un", "une"}
    assert "عشره" in wordset("ten")  # as the grammar sees «عشرة»
    assert ("من", "اصل") in phraseset("of_a_whole")
    assert wordlist("reflexive_auxiliaries")[:2] == ("s'est", "se sont")  # in order


def test_affixes_are_read_in_order_and_folded():
    assert affixes("endings_of_nouns", "fr")[:3] == ("s", "e", "es")
    assert affixes("endings_of_nouns", "ar")[-3:] == ("يه", "ه", "ي")


@pytest.mark.parametrize("article", affixes("articles"))
def test_the_article_is_taken_off_with_all_that_is_written_before_it(article):
    word = f"{article}مدينه"
    assert "مدينه" in bare_spellings(word, "ar")
    assert {"مدينه", "المدينه"} <= set(bare_forms(word))
