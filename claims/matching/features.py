"""What is measured of a pair of claims: one function per feature, all symmetric, each between 0 and 1.

A feature takes a ``PairView`` and returns a number; ``weights.py`` says what it is worth. To add one: write it here
with a docstring that says what it means to a reader, decorate it with ``@feature`` (or ``@needing(…)``, where it is 0
for pairs that lack something), and give it a weight. They are measured in the order in which they stand here, until the
rest can no longer make a match: first what tells most, last what takes longest.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from claims.language.normalise import fold
from claims.matching.amounts import ratio_gap
from claims.matching.bags import letters_alike
from claims.matching.figures import other_kinds
from claims.matching.kinds import CLOCK, MEASURES, TOLLS
from claims.matching.limits import LONE_MEASURE
from claims.matching.pairs import PairView, scope_names, speakers_agree, words_around
from claims.matching.sides import Side
from claims.matching.stats import SMALL_NUMBER
from claims.matching.struck import is_nobody
from claims.matching.weights import AVERAGE_KEYS, BM25_B, BM25_K1, DAYS_SCALE, RAREST, RARITY_SCALE, SMALL_MEASURE
from claims.types import Quantity

Feature = Callable[[PairView], float]
FEATURES: dict[str, Feature] = {}
"""Every feature by its name, in the order in which they are measured."""
Need = Callable[[PairView], bool]
NEEDS: dict[Feature, Need] = {}
"""What a pair must have for a feature to be other than 0."""


def feature(function: Feature) -> Feature:
    """Register a feature under its function's name."""
    FEATURES[function.__name__] = function
    return function


def needing(need: Need) -> Callable[[Feature], Feature]:
    """Register a feature that is 0 for pairs of which ``need`` is not true."""

    def register(function: Feature) -> Feature:
        NEEDS[function] = need
        return feature(function)

    return register


def one_language(pair: PairView) -> bool:
    """Both claims are in one language."""
    return pair.same_language


def both_count(pair: PairView) -> bool:
    """Both claims give figures."""
    return bool(pair.left.quantities and pair.right.quantities)


def both_numbered(pair: PairView) -> bool:
    """Both claims hold numbers, whether or not these count something."""
    return bool(pair.left.figures and pair.right.figures) or both_count(pair)


def both_dated(pair: PairView) -> bool:
    """Both claims name dates."""
    return bool(pair.left.dates and pair.right.dates)


def both_attributed(pair: PairView) -> bool:
    """Somebody is named as the speaker of both claims."""
    return bool(pair.left.view.speaker and pair.right.view.speaker)


def _bm25_share(pair: PairView, query: Side, document: Side) -> float:
    """BM25 of ``query`` in ``document`` over the most it could score: 1 when all of the query is there."""
    most = pair.mass(query)
    if most <= 0:
        return 0.0
    length = 1 - BM25_B + BM25_B * (len(document.concepts) + len(document.stems)) / AVERAGE_KEYS
    return min(1.0, pair.near_mass * (BM25_K1 + 1) / (1 + BM25_K1 * length) / most)


@feature
def shared(pair: PairView) -> float:
    """How much of both claims' wording, figures aside, is shared, rare words counting more (BM25, both ways)."""
    return math.sqrt(_bm25_share(pair, pair.left, pair.right) * _bm25_share(pair, pair.right, pair.left))


@feature
def contained(pair: PairView) -> float:
    """How much of the claim that says less is found in the one that says more."""
    least = min(pair.mass(pair.left), pair.mass(pair.right))
    return min(1.0, pair.near_mass / least) if least > 0 else 0.0


@feature
def rarity(pair: PairView) -> float:
    """How much evidence there is at all: one common word shared is little, three rare ones are much."""
    return 1 - math.exp(-pair.near_mass / RARITY_SCALE)


@feature
def only_names(pair: PairView) -> float:
    """How far the shared words are names alone: two claims about one place need not answer one question."""
    if not pair.near_mass:
        return 0.0
    part = math.fsum(pair.weight(key) for key in pair.names_shared) / pair.near_mass
    return min(1.0, part) ** 2


@feature
def days_apart(pair: PairView) -> float:
    """How many days lie between the two reports: 0 on the same day or when unknown, towards 1 after weeks."""
    one, two = pair.left.view.published, pair.right.view.published
    if one is None or two is None:
        return 0.0
    return 1 - math.exp(-max(0, abs((one - two).days) - 1) / DAYS_SCALE)


@feature
def bridged(pair: PairView) -> float:
    """The claims are in two languages: fewer words can be shared, so the same share means more."""
    return 0.0 if pair.same_language else 1.0


@needing(both_numbered)
def same_figure(pair: PairView) -> float:
    """Both give a figure that can be the same one; a rare number (2,251) says more than a small one (2), and least
    says a small measure (four days)."""
    common = pair.left.figures & pair.right.figures
    rare = max((pair.stats.idf(key) for key in common), default=0.0) / RAREST
    agree = max((SMALL_MEASURE if _small_measure(one) else 0.5 for one, _ in pair.figures.agree), default=0.0)
    if pair.figures.agree and all(_small_measure(one) for one, _ in pair.figures.agree):
        return agree
    return min(1.0, max(rare, agree))


def _small_measure(figure: Quantity) -> bool:
    return figure.counted in MEASURES - TOLLS and (figure.value or figure.high or 0.0) <= SMALL_NUMBER


