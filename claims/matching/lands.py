"""In which country a place lies: a capital or a palace stands for its state, a town's toll is told of its country."""

from __future__ import annotations

from collections.abc import Iterable

from claims.language.places import places
from claims.matching.vocabulary import seat_lands


def lands_of(keys: Iterable[str]) -> frozenset[str]:
    """Country codes of place keys: of a region (``c:PS-GZA``) the country, of a city (``z:derna``) where it lies."""
    return frozenset().union(*map(_lands, keys))


def elsewhere(names: Iterable[str], others: Iterable[str]) -> frozenset[str]:
    """``names`` (keys) without places that lie where one of ``others`` does, one of the two being a country: the Gaza
    of the one is where the Gaza City of the other is."""
    lands: dict[str, frozenset[str]] = {"c": frozenset(), "z": frozenset()}
    for other in others:
        if other[:2] in ("c:", "z:"):
            lands[other[0]] |= _lands(other)
    return frozenset(
        name
        for name in names
        if name[:2] not in ("c:", "z:") or not _lands(name) & (lands["c"] | (lands["z"] if name[0] == "c" else set()))
    )


def implied_lands(keys: Iterable[str]) -> frozenset[str]:
    """The country keys that seats of government (``data/seats.txt``) imply without naming them: "Riyadh agreed" says
    that Saudi Arabia did. A name that two countries know (Tripoli) implies neither."""
    keys = list(keys)
    seats = seat_lands()
    named = lands_of(key for key in keys if key.startswith("c:"))
    told = [seats[key[2:]] or _lands(key) for key in keys if key[:2] == "z:" and key[2:] in seats]
    implied = {next(iter(lands)) for lands in told if len(lands) == 1}
    return frozenset(f"c:{land}" for land in implied - named)


def _lands(key: str) -> frozenset[str]:
    if key.startswith("c:"):
        return frozenset([key[2:].split("-")[0]])
    return places()[key].lands if key in places() else frozenset()
