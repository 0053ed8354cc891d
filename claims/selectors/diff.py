"""Which words of a wording differ from another one's. Whole words only, in every script. Pure functions.

Words are compared by their folded form, so that neither capitals nor vowel signs count as a difference, and marked
*changed* when the other wording lacks them, *moved* when it has them elsewhere; a few words that only the other has
are put in as *missing*: «no» is all that tells "made no concessions" from its opposite. Method: longest matching blocks
(Ratcliff and Obershelp, ``difflib``), which readers find easier to follow than the shortest edit script.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from claims.language.base import Token
from claims.language.tokens import tokenise

_GROUPED = re.compile(r"(?<=\d)[,٬](?=\d{3})")


class Mark(StrEnum):
    """What a piece of a wording is, beside the wording it is compared with."""

    NONE = ""
    CHANGED = "changed"
    MOVED = "moved"
    SHARED = "shared"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters with one mark; the pieces of a wording joined, *missing* ones left out, are the wording.
    ``links`` are numbers of the shared words it belongs to, ``says`` how the other side writes them."""

    text: str
    mark: Mark = Mark.NONE
    links: tuple[int, ...] = ()
    says: tuple[str, ...] = ()


def _forms(tokens: Sequence[Token]) -> list[str]:
    return [_GROUPED.sub("", token.norm) for token in tokens]


def diff_words(base: str, other: str, lang: str) -> list[Piece]:
    """``other`` cut into pieces, marked where its words are not those of ``base``. Both are in language ``lang``."""
    elided = lang == "fr"
    ours = [token for token in tokenise(base, elided) if token.is_word]
    theirs = [token for token in tokenise(other, elided) if token.is_word]
    base_forms, other_forms = _forms(ours), _forms(theirs)
    matcher = SequenceMatcher(None, base_forms, other_forms, autojunk=False)
    spare = Counter(base_forms)
    marks = [Mark.CHANGED] * len(theirs)
    for block in matcher.get_matching_blocks():
        for index in range(block.b, block.b + block.size):
            marks[index] = Mark.NONE
            spare[other_forms[index]] -= 1
    for index, form in enumerate(other_forms):
        if marks[index] is Mark.CHANGED and spare[form] > 0:
            marks[index] = Mark.MOVED
            spare[form] -= 1
    pieces = _pieces(other, [(t.start, t.end, mark) for t, mark in zip(theirs, marks, strict=True)])
    moved = Counter(form for form, mark in zip(other_forms, marks, strict=True) if mark is Mark.MOVED)
    gaps: list[tuple[int, str]] = []
    for kind, first, last, place, _ in matcher.get_opcodes():
        if kind == "delete" and last - first <= LONGEST_GAP and not any(moved[form] for form in base_forms[first:last]):
            at = theirs[place].start if place < len(theirs) else len(other)
            gaps.append((at, base[ours[first].start : ours[last - 1].end]))
    # Where little of the base is left, what is missing is most of it and says nothing.
    return _with_gaps(pieces, gaps) if matcher.ratio() >= ALIKE else pieces


LONGEST_GAP = 3
"""Words; a longer run that the other wording lacks is told by its absence better than by repeating it."""
ALIKE = 0.6


def _with_gaps(pieces: Sequence[Piece], gaps: Sequence[tuple[int, str]]) -> list[Piece]:
    """Put in, at their places (characters of the wording), the words that the wording lacks."""
    result: list[Piece] = []
    waiting = list(gaps)
    position = 0
    for piece in pieces:
        text, start = piece.text, position
        position += len(text)
        while waiting and waiting[0][0] < position:
            at, words = waiting.pop(0)
            if at > start:
                result.append(Piece(text[: at - start], piece.mark))
            result.append(Piece(words, Mark.MISSING))
            text, start = text[at - start :], at
        result.append(Piece(text, piece.mark))
    return result + [Piece(words, Mark.MISSING) for _, words in waiting]


def mark_words(text: str, words: Iterable[str], changed: Iterable[str] = ()) -> list[Piece]:
    """``text`` cut into pieces, marked *shared* wherever one of ``words`` (as written) stands as a whole word, and
    *changed* where one of ``changed`` does; of two that begin together the longer one counts."""
    marks = {word: Mark.SHARED for word in words if word.strip()}
    marks |= {word: Mark.CHANGED for word in changed if word.strip()}
    if not marks:
        return _pieces(text, [])
    longest_first = sorted(marks, key=lambda word: (-len(word), word))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return _pieces(text, [(found.start(), found.end(), marks[found[0]]) for found in pattern.finditer(text)])


def _pieces(text: str, spans: Sequence[tuple[int, int, Mark]]) -> list[Piece]:
    """Join neighbours of one mark, the white space between them included."""
    pieces: list[Piece] = []
    position = 0
    for start, end, mark in spans:
        if mark is Mark.NONE:
            continue
        between = text[position:start]
        if pieces and pieces[-1].mark is mark and (not between or between.isspace()):
            pieces[-1] = Piece(pieces[-1].text + text[position:end], mark)
        else:
            if between:
                pieces.append(Piece(between))
            pieces.append(Piece(text[start:end], mark))
        position = end
    if position < len(text) or not pieces:
        pieces.append(Piece(text[position:]))
    return pieces
