"""How a text is typed changes nothing about its claims: line ends, blanks, tatweel, vowel signs, digit scripts."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.extraction import extract
from claims.language import clean_text, fold

DAY = dt.date(2024, 5, 17)
CALM = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

ARABIC = (
    "قالت المتحدثة باسم البلدية سلمى ناجي إن 12 قاربا غرقت في الميناء",
    "وأضافت أن الأمواج بلغت 3.5 أمتار مساء الجمعة",
    "ونقلت وكالة الساحل عن مسؤول محلي قوله إن نحو 2000 شخص لم يعودوا إلى منازلهم",
    "وبلغت الخسائر 14 مليون دولار وفقا لوزارة المالية",
    "وكان الجسر الذي أغلق في 8 مايو 2023 قد انهار",
    "وأكد الوزير أن وفدين وصلا إلى المدينة، وأن الطريق سيفتح خلال 24 ساعة",
    "أصيب 329 شخصا بجروح، بينهم 51 في حالة خطرة",
)
ENGLISH = (
    "The harbour master, Jane Quill, said on Friday that 12 boats had sunk and that 40 people were rescued.",
    "She added that waves had reached 3.5 metres.",
    "About 2,000 residents have not returned, according to the Coast Agency.",
    "Losses came to $14 million, the finance ministry said.",
    "The bridge, which was closed on 8 May 2023, did not collapse.",
    '"We will reopen the road within 24 hours," Quill told reporters.',
)
FRENCH = (
    "Le ministère a déclaré vendredi que 12 bateaux avaient coulé.",
    "Selon la préfecture, près de 2 000 habitants n'ont pas regagné leur domicile.",
    "Les pertes s'élèvent à 14 millions d'euros, a indiqué Mme Rivel.",
    "Le pont, fermé le 8 mai 2023, s'est effondré.",
)
LANGS = {"ar": ARABIC, "en": ENGLISH, "fr": FRENCH}

EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
MARKS = "\u064e\u064f\u0650\u0651\u0652"
LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهي"
JOINING = "بتثجحخسشصضطظعغفقكلمنهي"


def reports(lang: str) -> st.SearchStrategy[str]:
    stop = "." if lang == "ar" else ""
    sentences = st.lists(st.sampled_from(LANGS[lang]), min_size=1, max_size=4, unique=True)
    return st.tuples(sentences, st.sampled_from(["\n\n", "\n", " "])).map(
        lambda drawn: drawn[1].join(f"{sentence}{stop}" for sentence in drawn[0])
    )


def told(text: str, lang: str) -> list[object]:
    """The claims of the text as stored, with all slots that mean something, folded."""
    return [
        (
            " ".join(fold(claim.text).split()),
            fold(claim.speaker or ""),
            tuple(map(fold, claim.via)),
            fold(claim.cue or ""),
            claim.cue_kind,
            claim.quote,
            claim.polarity,
            claim.modality,
            [(figure.value, figure.low, figure.high, figure.hedge, figure.counted) for figure in claim.quantities],
            [date.iso for date in claim.dates],
            claim.places,
            fold(claim.context),
            claim.checkworthiness,
        )
        for claim in extract(clean_text(text), lang, published=DAY)
    ]


@CALM
@given(st.sampled_from(sorted(LANGS)).flatmap(lambda lang: st.tuples(st.just(lang), reports(lang))))
def test_line_ends_change_nothing(drawn: tuple[str, str]) -> None:
    lang, text = drawn
    assert told(text.replace("\n", "\r\n"), lang) == told(text.replace("\n", "\r"), lang) == told(text, lang) != []


@CALM
@given(st.data())
def test_odd_blanks_change_nothing(data: st.DataObject) -> None:
    lang = data.draw(st.sampled_from(sorted(LANGS)))
    text = data.draw(reports(lang))
    blanks = st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", "\t"])
    other = "".join(data.draw(blanks) if letter == " " else letter for letter in text)
    assert told(other, lang) == told(text, lang)


@CALM
@given(st.data())
def test_tatweel_changes_nothing(data: st.DataObject) -> None:
    text = data.draw(reports("ar"))
    places = [k for k in range(1, len(text)) if text[k - 1] in JOINING and text[k] in LETTERS]
    chosen = data.draw(st.sets(st.sampled_from(places), max_size=8))
    other = "".join(("\u0640" if k in chosen else "") + letter for k, letter in enumerate(text))
    assert told(other, "ar") == told(text, "ar")


@CALM
@given(st.data())
def test_vowel_signs_change_nothing(data: st.DataObject) -> None:
    text = data.draw(reports("ar"))
    places = [k for k, letter in enumerate(text) if letter in LETTERS]
    chosen = data.draw(st.dictionaries(st.sampled_from(places), st.sampled_from(MARKS), max_size=12))
    other = "".join(letter + chosen.get(k, "") for k, letter in enumerate(text))
    assert told(other, "ar") == told(text, "ar")


@CALM
@given(reports("ar"))
def test_either_digit_script_reads_the_same(text: str) -> None:
    assert told(text.translate(EASTERN), "ar") == told(text.translate(PERSIAN), "ar") == told(text, "ar")


@CALM
@given(st.sampled_from(sorted(LANGS)).flatmap(lambda lang: st.tuples(st.just(lang), reports(lang))))
def test_the_same_text_always_gives_the_same_claims(drawn: tuple[str, str]) -> None:
    lang, text = drawn
    first = extract(text, lang, published=DAY)
    extract("Another text, said Quill.", "en")  # what was read before leaves no trace
    assert extract(text, lang, published=DAY) == first


@pytest.mark.parametrize(
    ("text", "lang"),
    [("The fair was closed from 5 May to", "en"), ("أغلق السوق من 5 مايو إلى", "ar"), ("du 5 mai au", "fr")],
)
def test_a_text_may_break_off_anywhere(text: str, lang: str) -> None:
    for end in range(len(text) + 1):
        extract(text[:end], lang, published=DAY)
