"""What the reading of figures looks up, the figure it makes, and the questions it asks of the tokens around."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from claims.language.ages import YEARS_OF_LIFE
from claims.language.base import Token
from claims.language.counted import Counter
from claims.language.digits import Figure
from claims.language.lasting import Lasting
from claims.language.lexicon import forms, rows, wordset
from claims.language.memo import Memo
from claims.language.normalise import fold
from claims.language.numbers import FIGURE, NumberGrammar
from claims.language.tables import PhraseTable, bare_spellings
from claims.language.units import Unit
from claims.types import Hedge

# "About" and "nearly" are taken to allow a tenth: journalists round to the first or second digit.
ROUNDING = 0.1
ONE_OF = wordset("one_of")
"""«أحد الإطفائيين»: one of those whom the article names."""
LONE_PEOPLE = wordset("lone_people")


@dataclass(slots=True)
class Item:
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
    apart: Noun | None = None
    """The noun of a figure that has none beside it (``number_of.py``)."""


class Noun(NamedTuple):
    """The noun of a figure: tokens ``[start, end)``, its entry if known, and whether it is a sign such as ``%``."""

    start: int
    end: int
    unit: Unit | None
    sign: bool = False


class Rules:
    """The tables of one language, read once."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.numbers = NumberGrammar(code)
        self.counter = Counter(code)
        self.letters = {letters: concept for concept, fs in rows(code, "currency_letters") for letters in forms(fs)}
        self._letters = frozenset(map(fold, self.letters))
        hedges = rows(code, "hedges")
        self.before = PhraseTable(
            ((f, Hedge(h)) for h, place, fs in hedges if place == "before" for f in forms(fs)), code
        )
        self.after = PhraseTable(
            ((f, Hedge(h)) for h, place, fs in hedges if place == "after" for f in forms(fs)), code
        )
        ranges = rows(code, "ranges")
        openers: dict[str, set[str]] = {}
        for opener, joint in ranges:
            openers.setdefault(opener, set()).add(fold(joint))
        self.openers = PhraseTable(((o, frozenset(joints)) for o, joints in openers.items() if o), code)
        self.joints = frozenset(openers.get("", {"-"}))
        self.changes = _beginnings(code, "changes")
        self.labels = frozenset(fold(form) for row in rows(code, "labels") for form in forms(row[0]))
        self.ordinals = frozenset(fold(form) for row in rows(code, "ordinals") for form in forms(row[0]))
        self.stop = frozenset(fold(word) for row in rows(code, "stop") for word in row[0].split())
        clocks = rows(code, "clocks")
        self.clock_after = PhraseTable(((f, True) for kind, fs in clocks if kind == "after" for f in forms(fs)), code)
        self.clock_before = frozenset(fold(f) for kind, fs in clocks if kind == "before" for f in forms(fs))
        self.hour_before = frozenset(fold(f) for kind, fs in clocks if kind == "hour" for f in forms(fs))
        self.passing = PhraseTable(((f, Hedge(h)) for h, fs in rows(code, "passing") for f in forms(fs)), code)
        self.heat = _beginnings(code, "heat")
        voting, scores = _by_place(code, "votes"), _by_place(code, "scores")
        self.near_votes, self.before_votes = voting.get("near", ()), voting.get("before", ())
        self.near_scores, self.behind_scores = scores.get("near", ()), frozenset(scores.get("behind", ()))
        self.lasting = Lasting(code)
        self._firsts = frozenset(
            self.numbers.firsts | self.openers.firsts | self.before.firsts | self.counter.currencies.firsts
        )
        self._alone = {"%"} | ONE_OF | LONE_PEOPLE | (YEARS_OF_LIFE if code == "ar" else set())
        self._seconds = Memo(self._may_follow)

    def starts(self, tokens: Sequence[Token]) -> list[int]:
        """Return where figures with their hedges and signs may begin: at few words, so that all others are passed
        over by one look-up each."""
        seconds = self._seconds
        places = [index for index, token in enumerate(tokens) if seconds[token.norm]]
        found: list[int] = []
        for index in reversed(places):
            words = seconds[tokens[index].norm]
            if "" in words or (index + 1 < len(tokens) and self._follows(words, tokens, index + 1, found)):
                found.append(index)
        found.reverse()
        return found

    def _follows(self, words: Set[str], tokens: Sequence[Token], index: int, behind: Sequence[int]) -> bool:
        """True when one of ``words`` stands at ``index``, or a figure begins there, as one of those ``behind`` may."""
        if FIGURE in words and behind and behind[-1] == index:
            return True
        return not words.isdisjoint(bare_spellings(tokens[index].norm, self.code))

    def _may_follow(self, norm: str) -> Set[str]:
        """The words of which one follows this folded token where a figure begins with it; ``""`` when it may be the
        whole figure, hedge or sign."""
        if norm in self._letters:
            return {FIGURE, "."} if len(norm) > 1 else {FIGURE}
        if norm in self._alone or self.counter.duals.may_begin(norm):
            return {""}
        lone = self.lasting.seconds(norm)
        if not norm[0].isdigit() and self._firsts.isdisjoint(bare_spellings(norm, self.code)):
            return lone  # most words: no table need be asked
        ranges = {word or FIGURE for word in self.openers.seconds(norm)}  # "from 5 to 10", not "from London"
        named = self.numbers.seconds(norm) | lone | self.counter.currencies.seconds(norm)
        return named | ranges | self.before.seconds(norm)


def _by_place(code: str, table: str) -> dict[str, tuple[str, ...]]:
    """The folded words of a table by where they stand."""
    return {place: tuple(fold(form) for form in forms(listed)) for place, listed in rows(code, table)}


def _beginnings(code: str, table: str) -> tuple[str, ...]:
    return tuple(fold(form) for row in rows(code, table) for form in forms(row[0]))


class Cursor:
    """One text with its tokens; ``blocked`` tells which tokens belong to dates and links."""

    def __init__(self, rules: Rules, text: str, tokens: Sequence[Token], blocked: Sequence[bool]) -> None:
        self.g = rules
        self.text = text
        self.tokens = tokens
        self.blocked = blocked

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


def make_item(
    start: int, end: int, value: float | None, hedge: Hedge | None, kind: str, figure: Figure | None = None
) -> Item:
    """Return the figure at tokens ``[start, end)`` with the interval its hedge allows; ``value`` is ``None`` for a
    magnitude only, whose bounds ``figure`` has."""
    if value is None:
        return Item(start, end, None, figure.low if figure else None, figure.high if figure else None, Hedge.VAGUE)
    hedge = hedge or (Hedge.ABOUT if kind == "round" else Hedge.EXACT)
    low, high = interval(value, hedge)
    return Item(start, end, value, low, high, hedge)
