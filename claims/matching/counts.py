"""What the figures of a claim count, as far as the claim tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from claims.language import get_language
from claims.language.cldr import find_terms
from claims.language.counted import OCCUPIED
from claims.language.glossary import find_concepts
from claims.language.hours import hours
from claims.language.lexicon import wordset
from claims.language.wordforms import words
from claims.matching.figures import in_base_units
from claims.matching.kinds import (
    ABOARD,
    CASUALTY,
    CLOCK,
    COUNTED_PEOPLE,
    GENERIC,
    GLOSSED,
    HAPPENED,
    HURT,
    JOINT,
    MEASURES,
    ON_BOARD,
    PART,
    SORT,
)
from claims.matching.spans import figure_span, key_spans
from claims.matching.vocabulary import counted_alike, numerals, words_of
from claims.matching.wholes import wholes
from claims.types import ClaimView, Quantity

BESIDE_UNIT = 4
"""Characters between the noun of a figure and words that belong to it."""
ANDS, PARTITIVES = wordset("and"), wordset("partitives")
AND_REACH = 40
"""Characters behind a noun in which what is joined to it stands."""
SHORTEST_JOINED = 3
NONE_HURT = "g:no_casualties"
"""The key of words that deny that anybody was hurt."""
VICTIM = "victim"
"""Who counts « 5 300 victimes » without a word on what befell them counts the dead."""


def told_figures(view: ClaimView) -> tuple[Quantity, ...]:
    """The figures that a claim tells, those of ``counted_figures`` without wholes that are named for their parts and
    without "the two sides"."""
    figures = counted_figures(view)
    passed = wholes(view, figures) if len(figures) > 1 else frozenset()
    given = enumerate(zip(figures, view.quantities, strict=True))
    told = [
        figure
        for at, (figure, quantity) in given
        if at not in passed and not is_both(quantity, view.lang) and not _counts_speakers(quantity, view)
    ]
    return (*told, *_none_hurt(view, told), *_clocks(view))


def _none_hurt(view: ClaimView, told: Iterable[Quantity]) -> list[Quantity]:
    """The toll of nobody that "no injuries were reported" tells, of the fate that its words name; none beside other
    tolls, of which such words are a part."""
    if NONE_HURT not in view.keys.neutral or tolls_of(told):
        return []
    span = key_spans(view).get(NONE_HURT)
    if span is None:
        return []
    raw = view.text[slice(*span)]
    named = [hit.concept for word in words(raw) for hit in find_concepts(word.text, view.lang)]
    fates = {HAPPENED[concept] for concept in named if concept in HAPPENED}
    behind = words(view.text[span[1] : span[1] + AND_REACH])[:1]
    part = bool(behind) and behind[0].norm in words_of("none_of", view.lang)
    return [
        Quantity(
            raw, *span, 0.0, 0.0, 0.0, unit=PART if part else "", counted=fates.pop() if len(fates) == 1 else CASUALTY
        )
    ]


def tolls_of(figures: Iterable[Quantity]) -> frozenset[str]:
    """The kinds of people struck that these figures (``told_figures``) count."""
    return frozenset(figure.counted for figure in figures if figure.counted in HURT)


def _clocks(view: ClaimView) -> list[Quantity]:
    """The times of day that a claim tells, as minutes since midnight: they are compared as measures are."""
    found = []
    for hour in hours(view.text, view.lang):
        raw, minutes = view.text[hour.start : hour.end], float(hour.minutes)
        found.append(Quantity(raw, hour.start, hour.end, minutes, minutes, minutes, counted=CLOCK))
    return found


def counted_figures(view: ClaimView) -> tuple[Quantity, ...]:
    """The claim's figures in their order and in base units, with what each counts as far as the claim tells; ``unit``
    is left as the countries and the occupation it names."""
    return tuple(
        in_base_units(_of_whom(_as_compared(_of_both(_with_kind(quantity, view), view)), quantity.counted, view))
        for quantity in view.quantities
    )


def _as_compared(quantity: Quantity) -> Quantity:
    """The same of the kind that it is compared as: villages as towns (``data/counted_alike.txt``)."""
    kind = counted_alike().get((quantity.counted or "").removeprefix(GLOSSED))
    return quantity if kind is None else replace(quantity, counted=kind)


def is_both(quantity: Quantity, lang: str) -> bool:
    """True for "the two sides", « les deux capitales », «الطرفان»: two who are known already are no figure."""
    if quantity.value != 2:
        return False
    listed = words_of("parties", lang)
    return any(word.norm in listed for word in words(f"{quantity.raw} {quantity.unit}"))


def _counts_speakers(quantity: Quantity, view: ClaimView) -> bool:
    """True for the "two" of "two sources close to the inquiry said": who says it is compared as the speaker."""
    at = view.text.find(view.speaker) if view.speaker else -1
    span = figure_span(view, quantity) if at >= 0 else None
    return span is not None and at <= span[0] and span[1] <= at + len(view.speaker or "")


def _of_both(quantity: Quantity, view: ClaimView) -> Quantity:
    """With both kinds, where one figure counts two things: "more than 300 missiles and drones", whichever comes first.
    People are told apart by what befell them, not by such words."""
    if quantity.counted is None or quantity.counted in COUNTED_PEOPLE | MEASURES or not quantity.unit:
        return quantity
    span = figure_span(view, quantity)
    at = view.text.find(quantity.unit, span[1]) if span else -1
    if span is None or at < 0 or at > span[1] + 1:
        return quantity
    joined = _behind_and(view.text[at + len(quantity.unit) :], view.lang)
    other = next((hit.concept for hit in find_concepts(joined, view.lang)), None) if joined else None
    if other is None or f"g:{other}" in numerals() or other == quantity.counted.removeprefix(GLOSSED):
        return quantity
    return replace(quantity, counted=JOINT.join(sorted((quantity.counted.removeprefix(GLOSSED), other))))


def _behind_and(text: str, lang: str) -> str:
    """The word that "and" joins to what stands before ``text``, as written; empty when there is none."""
    found = words(text[:AND_REACH])[:3]
    if not found or text[: found[0].start].strip():
        return ""
    first = found[0]
    if lang == "ar" and first.norm[0] == "و" and len(first.norm) > SHORTEST_JOINED:
        return first.text[1:]
    behind = found[1:] if first.norm in ANDS else []
    if behind and behind[0].norm in PARTITIVES:  # « une centaine de maisons et de commerces »
        behind = behind[1:]
    return behind[0].text if behind and not behind[0].is_number else ""


def _with_kind(quantity: Quantity, view: ClaimView) -> Quantity:
    """What it counts, where the text leaves it open: of people, what the claim says happened to them; of an
    unknown thing, the concept of its unit, else the stem, comparable within the language at least."""
    if quantity.counted in GENERIC | OCCUPIED:
        happened = _fate(quantity, view) or ("death" if quantity.counted == VICTIM else None)
        return quantity if happened is None else replace(quantity, counted=happened)
    if quantity.counted is not None:
        return quantity
    named = find_concepts(quantity.unit, view.lang)
    if named:
        return replace(quantity, counted=f"{GLOSSED}{named[0].concept}")
    language = get_language(view.lang)
    unit = [token for token in language.tokens(quantity.unit) if token.is_word and not language.is_stop(token.text)]
    return replace(quantity, counted=f"unit:{view.lang}:{language.stem(unit[0].text)}") if unit else quantity


def _fate(quantity: Quantity, view: ClaimView) -> str | None:
    """What the claim says happened to the people of a figure, ``None`` when it does not say: of several fates ("six
    workers are missing and believed dead") the one whose word stands nearest; of words of the context one alone."""
    keys = [key for key in view.keys.neutral if key[:2] == "g:" and key[2:] in HAPPENED]
    fates = {HAPPENED[key[2:]] for key in keys}
    if len(fates) < 2:
        return next(iter(fates), None)
    spans, span = key_spans(view), figure_span(view, quantity)
    if span is None:
        return None
    at, end = span
    gaps = sorted((max(spans[key][0] - end, at - spans[key][1]), HAPPENED[key[2:]]) for key in keys if key in spans)
    return gaps[0][1] if gaps else None


def _of_whom(quantity: Quantity, given: str | None, view: ClaimView) -> Quantity:
    """With the countries and the occupation that its unit names as unit: "39 Palestinian prisoners" are not "39 Israeli
    captives", and five soldiers killed are not five reporters."""
    whom = _countries(quantity.unit, view.lang)
    if given in OCCUPIED and quantity.counted != given:
        whom += (f"g:{given}",)
    if quantity.counted == "person":
        whom += tuple(f"{SORT}{hit.concept}" for hit in find_concepts(quantity.unit, view.lang) if hit.concept != given)
    if quantity.counted in HURT and _aboard(quantity, view):
        whom += (ABOARD,)
    return replace(quantity, unit=" ".join(whom))


def _aboard(quantity: Quantity, view: ClaimView) -> bool:
    """True when the words behind a figure say that it is of those aboard: "all eight people on board died"."""
    place = key_spans(view).get(f"g:{ON_BOARD}") if f"g:{ON_BOARD}" in view.keys.neutral else None
    span = figure_span(view, quantity) if place else None
    return place is not None and span is not None and 0 <= place[0] - span[1] <= len(quantity.unit) + BESIDE_UNIT


@lru_cache(maxsize=8192)
def _countries(unit: str, lang: str) -> tuple[str, ...]:
    return tuple(sorted({term.key for term in find_terms(unit, lang) if term.key.startswith("c:")}))
