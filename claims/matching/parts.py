"""Tolls of a part: of a town or a people that a report counts apart, of some "of them"; the bare toll is of all."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from claims.language.normalise import fold
from claims.matching.amounts import middle
from claims.matching.kinds import HURT, OPEN, PARTIAL
from claims.matching.lands import lands_of
from claims.matching.limits import ONE_SIZE
from claims.matching.pairs import PairView
from claims.matching.scope import around, longest_list, of_event
from claims.matching.sides import Side, kind
from claims.matching.spans import figure_span
from claims.matching.vocabulary import phrases_of
from claims.matching.weights import ENUMERATION
from claims.types import Quantity

BODIES = frozenset({"c:UN", "c:EU"})
"""Keys of countries that are none: nobody is struck there."""
IN_HOSPITAL = frozenset({"g:hospital", "g:hospitalise", "g:intensive_care"})
"""Keys of words for where, or how, the injured are."""
BEHIND = 24
"""Characters behind a figure within which "of them" is said of it."""
BREAK = re.compile(r"[,،;؛:(]")
"""What ends the words that are said of a figure."""


def parts_of(claims: Sequence[Side]) -> frozenset[str]:
    """The keys of names whose tolls one report gives one by one, or of which it says that they were hit worst: "Al
    Haouz counts 1,351 dead, Taroudant 492", "68 Indians and 60 Jordanians died", "284 died in Turkey, 237 in Syria". A
    bare toll of such a report is the toll of all."""
    towns: dict[str, dict[str, frozenset[str]]] = {}
    countries: dict[str, dict[str, frozenset[str]]] = {}
    people: dict[str, frozenset[str]] = {}
    lands: set[str] = set()
    parts: frozenset[str] = frozenset()
    small = _at_home(claims)
    for side in claims:
        for figure in side.quantities:
            if figure.counted in HURT:
                names = _counted_for(side, [figure])
                towns.setdefault(figure.counted, {}).update(
                    {name: forms for name, forms in names.items() if kind(name) == "z"}
                )
                struck = {name: forms for name, forms in names.items() if name in figure.unit.split()}
                people |= struck
                lands_told = names.keys() - struck.keys() - small
                # Four Greeks who died beside the dead of Libya make no part of Libya.
                countries.setdefault(figure.counted, {}).update(
                    {name: names[name] for name in lands_told if kind(name) == "c"}
                )
                lands |= {name for name in side.names if kind(name) == "c"}
                if names and any(phrase in side.folded for phrase in phrases_of("worst", side.view.lang)):
                    parts = parts.union(*(forms for name, forms in names.items() if kind(name) == "z"))
    apart = [names for told in (towns, countries) for names in told.values() if len(names) > 1]
    apart += [people] if len(people) > 1 else []
    if len(people) > 1 or len(lands) >= ENUMERATION:
        there = lands_of(place for side in claims for place in side.occasion.places if kind(place) == "z")
        parts |= {land for land in lands if not lands_of([land]) & there}
    return parts.union(*(forms for names in apart for forms in names.values()))


def _at_home(claims: Sequence[Side]) -> set[str]:
    """The countries in which the towns of a report lie and of which it counts no more than a few of many: three Libyans
    of one family, beside 11,300 dead, are not the toll of Libya."""
    there = lands_of(place for side in claims for place in side.occasion.places if kind(place) == "z")
    most: dict[str, float] = {}
    told: dict[str, list[tuple[str, float]]] = {}
    for side in claims:
        for figure in side.quantities:
            if figure.counted in HURT:
                size = middle(figure) or 0.0
                most[figure.counted] = max(most.get(figure.counted, 0.0), size)
                for name in side.names:
                    if kind(name) == "c" and lands_of([name]) & there:
                        told.setdefault(name, []).append((figure.counted, size))
    return {name for name, sizes in told.items() if all(size * ONE_SIZE < most[counted] for counted, size in sizes)}


def _counted_for(side: Side, figures: list[Quantity]) -> dict[str, frozenset[str]]:
    """The names next to figures, or of those whom they count, that say of which place or people they are, each with the
    keys under which it is met in other languages; empty for an enumeration, which is the whole."""
    near = around(side, figures)
    named = {key for key in near & side.names - BODIES if kind(key) in "zc" and side.factor(key) >= 1}
    names = named - of_event(side, figures)
    listed = max(len(names), longest_list(side)) >= ENUMERATION
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
        ((around(side, figures) | side.names) - _forms(side, of_event(side, figures))).union(
            *(figure.unit.split() for figure in figures)
        )
        for side, figures in sides
    ]
    return any(told) and not (told[0] & near[1] or told[1] & near[0])


def _one_among(pair: PairView) -> bool:
    """True when one side alone says that its toll is of some among those just spoken of (``data/among.txt``), or of
    those who are still in hospital."""
    return any(
        _among(pair.left, one) != _among(pair.right, two)
        for one, two in pair.figures.pairs
        if one.counted in HURT - PARTIAL and not _names_of(pair.left, one) & _names_of(pair.right, two)
    ) or any(
        _in_hospital(pair.left, one) != _in_hospital(pair.right, two)
        for one, two in pair.figures.pairs
        if one.counted in HURT - PARTIAL - OPEN
    )


def _in_hospital(side: Side, figure: Quantity) -> bool:
    """Whether those counted remain in a hospital, or in a critical state, no comma or other figure between: "48 people
    are still in hospital" counts fewer than were hurt."""
    _, span = _beside(side, figure)
    near = {key for key, (start, end) in side.places.items() if span and span[0] <= start and end <= span[1]}
    return "g:remain" in near and bool(near & IN_HOSPITAL)


def _beside(side: Side, figure: Quantity) -> tuple[str, tuple[int, int] | None]:
    """The words that are said of a figure, to the next comma or figure behind it, and where they stand."""
    view, span = side.view, figure_span(side.view, figure)
    if span is None:
        return "", None
    starts = (other[0] for quantity in view.quantities if (other := figure_span(view, quantity)))
    next_one = min((start for start in starts if start >= span[1]), default=None)
    text = BREAK.split(view.text[span[1] : next_one])[0]
    return text, (span[1], span[1] + len(text))


def _names_of(side: Side, figure: Quantity) -> frozenset[str]:
    """The keys of the place or the people of which a figure is."""
    return frozenset().union(*_counted_for(side, [figure]).values())


def _among(side: Side, figure: Quantity) -> bool:
    """Whether such a wording stands next to the figure, no comma or other figure between them; "104 of those who were
    aboard" are some of nobody named."""
    view, (text, span) = side.view, _beside(side, figure)
    if span is None:
        return False
    before = fold(view.text[: span[0] - len(figure.raw)]).rstrip()
    behind = f" {fold(text[:BEHIND])} "
    either = phrases_of("among", view.lang)
    return any(map(before.endswith, (*either, *phrases_of("including", view.lang)))) or any(
        f" {phrase} " in behind and f" {phrase} who " not in behind for phrase in either
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


def _forms(side: Side, names: Collection[str]) -> frozenset[str]:
    """The keys of names and the skeletons of their words."""
    return frozenset(key for key, root in side.skeletons.items() if root in names) | frozenset(names)
