"""A memory of words is bounded."""

from __future__ import annotations

from claims.language.memo import WORDS, Memo


def test_a_word_is_asked_once_and_no_more_are_held_than_fit() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    memo = Memo(length)
    assert [memo["flood"], memo["flood"]] == [5, 5]
    assert asked == ["flood"]
    for number in range(WORDS + 10):
        assert memo[f"w{number}"] == len(f"w{number}")
        assert len(memo) <= WORDS
