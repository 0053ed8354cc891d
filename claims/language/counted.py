"""What a figure counts: the slot that makes figures comparable across wordings and languages.

A unit noun that names a fate or a thing decides outright ("632 dead", "632 قتيلا", "632 morts"). A noun for people, or
no noun at all, leaves it to the nearest word of the sentence that says what happened ("قتل 632 شخصا", "12 people were
killed", "the death toll rose to 632"); a figure without either takes over what the figure before it counts
("celle de Taroudant 492, celle de Chichaoua 201"). The concept ids are those of ``data/<code>/counted.tsv``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from claims.language.ages import OLDEST, set_off_as_age, years_of_somebody
from claims.language.base import Token
from claims.language.duals import Duals
from claims.language.lexicon import forms, phraseset, rows, wordset
from claims.language.normalise import fold
from claims.language.tables import Hit, PhraseTable
from claims.language.units import Unit, unit_forms

VICTIMS = frozenset({"death", "injured", "missing", "displaced", "detained", "hostage", "prisoner", "rescued"})
"""Concepts of people counted by their fate: for these even "one" is a figure, not an article."""

OCCUPIED = frozenset(
    ("worker", "soldier", "police", "firefighter", "rescuer", "journalist", "doctor", "student", "fighter")
)
"""People counted by what they do, if the claim does not say what happened to them: "six workers are missing" counts the
missing."""

SERIOUS = "seriously_injured"
ON_BOARD = "on_board"
"""Where people were, which tells what they were counted for only where nothing says what became of them."""
GRAVE = "mass_grave"
"""Where the dead lie: those found or buried there are a part of all."""
_APART = (ON_BOARD, GRAVE)
# How far, in tokens, a word may stand from the figure whose fate it tells, and what stands between makes it farther.
_REACH_LEFT, _REACH_LEFT_BARE, _REACH_RIGHT, _REACH_UNKNOWN = 14.0, 22.0, 9.0, 2.0
_CROSS_FIGURE, _CROSS_COMMA, _RIGHT_START = 6.0, 2.0, 1.5
_NEXT_CLAUSE = wordset("clause_openers")
"""Words of a clause that counts others."""
_AND = wordset("and")
_COMMAS_AND, _STOPS_AND = _AND | {",", ";", ":"}, _AND | {",", ".", ";"}
_OF_THOSE_WHO = phraseset("those_who")
_SERIOUS_REACH, _LONGEST_ASIDE = 6, 9
_OF_THOSE = 6
"""Tokens from "the figure", « en a recensé » to a figure that counts what was counted before."""
_RETIREMENT = range(50, 76)
"""Years that are an age where a sentence speaks of the age of retirement."""
_PLACES = frozenset(("country", "city", "village", "province"))
WHERE_OR_WHEN = _PLACES | {"day", "week", "month", "year", "hour"}
"""What counts where or when rather than whom: "deaths in the two countries are above 36,000", "deaths in two days have
reached 37"."""
_FACTS = ("magnitude", "quake", "age", "pension", "serious", "speed", "those")


class Counting(NamedTuple):
    """A figure whose count is to be named: tokens ``[start, end)`` of the figure, ``[unit_start, unit_end)`` of its
    noun (equal when there is none), the noun's entry if known, the figure's value, of a range the least one, and of a
    figure without a noun of its own the entry of the one behind "the number of"."""

    start: int
    end: int
    unit_start: int
    unit_end: int
    unit: Unit | None
    value: float | None
    apart: Unit | None = None

    @property
    def bare(self) -> bool:
        """True when no noun stands with the figure."""
        return self.unit_start == self.unit_end


