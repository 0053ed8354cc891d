"""The one implementation behind the :class:`~claims.language.base.Language` interface.

What differs between languages is handed in: tables of words (``data/<code>/``), a stemmer, and whether articles are
elided before a vowel. ``ar.py``, ``en.py``, ``fr.py`` and ``generic.py`` each build one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claims.language import lexicon, segment, tokens
from claims.language.base import Token
from claims.language.dates import DateGrammar
from claims.language.lazy import lazy
from claims.language.normalise import fold, fold_word
from claims.language.quantities import QuantityGrammar
from claims.types import DateMention, Quantity, Sentence


@dataclass
class TabledLanguage:
    """A language described by its tables, not changed after it is made.

    The methods do what :class:`~claims.language.base.Language` says.
    """

    code: str
    direction: str
    stemmer: Callable[[str], str]
    elision: bool = False

    @lazy
    def _dates(self) -> DateGrammar:
        return DateGrammar(self.code)

    @lazy
    def _quantities(self) -> QuantityGrammar:
        return QuantityGrammar(self.code)

    @lazy
    def _stop_words(self) -> frozenset[str]:
        return frozenset(fold(form) for row in self.lexicon("stop") for form in row[0].split())

    def sentences(self, text: str) -> list[Sentence]:
        """Split a report into sentences; see :func:`claims.language.segment.split_sentences`."""
        return segment.split_sentences(text, self.code)

    def tokens(self, text: str) -> list[Token]:
        """Split into words, numbers and punctuation marks; see :func:`claims.language.tokens.tokenise`."""
        return list(tokens.tokenise(text, self.elision))

    def normalise(self, word: str) -> str:
        """Fold one word or phrase for look-ups; see :func:`claims.language.normalise.fold`."""
        return fold(word)

    def stem(self, word: str) -> str:
        """Return the word's stem for keys; deterministic, never empty for a non-empty word, without white space."""
        return "".join((self.stemmer(word) or fold_word(word)).split()) or word

    def is_stop(self, word: str) -> bool:
        """Return True for a function word that carries no meaning of its own."""
        return fold_word(word) in self._stop_words

    def quantities(self, text: str) -> list[Quantity]:
        """Return the figures of ``text`` in reading order; see :mod:`claims.language.quantities`.

        Hand in a whole sentence or report rather than a clause: what a bare figure counts may stand before it.
        """
        return self._quantities.find(text, tokens.tokenise(text, self.elision), self._dates)

    def dates(self, text: str, published: dt.date | None = None) -> list[DateMention]:
        """Return the dates of ``text`` in reading order; see :mod:`claims.language.dates`."""
        return self._dates.find(text, tokens.tokenise(text, self.elision), published)

    def lexicon(self, name: str) -> Sequence[tuple[str, ...]]:
        """Return the rows of ``data/<code>/<name>.tsv``; empty when this language has no such file."""
        return lexicon.rows(self.code, name)
