"""Which words differ: whole words, in every script, by what they are and not by how they are typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.selectors.diff import Mark, diff_words, mark_words


def marked(pieces, mark: Mark) -> list[str]:
    return [piece.text for piece in pieces if piece.mark is mark]


def test_a_replaced_number_is_marked_as_a_whole():
    pieces = diff_words("The quake killed 1,037 people", "The quake killed 2,122 people", "en")
    assert marked(pieces, Mark.CHANGED) == ["2,122"]


def test_digit_grouping_and_capitals_are_no_difference():
    assert marked(diff_words("the War left 2000 dead", "The war left 2,000 dead", "en"), Mark.CHANGED) == []


def test_neighbouring_words_are_one_mark():
    pieces = diff_words("No concessions were made", "No concessions at any time were made", "en")
    assert marked(pieces, Mark.CHANGED) == ["at any time"]


def test_words_in_exchanged_places_are_told_apart_from_new_ones():
    pieces = diff_words("Valmora attacked Ostren", "Ostren attacked Valmora", "en")
    assert marked(pieces, Mark.CHANGED) == []
    assert marked(pieces, Mark.MOVED)


def test_arabic_words_are_never_cut():
    pieces = diff_words("لم تقدم واشنطن تنازلات", "قدمت واشنطن تنازلات", "ar")
    assert marked(pieces, Mark.CHANGED) == ["قدمت"]


def test_vowel_signs_are_no_difference():
    assert marked(diff_words("قُتِلَ رجل", "قتل رجل", "ar"), Mark.CHANGED) == []


def test_french_elisions_are_words_of_their_own():
    pieces = diff_words("le chef de l'État", "le chef de l'armée", "fr")
    assert marked(pieces, Mark.CHANGED) == ["armée"]


def test_shared_words_are_marked_where_they_stand_whole():
    pieces = mark_words("Gaza and the Gazans", ["Gaza"])
    assert marked(pieces, Mark.SHARED) == ["Gaza"]
    assert mark_words("nothing", []) == mark_words("nothing", ["", " "])


texts = st.text(alphabet="ab c,.'1ق و\u064e", max_size=40)


@given(texts, texts, st.sampled_from(["en", "fr", "ar", "xx"]))
def test_the_pieces_are_the_wording(base, other, lang):
    pieces = diff_words(base, other, lang)
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.MISSING) == other
    assert "".join(piece.text for piece in mark_words(other, base.split())) == other


def test_the_one_word_that_is_missing_is_shown_where_it_would_stand():
    pieces = diff_words("The envoy made no concessions", "The envoy made concessions", "en")
    assert [(piece.text, piece.mark) for piece in pieces] == [
        ("The envoy made ", Mark.NONE),
        ("no", Mark.MISSING),
        ("concessions", Mark.NONE),
    ]
    arabic = diff_words("الانفجار لم يكن هجوما مدبرا", "الانفجار يكن هجوما مدبرا", "ar")
    assert marked(arabic, Mark.MISSING) == ["لم"]


def test_a_word_missing_at_the_end_is_shown_there():
    pieces = diff_words("the port of the city was closed again", "the port of the city was closed", "en")
    assert pieces[-1].text == "again"
    assert pieces[-1].mark is Mark.MISSING


def test_long_passages_that_are_missing_and_unlike_wordings_are_left_alone():
    long = diff_words("the port closed for good on the evening of that day", "the port closed", "en")
    unlike = diff_words("the port closed", "a ship sank near here", "en")
    assert marked(long, Mark.MISSING) == marked(unlike, Mark.MISSING) == []


@given(texts)
def test_a_wording_does_not_differ_from_itself(text):
    assert all(piece.mark is Mark.NONE for piece in diff_words(text, text, "en"))


def test_between_languages_what_decided_the_relation_is_marked_beside_what_is_shared():
    pieces = mark_words("خلفت الحرب ٢٥١ قتيلا", ["الحرب", "قتيلا"], ["٢٥١ قتيلا"])
    assert marked(pieces, Mark.SHARED) == ["الحرب"]
    assert marked(pieces, Mark.CHANGED) == ["٢٥١ قتيلا"]
