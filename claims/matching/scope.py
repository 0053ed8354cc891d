"""Of which place or people two claims give their figures: the toll of a town is not the toll of a country."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from claims.language.normalise import fold
from claims.matching.kinds import HURT, MEASURES, PARTIAL
from claims.matching.lands import lands_of
from claims.matching.pairs import PairView, scope_names
from claims.matching.sides import Side, kind
from claims.matching.spans import CLAUSE_END, keys_near
from claims.matching.vocabulary import concepts, phrases_of
from claims.matching.weights import ENUMERATION
from claims.types import Quantity

FROM_EVENT = 60
"""Characters between the word for an event and a name that may say where it was."""
BEHIND = 24
"""Characters behind a figure within which "of them" is said of it."""
MEASURED = MEASURES - {"age", "percent"}
"""Kinds that measure one thing, unlike the shares of several."""
BETWEEN_NAMES = re.compile(r"[\s,،'’-]*(?:\b(?:and|et|ou|or|de|du|el|al|la|le)\b[\s,'’-]*)*", re.IGNORECASE)
"""What may stand between two names of a list."""


def scope_differs(pair: PairView) -> bool:
    """Only one side says where or whose, or the two name different countries. What both measure of a place that both
    name is one thing, however precisely each says where: the heat of Mecca and that of its Grand Mosque."""
    if pair.names_shared and pair.figures.pairs and all(one.counted in MEASURED for one, _ in pair.figures.pairs):
        return False
    one, two = pair.names_apart
    countries = [any(kind(name) == "c" for name in names) for names in (one, two)]
    narrowed = scope_names(pair) if pair.figures.comparable else pair.narrowing
    if pair.figures.comparable:
        left, right = ([both[side] for both in pair.figures.pairs] for side in (0, 1))
        narrowed = narrowed[0] - _of_event(pair.left, left), narrowed[1] - _of_event(pair.right, right)
    narrowed = _unsaid(pair.left, narrowed[0], pair.right), _unsaid(pair.right, narrowed[1], pair.left)
    return any(narrowed) or all(countries) or _part_of_list(pair) or _somewhere(pair)


def parts_of(claims: Sequence[Side]) -> frozenset[str]:
    """The keys of names whose tolls one report gives one by one, or of which it says that they were hit worst: "Al
    Haouz counts 1,351 dead, Taroudant 492", "68 Indians and 60 Jordanians died". A bare toll of such a report is the
    toll of all."""
    towns: dict[str, dict[str, frozenset[str]]] = {}
    people: dict[str, frozenset[str]] = {}
    lands: set[str] = set()
    parts: frozenset[str] = frozenset()
    for side in claims:
        for figure in side.quantities:
            if figure.counted in HURT:
                names = _counted_for(side, [figure])
                towns.setdefault(figure.counted, {}).update(
                    {name: forms for name, forms in names.items() if kind(name) == "z"}
                )
                people |= {name: forms for name, forms in names.items() if name in figure.unit.split()}
                lands |= {name for name in side.names if kind(name) == "c"}
                if names and any(phrase in side.folded for phrase in phrases_of("worst", side.view.lang)):
                    parts = parts.union(*(forms for name, forms in names.items() if kind(name) == "z"))
    apart = [names for names in towns.values() if len(names) > 1] + ([people] if len(people) > 1 else [])
    if len(people) > 1 or len(lands) >= ENUMERATION:
        there = lands_of(place for side in claims for place in side.occasion.places if kind(place) == "z")
        parts |= {land for land in lands if not lands_of([land]) & there}
    return parts.union(*(forms for names in apart for forms in names.values()))


def _counted_for(side: Side, figures: list[Quantity]) -> dict[str, frozenset[str]]:
    """The names next to figures, or of those whom they count, that say of which place or people they are, each with the
    keys under which it is met in other languages; empty for an enumeration, which is the whole."""
    near = _around(side, figures)
    named = {key for key in near & side.names if kind(key) in "zc" and side.factor(key) >= 1}
    names = named - _of_event(side, figures)
    listed = max(len(names), _longest_list(side)) >= ENUMERATION
    found = {} if listed else {name: _forms(side, [name]) for name in names}
    return found | {people: frozenset([people]) for figure in figures for people in figure.unit.split()}


def other_part(pair: PairView) -> bool:
    """True when one figure is that of a place or people which the report of either side counts apart, and the other is
    not."""
    if not pair.figures.comparable:
        return False
    sides = [(side, [both[at] for both in pair.figures.pairs]) for at, side in enumerate((pair.left, pair.right))]
    if _one_among(pair):
        return True
    parts = pair.left.setting.parts | pair.right.setting.parts | _strangers(pair)
    if not parts:
        return False
    told = [
        frozenset(name for name in side.names & parts if kind(name) == "c").union(
            *(forms for forms in _counted_for(side, figures).values() if forms & parts)
        )
        for side, figures in sides
    ]
    near = [
        ((_around(side, figures) | side.names) - _forms(side, _of_event(side, figures))).union(
            *(figure.unit.split() for figure in figures)
        )
        for side, figures in sides
    ]
    return any(told) and not (told[0] & near[1] or told[1] & near[0])


def _one_among(pair: PairView) -> bool:
    """True when one side alone says that its toll is of some among those just spoken of (``data/among.txt``)."""
    return any(
        _among(pair.left, one) != _among(pair.right, two)
        for one, two in pair.figures.pairs
        if one.counted in HURT - PARTIAL and not _names_of(pair.left, one) & _names_of(pair.right, two)
    )


def _names_of(side: Side, figure: Quantity) -> frozenset[str]:
    """The keys of the place or the people of which a figure is."""
    return frozenset().union(*_counted_for(side, [figure]).values())


def _among(side: Side, figure: Quantity) -> bool:
    """Whether such a wording stands next to the figure."""
    text = side.view.text
    at = text.find(figure.raw) if figure.raw else -1
    if at < 0:
        return False
    before, behind = fold(text[:at]).rstrip(), fold(text[at + len(figure.raw) :])[:BEHIND]
    return any(
        before.endswith(phrase) or f" {phrase} " in f"{behind} " for phrase in phrases_of("among", side.view.lang)
    )


def _strangers(pair: PairView) -> frozenset[str]:
    """The countries of people struck that are not those where the towns lie of which the two reports speak: five Greeks
    who died in Derna are a part of the dead."""
    people = {
        land for both in pair.figures.pairs for figure in both for land in figure.unit.split() if land[:2] == "c:"
    }
    towns = [place for side in (pair.left, pair.right) for place in side.setting.places if kind(place) == "z"]
    there = lands_of(towns)
    return frozenset(land for land in people if there and not lands_of([land]) & there)


def _around(side: Side, figures: Iterable[Quantity]) -> frozenset[str]:
    return frozenset().union(*(keys_near(side.view, figure) for figure in figures))


def _forms(side: Side, names: Collection[str]) -> frozenset[str]:
    """The keys of names and the skeletons of their words."""
    return frozenset(key for key, root in side.skeletons.items() if root in names) | frozenset(names)


def _somewhere(pair: PairView) -> bool:
    """True when one toll is that of a town or region that is not named, and the other is of no part at all."""
    tolls = [both for both in pair.figures.pairs if both[0].counted in HURT]
    if not tolls:
        return False
    told = []
    for at, side in enumerate((pair.left, pair.right)):
        figures = [both[at] for both in tolls]
        local = frozenset(f"g:{concept}" for concept in concepts("localities"))
        named = any(kind(key) == "z" for key in side.names) or bool(side.name_stems & _around(side, figures))
        told.append((frozenset() if named else (_around(side, figures) & local) - _of_event(side, figures), named))
    (one, one_named), (two, two_named) = told
    return bool(one or two) and not ((one or one_named) and (two or two_named))


def _of_event(side: Side, figures: list[Quantity]) -> frozenset[str]:
    """Names that say where the event was rather than whose toll it is: in "the quake in Al Haouz killed 820" the name
    stands between the event and the figure, in "the Maui fires" before the event; in "the quake killed 290 in Al
    Haouz" it stands behind the figure, and the toll is that of Al Haouz."""
    spans, text = side.places, side.view.text
    events = [spans[key] for key in side.occasion.incidents if key in spans]
    at = min((place for figure in figures if (place := text.find(figure.raw)) >= 0), default=-1)
    return frozenset(
        key
        for key, (start, end) in spans.items()
        if any(_names_event(text, (start, end), event, at) for event in events)
    )


