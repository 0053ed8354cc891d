"""Whatever the text, a claim is an exact stretch of it, the same every time, in time that grows with its length."""

import datetime as dt
import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claims.extraction import extract

SEEDS = (
    "قالت وأضاف إن أن الوزارة وزارة المتحدثة جين ساكي لم قتل 632 شخصا و329 جريحا ، . « »",
    "الذي استمر 51 يوما وفقا للبيت ٦٣٢ ـ",
    'The minister said that 45 people were killed and injured 329 , according to police " who which not . ; : ( )',
    "Le ministre a déclaré que 45 personnes ont été tuées et dont 12 selon la police , n' a pas « » qui .",
    "🔴 #tag https://example.org/a ’ “ ” a-t-il aaaaaaaaaa",
)
WORDS = st.sampled_from([*(word for seed in SEEDS for word in seed.split()), "\n", "\n\n", "\u00a0"])
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=200))
LANGS = st.sampled_from(["ar", "en", "fr", "de", ""])
CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def inside_word(text: str, at: int) -> bool:
    """True between two letters or two digits; between a digit and a letter a word may end («و329», "400m")."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if not (before.isascii() and after.isascii()):
        return False
    return (before.isalpha() and after.isalpha()) or (before.isdigit() and after.isdigit())


@CALM
@given(TEXTS, LANGS)
def test_claims_are_exact_stretches_of_the_text(text: str, lang: str) -> None:
    for claim in extract(text, lang, published=dt.date(2024, 5, 15)):
        assert text[claim.start : claim.end] == claim.text
        assert claim.text == claim.text.strip() != ""
        assert not inside_word(text, claim.start)
        assert not inside_word(text, claim.end)
        assert 0.0 <= claim.checkworthiness <= 1.0
        assert all(text[part.start : part.end] == part.raw for part in (*claim.quantities, *claim.dates))
        assert all(claim.start <= quantity.start < quantity.end <= claim.end for quantity in claim.quantities)


PASSAGES = [
    (found[1], found[2].replace("¶", "\n").split(" "))
    for line in Path(__file__).with_name("passages.txt").read_text(encoding="utf-8").splitlines()
    if (found := re.fullmatch(r"\[(\w\w)\] (.*)", line))
]


@st.composite
def torn(draw: st.DrawFn) -> tuple[str, str]:
    """The language and words of a passage as feeds tear them: cut off anywhere, lines run together, words missing."""
    lang, words = draw(st.sampled_from(PASSAGES))
    words = words[: draw(st.integers(1, len(words)))]
    if draw(st.booleans()):
        other = draw(st.sampled_from(PASSAGES))[1]
        words = words + other[draw(st.integers(0, len(other))) :]
    missing = draw(st.sets(st.integers(0, len(words)), max_size=len(words) // 3))
    return lang, " ".join(word for place, word in enumerate(words) if place not in missing)


@settings(CALM, max_examples=1000)
@given(torn())
@example(("ar", "يجب أن تكون نسبة المشاركة أكثر من النصف"))
@example(("fr", "une pluie de entre 10 et"))
@example(("fr", "ballon sur le quai, sa a"))
@example(("en", "Owen Harrow, who"))
def test_torn_text_is_read_like_any_other(passage: tuple[str, str]) -> None:
    lang, text = passage
    assert all(text[claim.start : claim.end] == claim.text for claim in extract(text, lang))


@CALM
@given(TEXTS, LANGS)
def test_the_same_text_gives_the_same_claims(text: str, lang: str) -> None:
    assert extract(text, lang) == extract(text, lang)


@CALM
@given(TEXTS, LANGS)
def test_claims_come_in_reading_order_and_only_once(text: str, lang: str) -> None:
    spans = [(claim.start, claim.end) for claim in extract(text, lang)]
    assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
    assert len(spans) == len(set(spans))


@pytest.mark.parametrize(
    ("plain", "other"),
    [
        ("قتل 632 شخصا", "قتل ٦٣٢ شخصا"),
        ("قالت وزارة الداخلية إن 45 شخصا قتلوا", "قالت وزارة الداخليّة إنّ 45 شخصًا قُتلوا"),
        ("قالت وزارة الداخلية إن 45 شخصا قتلوا", "قالت وزارة الداخليـــة إن 45 شخصا قتلوا"),
    ],
)
def test_spelling_of_digits_and_vowel_signs_changes_no_slot(plain: str, other: str) -> None:
    def slots(text: str) -> list[object]:
        return [
            (c.polarity, c.modality, [q.value for q in c.quantities], c.speaker is None) for c in extract(text, "ar")
        ]

    assert slots(f"{plain}.") == slots(f"{other}.") != []


def test_line_ends_and_odd_spaces_change_no_slot() -> None:
    plain = "The road was closed, the ministry said.\n\nShe added that 45 people were hurt."
    other = plain.replace("\n", "\r\n").replace("45 people", "45\u00a0people")
    assert [(c.speaker, c.polarity, len(c.quantities)) for c in extract(plain, "en")] == [
        (c.speaker, c.polarity, len(c.quantities)) for c in extract(other, "en")
    ]


HOSTILE = [
    ("he said ", "en"),
    ("قال إن ", "ar"),
    ("selon le ministère, ", "fr"),
    ('"', "en"),
    ("«", "fr"),
    ("1", "en"),
    ("ا", "ar"),
    ("(", "ar"),
]


@pytest.mark.parametrize(("unit", "lang"), HOSTILE)
def test_hostile_text_ends_soon(unit: str, lang: str) -> None:
    extract(unit * 10, lang)
    started = time.perf_counter()
    extract(unit * (20_000 // len(unit)), lang)
    assert time.perf_counter() - started < 10.0
