"""Figures in running text: hedge, number, scale, unit, and the interval of values that the words allow.

``raw`` runs from the hedge to the number with its scale and its sign of currency or percent ("about $14m"); the noun
behind it is the ``unit``. Years, dates, clock times, ordinals, numbers that are names (F-16, channel 12, G7), list
numbers, scores and telephone numbers are no quantities. Everything is one pass over the tokens; the words are in
``data/<code>/``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from claims.language.base import Token
from claims.language.counted import Counting
from claims.language.dates import DateGrammar
from claims.language.figure_reader import Reader
from claims.language.figure_rules import ROUNDING, Item, Rules, interval
from claims.language.lexicon import phraseset
from claims.language.number_of import nouns_apart
from claims.types import Quantity

__all__ = ["ROUNDING", "QuantityGrammar", "interval"]

_LINK = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}")
_LINK_MARKS = ("http", "www.", "@")
"""Without one of these there is no link to search for."""
_SCORE = re.compile(r"(?<![\w.,-])(\d{1,2})[-–](\d{1,2})(?![\w–-]|[.,]\d)")
"""A result ("5-2", "1-0"): its first number is not the smaller one, as that of a range is."""
_WEEKS = {"huit": 7.0, "quinze": 14.0}
"""French counts the day on which weeks begin: « quinze jours » may be fourteen."""
_OF_A_WHOLE = phraseset("of_a_whole")
"""What stands between a part and its whole."""
_FULL_STOPS = frozenset(".!?؟…")


class QuantityGrammar:
    """Finds the figures of one language; without tables those in digits."""

    def __init__(self, code: str) -> None:
        self._rules = Rules(code)

    def find(self, text: str, tokens: Sequence[Token], dates: DateGrammar) -> list[Quantity]:
        """Return the figures of ``text`` in reading order, without overlaps. ``tokens`` are those of ``text``."""
        starts = self._rules.starts(tokens)
        if not starts:
            return []
        reader = Reader(self._rules, text, tokens, self._blocked(text, tokens, dates))
        items = reader.items(starts)
        if not items:
            return []
        nouns_apart(tokens, items, self._rules)
        countings = [
            Counting(
                i.start, i.end, i.unit_start, i.unit_end, i.unit, i.low if i.value is None else i.value,
                i.apart.unit if i.apart else None,
            )
            for i in items
        ]  # fmt: skip
        named = self._rules.counter.name(tokens, _sentence_numbers(text, tokens), countings)
        named = [
            self._of_a_whole(tokens, items, named, index) if counted is None else counted
            for index, counted in enumerate(named)
        ]
        found = []
        for place, (item, counted) in enumerate(zip(items, named, strict=True)):
            before = items[place - 1] if place else None
            if item.value == 1 and reader.is_article(item, counted) and not reader.other_side(item, before):
                continue
            if item.value == 0 and item.unit is None and not item.unit_text:
                continue  # the second half of a score
            start, end = tokens[item.start].start, tokens[item.end - 1].end
            raw = text[start:end]
            weeks = _WEEKS.get(raw.casefold()) if counted == "day" and self._rules.code == "fr" else None
            low = item.low if weeks is None else weeks
            unit = item.unit_text
            if item.apart is not None:
                unit = text[tokens[item.apart.start].start : tokens[item.apart.end - 1].end]
                unit = unit.removeprefix("ال")  # «عدد المنازل»: so many «منازل»
            found.append(Quantity(raw, start, end, item.value, low, item.high, item.hedge, unit, counted))
        return found

    @staticmethod
    def _of_a_whole(
        tokens: Sequence[Token], items: Sequence[Item], named: Sequence[str | None], index: int
    ) -> str | None:
        """What a bare figure counts in "142 of the 250 seats", «142 مقعدا من أصل 250»: the same as the other one."""
        item = items[index]
        if item.unit is not None or item.unit_text or item.apart is not None:
            return None
        for place, other in ((index + 1, "after"), (index - 1, "before")):
            if not 0 <= place < len(items):
                continue
            first, second = (item, items[place]) if other == "after" else (items[place], item)
            start = max(first.end, first.unit_end)
            joint = tuple(token.norm for token in tokens[start : second.start])
            if joint in _OF_A_WHOLE:
                return named[place]
        return None

    @staticmethod
    def _blocked(text: str, tokens: Sequence[Token], dates: DateGrammar) -> list[bool]:
        """Which tokens belong to dates and links, and so are neither figures nor what figures count."""
        spans = [(mention.start, mention.end) for mention in dates.find(text, tokens, None)]
        if any(mark in text for mark in _LINK_MARKS):
            spans += [match.span() for match in _LINK.finditer(text)]
        if "-" in text or "–" in text:
            spans += [match.span() for match in _SCORE.finditer(text) if int(match[1]) >= int(match[2])]
        if not spans:
            return [False] * len(tokens)
        spans.sort()
        ends: list[int] = []
        for _, end in spans:
            ends.append(max(end, ends[-1]) if ends else end)
        starts = [start for start, _ in spans]
        return [(at := bisect_right(starts, token.start)) > 0 and ends[at - 1] > token.start for token in tokens]


def _sentence_numbers(text: str, tokens: Sequence[Token]) -> list[int]:
    """Number the tokens by sentence, roughly: a stop before a blank or a line break ends one."""
    if "\n" not in text and not any(token.norm[-1] in _FULL_STOPS for token in tokens[:-1]):
        return [0] * len(tokens)
    numbers, current = [], 0
    for index, token in enumerate(tokens):
        if index:
            before = tokens[index - 1]
            gap = text[before.end : token.start]
            if "\n" in gap or (
                gap and before.norm[-1:] in _FULL_STOPS and not (index > 1 and len(tokens[index - 2].text) == 1)
            ):
                current += 1
        numbers.append(current)
    return numbers
