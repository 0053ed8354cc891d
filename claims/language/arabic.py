"""Arabic word forms: light stem, pseudo-root and look-up variants.

Our own rules, in the line of light stemming (Larkey, Ballesteros and Connell 2002); the pseudo-root also takes off
one inflecting letter and the long vowels, so that يرتفع, ارتفاع and مرتفعة meet. Light stems suit dictionaries,
pseudo-roots suit retrieval.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.language.lexicon import affixes
from claims.language.memo import WORDS
from claims.language.normalise import fold_word

_ARTICLES = affixes("articles")
_CLITICS = (*affixes("clitics"), *affixes("future"))
_CLITIC_PAIRS = (*affixes("clitic_pairs"), *affixes("rare_pairs"))
_LIGHT_SUFFIXES = affixes("endings_of_nouns", "ar")
_SUFFIXES = affixes("endings")
_VARIANT_SUFFIXES = (*_SUFFIXES, *affixes("rare_endings"))
_INFLECTING = "يتنام"
_LONG_VOWELS = re.compile("[اوي]")
_ROOT_LETTERS = 3


def _strip_prefix(word: str, *, one_clitic: bool) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= 2:
            return word[len(article) :]
    if word.startswith("و") and len(word) >= 5:
        word = word[1:]
    if one_clitic and word[:1] in _CLITICS and len(word) >= 5:
        word = word[1:]
    return word


def _strip_suffixes(word: str, suffixes: tuple[str, ...], times: int = 2) -> str:
    for _ in range(times):
        for suffix in suffixes:
            if word.endswith(suffix) and len(word) - len(suffix) >= _ROOT_LETTERS:
                word = word[: -len(suffix)]
                break
        else:
            break
    return word


@lru_cache(maxsize=WORDS)
def ar_light(word: str) -> str:
    """Return the light stem of one Arabic word: folded, article and conjunction off, up to two suffixes off.

    At least three letters stay when a suffix is taken. For dictionary look-ups. ``""`` only for a word of marks.
    """
    return _strip_suffixes(_strip_prefix(fold_word(word), one_clitic=False), _LIGHT_SUFFIXES)


@lru_cache(maxsize=WORDS)
def ar_rootish(word: str) -> str:
    """Return the pseudo-root of one Arabic word: light stem of every affix, one inflecting letter and the long
    vowels off; at least two letters stay, else the stem is returned with its vowels. For keys and retrieval.
    """
    stem = _strip_suffixes(_strip_prefix(fold_word(word), one_clitic=True), _SUFFIXES)
    if len(stem) >= 4 and stem[0] in _INFLECTING:
        stem = stem[1:]
    if len(stem) >= 5 and stem.startswith("ست"):
        stem = stem[2:]
    root = _LONG_VOWELS.sub("", stem)
    return root if len(root) >= 2 else stem


@lru_cache(maxsize=WORDS)
def ar_variants(word: str) -> frozenset[str]:
    """Return every plausible stem of one Arabic word, the folded word included.

    For exact look-ups in a closed dictionary, where a stem too many does no harm: try longer ones first.
    """
    whole = fold_word(word)
    bare = {whole}
    for prefix in (*_ARTICLES, *_CLITICS, *_CLITIC_PAIRS):
        if whole.startswith(prefix) and len(whole) - len(prefix) >= 2:
            bare.add(whole[len(prefix) :])
    stems = set(bare)
    for stem in bare:
        for suffix in _VARIANT_SUFFIXES:
            if stem.endswith(suffix) and len(stem) - len(suffix) >= _ROOT_LETTERS:
                stems.add(stem[: -len(suffix)])
    return frozenset(stems)
