"""How common each key is: the rarer a shared key, the more it says.

The inverse document frequency of BM25, over the claims of the archive and a background of ``BACKGROUND`` imagined
ones, so that scores mean the same on a demo of forty claims and on an archive of a million.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import lru_cache

from claims.language.lazy import lazy

BACKGROUND = 200.0
"""Imagined claims added to the archive, for a handful of real ones tells nothing of the language. Few, so that what
every report of a story says (the quake, the truce) soon counts as common: measured better than 500 or 2,000."""

BACKGROUND_FREQUENCY = {"n": 0.3, "d": 0.6, "y": 2.5, "m": 2.5, "wd": 4.0, "c": 4.0, "z": 0.8, "s": 0.4}
"""In how many of the imagined claims a key of this type stands."""
OTHER_FREQUENCY = 1.0

SMALL_NUMBER = 12.0
SMALL_NUMBER_FREQUENCY = 4.0
"""One, two, ten stand in many claims."""


class CorpusStats:
    """Document frequencies of the archive: ``count`` claims, ``doc_freq(key)`` of them hold a key.

    ``doc_freq`` may be slow; every key is asked for once.
    """

    def __init__(self, count: int = 0, doc_freq: Callable[[str], int] | None = None) -> None:
        self.count = max(0, count)
        self._doc_freq = doc_freq or (lambda key: 0)
        self.idf = lru_cache(maxsize=1 << 14)(self._idf)

    def _idf(self, key: str) -> float:
        kind, _, value = key.partition(":")
        total = self.count + BACKGROUND
        present = min(total, self._doc_freq(key) + _background(kind, value))
        return math.log(1 + (total - present + 0.5) / (present + 0.5))

    @lazy
    def rarest(self) -> float:
        """What a word is worth that no claim of the archive holds: the most that any can be."""
        return math.log(1 + (self.count + BACKGROUND - OTHER_FREQUENCY + 0.5) / (OTHER_FREQUENCY + 0.5))

    def mass(self, keys: Iterable[str]) -> float:
        """The summed weight of ``keys``, the same in whatever order they come: ``fsum`` rounds once."""
        return math.fsum(map(self.idf, keys))


def _background(kind: str, value: str) -> float:
    if kind == "n":
        try:
            return SMALL_NUMBER_FREQUENCY if abs(float(value)) <= SMALL_NUMBER else BACKGROUND_FREQUENCY["n"]
        except ValueError:
            return BACKGROUND_FREQUENCY["n"]
    return BACKGROUND_FREQUENCY.get(kind, OTHER_FREQUENCY)
