"""Two texts laid side by side, word for word: what stands in both in one order, and what stands in its place.

Whoever tells a thing in other words seldom keeps the order of the words; where two texts keep it and say another word
in one place, that word was exchanged on purpose. The words are aligned by their longest common blocks (Ratcliff and
Obershelp, ``difflib``).
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from claims.language import get_language
from claims.language.glossary import find_concepts
from claims.language.wordforms import words
from claims.matching.spans import stem_key
from claims.matching.vocabulary import kindred
from claims.matching.weights import EXCHANGED_WORDS, NEAR_SPELLING


class Read(NamedTuple):
    """A word that carries meaning: its stem key, its folded spelling, the id of the concept it is read as or ``""``."""

    key: str
    form: str
    concept: str


@lru_cache(maxsize=8192)
def read_words(text: str, lang: str) -> tuple[Read, ...]:
    """The words of a text that carry meaning, in their order."""
    language = get_language(lang)
    concept = {at: hit.concept for hit in find_concepts(text, lang) for at in range(hit.start, hit.end)}
    return tuple(
        Read(stem_key(word.text, lang), word.norm, concept.get(word.start, ""))
        for word in words(text)
        if len(word.norm) > 1 and not language.is_stop(word.text)
    )


def kept(left: tuple[Read, ...], right: tuple[Read, ...]) -> float:
    """How much two texts keep of each other, 0 to 1, where in some place each has words of its own, no more than
    ``EXCHANGED_WORDS``, and nothing else sets them apart; 0 where none has, or one adds or leaves out something."""
    left, right = sorted((left, right))  # of blocks of one length the first is taken, which depends on the side
    aligned = SequenceMatcher(None, [word.key for word in left], [word.key for word in right], autojunk=False)
    same, exchanged = 0, False
    for kind, first, last, start, end in aligned.get_opcodes():
        sizes = last - first, end - start
        if kind == "equal":
            same += sizes[0]
        elif not all(sizes) or (sizes[0] != sizes[1] and max(sizes) > EXCHANGED_WORDS):
            return 0.0
        elif sizes[0] != sizes[1]:
            exchanged = True
        else:
            alike = sum(map(_alike, left[first:last], right[start:end]))
            same += alike
            exchanged = exchanged or alike < sizes[0]
    return same / max(len(left), len(right)) if exchanged else 0.0


def _alike(one: Read, two: Read) -> bool:
    """True for two spellings of a word, two words of a meaning or of one matter."""
    if one.concept and (one.concept == two.concept or two.concept in kindred().get(one.concept, ())):
        return True
    return JaroWinkler.similarity(one.form, two.form) >= NEAR_SPELLING


def left_over(left: tuple[Read, ...], right: tuple[Read, ...]) -> int:
    """How many words the one has that the other lacks, of the two the one that has more of them."""
    keys = [{word.key for word in side} for side in (left, right)]
    return max(
        sum(word.key not in other for word in side) for side, other in zip((left, right), keys[::-1], strict=True)
    )
