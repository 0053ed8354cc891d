"""Copies found among the reports of a labelled story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from claims.matching.copies import ReuseKind, reuse_among

from .gold import GoldStory
from .measures import Measure, Score

COPY_MEASURES = (
    Measure("copies_found", "listed copies found, pairs of reports"),
    Measure("copies_right", "copies said that are listed, pairs of reports"),
)


def score_copies(score: Score, story: GoldStory, langs: Mapping[str, str]) -> None:
    """Count pairs of reports: the copies that the story lists, and those that are said. ``langs`` is the language each
    file is read in; a file without one is no copy of any."""
    listed = {frozenset(pair) for group in story.copies for pair in combinations(sorted(group), 2)}
    said = {frozenset(pair) for pair in said_copies(story, langs)}
    for pair in sorted(listed, key=sorted):
        score.counts["copies_found"].add(pair in said)
        if pair not in said:
            score.misses.append(f"no copy found  {' – '.join(sorted(pair))}")
    for pair in sorted(said, key=sorted):
        score.counts["copies_right"].add(pair in listed)
        if pair not in listed:
            score.misses.append(f"said to be copies  {' – '.join(sorted(pair))}")


def said_copies(story: GoldStory, langs: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of files whose texts the program takes for copies."""
    files = sorted(story.reports)
    by_lang: dict[str, dict[int, str]] = defaultdict(dict)
    for number, name in enumerate(files):
        if name in langs:
            by_lang[langs[name]][number] = story.reports[name].text
    found = {
        pair
        for lang, texts in by_lang.items()
        for number in texts
        for pair, shared in reuse_among(number, texts, lang).items()
        if shared.kind is ReuseKind.COPY
    }
    return [(files[left], files[right]) for left, right in sorted(found)]
