"""In which country a place lies: a capital or a palace stands for its state, a town's toll is told of its country."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from claims.matching.vocabulary import concepts, lines


def lands_of(places: Iterable[str]) -> frozenset[str]:
    """Country codes of place keys: of a region (``c:PS-GZA``) the country, of a city (``z:derna``) where it lies."""
    found: frozenset[str] = frozenset()
    for key in places:
        found |= (
            frozenset([key[2:].split("-")[0]]) if key.startswith("c:") else _lands_of_cities().get(key, frozenset())
        )
    return found


def implied_lands(keys: Iterable[str]) -> frozenset[str]:
    """The country keys that seats of government (``data/seats.txt``) imply without naming them: "Riyadh agreed" says
    that Saudi Arabia did. A name that two countries know (Tripoli) implies neither."""
    keys = list(keys)
    seats = concepts("seats")
    named = lands_of(key for key in keys if key.startswith("c:"))
    places = [_lands_of_cities().get(key, frozenset()) for key in keys if key[:2] == "z:" and key[2:] in seats]
    implied = {next(iter(lands)) for lands in places if len(lands) == 1}
    return frozenset(f"c:{land}" for land in implied - named)


@lru_cache(maxsize=1)
def _lands_of_cities() -> dict[str, frozenset[str]]:
    """``data/lands.txt`` turned round: place key to country codes."""
    found: dict[str, set[str]] = {}
    for land, *cities in lines("lands"):
        for city in cities:
            found.setdefault(f"z:{city}", set()).add(land)
    return {key: frozenset(lands) for key, lands in found.items()}
