"""Text reuse tells a syndicated copy and a quoted passage from independent reporting."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.matching.copies import reuse

AGENCY = (
    "The river rose by three metres overnight and flooded the lower town of Varn. Fire crews took forty people from "
    "their roofs by boat. The mayor said that the dam upstream had held and that nobody was missing."
)
OWN = (
    "Water stood waist high in the market when we came at dawn. Boats went from house to house, and people on the "
    "roofs were waving sheets. A spokesman for the town told us that the dam is safe."
)


def test_a_reprint_is_found_whole_whatever_its_case_and_commas() -> None:
    found = reuse(AGENCY, AGENCY.upper().replace(".", ","), "en")
    assert found.ratio_left == found.ratio_right == 1.0
    assert len(found.passages) == 1


def test_an_own_report_of_the_same_event_is_no_copy() -> None:
    assert reuse(AGENCY, OWN, "en").ratio_left == 0.0


def test_a_quoted_passage_is_pointed_at_in_both_texts() -> None:
    quoted = AGENCY.split(". ")[1]
    text = f"{OWN} {quoted}, said the agency."
    found = reuse(AGENCY, text, "en")
    (passage,) = found.passages
    assert AGENCY[passage.left_start : passage.left_end] == quoted
    assert text[passage.right_start : passage.right_end] == quoted
    assert 0.2 < found.ratio_left < 0.6


def test_arabic_copies_are_found_across_spellings() -> None:
    text = "أعلنت البلدية أن منسوب النهر ارتفع ثلاثة أمتار وأن فرق الإطفاء أنقذت أربعين شخصا من فوق الأسطح"
    assert reuse(text, text.replace("أ", "ا").replace("إ", "ا"), "ar").ratio_left == 1.0


def test_empty_texts_share_nothing() -> None:
    assert reuse("", "", "en").passages == ()


word_lists = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=60)


@given(word_lists, word_lists)
def test_ratios_are_shares_and_passages_stand_in_the_texts(left: list[str], right: list[str]) -> None:
    one, two = " ".join(left), " ".join(right)
    found = reuse(one, two, "en")
    assert 0.0 <= found.ratio_left <= 1.0
    assert 0.0 <= found.ratio_right <= 1.0
    for passage in found.passages:
        assert 0 <= passage.left_start < passage.left_end <= len(one)
        assert 0 <= passage.right_start < passage.right_end <= len(two)
