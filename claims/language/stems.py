"""Stems for keys: Snowball where it has rules for the language, the word without accents elsewhere.

snowballstemmer's stemmers keep the word at hand in themselves, so each thread has its own.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Protocol, cast

import snowballstemmer
from anyascii import anyascii

from claims.language.memo import WORDS
from claims.language.normalise import fold_word

_ALGORITHMS = {
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "id": "indonesian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


class _Stemmers(threading.local):
    def __init__(self) -> None:
        self.by_code: dict[str, _Stemmer] = {}


_stemmers = _Stemmers()


def stemmer(code: str) -> _Stemmer | None:
    """This thread's Snowball stemmer of a language, ``None`` where Snowball has no rules for it."""
    if code not in _ALGORITHMS:
        return None
    if code not in _stemmers.by_code:
        _stemmers.by_code[code] = cast(_Stemmer, snowballstemmer.stemmer(_ALGORITHMS[code]))
    return _stemmers.by_code[code]


@lru_cache(maxsize=WORDS)
def snowball(word: str, code: str) -> str:
    """Return the stem of one word: folded, possessive or elided article off, Snowball, Latin accents off.

    Deterministic; never empty for a non-empty word. Accents go last, so that ``État`` and ``Etat`` meet but the
    stemmer still sees them.
    """
    bare = fold_word(word)
    if bare.endswith("'s"):
        bare = bare[:-2]
    head, mark, tail = bare.partition("'")
    if mark and tail and len(head) <= 2 and code == "fr":
        bare = tail
    rules = stemmer(code)
    stem = rules.stemWord(bare) if rules else bare
    return "".join(anyascii(stem).lower().split()) or stem or bare or word
