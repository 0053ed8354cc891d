"""Numbers that count nothing: ordinals, clock times, labels, list numbers, telephone numbers, parts of names."""

from __future__ import annotations

import re

from claims.language.counted import VICTIMS
from claims.language.digits import Figure
from claims.language.figure_rules import Cursor
from claims.language.lexicon import wordset
from claims.language.tables import spellings

_TEN = wordset("ten")
_HOURS = wordset("hours")
_PHONE_DIGITS = 9
_NEAR_HEAT = 12
"""Tokens around "49C" among which a word of heat stands."""


class NameTests(Cursor):
    """Tells numbers that are names from figures."""

    def _skip(self, index: int) -> int:
        """Step over a chain of digits that is no figure ("1-800-555", "12:30", "192.168.1.1")."""
        end = index + 1
        if not self.tokens[index].norm[0].isdigit():
            return end
        first = self.tokens[index].norm
        if self._norm(index - 1) == "+" or (first[0] == "0" and first.isdigit() and len(first) > 2):
            while self._norm(end)[:1].isdigit() and not self._new_line(end):
                end += 1
            return end
        while self._glued(end) and (self._norm(end) in "-/:.+" or self._norm(end)[0].isdigit()):
            end += 1
        if self._norm(end - 1) in "-/:.+" and end - 1 > index:
            end -= 1
        return end

    def _is_name(self, figure: Figure) -> bool:
        """True when the number is an ordinal, a time, a label or part of a name."""
        start, end = figure.start, figure.end
        token = self.tokens[start]
        digits = token.norm[0].isdigit()
        before, after = self._norm(start - 1), self._norm(end)
        if self.g.code == "ar" and before in self.g.ordinals and token.norm in _TEN:
            return True
        if self.g.code == "fr" and (before == "pour" and token.norm == "cent"):
            return True
        if before in self.g.ordinals and figure.kind == "round":
            return True  # "la première quinzaine"
        if before in self.g.clock_before or self.g.clock_after.at(self.tokens, end):
            return True
        if not digits:
            # "World War Two", "Formula One": a capital in mid-sentence makes a number word a name.
            named = (
                self.g.code == "en"
                and figure.kind in ("one", "words")
                and (figure.value or 0) <= 10
                and token.text[0].isupper()
                and start > 0
                and self.tokens[start - 1].text[0].isupper()
            )
            return named and not self._new_line(start)
        if figure.value is None or (token.norm.isdigit() and len(token.norm) >= _PHONE_DIGITS and end == start + 1):
            return True
        labelled = any(form in self.g.labels for form in spellings(before, self.g.code)) if before else False
        if (
            labelled
            and not self._new_line(start)
            and not self._counts(start - 1)
            and figure.scale == 1  # "per flight 250 thousand dollars"
            and (self._dated(end) or not self.g.counter.units.at(self.tokens, end))
        ):
            return True
        if before == "+" and self._glued(start) and self._norm(end)[:1].isdigit():
            return True  # a telephone number; _skip steps over the rest of it
        if self._glued(start) and before in "-–/:." and start > 1 and self._glued(start - 1) and before:
            far = self.tokens[start - 2]
            if (
                before != "-"
                or (far.text[-1].isalpha() and len(far.text) > 1)
                or far.text[-1].isdigit()
                or far.text.isupper()
            ):
                return True
        if self._glued(start) and before and before[-1].isalpha() and before.isascii():
            return not self._lettered(start - 1)
        pointed = after in (".", ")", "-", "/") and self._glued(end) and not self._glued(end + 1)
        if self._new_line(start) and pointed and len(token.norm) <= 2 and not self._new_line(end + 1):
            return True  # the number of a list
        if self._glued(end):
            return self._tail_makes_name(figure, after)
        if self.g.code == "fr" and before in self.g.hour_before and after in _HOURS:
            return (figure.value or 0) <= 24
        return False

    def _behind_letters(self, index: int) -> int:
        """Where the amount begins that the letters of a currency at ``index`` stand in front of, 0 if they do not:
        directly, or, of several letters, with a full stop or space between ("Rs. 500")."""
        if self._lettered(index):
            return index + 1
        letters = self.tokens[index].text if index < len(self.tokens) else ""
        if len(letters) < 2 or letters not in self.g.letters:
            return 0
        amount = index + 2 if self._norm(index + 1) == "." and self._glued(index + 1) else index + 1
        return amount if self._norm(amount)[:1].isdigit() and not self._new_line(amount) else 0

    def _lettered(self, index: int) -> bool:
        """True for the letters of a currency directly in front of digits: "R200,000"."""
        if not 0 <= index < len(self.tokens) or self.tokens[index].text not in self.g.letters:
            return False
        return self._glued(index + 1) and self._norm(index + 1)[0].isdigit()

    def _counts(self, verb: int) -> bool:
        """True for "the confirmed dead number 137": a verb behind people, no label."""
        people = (self.g.counter.units.at(self.tokens, k) for k in range(max(verb - 2, 0), verb))
        return self._norm(verb) == "number" and any(hit and hit.value.concept in VICTIMS for hit in people)

    def _temperature(self, figure: Figure, end: int) -> bool:
        """True for the "C" or "F" at ``end`` behind a figure with a decimal or near words of heat: "49C"."""
        if end >= len(self.tokens) or self.tokens[end].text not in ("C", "F"):
            return False
        if any(mark in self.text[self.tokens[figure.start].start : self.tokens[end].start] for mark in ".,"):
            return True
        near = range(max(figure.start - _NEAR_HEAT, 0), min(end + _NEAR_HEAT, len(self.tokens)))
        return any(self._norm(k).startswith(self.g.heat) for k in near)

    def _tail_makes_name(self, figure: Figure, after: str) -> bool:
        """What is glued to digits from the right: ordinal endings, clock times, ratios, model names."""
        end = figure.end
        if after in self.g.ordinals:
            return True
        if after in (":", "/") and self._norm(end + 1)[:1].isdigit() and self._glued(end + 1):
            return True
        if after == "+" or self._temperature(figure, end):
            return False
        if after[0].isalpha():
            if self.g.code == "fr" and re.fullmatch("h[0-9]*", after):
                return (
                    len(after) > 1
                    or self._norm(end + 1)[:1].isdigit()
                    or self._norm(figure.start - 1) in self.g.hour_before
                )
            return not (self.g.counter.units.at(self.tokens, end) or self.g.counter.currencies.at(self.tokens, end))
        return False
