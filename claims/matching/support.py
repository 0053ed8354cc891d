"""What the rest of two reports says of a pair: reports that share many claims speak of one event."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from claims.matching.stats import CorpusStats
from claims.matching.weights import (
    GROUND,
    OWN,
    OWN_EVIDENCE,
    STRANGERS,
    SUPPORT,
    SUPPORT_PAIRS,
    WORTH_SUPPORT,
)

REACH = math.ceil(SUPPORT_PAIRS / WORTH_SUPPORT) + 2
"""So many partners of one claim can matter at most: that many pairs of the least score give all the support, and each
takes one of the partners away."""

AGREES = 0.5
"""Value of ``same_figure`` from which the figures of a pair are the same."""


class Support:
    """The pairs of two reports, put in order once and asked for each of them.

    ``scored`` are all pairs of the two reports as (left, right, score), each at least ``WORTH_SUPPORT``.
    """

    def __init__(self, scored: Iterable[tuple[int, int, float]]) -> None:
        self._best: list[tuple[int, int, float]] = []
        partners: Counter[int] = Counter()
        for left, right, score in sorted(scored, key=lambda entry: (-entry[2], entry[0], entry[1])):
            # A report that says one thing a thousand times has millions of pairs; only the best can be asked for.
            if partners[left] < REACH and partners[right] < REACH:
                self._best.append((left, right, score))
            partners[left] += 1
            partners[right] += 1

    def of(self, pair: tuple[int, int]) -> float:
        """What to add to the logistic sum of ``pair``, 0 to ``SUPPORT``.

        Only pairs of other claims count, each claim once, the best first; ``SUPPORT_PAIRS`` sure pairs give the whole
        amount.
        """
        used = set(pair)
        total = 0.0
        for left, right, score in self._best:
            if total >= SUPPORT_PAIRS:
                break
            if left not in used and right not in used:
                used.update((left, right))
                total += score
        return SUPPORT * min(1.0, total / SUPPORT_PAIRS)


def strangeness(one: frozenset[str], two: frozenset[str], stats: CorpusStats) -> float:
    """What to take off the logistic sum of pairs of two reports whose claims hold these neutral keys, 0 to
    ``STRANGERS``: all of it where the reports share nothing, none from a likeness (cosine of the keys, each weighed by
    how rare it is) of ``GROUND`` on. Two reports of one event share its names and its matter whatever each says of it;
    five dead here and five on board there are as alike as claims can be."""
    both = _length(one & two, stats)
    if not both:
        return STRANGERS
    likeness = both / math.sqrt(_length(one, stats) * _length(two, stats))
    return STRANGERS * max(0.0, 1 - likeness / GROUND)


def _length(keys: Iterable[str], stats: CorpusStats) -> float:
    return math.fsum(stats.idf(key) ** 2 for key in keys)


def deserved(values: Mapping[str, float]) -> float:
    """The part of the support that a pair of these features deserves, 0 to 1.

    Every claim of two reports of one event shares a word with some claim of the other; that the reports agree elsewhere
    speaks for a pair only as far as the pair itself says something.
    """
    own = sum(weight * values.get(name, 0.0) for name, weight in OWN.items())
    return min(1.0, own / OWN_EVIDENCE) ** 2


def tells_event(values: Mapping[str, float]) -> bool:
    """Whether a pair of these features says that two reports tell of one event: any two disasters have their dead and
    injured, so a toll does so only if the figures agree."""
    return not values.get("same_toll") or values.get("same_figure", 0.0) >= AGREES
