"""Labelled stories together, held to floors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from claims.evaluation.gold import GoldStory, read_story
from claims.evaluation.measures import Count, Score


def below(
    floors: Mapping[str, float], score: Callable[[GoldStory], Score], folders: Iterable[Path]
) -> dict[str, float]:
    """The shares of all these stories together that are below their floors, by measure; ``recall`` is that of pairs in
    one language and across."""
    found: dict[str, Count] = {}
    for folder in folders:
        for measure, count in score(read_story(folder)).counts.items():
            key = "recall" if measure.startswith("recall_") else measure
            found.setdefault(key, Count()).add(count.hit, count.of)
    shares = {measure: found[measure].share or 0.0 for measure in floors}
    return {measure: share for measure, share in shares.items() if share < floors[measure]}
