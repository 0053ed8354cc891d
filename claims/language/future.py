"""Whether a weekday lies ahead: "will travel on Thursday", «سيؤدي اليمين الجمعة», « se rendra jeudi ».

A weekday alone means the last one before publication. It means the next one when its clause speaks of the future: a
word or ending of the future (``data/<code>/futures.tsv``) stands in front of it, or behind it when the weekday opens
the sentence, with neither a mark nor a word of the past between.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.base import Token
from claims.language.lexicon import forms, rows
from claims.language.normalise import fold

_REACH = 14
"""Words between the verb and its weekday; farther ones belong to another clause."""
_MARKS = frozenset(',;:.!?()[]«»"“”،؛؟|')
_SHORTEST = 5
"""Letters of the shortest word that an ending or initial can put in the future."""


class Future:
    """The words of one language that put a clause in the future or the past."""

    def __init__(self, code: str) -> None:
        listed: dict[str, list[str]] = {}
        for kind, found in rows(code, "futures"):
            listed.setdefault(kind, []).extend(fold(form) for form in forms(found))
        self._words = frozenset(listed.get("word", ()))
        self._past = frozenset(listed.get("past", ()))
        self._initials = tuple(listed.get("initial", ()))
        self._endings = tuple(listed.get("ending", ()))
        self._never = tuple(listed.get("never", ()))

    def ahead(self, text: str, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Return whether the clause around the weekday at tokens ``[start, end)`` of ``text`` speaks of the future."""
        index = start - 1
        while index >= 0 and start - index <= _REACH and not self._ends_clause(text, tokens, index):
            if self._is_past(tokens[index]):
                return False
            if self._is_future(tokens[index]):
                return True
            index -= 1
        opens = index < 0 or (self._ends_clause(text, tokens, index) and tokens[index].norm not in (",", "،"))
        return opens and start - index <= 2 and self._follows(text, tokens, end)

    def _follows(self, text: str, tokens: Sequence[Token], end: int) -> bool:
        """True when the first verb that tells, behind a weekday that opens its sentence, is in the future."""
        first = end + 1 if end < len(tokens) and tokens[end].norm in (",", "،") else end
        for index in range(first, min(first + _REACH, len(tokens))):
            if self._ends_clause(text, tokens, index) or self._is_past(tokens[index]):
                return False
            if self._is_future(tokens[index]):
                return True
        return False

    @staticmethod
    def _ends_clause(text: str, tokens: Sequence[Token], index: int) -> bool:
        following = tokens[index + 1].start if index + 1 < len(tokens) else tokens[index].end
        return tokens[index].norm in _MARKS or "\n" in text[tokens[index].end : following]

    def _is_past(self, token: Token) -> bool:
        return token.norm in self._past

    def _is_future(self, token: Token) -> bool:
        norm = token.norm
        if norm in self._words:
            return True
        if len(norm) < _SHORTEST or norm.startswith(self._never) or token.text[0].isupper():
            return False
        bare = norm[1:] if norm[0] in "وف" and self._initials else norm
        return bool(self._initials and bare.startswith(self._initials) and len(bare) >= _SHORTEST) or bool(
            self._endings and norm.endswith(self._endings)
        )
