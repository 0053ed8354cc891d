"""A span of time without a number is one of it where it tells how long: "for a month", « une trêve d'une semaine »,
«لمدة شهر», "about a year", "an hour and a half".

An article counts nothing by itself ("a day to remember", "twice a week"), so a hedge, a word of lasting before it
("for", "within") or behind it ("later", "supplémentaire"), or a half behind it must say that the span is measured.
The words are in ``data/<code>/lasting.tsv``.
"""

from __future__ import annotations

from claims.language.figure_nouns import Nouns
from claims.language.figure_rules import Item, Noun, make_item
from claims.language.lasting import ARTICLES
from claims.language.lexicon import wordset
from claims.types import Hedge

_ONE = wordset("one", "ar")
SPANS_OF_TIME = frozenset({"hour", "day", "week", "month", "year", "decade", "century", "minute"})
_LONGEST_OPENER = 4


class LoneSpans(Nouns):
    """Reads a span of time that stands for one of it."""

    _counted_until = 0
    """Where the noun of the figure read last ends: what stands before it is counted already."""

    def _is_measured(self, start: int, noun: int, end: int, concept: str) -> bool:
        """True when what begins at token ``start`` with its noun at ``[noun, end)`` tells how long something lasts."""
        lasting = self.g.lasting
        joined = noun == start + 2 and self._norm(start + 1) == "-"  # "a one-week truce"
        if joined or self._norm(noun) in lasting.alone:
            return True
        if lasting.after.at(self.tokens, end) is not None and not self._new_line(end):
            return True
        if self._and_shorter(end):
            return True
        reach = range(max(0, start - _LONGEST_OPENER), start)
        tables = (lasting.before,) if concept == "day" else (lasting.before, lasting.left)
        return not self._new_line(start) and any(
            (hit := table.at(self.tokens, at)) and hit.end == start for table in tables for at in reach
        )

    def _one_of(self, index: int, start: int, hedge: Hedge | None) -> Item | None:
        """A span of time at token ``start``, whose hedges begin at ``index``, that counts as one; else ``None``."""
        place = start + 1 if self._norm(start) in ARTICLES else start
        if (self.g.code == "ar") != (place == start) or place >= len(self.tokens) or self._new_line(place):
            return None
        hit = self.g.counter.units.at(self.tokens, place)
        if hit is None or hit.value.concept not in SPANS_OF_TIME or hit.end != place + 1 or self.blocked[place]:
            return None
        if not self.g.lasting.is_span(self._norm(place)):
            return None
        half = self.g.numbers.half_at(self.tokens, hit.end)
        told = hedge is not None or half is not None
        if not told and not (
            self._may_stand_alone(place) and self._is_measured(start, place, hit.end, hit.value.concept)
        ):
            return None
        end = half[0] if half else place if place > start else hit.end
        item = make_item(index, end, 1.0 + (half[1] if half else 0.0), hedge, "words")
        self._set_noun(item, Noun(place, hit.end, hit.value))
        return item

    def _and_shorter(self, end: int) -> bool:
        """True for "an hour and 45 minutes", "a year and two months": a span in figures goes on from the first one."""
        if self.g.code != "en" or self._norm(end) != "and":
            return False
        number = self.g.numbers.at(self.text, self.tokens, end + 1, money=False)
        hit = self.g.counter.units.at(self.tokens, number.end) if number else None
        return hit is not None and hit.value.concept in SPANS_OF_TIME

    def _may_stand_alone(self, place: int) -> bool:
        """Whether an Arabic noun at ``place`` is indefinite and counted by nothing beside it: not «يوم الجمعة»,
        «عام 2023», «11 شهرا», «شهر واحد»."""
        if self.g.code != "ar":
            return True
        if place < self._counted_until:
            return False
        after = self._norm(place + 1)
        named = after.startswith("ال") or after[:1].isdigit() or self._dated(place + 1)
        return not named and after not in _ONE and after not in self.g.lasting.names
