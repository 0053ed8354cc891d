"""Do sentences meet their translations: two files, parallel line by line, each asked for in the other.

The language of a file is told by the last suffix but one that names it (``news.ara.txt``, ``news.fr``). With ``drop``
part of the words is taken away on both sides, each side its own part: real reports are not translations.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from babel import Locale
from babel.core import UnknownLocaleError

from .measures import Measure, Score
from .pool import Listed, Pool
from .ranking import place_of

SEED = 20
DEPTHS = (1, 10, 100)
THREE_LETTERS = {"ara": "ar", "arb": "ar", "eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "spa": "es", "tur": "tr"}
"""ISO 639-2 and 639-3 codes of the suffixes in use."""
AIMS: dict[float, dict[str, tuple[float, float]]] = {
    0.0: {"p_1": (0.88, 0.87), "r_10": (0.95, 0.93)},
    0.35: {"p_1": (0.62, 0.56)},
}
"""Share of words dropped → measure → target and floor."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one file and their language, an ISO 639-1 code."""

    lang: str
    lines: tuple[str, ...]


def read_lines(path: Path) -> Lines:
    """Read one file. Raises ``OSError`` or ``ValueError`` when its name tells no language or a line is empty."""
    lang = language_of_name(path.name)
    lines = tuple(line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    if not all(lines) or not lines:
        raise ValueError(f"{path} has empty lines, or none")
    return Lines(lang, lines)


def language_of_name(name: str) -> str:
    """The language that a file's suffixes name, the last first. Raises ``ValueError`` when none does.

    >>> language_of_name("first1000.ara.txt"), language_of_name("news.fr")
    ('ar', 'fr')
    """
    for part in reversed(name.lower().split(".")[1:]):
        code = THREE_LETTERS.get(part, part)
        try:
            if len(code) == 2 and code.isalpha():
                return Locale.parse(code).language
        except UnknownLocaleError:
            continue
    raise ValueError(f"the name {name} tells no language: it needs a suffix such as .ar or .eng.txt")


def thinned(lines: Sequence[str], drop: float, seed: int) -> list[str]:
    """The lines without a share ``drop`` of their words, drawn anew for each line; the same for the same seed. One word
    stays at least."""
    if not drop:
        return list(lines)
    draw = random.Random(seed)
    kept = []
    for line in lines:
        words = line.split()
        left = [word for word in words if draw.random() >= drop]
        kept.append(" ".join(left or words[:1]))
    return kept


def bridge_measures(drop: float) -> tuple[Measure, ...]:
    """What is counted, with the targets and floors that hold when ``drop`` of the words is gone."""
    aims = AIMS.get(drop, {})
    named = {("p" if depth == 1 else "r") + f"_{depth}": depth for depth in DEPTHS}
    return tuple(
        Measure(name, f"translation among the first {depth}", *aims.get(name, (None, None)))
        for name, depth in named.items()
    )


def score_bridge(one: Lines, other: Lines, drop: float) -> list[Score]:
    """Ask for every line of each file in the other. Raises ``ValueError`` when they are not parallel."""
    if len(one.lines) != len(other.lines):
        raise ValueError(f"the files have {len(one.lines)} and {len(other.lines)} lines: they are not parallel")
    left, right = (
        Lines(side.lang, tuple(thinned(side.lines, drop, SEED + number))) for number, side in enumerate((one, other))
    )
    return [_score_way(left, right, drop), _score_way(right, left, drop)]


def _score_way(queries: Lines, pool_lines: Lines, drop: float) -> Score:
    score = Score(f"{queries.lang} → {pool_lines.lang}", bridge_measures(drop))
    with Pool(Listed(line, lang=pool_lines.lang) for line in pool_lines.lines) as pool:
        for number, line in enumerate(queries.lines, 1):
            ranked = [one.claim.id for one in pool.rank(line, queries.lang)]
            place = place_of(ranked, {number})
            for depth, name in zip(DEPTHS, score.counts, strict=True):
                score.counts[name].add(place is not None and place <= depth)
            if place != 1:
                score.misses.append(f"found at {place or 'no place'}: {line}")
                score.misses.append(f"    wanted  {pool_lines.lines[number - 1]}")
                score.misses += [f"    first   {pool_lines.lines[first - 1]}" for first in ranked[:1]]
    return score
