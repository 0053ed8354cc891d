"""A claim as a bag of words: what ranking a text that stands alone reads of it, made once and kept.

Every word counts as often as it stands in the claim and in what it is understood under (its title): a word that both
hold is what the claim is about.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import mul
from sys import intern
from typing import Protocol

from claims.language import get_language
from claims.language.memo import TEXTS, WORDS
from claims.language.wordforms import words
from claims.matching.spans import stem_key
from claims.matching.weights import NEAR_SPELLING_LETTERS
from claims.types import ClaimView

JOINED_LETTERS = 3
"""Letters that words have at least of which two are written as one."""
GRAMS = (3, 4, 5)
"""Lengths of the character n-grams, word borders included."""


@dataclass(frozen=True, slots=True)
class Bag:
    """``counts`` are stem and number keys of the words that carry meaning, ``forms`` one folded spelling of each;
    ``length`` is how many words these are. ``initials`` are keys and forms by first letter, of words long enough that
    spellings are compared. ``joined`` are neighbouring words written as one. ``grams`` are character n-grams of all
    words by 1 + log of their count, ``norm`` the length of that vector."""

    counts: Mapping[str, int]
    forms: Mapping[str, str]
    length: int
    initials: Mapping[str, tuple[tuple[str, str], ...]]
    joined: frozenset[str]
    grams: Mapping[str, float]
    norm: float


def bag_of(view: ClaimView) -> Bag:
    """The bag of a claim, its context included."""
    return _bag(f"{view.text} {view.context}" if view.context else view.text, view.lang)


class Lettered(Protocol):
    """What has character n-grams: a bag, a prepared claim."""

    @property
    def grams(self) -> Mapping[str, float]:
        """N-grams with their weights."""
        ...

    @property
    def norm(self) -> float:
        """The length of the vector of ``grams``."""
        ...


def letters_alike(one: Lettered, two: Lettered) -> float:
    """Cosine of the character n-grams of two, 0 to 1; 0 where one has none."""
    if not one.norm or not two.norm:
        return 0.0
    return min(1.0, _dot(one.grams, two.grams) / (one.norm * two.norm))


def _dot(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    both = list(one.keys() & two.keys())
    return math.fsum(map(mul, map(one.__getitem__, both), map(two.__getitem__, both)))


class _Rarity(dict[str, float]):
    """What each n-gram weighs; ``unseen`` is what one weighs that no bag holds."""

    unseen = 1.0

    def __missing__(self, gram: str) -> float:
        return self.unseen


class Crowd:
    """Bags that are compared with one text, it among them: which letters tell them apart.

    An n-gram weighs by how few of the bags hold it (inverse document frequency over the crowd), so that what all
    candidates share, for which they were found, counts least. It needs nothing but the bags. A hundred bags hold
    thirty thousand n-grams, hence the loops that run in C.
    """

    def __init__(self, bags: Iterable[Bag]) -> None:
        held: Counter[str] = Counter()
        count = 1
        for bag in bags:
            held.update(bag.grams.keys())
            count += 1
        weights = [1 + math.log(count / (1 + present)) for present in range(count)]
        self._rarity = _Rarity(zip(held, map(weights.__getitem__, held.values()), strict=True))
        self._rarity.unseen = weights[0]
        self._known: dict[int, tuple[Bag, float]] = {}
        self._text: tuple[Bag, Mapping[str, float]] | None = None

    def letters_alike(self, one: Bag, two: Bag) -> float:
        """Cosine of the n-grams of two bags, so weighed, 0 to 1; 0 where one has none. What is made of ``one``, the
        text, is kept until another is asked for."""
        lengths = self._length(one) * self._length(two)
        if not lengths:
            return 0.0
        return min(1.0, _dot(self._squared(one), two.grams) / lengths)

    def _length(self, bag: Bag) -> float:
        """The length of the vector of a bag's n-grams with their weights."""
        known = self._known.get(id(bag))
        if known is None:
            length = math.hypot(*map(mul, bag.grams.values(), map(self._rarity.__getitem__, bag.grams)))
            # The bag is kept, so that nothing else gets its id.
            known = self._known[id(bag)] = (bag, length)
        return known[1]

    def _squared(self, bag: Bag) -> Mapping[str, float]:
        """The n-grams of a bag, weighed for both sides of a product, so that the other side need not be."""
        if self._text is None or self._text[0] is not bag:
            self._text = (bag, {gram: count * self._rarity[gram] ** 2 for gram, count in bag.grams.items()})
        return self._text[1]


def heading_of(view: ClaimView) -> Bag:
    """The bag of what a claim is understood under, its title; of the claim itself where it stands under none."""
    return _bag(view.context, view.lang) if view.context else bag_of(view)


@lru_cache(maxsize=TEXTS)
def _bag(text: str, lang: str) -> Bag:
    language = get_language(lang)
    counts: Counter[str] = Counter()
    grams: Counter[str] = Counter()
    forms: dict[str, str] = {}
    norms = [word.norm for word in words(text)]
    joined = {one + two for one, two in pairwise(norms) if min(len(one), len(two)) >= JOINED_LETTERS}
    for word in words(text):
        grams.update(grams_of(word.norm))
        if len(word.norm) < 2 or language.is_stop(word.text):
            continue
        key = f"n:{word.norm.replace(',', '')}" if word.is_number else stem_key(word.text, lang)
        counts[key] += 1
        forms.setdefault(key, word.norm)
    weighed = {gram: 1.0 if count == 1 else 1 + math.log(count) for gram, count in grams.items()}
    norm = math.hypot(*weighed.values())
    return Bag(counts, forms, counts.total(), _initials(forms), frozenset(joined), weighed, norm)


def _initials(forms: Mapping[str, str]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for key, form in forms.items():
        if len(form) >= NEAR_SPELLING_LETTERS and form[0].isalpha():
            found.setdefault(form[0], []).append((key, form))
    return {letter: tuple(spelt) for letter, spelt in found.items()}


@lru_cache(maxsize=WORDS)
def grams_of(word: str) -> tuple[str, ...]:
    """The character n-grams of a word, its borders included, in the order of their lengths."""
    # One n-gram is one object in all bags: looked up a hundred thousand times, it is compared by identity.
    framed = f" {word} "
    starts = len(framed) + 1
    return tuple(intern(framed[start : start + size]) for size in GRAMS for start in range(starts - size))
