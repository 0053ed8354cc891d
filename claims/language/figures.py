"""A figure with its hedges, signs and noun."""

from __future__ import annotations

from claims.language.digits import Figure
from claims.language.figure_rules import Item, Noun, make_item
from claims.language.lexicon import affixes, wordset
from claims.language.lone_spans import SPANS_OF_TIME, LoneSpans
from claims.language.units import Unit
from claims.types import Hedge

_MOST_HEDGES = 3
_FARTHEST_PEOPLE = 6
"""Words from people to the number that counts them across their genitive."""
_PEOPLE = frozenset({"person", "victim"})
_ARTICLES = affixes("articles")
_OWNERS = ("ه", *sorted(wordset("owners_written_on")))
"""Pronouns written onto a noun, as written: folded the first may be ة."""
_SHORTEST_PLURAL = 3
"""Letters of a noun with its owner, at least: no «منها», «بها»."""
_TWO = wordset("two")
_OF_AN = wordset("partitives") | wordset("one", "en", "fr") | {"-"}
"""Between a fraction and its measure: "a quarter of an hour", « un quart d'heure », « une demi-heure »."""


class Figures(LoneSpans):
    """Reads the single figure that begins at a token."""

    def _money(self, index: int) -> tuple[int, str]:
        """A currency written before its figure: index behind it, its code."""
        if amount := self._behind_letters(index):
            return amount, self.g.letters[self.tokens[index].text]
        hit = self.g.counter.currencies.at(self.tokens, index)
        if hit and (not self.tokens[index].text[-1].isalpha() or self.tokens[index].text.isupper()):
            return hit.end, hit.value
        return index, ""

    def _hedges(self, index: int) -> tuple[int, Hedge | None]:
        hedge: Hedge | None = None
        for _ in range(_MOST_HEDGES):
            hit = self.g.before.at(self.tokens, index)
            if hit is None or any(self._new_line(place) for place in range(index + 1, hit.end + 1)):
                break
            hedge, index = hedge or hit.value, hit.end
        return index, hedge

    def _number(self, index: int, *, money: bool) -> Figure | None:
        if index >= len(self.tokens) or self.blocked[index]:
            return None
        figure = self.g.numbers.at(self.text, self.tokens, index, money=money)
        if figure is None or self._is_name(figure):
            return None
        return self._in_millions(figure)

    def _definite(self, index: int) -> Item | None:
        """An Arabic number word under the article counts the definite noun before it ("الأيام الأربعة")."""
        if self.g.code != "ar" or not index or self._new_line(index) or not self._norm(index).startswith("ال"):
            return None
        value = self.g.numbers.small(self._norm(index)[2:])
        if value is None:
            return None
        if (people := self._counted_people(index)) is not None:
            item = make_item(index, index + 1, value, None, "words")
            self._set_noun(item, people)
            return item
        if not (self._norm(index - 1).startswith(_ARTICLES) or self._is_owned(index - 1)):
            return None
        item = make_item(index, index + 1, value, None, "words")
        hit = self.g.counter.units.at(self.tokens, index - 1)
        self._set_noun(item, Noun(index - 1, index, hit.value if hit else None))
        return item

    def _is_owned(self, index: int) -> bool:
        """True for a noun with its owner written onto it, which is as definite as one under the article: «أطفالها
        الأربعة»."""
        owner = next((end for end in _OWNERS if self.tokens[index].text.endswith(end)), "")
        return bool(owner) and len(self._norm(index)) - len(owner) >= _SHORTEST_PLURAL

    def _counted_people(self, index: int) -> Noun | None:
        """The people whom «الخمسة» at token ``index`` counts across their genitive: «ركاب الطائرة الخمسة»."""
        for place in range(index - 2, max(index - _FARTHEST_PEOPLE, -1), -1):
            norm = self._norm(place)
            if norm in self.g.stop or self._new_line(place + 1):
                return None
            hit = None if norm.startswith("ال") else self.g.counter.units.at(self.tokens, place)
            if hit is not None and hit.value.kind in _PEOPLE and self._norm(hit.end).startswith("ال"):
                return Noun(place, hit.end, hit.value)
        return None

    def _dual(self, index: int, start: int, hedge: Hedge | None) -> Item | None:
        token = self.tokens[start]
        before = self.tokens[start - 1] if start else None
        after = None if self._new_line(start + 1) else self.tokens[start + 1]
        found = self.g.counter.duals.at(token, before, after)
        if found is None or (before is not None and self.g.numbers.small(before.norm) is not None):
            return None  # «أربعة متهمين» are not two
        singular, unit = found
        end = start + 1
        item = make_item(index, end, 2.0, hedge, "words")
        if (half := self.g.numbers.half_at(self.tokens, end)) is not None:
            item = make_item(index, half[0], 2.0 + half[1], hedge, "words")
        item.unit_start, item.unit_end, item.unit, item.unit_text = start, end, unit, singular
        if self._norm(end) in _TWO:
            item.end = item.unit_end = end + 1
        if self._norm(item.end) == "و" or self._norm(item.end).startswith("و"):
            self._range_after_dual(item)
        return item

    def _finish(self, index: int, number: Figure, hedge: Hedge | None, noun: Noun, end: int) -> Item:
        value = number.value
        if noun.sign and noun.start == end:
            end = noun.end
        before_noun = noun.end > noun.start and noun.end <= number.start
        if noun.end > noun.start and not before_noun:
            half = self.g.numbers.half_at(self.tokens, noun.end) if value is not None else None
            if half and value is not None:
                value, end = value + half[1], half[0]
        if self._norm(end) == "+" and self._glued(end):
            hedge, end = hedge or Hedge.MORE_THAN, end + 1
        if hedge is None:
            for place in dict.fromkeys((end, noun.end)):
                hit = self.g.after.at(self.tokens, place)
                if hit and not self._new_line(place):
                    hedge = hit.value
                    if place == end:
                        end = hit.end
                    break
        timed = noun.unit is not None and noun.unit.concept in SPANS_OF_TIME
        if hedge is Hedge.MORE_THAN and self._norm(index) == "over" and timed and (value or 0) < 100:
            hedge, index = None, number.start  # "over four days" is "during"
        item = make_item(index, end, value, hedge, number.kind, number)
        between = range(number.end, noun.start)
        beside = noun.unit and noun.unit.kind == "measure" and all(self._norm(k) in _OF_AN for k in between)
        if number.kind == "fraction" and not beside:
            noun = Noun(noun.start, noun.end, Unit("fraction", "own", "fraction"))
        self._set_noun(item, noun)
        if item.unit_start >= item.unit_end and noun.unit is None:
            item.unit_start = item.unit_end = end
        if before_noun or noun.sign:
            item.unit_start = item.unit_end = end
            if noun.unit is None:
                item.unit = None
        return item

    def _range_after_dual(self, item: Item) -> None:
        """«بين يومين وأربعة أيام»: the dual opens a range when «بين» stands before it."""
        opener = self.g.openers.at(self.tokens, item.start - 1)
        start = item.start - 1
        if start > 0 and self._norm(start - 1) in ("ما",):
            start -= 1
        place = item.end + 1 if self._norm(item.end) == "و" else item.end
        if opener is None or "و" not in opener.value or opener.end != item.start:
            return
        second = self._number(place, money=False)
        noun = self._noun(second, second.end) if second else None
        if noun is None or noun.unit is None or item.unit is None or noun.unit.concept != item.unit.concept:
            return
        if second is None or second.value is None or item.value is None or second.value <= item.value:
            return
        low = item.value
        item.start, item.end, item.hedge = start, second.end, Hedge.RANGE
        item.value, item.low, item.high = None, low, second.value
        self._set_noun(item, noun)
