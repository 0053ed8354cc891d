"""The one interface every language implements; extraction and matching see languages only through it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from claims.types import DateMention, Quantity, Sentence


class Token(NamedTuple):
    """One word, number or punctuation mark: ``text`` is the exact slice ``[start, end)``, ``norm`` its folded form
    (case, diacritics, letter variants, digits), the form lexicons are looked up by."""

    start: int
    end: int
    text: str
    norm: str

    @property
    def is_word(self) -> bool:
        """True when the token holds a letter or digit."""
        return any(character.isalnum() for character in self.text)


class Language(Protocol):
    """What the pipeline asks of a language. Offsets are in characters of the text handed in."""

    code: str
    """ISO 639-1 code, ``und`` for the generic language."""
    direction: str
    """``ltr`` or ``rtl``."""

    def sentences(self, text: str) -> list[Sentence]:
        """Split a report into sentences; they cover every non-blank character except white space, in order."""
        ...

    def tokens(self, text: str) -> list[Token]:
        """Split into words, numbers and punctuation marks, in order, without white space."""
        ...

    def normalise(self, word: str) -> str:
        """Fold one word or phrase for look-ups: NFKC, case, diacritics, letter variants, digits to ASCII."""
        ...

    def stem(self, word: str) -> str:
        """The word's stem for keys; deterministic and never empty for a non-empty word."""
        ...

    def is_stop(self, word: str) -> bool:
        """True for a function word that carries no meaning of its own."""
        ...

    def quantities(self, text: str) -> list[Quantity]:
        """Figures in reading order: hedges, scales, duals, number words, units; no years, dates or ordinals."""
        ...

    def dates(self, text: str, published: dt.date | None = None) -> list[DateMention]:
        """Dates in reading order; relative ones are resolved against ``published``, ``iso=None`` without it."""
        ...

    def lexicon(self, name: str) -> Sequence[tuple[str, ...]]:
        """The rows of this language's data file ``data/<code>/<name>.tsv``; empty when it has none."""
        ...
