"""Figures that only the words around them make figures: the thousand as a mark to pass («تجاوز … الألف»), the two sides
of a vote or a game ("a 10-1 vote", "10 votes to one", "won 2-1"), temperatures ("51.8C"), figures away from the verb
that passes them.

The words are in ``data/<code>/passing.tsv``, ``votes.tsv``, ``scores.tsv`` and ``heat.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from claims.language.ages import year_of_life
from claims.language.counted import VICTIMS
from claims.language.digits import Figure
from claims.language.figure_rules import LONE_PEOPLE, Item, Noun, interval, make_item
from claims.language.figures import Figures
from claims.language.lexicon import wordset
from claims.language.units import Unit
from claims.types import Hedge

_REACH = {"ar": 9, "en": 3, "fr": 3}
"""Tokens from a verb of passing to its figure: an Arabic verb stands before its subject."""
_NEAR_VOTE = 5
"""Tokens around "61-48" among which a word of voting stands."""
_BEHIND_SCORE, _BEFORE_SCORE = 5, 10
"""The same of words of winning: the names of both sides may stand between them and "2-1"."""
_STOPS = frozenset((",", ";", ":", ".", "(", ")", '"', "«", "»", "“", "”"))
_NOT = wordset("negations")
_ONE = wordset("one", "ar")
_PARTED = wordset("before_parts_of_figures")
_THE = wordset("definite_articles")
_DASHES = frozenset(("-", "–"))
_LONGEST_SIDE = 3
"""Digits of one side of a vote."""
_JOINED = frozenset("وف")
_AGAINST = wordset("against")
_FROM_AGAINST = 3
"""Tokens from "against" to the "one" of "against the vote of one minister"."""
AGE = Unit("age", "measure", "year")
VOTE = Unit("vote", "own", "vote")
SCORE = Unit("score", "own", "score")


class Marks(Figures):
    """Reads such figures; the others are left to :class:`claims.language.figures.Figures`."""

    def _mark(self, index: int) -> Item | None:
        """«تجاوز مجموع الوفيات الألف»، «وصل العدد إلى المليون»: a round figure under the article, behind its verb."""
        if self.g.code != "ar" or self._dated(index):
            return None
        found = self.g.numbers.round_under_article(self.tokens, index)
        if found is None or self._norm(index - 1) in _PARTED or self._norm(index + 1).startswith(("الثاني", "وال")):
            return None
        hedge = self._passing(index)
        if hedge is None:
            return None
        end, value = found
        item = make_item(index, end, value, None if hedge is Hedge.EXACT else hedge, "digits")
        self._set_noun(item, self._noun(Figure(index, end, value, "digits"), end) or Noun(end, end, None))
        return item

    def _lone_person(self, index: int) -> Item | None:
        """«مقتل شخص وإصابة أربعة»: somebody of whom nothing is told but what befell him is counted."""
        if self._norm(index) not in LONE_PEOPLE or self._new_line(index) or self._norm(index + 1) in _ONE:
            return None
        fate = self.g.counter.triggers.at(self.tokens, index - 1) if index else None
        if fate is None or fate.end != index or fate.value not in VICTIMS:
            return None
        item = make_item(index, index + 1, 1.0, None, "words")
        hit = self.g.counter.units.at(self.tokens, index)
        self._set_noun(item, Noun(index, index + 1, hit.value if hit else None))
        return item

    def _year_of_life(self, index: int) -> Item | None:
        """«في الثانية والعشرين من عمره»: an age told by its year."""
        found = year_of_life(self.tokens, index) if self.g.code == "ar" and not self._dated(index) else None
        if found is None:
            return None
        item = make_item(index, found[0], found[1], None, "words")
        item.unit, item.unit_start, item.unit_end = AGE, found[0], found[0]
        return item

    def _passing(self, index: int) -> Hedge | None:
        """The hedge of the verb whose object begins at ``index``; ``None`` without such a verb in its clause."""
        for place in range(index - 1, max(index - 1 - _REACH.get(self.g.code, 0), -1), -1):
            norm = self._norm(place)
            if norm in _STOPS or norm[0].isdigit() or self._new_line(place + 1):
                return None
            hit = self.g.passing.at(self.tokens, place)
            if hit is not None:
                denied = self._norm(place - 1) in _NOT or self._norm(place - 2) in _NOT
                return Hedge.UP_TO if denied and hit.value is Hedge.MORE_THAN else hit.value
        return None

    def _passed(self, items: Sequence[Item]) -> list[Item]:
        """Give figures without a hedge that of the verb they are the object of: « a dépassé lundi les 300 morts »."""
        passing = self.g.passing
        if not any(passing.at(self.tokens, k) for k in passing.starts(self.tokens)):
            return list(items)
        found, behind = [], 0
        for item in items:
            start = item.start - (self._norm(item.start - 1) in _THE)
            plain = item.hedge is Hedge.EXACT and item.value is not None
            hedge = self._passing(start) if plain and self._clear(behind, start) else None
            if hedge is not None and hedge is not Hedge.EXACT and item.value is not None:
                low, high = interval(item.value, hedge)
                item = replace(item, hedge=hedge, low=low, high=high)
            found.append(item)
            behind = item.end
        return found

    def _clear(self, behind: int, start: int) -> bool:
        """True when no other figure stands between the verb and ``start``; the one before ends at ``behind``."""
        reach = range(max(behind, start - 1 - _REACH.get(self.g.code, 0)), start)
        return any(self.g.passing.at(self.tokens, k) for k in reach)

    def _side(self, index: int) -> Item | None:
        """One side of "a 10-1 vote", "passed 61-48", "won 2-1"."""
        unit = self._side_of(index)
        if unit is None:
            return None
        item = make_item(index, index + 1, float(self._norm(index)), None, "digits")
        item.unit, item.unit_start, item.unit_end = unit, index + 1, index + 1
        return item

    def _side_of(self, index: int) -> Unit | None:
        """What the figure at ``index`` is one side of; ``None`` for a range, or where no word near it says."""
        ahead = self._norm(index + 1) in _DASHES and self._glued(index + 1) and self._glued(index + 2)
        first = index if ahead else index - 2
        if first < 0 or self._norm(first + 1) not in _DASHES or not (self._glued(first + 1) and self._glued(first + 2)):
            return None
        sides = (self._norm(first), self._norm(first + 2))
        if not all(side.isdigit() and len(side) <= _LONGEST_SIDE for side in sides):
            return None
        if any(self._norm(k) in _DASHES and self._glued(k) for k in (first - 1, first + 3)):
            return None
        before = range(max(first - _NEAR_VOTE, 0), first)
        behind = range(first + 3, min(first + 3 + _NEAR_VOTE, len(self.tokens)))
        near, falls = (*before, *behind), int(sides[0]) >= int(sides[1])
        if falls and (self._begin(near, self.g.near_votes) or self._begin(before, self.g.before_votes)):
            return VOTE
        played = range(max(first - _BEFORE_SCORE, 0), min(first + 3 + _BEHIND_SCORE, len(self.tokens)))
        if not self._begin(played, self.g.near_scores):
            return None
        # "lost 0-3 to Spain", but "won 2-3 seats".
        ends = self._norm(first + 3)
        return SCORE if falls or ends in _STOPS or not ends or ends in self.g.behind_scores else None

    def _begin(self, places: Iterable[int], beginnings: tuple[str, ...]) -> bool:
        """Whether a word at one of ``places`` begins so, an Arabic one also behind a conjunction."""
        norms = [self._norm(place) for place in places]
        bare = [norm[1:] for norm in norms if norm[:1] in _JOINED] if self.g.code == "ar" else []
        return any(norm.startswith(beginnings) for norm in (*norms, *bare))

    def other_side(self, item: Item, before: Item | None) -> bool:
        """True for the "one" of "10 votes to one", « dix voix contre une », «10 وزراء مقابل وزير واحد»."""
        if before is None:
            return False
        joints = (k for k in range(item.start - 1, max(item.start - 1 - _FROM_AGAINST, -1), -1))
        at = next((k for k in joints if self._norm(k) in _AGAINST), None)
        if at is None or (self.g.code != "ar" and at != item.start - 1):
            return False
        return 0 <= at - max(before.end, before.unit_end) <= 1 and (before.value or 0) >= 1
