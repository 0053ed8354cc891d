"""The words that say that a span of time is measured ("for a month", « pendant une semaine », «لمدة شهر»)."""

from __future__ import annotations

from collections.abc import Set

from claims.language.lexicon import forms, rows, wordset
from claims.language.normalise import fold
from claims.language.tables import PhraseTable, spellings

ARTICLES = wordset("one", "en", "fr")
_NOTHING: frozenset[str] = frozenset()
_ALONE = frozenset({""})


class Lasting:
    """The words of one language that say that a span of time is measured."""

    def __init__(self, code: str) -> None:
        listed = [(kind, form) for kind, column in rows(code, "lasting") for form in forms(column)]
        self.before = PhraseTable(((form, True) for kind, form in listed if kind == "before"), code)
        self.left = PhraseTable(((form, True) for kind, form in listed if kind == "left"), code)
        self.after = PhraseTable(((form, True) for kind, form in listed if kind == "after"), code)
        self.nouns = frozenset(fold(form) for kind, form in listed if kind == "noun")
        self.alone = frozenset(fold(form) for kind, form in listed if kind == "alone")
        self.names = frozenset(fold(form) for kind, form in listed if kind == "not")
        self._code = code

    def is_span(self, norm: str) -> bool:
        """True for a folded word that names a span of time which may stand without a number."""
        return norm in self.alone or any(form in self.nouns for form in spellings(norm, self._code))

    def seconds(self, norm: str) -> Set[str]:
        """Return what may stand behind this folded token where a lone span begins with it, as
        :meth:`claims.language.tables.PhraseTable.seconds` does."""
        if norm in ARTICLES:
            return self.nouns
        return _ALONE if self._code == "ar" and self.is_span(norm) else _NOTHING
