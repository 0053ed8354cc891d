"""Text reuse tells a syndicated copy and a quoted passage from independent reporting."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from claims.matching.copies import ReuseKind, is_copied, reuse, reuse_among

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


def test_a_reprint_is_a_copy_also_where_it_is_cut_and_a_few_words_are_changed() -> None:
    brief = AGENCY.rpartition(" The mayor")[0].replace("lower town", "old town")
    assert reuse(AGENCY, brief, "en").kind is ReuseKind.COPY
    assert reuse(AGENCY, f"{OWN} {AGENCY.split('. ')[1]}.", "en").kind is ReuseKind.PASSAGES
    assert reuse(AGENCY, OWN, "en").kind is ReuseKind.INDEPENDENT


SPEECH = "“We will rebuild every house by the river before the winter comes and nobody will be left alone”"


def test_what_both_quote_from_a_third_is_no_copying() -> None:
    one, two = f"{AGENCY} {SPEECH}, she said.", f"{SPEECH}, the mayor told us. {OWN}"
    found = reuse(one, two, "en")
    assert [passage.quoted for passage in found.passages] == [True]
    assert found.ratio_right > 0.2
    assert (found.own_left, found.own_right) == (0.0, 0.0)
    span = (one.index("We will"), one.index("alone") + 5), (two.index("We will"), two.index("alone") + 5)
    assert not is_copied(found, *span)


def test_only_a_claim_within_one_passage_of_both_is_copied() -> None:
    text = f"{OWN} {AGENCY.split('. ')[1]}, said the agency."
    found = reuse(AGENCY, text, "en")
    rescue = "Fire crews took forty people from their roofs by boat"
    left, right = AGENCY.index(rescue), text.index(rescue)
    assert is_copied(found, (left, left + len(rescue)), (right, right + len(rescue)))
    assert not is_copied(found, (left, left + len(rescue)), (0, 40))
    assert not is_copied(found, (0, left + len(rescue)), (right, right + len(rescue)))


def test_only_reports_that_share_a_passage_are_told_of() -> None:
    brief = "Fire crews took forty people from their roofs by boat, it is said."
    texts = {1: AGENCY.lower(), 2: OWN, 3: AGENCY, 4: brief}
    found = reuse_among(3, texts, "en")
    assert {keys: shared.kind for keys, shared in found.items()} == {(1, 3): ReuseKind.COPY, (3, 4): ReuseKind.COPY}
    assert found[3, 4].own_left < 0.5 < found[3, 4].own_right


def test_a_text_that_repeats_itself_is_compared_in_bounded_time() -> None:
    text = "all the news of the day " * 3000
    assert reuse(text, text, "en").ratio_left > 0.99


word_lists = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=60)


@example(["a"] * 8, ["a"] * 8)
@given(word_lists, word_lists)
def test_ratios_are_shares_and_passages_stand_in_the_texts(left: list[str], right: list[str]) -> None:
    one, two = " ".join(left), " ".join(right)
    found = reuse(one, two, "en")
    assert 0.0 <= found.ratio_left <= 1.0
    assert 0.0 <= found.ratio_right <= 1.0
    for passage in found.passages:
        assert 0 <= passage.left_start < passage.left_end <= len(one)
        assert 0 <= passage.right_start < passage.right_end <= len(two)
    assert reuse_among(1, {1: one, 2: two}, "en").get((1, 2), reuse("", "", "en")).passages == found.passages