@needing(both_count)
def same_toll(pair: PairView) -> float:
    """Both count the same thing of a kind that says it all: the dead, the injured, a magnitude."""
    return 1.0 if any(one.counted in TOLLS or two.counted in TOLLS for one, two in pair.figures.pairs) else 0.0


@needing(both_count)
def same_count(pair: PairView) -> float:
    """Both count the same things, of which many questions may be asked: ships waiting, ships passing."""
    return 1.0 if pair.figures.comparable and not same_toll(pair) else 0.0


@needing(both_count)
def figure_words(pair: PairView) -> float:
    """How much the words next to the figures of the same things share: what happened to the ships."""
    return max((words_around(pair, one, two) for one, two in pair.figures.pairs), default=0.0)


@needing(both_count)
def spare_toll(pair: PairView) -> float:
    """Some figures are comparable, but one claim also counts the dead or injured, of whom the other says nothing."""
    figures = pair.figures
    spare = figures.only_left + figures.only_right
    paired = {quantity.counted for both in figures.pairs for quantity in both}
    return 1.0 if figures.comparable and any(figure.counted in TOLLS - paired for figure in spare) else 0.0


@needing(both_count)
def other_toll(pair: PairView) -> float:
    """The same toll, and the figures do not agree."""
    return 1.0 if _disagree(pair) and same_toll(pair) else 0.0


@needing(both_count)
def other_figure(pair: PairView) -> float:
    """Both count the same things, and no figure agrees: a conflict, an update, or another question."""
    return 1.0 if _disagree(pair) and not same_toll(pair) else 0.0


@needing(both_count)
def figure_gap(pair: PairView) -> float:
    """How far apart differing figures of the same things are: versions of one figure are near each other, 1 from a
    factor of ``GAP_FACTOR`` on."""
    if not other_figure(pair):
        return 0.0
    return min(ratio_gap(one, two) for one, two in pair.figures.differ)


def _disagree(pair: PairView) -> bool:
    return bool(pair.figures.differ) and not pair.figures.agree


@needing(both_count)
def other_scope(pair: PairView) -> float:
    """The figures differ, and only one side says where or whose: the toll of a town is not the toll of a country."""
    return 1.0 if _disagree(pair) and any(scope_names(pair)) else 0.0


@needing(both_count)
def brevity(pair: PairView) -> float:
    """How little the shorter claim says beside a figure of what both count: "632 dead" has nothing else to share."""
    if not pair.figures.comparable:
        return 0.0
    words = min(len(side.concepts) + len(side.stems) for side in (pair.left, pair.right))
    return 1 / max(1, words)


@needing(both_count)
def other_count(pair: PairView) -> float:
    """Both give figures, but of different things: the dead here, the injured there."""
    return 1.0 if other_kinds(pair.left.quantities, pair.right.quantities) else 0.0


@needing(both_count)
def unlike_figure(pair: PairView) -> float:
    """Both give figures that do not agree, and it is not clear that they count the same: 13 Israelis, 105 people."""
    return 1.0 if pair.figures.unclear else 0.0


@feature
def lone_figure(pair: PairView) -> float:
    """Only one of the two counts something; a lone measure (77 km) is a detail and weighs less."""
    left, right = (
        [figure for figure in side.quantities if figure.counted != CLOCK and not is_nobody(figure)]
        for side in (pair.left, pair.right)
    )
    if bool(left) == bool(right) or pair.figures.comparable:
        return 0.0
    figures = left + right
    return LONE_MEASURE if all(figure.counted in MEASURES for figure in figures) else 1.0


@needing(both_dated)
def same_date(pair: PairView) -> float:
    """Both name a same date, month or weekday."""
    return 1.0 if pair.left.dates & pair.right.dates else 0.0


@needing(both_dated)
def other_date(pair: PairView) -> float:
    """Both name dates, and none is the same."""
    return 1.0 if pair.left.dates and pair.right.dates and not pair.left.dates & pair.right.dates else 0.0


@feature
def other_place(pair: PairView) -> float:
    """Each names somebody or some place that the other does not, as a part of all names."""
    left, right = pair.names_apart
    if not left or not right:
        return 0.0
    apart = min(pair.stats.mass(left), pair.stats.mass(right))
    return apart / (apart + math.fsum(pair.weight(key) for key in pair.names_shared))


@feature
def lone_place(pair: PairView) -> float:
    """One names somebody or some place, and the other nobody in its stead."""
    left, right = pair.names_apart
    return 1.0 if bool(left) != bool(right) else 0.0


@needing(one_language)
def same_context(pair: PairView) -> float:
    """The words that the two reports set around the claims are alike (``ClaimView.context``)."""
    if not pair.same_language or not pair.left.view.context or not pair.right.view.context:
        return 0.0
    one, two = fold(pair.left.view.context).split(), fold(pair.right.view.context).split()
    if not one or not two:
        return 0.0
    return len(set(one) & set(two)) / min(len(set(one)), len(set(two)))


@needing(both_attributed)
def same_speaker(pair: PairView) -> float:
    """The same person or institution states both."""
    return 1.0 if speakers_agree(pair) else 0.0


@needing(one_language)
def wording(pair: PairView) -> float:
    """Likeness of the letters (cosine of character 3- to 5-grams); 0 between languages."""
    return letters_alike(pair.left, pair.right) if pair.same_language else 0.0
