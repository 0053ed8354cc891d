"""What is measured of a text that stands alone and a claim in its language: how much of the text is found there.

Where nothing is known but the words, wording decides which claims are shown first: BM25 of the text's words in the
claim and its title (Robertson and Zaragoza 2009), normalised, and likeness of the letters. Each feature is read from
the text (left) to the claim (right) and lies between 0 and 1; ``weights.py`` says what it is worth.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from rapidfuzz.distance import JaroWinkler

from claims.matching.bags import Bag, heading_of, letters_alike
from claims.matching.features import Feature
from claims.matching.pairs import PairView
from claims.matching.stats import CorpusStats
from claims.matching.times import Span, times_of
from claims.matching.vocabulary import concepts, kindred
from claims.matching.weights import (
    BM25_K1,
    LISTED_B,
    LISTED_WORDS,
    LONG_TEXT,
    NAMED,
    NEAR_SPELLING,
    OTHER_DAYS,
    REWORDED,
    RICH,
    RICH_STEP,
    TOLD_DAYS,
)

LIKENESS: dict[str, Feature] = {}
"""Every feature by its name."""
NONE: frozenset[str] = frozenset()


def _feature(function: Feature) -> Feature:
    LIKENESS[function.__name__] = function
    return function


def _bags(pair: PairView) -> tuple[Bag, Bag]:
    return pair.left.bag, pair.right.bag


def _bm25(pair: PairView) -> float:
    """BM25 of the text's words in the claim; a word of the rarest counts 1 at most, in an archive of any size."""
    text, claim = _bags(pair)
    least = BM25_K1 * (1 - LISTED_B + LISTED_B * claim.length / LISTED_WORDS)
    total = math.fsum(
        pair.stats.idf(key) * claim.counts[key] / (claim.counts[key] + least)
        for key in text.counts
        if key in claim.counts
    )
    return total / pair.stats.rarest


def _length(pair: PairView) -> float:
    """How long the text is, from 0 to 1 for ``LONG_TEXT`` words. What is alike of a long text says more than as much of
    a headline: parts of a headline are shared by many."""
    return min(1.0, pair.left.bag.length / LONG_TEXT)


def _weight(bag: Bag, stats: CorpusStats) -> float:
    return math.fsum(stats.idf(key) for key in bag.counts)


@_feature
def found(pair: PairView) -> float:
    """How much of the text's words is found in the claim, rare words counting more; of a short text less, for a few
    words are easily found."""
    most = _weight(_bags(pair)[0], pair.stats)
    return _length(pair) * _bm25(pair) * pair.stats.rarest / most if most else 0.0


@_feature
def richness(pair: PairView) -> float:
    """How much is found, whatever else the text says: long posts repeat short claims."""
    return min(1.0, math.log1p(RICH_STEP * _bm25(pair)) / math.log1p(RICH_STEP * RICH))


@_feature
def letters(pair: PairView) -> float:
    """Likeness of the letters (cosine of character 3- to 5-grams), the claim's title included; letters that few of the
    candidates hold count more, and those of a short text, which any claim found for it repeats, less."""
    return _length(pair) * pair.crowd.letters_alike(*_bags(pair))


@_feature
def title_letters(pair: PairView) -> float:
    """The same with the title alone, which says in few words what the claim is about; all of a claim without one."""
    return _length(pair) * letters_alike(pair.left.bag, heading_of(pair.right.view))


@_feature
def joined_words(pair: PairView) -> float:
    """One writes as one word what the other writes as two: #stormwatch, corn flakes."""
    text, claim = _bags(pair)
    met = not text.joined.isdisjoint(claim.forms.values()) or not claim.joined.isdisjoint(text.forms.values())
    return 1.0 if met else 0.0


@_feature
def named(pair: PairView) -> float:
    """How much the places and curated names weigh that both hold."""
    return min(1.0, pair.stats.mass(pair.left.names & pair.right.names) / (NAMED * pair.stats.rarest))


