"""Text reuse between two reports, found by shingles: a syndicated copy or a quoted passage is no second witness.

Five consecutive folded words make a shingle. Reports are short, so every shingle is kept rather than a sample of
them (winnowing, Schleimer et al. 2003, samples them where a whole archive must be searched). The report's own text is
compared with the other's own text: words that both give between quotation marks are a third party's, whom two reporters
may have heard, and make neither a copy of the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from claims.language import get_language
from claims.language.base import Token
from claims.language.normalise import fold

SHINGLE_WORDS = 5
PASSAGE_WORDS = 8
"""Words of the shortest passage reported: five in a row are said twice by chance."""
GAP_WORDS = 2
"""Words that may differ inside one passage."""
NEAR_COPY = 0.6
"""Share of its own words that the shorter report has from the other to be a copy of it. Independent reports of one
event share up to a fifth, reprints more than four fifths."""
COPIED_CLAIM = 0.8
"""Part of both claims that must stand in one reused passage for the claim to be copied."""
PLACES = 8
"""Places of one shingle that are looked at: a text that repeats a phrase a thousand times must not cost the square."""
COMPARED_CHARACTERS = 60_000
"""What is compared of a text, about ten thousand words; an article is shorter, a book is no copy of one."""

_OPENING = frozenset("«“„‹")
_CLOSING = frozenset("»”›")
_WORD = re.compile(r"\w+")


class ReuseKind(StrEnum):
    """How the wording of two reports stands to each other."""

    COPY = "copy"
    PASSAGES = "passages"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in both texts; offsets in characters, end exclusive. ``quoted`` when both texts give most of
    them between quotation marks."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Reuse:
    """``ratio_left`` is the part of the left text's words that stand in shared passages, 0 to 1; ``ratio_right`` of
    the right one's; ``own_left`` and ``own_right`` the same without words that both quote. ``passages`` are in the left
    text's order."""

    ratio_left: float
    ratio_right: float
    passages: tuple[Passage, ...] = ()
    own_left: float = 0.0
    own_right: float = 0.0

    @property
    def kind(self) -> ReuseKind:
        """A copy when most of what the shorter report says in its own words is the other's."""
        if max(self.own_left, self.own_right) >= NEAR_COPY:
            return ReuseKind.COPY
        return ReuseKind.PASSAGES if self.passages else ReuseKind.INDEPENDENT


NOTHING = Reuse(0.0, 0.0)


def reuse(left_text: str, right_text: str, lang: str) -> Reuse:
    """What two reports in one language (ISO 639-1) share word for word; case, diacritics and punctuation aside."""
    (left, left_quoted), (right, right_quoted) = _words(left_text, lang), _words(right_text, lang)
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(right) - SHINGLE_WORDS + 1):
        places = where[_shingle(right, place)]
        if len(places) < PLACES:
            places.append(place)
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
    found = [run for run in _bridge(runs) if run[1] - run[0] >= PASSAGE_WORDS]
    in_left = {word for start, end, _, _ in found for word in range(start, end)}
    in_right = {word for _, _, start, end in found for word in range(start, end)}
    passages = tuple(
        Passage(
            left[start].start,
            left[end - 1].end,
            right[other].start,
            right[other_end - 1].end,
            _mostly(left_quoted[start:end]) and _mostly(right_quoted[other:other_end]),
        )
        for start, end, other, other_end in found
    )
    both = [(run, passage.quoted) for run, passage in zip(found, passages, strict=True)]
    said_left = {word for (start, end, _, _), quoted in both if quoted for word in range(start, end)}
    said_right = {word for (_, _, start, end), quoted in both if quoted for word in range(start, end)}
    return Reuse(
        _share(in_left, len(left)),
        _share(in_right, len(right)),
        passages,
        _share(in_left - said_left, len(left) - len(said_left)),
        _share(in_right - said_right, len(right) - len(said_right)),
    )


def reuse_among(key: int, texts: Mapping[int, str], lang: str) -> dict[tuple[int, int], Reuse]:
    """What the text ``key`` shares with each of the other ``texts``, all in one language, by their keys (smaller one
    left); those that share no passage are left out. Reads texts up to ``COMPARED_CHARACTERS``.

    Few reports share any wording: a quick look at their shingles spares the rest the comparison word by word.
    """
    own = frozenset(_quick_shingles(texts[key]))
    found = {}
    for other, text in texts.items():
        if other == key or not _near(own, text):
            continue
        left, right = sorted((key, other))
        shared = reuse(texts[left][:COMPARED_CHARACTERS], texts[right][:COMPARED_CHARACTERS], lang)
        if shared.passages:
            found[left, right] = shared
    return found


def is_copied(found: Reuse, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether a claim at ``left`` and one at ``right`` (start and end in characters) are one reused passage that is not
    a quotation in both."""
    inside_left = inside_right = 0
    for passage in found.passages:
        one = _overlap(left, (passage.left_start, passage.left_end))
        two = _overlap(right, (passage.right_start, passage.right_end))
        if one and two and not passage.quoted:
            inside_left += one
            inside_right += two
    return inside_left >= COPIED_CLAIM * (left[1] - left[0]) and inside_right >= COPIED_CLAIM * (right[1] - right[0])


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> int:
    return max(0, min(one[1], two[1]) - max(one[0], two[0]))


def _share(part: set[int], whole: int) -> float:
    return len(part) / whole if whole > 0 else 0.0


def _mostly(marks: Sequence[bool]) -> bool:
    return 2 * sum(marks) > len(marks)


def _near(own: frozenset[int], text: str) -> bool:
    """Whether so many shingles of ``text`` are among ``own`` that it may share a passage; one that the text repeats
    counts each time, as it does word by word."""
    least = PASSAGE_WORDS - SHINGLE_WORDS - GAP_WORDS
    shingles = _quick_shingles(text)
    return not own.isdisjoint(shingles) and sum(shingle in own for shingle in shingles) > least


@lru_cache(maxsize=64)
def _quick_shingles(text: str) -> tuple[int, ...]:
    """Hashes of the shingles of ``text``, without offsets; kept, for the reports of one story come in a row."""
    words = _WORD.findall(fold(text[:COMPARED_CHARACTERS]))
    places = range(len(words) - SHINGLE_WORDS + 1)
    return tuple(hash(tuple(words[place : place + SHINGLE_WORDS])) for place in places)


def _words(text: str, lang: str) -> tuple[list[Token], list[bool]]:
    """The words, and for each whether it stands between quotation marks, which end with their paragraph."""
    words: list[Token] = []
    quoted: list[bool] = []
    inside, before = False, 0
    for token in get_language(lang).tokens(text):
        if inside and "\n" in text[before : token.start]:
            inside = False
        before = token.end
        if token.is_word:
            words.append(token)
            quoted.append(inside)
        elif token.text in _OPENING:
            inside = True
        elif token.text in _CLOSING:
            inside = False
        elif token.text == '"':
            inside = not inside
    return words, quoted


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
