"""The glossary file keeps its own rules, so that a row added in haste is caught here."""

import re
from collections import Counter
from importlib.resources import files

import pytest

from claims.language.glossary import LANGUAGES, concepts, find_concepts, glossary_index, glossary_rows
from claims.language.normalise import fold
from claims.language.wordforms import plain, stem, words

FORMS = [(lang, form, row.id) for row in concepts().values() for lang in LANGUAGES for form in row.forms[lang]]


def own_concepts(form, lang):
    """What is found where the form stands, its brackets and what is in them left out."""
    begin = form.find("] ") + 1 if form.startswith("[") else 0
    end = form.find("[") if form.endswith("]") else len(form)
    return [hit.concept for hit in find_concepts(form, lang) if begin <= hit.start < end]


def test_there_are_enough_concepts():
    assert len(concepts()) >= 3400


def test_no_concept_stands_in_two_lines():
    ids = Counter(row[0] for row in glossary_rows())
    assert [id_ for id_, count in ids.items() if count > 1] == []


def test_ids_are_readable_and_columns_filled():
    for row in concepts().values():
        assert re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", row.id), row.id
        assert row.pos in {"noun", "verb", "adj"}, row.id
        assert all(form.strip() == form and form for lang in LANGUAGES for form in row.forms[lang]), row.id


def test_antonyms_are_symmetric_and_exist():
    for row in concepts().values():
        if row.antonym is not None:
            assert concepts()[row.antonym].antonym == row.id, row.id
            assert row.antonym != row.id


def test_no_form_belongs_to_two_concepts_or_stands_twice():
    folded = Counter((lang, " ".join(word.norm for word in words(form))) for lang, form, _ in FORMS)
    assert [form for form, count in folded.items() if count > 1] == []


def test_no_form_is_a_single_letter():
    assert [form for _, form, _ in FORMS if len(form) == 1 and form.isalpha()] == []


def test_no_phrase_is_longer_than_a_few_words():
    assert [form for _, form, _ in FORMS if len(words(form)) > 6] == []


def test_scripts_keep_to_their_column():
    arabic = re.compile("[\u0621-\u064a]")
    assert [form for lang, form, _ in FORMS if form != "%" and bool(arabic.search(form)) != (lang == "ar")] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_form_is_found_as_its_own_concept(lang):
    wrong = [
        (form, id_, [hit.concept for hit in find_concepts(form, lang)])
        for form_lang, form, id_ in FORMS
        if form_lang == lang and own_concepts(form, lang) != [id_]
    ]
    assert wrong == []


def test_words_in_brackets_begin_or_end_a_form_that_is_not_the_first_of_its_row():
    misplaced = [
        form
        for row in concepts().values()
        for lang in LANGUAGES
        for place, form in enumerate(row.forms[lang])
        if ("[" in form or "]" in form) and not (place and re.fullmatch(r"[^][]+ \[[^][]+\]|\[[^][]+\] [^][]+", form))
    ]
    assert misplaced == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_stem_shared_by_two_concepts_finds_neither(lang):
    index = glossary_index(lang)
    assert index is not None
    assert index.clashes == []
    listed = {plain(word.norm) for form_lang, form, _ in FORMS if form_lang == lang for word in words(form)}
    for shared in set(index.ambiguous_stems) - listed:
        assert len(find_concepts(shared, lang)) <= 1


def test_every_file_begins_with_the_same_head_line():
    folder = files("claims.language").joinpath("data/glossary")
    heads = {file.name: file.read_text(encoding="utf-8").splitlines()[0] for file in folder.iterdir()}
    assert set(heads.values()) == {"id\tpos\tantonym\ten\tar\tfr"}, heads


@pytest.mark.parametrize(
    ("lang", "around"), [("en", "{}s"), ("fr", "{}s"), ("ar", "ال{}"), ("ar", "وال{}"), ("ar", "بال{}")]
)
def test_a_plural_or_an_article_never_makes_another_concept_of_a_form(lang, around):
    listed = {fold(form) for form_lang, form, _ in FORMS if form_lang == lang}
    changed = [
        (word, id_)
        for form_lang, form, id_ in FORMS
        if form_lang == lang and form.isalpha() and len(form) > 3 and fold(word := around.format(form)) not in listed
        if {hit.concept for hit in find_concepts(word, lang)} - {id_}
    ]
    assert changed == []


def test_no_two_concepts_share_a_phrase_whose_words_differ_in_their_endings_alone():
    owners: dict[tuple[str, ...], set[str]] = {}
    for lang, form, id_ in FORMS:
        stems = tuple(stem(word.norm, lang) for word in words(form))
        if len(stems) > 1:
            owners.setdefault((lang, *stems), set()).add(id_)
    assert [stems for stems, ids in owners.items() if len(ids) > 1] == []
