"""Decades as intervals of years: "the 1970s", « les années 1970 », «سبعينيات القرن الماضي» are 1970/1979.

The words are in ``data/<code>/decades.tsv``; a language without that file has no decades.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.language.base import Token
from claims.language.lexicon import forms, rows
from claims.language.memo import Memo
from claims.language.normalise import fold
from claims.language.tables import PhraseTable
from claims.types import DateMention

Decade = tuple[int, int, str]
"""First token, token behind the last, ISO interval of years."""

_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]0$")
_SHORT = re.compile(r"[2-9]0$")
_CENTURY = 1900
"""The century of a decade that names none."""
_JOINTS = frozenset("'’-")


class Decades:
    """Finds the decades that one language names."""

    def __init__(self, code: str) -> None:
        listed = [(kind, value, form) for kind, value, column in rows(code, "decades") for form in forms(column)]
        self._tens = PhraseTable(((form, int(value)) for kind, value, form in listed if kind == "tens"), code)
        self._centuries = PhraseTable(((form, int(value)) for kind, value, form in listed if kind == "century"), code)
        self._before = frozenset(fold(form) for kind, _, form in listed if kind == "before")
        self._with = frozenset(fold(form) for kind, _, form in listed if kind == "with")
        self._after = frozenset(fold(form) for kind, _, form in listed if kind == "after")
        self._known = bool(listed)
        self._beginning = Memo(self._may_begin)

    def find(self, tokens: Sequence[Token]) -> list[Decade]:
        """The decades of a text by its tokens, in reading order."""
        return list(self._found(tokens)) if self._known else []

    def merged(self, text: str, tokens: Sequence[Token], dates: list[DateMention]) -> list[DateMention]:
        """``dates`` of a text with its decades in the place of dates that they overlap, in reading order."""
        spans = [(tokens[first].start, tokens[last - 1].end, iso) for first, last, iso in self.find(tokens)]
        if not spans:
            return dates
        kept = [date for date in dates if all(date.end <= start or date.start >= end for start, end, _ in spans)]
        kept += [DateMention(text[start:end], start, end, iso) for start, end, iso in spans]
        return sorted(kept, key=lambda date: date.start)

    def _found(self, tokens: Sequence[Token]) -> Iterator[Decade]:
        behind = 0
        begins = self._beginning
        for index in [place for place, token in enumerate(tokens) if begins[token.norm]]:
            if index < behind:
                continue
            read = self._digits(tokens, index) if tokens[index].norm[0].isdigit() else self._name(tokens, index)
            if read:
                end, first = read
                yield self._start(tokens, index), end, f"{first}/{first + 9}"
                behind = end

    def _may_begin(self, norm: str) -> bool:
        """True for a folded token that looks like a decade in digits or is a word of one."""
        return bool(_SHORT.match(norm) or _YEAR.match(norm) or self._tens.values(norm))

    def _digits(self, tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
        """ "1970s", "'70s", « années 1970 », « années 70 »: the token behind and the first year."""
        norm = tokens[index].norm
        short = bool(_SHORT.match(norm))
        if not short and not _YEAR.match(norm):
            return None
        end = index + 1
        if self._after:
            if end >= len(tokens) or tokens[end].norm not in self._after or tokens[end].start != tokens[index].end:
                return None
            end += 1
        if (short or not self._after) and not self._led(tokens, index):
            return None
        return end, int(norm) + (_CENTURY if short else 0)

    def _name(self, tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
        hit = self._tens.at(tokens, index)
        if hit is None or (self._before | self._with and not self._led(tokens, index)):
            return None
        century = self._centuries.at(tokens, hit.end)
        return (century.end, century.value + hit.value) if century else (hit.end, _CENTURY + hit.value)

    def _led(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether one of the words that lead to a decade stands right before it."""
        place = self._word_before(tokens, index)
        return place is not None and tokens[place].norm in self._before | self._with

    def _start(self, tokens: Sequence[Token], index: int) -> int:
        """Where the date begins: at a word such as "late" or « années » before the decade, else at ``index``."""
        place = self._word_before(tokens, index)
        return place if place is not None and tokens[place].norm in self._with else index

    @staticmethod
    def _word_before(tokens: Sequence[Token], index: int) -> int | None:
        """The last word before ``index``, an apostrophe or a hyphen passed over."""
        place = index - 1
        if place >= 0 and tokens[place].norm in _JOINTS:
            place -= 1
        return place if place >= 0 else None
