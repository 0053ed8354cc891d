"""Of which place or people two claims give their figures: the toll of a town is not the toll of a country."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from claims.matching.kinds import HURT, MEASURES
from claims.matching.lands import elsewhere
from claims.matching.pairs import PairView, scope_names
from claims.matching.sides import Side, kind
from claims.matching.spans import CLAUSE_END, figure_span, keys_near
from claims.matching.vocabulary import concepts
from claims.matching.weights import ENUMERATION
from claims.types import Quantity

FROM_EVENT = 60
"""Characters between the word for an event and a name that may say where it was."""
MEASURED = MEASURES - {"age", "percent"}
"""Kinds that measure one thing, unlike the shares of several."""
BETWEEN_NAMES = re.compile(
    r"[\s,،'’-]*(?:\b(?:and|et|ou|or|de|du|el|al|la|le|en|in|au|aux|في|و)\b[\s,'’-]*)*", re.IGNORECASE
)
"""What may stand between two names of a list."""


def scope_differs(pair: PairView) -> bool:
    """Only one side says where or whose, or the two name different countries. What both measure of a place that both
    name is one thing, however precisely each says where: the heat of Mecca and that of its Grand Mosque."""
    if pair.names_shared and pair.figures.pairs and all(one.counted in MEASURED for one, _ in pair.figures.pairs):
        return False
    one, two = pair.names_apart
    countries = _lands_apart(pair.left, one, pair.right), _lands_apart(pair.right, two, pair.left)
    narrowed = scope_names(pair) if pair.figures.comparable else pair.narrowing
    if pair.figures.comparable:
        left, right = ([both[side] for both in pair.figures.pairs] for side in (0, 1))
        narrowed = narrowed[0] - of_event(pair.left, left), narrowed[1] - of_event(pair.right, right)
    narrowed = _unsaid(pair.left, narrowed[0], pair.right), _unsaid(pair.right, narrowed[1], pair.left)
    return any(narrowed) or all(countries) or _part_of_list(pair) or _one_of_two_lands(pair) or _somewhere(pair)


def _lands_apart(side: Side, names: frozenset[str], other: Side) -> bool:
    """Whether ``names``, which only ``side`` holds, name a country in which no place of the other lies. Who counts the
    dead is not whose dead they are; a measure is that of the institute which took it."""
    least = 1.0 if side.tolls else 0.0
    own = (name for name in names if kind(name) == "c" and side.factor(name) >= least)
    return bool(elsewhere(own, other.names))


def around(side: Side, figures: Iterable[Quantity]) -> frozenset[str]:
    """The keys of the words next to figures."""
    return frozenset().union(*(keys_near(side.view, figure) for figure in figures))


def _somewhere(pair: PairView) -> bool:
    """True when one toll is that of a town or region that is not named, and the other is of no part at all."""
    tolls = [both for both in pair.figures.pairs if both[0].counted in HURT]
    if not tolls:
        return False
    told = []
    for at, side in enumerate((pair.left, pair.right)):
        figures = [both[at] for both in tolls]
        local = frozenset(f"g:{concept}" for concept in concepts("localities"))
        named = any(kind(key) == "z" for key in side.names) or bool(side.name_stems & around(side, figures))
        told.append((frozenset() if named else (around(side, figures) & local) - of_event(side, figures), named))
    (one, one_named), (two, two_named) = told
    return bool(one or two) and not ((one or one_named) and (two or two_named))


def of_event(side: Side, figures: list[Quantity]) -> frozenset[str]:
    """Names that say where the event was rather than whose toll it is: in "the quake in Al Haouz killed 820" the name
    stands between the event and the figure, in "820 dead after a quake in Al Haouz" behind both, in "the Maui fires"
    before the event; in "the quake killed 290 in Al Haouz" the figure stands between them, and the toll is that of Al
    Haouz."""
    spans, text = side.places, side.view.text
    events = [spans[key] for key in side.occasion.incidents if key in spans]
    at = min((span[0] for figure in figures if (span := figure_span(side.view, figure))), default=-1)
    return frozenset(
        key
        for key, (start, end) in spans.items()
        if any(_names_event(text, (start, end), event, at) for event in events)
    )


def _names_event(text: str, name: tuple[int, int], event: tuple[int, int], figure: int) -> bool:
    """Whether a name stands just before the word for an event, or behind it with no figure between the two."""
    if name[1] < event[0]:
        return not text[name[1] : event[0]].strip(" '’-")
    between = text[event[1] : name[1]]
    apart = event[1] <= figure < name[0]
    return event[1] <= name[0] and not apart and len(between) <= FROM_EVENT and not CLAUSE_END.search(between)


def _unsaid(side: Side, names: frozenset[str], other: Side) -> frozenset[str]:
    """Without the cities that the report of a claim which names no place speaks of: it leaves the place unsaid, unless
    a report counts that city apart."""
    if other.occasion.places or other.names:
        return names
    told = other.setting.places - other.setting.parts - side.setting.parts
    return frozenset(name for name in names if not (kind(name) == "z" and name in told))


def _part_of_list(pair: PairView) -> bool:
    """True when one side counts for one of the places that the other counts for together: "89 in Chichaoua"."""
    differ, apart = pair.figures.differ, pair.names_apart
    left = _part_of(pair, pair.left, pair.right, [one for one, _ in differ]) and not apart[0]
    return left or (_part_of(pair, pair.right, pair.left, [two for _, two in differ]) and not apart[1])


def _one_of_two_lands(pair: PairView) -> bool:
    """True when one toll is that of two countries together ("in Spain and Portugal", "in both countries"), the other
    that of a country."""
    if not any(one.counted in HURT for one, _ in pair.figures.pairs):
        return False
    told = [frozenset(name for name in side.names if _is_land(side, name)) for side in (pair.left, pair.right)]
    return any(
        len(one) == 1 and (_two_together(side, both) or _both_countries(side))
        for one, both, side in ((told[0], told[1], pair.right), (told[1], told[0], pair.left))
    )


def _is_land(side: Side, name: str) -> bool:
    """Whether the claim itself names this country, and not as the speaker's."""
    return kind(name) == "c" and name in side.places and side.factor(name) >= 1


def _two_together(side: Side, lands: frozenset[str]) -> bool:
    """Whether the two countries of a claim stand together: "in Spain and Portugal"."""
    spans = sorted(side.places[land] for land in lands)
    return len(spans) == 2 and bool(BETWEEN_NAMES.fullmatch(side.view.text[spans[0][1] : spans[1][0]]))


def _both_countries(side: Side) -> bool:
    return any(figure.value == 2 and figure.counted == "country" for figure in side.view.quantities)


def _part_of(pair: PairView, part: Side, whole: Side, figures: list[Quantity]) -> bool:
    listed = longest_list(whole)
    if listed <= ENUMERATION or not figures:
        return False
    near = around(part, figures)
    named = {part.skeletons.get(key, key) for key in near & pair.names_shared if kind(key) != "c"}
    return bool(named) and 2 * len(named) <= listed


def longest_list(side: Side) -> int:
    """How many words of names follow each other with nothing but commas and "and" between them."""
    spans = side.places
    names = sorted({spans[name] for name in side.names | side.name_stems if name in spans and kind(name) != "c"})
    longest = length = min(1, len(names))
    for (_, end), (start, _) in pairwise(names):
        length = length + 1 if BETWEEN_NAMES.fullmatch(side.view.text[end:start]) else 1
        longest = max(longest, length)
    return longest
