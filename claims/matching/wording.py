"""The words behind a feature, as each side wrote them, so that a page can say why in one line."""

from __future__ import annotations

from typing import Any

from claims.matching.kinds import CLOCK
from claims.matching.pairs import PairView
from claims.matching.sides import Side
from claims.types import Quantity

MOST_WORDS = 8
"""Words listed in one evidence."""


def _written(side: Side, key: str) -> str:
    span = side.places.get(key)
    return side.view.text[span[0] : span[1]] if span else ""


def shared_words(pair: PairView, keys: frozenset[str]) -> list[list[str]]:
    """Pairs of words as written left and right for the shared ``keys``, the rarest first."""
    ordered = sorted(keys, key=lambda key: (-pair.weight(key), key))
    pairs: list[list[str]] = []
    for key in ordered:
        words = [_written(pair.left, key), _written(pair.right, key)]
        if all(words) and words not in pairs:
            pairs.append(words)
    return pairs[:MOST_WORDS]


def own_words(side: Side, keys: frozenset[str]) -> list[str]:
    """The words of ``keys`` as one side wrote them, in reading order."""
    spans = sorted(span for key, span in side.places.items() if key in keys)
    return list(dict.fromkeys(side.view.text[start:end] for start, end in spans))[:MOST_WORDS]


def _figure(quantity: Quantity) -> str:
    return quantity.raw


def detail_of(name: str, pair: PairView) -> dict[str, Any]:
    """The words for feature ``name``: ``shared`` pairs [left, right], ``near`` the same of words that may stand for one
    another, ``left`` and ``right`` what only one has."""
    left, right, figures = pair.left, pair.right, pair.figures
    if name == "shared":
        near = [[_written(left, met.left), _written(right, met.right)] for met in pair.met]
        return {
            "shared": shared_words(pair, pair.common),
            "near": [words for words in near if all(words)][:MOST_WORDS],
            "left": own_words(left, left.topic - right.topic - {met.left for met in pair.met}),
            "right": own_words(right, right.topic - left.topic - {met.right for met in pair.met}),
        }
    if name == "same_figure":
        return {"shared": [[_figure(one), _figure(two)] for one, two in figures.agree]}
    if name == "same_count":
        both = figures.agree + figures.differ
        return {"shared": [[_figure(one), _figure(two)] for one, two in both], "counted": _counted(both)}
    if name in ("other_count", "lone_figure"):
        return {
            "left": [_figure(quantity) for quantity in figures.only_left if quantity.counted != CLOCK],
            "right": [_figure(quantity) for quantity in figures.only_right if quantity.counted != CLOCK],
        }
    if name in ("other_place", "lone_place"):
        one, two = pair.names_apart
        return {"left": own_words(left, one), "right": own_words(right, two)}
    if name in ("same_date", "other_date"):
        return {"left": [date.raw for date in left.view.dates], "right": [date.raw for date in right.view.dates]}
    if name == "same_speaker":
        return {"shared": [[left.view.speaker or "", right.view.speaker or ""]]}
    if name == "days_apart" and left.view.published and right.view.published:
        return {"days": abs((left.view.published - right.view.published).days)}
    if name == "bridged":
        return {"languages": sorted((left.view.lang, right.view.lang))}
    return {}


def _counted(pairs: tuple[tuple[Quantity, Quantity], ...]) -> list[str]:
    """What is counted, as concept ids; what no concept names is left out."""
    ids = {quantity.counted for both in pairs for quantity in both}
    return sorted(name for name in ids if name and not name.startswith("unit:"))
