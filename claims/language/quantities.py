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
from dataclasses import dataclass

from claims.language.base import Token
from claims.language.counted import VICTIMS, Counter, Counting, Unit
from claims.language.dates import DateGrammar
from claims.language.lexicon import forms, rows
from claims.language.normalise import fold
from claims.language.numbers import Figure, NumberGrammar
from claims.language.tables import PhraseTable, spellings
from claims.types import Hedge, Quantity

# "About" and "nearly" are taken to allow a tenth: journalists round to the first or second digit.
ROUNDING = 0.1

_LINK = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}")
_FULL_STOPS = frozenset(".!?؟…")
_OPEN_STOPS = frozenset({"(", ")", "[", "]", '"', ",", ";", ":", ".", "!", "?", "؟", "-", "/"})
_PARTITIVES = frozenset({"of", "de", "des", "du", "من"})
_ARTICLES = frozenset(
    {"the", "les", "le", "la", "more", "other", "autres", "nouveaux", "nouvelles", "another", "further"}
)
_LONGEST_UNIT = 4
_PHONE_DIGITS = 9
_MOST_HEDGES = 3
_SPANS_OF_TIME = frozenset({"hour", "day", "week", "month", "year", "decade", "century", "minute"})


@dataclass(slots=True)
class _Item:
    """A figure found, by token indexes, before it is known what it counts."""

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    hedge: Hedge
    unit_start: int = 0
    unit_end: int = 0
    unit: Unit | None = None
    unit_text: str = ""


@dataclass(frozen=True, slots=True)
class _Noun:
    start: int
    end: int
    unit: Unit | None
    sign: bool = False


