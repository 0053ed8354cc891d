"""Folding and cleaning."""

from hypothesis import given
from hypothesis import strategies as st

from claims.language import clean_text, fold
from claims.language.arabic import ar_light, ar_rootish, ar_variants

ANY = st.text(st.characters(codec=None), max_size=60)


@given(ANY)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@given(ANY)
def test_clean_text_can_be_stored_anywhere(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert "\x00" not in cleaned
    assert "\r" not in cleaned


def test_arabic_spellings_of_one_word_fold_to_one_form() -> None:
    assert fold("أُمـــّة") == fold("امه")
    assert fold("مسئول") == fold("مسيول")
    assert fold("٢٠١٤") == fold("۲۰۱۴") == "2014"


def test_latin_accents_stay_and_quotes_become_straight() -> None:
    assert fold("À L’ÉTAT") == "à l'état"


def test_cleaning_keeps_the_spelling_and_drops_what_nobody_sees() -> None:
    assert clean_text("\ufeffقـــال\u00a0نَعم \r\n\r\n\r\n\r\nثم\x00 مضى\u202e  ") == "قـــال نَعم\n\nثم مضى"


def test_inflected_arabic_words_meet_in_their_root() -> None:
    assert ar_rootish("يرتفع") == ar_rootish("ارتفاع") == ar_rootish("مرتفعة")
    assert ar_light("والمدينة") == ar_light("مدينة")
    assert "هدنه" in ar_variants("وبالهدنة")


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآ", min_size=1, max_size=12))
def test_arabic_stems_are_stable_and_the_word_is_its_own_variant(word: str) -> None:
    assert ar_rootish(word) == ar_rootish(word)
    assert fold(word) in ar_variants(word)
