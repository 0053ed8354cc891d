"""Sentences, tokens, stems, detection, the language registry."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language import detect_language, get_language

LANGS = st.sampled_from(["ar", "en", "fr", "de", ""])
TEXT = st.text(max_size=120) | st.text("aB1.!?؟ \n\r\"'«»د م،", max_size=120)


@given(TEXT, LANGS)
def test_sentences_lose_nothing_and_stand_in_order(text: str, lang: str) -> None:
    end = 0
    kept = []
    for sentence in get_language(lang).sentences(text):
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        assert sentence.start >= end
        end = sentence.end
        kept.append(sentence.text)
    assert "".join("".join(kept).split()) == "".join(text.split())


@given(TEXT, LANGS)
def test_tokens_are_exact_slices_in_order(text: str, lang: str) -> None:
    end = 0
    for token in get_language(lang).tokens(text):
        assert text[token.start : token.end] == token.text
        assert token.start >= end
        assert token.norm
        end = token.end


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        ("ar", "قال د. أحمد إن القوة 6.8 درجة. وأضاف م. علي أنها قوية.", 2),
        ("en", "Mr. Smith met J. Doe of the U.S. Army. It fell by 3.5 percent.", 2),
        ("fr", "M. Dupont a dit non. Mme Durand a dit oui.", 2),
    ],
)
def test_abbreviations_initials_and_decimals_end_no_sentence(lang: str, text: str, count: int) -> None:
    assert len(get_language(lang).sentences(text)) == count


def test_headings_are_lines_of_their_own_without_a_stop() -> None:
    found = get_language("en").sentences("Flood in Alba\n\nThe river rose. It fell.\n\nAid arrives\n\nTents came.")
    assert [(s.text, s.paragraph, s.heading) for s in found] == [
        ("Flood in Alba", 0, True),
        ("The river rose.", 1, False),
        ("It fell.", 1, False),
        ("Aid arrives", 2, True),
        ("Tents came.", 3, False),
    ]


def test_clitics_and_articles_are_cut_from_numbers_and_elided_words() -> None:
    assert [t.text for t in get_language("ar").tokens("و329 بـ7.2")] == ["و", "329", "بـ", "7.2"]
    assert [t.text for t in get_language("fr").tokens("l’État aujourd'hui")] == ["l’", "État", "aujourd'hui"]
    assert [t.text for t in get_language("en").tokens("Biden's four-day G7")] == ["Biden's", "four", "-", "day", "G7"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("زلزال قوي يضرب البلاد", "ar"),
        ("الرئيس يزور باريس اليوم", "ar"),
        ("حمدان: شملت قافلة سفينة و٣٠ زورق و١٢٠ بحارا", "ar"),
        ("زلزله شدید در این شهر گزارش شده است", "fa"),
        ("وزیر اعظم نے کہا ہے کہ یہ نہیں ہو گا", "ur"),
        ("President visits the flooded town", "en"),
        ("Truce extended by two days", "en"),
        ("Séisme au Maroc : nouveau bilan", "fr"),
        ("La trêve est prolongée de deux jours", "fr"),
        ("Der Präsident besucht die überflutete Stadt", "de"),
        ("123 456", ""),
        ("", ""),
    ],
)
def test_short_texts_are_recognised(text: str, code: str) -> None:
    assert detect_language(text) == code


def test_unknown_languages_get_the_generic_one() -> None:
    assert get_language("fr-MA").code == "fr"
    assert get_language("").code == get_language("../x").code == "und"
    assert get_language("fa").direction == "rtl"
    assert [q.value for q in get_language("de").quantities("Es gab 12 Tote und 1.305 Verletzte")] == [12, 1305]


@given(st.text(min_size=1, max_size=20), LANGS)
def test_stems_are_never_empty_and_hold_no_space(word: str, lang: str) -> None:
    stem = get_language(lang).stem(word)
    assert stem
    assert word.split() != [word] or not any(character.isspace() for character in stem)


def test_stemming_in_many_threads_gives_the_same_stems() -> None:
    words = ["nationalities", "running", "agreements", "officials"] * 200
    english = get_language("en")
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(english.stem, words)) == [english.stem(word) for word in words]


def test_a_very_long_line_is_split_like_a_short_one() -> None:
    sentence = "The mayor of Larkmoor opened the bridge. "
    found = get_language("en").sentences(sentence * 400)
    assert [piece.text for piece in found] == [sentence.strip()] * 400
