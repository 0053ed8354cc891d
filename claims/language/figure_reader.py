"""Ranges ("between 5 and 10"), and the walk over a text that takes a range where there is one, else a figure."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.counted import SERIOUS, VICTIMS
from claims.language.digits import Figure
from claims.language.figure_rules import ONE_OF, Item, Noun, make_item
from claims.language.lexicon import wordset
from claims.language.lone_spans import SPANS_OF_TIME
from claims.language.marks import Marks
from claims.language.shares import shares
from claims.language.tables import spellings
from claims.language.units import Unit
from claims.types import Hedge

_BY = wordset("before_amounts")
"""Between a verb of change and its amount: "fell by a third", « a diminué d'un tiers »."""

_AND, _OR, _TO = wordset("and"), wordset("or"), wordset("before_bounds")
_OF_WHOM, _PARTITIVES, _GROUPS = wordset("of_whom"), wordset("partitives"), wordset("pronouns_of_groups")
_STATES, _THE_GROUP = wordset("states_of_one", "fr"), wordset("before_groups")
_OF_SEVERAL = wordset("plural_determiners", "fr")
_BEHIND_NINE, _MARKS = wordset("behind_nine"), frozenset((",", ".", ";", ":", "?"))
_DUAL_SCALES = wordset("dual_scales")
_AT_ONE, _ONLY = wordset("at_one"), wordset("only")
_BEFORE_PRICES, _BEHIND_PRICES = wordset("before_prices"), wordset("behind_prices")
"""Beside « un euro » they make an amount of the article."""


