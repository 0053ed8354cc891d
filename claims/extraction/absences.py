"""Denials without a verb: "No casualties", « Aucun blessé »."""

from __future__ import annotations

from claims.extraction.lexicon import wordset
from claims.extraction.line import Line

_NONE, _LACKING = wordset("none_of"), wordset("lacking")


def is_absence(line: Line, start: int, end: int) -> bool:
    """True for "No casualties", "Zero injuries so far", « Aucun blessé » at ``start``: that there is none of something,
    told without a verb; not for "No comment"."""
    while start < end and not line.is_word(start):
        start += 1
    return end - start > 1 and line.norms[start] in _NONE and line.norms[start + 1] in _LACKING
