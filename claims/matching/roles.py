"""Who did it to whom: the same words with exchanged roles are another claim.

"Stocks fall as oil jumps" shares every word with "oil falls as stocks rise". Without a parser, two signs are read:
opposite movements that are bound to different neighbours, and two names around a shared verb in the other order.
"""

from __future__ import annotations

from claims.language.glossary import antonym_of
from claims.matching.sides import PLACE_KEYS, Side, kind


def roles_swapped(left: Side, right: Side) -> bool:
    """True when both claims, in one language, hold the same parties in exchanged roles."""
    return _movements_swapped(left, right) or _names_swapped(left, right)


def _ordered(side: Side) -> list[str]:
    """The keys of the claim in reading order."""
    spans = side.places
    return sorted((key for key in spans if key in side.topic), key=lambda key: (spans[key], key))


def _movements_swapped(left: Side, right: Side) -> bool:
    """Both hold a concept and its opposite, and bind them to different things."""
    movements = {
        key for key in left.topic & right.topic if key.startswith("g:") and f"g:{antonym_of(key[2:])}" in left.topic
    }
    movements = {key for key in movements if f"g:{antonym_of(key[2:])}" in right.topic}
    if len(movements) < 2:
        return False
    shared = (left.topic & right.topic) - movements
    if len(shared) < 2:
        return False
    return all(_nearest(left, key, shared) != _nearest(right, key, shared) for key in movements)


def _nearest(side: Side, key: str, shared: frozenset[str]) -> str:
    """The shared key that stands nearest to ``key``, by words between them."""
    order = _ordered(side)
    if key not in order:
        return ""
    here = order.index(key)
    around = [(abs(place - here), place, other) for place, other in enumerate(order) if other in shared]
    return min(around)[2] if around else ""


def _names_swapped(left: Side, right: Side) -> bool:
    """All that is said is the same, but two names have changed places around one shared word."""
    if left.topic != right.topic:
        return False
    one, two = _ordered(left), _ordered(right)
    if sorted(one) != sorted(two):
        return False
    names = [key for key in one if kind(key) in PLACE_KEYS]
    others = [key for key in two if kind(key) in PLACE_KEYS]
    rest = [key for key in one if kind(key) not in PLACE_KEYS]
    return len(names) > 1 and names != others and rest == [key for key in two if kind(key) not in PLACE_KEYS]
