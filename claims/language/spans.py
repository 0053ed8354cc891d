"""Spans of a text that cut no word."""

from __future__ import annotations

import unicodedata

_JOINERS = frozenset("\u0640\u200c\u200d'’-")


def _is_word(character: str) -> bool:
    return character.isalnum() or character in _JOINERS or unicodedata.category(character) in {"Mn", "Mc", "Me"}


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen ``[start, end)``, in characters, so that it cuts no word: half an Arabic word would lose its shape."""
    start, end = max(0, start), min(len(text), end)
    while 0 < start < end and _is_word(text[start - 1]) and _is_word(text[start]):
        start -= 1
    while start < end < len(text) and _is_word(text[end - 1]) and _is_word(text[end]):
        end += 1
    return start, end
