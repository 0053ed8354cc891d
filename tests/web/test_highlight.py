"""Claims in the text: nothing is lost, nothing is cut, overlaps carry every claim."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.selectors.highlight import Span, paragraphs, segments, whole_words

TEXT = "The dam broke. Nobody was hurt, the mayor said."


def words_of(text: str, claim: int, found) -> str:
    return "".join(segment.text for segment in found if claim in segment.claims)


def test_a_claim_is_one_segment_that_opens_it():
    found = segments(TEXT, [Span(7, 0, 13)])
    assert [(s.text, s.claims, s.opens) for s in found[:1]] == [("The dam broke", (7,), (7,))]
    assert found[1].claims == ()


def test_a_claim_inside_another_is_the_innermost():
    found = segments(TEXT, [Span(1, 0, len(TEXT)), Span(2, 15, 30)])
    inner = next(segment for segment in found if 2 in segment.claims)
    assert inner.text == "Nobody was hurt"
    assert inner.claims == (2, 1)
    assert inner.innermost == 2


def test_overlapping_claims_are_cut_into_three():
    found = segments("one two three", [Span(1, 0, 7), Span(2, 4, 13)])
    assert [(s.text, s.claims) for s in found] == [("one ", (1,)), ("two", (1, 2)), (" three", (2,))]


def test_a_span_that_cuts_an_arabic_word_is_widened_to_the_word():
    text = "وخلفت ألفي شهيد"
    start, end = whole_words(text, 1, 8)
    assert text[start:end] == "وخلفت ألفي"


def test_vowel_signs_belong_to_their_word():
    text = "كَتَبَ رجل"
    assert whole_words(text, 0, 3) == (0, 6)


def test_paragraphs_are_kept_and_a_claim_across_them_opens_once():
    found = paragraphs("First line\n\nSecond line", [Span(3, 6, 18)])
    assert len(found) == 2
    assert sum(segment.opens.count(3) for line in found for segment in line) == 1
    assert words_of("", 3, found[0]) == "line"
    assert words_of("", 3, found[1]) == "Second"


def test_a_text_without_claims_is_shown_as_it_is():
    assert [[s.text for s in line] for line in paragraphs("One.\nTwo.", [])] == [["One."], ["Two."]]


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 60)), max_size=8)


@given(st.text(alphabet="ab جم\n.,َ", max_size=50), spans)
def test_no_character_is_lost_or_doubled(text, raw):
    wanted = [Span(index, start, end) for index, (start, end) in enumerate(raw)]
    assert "".join(segment.text for segment in segments(text, wanted)) == text
    lines = ["".join(segment.text for segment in line) for line in paragraphs(text, wanted)]
    assert lines == [line for line in text.split("\n") if line.strip()]


@given(st.text(alphabet="ab جم ", min_size=1, max_size=40), spans)
def test_every_claim_covers_at_least_its_span_and_opens_once(text, raw):
    wanted = [Span(index, start, end) for index, (start, end) in enumerate(raw) if start < min(end, len(text))]
    found = segments(text, wanted)
    for span in wanted:
        assert text[span.start : span.end] in words_of(text, span.claim, found)
        assert sum(segment.opens.count(span.claim) for segment in found) == 1