class Reader(Marks):
    """One reading of one text."""

    def items(self, starts: Sequence[int]) -> list[Item]:
        """Collect the figures from left to right; they begin at some of ``starts`` (see :meth:`Rules.starts`)."""
        found: list[Item] = []
        behind = 0
        for index in starts:
            if index < behind:
                continue
            item = self._side(index)
            item = item or (None if self.blocked[index] else self._range(index) or self._figure(index))
            if item is None:
                behind = self._skip(index)
            else:
                found.append(item)
                behind = item.end
                self._counted_until = max(item.end, item.unit_end)
        return shares(self, self._passed(found))

    def is_article(self, item: Item, counted: str | None) -> bool:
        """True when a lone "one" or "un" names no count: only people counted by their fate are counted singly."""
        token = self.tokens[item.end - 1]
        if token.norm[0].isdigit():
            return False
        if item.unit is not None and item.unit.kind == "measure" and self._measures(item):
            return False
        if self._of_group(item):
            return False
        harmed = counted in VICTIMS or counted == SERIOUS
        if self.g.code == "ar":
            told = (harmed and token.norm in ONE_OF) or self._only_one(item, harmed=harmed)
            return item.unit is None and not told
        named = item.unit is not None or (token.norm == "one" and item.unit_text)  # "one firefighter was injured"
        return not harmed or not named or item.unit_start > item.end

    def _only_one(self, item: Item, *, harmed: bool) -> bool:
        """True for «واحد» behind any noun when it is told as a number: «خط واحد فقط», «مظروفا واحدا على الأقل», «إصابة
        سائق واحد»."""
        noun = self._norm(item.start - 1)
        if self._new_line(item.start) or not noun[:1].isalpha() or noun in self.g.stop or noun in _AT_ONE:
            return False
        return harmed or item.hedge is not Hedge.EXACT or self._norm(item.end) in _ONLY

    def _of_group(self, item: Item) -> bool:
        """True for one of those counted or named before: "one of whom died", "one of its nine judges", « dont une est
        décédée »."""
        bare = item.unit is None and item.unit_start == item.unit_end
        if self.g.code == "fr" and bare and self._norm(item.start - 1) in _OF_WHOM:
            return self._norm(item.end) in _STATES or self.g.counter.triggers.at(self.tokens, item.end) is not None
        if self.g.code != "en" or self._norm(item.end) not in _PARTITIVES:
            return False
        if self._norm(item.end + 1) in _GROUPS:
            return True
        return self._norm(item.end + 1) in _THE_GROUP and self._number(item.end + 2, money=False) is not None

    def _names_one(self, number: Figure, end: int) -> bool:
        """True where a noun that no table knows stands behind "one": "one firefighter was injured"."""
        word = self._norm(end)
        plain = number.kind == "one" and self.g.code == "en" and word.isalpha() and not self._new_line(end)
        return plain and word not in self.g.stop and self.g.counter.triggers.at(self.tokens, end) is None

    def _one_among(self, index: int) -> Item | None:
        """«أحد الإطفائيين», «إحدى الراكبات»: one of those that the article names."""
        if self._norm(index) not in ONE_OF or not self._norm(index + 1).startswith("ال") or self._dated(index + 1):
            return None
        item = make_item(index, index + 1, 1.0, None, "one")
        hit = self.g.counter.units.at(self.tokens, index + 1)
        self._set_noun(item, Noun(index + 1, index + 2, hit.value if hit else None))
        return item

    def _measures(self, item: Item) -> bool:
        """True when one of a measure is told as an amount: hedged, or a span of time that something lasts."""
        if item.hedge is not Hedge.EXACT or self._costs(item):
            return True
        if item.unit is None or item.unit.concept not in SPANS_OF_TIME:
            return False
        return self._is_measured(item.start, item.unit_start, item.unit_end, item.unit.concept)

    def _costs(self, item: Item) -> bool:
        """True for one of a currency told as a price: "one pound", « vendu pour un euro symbolique », «دولار واحد»."""
        if item.unit is None or item.unit.concept not in self.g.counter.money:
            return False
        priced = self._norm(item.start - 1) in _BEFORE_PRICES or self._norm(item.unit_end) in _BEHIND_PRICES
        return self.g.code != "fr" or (priced and not self._new_line(item.start))

    def _figure(self, index: int) -> Item | None:
        """A figure with its hedges, sign and noun that begins at ``index``."""
        start, hedge = self._hedges(index)
        if hedge is not None and start >= len(self.tokens):
            return None
        if self._norm(start) == "%" and self._norm(start + 1)[:1].isdigit() and self._glued(start + 1):
            number = self._number(start + 1, money=False)
            if number:
                noun = Noun(start, start + 1, self.g.counter.unit_of("%"), sign=True)
                return self._finish(index, number, hedge, noun, number.end)
        place, currency = self._money(start)
        number = self._number(place, money=bool(currency))
        if number is not None and self._is_dual_scale(number):
            number = number._replace(value=2 * (number.value or 0.0))
        if number is None and place == start and start < len(self.tokens):
            single = self._one_of(index, start, hedge)
            single = single or (None if hedge else self._other(start))
            if single is not None:
                return single
        if number is None:
            return self._dual(index, start, hedge) if place == start and start < len(self.tokens) else None
        if (joined := self._open_range(index, number, currency)) is not None:
            return joined
        end = number.end
        if currency:
            noun = Noun(start, place, Unit(currency, "measure", currency), sign=True)
        else:
            found = self._noun(number, end)
            changed = self._norm(number.start - 1) in _BY and self._changed_before(number.start)
            if number.kind == "fraction" and not (hedge or changed or self._is_fraction(number, found)):
                return None
            measured = found is not None and found.unit is not None and found.unit.kind == "measure"
            if number.kind == "fraction" and self._norm(end) == "-" and self._glued(end) and not measured:
                return None  # "half-time", but « une demi-heure »
            if number.kind == "few" and (found is None or found.unit is None):
                return None
            if (
                number.start == number.end - 1
                and self._norm(number.start) == "neuf"
                and (found is None or found.unit is None)
                and self._norm(number.start - 1) not in _OF_SEVERAL
                and not self._nine_alone(number)
            ):
                return None  # « un bateau neuf », but « ses neuf frontières »
            noun = found or Noun(end, end + self._names_one(number, end), None)
        percent = noun.unit is not None and noun.unit.concept == "percent"
        if number.kind == "one" and self.g.code == "ar" and not percent:  # «واحد في المئة»
            noun = self._noun_before(number.start) or Noun(end, end, None)
        return self._finish(index, number, hedge, noun, end)

    def _nine_alone(self, number: Figure) -> bool:
        """True for « neuf » in « neuf sont morts », « Neuf seulement ont survécu »: at the head of a clause."""
        opens = number.start == 0 or self._norm(number.start - 1) in _MARKS
        return opens and self._norm(number.end) in _BEHIND_NINE

    def _is_dual_scale(self, number: Figure) -> bool:
        """True for «مليارا دولار»: in front of what it counts, the word for a billion in this form says two."""
        alone = number.end == number.start + 1 and self._norm(number.start) in _DUAL_SCALES
        return alone and self.g.counter.currencies.at(self.tokens, number.end) is not None

    def _other(self, index: int) -> Item | None:
        """A figure at ``index`` that only the words around it make one."""
        read = (self._lone_person, self._year_of_life, self._definite, self._one_among, self._mark)
        return next((item for one in read if (item := one(index)) is not None), None)

    def _range(self, index: int) -> Item | None:
        """A range with an opening word: "between 5 and 10", «من 5 إلى 10»."""
        opener = self.g.openers.at(self.tokens, index)
        if opener is None:
            return None
        start, _ = self._hedges(opener.end)
        place, currency = self._money(start)
        first = self._number(place, money=bool(currency))
        if first is None or first.value is None:
            return None
        between = not _AND.isdisjoint(opener.value)
        if not between and self._changed_before(index):
            return None
        return self._second(index, first, currency, opener.value, opened=True)

    def _open_range(self, index: int, first: Figure, currency: str) -> Item | None:
        if first.value is None or first.kind in ("one", "fraction"):
            return None
        if self._norm(first.end) in _TO and self._changed_before(index):
            return None
        return self._second(index, first, currency, self.g.joints, opened=False)

    def _changed_before(self, index: int) -> bool:
        """True when a verb of change stands before "from X to Y"."""
        return any(
            form.startswith(self.g.changes)
            for token in self.tokens[max(0, index - 12) : index]
            for form in spellings(token.norm, self.g.code)
        )

    def _second(self, index: int, first: Figure, currency: str, joints: frozenset[str], *, opened: bool) -> Item | None:
        """The second figure of a range, when a joint and a larger figure follow the first."""
        tokens = self.tokens
        place = first.end
        sign = self._norm(place) == "%"
        if sign:
            place += 1
        elif opened or self.g.code == "ar":
            noun = self.g.counter.units.at(tokens, place) or self.g.counter.currencies.at(tokens, place)
            if noun and opened:
                place = noun.end
        if place >= len(tokens) or self._new_line(place):
            return None
        norm = self._norm(place)
        if norm in joints:
            if norm == "-" and self._glued(place) != self._glued(place + 1):
                return None
            place += 1
        elif not ("و" in joints and norm.startswith("و") and len(norm) > 2):
            return None
        place, _ = self._hedges(place)
        place, second_currency = self._money(place)
        second = self._number_behind_joint(place, money=bool(currency or second_currency))
        if second is None or second.value is None or first.value is None:
            return None
        if (sign and (second_currency or (not opened and self._norm(second.end) != "%"))) or (
            currency and self._norm(second.end) == "%"
        ):
            return None  # "rose 2.3% to $85.20"
        if second.kind == "one" or ((second.kind == "words") != (first.kind == "words") and not opened and norm in _OR):
            return None
        low, high = first.value, second.value
        low *= _shared_scale(first, second)
        if low >= high or (
            self._norm(second.end) == "-" and self._glued(second.end) and self._norm(second.end + 1)[:1].isdigit()
        ):
            return None
        item = Item(index, second.end, None, low, high, Hedge.RANGE)
        code = currency or second_currency
        noun_found = self._noun(second, second.end)
        if code:
            unit = Unit(code, "measure", code)
            item.unit, item.unit_text = unit, self._currency_text(index, second.end) or code
            item.unit_start, item.unit_end = second.end, second.end
        else:
            self._set_noun(item, noun_found or Noun(second.end, second.end, None))
        return item

    def _number_behind_joint(self, index: int, *, money: bool) -> Figure | None:
        """Like ``_number``, but a hyphen before it joins a range rather than a name."""
        if index >= len(self.tokens) or self.blocked[index]:
            return None
        figure = self.g.numbers.at(self.text, self.tokens, index, money=money)
        if figure is None:
            return None
        digits = self.tokens[figure.start].norm[0].isdigit()
        if digits and self._glued(figure.end) and self._tail_makes_name(figure, self._norm(figure.end)):
            return None
        if self.g.clock_after.at(self.tokens, figure.end):
            return None
        return figure

    def _currency_text(self, start: int, end: int) -> str:
        for place in range(start, end):
            hit = self.g.counter.currencies.at(self.tokens, place)
            if hit:
                return self.text[self.tokens[place].start : self.tokens[hit.end - 1].end]
        return ""


def _shared_scale(first: Figure, second: Figure) -> float:
    """What the first bound of a range leaves to the second to say: "5 to 6 million", « 18 à 20.000 », "two to three
    hundred"; 1 when it says all."""
    low, high = first.value or 0.0, second.value or 0.0
    if first.scale == 1 and second.scale > 1 and low <= high / second.scale:
        return second.scale
    if 1 < low < 1000 and high % 1000 == 0 and low <= high / 1000 < _SAME_SCALE * low:
        return 1000.0
    if first.kind == second.kind == "words" and 1 < low < 10 and high % 100 == 0 and low <= high / 100 < 10:
        return 100.0
    return 1.0


_SAME_SCALE = 5
"""How far apart the bounds of such a range are at most: "18 to 20,000" is one of thousands, "100 to 2,000" is not."""
