"""The list of places keeps its own rules: a name that is another word costs more than a place that is missing."""

import re
from collections import Counter
from importlib.resources import files

import pytest
from babel import Locale

from claims.language import get_language
from claims.language.cldr import find_terms
from claims.language.glossary import concepts
from claims.language.places import LANGUAGES, city_words, place_rows, places
from claims.language.wordforms import plain, words

CONCEPTS_TOO = frozenset(("wall_street", "silicon_valley", "zaporizhzhia_plant", "chernobyl"))
"""Concepts that are places as well: what happened there or is traded there is spoken of under the same name."""
FORMS = [(lang, form, place.key) for place in places().values() for lang in LANGUAGES for form in place.written(lang)]


def folded(form):
    return " ".join(plain(word.norm) for word in words(form))


@pytest.mark.parametrize(
    ("key", "en", "ar", "fr"),
    [
        ("z:taroudant", "in Taroudant", "في تارودانت", "à Taroudant"),
        ("z:el-fasher", "near Al-Fashir", "قرب الفاشر", "près d'El-Facher"),
        ("z:kahramanmaras", "Kahramanmaraş", "وكهرمان مرعش", "Kahramanmaras"),
        ("z:tyre-lebanon", "the city of Tyre", "مدينة صور", "la ville de Tyr"),
        ("z:gironde", "Gironde", "جيروند", "en Gironde"),
        ("z:cabo-delgado", "Cabo Delgado", "كابو ديلغادو", "Cabo Delgado"),
        ("z:noto-peninsula", "the Noto Peninsula", "شبه جزيرة نوتو", "la péninsule de Noto"),
        ("z:washington-state", "Washington state", "ولاية واشنطن", "l'État de Washington"),
        ("z:kherson", "Kherson", "بخيرسون", "Kherson"),
    ],
)
def test_a_place_has_one_key_in_every_language(key, en, ar, fr):
    found = [[term.key for term in find_terms(text, lang)] for text, lang in ((en, "en"), (ar, "ar"), (fr, "fr"))]
    assert found == [[key]] * 3


def test_names_in_al_and_el_are_one():
    assert {term.key for name in ("Al-Obeid", "El Obeid", "el-Obeid") for term in find_terms(name, "en")} == {
        "z:el-obeid"
    }


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "عرض صور القتلى في الزاوية الجديدة"),
        ("ar", "وصل منى بدر سلام إلى الداخلة"),
        ("ar", "ثار بركان قرب العيون"),
        ("ar", "الغاز المسيلة للدموع ولفيف من العلماء تدمر المأوى على الصعيد الأقصر"),
        ("en", "Hamas is reading a nice bath of mobile tours"),
        ("en", "Tyre makers lost a split second"),
        ("fr", "Les tours de la ville ont des lens et du sens"),
    ],
)
def test_everyday_words_and_names_are_no_places(lang, text):
    assert [term for term in find_terms(text, lang) if term.key.startswith("z:")] == []


def test_a_city_is_known_by_its_name_alone():
    assert "الفاشر" in city_words("ar")
    assert city_words("de") == frozenset()


def test_no_place_stands_in_two_lines():
    ids = Counter(row[0] for row in place_rows())
    assert [id_ for id_, count in ids.items() if count > 1] == []


def test_ids_are_readable_countries_known_and_columns_filled():
    known = Locale("en").territories
    for place in places().values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", place.id), place.id
        assert all(land in known and len(land) == 2 for land in place.lands), place.id
        assert all(form.strip() == form and form for lang in LANGUAGES for form in place.forms[lang]), place.id


def test_every_file_begins_with_the_same_head_line():
    folder = files("claims.language").joinpath("data/places")
    heads = {file.name: file.read_text(encoding="utf-8").splitlines()[0] for file in folder.iterdir()}
    assert set(heads.values()) == {"id\tlands\ten\tar\tfr"}, heads


def test_scripts_keep_to_their_column():
    arabic = re.compile("[\u0621-\u064a]")
    assert [form for lang, form, _ in FORMS if bool(arabic.search(form)) != (lang == "ar")] == []


def test_no_form_is_a_single_letter_or_a_long_phrase():
    assert [form for _, form, _ in FORMS if len(form) == 1 or len(words(form)) > 6] == []


def test_no_row_lists_what_folding_does_already():
    twice = Counter((lang, folded(form), key) for lang, form, key in FORMS)
    assert [form for form, count in twice.items() if count > 1] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_form_is_found_as_its_own_place_and_no_other(lang):
    """Neither another place, country, month or currency has the form, nor does a longer name hide it."""
    wrong = [
        (form, key, found)
        for form_lang, form, key in FORMS
        if form_lang == lang and (found := [term.key for term in find_terms(form, lang)]) != [key]
    ]
    assert wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_of_the_glossary_and_no_function_word_is_a_place(lang):
    language = get_language(lang)
    alone = [form for form_lang, form, _ in FORMS if form_lang == lang and len(words(form)) == 1]
    assert [form for form in alone if language.is_stop(form)] == []
    rows = [row for row in concepts().values() if row.id not in CONCEPTS_TOO]
    listed = {" ".join(word.norm for word in words(form)): form for row in rows for form in row.forms[lang]}
    own = [form for form_lang, form, _ in FORMS if form_lang == lang]
    assert [form for form in own if " ".join(word.norm for word in words(form)) in listed] == []
    taken = [
        (form, term.key)
        for norm, form in listed.items()
        for written in ({form, f"و{form}"} if lang == "ar" else {form, form.capitalize()})
        for term in (find_terms(written, lang) if " " not in norm else ())
        if term.key in places()
    ]
    assert taken == []


def test_there_are_enough_places():
    assert len(places()) >= 2000
