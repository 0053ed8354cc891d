"""Words that are found again in a text that may have changed around them.

The anchor is the text quote selector of the W3C Web Annotation Data Model (2017, section 4.2.4): the exact words with
what stands before and after them, which tells repeated words apart, and the position as a last resort.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any, Self

from claims.language.spans import whole_words

AROUND = 40
"""How many characters before and after the words are kept."""
ALIKE = 0.8
"""Two spans that share this much of what they cover together are one claim, cut a little differently."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """``exact`` stood at ``start`` (in characters) between ``prefix`` and ``suffix``."""

    exact: str
    start: int
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """The anchor of ``text[start:end]``."""
        return cls(text[start:end], start, text[max(0, start - AROUND) : start], text[end : end + AROUND])

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> Self:
        """The anchor stored by ``as_json``."""
        return cls(**row)

    def as_json(self) -> dict[str, Any]:
        """The stored form."""
        return asdict(self)

    def find(self, text: str) -> tuple[int, int] | None:
        """Where the words stand in ``text``, whole and in the same surroundings if they stand there several times;
        ``None`` when they do not. White space may have changed."""
        places = occurrences(text, self.exact)
        if self._is_whole:
            places = [place for place in places if whole_words(text, *place) == place]
        if not places:
            return None
        return max(places, key=lambda place: (self._likeness(text, *place), -abs(place[0] - self.start)))

    @property
    def _is_whole(self) -> bool:
        """Whether the words were whole ones where they stood: then "10 dead" is not found in "110 dead"."""
        span = (len(self.prefix), len(self.prefix) + len(self.exact))
        return whole_words(self.prefix + self.exact + self.suffix, *span) == span

    def _likeness(self, text: str, start: int, end: int) -> int:
        before = text[max(0, start - AROUND) : start]
        return _shared(before[::-1], self.prefix[::-1]) + _shared(text[end : end + AROUND], self.suffix)


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Every place where ``words`` stand, white space aside; empty for blank words."""
    parts = words.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, parts)))
    return [found.span() for found in pattern.finditer(text)]


def nearest(text: str, words: str, near: int) -> tuple[int, int] | None:
    """The place of ``words`` in ``text`` that is nearest to ``near``, whole words before parts of words, which are
    widened; ``None`` when they do not stand there."""
    places = occurrences(text, words)
    whole = [place for place in places if whole_words(text, *place) == place]
    widened = whole or [whole_words(text, *place) for place in places]
    return min(widened, key=lambda place: abs(place[0] - near), default=None)


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """The shared part of two spans in what they cover together, 0 to 1 (Jaccard)."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def _shared(one: str, other: str) -> int:
    """How many characters two strings begin with alike."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count
