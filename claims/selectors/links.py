"""Words that several wordings share, linked across languages: who points at «2000» sees "2,000" light up.

Each word or figure of the claim compared that another wording holds too gets a number; the same number stands on its
counterparts. Numbers belong to places in the text, so that a figure and the noun inside it may both be linked. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from .diff import Mark, Piece
from .highlight import Span, segments

MOST = 24
"""Linked words of one comparison: the stylesheet has as many rules. What comes later is marked, not linked."""

Pair = tuple[str, str]
"""A shared word as the claim compared wrote it, and as the other wording did."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The words of the claim compared that others share: word as written → its number, in reading order."""

    numbers: Mapping[str, int]

    @classmethod
    def of(cls, text: str, pairs: Iterable[Pair]) -> Linked:
        """Number the words of ``text`` that stand in it as whole words."""
        ours = dict.fromkeys(our for our, _their in pairs)
        found = sorted((places[0][0], -len(our), our) for our in ours if (places := places_of(our, text)))
        return cls({our: number for number, (_start, _length, our) in enumerate(found[:MOST], start=1)})

    def base(self, text: str, others: Iterable[Sequence[Pair]]) -> list[Piece]:
        """The claim compared, its linked words saying how the others write them."""
        says: dict[int, dict[str, None]] = {}
        for our, their in (pair for pairs in others for pair in pairs):
            if our in self.numbers and our != their:
                says.setdefault(self.numbers[our], {})[their] = None
        return self._link([Piece(text)], [(our, self.numbers[our]) for our in self.numbers], says)

    def other(self, pieces: Sequence[Piece], pairs: Sequence[Pair]) -> list[Piece]:
        """Another wording, its linked words saying how the claim compared writes them."""
        words = [(their, self.numbers[our]) for our, their in pairs if our in self.numbers]
        says: dict[int, dict[str, None]] = {}
        for our, their in pairs:
            if our in self.numbers and our != their:
                says.setdefault(self.numbers[our], {})[our] = None
        return self._link(pieces, words, says)

    @staticmethod
    def _link(
        pieces: Sequence[Piece], words: Sequence[tuple[str, int]], says: Mapping[int, Iterable[str]]
    ) -> list[Piece]:
        text = "".join(piece.text for piece in pieces if piece.mark is not Mark.MISSING)
        spans = [Span(number, *place) for word, number in words for place in places_of(word, text)]
        return [
            replace(piece, says=tuple(dict.fromkeys(word for number in piece.links for word in says.get(number, ()))))
            for piece in cut(pieces, spans)
        ]


def places_of(word: str, text: str) -> list[tuple[int, int]]:
    """Where ``word`` (as written) stands in ``text`` as a whole word, as ``[start, end)`` in characters."""
    if not word.strip():
        return []
    pattern = rf"(?<!\w){re.escape(word)}(?!\w)"
    return [(found.start(), found.end()) for found in re.finditer(pattern, text)]


def cut(pieces: Sequence[Piece], spans: Sequence[Span]) -> list[Piece]:
    """The pieces, cut where a span begins or ends and linked to the numbers of the spans they lie in. *Missing* pieces
    are no part of the text and stay as they are."""
    text = "".join(piece.text for piece in pieces if piece.mark is not Mark.MISSING)
    inside = [(part.at, part.at + len(part.text), part.claims) for part in segments(text, spans)]
    result: list[Piece] = []
    position = 0
    for piece in pieces:
        if piece.mark is Mark.MISSING:
            result.append(piece)
            continue
        end = position + len(piece.text)
        for first, last, numbers in inside:
            start, stop = max(first, position), min(last, end)
            if start < stop:
                result.append(Piece(text[start:stop], piece.mark, tuple(sorted(numbers))))
        position = end
    return result
