"""What is spelt like a connector and is none: «سي إن إن», «إنهاء», "for a short while", the WHO."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.arabic_words import is_ending, spelt_out
from claims.extraction.lexicon import wordset
from claims.language.base import Token

_AMOUNTS = wordset("amounts_between_as")
_SPANS = wordset("spans_before_while")


def no_connector(norms: list[str], tokens: Sequence[Token], index: int) -> bool:
    """True for a word that a list has as a connector where it is a name, a noun or a span of time."""
    if norms[index] == "while" and index and norms[index - 1] in _SPANS:
        return True
    if norms[index] == "as" and norms[index + 2 : index + 3] == ["as"] and norms[index + 1] in _AMOUNTS:
        return True  # "tumbled as much as 16%"
    return spelt_out(norms, index) or is_ending(tokens[index]) or tokens[index].text in ("آن", "WHO")
