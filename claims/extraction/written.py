"""One sentence as it is written: words and marks, capitals, quotations, figures, dates and places, before any grammar.

All positions are word indices of the sentence; ``Written.span`` turns them into characters of the report.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence

from claims.language import get_language
from claims.language.base import Token
from claims.language.cldr import PlaceHit, find_places
from claims.types import DateMention, Quantity

CLAUSE_STOPS = frozenset(",;:.!?|…؟")
OPENERS, CLOSERS = "«“„", "»”"
_QUOTE_MARKS = frozenset(OPENERS + CLOSERS + "‘’'\"")


class Written:
    """A sentence and what its letters alone tell, linear in its words.

    With slots: attributes are read a hundred thousand times for each report, and a ``cached_property`` beside them
    would make every one of these reads several times slower.
    """

    __slots__ = (
        "_is_word",
        "_places",
        "_titled",
        "capital",
        "code",
        "dates",
        "in_date",
        "in_quantity",
        "last_word",
        "norms",
        "offset",
        "quantities",
        "quotes",
        "text",
        "tokens",
        "unclosed",
        "unopened",
    )

    def __init__(self, text: str, offset: int, code: str, published: dt.date | None) -> None:
        language = get_language(code)
        self.text = text
        self.offset = offset
        self.code = code
        self.tokens: list[Token] = language.tokens(text)
        self.norms: list[str] = [token.norm for token in self.tokens]
        self.quantities: list[Quantity] = language.quantities(text)
        self.dates: list[DateMention] = language.dates(text, published)
        self.in_quantity = self._cover(self.quantities)
        self.in_date = self._cover(self.dates)
        self.capital = [token.text[0].isupper() for token in self.tokens]
        """Which words begin with a capital."""
        self._is_word = [norm[0].isalnum() for norm in self.norms]
        self.last_word = next((k for k in range(len(self.norms) - 1, 0, -1) if self._is_word[k]), 0)
        self.unclosed = self.unopened = False
        self._places: list[PlaceHit] | None = None
        self._titled: bool | None = None
        self.quotes = self._quotes()

    @property
    def places(self) -> list[PlaceHit]:
        """Places named in the sentence, offsets within it."""
        if self._places is None:
            self._places = find_places(self.text, self.code)
        return self._places

    def is_place(self, index: int) -> bool:
        """True when the word belongs to the name of a place."""
        token = self.tokens[index]
        return any(hit.start < token.end and hit.end > token.start for hit in self.places)

    def __len__(self) -> int:
        return len(self.tokens)

    def _cover(self, spans: Sequence[Quantity | DateMention]) -> list[int]:
        """For each word the index of the span that holds it, or -1; spans are in reading order."""
        tokens = self.tokens
        result = [-1] * len(tokens)
        index = 0
        for at, span in enumerate(spans):
            index = bisect_right(tokens, span.start, index, key=lambda token: token.end)
            while index < len(tokens) and tokens[index].start < span.end:
                result[index] = at
                index += 1
        return result

    def _quotes(self) -> list[tuple[int, int]]:
        """Pairs of word indices of opening and closing marks, outermost first; an unclosed mark opens nothing."""
        pairs: list[tuple[int, int]] = []
        stack: list[tuple[str, int]] = []
        for index, mark in [(k, token.text) for k, token in enumerate(self.tokens) if token.text in _QUOTE_MARKS]:
            if mark in OPENERS or (mark == "‘" and not stack):
                stack.append((mark, index))
            elif (mark in CLOSERS and stack and stack[-1][0] in OPENERS) or (
                mark in "’'" and stack and stack[-1][0] == "‘"
            ):
                pairs.append((stack.pop()[1], index))
            elif mark in ('"', "”", "“"):
                if stack and stack[-1][0] == '"':
                    pairs.append((stack.pop()[1], index))
                else:
                    stack.append(('"', index))
            if not stack and mark in CLOSERS and all(last != index for _, last in pairs[-1:]):
                self.unopened = True
        for mark, index in stack:
            if index > self.last_word and mark == '"':
                self.unopened = True
            elif mark != "‘":
                self.unclosed = True
        return sorted(pairs)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the report from word ``start`` up to, not including, word ``end``."""
        return self.offset + self.tokens[start].start, self.offset + self.tokens[end - 1].end

    def is_colon(self, index: int) -> bool:
        """True for a colon between words, not within a time of day."""
        if self.norms[index] != ":" or index + 1 >= len(self):
            return False
        return not (self.norms[index + 1][0].isdigit() and index > 0 and self.norms[index - 1][-1].isdigit())

    def stops(self, index: int) -> bool:
        """True for a mark at which a clause may end, not within a figure or time."""
        norm = self.norms[index]
        if norm not in CLAUSE_STOPS or self.in_quantity[index] >= 0:
            return False
        if norm == ".":  # within a sentence it belongs to an abbreviation
            return index >= self.last_word
        return norm != ":" or self.is_colon(index)

    def words(self, start: int, end: int) -> str:
        """The text from word ``start`` up to word ``end`` as written."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if end > start else ""

    def is_word(self, index: int) -> bool:
        """True for a word or number, false for a mark."""
        return self._is_word[index]

    def count_words(self, start: int, end: int) -> int:
        """How many words and numbers stand in the range; marks do not count."""
        return self._is_word[start:end].count(True)

    def has_date(self, start: int, end: int) -> bool:
        """True when a word of a date stands in the range."""
        return bool(self.dates) and max(self.in_date[start:end], default=-1) >= 0

    def in_name(self, index: int) -> bool:
        """True for a capitalised word inside a sentence: "the United States" holds no verb "to state".

        Where every long word has a capital, as in some headlines, only names of places tell.
        """
        if self.code == "ar" or index == 0 or not self.capital[index]:
            return False
        if self.titled:
            return self.is_place(index)
        before = self.norms[index - 1]
        return before[0].isalnum() or before in ("-", "'", "&")

    @property
    def titled(self) -> bool:
        """True for a line in title case or capitals."""
        if self._titled is None:
            self._titled = self._read_titled()
        return self._titled

    def _read_titled(self) -> bool:
        long = [
            capital
            for token, capital in zip(self.tokens, self.capital, strict=True)
            if len(token.text) > 3 and token.text[0].isalpha()
        ]
        return len(long) > 2 and long.count(True) > 0.7 * len(long)

    def _acronym(self, index: int) -> bool:
        """True for "WHO", "US", "IT": no function words."""
        if self.code != "en" or not self.capital[index]:
            return False
        text = self.tokens[index].text
        return len(text) > 1 and text.isupper() and text.isalpha() and not self.text.isupper()
