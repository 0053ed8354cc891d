"""A share told by two figures is one figure: "seven out of ten wards", « un électeur sur trois », «سبعة من كل عشرة».

Only small wholes are shares ("24 of the 40 beds" counts beds), and neither figure may be of a measure ("three in 10
days", « 50 km sur 100 »).
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from claims.language.figure_rules import Cursor, Item, interval
from claims.language.lexicon import LANGUAGES, phraseset
from claims.language.units import Unit

_JOINTS = {code: phraseset("share_joints", code) for code in LANGUAGES}
_WHOLES = frozenset((3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 100.0))
_LONGEST_NOUN = 2


def shares(cursor: Cursor, items: Sequence[Item]) -> list[Item]:
    """Return the figures of one text in order, each pair that tells a share joined into a fraction."""
    joints = _JOINTS.get(cursor.g.code, frozenset())
    found: list[Item] = []
    for item in items:
        part = found[-1] if found and joints else None
        value = _share(cursor, part, item, joints) if part else None
        if part and value is not None:
            low, high = interval(value, part.hedge)
            found[-1] = Item(part.start, item.end, value, low, high, part.hedge, item.end, item.end, _FRACTION)
        else:
            found.append(item)
    return found


def _share(cursor: Cursor, part: Item, whole: Item, joints: Set[tuple[str, ...]]) -> float | None:
    """The share from 0 to 1 that two figures in a row tell, ``None`` when they tell none."""
    if whole.value not in _WHOLES or part.value is None or not 0 < part.value < whole.value:
        return None
    if part.value != int(part.value) or any(i.unit is not None and i.unit.kind == "measure" for i in (part, whole)):
        return None
    between = tuple(token.norm for token in cursor.tokens[part.end : whole.start])
    plain = len(between) <= _LONGEST_NOUN + max(map(len, joints)) and all(norm.isalpha() for norm in between)
    if between[-1:] == ("in",) and len(between) > 1 and part.value != 1:
        return None  # "four men in five boats", but "one train in four"
    told = plain and any(between[len(between) - len(joint) :] == joint for joint in joints)
    return round(part.value / whole.value, 6) if told else None


_FRACTION = Unit("fraction", "own", "fraction")
