"""Whether two texts that stand alone, worded alike, say the same or oppose each other.

In the claims of reports a missed contradiction costs less than a wrong one, and the rest of the report decides much.
Two sentences handed over by themselves have nothing but their words; so every sign of opposition is weighed here, and
what is left is how likely they agree. A sign alone is right nine times in ten, two together nearly always (measured on
pairs of Arabic headlines); none of them is about one language.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from claims.language.glossary import find_concepts
from claims.language.normalise import fold_word
from claims.language.wordforms import words
from claims.matching.alignment import Read, kept, left_over, read_words
from claims.matching.events import other_event
from claims.matching.features import Feature, wording
from claims.matching.likeness import found, kin, near_spellings, reworded, told_alike
from claims.matching.opposites import opposed_concepts, opposition
from claims.matching.pairs import PairView
from claims.matching.sides import Side, kind
from claims.matching.spans import NEAR
from claims.matching.vocabulary import courses, negating_concepts, sibling_sets, words_of
from claims.matching.weights import (
    AGREEMENT,
    AGREEMENT_BIAS,
    MOST_SIGNS,
    SIGNS_COST,
    SIGNS_FROM,
    SIGNS_RANGE,
    VERB_FIRST,
    WORDS_LEFT,
)

SIGNS: dict[str, Feature] = {}
"""Signs that two texts oppose each other, by name."""
LIKENESS: dict[str, Feature] = {}
"""What speaks for one statement, by name."""


def _sign(function: Feature) -> Feature:
    SIGNS[function.__name__] = function
    return function


def _like(function: Feature) -> Feature:
    LIKENESS[function.__name__] = function
    return function


@dataclass(frozen=True, slots=True)
class Agreement:
    """``chance`` that both say the same, 0 to 1; ``signs`` of opposition that were seen, by name; ``overlap`` is how
    much of all that is said both say, 0 to 1."""

    chance: float
    signs: tuple[str, ...]
    overlap: float


def opposition_cost(pair: PairView) -> float:
    """What signs of opposition, and words exchanged, take off the logistic sum of a text and a claim, 0 or more: so
    that of claims worded alike the one that agrees comes first. They are weighed as far as the two overlap; in a long
    post that says more than the claim a negation may belong to anything."""
    weighed = min(1.0, max(0.0, (overlap(pair) - SIGNS_FROM) / SIGNS_RANGE))
    if not weighed:
        return 0.0
    against = (*SIGNS.items(), ("exchanged", exchanged))
    cost = -math.fsum(AGREEMENT[name] * measure(pair) for name, measure in against)
    return weighed * SIGNS_COST * min(cost, MOST_SIGNS)


def agreement_of(pair: PairView) -> Agreement:
    """Weigh the signs for two texts in one language; a text agrees with itself, whatever its words."""
    if pair.left.folded == pair.right.folded:
        return Agreement(1.0, (), 1.0)
    values = {name: function(pair) for name, function in (*SIGNS.items(), *LIKENESS.items())}
    total = AGREEMENT_BIAS + math.fsum(AGREEMENT[name] * value for name, value in values.items())
    signs = tuple(name for name in SIGNS if values[name])
    return Agreement(1 / (1 + math.exp(-total)), signs, values["overlap"])


@_sign
def opposed_words(pair: PairView) -> float:
    """Each side alone holds one of two concepts that exclude each other (``data/opposed.txt``, antonyms)."""
    return float(bool(opposed_concepts(pair.left, pair.right)))


@_sign
def opposed_courses(pair: PairView) -> float:
    """What both speak of goes up in one and down in the other, and nothing of it the same way: "oil rises as gold
    falls" beside "gold rises, oil falls"."""
    left, right = (_courses(side, pair.common) for side in (pair.left, pair.right))
    met = {left[key] == right[key] for key in left.keys() & right.keys()}
    return float(met == {False})


def _courses(side: Side, shared: frozenset[str]) -> dict[str, int]:
    """Which way each of the ``shared`` things goes, by the nearest word that says so; in a language that puts the verb
    first, rather by one before the thing than behind it."""
    said = [
        (hit.start, hit.end, courses()[hit.concept])
        for hit in find_concepts(side.view.text, side.view.lang)
        if hit.concept in courses()
    ]
    detour = VERB_FIRST.get(side.view.lang, 0)
    found = {}
    for key in shared & side.places.keys() if said else ():
        if key[2:] not in courses():
            start, end = side.places[key]
            reach, way = min(
                (start - last if start >= last else first - end + detour, way) for first, last, way in said
            )
            if reach <= NEAR:
                found[key] = way
    return found


