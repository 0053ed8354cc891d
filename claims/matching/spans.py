"""Where the keys of a claim stand in its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from claims.language import get_language
from claims.language.cldr import find_terms
from claims.language.glossary import find_concepts
from claims.language.memo import TEXTS, WORDS
from claims.language.skeleton import skeletons
from claims.language.wordforms import words
from claims.matching.vocabulary import words_of
from claims.types import ClaimView, Quantity

CLAUSE_END = re.compile(r"[,;:.،؛]")
"""What ends the reach of a word within its sentence."""
NEAR = 36
"""Characters on either side of a figure within which words say what is asked: about six words."""
PLACES = ("c:", "z:")
"""How the keys of countries and of other places begin."""
BESIDE = 3
"""Words behind a figure that may belong to what it counts."""


@lru_cache(maxsize=WORDS)
def stem_key(word: str, lang: str) -> str:
    """The stem key of a word, as ``make_keys`` forms it."""
    language = get_language(lang)
    return f"w:{language.code}:{'_'.join(language.stem(word).split())}"


@lru_cache(maxsize=TEXTS)
def places_of_keys(text: str, lang: str) -> dict[str, tuple[int, int]]:
    """Where each key stands in the text, as far as words tell: places, concepts, names, numbers, and the stems of words
    that no place or concept covers."""
    found: dict[str, tuple[int, int]] = {}
    covered: set[int] = set()
    for term in find_terms(text, lang):
        found.setdefault(term.key.replace(" ", "_"), (term.start, term.end))
        covered.update(range(term.start, term.end))
    for hit in find_concepts(text, lang):
        found.setdefault(f"g:{hit.concept}", (hit.start, hit.end))
        covered.update(range(hit.start, hit.end))
    for word in words(text):
        span = (word.start, word.end)
        if word.is_number:
            found.setdefault(f"n:{word.norm.replace(',', '')}", span)
            continue
        if word.start not in covered:
            found.setdefault(stem_key(word.text, lang), span)
        for skeleton in skeletons(word.text, lang):
            found.setdefault(f"s:{skeleton}", span)
    return found


@lru_cache(maxsize=TEXTS)
def place_words(text: str, lang: str) -> frozenset[str]:
    """Stem keys of the words that name places and countries in the text: what a longer and a shorter form of a name
    share, or the name of a place and of what is called after it."""
    language = get_language(lang)
    named = {at for term in find_terms(text, lang) if term.key[:2] in PLACES for at in range(term.start, term.end)}
    return frozenset(
        stem_key(word.text, lang)
        for word in (words(text) if named else ())
        if word.start in named and len(word.norm) > 1 and not word.is_number and not language.is_stop(word.text)
    )


@lru_cache(maxsize=TEXTS)
def concept_words(text: str, lang: str) -> Mapping[str, frozenset[str]]:
    """For each glossary concept of the text, by its id, the stem keys of all words that it was read from."""
    found: dict[str, set[str]] = {}
    for hit in find_concepts(text, lang):
        read = {stem_key(word.text, lang) for word in words(text[hit.start : hit.end])}
        found.setdefault(hit.concept, set()).update(read)
    return {concept: frozenset(read) for concept, read in found.items()}


def key_spans(view: ClaimView) -> dict[str, tuple[int, int]]:
    """Where each key of the claim stands in ``view.text``, offsets in characters; keys made of words that stand
    elsewhere (the context) are left out."""
    places = places_of_keys(view.text, view.lang)
    return {key: places[key] for key in view.keys.all if key in places}


def figure_span(view: ClaimView, quantity: Quantity) -> tuple[int, int] | None:
    """Where a figure stands in the claim's text, offsets in characters; ``None`` when it does not."""
    start = view.text.find(quantity.raw) if quantity.raw else -1
    return (start, start + len(quantity.raw)) if start >= 0 else None


def keys_near(view: ClaimView, quantity: Quantity) -> frozenset[str]:
    """The keys of the words next to a figure, figures aside; empty when the figure does not stand in the text."""
    span = figure_span(view, quantity)
    if span is None:
        return frozenset()
    start, end = span
    return frozenset(
        key
        for key, (first, last) in key_spans(view).items()
        if last > start - NEAR and first < end + NEAR and key[:2] not in ("n:", "d:", "y:", "m:")
    )


def says_more(view: ClaimView, quantity: Quantity) -> bool:
    """True when a word next to the figure says that others were counted before: "13 more", "the second group of 13"."""
    span = figure_span(view, quantity)
    if span is None:
        return False
    start, end = span
    listed = words_of("batches", view.lang)
    return any(word.norm in listed for word in words(view.text[max(0, start - NEAR) : start])) or any(
        word.norm in listed for word in words(view.text[end : end + NEAR])[:BESIDE]
    )
