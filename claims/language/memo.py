"""A bounded memory of what was worked out for a word: reports repeat most of theirs, and every word is asked often."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")

WORDS = 1 << 13
"""Words that are remembered; hostile text, of which every word is new, must not fill the memory. A report and all that
is compared with it hold some thousands, and what is asked of a word is asked in two dozen places."""
TEXTS = 1 << 10
"""Texts of claims of which a reading is remembered: more than a report is compared with, each some thousand bytes."""


class Memo(dict[str, V]):
    """What ``ask`` answers for a word, asked once: ``memo[word]`` costs one dictionary look-up when it is known."""

    def __init__(self, ask: Callable[[str], V]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> V:
        if len(self) >= WORDS:
            self.clear()
        answer = self[word] = self._ask(word)
        return answer
