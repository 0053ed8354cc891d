"""Where a text negates something: its negators, without those of wordings that deny nothing ("not far from")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from claims.language.memo import TEXTS
from claims.language.phrases import Word, words
from claims.matching.vocabulary import lines, words_of

LOOSE = 4
"""Words that a dash of ``data/no_denials.txt`` stands for at most."""


@lru_cache(maxsize=TEXTS)
def negators(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    """The spans of the negators (``data/negators.txt``) of a text in ``lang`` (ISO 639-1), offsets in characters."""
    listed, spans = words_of("negators", lang), words(text)
    if not any(word.norm in listed for word in spans):
        return ()
    idle: set[int] = set()
    for at, word in enumerate(spans):
        for phrase in _phrases(lang).get(word.norm, ()):
            end = _end(phrase, spans, at, listed)
            idle.update(range(at, end))
    return tuple((word.start, word.end) for at, word in enumerate(spans) if word.norm in listed and at not in idle)


@cache
def _phrases(lang: str) -> dict[str, list[tuple[str, ...]]]:
    """The wordings of ``data/no_denials.txt`` by their first word, as folded words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in lines("no_denials"):
        for phrase in line[1:] if line[0] == lang else ():
            first, *rest = (word if word == "-" else words(word)[0].norm for word in phrase.split("_"))
            found.setdefault(first, []).append((first, *rest))
    return found


def _end(phrase: Sequence[str], spans: Sequence[Word], at: int, listed: frozenset[str]) -> int:
    """Where a wording that begins at word ``at`` ends; ``at`` when another one stands there."""
    here = at
    for place, part in enumerate(phrase):
        if part == "-":
            follow = phrase[place + 1]
            between = range(here, min(here + LOOSE + 1, len(spans)))
            found = next((k for k in between if spans[k].norm == follow or _stops(spans[k], listed)), None)
            if found is None or spans[found].norm != follow:
                return at
            here = found
        elif here >= len(spans) or spans[here].norm != part:
            return at
        else:
            here += 1
    return here


def _stops(word: Word, listed: frozenset[str]) -> bool:
    return word.norm in listed and word.norm != "plus"
