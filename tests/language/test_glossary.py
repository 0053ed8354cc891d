import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.language.glossary import antonym_of, concepts, find_concepts


def found(text, lang):
    return [(text[hit.start : hit.end], hit.concept) for hit in find_concepts(text, lang)]


def ids(text, lang):
    return [hit.concept for hit in find_concepts(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The ceasefire", ["ceasefire"]),
        ("ar", "وقف إطلاق النار", ["ceasefire"]),
        ("fr", "le cessez-le-feu", ["ceasefire"]),
        ("en", "Prime Minister", ["prime_minister"]),
        ("ar", "رئيس الوزراء", ["prime_minister"]),
        ("fr", "la Première ministre", ["prime_minister"]),
    ],
)
def test_a_phrase_is_one_concept_in_every_language(lang, text, expected):
    assert ids(text, lang) == expected


def test_the_longest_phrase_wins_over_its_words():
    assert ids("وقف إطلاق النار", "ar") != ids("وقف", "ar")
    assert ids("foreign minister", "en") == ["foreign_ministry"]
    assert ids("minister", "en") == ["minister"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ar", "قرر حل البرلمان", [("قرر", "decision"), ("حل", "dissolve"), ("البرلمان", "parliament")]),
        ("ar", "حل المشكلة", [("حل", "solution"), ("المشكلة", "problem")]),
        ("ar", "والانتخابات المبكرة", [("والانتخابات", "election"), ("المبكرة", "early_election")]),
        ("en", "a snap election", [("snap", "early_election"), ("election", "election")]),
        ("en", "barred from leaving his home", [("barred from leaving his", "arrest"), ("home", "house")]),
        ("fr", "le scrutin repoussé", [("scrutin", "vote"), ("repoussé", "delay")]),
        ("fr", "l'assaut repoussé", [("assaut", "attack"), ("repoussé", "repel")]),
    ],
)
def test_a_neighbour_in_brackets_tells_the_sense_of_a_word_and_keeps_its_own_concept(lang, text, expected):
    assert found(text, lang) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("عمله", ["work"]),
        ("وعملة", ["currency"]),
        ("العمله", ["currency"]),
        ("شقيقه", ["brother"]),
        ("شقيقة", ["sister"]),
        ("ابنه", ["son"]),
        ("حكومه", ["government"]),
    ],
)
def test_a_masculine_noun_with_his_is_not_the_feminine_that_folds_alike(written, expected):
    assert ids(written, "ar") == expected


@pytest.mark.parametrize("written", ["وبوقف إطلاق النار", "لوقف إطلاق النار", "ووقفِ إطلاقِ النارِ", "وقف اطلاق النار"])
def test_an_arabic_phrase_is_found_behind_clitics_and_vowel_signs(written):
    assert ids(written, "ar") == ["ceasefire"]


@pytest.mark.parametrize("written", ["الحكومة", "وللحكومة", "بالحكومة", "حكومتها", "حكومات", "والحكومات", "حُكُومَة"])
def test_arabic_clitics_suffixes_and_vowel_signs_do_not_hide_a_concept(written):
    assert ids(written, "ar") == ["government"]


@pytest.mark.parametrize("written", ["رفض", "رفضت", "رفضوا", "يرفض", "ترفض", "سيرفضون", "وترفض"])
def test_arabic_verbs_are_found_in_either_gender_number_and_tense(written):
    assert ids(written, "ar") == ["reject"]


@pytest.mark.parametrize(
    ("lang", "written", "concept"),
    [
        ("en", "rejected", "reject"),
        ("en", "Soldiers", "soldier"),
        ("en", "prisons", "prison"),
        ("en", "prisoners", "prisoner"),
        ("fr", "rejetée", "reject"),
        ("fr", "soldats", "soldier"),
        ("fr", "Écoles", "school"),
        ("fr", "ECOLES", "school"),
    ],
)
def test_english_and_french_inflections_are_found(lang, written, concept):
    assert ids(written, lang) == [concept]


@pytest.mark.parametrize(
    ("concept", "en", "ar", "fr"),
    [
        ("death", "dead", "قتيلا", "morts"),
        ("injured", "wounded", "جريحا", "blessés"),
        ("day", "days", "أيام", "jours"),
        ("percent", "percent", "في المئة", "pour cent"),
        ("kilometre", "km", "كيلومترا", "kilomètres"),
        ("hostage", "hostages", "رهائن", "otages"),
        ("missing", "missing", "مفقودين", "disparus"),
        ("displaced", "displaced", "نازح", "déplacés"),
    ],
)
def test_what_figures_count_has_one_name_in_every_language(concept, en, ar, fr):
    assert ids(en, "en") == ids(ar, "ar") == ids(fr, "fr") == [concept]


def test_hits_point_at_the_words_they_found():
    text = "Rescuers say 12 people died; the bridge collapsed."
    assert ("died", "death") in found(text, "en")
    assert ("bridge", "bridge") in found(text, "en")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("increase", "decrease"), ("victory", "lose"), ("accept", "reject"), ("begin", "end"), ("open", "close"),
        ("arrest", "release"), ("arrive", "leave"), ("confirm", "deny"), ("war", "peace"), ("allow", "ban"),
        ("succeed", "fail"), ("escalation", "calm"), ("continue", "stop"), ("impose", "lift_sanctions"),
        ("support", "oppose"),
    ],
)  # fmt: skip
def test_opposites_are_known_from_either_side(one, other):
    assert antonym_of(one) == other
    assert antonym_of(other) == one


def test_no_opposite_is_none():
    assert antonym_of("bridge") is None
    assert antonym_of("no_such_concept") is None


@pytest.mark.parametrize("lang", ["de", "und", ""])
def test_a_language_without_a_column_has_no_concepts(lang):
    assert find_concepts("government", lang) == []


@settings(deadline=None)  # the first example loads the data
@given(st.text(), st.sampled_from(["ar", "en", "fr"]))
def test_hits_lie_in_the_text_in_order_and_apart(text, lang):
    end = 0
    for hit in find_concepts(text, lang):
        assert end <= hit.start < hit.end <= len(text)
        assert hit.concept in concepts()
        end = hit.end


@pytest.mark.parametrize("particle", ["ما", "إن", "بأنها", "فيه", "وفيها", "لأن"])
def test_arabic_particles_are_no_concepts_although_folding_makes_nouns_of_them(particle):
    assert ids(particle, "ar") == []


def test_the_final_hamza_tells_a_noun_from_a_particle():
    assert ids("ماء", "ar") == ids("الماء", "ar") == ["water"]
    assert ids("لإنهاء", "ar") == ["end"]


def test_accents_tell_french_words_apart_and_function_words_are_no_concepts():
    assert ids("le côté", "fr") != ids("la côte", "fr")
    assert ids("un élève", "fr") != ids("un prix élevé", "fr")
    assert ids("mais ne du", "fr") == []
    assert ids("ÉLÈVES", "fr") == ids("ELEVES", "fr") == ["student"]


@pytest.mark.parametrize(
    ("lang", "text"), [("ar", "السورية والسودان"), ("en", "South Sudan"), ("fr", "la Corée du Sud")]
)
def test_a_place_is_not_the_words_it_is_made_of(lang, text):
    assert ids(text, lang) == []
