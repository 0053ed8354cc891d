"""Looking up runs of tokens in tables of phrases, for the grammars of figures and dates.

A phrase is found by its first word in a dictionary, so that a look-up costs the same however large the table is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from claims.language.base import Token
from claims.language.lexicon import affixes, rows
from claims.language.memo import WORDS, Memo
from claims.language.tokens import tokenise

T = TypeVar("T")

_NOTHING: frozenset[str] = frozenset()

# What is written onto an Arabic word from the left; the article only where the entry itself does not carry it.
_ARABIC_CLITICS, _ARABIC_ARTICLES = affixes("clitics"), affixes("articles")
_ELISIONS = {row[0]: row[1] for row in rows("fr", "elisions")}


@lru_cache(maxsize=WORDS)
def spellings(norm: str, code: str) -> tuple[str, ...]:
    """Return the forms under which a folded token is looked up: itself first, then without what is joined to it."""
    if code == "fr":
        return (_ELISIONS[norm],) if norm in _ELISIONS else (norm,)
    if norm.isascii():
        return (norm, norm[:-2]) if norm.endswith("'s") else (norm,)
    if code != "ar":
        return (norm,)
    found = [norm]
    for clitic in _ARABIC_CLITICS:
        if norm.startswith(clitic) and len(norm) > 3:
            found.append(norm[1:])
            if clitic in "وف" and norm[1:2] in ("ب", "ل", "ك") and len(norm) > 4:
                found.append(norm[2:])
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=WORDS)
def bare_spellings(norm: str, code: str) -> tuple[str, ...]:
    """Return :func:`spellings` and, in Arabic, the forms without article and without the accusative alif."""
    found = list(spellings(norm, code))
    if code == "ar":
        for article in _ARABIC_ARTICLES:
            if norm.startswith(article) and len(norm) - len(article) >= 2:
                found += [norm[len(article) :]]
        found += [form[:-1] for form in found if form.endswith("ا") and len(form) > 3]
    return tuple(dict.fromkeys(found))


class Hit(NamedTuple, Generic[T]):
    """A phrase found: tokens ``[start, end)`` by index, and what the table says of it."""

    start: int
    end: int
    value: T


class PhraseTable(Generic[T]):
    """Phrases with a value each; longest match first. ``bare`` also finds Arabic words under their article."""

    def __init__(self, entries: Iterable[tuple[str, T]], code: str, *, bare: bool = False) -> None:
        self._code = code
        self._spellings = bare_spellings if bare else spellings
        self._phrases: dict[str, list[tuple[str, tuple[str, ...], T]]] = {}
        """By their first word: the second one, "" for none, all of them, the value."""
        for phrase, value in entries:
            words = tuple(
                spellings(token.norm, "fr" if code == "fr" else "")[0] for token in tokenise(phrase, code == "fr")
            )
            if words:
                self._phrases.setdefault(words[0], []).append(("".join(words[1:2]), words, value))
        for listed in self._phrases.values():
            listed.sort(key=lambda item: -len(item[1]))
        self._beginning = Memo(self._candidates)

    def _candidates(self, norm: str) -> tuple[tuple[str, tuple[str, ...], T], ...]:
        """The phrases that a token may begin; most tokens begin none."""
        found: tuple[tuple[str, tuple[str, ...], T], ...] = ()
        for form in self._spellings(norm, self._code):
            if form in self._phrases:
                found += tuple(self._phrases[form])
        return found

    @property
    def firsts(self) -> Set[str]:
        """The words with which its phrases begin."""
        return self._phrases.keys()

    def seconds(self, norm: str) -> Set[str]:
        """Return the words of which one stands second in a phrase that begins with this folded token; ``""`` among
        them when the token alone is a phrase; none when no phrase begins with it."""
        listed = self._beginning[norm]
        return {second for second, _, _ in listed} if listed else _NOTHING

    def values(self, norm: str) -> list[T]:
        """Return the values of the phrases that may begin with this folded token."""
        return [value for _, _, value in self._beginning[norm]]

    def at(self, tokens: Sequence[Token], index: int) -> Hit[T] | None:
        """Return the longest phrase that begins at ``tokens[index]``, ``None`` when there is none."""
        if index >= len(tokens):
            return None
        listed = self._beginning[tokens[index].norm]
        if not listed:
            return None
        # Read once: "in" begins a dozen phrases, mostly in vain.
        follows = self._spellings(tokens[index + 1].norm, self._code) if index + 1 < len(tokens) else ()
        for second, words, value in listed:
            if not second or (second in follows and (len(words) == 2 or self._goes_on(words, tokens, index))):
                return Hit(index, index + len(words), value)
        return None

    def starts(self, tokens: Sequence[Token]) -> list[int]:
        """Return where a phrase may begin: most words begin nothing."""
        begins = self._beginning
        return [index for index, token in enumerate(tokens) if begins[token.norm]]

    def _goes_on(self, words: tuple[str, ...], tokens: Sequence[Token], index: int) -> bool:
        if index + len(words) > len(tokens):
            return False
        for place in range(2, len(words)):
            if words[place] not in self._spellings(tokens[index + place].norm, self._code):
                return False
        return True

    def all(self, tokens: Sequence[Token]) -> list[Hit[T]]:
        """Return the phrases found in reading order, without overlaps, each as long as possible."""
        hits, behind = [], 0
        for index in self.starts(tokens):
            if index >= behind and (hit := self.at(tokens, index)):
                hits.append(hit)
                behind = hit.end
        return hits
