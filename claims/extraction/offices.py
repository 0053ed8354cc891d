"""Names between commas, and offices whose words reach over a preposition to the name behind them."""

from __future__ import annotations

from claims.extraction.circumstance import Circumstance
from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.proper_names import NAME_PARTICLES, full_name, name_end, with_noun

_OF_OFFICES = wordset("of_offices")
_OFFICE = 8
"""Words of an office behind its preposition: "to the United Nations"."""
_LONGEST_NAME = 7
"""Words and hyphens of a name between commas: "Juan Carlos de la Vega"."""
_LONGEST_AGE = 2
"""Words of "54", « 54 ans »."""
_LONGEST_APPOSITION = 26
"""Words of what is told of a French name between commas, with its relative clause."""
_PARTICIPLES = ("é", "ée", "és", "ées", "u", "ue", "us", "ues")
_AND, _GOVERNORS = wordset("and", "fr"), wordset("of", "fr")
_HEARERS = ("person", "anonymous", "media", "people", "group")
"""Kinds of those who are told something: « a dit le maire au journaliste NAME »."""
_OPENERS = wordset("definite_articles") | wordset("indefinite_articles")


class Offices(Circumstance):
    """Tells names and offices from what goes on behind them; positions are word indices."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.quote_at = dict(line.quotes)
        self.quote_end = {end: start for start, end in line.quotes}

    def _stop(self, start: int) -> int:
        """The next mark that ends a clause."""
        line = self.line
        for index in range(start, len(line)):
            if line.norms[index] != ":" and line.stops(index):
                return index
        return len(line)

    def _names(self, start: int, end: int) -> bool:
        """True for a role or a proper name between two commas."""
        line = self.line
        if start >= end:
            return False
        end -= 3 if line.norms[end - 1] == ")" and line.is_a(end - 2, "pictured") else 0
        if end - start <= 9 and any(line.role(k) for k in range(start, end)):
            return not line.has_verb(start, end)
        if line.code != "ar" and line.norms[start] in _OPENERS and end - start <= 12:
            return not line.has_verb(start, end) and not line.has_figure(start, end)
        if line.code == "en" and with_noun(line, start, end):
            return True
        return end - start <= _LONGEST_NAME and line.code != "ar" and self._capitals(start, end)

    def _capitals(self, start: int, end: int) -> bool:
        line = self.line
        return line.capital[start] and name_end(line, start, end) == end

    def _full_name_before(self, comma: int) -> int | None:
        """The first word of the first and last name in front of a French comma that no preposition or source phrase
        governs; ``None`` without one."""
        line = self.line
        first = comma
        while first > 0 and (
            line.capital[first - 1] or line.norms[first - 1] in NAME_PARTICLES or line.norms[max(first - 2, 0)] == "-"
        ):
            first -= 1
        while first < comma and (line.norms[first] in NAME_PARTICLES or line.role(first)):
            first += 1
        if line.code != "fr" or first == comma or full_name(line, first, comma) != comma:
            return None
        governed = [k for k in (first - 1, first) if k >= 0 and (line.is_a(k, "preposition") or line.source(k))]
        return None if governed else first

    def _tells_of_name(self, comma: int, shut: int) -> bool:
        """True for « Marc Lunel, boulanger à Norval qui vit près du port, a dit », « Anne Morel, de l'institut Nord, à
        Norval, a dit »: between commas a noun phrase on a full name, with or without a relative clause."""
        line = self.line
        if (
            line.code != "fr"
            or shut - comma > _LONGEST_APPOSITION
            or line.connector(comma + 1)
            or comma in self.quote_end
        ):
            return False
        if line.source(comma + 1) or line.in_date[comma + 1] >= 0 or self._full_name_before(comma) is None:
            return False
        who = (k for k in range(comma + 2, shut) if (hit := line.connector(k)) and hit[1] == "relative")
        return not line.has_verb(comma + 1, next(who, shut))

    def _opens_office(self, comma: int, end: int) -> bool:
        """True for « Luc Dorval, l'entraîneur du club a dit »: an office without a name up to the verb at ``end``, with
        no comma behind it, on the full name with which the clause opens."""
        line = self.line
        first = self._full_name_before(comma)
        opens = first is not None and (first == 0 or line.stops(first - 1))
        held = any((hit := line.role(k)) and hit[1].kind == "person" for k in range(comma + 1, min(comma + 3, end)))
        plain = not any(line.stops(k) for k in range(comma + 1, end)) and not line.has_verb(comma + 1, end)
        return opens and held and plain and not any(line.norms[k] in _AND for k in range(comma + 1, end))

    def _age_before(self, comma: int) -> int | None:
        """The first comma of "Ann Reed, 54, who", « Paul Morel, 54 ans, qui »; ``None`` where no age stands."""
        line = self.line
        near = range(comma - 2, max(comma - _LONGEST_AGE - 2, 0), -1)
        return next((k for k in near if line.norms[k] == "," and line.norms[k + 1].isdigit()), None)

    def _entitled(self, start: int, index: int, limit: int) -> bool:
        """True at a preposition that belongs to an office which a name follows: « secrétaire d'État à la Mer, NAME »,
        "ambassador to the League, NAME", « le gouverneur nommé par le Sudland, NAME », « l'adjoint au maire NAME »."""
        line = self.line
        if index == start:
            return False
        named_by = line.norms[index] == "par" and line.norms[index - 1].endswith(_PARTICIPLES)
        if line.norms[index] not in _OF_OFFICES and not named_by:
            return False
        if self._deputy(index, limit) or self._expert_in(start, index, limit):
            return True
        comma = next((k for k in range(index + 1, min(index + _OFFICE, limit - 1)) if line.norms[k] == ","), None)
        if (
            comma is None
            or line.source(comma + 1)
            or any(line.verb(k, sure=True) or line.in_date[k] >= 0 for k in range(index + 1, comma))
        ):
            return False
        held = any((hit := line.role(k)) and hit[1].kind == "person" for k in range(start, index))
        names = self._stop(comma + 1)
        return held and 2 <= names - comma - 1 <= 4 and self._names(comma + 1, names)

    def _expert_in(self, start: int, index: int, limit: int) -> bool:
        """True for « l'expert en cybersécurité NAME », « l'avocat en droit du travail NAME »: small words, no people
        and no media among them, between the preposition of an office and a first and last name."""
        line = self.line
        if line.code != "fr" or not any((hit := line.role(k)) and hit[1].kind == "person" for k in range(start, index)):
            return False
        for at in range(index + 1, min(index + _OFFICE, limit)):
            if line.capital[at]:
                governed = line.norms[at - 1] in _GOVERNORS or line.is_a(at - 1, "preposition")
                return at > index + 1 and not governed and full_name(line, at, limit) > at
            hit = line.role(at)
            if not line.is_word(at) or line.has_verb(at, at + 1) or (hit and hit[1].kind in _HEARERS):
                return False
        return False

    def _deputy(self, index: int, limit: int) -> bool:
        """True for « l'adjoint au maire NAME », « la ministre déléguée aux Ports NAME »: behind a word that takes the
        preposition, and its noun, stand two capitals."""
        line = self.line
        if line.code != "fr" or not line.is_a(index - 1, "deputy"):
            return False
        run = 0
        for at in range(index + 2, min(index + _OFFICE, limit)):
            if line.norms[at] == "-":
                continue
            if not line.is_word(at) or line.verb(at, sure=True) or line.in_date[at] >= 0:
                break
            run = run + 1 if line.capital[at] else 0
        return run > 1
