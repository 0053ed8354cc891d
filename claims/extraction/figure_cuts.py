"""Cuts between figures of different things, and around appositions that hold one."""

from __future__ import annotations

from claims.extraction.gapping import gap
from claims.extraction.lexicon import phraseset, wordset
from claims.extraction.proper_names import NAME_PARTICLES
from claims.extraction.verb_cuts import Cut, VerbCuts
from claims.language.units import is_money

_AND = wordset("and")
_OF_ALL = wordset("of_tolls")
_OF = phraseset("of_bare")
_GOVERNS = wordset("towards")
_LONGEST_SUBJECT = 7
_OF_SUBJECT = wordset("of_one")
_PARTS = frozenset(("figure", "adjunct", "apposition"))
_LONGEST_PART = 6
"""Words of a part that stays with its whole, as a clause within a clause."""
_TIMES = frozenset(("second", "minute", "hour", "day", "week", "month", "year"))


class FigureCuts(VerbCuts):
    """Finds where a figure opens a proposition of its own."""

    def _figure_cut(self, begin: int, index: int, end: int) -> Cut | None:
        """«632 قتيلا و329 مصابا», "290 were in A, 190 in B and 89 in C", « l'une compte 12 morts, l'autre 7 »."""
        line = self.line
        norm = line.norms[index]
        if self._converts(index, end):
            return None
        event = line.code == "ar" and line.joined(index) and line.bare[index] in line.grammar.actions
        if event and index + 1 < end and line.in_quantity[index + 1] >= 0 and line.has_figure(begin, index):
            return None if self._of_one_charge(begin, index) else Cut(index, index, "figure")
        if line.code == "ar" and norm == "," and self._shares_verb(begin, index, end):
            return Cut(index, index + 1, "gapped")
        said = line.has_figure(begin, index) and any(begin <= k < index and line.cue(k) for k in line.reporting)
        opens = index + (norm == "," and index + 1 < end and line.norms[index + 1] in _AND)
        if said and gap(line, opens, end) is not None:
            return Cut(index, opens + (line.norms[opens] in _AND), "gapped")
        if self._joined_figure(begin, index):
            return Cut(index, index, "figure")
        if norm not in _AND and norm != ",":
            return None
        if not line.has_figure(begin, index):
            return None
        first = index + 1
        while first < end and (line.norms[first] in _AND or line.norms[first] == ","):
            first += 1
        if tuple(line.norms[first : first + 1]) in _OF and first + 1 < end and line.in_quantity[first + 1] >= 0:
            first += 1  # « fait état de 12 morts et de 40 blessés »
        if first >= end:
            return None
        here = line.in_quantity[first]
        start = index if norm == "و" else first
        if line.code != "ar" and norm in _AND and line.in_quantity[index - 1] >= 0:
            return None  # "aged 33, 34 and 39"
        if here >= 0 and here != line.in_quantity[first - 1]:
            one, other = self._last_counted(begin, index), line.quantities[here].counted
            after = next((k for k in range(first, end) if line.in_quantity[k] != here), end)
            elliptic = after < end and bool(line.is_a(after, "preposition") or line.source(after, end))
            series = norm == "," or line.has_predicate(begin, index) or line.in_quantity[begin] >= 0
            if any((hit := line.connector(k, index)) and hit[1] == "adjunct" for k in range(begin + 1, index)):
                return None  # "17 people, including 13 locals and 4 visitors"
            if other in _TIMES:
                return None  # "…, 13 minutes after take-off"
            if elliptic and series:
                return Cut(index, start, "figure")
            brief = (
                index - begin < 6 or line.norms[begin] in _OF_ALL
            )  # « Sur 292 gardés à vue depuis jeudi, neuf ont … »
            shared = brief and not line.has_predicate(begin, index) and line.has_predicate(first, end)
            if one and other and one != other and not shared:  # not "181 passengers and 8 crew members are …"
                return Cut(index, start, "figure")
            return None
        if norm == "," and self._next_share(begin, index, first, end):
            return Cut(index, first, "figure")
        if norm == "," and line.is_a(first, "determiner"):
            stop = self._next_break(first, end)
            last = stop - 1 if line.is_word(stop - 1) else stop - 2
            if line.has_figure(first, stop) and stop - first <= 10 and last >= first and line.in_quantity[last] >= 0:
                return Cut(index, first, "figure")
            if line.has_predicate(begin, index) and line.has_predicate(first, stop) and not line.connector(first):
                one, other = self._last_counted(begin, index), self._last_counted(first, stop)
                if one and other and one != other:  # "The toll has gone up to 158, the wounded are now past 6,000"
                    return Cut(index, first, "figure")
        return None

    def _of_one_charge(self, begin: int, index: int) -> bool:
        """True for «اتهم حارسين بإطلاق النار وإصابة ستة»: the act before it stands behind the same «ب», without a
        figure of its own."""
        line = self.line
        acts = line.grammar.actions
        near = range(index - 1, begin, -1)
        at = next((k for k in near if line.norms[k][0] == "ب" and line.norms[k][1:] in acts), None)
        return at is not None and not line.has_figure(at, index)

    def _next_share(self, begin: int, comma: int, first: int, end: int) -> bool:
        """True for "Ann Reed 51.2%, Paul Hale 40.1%": another name, its share right behind it."""
        line = self.line
        figure = next((k for k in range(first, min(first + _LONGEST_PART, end)) if line.in_quantity[k] >= 0), None)
        before = comma - 1 - (line.norms[comma - 1] == "%")
        if figure is None or figure == first or line.in_quantity[before] < 0 or line.has_predicate(begin, comma):
            return False
        share = line.quantities[line.in_quantity[figure]].counted
        if share != "percent" or self._last_counted(begin, comma) != share:
            return False
        name = [k for k in range(first, figure) if line.is_word(k)]
        if line.code == "ar":
            return not any(line.is_a(k, "preposition") or line.verb(k) for k in name)
        return all(line.capital[k] or line.norms[k] in NAME_PARTICLES for k in name)

    def _last_counted(self, start: int, end: int) -> str | None:
        """What the last figure of the range counts."""
        last = max((self.line.in_quantity[k] for k in range(start, end)), default=-1)
        return self.line.quantities[last].counted if last >= 0 else None

    def _joined_figure(self, begin: int, index: int) -> bool:
        """True for «137 قتيلا وخمسة آلاف مصاب»: a number word that the conjunction is written onto."""
        line = self.line
        here = line.in_quantity[index]
        if line.code != "ar" or here < 0 or here == line.in_quantity[index - 1] or line.norms[index][0] != "و":
            return False
        one, other = self._last_counted(begin, index), line.quantities[here].counted
        return bool(one and other and one != other)

    def _converts(self, comma: int, end: int) -> bool:
        """True for "500,000 roubles, about $5,400, to …": the same amount in another currency."""
        line = self.line
        first = comma + 1
        if line.norms[comma] != "," or first >= end or line.in_quantity[first] < 0:
            return False
        here = line.in_quantity[first]
        after = next((k for k in range(first, end) if line.in_quantity[k] != here), end)
        both = [line.quantities[k].counted for k in (here - 1, here) if k >= 0]
        money = len(both) == 2 and all(map(is_money, both)) and both[0] != both[1]
        return money and (after >= end or line.norms[after] in (",", ")", "."))

    def _shares_verb(self, begin: int, comma: int, end: int) -> bool:
        """True for «حصل سالم على 45 في المئة، وكريم على 5»: another subject, its figure behind the same preposition."""
        line = self.line
        first = comma + 1
        if first >= end or line.norms[first][0] != "و" or line.verb(first) or not line.has_figure(begin, comma):
            return False
        near = range(first + 1, min(first + _LONGEST_SUBJECT, end - 1))
        at = next((k for k in near if line.norms[k] in _GOVERNS and line.in_quantity[k + 1] >= 0), None)
        if at is None or any(line.verb(k) or line.stops(k) for k in range(first, at)):
            return False
        return any(line.norms[k] == line.norms[at] and line.in_quantity[k + 1] >= 0 for k in range(begin, comma - 1))

    def _apposition_cut(self, begin: int, index: int, end: int) -> Cut | None:
        """A stretch between commas that holds a figure and no verb, and what goes on behind it."""
        line = self.line
        if line.norms[index] != "," or line.in_quantity[index] >= 0 or line.in_date[index] >= 0 or index + 1 >= end:
            return None
        first = index + 1
        stop = self._next_break(first, end)
        if (
            stop < end
            and line.is_a(first, "preposition")
            and line.code != "ar"
            and (
                line.has_figure(first, stop)
                and not line.has_predicate(first, stop)
                and not line.has_predicate(begin, index)
            )
        ):
            if stop + 1 < end and line.verb(stop + 1) and not line.verb(stop + 1, sure=True):
                return None  # "wage growth, at 5.8%, remained too high": one clause
            if line.code == "fr" and stop + 1 < end and line.norms[stop + 1] in _OF_SUBJECT:
                return None  # « L'arrestation, avec 46 marins, du capitaine a fait scandale »
            return Cut(index, first, "apposition")
        fronted = (
            not line.has_predicate(begin, index)
            and line.has_figure(begin, index)
            and not line.is_a(begin, "preposition")
        )
        if (
            (
                fronted
                and line.code != "ar"
                and line.is_a(first, "determiner")
                and not (line.code == "fr" and line.norms[first] in _OF_SUBJECT)
                and line.in_quantity[begin] < 0
                and not line.connector(begin)
            )
            and line.has_predicate(first, end)
            and line.in_date[begin] < 0
        ):
            return Cut(index, first, "")
        aside = line.connector(begin)
        resumed = line.verb(first, sure=True) or line.bare[first] == "قد"
        if line.code == "ar" and aside and aside[1] == "adjunct" and line.has_figure(begin, index) and resumed:
            return Cut(index, first, "verb")
        opened = begin > 0 and line.norms[begin - 1] == "," and not line.has_predicate(begin, index)
        if opened and line.has_figure(begin, index) and line.verb(first, sure=True):
            return Cut(index, first, "verb")
        if self._is_relative(begin) and line.verb(first, sure=True) and line.code != "ar":
            return Cut(index, first, "verb")
        return None

    def _short_part(self, whole: tuple[int, int, str], part: tuple[int, int, str]) -> bool:
        """True for "There were 262 aboard, a dozen babies among them", "…, 57 of them children": a few words about a
        part of what has just been counted."""
        line = self.line
        first, last, kind = part
        comma = line.norms[first - 1] == ","
        short = (
            kind in _PARTS and line.count_words(first, last) <= _LONGEST_PART and not line.has_predicate(first, last)
        )
        them = any(line.is_a(k, "of-them") or line.norms[k : k + 2] == ["among", "them"] for k in range(first, last))
        return them and line.code == "en" and comma and short and line.has_figure(whole[0], whole[1])

    def _made_up(self, pieces: list[tuple[int, int, str]]) -> bool:
        """True for "23 people, most of them children under five, have died": who they are between subject and verb."""
        line = self.line
        (start, end, _), (first, last, kind), (verb, stop, _) = pieces
        apart = line.norms[last] == "," and line.norms[first - 1] == "," and verb - last <= 1
        aside = kind != "relative" and line.in_quantity[first] < 0 and not line.has_predicate(first, last)
        goes_on = line.code != "ar" and verb < stop and (line.verb(verb, sure=True) or bool(line.is_a(verb, "aux")))
        return apart and aside and goes_on and not line.has_predicate(start, end)
