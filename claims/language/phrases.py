"""Words of a text and a dictionary of phrases to look up in them: what glossary, place names and aliases share.

A look-up goes from sure to unsure: the folded form as written, then (Arabic) the form without its clitics and
inflections, then the stem. A stem that two entries share says nothing about which one is meant, so it is dropped;
a form that two entries share is an error of the data (``clashes`` reports both).

Words in brackets before or behind a phrase must stand there but are no part of what is found: "حل [البرلمان]" finds حل
where it dissolves, and leaves the parliament to be found by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Generic, NamedTuple, TypeVar

from claims.language.arabic import ar_light
from claims.language.lexicon import affixes, rows
from claims.language.memo import TEXTS, WORDS, Memo
from claims.language.normalise import ARABIC_MARKS, fold, fold_word
from claims.language.stems import stemmer

T = TypeVar("T")

_MARKS = f"\u0300-\u036f\u0640\u200c-\u200f{ARABIC_MARKS}"
# Most words are plain letters to their end: they are read before anything else is tried.
_PLAIN = rf"[A-Za-z]++(?![^\W_]|[.{_MARKS}])|[ء-غف-ي]++(?![^\W\d_]|[{_MARKS}])"
_WORD = re.compile(
    rf"{_PLAIN}|(?:[A-Z]\.){{2,}}|[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*(?:(?<=[A-Za-z])\d+)?"
    r"|\d+(?:[.,٫٬]\d+)*|[%٪$€£¥₪]"
)
_WORD_OR_ADDRESS = re.compile(rf"(?P<url>https?://\S+|www\.\S+)|{_WORD.pattern}")
_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3\u0750-\u077f]")

_ARTICLES, _CLITICS = affixes("articles"), (*affixes("clitics"), *affixes("future"))
_PREFIXES = (*_ARTICLES, *affixes("clitic_triples"), *affixes("clitic_pairs"))
_WITH_ARTICLE = tuple(article for article in _ARTICLES if article != "ال")
# Endings of noun and verb; what replaces them restores the form that a lexicon lists.
_SUFFIXES = tuple((fold(row[0]), fold("".join(row[1:]))) for row in rows("ar", "restored"))
_ENDING_IN = {last: [pair for pair in _SUFFIXES if pair[0][-1] == last] for last in {end[-1] for end, _ in _SUFFIXES}}
"""The endings by their last letters: of a word all but a few need not be tried."""
_FEWEST = 3
"""Letters that must remain when a clitic or ending is taken off an Arabic word."""


class Word(NamedTuple):
    """One word, number or currency sign: ``text[start:end]``, with its folded form."""

    start: int
    end: int
    text: str
    norm: str

    @property
    def is_number(self) -> bool:
        """True when it begins with a digit."""
        return self.text[0].isdigit()

    @property
    def is_capitalised(self) -> bool:
        """True when it begins with an upper-case letter (never in Arabic script)."""
        return self.text[0].isupper()

    @property
    def is_arabic(self) -> bool:
        """True for a word in Arabic script."""
        return _ARABIC.match(self.text) is not None


@lru_cache(maxsize=TEXTS)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order, web addresses and punctuation left out; hyphens and apostrophes part words."""
    pattern = _WORD_OR_ADDRESS if "http" in text or "www." in text else _WORD
    found = [
        (match.start(), match.end(), word, norm)
        for match in pattern.finditer(text)
        if match.lastgroup is None and (norm := _fold(word := match[0]))
    ]
    return tuple(map(_word, found))


_word: Callable[[tuple[int, int, str, str]], Word] = partial(tuple.__new__, Word)
"""``Word._make`` without a call of Python for each word."""


@lru_cache(maxsize=WORDS)
def _fold(word: str) -> str:
    return fold_word(word).replace(".", "") if word[0].isalpha() else fold_word(word)


def _norms(phrase: str) -> tuple[str, ...]:
    """The folded words of an entry of a lexicon. Nearly all are single words: nothing is to be cut."""
    if phrase.isalpha():
        return (norm,) if (norm := fold(phrase)) else ()
    return tuple(word.norm for word in words(phrase))


@lru_cache(maxsize=WORDS)
def plain(norm: str) -> str:
    """A folded word without Latin accents, which capitals and hasty typing drop; Arabic script stays as it is."""
    if norm.isascii() or _ARABIC.match(norm):
        return norm
    split = unicodedata.normalize("NFKD", norm.replace("œ", "oe").replace("æ", "ae").replace("ß", "ss"))
    return "".join(character for character in split if not unicodedata.combining(character))


@lru_cache(maxsize=WORDS)
def stem(norm: str, lang: str) -> str:
    """The stem of a folded word: Snowball for English and French, light stem for Arabic script, else the word."""
    if _ARABIC.match(norm):
        return ar_light(norm) or norm
    snowball = stemmer(lang) if lang in ("en", "fr") else None
    root = snowball.stemWord(norm) if snowball else norm
    return root if root and root != norm else norm  # a word that is its own stem is not held twice


@lru_cache(maxsize=WORDS)
def bare_forms(norm: str) -> tuple[str, ...]:
    """A folded word as it is, then without the conjunctions, prepositions and article written onto it (Arabic).

    >>> bare_forms("وللحكومه")
    ('وللحكومه', 'حكومه', 'للحكومه')
    """
    if not _ARABIC.match(norm):
        return (norm,)
    bare = [norm]
    bare += [norm[len(p) :] for p in _PREFIXES if norm.startswith(p) and len(norm) - len(p) >= _FEWEST - 1]
    bare += [norm[1:] for p in _CLITICS if norm.startswith(p) and len(norm) > _FEWEST]
    # What carries a conjunction may itself be listed with its article (والأحد); لل hides the alif of the article.
    bare += ["ال" + norm[len(p) :] for p in _WITH_ARTICLE if norm.startswith(p) and len(norm) - len(p) >= _FEWEST - 1]
    return tuple(dict.fromkeys(bare))


@lru_cache(maxsize=WORDS)
def readings(norm: str) -> tuple[str, ...]:
    """The forms under which a lexicon may list a folded word, likeliest first; only Arabic words have several.

    >>> readings("وللحكومه")[:2]
    ('وللحكومه', 'حكومه')
    """
    if not _ARABIC.match(norm):
        return (norm,)
    bare = bare_forms(norm)
    ended = [
        form[: -len(s)] + restored
        for form in bare
        for s, restored in _ENDING_IN.get(form[-1], ())
        if form.endswith(s) and len(form) - len(s) + len(restored) >= _FEWEST and len(form) - len(s) >= _FEWEST - 1
    ]
    # The feminine and first person plural of the imperfect are looked up under its masculine.
    verbs = ["ي" + form[1:] for form in (*bare, *ended) if form[0] in "تن" and len(form) > _FEWEST]
    return tuple(dict.fromkeys((*bare, *ended, *verbs)))


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
        self._fewest = _FEWEST if lang == "ar" else _FEWEST + 1
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
        self._continuing = Memo(lambda norm: frozenset((plain(norm), *self._forms(norm))))
        self._reach = Memo(lambda norm: self._continuing[norm] | {stem(norm, self.lang)})
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
        owners += [self._stems[form] for form in forms[1:] if len(form) > _FEWEST and form in self._stems]
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
