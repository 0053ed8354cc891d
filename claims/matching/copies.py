"""Text reuse between two reports, found by shingles: a syndicated copy or a quoted passage is no second witness.

Five consecutive folded words make a shingle. Reports are short, so every shingle is kept rather than a sample of
them (winnowing, Schleimer et al. 2003, samples them where a whole archive must be searched).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from claims.language import get_language
from claims.language.base import Token

SHINGLE_WORDS = 5
PASSAGE_WORDS = 8
"""Words of the shortest passage reported: five in a row are said twice by chance."""
GAP_WORDS = 2
"""Words that may differ inside one passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in both texts; offsets in characters, end exclusive."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int


@dataclass(frozen=True, slots=True)
class Reuse:
    """``ratio_left`` is the part of the left text's words that stand in shared passages, 0 to 1; ``ratio_right`` of
    the right one's. ``passages`` are in the left text's order."""

    ratio_left: float
    ratio_right: float
    passages: tuple[Passage, ...]


def reuse(left_text: str, right_text: str, lang: str) -> Reuse:
    """What two reports in one language (ISO 639-1) share word for word; case, diacritics and punctuation aside."""
    left, right = _words(left_text, lang), _words(right_text, lang)
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(right) - SHINGLE_WORDS + 1):
        where[_shingle(right, place)].append(place)
    runs: list[tuple[int, int, int]] = []
    place = 0
    while place <= len(left) - SHINGLE_WORDS:
        starts = where.get(_shingle(left, place), ())
        best = max(((_run(left, right, place, start), -start) for start in starts), default=(0, 0))
        if best[0] >= SHINGLE_WORDS:
            runs.append((place, -best[1], best[0]))
            place += best[0]
        else:
            place += 1
    passages = [run for run in _bridge(runs) if run[1] - run[0] >= PASSAGE_WORDS]
    covered_right = {word for _, _, start, end in passages for word in range(start, end)}
    covered_left = sum(end - start for start, end, _, _ in passages)
    return Reuse(
        covered_left / len(left) if left else 0.0,
        len(covered_right) / len(right) if right else 0.0,
        tuple(
            Passage(left[start].start, left[end - 1].end, right[other].start, right[other_end - 1].end)
            for start, end, other, other_end in passages
        ),
    )


def _words(text: str, lang: str) -> list[Token]:
    return [token for token in get_language(lang).tokens(text) if token.is_word]


def _shingle(tokens: list[Token], place: int) -> tuple[str, ...]:
    return tuple(token.norm for token in tokens[place : place + SHINGLE_WORDS])


def _run(left: list[Token], right: list[Token], place: int, other: int) -> int:
    """How many words in a row are alike from ``place`` and ``other`` on."""
    length = 0
    while (
        place + length < len(left)
        and other + length < len(right)
        and left[place + length].norm == right[other + length].norm
    ):
        length += 1
    return length


def _bridge(runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Join runs that are parted by a few changed words, as (left start, left end, right start, right end)."""
    joined: list[tuple[int, int, int, int]] = []
    for start, other, length in runs:
        if joined:
            before_start, before_end, before_other, before_other_end = joined[-1]
            if 0 <= start - before_end <= GAP_WORDS and 0 <= other - before_other_end <= GAP_WORDS:
                joined[-1] = (before_start, start + length, before_other, other + length)
                continue
        joined.append((start, start + length, other, other + length))
    return joined