@_sign
def denied_whole(pair: PairView) -> float:
    """One side denies, rejects or reverses what both are largely about."""
    counted = any(one.counted is not None for one, _ in pair.figures.pairs)
    return float(opposition(pair, counted=counted).opposite)


@_sign
def lone_negator(pair: PairView) -> float:
    """One side alone holds a word that negates: not, without, never."""
    return float(_negates(pair.left) != _negates(pair.right))


@_sign
def lone_refusal(pair: PairView) -> float:
    """One side alone holds a concept that turns what it governs: rejects, cancels, fails."""
    found = [bool(side.glossary & negating_concepts()) for side in (pair.left, pair.right)]
    return float(found[0] != found[1])


@_sign
def other_parties(pair: PairView) -> float:
    """At otherwise equal wording each names another party, time or phase (``events.py``)."""
    return float(other_event(pair, disjoint=bool(pair.figures.differ) and not pair.figures.agree) is not None)


@_sign
def other_places(pair: PairView) -> float:
    """Each names a place or country that the other does not."""
    left, right = (frozenset(key for key in side.concepts if kind(key) in "cz") for side in (pair.left, pair.right))
    return float(bool(left - right) and bool(right - left))


@_sign
def other_thing(pair: PairView) -> float:
    """Each side alone names another of a set of things of which one is meant (``data/siblings.txt``, currencies)."""
    one, two = pair.left.glossary, pair.right.glossary
    money = [{key for key in side.concepts if kind(key) == "u"} for side in (pair.left, pair.right)]
    exchanged = any((one - two) & group and (two - one) & group for group in sibling_sets())
    return float(exchanged or bool(money[0] - money[1] and money[1] - money[0]))


@_sign
def other_figures(pair: PairView) -> float:
    """Both count the same thing, and no figure agrees."""
    return float(bool(pair.figures.differ) and not pair.figures.agree)


@_sign
def other_numbers(pair: PairView) -> float:
    """Both hold numbers, whatever they count, and none is the same."""
    left, right = pair.left.figures, pair.right.figures
    return float(bool(left) and bool(right) and not left & right)


@_sign
def other_dates(pair: PairView) -> float:
    """Each names another month, weekday or year."""
    for sort in ("m", "wd", "y"):
        left, right = ({key for key in side.dates if kind(key) == sort} for side in (pair.left, pair.right))
        if left and right and not left & right:
            return 1.0
    return 0.0


@_like
def overlap(pair: PairView) -> float:
    """How much of all that is said, figures aside, both say; a place is said by its key and by its words."""
    every = pair.stats.mass(pair.left.told | pair.right.told)
    return pair.stats.mass(pair.left.told & pair.right.told) / every if every else 0.0


@_like
def exchanged(pair: PairView) -> float:
    """How much stands in both in one order where nothing sets them apart but words exchanged for others, of no like
    meaning: that was done on purpose."""
    return kept(*_read(pair))


@_like
def words_left(pair: PairView) -> float:
    """How many words one has that the other lacks, up to ``WORDS_LEFT``."""
    return min(1.0, left_over(*_read(pair)) / WORDS_LEFT)


_like(wording)
_like(told_alike)


@_like
def found_both_ways(pair: PairView) -> float:
    """How much of either is found in the other (see ``found``), the lesser way."""
    return min(found(pair), found(_turned(pair)))


@_like
def reworded_both_ways(pair: PairView) -> float:
    """Concepts that both tell in words of their own, the mean of both ways."""
    return (reworded(pair) + reworded(_turned(pair))) / 2


@_like
def kin_both_ways(pair: PairView) -> float:
    """Concepts of one matter that each side alone tells, the mean of both ways."""
    return (kin(pair) + kin(_turned(pair))) / 2


@_like
def spelt_alike(pair: PairView) -> float:
    """Words that the other holds in another form, the mean of both ways."""
    return (near_spellings(pair) + near_spellings(_turned(pair))) / 2


def _read(pair: PairView) -> tuple[tuple[Read, ...], tuple[Read, ...]]:
    left, right = (read_words(side.view.text, side.view.lang) for side in (pair.left, pair.right))
    return left, right


def _turned(pair: PairView) -> PairView:
    return PairView(pair.right, pair.left, pair.stats)


def _negates(side: Side) -> bool:
    """True when a word of the text negates, in Arabic with a conjunction before it or not."""
    listed = words_of("negators", side.view.lang)
    forms = (fold_word(word.norm) for word in words(side.view.text))
    return any(form in listed or (form[:1] in ("و", "ف") and form[1:] in listed) for form in forms)