class QuantityGrammar:
    """Finds the figures of one language; without tables those in digits."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._numbers = NumberGrammar(code)
        self._counter = Counter(code)
        hedges = rows(code, "hedges")
        self._before = PhraseTable(
            ((f, Hedge(h)) for h, place, fs in hedges if place == "before" for f in forms(fs)), code
        )
        self._after = PhraseTable(
            ((f, Hedge(h)) for h, place, fs in hedges if place == "after" for f in forms(fs)), code
        )
        ranges = rows(code, "ranges")
        openers: dict[str, set[str]] = {}
        for opener, joint in ranges:
            openers.setdefault(opener, set()).add(fold(joint))
        self._openers = PhraseTable(((o, frozenset(joints)) for o, joints in openers.items() if o), code)
        self._joints = frozenset(openers.get("", {"-"}))
        self._changes = tuple(fold(form) for row in rows(code, "changes") for form in forms(row[0]))
        self._labels = frozenset(fold(form) for row in rows(code, "labels") for form in forms(row[0]))
        self._ordinals = frozenset(fold(form) for row in rows(code, "ordinals") for form in forms(row[0]))
        self._stop = frozenset(fold(word) for row in rows(code, "stop") for word in row[0].split())
        clocks = rows(code, "clocks")
        self._clock_after = PhraseTable(((f, True) for kind, fs in clocks if kind == "after" for f in forms(fs)), code)
        self._clock_before = frozenset(fold(f) for kind, fs in clocks if kind == "before" for f in forms(fs))
        self._hour_before = frozenset(fold(f) for kind, fs in clocks if kind == "hour" for f in forms(fs))

    def find(self, text: str, tokens: Sequence[Token], dates: DateGrammar) -> list[Quantity]:
        """Return the figures of ``text`` in reading order, without overlaps. ``tokens`` are those of ``text``."""
        reader = _Reader(self, text, tokens, self._blocked(text, tokens, dates))
        items = reader.items()
        countings = [Counting(i.start, i.end, i.unit_start, i.unit_end, i.unit, i.value) for i in items]
        named = self._counter.name(tokens, _sentence_numbers(text, tokens), countings)
        found = []
        for item, counted in zip(items, named, strict=True):
            if item.value == 1 and reader.is_article(item, counted):
                continue
            if item.value == 0 and item.unit is None and not item.unit_text:
                continue  # the second half of a score
            start, end = tokens[item.start].start, tokens[item.end - 1].end
            found.append(
                Quantity(
                    text[start:end], start, end, item.value, item.low, item.high, item.hedge, item.unit_text, counted
                )
            )
        return found

    @staticmethod
    def _blocked(text: str, tokens: Sequence[Token], dates: DateGrammar) -> list[bool]:
        """Which tokens belong to dates and links, and so are neither figures nor what figures count."""
        spans = [(mention.start, mention.end) for mention in dates.find(text, tokens, None)]
        spans += [match.span() for match in _LINK.finditer(text)]
        spans.sort()
        ends: list[int] = []
        for _, end in spans:
            ends.append(max(end, ends[-1]) if ends else end)
        starts = [start for start, _ in spans]
        return [(at := bisect_right(starts, token.start)) > 0 and ends[at - 1] > token.start for token in tokens]


def _sentence_numbers(text: str, tokens: Sequence[Token]) -> list[int]:
    """Number the tokens by sentence, roughly: a stop before a blank or a line break ends one."""
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


class _Reader:
    """One reading of one text."""

    def __init__(self, grammar: QuantityGrammar, text: str, tokens: Sequence[Token], blocked: Sequence[bool]) -> None:
        self.g = grammar
        self.text = text
        self.tokens = tokens
        self.blocked = blocked

    def items(self) -> list[_Item]:
        """Collect the figures from left to right."""
        found: list[_Item] = []
        index = 0
        while index < len(self.tokens):
            item = None if self.blocked[index] else self._range(index) or self._figure(index)
            if item is None:
                index = max(index + 1, self._skip(index))
            else:
                found.append(item)
                index = item.end
        return found

    def is_article(self, item: _Item, counted: str | None) -> bool:
        """True when a lone "one" or "un" names no count: only people counted by their fate are counted singly."""
        token = self.tokens[item.end - 1]
        if token.norm[0].isdigit():
            return False
        if item.hedge is not Hedge.EXACT and item.unit is not None and item.unit.kind == "measure":
            return False
        if self.g.code == "ar":
            return item.unit is None
        return counted not in VICTIMS or item.unit is None or item.unit_start > item.end

    # -- small questions

    def _norm(self, index: int) -> str:
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def _glued(self, index: int) -> bool:
        """True when the token stands directly behind the one before it."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start

    def _new_line(self, index: int) -> bool:
        if index <= 0 or index >= len(self.tokens):
            return True
        return "\n" in self.text[self.tokens[index - 1].end : self.tokens[index].start]

    def _dated(self, index: int) -> bool:
        return index < len(self.tokens) and self.blocked[index]

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

    # -- figures

    def _money(self, index: int) -> tuple[int, str]:
        """A currency written before its figure: index behind it, its code."""
        hit = self.g._counter.currencies.at(self.tokens, index)
        if hit and (not self.tokens[index].text[-1].isalpha() or self.tokens[index].text.isupper()):
            return hit.end, hit.value
        return index, ""

    def _hedges(self, index: int) -> tuple[int, Hedge | None]:
        hedge: Hedge | None = None
        for _ in range(_MOST_HEDGES):
            hit = self.g._before.at(self.tokens, index)
            if hit is None or any(self._new_line(place) for place in range(index + 1, hit.end + 1)):
                break
            hedge, index = hedge or hit.value, hit.end
        return index, hedge

    def _number(self, index: int, *, money: bool) -> Figure | None:
        if index >= len(self.tokens) or self.blocked[index]:
            return None
        figure = self.g._numbers.at(self.text, self.tokens, index, money=money)
        if figure is None or self._is_name(figure):
            return None
        return figure

    def _is_name(self, figure: Figure) -> bool:
        """True when the number is an ordinal, a time, a label or part of a name."""
        start, end = figure.start, figure.end
        token = self.tokens[start]
        digits = token.norm[0].isdigit()
        before, after = self._norm(start - 1), self._norm(end)
        if self.g.code == "ar" and before in self.g._ordinals and token.norm in ("عشر", "عشره"):
            return True
        if self.g.code == "fr" and (before == "pour" and token.norm == "cent"):
            return True
        if before in self.g._ordinals and figure.kind == "round":
            return True  # "la première quinzaine"
        if before in self.g._clock_before or self.g._clock_after.at(self.tokens, end):
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
        labelled = any(form in self.g._labels for form in spellings(before, self.g.code)) if before else False
        if (
            labelled
            and not self._new_line(start)
            and (self._dated(end) or not self.g._counter.units.at(self.tokens, end))
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
            return True
        if self._new_line(start) and after in (".", ")", "-") and self._glued(end) and not self._glued(end + 1):
            if len(token.norm) <= 2 and end + 1 < len(self.tokens) and not self._new_line(end + 1):
                return True
        if self._glued(end):
            return self._tail_makes_name(figure, after)
        if self.g.code == "fr" and before in self.g._hour_before and after in ("h", "heures", "heure"):
            return (figure.value or 0) <= 24
        return False

    def _tail_makes_name(self, figure: Figure, after: str) -> bool:
        """What is glued to digits from the right: ordinal endings, clock times, ratios, model names."""
        end = figure.end
        if after in self.g._ordinals:
            return True
        if after in (":", "/") and self._norm(end + 1)[:1].isdigit() and self._glued(end + 1):
            return True
        if after == "+":
            return False
        if after[0].isalpha():
            if self.g.code == "fr" and re.fullmatch("h[0-9]*", after):
                return (
                    len(after) > 1
                    or self._norm(end + 1)[:1].isdigit()
                    or self._norm(figure.start - 1) in self.g._hour_before
                )
            return not (self.g._counter.units.at(self.tokens, end) or self.g._counter.currencies.at(self.tokens, end))
        return False

    def _figure(self, index: int) -> _Item | None:
        """A figure with its hedges, sign and noun that begins at ``index``."""
        start, hedge = self._hedges(index)
        if hedge is not None and start >= len(self.tokens):
            return None
        if self._norm(start) == "%" and self._norm(start + 1)[:1].isdigit() and self._glued(start + 1):
            number = self._number(start + 1, money=False)
            if number:
                noun = _Noun(start, start + 1, self.g._counter._unit_of("%"), sign=True)
                return self._finish(index, number, hedge, noun, number.end)
        place, currency = self._money(start)
        number = self._number(place, money=bool(currency))
        if number is None and place == start and start < len(self.tokens):
            single = self._one_of(index, start, hedge) if hedge else self._definite(start)
            if single is not None:
                return single
        if number is None:
            return self._dual(index, start, hedge) if place == start and start < len(self.tokens) else None
        if (joined := self._open_range(index, number, currency)) is not None:
            return joined
        end = number.end
        if currency:
            noun = _Noun(start, place, Unit(currency, "measure", currency), sign=True)
        else:
            found = self._noun(number, end)
            if number.kind == "fraction" and not self._is_fraction(number, found):
                return None
            if number.kind == "few" and (found is None or found.unit is None):
                return None
            if (
                number.start == number.end - 1
                and self._norm(number.start) == "neuf"
                and (found is None or found.unit is None)
            ):
                return None
            noun = found or _Noun(end, end, None)
        if number.kind == "one" and self.g.code == "ar":
            noun = self._noun_before(number.start) or _Noun(end, end, None)
        return self._finish(index, number, hedge, noun, end)

    def _definite(self, index: int) -> _Item | None:
        """An Arabic number word under the article counts the definite noun before it ("الأيام الأربعة")."""
        if self.g.code != "ar" or not index or self._new_line(index) or not self._norm(index).startswith("ال"):
            return None
        value = self.g._numbers.small(self._norm(index)[2:])
        if value is None or not self._norm(index - 1).startswith(("ال", "وال", "بال", "لل", "فال")):
            return None
        item = self._item(index, index + 1, value, None, "words")
        hit = self.g._counter.units.at(self.tokens, index - 1)
        self._set_noun(item, _Noun(index - 1, index, hit.value if hit else None))
        return item

    def _one_of(self, index: int, start: int, hedge: Hedge) -> _Item | None:
        """A hedged measure without a number is one of it ("about a week", «قرابة أسبوع»)."""
        place = start + 1 if self._norm(start) in ("a", "an", "one", "un", "une") else start
        if (self.g.code == "ar") != (place == start) or place >= len(self.tokens) or self._new_line(place):
            return None
        hit = self.g._counter.units.at(self.tokens, place)
        if hit is None or hit.value.concept not in _SPANS_OF_TIME or hit.end != place + 1 or self.blocked[place]:
            return None
        singular = fold(hit.value.name)
        if self._norm(place) not in (singular, f"{singular}ا") and self.g.code != "fr":
            return None
        item = self._item(index, place if place > start else place + 1, 1.0, hedge, "words")
        self._set_noun(item, _Noun(place, place + 1, hit.value))
        return item

    def _noun_before(self, index: int) -> _Noun | None:
        if index == 0 or self._new_line(index):
            return None
        hit = self.g._counter.units.at(self.tokens, index - 1)
        return _Noun(index - 1, index, hit.value) if hit and hit.end == index else None

    def _is_fraction(self, number: Figure, noun: _Noun | None) -> bool:
        """A fraction of something, not the half of a match or hour of a clock."""
        if self._norm(number.start - 1) in self.g._ordinals:
            return False
        after = self._norm(number.end)
        if noun and noun.unit:
            return True
        if self.g.code == "ar":
            return after.startswith("ال") and "نهائي" not in after
        return after in _PARTITIVES or after in ("the", "d'", "les", "la") or self._norm(number.end - 1) in _PARTITIVES

    def _dual(self, index: int, start: int, hedge: Hedge | None) -> _Item | None:
        token = self.tokens[start]
        before = self.tokens[start - 1] if start else None
        found = self.g._counter.dual_at(token, before)
        if found is None:
            return None
        singular, unit = found
        end = start + 1
        item = self._item(index, end, 2.0, hedge, "words")
        if (half := self.g._numbers.half_at(self.tokens, end)) is not None:
            item = self._item(index, half[0], 2.0 + half[1], hedge, "words")
        item.unit_start, item.unit_end, item.unit, item.unit_text = start, end, unit, singular
        if self._norm(end) in ("اثنين", "اثنان", "اثنتين", "اثنتان"):
            item.end = item.unit_end = end + 1
        if self._norm(item.end) == "و" or self._norm(item.end).startswith("و"):
            self._range_after_dual(item)
        return item

    def _range_after_dual(self, item: _Item) -> None:
        """«بين يومين وأربعة أيام»: the dual opens a range when «بين» stands before it."""
        opener = self.g._openers.at(self.tokens, item.start - 1)
        start = item.start - 1
        if start > 0 and self._norm(start - 1) in ("ما",):
            start -= 1
        place = item.end + 1 if self._norm(item.end) == "و" else item.end
        if opener is None or "و" not in opener.value or opener.end != item.start:
            return
        second = self._number(place, money=False)
        noun = self._noun(second, second.end) if second else None
        if second is None or second.value is None or second.value <= 2 or noun is None or noun.unit != item.unit:
            if noun is None or noun.unit is None or item.unit is None or noun.unit.concept != item.unit.concept:
                return
        if second is None or second.value is None or item.value is None or second.value <= item.value:
            return
        low = item.value
        item.start, item.end, item.hedge = start, second.end, Hedge.RANGE
        item.value, item.low, item.high = None, low, second.value
        if noun:
            item.unit_start, item.unit_end, item.unit = noun.start, noun.end, noun.unit
            item.unit_text = self.text[self.tokens[noun.start].start : self.tokens[noun.end - 1].end]

    # -- ranges

    def _range(self, index: int) -> _Item | None:
        """A range with an opening word: "between 5 and 10", «من 5 إلى 10»."""
        opener = self.g._openers.at(self.tokens, index)
        if opener is None:
            return None
        start, _ = self._hedges(opener.end)
        place, currency = self._money(start)
        first = self._number(place, money=bool(currency))
        if first is None or first.value is None:
            return None
        between = any(joint in opener.value for joint in ("and", "et", "و"))
        if not between and self._changed_before(index):
            return None
        return self._second(index, first, currency, opener.value, opened=True)

    def _open_range(self, index: int, first: Figure, currency: str) -> _Item | None:
        if first.value is None or first.kind in ("one", "fraction"):
            return None
        if self._norm(first.end) in ("to", "à", "الي") and self._changed_before(index):
            return None
        return self._second(index, first, currency, self.g._joints, opened=False)

    def _changed_before(self, index: int) -> bool:
        """True when a verb of change stands before "from X to Y"."""
        return any(
            form.startswith(self.g._changes)
            for token in self.tokens[max(0, index - 12) : index]
            for form in spellings(token.norm, self.g.code)
        )

    def _second(
        self, index: int, first: Figure, currency: str, joints: frozenset[str], *, opened: bool
    ) -> _Item | None:
        """The second figure of a range, when a joint and a larger figure follow the first."""
        tokens = self.tokens
        place = first.end
        sign = self._norm(place) == "%"
        if sign:
            place += 1
        elif opened or self.g.code == "ar":
            noun = self.g._counter.units.at(tokens, place) or self.g._counter.currencies.at(tokens, place)
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
        if second.kind == "one" or (
            (second.kind == "words") != (first.kind == "words") and not opened and norm in ("or", "ou")
        ):
            return None
        low, high = first.value, second.value
        if first.scale == 1 and second.scale > 1 and low <= high / second.scale * 1.0:
            low *= second.scale
        if low >= high or (
            self._norm(second.end) == "-" and self._glued(second.end) and self._norm(second.end + 1)[:1].isdigit()
        ):
            return None
        item = _Item(index, second.end, None, low, high, Hedge.RANGE)
        code = currency or second_currency
        noun_found = self._noun(second, second.end)
        if code:
            unit = Unit(code, "measure", code)
            item.unit, item.unit_text = unit, self._currency_text(index, second.end) or code
            item.unit_start, item.unit_end = second.end, second.end
        else:
            self._set_noun(item, noun_found or _Noun(second.end, second.end, None))
        return item

    def _number_behind_joint(self, index: int, *, money: bool) -> Figure | None:
        """Like ``_number``, but a hyphen before it joins a range rather than a name."""
        if index >= len(self.tokens) or self.blocked[index]:
            return None
        figure = self.g._numbers.at(self.text, self.tokens, index, money=money)
        if figure is None:
            return None
        if self._glued(figure.end) and self.tokens[figure.start].norm[0].isdigit():
            if self._tail_makes_name(figure, self._norm(figure.end)):
                return None
        if self.g._clock_after.at(self.tokens, figure.end):
            return None
        return figure

    def _currency_text(self, start: int, end: int) -> str:
        for place in range(start, end):
            hit = self.g._counter.currencies.at(self.tokens, place)
            if hit:
                return self.text[self.tokens[place].start : self.tokens[hit.end - 1].end]
        return ""

    # -- nouns

    def _noun(self, figure: Figure, index: int) -> _Noun | None:
        """The noun a figure counts, from the tokens behind it; ``None`` when none follows."""
        place = index
        joined = self._norm(place) == "-" and self._glued(place) and self._glued(place + 1)
        if joined:
            place += 1
        if self._norm(place) in _PARTITIVES or self._norm(place) == "d'":
            place += 1
        while self._norm(place) in _ARTICLES and place < index + 3:
            if place + 1 >= len(self.tokens) or self._norm(place + 1) in self.g._stop:
                break
            place += 1
        if place >= len(self.tokens) or self._new_line(place) or self.blocked[place]:
            return None
        money = self.g._counter.currencies.at(self.tokens, place)
        if money:
            return _Noun(
                place, money.end, Unit(money.value, "measure", money.value), sign=not self._norm(place)[0].isalpha()
            )
        reach = _LONGEST_UNIT if self.g.code not in ("ar", "fr") else 2
        for at in range(place, min(place + reach, len(self.tokens))):
            norm = self._norm(at)
            if at > place and self._new_line(at):
                break
            hit = self.g._counter.units.at(self.tokens, at)
            if hit and (at == place or hit.value.kind != "measure"):
                if norm in ("m", "h", "t") and not self.tokens[at].text.islower():
                    break
                return self._with_adjective(place, hit.end, hit.value)
            if norm in _OPEN_STOPS or norm[0].isdigit() or norm in self.g._stop or not norm[0].isalpha():
                break
            if self.g.code == "ar" and at == place and not norm.startswith("حال"):
                break
        first = self.tokens[place]
        if not first.norm[0].isalpha() or first.norm in self.g._stop or first.norm in _OPEN_STOPS:
            return None
        if any(form in self.g._stop for form in spellings(first.norm, self.g.code)) or self._is_predicate(place):
            return None
        if self.g._counter.is_people(first):
            return _Noun(place, place + 1, Unit("person", "person", first.text))
        end = self._plural_end(place)
        return self._with_adjective(place, end, None) if end else None

    def _plural_end(self, place: int) -> int:
        """Where a noun that no table knows ends; 0 when the word cannot be one. What is counted stands in the plural,
        which English and French show by its ending; a verb behind a figure shows none ("193 doivent partir")."""
        if self.g.code not in ("en", "fr"):
            return place + 1
        for at in range(place, min(place + 3, len(self.tokens))):
            token = self.tokens[at]
            if (self._new_line(at) and at > place) or not token.norm[0].isalpha() or token.norm in self.g._stop:
                return 0
            if token.norm.endswith(("s", "x")) and len(token.norm) > 3 and not token.norm.endswith("'s"):
                return at + 1
            if self.g.code == "fr":
                return 0
        return 0

    def _is_predicate(self, place: int) -> bool:
        """True when the word behind a figure tells a fate or an adverb of it rather than what is counted."""
        return self.g._counter._triggers.at(self.tokens, place) is not None

    def _with_adjective(self, start: int, end: int, unit: Unit | None) -> _Noun:
        """Take in the adjective of origin behind an Arabic or French noun ("شهيد فلسطيني", "otages israéliens")."""
        if self.g.code in ("ar", "fr") and end < len(self.tokens) and not self._new_line(end):
            norm = self._norm(end)
            if unit is None or unit.kind != "measure":
                adjective = (
                    norm.endswith(("ي", "يا", "يه", "يين", "يات"))
                    and not norm.startswith(("ال", "و"))
                    and len(norm) > 4
                    if self.g.code == "ar"
                    else norm.endswith(
                        ("ien", "iens", "ienne", "iennes", "ais", "aise", "aises", "ains", "aines", "ois")
                    )
                )
                if adjective and norm not in self.g._stop:
                    end += 1
        return _Noun(start, end, unit)

    # -- putting together

    def _set_noun(self, item: _Item, noun: _Noun) -> None:
        item.unit_start, item.unit_end, item.unit = noun.start, noun.end, noun.unit
        if noun.end > noun.start:
            item.unit_text = self.text[self.tokens[noun.start].start : self.tokens[noun.end - 1].end]

    def _finish(self, index: int, number: Figure, hedge: Hedge | None, noun: _Noun, end: int) -> _Item:
        value = number.value
        if noun.sign and noun.start == end:
            end = noun.end
        before_noun = noun.end > noun.start and noun.end <= number.start
        if noun.end > noun.start and not before_noun:
            half = self.g._numbers.half_at(self.tokens, noun.end) if value is not None else None
            if half and value is not None:
                value, end = value + half[1], half[0]
        if self._norm(end) == "+" and self._glued(end):
            hedge, end = hedge or Hedge.MORE_THAN, end + 1
        if hedge is None:
            for place in dict.fromkeys((end, noun.end)):
                hit = self.g._after.at(self.tokens, place)
                if hit and not self._new_line(place):
                    hedge = hit.value
                    if place == end:
                        end = hit.end
                    break
        if hedge is Hedge.MORE_THAN and self._norm(index) == "over" and noun.unit and noun.unit.kind == "measure":
            if noun.unit.concept in ("day", "week", "month", "year", "hour", "decade") and (value or 0) < 100:
                hedge, index = None, number.start
        item = self._item(index, end, value, hedge, number.kind, number)
        if number.kind == "fraction" and not (noun.unit and noun.unit.kind == "measure" and noun.start == number.end):
            noun = _Noun(noun.start, noun.end, Unit("fraction", "own", "fraction"))
        self._set_noun(item, noun)
        if item.unit_start >= item.unit_end and noun.unit is None:
            item.unit_start = item.unit_end = end
        if before_noun or noun.sign:
            item.unit_start = item.unit_end = end
            if noun.unit is None:
                item.unit = None
        return item

    @staticmethod
    def _item(
        start: int, end: int, value: float | None, hedge: Hedge | None, kind: str, figure: Figure | None = None
    ) -> _Item:
        if value is None:
            low = figure.low if figure else None
            high = figure.high if figure else None
            return _Item(start, end, None, low, high, Hedge.VAGUE)
        hedge = hedge or (Hedge.ABOUT if kind == "round" else Hedge.EXACT)
        low, high = interval(value, hedge)
        return _Item(start, end, value, low, high, hedge)


def interval(value: float, hedge: Hedge) -> tuple[float | None, float | None]:
    """Return the closed interval of values that a hedged figure allows; ``None`` for an open side."""
    if hedge is Hedge.ABOUT:
        return round(value * (1 - ROUNDING), 6), round(value * (1 + ROUNDING), 6)
    if hedge is Hedge.NEARLY:
        return round(value * (1 - ROUNDING), 6), value
    if hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN):
        return value, None
    if hedge in (Hedge.UP_TO, Hedge.LESS_THAN):
        return None, value
    return value, value
