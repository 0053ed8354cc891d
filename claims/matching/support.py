"""What the rest of two reports says of a pair: reports that share many claims speak of one event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.matching.weights import OWN, OWN_EVIDENCE, SUPPORT, SUPPORT_PAIRS


def support_of(pair: tuple[int, int], scored: Sequence[tuple[int, int, float]]) -> float:
    """What to add to the logistic sum of ``pair``, 0 to ``SUPPORT``.

    ``scored`` are all pairs of the two reports as (left, right, score). Only pairs of other claims count, each claim
    once, the best first; ``SUPPORT_PAIRS`` sure pairs give the whole amount.
    """
    used = set(pair)
    total = 0.0
    for left, right, score in sorted(scored, key=lambda entry: (-entry[2], entry[0], entry[1])):
        if left not in used and right not in used:
            used.update((left, right))
            total += score
    return SUPPORT * min(1.0, total / SUPPORT_PAIRS)


def deserved(values: Mapping[str, float]) -> float:
    """The part of the support that a pair of these features deserves, 0 to 1.

    Every claim of two reports of one event shares a word with some claim of the other; that the reports agree elsewhere
    speaks for a pair only as far as the pair itself says something.
    """
    own = sum(weight * values.get(name, 0.0) for name, weight in OWN.items())
    return min(1.0, own / OWN_EVIDENCE) ** 2
