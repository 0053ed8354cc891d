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
from claims.language.wordforms import words
from claims.matching.figures import in_base_units
from claims.matching.kinds import CLOCK, GENERIC, GLOSSED, HAPPENED, HURT, SORT
from claims.matching.spans import figure_span, key_spans
from claims.matching.vocabulary import counted_alike, words_of
from claims.matching.wholes import wholes
from claims.types import ClaimView, Quantity

VICTIM = "victim"
"""Who counts « 5 300 victimes » without a word on what befell them counts the dead."""


def told_figures(view: ClaimView) -> tuple[Quantity, ...]:
    """The figures that a claim tells, those of ``counted_figures`` without wholes that are named for their parts and
    without "the two sides"."""
    figures = counted_figures(view)
    passed = wholes(view, figures) if len(figures) > 1 else frozenset()
    given = enumerate(zip(figures, view.quantities, strict=True))
    told = [figure for at, (figure, quantity) in given if at not in passed and not is_both(quantity, view.lang)]
    return (*told, *_clocks(view))


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
        in_base_units(_of_whom(_as_compared(_with_kind(quantity, view)), quantity.counted, view))
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
    return replace(quantity, unit=" ".join(whom))


@lru_cache(maxsize=8192)
def _countries(unit: str, lang: str) -> tuple[str, ...]:
    return tuple(sorted({term.key for term in find_terms(unit, lang) if term.key.startswith("c:")}))
