"""The words of a text, and the forms under which a lexicon may list one: without accents, clitics and endings, as a
stem."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

from claims.language.arabic import ar_light
from claims.language.lexicon import affixes, rows
from claims.language.memo import TEXTS, WORDS
from claims.language.normalise import ARABIC_MARKS, fold, fold_word
from claims.language.stems import stemmer

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
FEWEST = 3
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
    bare += [norm[len(p) :] for p in _PREFIXES if norm.startswith(p) and len(norm) - len(p) >= FEWEST - 1]
    bare += [norm[1:] for p in _CLITICS if norm.startswith(p) and len(norm) > FEWEST]
    # What carries a conjunction may itself be listed with its article (والأحد); لل hides the alif of the article.
    bare += ["ال" + norm[len(p) :] for p in _WITH_ARTICLE if norm.startswith(p) and len(norm) - len(p) >= FEWEST - 1]
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
        if form.endswith(s) and len(form) - len(s) + len(restored) >= FEWEST and len(form) - len(s) >= FEWEST - 1
    ]
    # The feminine and first person plural of the imperfect are looked up under its masculine.
    verbs = ["ي" + form[1:] for form in (*bare, *ended) if form[0] in "تن" and len(form) > FEWEST]
    return tuple(dict.fromkeys((*bare, *ended, *verbs)))
