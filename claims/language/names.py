"""Whether two written names are one, across spellings and scripts."""

from __future__ import annotations

import re

from claims.language.normalise import fold
from claims.language.skeleton import skeletons

_NUMBER = re.compile(r"\d+")


def same_name(first: str, second: str, first_lang: str = "", second_lang: str = "") -> bool:
    """Whether two names are equal when folded, or every word of the shorter one sounds in the longer. Numbers in names
    must agree ("Channel 4"). Languages are codes; empty is unknown.

    >>> same_name("Psaki", "جين ساكي", "", "ar")
    True
    """
    if fold(first) == fold(second):
        return True
    if _NUMBER.findall(fold(first)) != _NUMBER.findall(fold(second)):
        return False
    short, long = sorted((_sounds(first, first_lang), _sounds(second, second_lang)), key=len)
    return bool(short) and all(any(word & other for other in long) for word in short)


def _sounds(name: str, lang: str) -> list[frozenset[str]]:
    return [sounds for word in name.split() if (sounds := skeletons(word, lang))]
