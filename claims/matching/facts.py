"""The slots of two claims compared, one fact for each column of the relation table."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from claims.language.glossary import antonym_of
from claims.matching.figures import FigurePairs, middle, other_kinds
from claims.matching.kinds import MEASURES, ONLY_GROWS
from claims.matching.pairs import PairView, scope_names
from claims.matching.roles import roles_swapped
from claims.matching.sides import Side, kind
from claims.matching.spans import key_spans
from claims.matching.weights import DENIED_SHARE, EQUAL_WORDING, GOVERNED, NAMES_APART
from claims.matching.wording import own_words
from claims.types import Quantity


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules read.

    ``opposite``: one side affirms what the other denies. ``half_denied``: one denies something, but too little else
    is shared to say that it is what the other affirms. ``negated``: the concepts that deny it, left and right.
    ``antonyms`` and ``exclusive``: pairs of concepts [left, right] that are opposites, or of which only one can
    hold. ``disjoint``: figures of the same thing differ and none agrees. ``unclear``: both give figures, and these
    count different things, or differ and may do so. ``grew_later``: the difference is one of time.
    ``scope_differs``: they speak of different places or people. ``left_adds`` / ``right_adds``: that side alone gives
    a figure, a date or a name. ``swapped``: the same parties with their roles exchanged. ``incompatible_names``: each
    names another party in the same place.
    """

    opposite: bool
    half_denied: bool
    negated: tuple[frozenset[str], frozenset[str]]
    antonyms: tuple[tuple[str, str], ...]
    exclusive: tuple[tuple[str, str], ...]
    figures: FigurePairs
    disjoint: bool
    unclear: bool
    grew_later: bool
    scope_differs: bool
    left_adds: bool
    right_adds: bool
    swapped: bool
    incompatible_names: bool

    def detail(self, pair: PairView, rule: str) -> dict[str, Any]:
        """What the rule saw, in words and concept ids, for the page to word."""
        left, right = pair.left, pair.right
        if rule in ("opposite", "exclusive"):
            concepts = self.antonyms + self.exclusive
            return {
                "left": own_words(
                    left, frozenset(f"g:{name}" for name in {one for one, _ in concepts} | self.negated[0])
                ),
                "right": own_words(
                    right, frozenset(f"g:{name}" for name in {two for _, two in concepts} | self.negated[1])
                ),
                "denied": [left.denied, right.denied],
            }
        if rule in ("later_figure", "other_figure", "other_scope"):
            return {
                "figures": [[one.raw, two.raw] for one, two in self.figures.differ],
                "as_of": [_iso(as_of(left, right)), _iso(as_of(right, left))],
            }
        one, two = pair.narrowing
        if rule in ("left_says_more", "right_says_more"):
            return {
                "left": _additions(left, right, self.figures.only_left, one),
                "right": _additions(right, left, self.figures.only_right, two),
            }
        if rule == "other_agent":
            one, two = pair.names_apart
            return {"left": own_words(left, one), "right": own_words(right, two)}
        return {}


def facts_of(pair: PairView) -> Facts:
    """Read the slots of a pair."""
    left, right, figures = pair.left, pair.right, pair.figures
    one, two = pair.narrowing
    antonyms = _antonyms(left, right)
    exclusive = _exclusive(left, right)
    disjoint = bool(figures.differ) and not figures.agree
    scope = _scope_differs(pair)
    swapped = pair.same_language and roles_swapped(left, right)
    negated = _negates(left, right, pair.common), _negates(right, left, pair.common)
    turns = (left.denied or bool(negated[0])) != (right.denied or bool(negated[1]))
    # Where both count the same thing, the figure is what they state, and an opposite beside it only qualifies.
    counts = any(one.counted not in MEASURES for one, _ in figures.pairs)
    if counts:
        antonyms, turns = (), left.denied != right.denied
    opposite = turns != (len(antonyms) % 2 == 1)
    return Facts(
        opposite=opposite and _close(pair),
        half_denied=opposite and not _close(pair),
        negated=negated,
        antonyms=antonyms,
        exclusive=exclusive,
        figures=figures,
        disjoint=disjoint,
        unclear=figures.unclear or other_kinds(left.quantities, right.quantities),
        grew_later=disjoint and all(_is_update(pair, one, two) for one, two in figures.differ),
        scope_differs=scope,
        left_adds=bool(_additions(left, right, figures.only_left, one)),
        right_adds=bool(_additions(right, left, figures.only_right, two)),
        swapped=swapped,
        incompatible_names=_incompatible(pair),
    )


# -- polarity ----------------------------------------------------------------------------------------------------------


def _concepts(side: Side) -> frozenset[str]:
    return frozenset(key[2:] for key in side.concepts if key.startswith("g:"))


def _close(pair: PairView) -> bool:
    """True when the shorter claim is largely found in the other: only then is its denial a denial of this claim."""
    common = pair.common_mass
    masses = sorted((pair.mass(pair.left), pair.mass(pair.right)))
    return common >= DENIED_SHARE * masses[0] and common >= DENIED_SHARE / 2 * masses[1]