@_feature
def near_spellings(pair: PairView) -> float:
    """Words of the claim that stand in the text in another form only: another spelling, another derivation."""
    text, claim = _bags(pair)
    near = math.fsum(
        pair.stats.idf(key)
        for letter in text.initials.keys() & claim.initials.keys()
        for key in _near(text, claim, letter)
    )
    return near / _weight(claim, pair.stats) if near else 0.0


def _near(text: Bag, claim: Bag, letter: str) -> Iterator[str]:
    """The keys of words of the claim beginning with ``letter`` that the text holds in another form."""
    free = [form for key, form in text.initials[letter] if key not in claim.counts]
    for key, form in claim.initials[letter] if free else ():
        if key not in text.counts and any(
            JaroWinkler.similarity(form, other, score_cutoff=NEAR_SPELLING) for other in free
        ):
            yield key


@_feature
def rarest_word(pair: PairView) -> float:
    """How rare the rarest word is that both hold."""
    text, claim = _bags(pair)
    shared = [pair.stats.idf(key) for key in text.counts if key in claim.counts]
    return min(1.0, max(shared, default=0.0) / pair.stats.rarest)


@_feature
def told_alike(pair: PairView) -> float:
    """How much of the concepts and places of both is shared, whatever words were used."""
    masses = [pair.stats.mass(side.concepts) for side in (pair.left, pair.right)]
    return (
        pair.stats.mass(pair.left.concepts & pair.right.concepts) / math.sqrt(masses[0] * masses[1])
        if all(masses)
        else 0.0
    )


@_feature
def reworded(pair: PairView) -> float:
    """How much the concepts weigh that both tell in words of their own: "mum" here, "mother" there."""
    left, right, said = pair.left.wordings, pair.right.wordings, pair.left.bag.counts
    other = (
        f"g:{name}"
        for name in pair.left.glossary & pair.right.glossary & left.keys() & right.keys()
        if left[name].isdisjoint(right[name]) and not any(word in said for word in right[name])
    )
    return min(1.0, pair.stats.mass(other) / (REWORDED * pair.stats.rarest))


@_feature
def kin(pair: PairView) -> float:
    """How much the concepts weigh that the text tells and the claim does not, where the claim alone tells of a kindred
    one (``data/kindred.txt``): "cages" here, "prison" there."""
    text, claim = pair.left.glossary, pair.right.glossary
    free, met = set(claim - text), []

    def weight(name: str) -> tuple[float, str]:
        return pair.stats.idf(f"g:{name}"), name

    # Few have one, and only those are weighed.
    akin = [name for name in text - claim if not free.isdisjoint(kindred().get(name, NONE))]
    for name in sorted(akin, key=weight, reverse=True):
        if near := free & kindred()[name]:
            nearest = max(near, key=weight)
            free.remove(nearest)
            met.append(math.sqrt(weight(name)[0] * weight(nearest)[0]))
    return min(1.0, math.fsum(met) / (REWORDED * pair.stats.rarest))


@_feature
def pictured(pair: PairView) -> float:
    """The post shows a picture, and the claim is about one."""
    return float(pair.left.view.pictured and not pair.right.glossary.isdisjoint(concepts("pictures")))


@_feature
def told_then(pair: PairView) -> float:
    """The claim names the month in which the post was signed; a month beside it, or a whole year, says less."""
    nearest = [
        max(0.0, 1 - days / TOLD_DAYS) * min(1.0, TOLD_DAYS / ((last - first).days + 1))
        for days, (first, last) in _days_apart(pair)
    ]
    return max(nearest, default=0.0)


@_feature
def other_times(pair: PairView) -> float:
    """How far from the day of the post the dates lie that the claim names, a year or more in full."""
    return min(1.0, min((days for days, _ in _days_apart(pair)), default=0) / OTHER_DAYS)


def _days_apart(pair: PairView) -> Iterator[tuple[int, Span]]:
    """The dates of the claim and how many days each lies from the day of the post; none where either is undated."""
    day = pair.left.view.published
    for first, last in times_of(pair.right.view) if day else ():
        assert day is not None
        yield max(0, (first - day).days, (day - last).days), (first, last)
