"""Consonant skeletons: what is left of a name in every script, so that بايدن and Biden meet as ``bdn``.

Arabic writes the consonants and the long vowels, newsrooms transliterate freely, so only consonants that both sides
keep are compared: p = b, v = f, j = g, q = kh = k, th = z = s, ظ = s, ض = ذ = d, ط = t; ع, vowels, w and y go, h
stays, doubled letters collapse. French spells some sounds its own way (ou for w, ch for sh, dj for j). Where a
spelling allows two sounds, a name has several skeletons; exact look-up of any of them is enough (measured: fuzzy
comparison adds almost nothing).
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from claims.language.lexicon import affixes
from claims.language.memo import WORDS
from claims.language.normalise import fold_word

SHORTEST = 2
"""Consonants a skeleton must have; shorter ones match too much."""
MOST = 6
"""Skeletons of one word at most."""

_ARABIC_PREFIXES = (*affixes("articles"), *affixes("clitics"))
_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3\u0750-\u077f]")
# The letters that folding leaves, by the sound class a foreign name meets them in; ``a`` is dropped.
_ARABIC_SOUNDS = str.maketrans(
    {
        **dict(zip("بتثجحخدذرزسشصضطظغفقكلمنه", "btsghkddrssSsdtsgfkklmnh", strict=True)),
        **dict.fromkeys("اويعء", "a"),
    }
)
# Latin digraphs to sounds, longest first. Upper case marks a sound that one letter does not write:
# S = sh, C = ch (s-like or k-like), T = th, X = kh.
_DIGRAPHS = (
    ("tsch", "S"), ("tch", "S"), ("sch", "S"), ("sh", "S"), ("ph", "f"), ("kh", "X"), ("dj", "j"), ("gh", "g"),
    ("th", "T"), ("dh", "d"), ("ck", "k"), ("cq", "k"), ("cc", "k"), ("ch", "C"), ("wh", "w"), ("wr", "r"),
)  # fmt: skip
_RULES = (
    (re.compile("^kn"), "n"),
    (re.compile("^ps"), "s"),
    (re.compile("tion|ssion"), "Sn"),
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("qu|c"), "k"),
    (re.compile("x"), "ks"),
)
_FRENCH_RULES = ((re.compile("gu(?=[eiy])"), "g"), (re.compile("gn"), "n"), (re.compile("(?<=[aeiouy])[stdxz]$"), "?"))
_CLASSES = str.maketrans({"p": "b", "v": "f", "z": "s", "q": "k", "X": "k", "j": "g"})
_NO_SOUND = re.compile("[^a-zS]")
_VOWELS = re.compile("[aeiouyw]")
_DOUBLES = re.compile(r"(.)\1+")


def _collapse(sounds: str) -> str:
    # Doubles first: the consonants on either side of a vowel are two (Sissi is s-s, Abbas is b-s).
    return _VOWELS.sub("", _DOUBLES.sub(r"\1", sounds.translate(_CLASSES)))


def _fan(sounds: set[str], spelling: str, alternatives: tuple[str, ...]) -> set[str]:
    return {s.replace(spelling, a) for s in sounds for a in alternatives}


def _latin(word: str, lang: str) -> set[str]:
    letters = re.sub("[^a-z]", "", anyascii(word).lower())
    sounds = letters
    for spelling, sound in _DIGRAPHS:
        sounds = sounds.replace(spelling, sound)
    for pattern, sound in _RULES:
        sounds = pattern.sub(sound, sounds)
    fanned = {sounds}
    fanned = _fan(fanned, "T", ("s", "t"))
    fanned = _fan(fanned, "C", ("S", "k"))
    fanned = _fan(fanned, "j", ("j", ""))
    if "sc" in letters:
        fanned = _fan(fanned, "sk", ("sk", "s"))
    if lang == "fr":
        for pattern, sound in _FRENCH_RULES[:2]:
            fanned = {pattern.sub(sound, s) for s in fanned}
        # A final consonant is often silent in French, and then not written in Arabic (Paris, Macron's Quai d'Orsay).
        silent = _FRENCH_RULES[2][0]
        fanned |= {silent.sub("", s) for s in fanned if len(s) > SHORTEST + 2}
    return {_collapse(s) for s in fanned}


def _arabic(word: str) -> set[str]:
    norm = fold_word(word)
    forms = {norm}
    # A name may carry a conjunction, preposition or the article.
    for clitic in _ARABIC_PREFIXES:
        if norm.startswith(clitic) and len(norm) - len(clitic) >= 3:
            forms.add(norm[len(clitic) :])
    # تش is one sound in transliterations (تشرشل, Churchill).
    sounds = {form.replace("تش", "ش").translate(_ARABIC_SOUNDS) for form in forms}
    # Digits and letters of other alphabets in the word are no sounds of the name.
    return {_collapse(_NO_SOUND.sub("", form)) for form in sounds}


@lru_cache(maxsize=WORDS)
def skeletons(word: str, lang: str) -> frozenset[str]:
    """The consonant skeletons of one word of a name; empty when it has fewer than two consonants.

    ``lang`` matters only for Latin spelling (``fr`` or other); the script of the word decides the rest.
    """
    if not word:
        return frozenset()
    found = _arabic(word) if _ARABIC.match(word) else _latin(word, lang)
    return frozenset(sorted(s for s in found if len(s) >= SHORTEST)[:MOST])
