"""What is measured beside the features of claims where a text that stands alone meets a claim in another language: how
much of the text's neutral keys, figures and dates included, is found in the claim (BM25, as the candidate index
reckons it). Words say nothing there, so what ranks the candidates best is the plain share of what could be shared."""

from __future__ import annotations

import math

from claims.matching.features import Feature
from claims.matching.pairs import PairView
from claims.matching.weights import AVERAGE_KEYS, BM25_B, BM25_K1, LEAST_TOLD

BRIDGING: dict[str, Feature] = {}
"""Every feature by its name."""


def _feature(function: Feature) -> Feature:
    BRIDGING[function.__name__] = function
    return function


@_feature
def told_across(pair: PairView) -> float:
    """How much of the text the claim tells in another language, from 0 for ``LEAST_TOLD`` of its
    keys or less to 1 for all, by the logarithm."""
    claim, most = pair.right.neutral, pair.left.neutral_mass
    if most <= 0:
        return 0.0
    length = 1 - BM25_B + BM25_B * len(pair.right.view.keys.all) / AVERAGE_KEYS
    told = pair.stats.mass(pair.left.neutral & claim) * (BM25_K1 + 1) / (1 + BM25_K1 * length) / most
    return min(1.0, 1 - math.log(told) / math.log(LEAST_TOLD)) if told > LEAST_TOLD else 0.0
