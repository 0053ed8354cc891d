"""Cities, provinces, camps, seas and other places of news that are no country, in Arabic, English and French.

``data/places/*.tsv`` is our own list, one file a part of the world, one place a row: a readable id, the ISO codes of
the countries in which it lies (two where two share it or know its name, none for an ocean), and its names in each
language, the commonest first. A region and its chief town of the same name are one row. What is first of all an
everyday word or a person's name is listed only in a wording that is safe («مدينة صور», "Austin, Texas"). How letters
fold, accents, hyphens and the Arabic article need no form of their own, and a name in Al- is found in El- too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from claims.language.lexicon import affixes
from claims.language.normalise import fold

LANGUAGES = ("en", "ar", "fr")
"""The languages that have a column, in the order of the columns."""

_ARTICLE = re.compile(r"(?:Al|El)(?=[- ])")
FRENCH_ENDINGS = affixes("endings_of_peoples")


@dataclass(frozen=True, slots=True)
class Place:
    """One row: ``lands`` are ISO 3166 codes of the countries in which it lies; ``forms`` its names in each language."""

    id: str
    lands: frozenset[str]
    forms: Mapping[str, tuple[str, ...]]

    @property
    def key(self) -> str:
        """The language-neutral key, ``z:`` and the id."""
        return f"z:{self.id}"

    def written(self, lang: str) -> Iterator[str]:
        """Every way in which its names are written in ``lang`` (a code of ``LANGUAGES``)."""
        for form in self.forms[lang]:
            yield form
            if lang != "ar" and _ARTICLE.match(form):
                yield _ARTICLE.sub("El" if form.startswith("Al") else "Al", form, count=1)
            if lang == "fr" and form[0].islower() and " " not in form:
                yield from (form + ending for ending in FRENCH_ENDINGS)


def place_rows() -> list[list[str]]:
    """The columns of every line as they stand in the files, without the head lines."""
    folder = files("claims.language").joinpath("data/places")
    tables = sorted((file for file in folder.iterdir() if file.name.endswith(".tsv")), key=lambda file: file.name)
    return [line.split("\t") for file in tables for line in file.read_text(encoding="utf-8").splitlines()[1:]]


@cache
def places() -> Mapping[str, Place]:
    """Every place by its key (``z:derna``), in the order of the files' names and of their lines."""
    found = {}
    for id_, lands, *columns in place_rows():
        forms = {lang: tuple(column.split(",")) for lang, column in zip(LANGUAGES, columns, strict=True)}
        place = Place(id_, frozenset(lands.split(",")) - {""}, MappingProxyType(forms))
        found[place.key] = place
    return MappingProxyType(found)


@cache
def city_words(lang: str) -> frozenset[str]:
    """The folded names of one word of places in a language, with their adjectives; empty for one without a column."""
    if lang not in LANGUAGES:
        return frozenset()
    return frozenset(fold(form) for place in places().values() for form in place.forms[lang] if " " not in form)
