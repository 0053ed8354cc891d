"""Figures that a claim names only to tell a part of them: "of 632 deaths, 290 were in Al Haouz" says 290."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.wordforms import words
from claims.matching.kinds import HURT, PEOPLE
from claims.matching.spans import CLAUSE_END, figure_span
from claims.matching.vocabulary import words_of
from claims.types import ClaimView, Quantity

JOINT = 2
"""Words between a part and its whole: "of the", « sur les »."""


def wholes(view: ClaimView, figures: Sequence[Quantity]) -> frozenset[int]:
    """The places in ``figures`` (those of ``view``, in their order, with what each counts) of the wholes whose parts
    the claim tells; empty when it tells none."""
    found = set()
    for at, whole in enumerate(figures):
        others = [part for place, part in enumerate(figures) if place != at and _may_be_part(part, whole)]
        if others and any(_is_whole_of(view, whole, part) for part in others):
            found.add(at)
    return frozenset(found)


def _may_be_part(part: Quantity, whole: Quantity) -> bool:
    if part.value is None or whole.value is None or not 0 < part.value < whole.value:
        return False
    return part.counted is None or part.counted == whole.counted or (part.counted in PEOPLE and whole.counted in HURT)


def _is_whole_of(view: ClaimView, whole: Quantity, part: Quantity) -> bool:
    """Whether the words before ``whole`` lead from ``part`` to it, or open the clause with "of"."""
    at, other = figure_span(view, whole), figure_span(view, part)
    if at is None or other is None:
        return False
    start = at[0]
    listed = words_of("wholes", view.lang)
    if other[0] < start:
        between = words(view.text[other[1] : start])
        return 0 < len(between) <= JOINT and any(word.norm in listed for word in between)
    before = CLAUSE_END.split(view.text[:start])[-1]
    opening = words(before)
    return 0 < len(opening) <= JOINT and any(word.norm in listed for word in opening)
