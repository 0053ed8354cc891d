import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.language import get_language
from claims.matching.keys import Aliases, claim_keys, make_keys, number_key
from claims.types import DateMention, ExtractedClaim, Hedge, Quantity


def neutral(text, lang, **slots):
    return set(make_keys(text, lang, **slots).neutral)


TWO_THOUSAND = Quantity("about 2,000", 0, 11, 2000.0, 1800.0, 2200.0, Hedge.ABOUT, "dead", "death")


def test_one_claim_in_three_languages_shares_its_neutral_keys():
    english = neutral("Netanyahu rejected the ceasefire with Egypt in Cairo", "en")
    arabic = neutral("رفض نتنياهو وقف إطلاق النار مع مصر في القاهرة", "ar")
    french = neutral("Nétanyahou a rejeté le cessez-le-feu avec l'Égypte au Caire", "fr")
    shared = {"s:ntnh", "g:reject", "g:ceasefire", "c:EG"}
    assert shared <= english
    assert shared <= arabic
    assert shared <= french
    assert "z:cairo" in english & arabic & french


def test_a_named_facility_is_one_of_its_kind():
    assert {"z:nasser-hospital", "g:hospital"} <= neutral("Nasser Hospital closed", "en")
    assert "g:house" not in neutral("The White House closed", "en")


def test_a_quantity_gives_its_number_and_what_it_counts():
    keys = neutral("It left about 2,000 dead", "en", quantities=[TWO_THOUSAND])
    assert {"n:2000", "g:death"} <= keys
    assert "n:1800" not in keys


def test_a_scaled_number_is_one_number_in_either_writing():
    raw = Quantity("3.5 million", 0, 11, 3_500_000.0, None, None)
    assert "n:3500000" in neutral("3.5 million", "en", quantities=[raw])
    assert "n:3.5" not in neutral("3.5 million", "en", quantities=[raw])
    assert "n:3500000" in neutral("3,500,000", "en")


def test_a_money_quantity_gives_its_currency():
    money = Quantity("$5", 0, 2, 5.0, 5.0, 5.0, Hedge.EXACT, "$", "USD")
    assert {"n:5", "u:USD"} <= neutral("costs $5", "en", quantities=[money])


def test_years_and_dates_have_their_own_keys():
    dates = [DateMention("21 May 2021", 0, 11, "2021-05-21"), DateMention("soon", 12, 16, None)]
    keys = neutral("on 21 May 2021 as in 2014", "en", dates=dates)
    assert {"d:2021-05-21", "y:2014", "m:5"} <= keys
    assert "n:2014" not in keys


def test_arabic_and_latin_digits_are_the_same_number():
    assert neutral("٥١", "ar") == neutral("51", "en") == {"n:51"}


def test_words_without_a_neutral_key_leave_their_stem_tagged_with_the_language():
    assert "w:en:carillon" in make_keys("the carillons", "en").stems
    assert all(stem.startswith("w:ar:") for stem in make_keys("ترنيمة مجهولة", "ar").stems)


def test_a_language_without_data_still_has_numbers_names_and_stems():
    keys = make_keys("Scholz traf 2022 zwölf Bürgermeister", "de")
    assert "y:2022" in keys.neutral
    assert any(key.startswith("s:") for key in keys.neutral)
    assert keys.stems


def test_context_adds_keys_after_those_of_the_text():
    keys = make_keys("It lasted 51 days", "en", context="the war in Gaza")
    assert set(keys.neutral[-2:]) == {"c:PS-GZA", "g:war"}


def test_curated_aliases_join_spellings_that_nothing_else_joins():
    aliases = Aliases([("17", "Abu Mazen", "en"), ("17", "محمود عباس", "ar"), (17, "Mahmoud Abbas", "")])
    for text, lang in [("Abu Mazen said", "en"), ("قال محمود عباس", "ar"), ("Mahmoud Abbas", "fr")]:
        assert "a:17" in neutral(text, lang, aliases=aliases)
    assert aliases.find("Then Abu Mazen spoke", "en") == [(5, 14, "17")]
    assert aliases.find("nobody", "en") == []


def test_an_arabic_alias_is_found_behind_a_clitic():
    aliases = Aliases([("9", "محمود عباس", "ar")])
    assert "a:9" in neutral("ولمحمود عباس", "ar", aliases=aliases)


def test_a_claim_is_keyed_by_its_text_slots_and_context():
    claim = ExtractedClaim(
        0, 24, "It left about 2,000 dead", quantities=(TWO_THOUSAND,), context="the 2014 war in Gaza"
    )
    keys = claim_keys(claim, "en")
    assert {"n:2000", "g:death", "y:2014", "c:PS-GZA", "g:war"} <= set(keys.neutral)


@pytest.mark.parametrize("digits", [20, 400, 5000])
def test_a_number_too_long_for_a_figure_is_the_same_only_digit_for_digit(digits):
    number = "".join(str(digit % 9 + 1) for digit in range(digits))
    (key,) = (key for key in neutral(f"Account {number} was closed", "en") if key.startswith("n:"))
    assert len(key) < 30
    assert key in neutral(f"The account numbered {number}", "en")
    assert key not in neutral(f"The account numbered {number}7", "en")
    assert key not in neutral(f"The account numbered 9{number[1:]}", "en")


def test_a_figure_that_no_float_holds_has_a_key():
    assert number_key(float("inf")) == "n:inf"
    assert number_key(1e15) == "n:1000000000000000"


@pytest.mark.parametrize("text", ["", "   ", "—", "the of and"])
def test_a_text_without_content_has_no_keys(text):
    assert make_keys(text, "en").all == ()


@settings(max_examples=60, deadline=None)  # the first example loads the data
@given(st.text(max_size=200), st.sampled_from(["ar", "en", "fr", "de", "und"]))
def test_keys_are_single_tokens_each_once_and_stable(text, lang):
    keys = make_keys(text, lang, quantities=get_language(lang).quantities(text))
    assert len(set(keys.all)) == len(keys.all)
    assert all(key and not any(character.isspace() for character in key) for key in keys.all)
    assert keys == make_keys(text, lang, quantities=get_language(lang).quantities(text))


def test_the_hour_of_the_day_is_no_number_key() -> None:
    keys = make_keys("The truce began at 2 a.m. on Friday", "en").neutral
    assert "n:2" not in keys
    assert "n:2h00" in keys
    assert "n:2h00" in make_keys("بدأت الهدنة في الثانية فجرا", "ar").neutral
    assert "n:2" in make_keys("The 2 envoys left at 3 a.m.", "en").neutral
