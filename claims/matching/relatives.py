"""What two claims say of one thing in words of different concepts: the one writes of a rescue, the other of survivors
pulled out; the one of towns, the other of settlements.

``data/relatives.txt`` lists sets of glossary concepts that may stand for one another in news of one event, and those
that the same is often told with: its cause, its place, who does it. Related concepts are paired as words are aligned in
word-based measures of textual likeness (Sultan, Bethard and Sumner, 2014): each once, the weightiest first, and only
where neither side says the concept of the other.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import chain, product
from typing import NamedTuple

from claims.matching.vocabulary import lines
from claims.matching.weights import KIN, STAND_IN

NOTHING: dict[str, float] = {}
"""The relatives of a key that has none."""


class Met(NamedTuple):
    """Two related concepts, of the left and of the right claim, as keys; ``weight`` is what the two are worth beside
    keys that both claims hold."""

    weight: float
    left: str
    right: str


@cache
def relatives() -> dict[str, dict[str, float]]:
    """For each concept key the related ones and what they are worth of it, 0 to 1."""
    found: dict[str, dict[str, float]] = {}
    for line in lines("relatives"):
        seed = line[0].endswith(":")
        keys = [f"g:{word.removesuffix(':')}" for word in line]
        cut = line.index("~") if "~" in line else len(line)
        those = keys[:1] if seed else keys[:cut]
        pairs = chain(product(those, keys[:cut], [STAND_IN]), product(those, keys[cut + 1 :], [KIN]))
        for one, two, worth in pairs:
            if one != two:
                for key, other in ((one, two), (two, one)):
                    near = found.setdefault(key, {})
                    near[other] = max(worth, near.get(other, 0.0))
    return found


def related(left: frozenset[str], right: frozenset[str], weight: Callable[[str, str], float]) -> list[Met]:
    """The pairs of related concepts among the keys that only ``left`` and only ``right`` holds, each key in one pair;
    ``weight`` tells what two keys weigh together."""
    known = relatives()
    options = sorted(
        (
            Met(worth * weight(one, two), one, two)
            for one in left
            for two, worth in known.get(one, NOTHING).items()
            if two in right
        ),
        key=lambda met: (-met.weight, *sorted(met[1:])),
    )
    taken: set[str] = set()
    met = []
    for option in options:
        if taken.isdisjoint(option[1:]):
            taken.update(option[1:])
            met.append(option)
    return met
