"""Two texts laid side by side, word for word."""

import pytest

from claims.matching.alignment import kept, left_over, read_words

TOLD = "The novelist opened a bakery beside the harbour of Varn"


def laid(one: str, other: str) -> float:
    return kept(read_words(one, "en"), read_words(other, "en"))


@pytest.mark.parametrize(
    "other",
    [
        "The novelist opened a tannery beside the harbour of Varn",
        "The novelist shut a bakery beside the harbour of Varn",
        "The novelist opened a bakery beside the harbour of Larkmoor",
        "Old Tom Reed opened a bakery beside the harbour of Varn",
    ],
)
def test_words_in_the_place_of_others_are_seen(other: str) -> None:
    assert 0 < laid(TOLD, other) < 1
    assert laid(TOLD, other) == laid(other, TOLD)


def test_the_more_is_kept_the_more_it_says() -> None:
    one, two = TOLD.replace("bakery", "tannery"), TOLD.replace("bakery", "tannery").replace("novelist", "plumber")
    assert laid(TOLD, one) > laid(TOLD, two) > 0


@pytest.mark.parametrize(
    "other",
    [
        TOLD,
        "Beside the harbour of Varn the novelist opened a tannery",  # another order
        "The novelist opened a tannery beside the harbour of Varn yesterday evening",  # more is said
        "The novelist opened a bakery",  # less is said
        "The novelist inaugurated a bakery beside the port of Varn",  # of one meaning, or of one matter
        "The novelists opened a bakkery beside the harbour of Varn",  # spelt otherwise
        "",
    ],
)
def test_what_is_said_in_other_words_was_not_exchanged(other: str) -> None:
    assert laid(TOLD, other) == laid(other, TOLD) == 0


def test_words_left_over_are_counted_on_the_side_that_has_more() -> None:
    short, long = read_words("Varn floods", "en"), read_words("Varn floods and kilns crack", "en")
    assert left_over(short, long) == left_over(long, short) == 2
    assert left_over(short, short) == 0
