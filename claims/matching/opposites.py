"""Whether one claim affirms what the other denies. A missed contradiction costs less than a wrong one, so every doubt
is decided against it: a denial of a part, an opposite inside a circumstance, names as all that is shared.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from claims.language.glossary import antonym_of
from claims.language.wordforms import words
from claims.matching.pairs import PairView
from claims.matching.sides import Side
from claims.matching.spans import CLAUSE_END, figure_span
from claims.matching.vocabulary import (
    exclusive_sets,
    negating_concepts,
    opposed_sets,
    undoing_sets,
    weak_antonyms,
    words_of,
)
from claims.matching.weights import DENIED_SHARE, GOVERNED
from claims.types import Polarity, Quantity

DENIALS = frozenset({"deny", "reject"})
"""Concepts by which a claim tells of a denial, whatever its polarity."""

Opposites = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Opposition:
    """``opposite``: one side affirms what the other denies. ``half``: one as a whole is a denial, but it is not clear
    that it denies what the other affirms; a word such as "halt" in passing makes no denial. ``negated``:
    the concepts that deny it, left and right. ``antonyms``: pairs of concepts [left, right] that are opposites."""

    opposite: bool
    half: bool
    negated: tuple[frozenset[str], frozenset[str]]
    antonyms: Opposites


def opposition(pair: PairView, *, counted: bool) -> Opposition:
    """Read who denies what. Where both count the same thing (``counted``), the figure is what they state, and an
    opposite beside it only qualifies: then only a denial of the whole counts."""
    left, right = pair.left, pair.right
    negated = _negates(left, right, pair.common), _negates(right, left, pair.common)
    antonyms = () if counted else _antonyms(left, right)
    denied = _denied(left, right, pair.common)
    turns = [one or (bool(words) and not counted) for one, words in zip(denied, negated, strict=True)]
    turned = (turns[0] != turns[1]) != (len(antonyms) % 2 == 1)
    opposite = turned and _close(pair) and not _negates_a_part(left) and not _negates_a_part(right)
    half = turned and not opposite and denied[0] != denied[1]
    half = half and not _negates_a_part(right if denied[0] else left)
    return Opposition(opposite, half, negated, antonyms)


def _close(pair: PairView) -> bool:
    """True when the shorter claim is largely found in the other, names aside too: only then is its denial a denial of
    this claim."""
    common = pair.common_mass
    masses = sorted((pair.mass(pair.left), pair.mass(pair.right)))
    if common < DENIED_SHARE * masses[0] or common < DENIED_SHARE / 2 * masses[1]:
        return False
    return common > math.fsum(pair.weight(key) for key in pair.names_shared)


def _antonyms(left: Side, right: Side) -> Opposites:
    """Opposite concepts, each said by one side alone."""
    one, two = (side.glossary - weak_antonyms() for side in (left, right))
    found = {(concept, opposite) for concept in one - two if (opposite := antonym_of(concept)) in two - one}
    found |= {(opposite, concept) for concept in two - one if (opposite := antonym_of(concept)) in one - two}
    return tuple(sorted((a, b) for a, b in found if a is not None and b is not None))


def opposed_concepts(left: Side, right: Side) -> Opposites:
    """Pairs [left, right] of concepts that exclude each other in what is said of one thing: each said by one side
    alone, antonyms and what stands on the two sides of a line of ``data/opposed.txt``; or one that undoes what both
    mention (``data/undoing.txt``)."""
    one, two = left.glossary, right.glossary
    found = set(_antonyms(left, right))
    for group in opposed_sets():
        for first, second in (group, group[::-1]):
            if (says := (one - two) & first) and (denies := (two - one) & second):
                found.add((min(says), min(denies)))
    for undone, done in undoing_sets():
        if (both := one & two & done) and bool(one & undone) != bool(two & undone):
            found.add((min(one & undone or both), min(two & undone or both)))
    return tuple(sorted(found))


def _negates(side: Side, other: Side, common: frozenset[str]) -> frozenset[str]:
    """Negating concepts of ``side`` that govern something both share, when ``other`` has nothing of the kind.

    Without a parser, a verb governs what stands within the next ``GOVERNED`` keys.
    """
    if other.glossary & negating_concepts():
        return frozenset()
    spans = side.places
    governing = set()
    for concept in side.glossary & negating_concepts():
        span = spans.get(f"g:{concept}")
        if span is None or _is_circumstance(side, span):
            continue
        ahead = sorted({other_span for other_span in spans.values() if other_span[0] >= span[1]})[:GOVERNED]
        if any(spans[key] in ahead for key in common if key in spans):
            governing.add(concept)
    return frozenset(governing)


def _is_circumstance(side: Side, span: tuple[int, int]) -> bool:
    """True for a word that a preposition of time or purpose governs; in Arabic that may be its first letter."""
    text, lang = side.view.text, side.view.lang
    if lang == "ar" and text[span[0]] == "ل":
        return True
    before = [word.norm for word in words(text[: span[0]])][-2:]
    return any(word in words_of("circumstances", lang) for word in before)


def _negates_a_part(side: Side) -> bool:
    """True when a claim that is affirmed as a whole holds a negator."""
    if side.view.polarity is Polarity.DENY:
        return False
    return any(word.norm in words_of("negators", side.view.lang) for word in words(side.view.text))


def _denied(left: Side, right: Side, common: frozenset[str]) -> tuple[bool, bool]:
    """Which sides are denials that concern the other: a claim that tells of a denial is not denied by the denial."""
    if left.denied == right.denied:
        return left.denied, right.denied
    denies, other = (left, right) if left.denied else (right, left)
    turned = not other.glossary & DENIALS and _denies_of(denies, common)
    return turned and left.denied, turned and right.denied


def _denies_of(side: Side, common: frozenset[str]) -> bool:
    """True when something both speak of stands within ``GOVERNED`` keys behind a negator or a denying word, in one
    clause with it: "she is not alone: the minister resigned" denies nothing of her going."""
    listed = words_of("negators", side.view.lang)
    spans = side.places
    signs = [(word.start, word.end) for word in words(side.view.text) if word.norm in listed]
    signs += [spans[f"g:{name}"] for name in side.glossary & negating_concepts() if f"g:{name}" in spans]
    starts = sorted({span[0] for span in spans.values()})
    shared = {spans[key][0] for key in common if key in spans}
    for _, end in signs:
        stop = CLAUSE_END.search(side.view.text, end)
        reach = stop.start() if stop else len(side.view.text)
        if shared.intersection([start for start in starts if end <= start < reach][:GOVERNED]):
            return True
    return not signs


def disowned(pair: PairView) -> bool:
    """True when one side alone denies that somebody gave the figure that both tell: whether the figure holds is another
    question."""
    one, two = (
        any(_disowns(side, both[at]) for both in pair.figures.pairs) for at, side in enumerate((pair.left, pair.right))
    )
    return one != two


def _disowns(side: Side, figure: Quantity) -> bool:
    """Whether a word for giving a figure (``data/issuing.txt``) stands between a denial and the figure."""
    span, denied = figure_span(side.view, figure), side.places.get("g:deny")
    if span is None or denied is None:
        return False
    listed = words_of("issuing", side.view.lang)
    return any(word.norm in listed for word in words(side.view.text[denied[1] : span[0]]))


def exclusive_concepts(left: Side, right: Side) -> Opposites:
    """Pairs [left, right] of concepts of which only one can hold."""
    one, two = left.glossary, right.glossary
    return tuple(
        (min(one & group), min(two & group))
        for group in exclusive_sets()
        if one & group and two & group and not one & two & group
    )
