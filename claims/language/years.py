"""Whether a number of four digits is a year or a count ("2014", "about 2000", "2000 people")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.language.base import Token
from claims.language.lexicon import forms, rows
from claims.language.tables import PhraseTable
from claims.language.units import unit_forms

YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}$")
_YEAR_TO = re.compile(r"(?:(?:1[89]|20)?[0-9]{2})$")
_LONGEST_HEDGE = 5
_EVENTS = frozenset(("attack", "strike", "explosion", "fire", "vote", "meeting", "agreement", "flight", "aftershock"))
"""Kinds of counts that are named by their day: "the October 7 attack"."""


class Years:
    """Tells years from counts in one language."""

    def __init__(self, code: str) -> None:
        # A year in front of one of these is a count, behind one of those a rounded count.
        nouns = [(form, unit.concept) for form, unit in unit_forms(code)]
        nouns += [(form, money) for money, listed in rows(code, "currencies") for form in forms(listed)]
        self._units: PhraseTable[str] = PhraseTable(nouns, code, bare=True)
        self._hedges = PhraseTable(
            ((form, True) for _, place, listed in rows(code, "hedges") if place == "before" for form in forms(listed)),
            code,
        )

    def counts(self, tokens: Sequence[Token], index: int) -> bool:
        """True when what a number counts begins at ``index``."""
        return self._units.at(tokens, index) is not None

    def counts_several(self, tokens: Sequence[Token], index: int) -> bool:
        """The same, unless it is an English event in the singular: "the October 7 attack" counts no attacks."""
        hit = self._units.at(tokens, index)
        return hit is not None and (hit.value not in _EVENTS or tokens[hit.end - 1].norm.endswith("s"))

    def is_year(self, text: str, tokens: Sequence[Token], index: int) -> bool:
        """A number of four digits is a year unless it is hedged, counts something or is part of a longer figure."""
        token = tokens[index]
        if token.norm.endswith("00") and self._hedged(tokens, index):
            return False
        if index and tokens[index - 1].norm in "$€£¥₪+.," and tokens[index - 1].end == token.start:
            return False
        if index + 1 < len(tokens):
            following = tokens[index + 1]
            if following.norm in ("%", "$", "€", "£"):
                return False
            if following.norm == "-" and following.start == token.end:
                return index + 2 < len(tokens) and bool(_YEAR_TO.match(tokens[index + 2].norm))  # "1950-53"
            if self.counts_several(tokens, index + 1) and "\n" not in text[token.end : following.start]:
                return False
        return True

    def _hedged(self, tokens: Sequence[Token], index: int) -> bool:
        """True when a hedge ("about") ends right before ``index``."""
        for start in range(max(0, index - _LONGEST_HEDGE), index):
            hit = self._hedges.at(tokens, start)
            if hit and hit.end == index:
                return True
        return False
