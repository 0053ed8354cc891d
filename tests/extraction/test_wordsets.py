"""Words of a language stand in data files: every row of the sets is asked for, and no module holds a set of its own."""

import pytest

from claims.extraction.lexicon import LANGUAGES, phraseset, rows, verbset, wordset, wordsets
from claims.language.lexicon import forms
from tests.wordsets import WordSetRules, WordSets

SETS = WordSets("claims.extraction", "wordsets", "verbsets")
AFFIXES = {
    "arabic_names._ARTICLES": "the article, with what is written before it",
    "arabic_names._OWN": "endings: pronouns",
    "cues._arabic_cue_forms": "endings: pronouns, gender and number",
    "cues.passives": "endings of a French participle",
    "grammar._ARABIC_PREFIXES": "what is written onto a role noun, longest first",
    "interposed._OPEN": "endings of French infinitives",
    "line._FRENCH_TENSES": "endings of French tenses",
    "offices._PARTICIPLES": "endings of French participles",
    "stated_subjects._PARTICIPLES": "endings of French participles",
    "verb_forms._arabic_verb_forms": "endings: pronouns",
    "verb_forms._french_verb_forms": "endings of French tenses",
}
"""Parts of words, which belong to the grammar's rules: where they stand, and what they are."""
IDS = {
    *LANGUAGES,
    *("m", "f", "s", "p", "-"),  # gender and number
    *("have", "be", "just", "inverted"),  # uses of auxiliaries.tsv
    *("second", "minute", "hour", "day", "week", "month", "year", "kilometre", "metre", "mile"),  # units
    *("person", "child", "woman", "family", "case", "infection"),  # concepts
    *("age", "fraction", "magnitude", "score", "vote"),  # what figures tell that count nothing
    *("agent", "absolute", "told", "apposition", "figure", "gapped", "adjunct", "verb"),  # kinds of clauses
    *("line", "head", "tail", "with", "credit"),  # kinds of furniture
    *("base", "date", "speaker", "named", "place", "event", "negation", "first person", "short", "no verb"),  # features
}
"""Words of the program, besides the classes, kinds and frames that the data files name."""


def _named_in_data() -> set[str]:
    """Classes of words, kinds of roles, connectors, sources and descriptions, frames of cues."""
    columns = {
        "words": (1,),
        "connectors": (1,),
        "roles": (1,),
        "sources": (1, 2),
        "descriptions": (1,),
        "cues": (-1, -2),
    }
    return {
        row[column].removesuffix("+")
        for code in LANGUAGES
        for file, indices in columns.items()
        for row in rows(code, file)
        for column in indices
        if column < len(row)
    }


class TestWordSets(WordSetRules):
    sets = SETS
    exceptions = AFFIXES

    def known(self):
        return IDS | _named_in_data()


def test_verbs_are_base_forms_of_cues():
    bases = {(code, row[0]) for code in LANGUAGES for file in ("cues", "stances") for row in rows(code, file)}
    listed = {(code, verb) for file, code, _, entries in SETS.rows if file == "verbsets" for verb in forms(entries)}
    assert listed - bases == set()


def test_sets_are_read_by_language_and_folded():
    assert wordset("and") == {"and", "et", "و"}
    assert wordset("and", "en", "fr") == {"and", "et"}
    assert wordsets("possessives").keys() == {"en", "fr"}
    assert "نايب" in wordset("aides")  # as the grammar sees «نائب»
    assert ("c'", "est") in phraseset("expletives")
    assert "أظهر" in verbset("finding")  # lemmas are not folded


@pytest.mark.parametrize(("name", "codes"), [("no such row", ()), ("possessives", ("ar",))])
def test_a_name_that_no_file_has_is_an_error(name, codes):
    with pytest.raises(KeyError):
        wordset(name, *codes)