def _names_event(text: str, name: tuple[int, int], event: tuple[int, int], figure: int) -> bool:
    """Whether a name stands just before the word for an event, or between it and the figure."""
    if name[1] < event[0]:
        return not text[name[1] : event[0]].strip(" '’-")
    between = text[event[1] : name[1]]
    return event[1] <= name[0] and name[1] <= figure and len(between) <= FROM_EVENT and not CLAUSE_END.search(between)


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


def _part_of(pair: PairView, part: Side, whole: Side, figures: list[Quantity]) -> bool:
    listed = _longest_list(whole)
    if listed <= ENUMERATION or not figures:
        return False
    near = _around(part, figures)
    named = {part.skeletons.get(key, key) for key in near & pair.names_shared if kind(key) != "c"}
    return bool(named) and 2 * len(named) <= listed


def _longest_list(side: Side) -> int:
    """How many words of names follow each other with nothing but commas and "and" between them."""
    spans = side.places
    names = sorted({spans[name] for name in side.names | side.name_stems if name in spans and kind(name) != "c"})
    longest = length = min(1, len(names))
    for (_, end), (start, _) in pairwise(names):
        length = length + 1 if BETWEEN_NAMES.fullmatch(side.view.text[end:start]) else 1
        longest = max(longest, length)
    return longest
