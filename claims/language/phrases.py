"""A dictionary of phrases to look up in the words of a text: what glossary, place names and aliases share.

A look-up goes from sure to unsure: the folded form as written, then (Arabic) the form without its clitics and
inflections, then the stem. A stem that two entries share says nothing about which one is meant, so it is dropped;
a form that two entries share is an error of the data (``clashes`` reports both).

Words in brackets before or behind a phrase must stand there but are no part of what is found: "حل [البرلمان]" finds حل
where it dissolves, and leaves the parliament to be found by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from claims.language.memo import Memo
from claims.language.normalise import fold
from claims.language.wordforms import FEWEST, Word, bare_forms, plain, readings, stem, words

T = TypeVar("T")


def _norms(phrase: str) -> tuple[str, ...]:
    """The folded words of an entry of a lexicon. Nearly all are letters alone and need no more than a cut at spaces."""
    if phrase.replace(" ", "").isalpha():
        return tuple(norm for word in phrase.split() if (norm := fold(word)))
    return tuple(word.norm for word in words(phrase))


_ALONE = frozenset({""})
"""The second words of a phrase that has none."""


class PhraseHit(NamedTuple, Generic[T]):
    """A phrase found: words ``first`` to ``last`` (exclusive) of the sequence searched, and what it stands for."""

    first: int
    last: int
    value: T


class _Phrase(NamedTuple, Generic[T]):
    """The folded words of a phrase and their stems, from its first own word on; how many are its own; the words that
    must stand before them; its value."""

    norms: tuple[str, ...]
    stems: tuple[str, ...]
    own: int
    before: tuple[tuple[str, str], ...]
    value: T

    @property
    def length(self) -> int:
        """How many words must stand there."""
        return len(self.before) + len(self.norms)


@cache
def _behind(lang: str, stems: bool) -> tuple[Memo[frozenset[str]], Memo[frozenset[str]]]:
    """What a folded word may stand for behind the first word of a phrase, without and with its stem: the same for all
    dictionaries of a language, of which there are dozens."""
    forms = readings if stems else bare_forms
    continuing = Memo(lambda norm: frozenset((plain(norm), *forms(norm))))
    return continuing, Memo(lambda norm: continuing[norm] | {stem(norm, lang)})


class PhraseIndex(Generic[T]):
    """Phrases of one language and their values; finds the longest phrases of a text from left to right."""

    def __init__(
        self, rows: Iterable[tuple[str, T]], lang: str, *, stems: bool = True, more: Mapping[str, T] | None = None
    ) -> None:
        """``rows`` are phrase and value; with ``stems=False`` only listed forms and their clitics are found.

        ``more`` are further single words, folded, that count unless ``rows`` list them. Words with accents are
        found as listed; typed without them (capitals, haste) unless that is another listed word.
        """
        self.lang = lang
        self._fewest = FEWEST if lang == "ar" else FEWEST + 1
        self.clashes: list[tuple[str, T, T]] = []
        """Forms that were given two values; the first one counts."""
        self.ambiguous_stems: dict[str, tuple[T, T]] = {}
        """Stems shared by two values, and which; they are not used."""
        self._exact: dict[str, T] = {}
        self._stems: dict[str, T] = {}
        self._phrases: dict[str, list[_Phrase[T]]] = {}
        self._use_stems = stems
        self._begins = Memo(self._entries)
        self._seconds = Memo(self._second_words)
        self._continuing, self._reach = _behind(lang, stems)
        for phrase, value in rows:
            self._add(phrase, value)
        for ambiguous in self.ambiguous_stems:
            del self._stems[ambiguous]
        self._listed = frozenset(self._exact)
        accented = {**(more or {}), **self._exact}
        bare = {plain(norm): value for norm, value in reversed(accented.items()) if not norm.isascii()}
        self._exact = {**bare, **accented}

    def _add(self, phrase: str, value: T) -> None:
        before, _, own = phrase.rpartition("] ") if phrase.startswith("[") else ("", "", phrase)
        norms = _norms(own)
        if len(norms) == 1 and not before:
            (norm,) = norms
            if self._exact.setdefault(norm, value) != value:
                self.clashes.append((phrase, self._exact[norm], value))
            elif self._use_stems:
                root = stem(norm, self.lang)
                if len(root) >= self._fewest and self._stems.setdefault(root, value) != value:
                    self.ambiguous_stems[root] = (self._stems[root], value)
        elif norms:
            stems = tuple(stem(norm, self.lang) for norm in norms)
            leading = tuple((plain(norm), stem(norm, self.lang)) for norm in _norms(before))
            entry = _Phrase(tuple(map(plain, norms)), stems, len(_norms(own.partition("[")[0])), leading, value)
            for key in {entry.norms[0], stems[0]} if self._use_stems else {entry.norms[0]}:
                self._phrases.setdefault(key, []).append(entry)

    def lists(self, norm: str) -> bool:
        """True when this folded word is itself a listed form, without taking anything off."""
        return norm in self._listed

    def find(
        self, text: Sequence[Word], accept: Callable[[Sequence[Word], T], bool] | None = None
    ) -> Iterator[PhraseHit[T]]:
        """Yield the phrases of ``text``, longest first, without overlap; ``accept`` may refuse a hit by its words."""
        if not self._exact and not self._phrases:
            return
        begins = self._begins
        behind = 0
        for position in [place for place, word in enumerate(text) if begins[word.norm]]:  # most words begin nothing
            if position < behind or not self._may_begin(text, position):
                continue
            for hit in self._at(text, position):
                if not accept or accept(text[hit.first : hit.last], hit.value):
                    yield hit
                    behind = hit.last
                    break

    def _may_begin(self, text: Sequence[Word], position: int) -> bool:
        """False where the word begins longer phrases only and the second word of none of them follows ("the")."""
        seconds = self._seconds[text[position].norm]
        if "" in seconds or position + 1 == len(text):
            return "" in seconds
        return not seconds.isdisjoint(self._reach[text[position + 1].norm])

    def _second_words(self, norm: str) -> frozenset[str]:
        """The second words and stems of the phrases that a folded word may begin; ``""`` for the word alone."""
        found = [entry.norms[1:2] + entry.stems[1:2] or ("",) for entry in self._begins[norm]]
        seconds = frozenset(word for words_ in found for word in words_)
        return _ALONE if seconds == _ALONE else seconds  # most words: one set for all of them

    def _at(self, text: Sequence[Word], position: int) -> Iterator[PhraseHit[T]]:
        for norms, stems, own, before, value in self._begins[text[position].norm]:
            goes_on = len(norms) == 1 or self._continues(text, position, norms, stems)
            if goes_on and (not before or self._follows(text, position, before)):
                yield PhraseHit(position, position + own, value)

    def _entries(self, norm: str) -> tuple[_Phrase[T], ...]:
        """The phrases that a folded word may begin, longest first, and the entries of the word alone behind them,
        the likeliest first."""
        forms = self._forms(norm)
        root = stem(norm, self.lang) if self._use_stems else norm
        keys = (*forms, plain(norm), root)
        nothing = self._phrases.keys().isdisjoint(keys) and self._exact.keys().isdisjoint(keys)
        if nothing and self._stems.keys().isdisjoint(keys):
            return ()  # most words
        longest = [phrase for form in dict.fromkeys(keys) for phrase in self._phrases.get(form, ())]
        longest.sort(key=lambda entry: -entry.length)
        owners = [self._exact[form] for form in forms if form in self._exact]
        owners += [self._stems[root]] if root in self._stems else []
        owners += [self._stems[form] for form in forms[1:] if len(form) > FEWEST and form in self._stems]
        return (*longest, *(_Phrase((norm,), (root,), 1, (), owner) for owner in owners))

    def _forms(self, norm: str) -> tuple[str, ...]:
        return readings(norm) if self._use_stems else bare_forms(norm)

    def _continues(self, text: Sequence[Word], position: int, norms: Sequence[str], stems: Sequence[str]) -> bool:
        if position + len(norms) > len(text):
            return False
        return all(map(self._is_word, text[position + 1 :], norms[1:], stems[1:]))

    def _follows(self, text: Sequence[Word], position: int, before: Sequence[tuple[str, str]]) -> bool:
        start = position - len(before)
        return start >= 0 and all(map(self._is_word, text[start:position], *zip(*before, strict=True)))

    def _is_word(self, word: Word, norm: str, root: str) -> bool:
        return norm in self._continuing[word.norm] or (self._use_stems and stem(word.norm, self.lang) == root)