class Counter:
    """Names what the figures of one language count."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.units: PhraseTable[Unit] = PhraseTable(unit_forms(code), code, bare=True)
        self.currencies = PhraseTable(
            ((form, concept) for concept, listed in rows(code, "currencies") for form in forms(listed)), code, bare=True
        )
        self.money = frozenset(concept for concept, _ in rows(code, "currencies"))
        self.triggers = PhraseTable(
            ((form, concept) for concept, listed in rows(code, "triggers") for form in forms(listed)), code
        )
        self._endings = [
            (kind == "capital", tuple(fold(form) for form in forms(listed)))
            for kind, listed in rows(code, "people")
            if kind != "never"
        ]
        self._things = frozenset(
            fold(form) for kind, listed in rows(code, "people") if kind == "never" for form in forms(listed)
        )
        self.duals = Duals(code, self.unit_of)

    def unit_of(self, norm: str) -> Unit | None:
        """Return the entry of a folded noun, ``None`` when no table has it."""
        token = Token(0, len(norm), norm, norm)
        hit = self.units.at((token,), 0)
        return hit.value if hit else None

    def is_people(self, token: Token) -> bool:
        """True for a word that by its form names people of a nation or group ("Israelis", "فلسطينيا")."""
        if token.norm in self._things:
            return False
        for capital, endings in self._endings:
            if capital and not token.text[0].isupper():
                continue
            if len(token.norm) > 4 and token.norm.endswith(endings):
                return True
        return False

    # -- naming

    def name(self, tokens: Sequence[Token], sentences: Sequence[int], items: Sequence[Counting]) -> list[str | None]:
        """Return for each figure the concept it counts, ``None`` when unknown. ``sentences`` numbers the tokens."""
        hits = self.triggers.all(tokens)
        fates = [hit for hit in hits if hit.value not in _FACTS and hit.value not in _APART]
        apart = [hit for hit in hits if hit.value in _APART]
        facts: dict[int, set[str]] = {}
        for hit in hits:
            if hit.value in _FACTS:
                facts.setdefault(sentences[hit.start], set()).add(hit.value)
        serious = self._serious(tokens, hits)
        ages = [hit.end for hit in hits if hit.value == "age"]
        those = [hit.end for hit in hits if hit.value == "those"]
        starts, where = [hit.start for hit in fates], [hit.start for hit in apart]
        own = self._mentions(tokens, sentences, hits) if serious else {}
        named: list[str | None] = []
        for index, item in enumerate(items):
            sentence = sentences[item.start]
            concept = self._of_unit(tokens, item, facts.get(sentence, set()), ages) or self._age(tokens, item)
            if concept == "year" and named and named[-1] == "age" and _listed(tokens, items[index - 1], item):
                concept = "age"  # « âgés de 17, 18 et 20 ans »
            if concept is None and item.apart is not None and item.apart.kind != "person":
                concept = item.apart.concept
            if concept is None and (item.bare or item.unit is None or item.unit.kind == "person"):
                concept = self._of_sentence(tokens, sentences, items, index, fates, starts, named)
            if apart and concept in (None, "person", "death") and (item.bare or item.unit is not None):
                there = self._of_sentence(tokens, sentences, items, index, apart, where, named)
                concept = there if there == GRAVE or (there == ON_BOARD and concept != "death") else concept
            if concept in (None, "injured", "person", "case") and self._is_serious(tokens, items, index, serious):
                concept = SERIOUS if concept == "injured" or "injured" in own.get(sentence, ()) else concept
            if concept is None and item.bare and any(end <= item.start < end + _OF_THOSE for end in those):
                concept = next((known for known in reversed(named) if known in VICTIMS), None)
            named.append(concept or (item.apart.concept if item.apart else None))
        return named

    def _serious(self, tokens: Sequence[Token], triggers: Sequence[Hit[str]]) -> list[int]:
        """Where words stand that call injuries serious, also within a longer one («في حالة حرجة»)."""
        return [
            place
            for hit in triggers
            for place in (range(hit.start, hit.end) if hit.value == "injured" else (hit.start,))
            if hit.value == "serious"
            or ((inner := self.triggers.at(tokens[place : place + 1], 0)) and inner.value == "serious")
        ]

    def _mentions(
        self, tokens: Sequence[Token], sentences: Sequence[int], triggers: Sequence[Hit[str]]
    ) -> dict[int, set[str]]:
        """The victims each sentence speaks of, by noun or verb."""
        found: dict[int, set[str]] = {}
        for hit in triggers:
            found.setdefault(sentences[hit.start], set()).add(hit.value)
        for unit in self.units.all(tokens):
            found.setdefault(sentences[unit.start], set()).add(unit.value.concept)
        return found

    def _of_unit(self, tokens: Sequence[Token], item: Counting, facts: set[str], ages: list[int]) -> str | None:
        unit = item.unit
        if unit is None:
            small = item.value is not None and 0 < item.value < 10
            if (
                item.bare
                and small
                and ("magnitude" in facts or ("quake" in facts and item.value != int(item.value or 0)))
            ):
                return "magnitude"
            if item.bare and any(item.start - 2 <= end <= item.start for end in ages):
                return "age"
            return "age" if item.bare and "pension" in facts and item.value in _RETIREMENT else None
        if unit.concept == "degree" and facts & {"magnitude", "quake"}:
            return "magnitude"
        if unit.concept == "decade" and "speed" in facts:
            return "knot"  # «بسرعة ثماني عقد»
        if unit.concept == "year" and any(item.start - 2 <= end <= item.start for end in ages):
            return "age"
        if unit.concept == "year" and years_of_somebody(tokens, item.start, item.unit_end):
            return "age"
        if unit.concept == "year" and "pension" in facts and item.value in _RETIREMENT:
            return "age"
        return unit.concept if unit.kind != "person" else None

    @staticmethod
    def _age(tokens: Sequence[Token], item: Counting) -> str | None:
        plain = item.unit is None and item.bare and item.value is not None and 0 < item.value < OLDEST
        return "age" if plain and set_off_as_age(tokens, item.start, item.end) else None

    def _of_sentence(
        self,
        tokens: Sequence[Token],
        sentences: Sequence[int],
        items: Sequence[Counting],
        index: int,
        fates: list[Hit[str]],
        starts: list[int],
        named: list[str | None],
    ) -> str | None:
        item = items[index]
        people = item.unit is not None
        best, reach = None, float("inf")
        left_limit = _REACH_LEFT if people else _REACH_LEFT_BARE if item.bare else _REACH_UNKNOWN
        place = bisect_left(starts, item.start)
        for hit in reversed(fates[max(0, place - 8) : place]):
            if sentences[hit.start] != sentences[item.start] or hit.end > item.start:
                continue
            crossed = self._crossed(items, hit.end, item.start, WHERE_OR_WHEN)
            cost = item.start - hit.end + 1 + self._commas(tokens, hit.end, item.start) + crossed
            if crossed and item.bare:
                break
            if cost <= left_limit and cost < reach:
                best, reach = hit.value, cost
        aside = self._behind_aside(tokens, items, item)
        right_limit = _REACH_RIGHT if people or item.bare else _REACH_UNKNOWN + _RIGHT_START
        if item.bare and tuple(token.norm for token in tokens[item.end : item.end + 3]) in _OF_THOSE_WHO:
            right_limit = _REACH_LEFT_BARE  # "104 of those who had squeezed on to the trawler survived"
        for hit in fates[place : place + 4]:
            if sentences[hit.start] != sentences[item.start] or hit.start < item.unit_end:
                continue
            if any(token.norm in _NEXT_CLAUSE for token in tokens[item.unit_end : hit.start]):
                break  # «بلغ عدد القتلى 12 شخصا، وأن المصابين …»
            first = aside if aside <= hit.start else item.unit_end
            cost = hit.start - first + _RIGHT_START + self._commas(tokens, first, hit.start)
            cost += self._crossed(items, first, hit.start) * 2 + self._joined(tokens[hit.start])
            if cost <= right_limit and cost < reach:
                best, reach = hit.value, cost
        if best is not None:
            return best
        if item.bare and index and sentences[items[index - 1].start] == sentences[item.start]:
            taken = named[index - 1]
            if taken in VICTIMS:
                return taken
        return item.unit.concept if item.unit else None

    def _joined(self, token: Token) -> float:
        """What it costs to reach a verb with «و» in front: it opens a clause with figures of its own («وأصاب 30»)."""
        return 2 * _CROSS_COMMA if self.code == "ar" and token.norm[0] == "و" else 0.0

    @staticmethod
    def _behind_aside(tokens: Sequence[Token], items: Sequence[Counting], item: Counting) -> int:
        """For "31 sailors, including 4 officers, were lost": where the clause goes on; else the end of the noun."""
        start = item.unit_end
        if start >= len(tokens) or tokens[start].norm != ",":
            return start
        for place in range(start + 1, min(start + _LONGEST_ASIDE, len(tokens))):
            if tokens[place].norm in (".", ";", ":"):
                break
            if tokens[place].norm == ",":
                return place + 1 if _near(items, start, place) else start
        return start

    @staticmethod
    def _crossed(items: Sequence[Counting], start: int, end: int, passed: frozenset[str] = _PLACES) -> float:
        return _CROSS_FIGURE * sum(
            start <= other.start < end and not (other.unit and other.unit.concept in passed)
            for other in _near(items, start, end)
        )

    @staticmethod
    def _commas(tokens: Sequence[Token], start: int, end: int) -> float:
        return _CROSS_COMMA * sum(token.norm in _COMMAS_AND for token in tokens[start:end][:30])

    @staticmethod
    def _is_serious(tokens: Sequence[Token], items: Sequence[Counting], index: int, serious: list[int]) -> bool:
        item = items[index]
        limit = max(item.unit_end, item.end) + _SERIOUS_REACH
        if index + 1 < len(items):
            limit = min(limit, items[index + 1].start)
        for place in serious[bisect_left(serious, item.end) :][:1]:
            between = tokens[item.end : place]
            if place < limit and not any(token.norm in _STOPS_AND for token in between):
                return True
        return False


def _near(items: Sequence[Counting], start: int, end: int) -> Sequence[Counting]:
    """The figures whose first token may lie in ``[start, end)``."""
    low = bisect_left(items, start, key=lambda item: item.start)
    return items[low : bisect_left(items, end, key=lambda item: item.start)]


def _listed(tokens: Sequence[Token], one: Counting, two: Counting) -> bool:
    """Whether nothing stands between two figures but a comma or an "and", which Arabic writes onto the second."""
    between = tokens[max(one.end, one.unit_end) : two.start]
    return len(between) <= 1 and all(token.norm in _COMMAS_AND for token in between)
