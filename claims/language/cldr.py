"""Countries, regions, cities, months, weekdays and currencies, found under one key in Arabic, English and French.

Names come from CLDR (through babel); what CLDR lacks comes from our own lists: demonyms and other names
(``data/demonyms.tsv``), cities and other places (``places.py``) and everyday currency words (``data/currencies.tsv``).
Words that mean something else more often (مالي, عمان, "may") are found only where their surroundings decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from babel import Locale

from claims.language.lexicon import wordset
from claims.language.memo import TEXTS
from claims.language.normalise import fold
from claims.language.phrases import PhraseIndex
from claims.language.places import FRENCH_ENDINGS, LANGUAGES, places
from claims.language.wordforms import Word, words

# Aggregates and private codes of CLDR that no report means by that name.
_NO_PLACE = (
    "001 ZZ XA XB QO EZ 003 005 009 011 013 014 015 017 018 019 021 029 030 034 035 039 053 054 057 061 143 145 150 "
    "151 154 155 202 419 UN EU BV HM CP DG TA AC IC EA CQ JE"
)
_NO_PLACES = frozenset(_NO_PLACE.split())
# CLDR's name is first of all another word; data/demonyms.tsv lists the wordings that are safe.
_DOUBTFUL_COUNTRIES = wordset("doubtful_countries")
# Months whose name is an everyday word: only beside a number or one of these words.
_DOUBTFUL_MONTHS = wordset("doubtful_months")
_BESIDE_MONTHS = wordset("beside_months")
_ARABIC_CALENDARS = ("ar", "ar_SY", "ar_DZ", "ar_MA", "ar_TN")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₪": "ILS"}
_ISO = re.compile(r"[A-Z]{2}(-[A-Z0-9]+)?|\d{3}")


class PlaceHit(NamedTuple):
    """A country or region named at ``text[start:end]``: ``code`` is ISO 3166 or a CLDR region code."""

    start: int
    end: int
    code: str


class TermHit(NamedTuple):
    """A name of ``text[start:end]`` and its language-neutral key: ``c:`` country or region, ``z:`` city, sea or
    other place, ``m:`` month 1 to 12, ``wd:`` weekday, ``u:`` currency."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key and how it must be written in Latin script: any case, capitalised, or in capitals."""

    key: str
    case: str = "any"


def _rows(name: str) -> Iterator[tuple[str, dict[str, list[str]]]]:
    lines = files("claims.language").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        code, *columns = line.split("\t")
        yield code, {lang: [f for f in c.split(",") if f] for lang, c in zip(LANGUAGES, columns, strict=True)}


def _inflected(form: str, lang: str) -> Iterator[str]:
    """A listed name and its regular forms: plural, feminine; in Arabic those of the adjective in ي."""
    yield form
    if lang == "ar":
        if form.endswith("ي") and " " not in form:
            yield from (form + "ة", form + "ين", form + "ون", form + "ات", form + "ان", form + "ا")
            yield from (form + "تين", form + "تان")
    elif lang == "en":
        yield form + "s"
    elif form[0].islower():
        yield from (form + ending for ending in FRENCH_ENDINGS)


def _case(form: str, lang: str) -> str:
    letters = form.replace(".", "")
    if lang != "ar" and letters.isupper() and letters.isalpha():
        return "upper"
    return "capital" if form[0].isupper() else "any"


def _place_key(code: str) -> str:
    return f"c:{code}" if _ISO.fullmatch(code) else f"z:{code}"


def _entries(lang: str) -> Iterator[tuple[str, _Entry]]:
    locale = Locale(lang)
    for place in places().values():
        for written in place.written(lang):
            yield written, _Entry(place.key, _case(written, lang))
    for code, forms in _rows("demonyms"):
        for form in forms[lang]:
            for written in _inflected(form, lang):
                yield written, _Entry(_place_key(code), _case(form, lang))
    for code, name in locale.territories.items():
        if code not in _NO_PLACES:
            plain_name = re.sub(r"\s*\(.*?\)", "", name)
            if fold(plain_name) not in _DOUBTFUL_COUNTRIES:
                yield plain_name, _Entry(_place_key(code), _case(plain_name, lang))
    for calendar in _ARABIC_CALENDARS if lang == "ar" else (lang,):
        for context in ("format", "stand-alone"):
            for number, name in Locale.parse(calendar).months[context]["wide"].items():
                yield name, _Entry(f"m:{number}", _case(name, lang))
    for number, name in locale.days["stand-alone"]["wide"].items():
        yield name, _Entry(f"wd:{_WEEKDAYS[number]}", _case(name, lang))
        if lang != "ar":
            yield name + "s", _Entry(f"wd:{_WEEKDAYS[number]}", _case(name, lang))
    for code, forms in _rows("currencies"):
        for form in forms[lang]:
            plural = () if lang == "ar" else (form + "s",)
            for written in (form, *plural):
                yield written, _Entry(f"u:{code}", "upper" if form.isupper() and lang != "ar" else "any")
    for code, name in locale.currencies.items():
        if "(" not in name and " " in name:
            yield name, _Entry(f"u:{code}")


@cache
def _index(lang: str) -> PhraseIndex[_Entry] | None:
    return PhraseIndex(_entries(lang), lang, stems=False) if lang in LANGUAGES else None


def _written_so(hit: Sequence[Word], entry: _Entry) -> bool:
    if entry.case == "any" or hit[0].is_arabic:
        return True
    if entry.case == "upper":
        return all(word.text.isupper() for word in hit)
    return any(word.is_capitalised for word in hit)


@lru_cache(maxsize=TEXTS)
def _found(text: str, lang: str) -> tuple[TermHit, ...]:
    index = _index(lang)
    spans = words(text)
    found = []
    for hit in index.find(spans, _written_so) if index else ():
        if spans[hit.first].norm in _DOUBTFUL_MONTHS and hit.value.key.startswith("m:"):
            around = (*spans[max(0, hit.first - 1) : hit.first], *spans[hit.last : hit.last + 1])
            if not any(word.is_number or word.norm in _BESIDE_MONTHS for word in around):
                continue
        found.append(TermHit(spans[hit.first].start, spans[hit.last - 1].end, hit.value.key))
    found += [TermHit(w.start, w.end, f"u:{_SIGNS[w.text]}") for w in spans if w.text in _SIGNS]
    return tuple(sorted(found, key=lambda term: term.start))


def find_terms(text: str, lang: str) -> list[TermHit]:
    """The places, months, weekdays and currencies of a text in reading order, without overlap.

    In a language other than Arabic, English and French only currency signs are found.
    """
    return list(_found(text, lang))


def find_places(text: str, lang: str) -> list[PlaceHit]:
    """The countries and regions a text names, also by their people or adjective; cities are not their country."""
    return [PlaceHit(t.start, t.end, t.key[2:]) for t in _found(text, lang) if t.key.startswith("c:")]


def place_name(code: str, lang: str) -> str:
    """The name of a country or region (``PlaceHit.code``) in ``lang`` ("en", "ar", "fr"): CLDR's, else the first of our
    own list; the code itself when neither has one.

    >>> place_name("PS-GZA", "fr"), place_name("LB", "en")
    ('Gaza', 'Lebanon')
    """
    name = Locale.parse(lang).territories.get(code)
    if name:
        return str(name)
    own = dict(_rows("demonyms")).get(code, {})
    return next(iter(own.get(lang, ())), code)