def _antonyms(left: Side, right: Side) -> tuple[tuple[str, str], ...]:
    """Opposite concepts, each said by one side alone."""
    one, two = _concepts(left) - weak_antonyms(), _concepts(right) - weak_antonyms()
    found = {(concept, opposite) for concept in one - two if (opposite := antonym_of(concept)) in two - one}
    found |= {(opposite, concept) for concept in two - one if (opposite := antonym_of(concept)) in one - two}
    return tuple(sorted((a, b) for a, b in found if a is not None and b is not None))


@cache
def _lines(name: str) -> tuple[frozenset[str], ...]:
    """The lines of a data file as sets of words, comments left out."""
    lines = files("claims.matching").joinpath(f"data/{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(frozenset(line.split()) for line in lines if line and not line.startswith("#"))


def exclusive_sets() -> tuple[frozenset[str], ...]:
    """Sets of concepts of which only one can hold of one thing, such as compass points."""
    return _lines("exclusive")


def negating_concepts() -> frozenset[str]:
    """Concepts that turn what they govern into its opposite."""
    return frozenset().union(*_lines("negating"))


def weak_antonyms() -> frozenset[str]:
    """Concepts whose opposites qualify a claim rather than contradict it."""
    return frozenset().union(*_lines("weak_antonyms"))


def _negates(side: Side, other: Side, common: frozenset[str]) -> frozenset[str]:
    """Negating concepts of ``side`` that govern something both share, when ``other`` has nothing of the kind.

    Without a parser, a verb governs what stands within the next ``GOVERNED`` keys.
    """
    if _concepts(other) & negating_concepts():
        return frozenset()
    spans = key_spans(side.view)
    order = sorted(spans, key=lambda key: (spans[key], key))
    governing = set()
    for concept in _concepts(side) & negating_concepts():
        if f"g:{concept}" in spans:
            end = spans[f"g:{concept}"][1]
            ahead = sorted({spans[key] for key in order if spans[key][0] >= end})[:GOVERNED]
            if any(spans[key] in ahead for key in common if key in spans):
                governing.add(concept)
    return frozenset(governing)


def _exclusive(left: Side, right: Side) -> tuple[tuple[str, str], ...]:
    one, two = _concepts(left), _concepts(right)
    return tuple(
        (min(one & group), min(two & group))
        for group in exclusive_sets()
        if one & group and two & group and not one & two & group
    )


# -- figures -----------------------------------------------------------------------------------------------------------


def as_of(side: Side, other: Side) -> dt.date | None:
    """As of when the side's figures hold: its own latest date when both claims give one, else the publication."""
    own, others = _latest(side), _latest(other)
    return own if own and others and own != others else side.view.published


def _latest(side: Side) -> dt.date | None:
    days = []
    for mention in side.view.dates:
        for part in (mention.iso or "").split("/"):
            try:
                days.append(dt.date.fromisoformat(part))
            except ValueError:
                continue
    return max(days, default=None)


def _is_update(pair: PairView, one: Quantity, two: Quantity) -> bool:
    """True when time explains the difference: the later claim gives the figure that came later."""
    before, after = as_of(pair.left, pair.right), as_of(pair.right, pair.left)
    if before is None or after is None or before == after or one.counted in MEASURES:
        return False
    if one.counted in ONLY_GROWS:
        smaller, larger = middle(one), middle(two)
        if smaller is None or larger is None:
            return False
        return (smaller < larger) == (before < after)
    return True


# -- scope -------------------------------------------------------------------------------------------------------------


def _scope_differs(pair: PairView) -> bool:
    """Only one side says where or whose, or the two name different countries."""
    one, two = pair.names_apart
    countries = [any(kind(name) == "c" for name in names) for names in (one, two)]
    narrowed = scope_names(pair) if pair.figures.comparable else pair.narrowing
    return any(narrowed) or all(countries)


def _incompatible(pair: PairView) -> bool:
    """At otherwise equal wording each side names a party that the other does not: another event, not another
    version of this one."""
    one, two = pair.names_apart
    if not one or not two or not pair.same_language:
        return False
    apart = min(pair.stats.mass(one), pair.stats.mass(two))
    both = math.fsum(pair.weight(key) for key in pair.names_shared)
    if apart / (apart + both) < NAMES_APART:
        return False
    rest = pair.common_mass - both
    masses = [pair.mass(side) - pair.stats.mass(side.names | side.name_stems) for side in (pair.left, pair.right)]
    return rest >= EQUAL_WORDING * max(masses)


def _additions(side: Side, other: Side, figures: tuple[Quantity, ...], names: frozenset[str]) -> list[str]:
    """What only this side gives: figures without counterpart, dates when the other has none, narrowing names."""
    added = [figure.raw for figure in figures]
    if side.view.dates and not other.view.dates:
        added += [mention.raw for mention in side.view.dates]
    return added + own_words(side, names)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
