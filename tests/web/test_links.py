"""Words shared between languages carry one number, so that they light up together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.selectors.diff import Mark, Piece, diff_words
from claims.selectors.highlight import Span
from claims.selectors.links import MOST, Linked, cut, places_of

BASE = "Biden said the war left 2,000 dead"
ARABIC = "قال بايدن إن الحرب خلفت ٢٠٠٠ قتيل"
FRENCH = "Selon Biden, la guerre a fait 2 000 morts"
TO_ARABIC = [("Biden", "بايدن"), ("war", "الحرب"), ("2,000 dead", "٢٠٠٠ قتيل"), ("dead", "قتيل")]
TO_FRENCH = [("2,000 dead", "2 000 morts"), ("Biden", "Biden")]


def links(pieces: list[Piece]) -> dict[str, tuple[int, ...]]:
    return {piece.text: piece.links for piece in pieces if piece.links}


def linked() -> Linked:
    return Linked.of(BASE, [*TO_ARABIC, *TO_FRENCH])


def test_one_word_has_one_number_in_every_language_in_reading_order():
    assert linked().numbers == {"Biden": 1, "war": 2, "2,000 dead": 3, "dead": 4}
    arabic = links(linked().other([Piece(ARABIC)], TO_ARABIC))
    french = links(linked().other([Piece(FRENCH)], TO_FRENCH))
    assert arabic["بايدن"] == french["Biden"] == (1,)
    assert arabic["الحرب"] == (2,)


def test_a_figure_and_the_noun_inside_it_are_both_linked():
    base = linked().base(BASE, [TO_ARABIC, TO_FRENCH])
    assert links(base)["2,000 "] == (3,)
    assert links(base)["dead"] == (3, 4)
    assert "".join(piece.text for piece in base) == BASE


def test_a_word_says_how_the_others_write_it_and_nothing_when_they_write_it_alike():
    base = {piece.text: piece.says for piece in linked().base(BASE, [TO_ARABIC, TO_FRENCH])}
    assert base["Biden"] == ("بايدن",)
    assert base["2,000 "] == ("٢٠٠٠ قتيل", "2 000 morts")
    french = {piece.text: piece.says for piece in linked().other([Piece(FRENCH)], TO_FRENCH)}
    assert french["Biden"] == ()
    assert french["2 000 morts"] == ("2,000 dead",)


def test_only_whole_words_are_linked():
    assert places_of("war", "a warm war, a wardrobe") == [(7, 10)]
    assert Linked.of("a warm day", [("war", "حرب")]).numbers == {}


def test_an_arabic_word_is_never_cut_at_its_vowel_signs():
    text = "كتبَ الولدُ"
    pieces = Linked.of("wrote", [("wrote", "كتب")]).other([Piece(text)], [("wrote", "كتب")])
    assert [piece.text for piece in pieces if piece.links] == ["كتبَ"]


def test_marks_and_missing_words_stay_where_they_are():
    base, other = "no war in the hills of Valmora", "war in the hills of Ostren"
    found = Linked.of(base, [("war", "war")]).other(diff_words(base, other, "en"), [("war", "war")])
    assert [(piece.text, piece.mark, piece.links) for piece in found] == [
        ("no", Mark.MISSING, ()),
        ("war", Mark.NONE, (1,)),
        (" in the hills of ", Mark.NONE, ()),
        ("Ostren", Mark.CHANGED, ()),
    ]


def test_there_are_no_more_numbers_than_the_stylesheet_knows():
    words = [f"word{number}" for number in range(40)]
    numbers = Linked.of(" ".join(words), [(word, word) for word in words]).numbers
    assert sorted(numbers.values()) == list(range(1, MOST + 1))


@given(st.text("ab اب،. َ", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
def test_cutting_keeps_the_text(text, places):
    spans = [Span(number, *sorted(place)) for number, place in enumerate(places) if max(place) <= len(text)]
    assert "".join(piece.text for piece in cut([Piece(text)], spans)) == text
