"""The news glossary: one concept per row, its words in Arabic, English and French, and its opposite.

``data/glossary/*.tsv`` is our own vocabulary, one file a field of news. A concept found in a text is a
language-neutral key (``g:ceasefire``), names what a figure counts (``death``) and, through its antonym, betrays a
contradiction. How much of a text the glossary covers decides how well claims meet across languages. Words in brackets
must stand beside a form and stay free for a concept of their own: "حل [البرلمان]" dissolves, حل alone may solve.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from claims.language import Language, get_language
from claims.language.cldr import TermHit, find_terms
from claims.language.inflections import inflections, reflexive_pasts
from claims.language.lexicon import rows
from claims.language.memo import TEXTS
from claims.language.normalise import fold
from claims.language.phrases import PhraseIndex
from claims.language.wordforms import Word, bare_forms, words

LANGUAGES = ("en", "ar", "fr")
"""The languages that have a column in the glossary, in the order of the columns."""

_CONJUNCTIONS = frozenset("وفبلك")
_ARTICLE = re.compile("[وفبك]?ال|و?لل")


@dataclass(frozen=True, slots=True)
class Concept:
    """One row: ``pos`` is ``noun``, ``verb`` or ``adj``; ``antonym`` the id of the opposite or ``None``; ``forms``
    the words and phrases of each language, the commonest first."""

    id: str
    pos: str
    antonym: str | None
    forms: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ConceptHit:
    """A concept found in a text at ``text[start:end]``; ``concept`` is its id."""

    start: int
    end: int
    concept: str


@cache
def facilities() -> frozenset[str]:
    """The concepts that are told of a named place as well (``data/und/facilities.tsv``)."""
    return frozenset(row[0] for row in rows("und", "facilities"))


def glossary_rows() -> list[list[str]]:
    """The columns of every line as they stand in the files, without the head lines."""
    folder = files("claims.language").joinpath("data/glossary")
    tables = sorted((file for file in folder.iterdir() if file.name.endswith(".tsv")), key=lambda file: file.name)
    return [line.split("\t") for file in tables for line in file.read_text(encoding="utf-8").splitlines()[1:]]


@cache
def concepts() -> Mapping[str, Concept]:
    """Every concept by its id, in the order of the files' names and of their lines."""
    found = {}
    for id_, pos, antonym, *columns in glossary_rows():
        forms = {lang: tuple(column.split(",")) for lang, column in zip(LANGUAGES, columns, strict=True)}
        found[id_] = Concept(id_, pos, antonym or None, MappingProxyType(forms))
    return MappingProxyType(found)


@cache
def glossary_index(lang: str) -> PhraseIndex[str] | None:
    """The look-up of one language's forms, values are concept ids; ``None`` when the glossary lacks the language."""
    if lang not in LANGUAGES:
        return None
    listed = [(form, row.id) for row in concepts().values() for form in row.forms[lang]]
    if lang == "fr":
        listed += [(past, id_) for form, id_ in listed for past in reflexive_pasts(form)]
    # Where two concepts share a stem, neither is found by it; their regular forms still tell them apart.
    owners: dict[str, str | None] = {}
    for form, id_ in listed:
        for inflected in inflections(fold(form), lang) if form.isalpha() else ():
            owners[inflected] = id_ if owners.get(inflected, id_) == id_ else None
    return PhraseIndex(listed, lang, more={form: id_ for form, id_ in owners.items() if id_})


@lru_cache(maxsize=TEXTS)
def _found(text: str, lang: str) -> tuple[ConceptHit, ...]:
    index = glossary_index(lang)
    if index is None:
        return ()
    spans = words(text)
    language = get_language(lang)

    def accept(hit: Sequence[Word], concept: str) -> bool:
        return len(hit) > 1 or not (_is_function_word(hit[0], language, index) or _is_possessed(hit[0], concept))

    hits = [ConceptHit(spans[h.first].start, spans[h.last - 1].end, h.value) for h in index.find(spans, accept)]
    names = [term for term in find_terms(text, lang) if not term.key.startswith("u:")]
    return tuple(hit for hit in hits if not any(_hides(name, hit) for name in names))


def _hides(name: TermHit, hit: ConceptHit) -> bool:
    """A place, month or weekday is not the word it is made of: South Sudan is no direction, سورية no wall. The Nasser
    Hospital is a hospital, though."""
    return hit.concept not in facilities() and name.start <= hit.start and hit.end <= name.end


def _is_function_word(word: Word, language: Language, index: PhraseIndex[str]) -> bool:
    """True for a particle that only looks like a concept.

    Folding drops the final hamza and makes particles of nouns (ماء, ما): the text as written tells them apart. In
    Latin script a function word counts when the glossary lists it as it stands ("two"; not *du* for *dû*).
    """
    if not word.is_arabic:
        return language.is_stop(word.text) and not index.lists(word.norm)
    if word.text.endswith("ء"):
        return False
    if language.is_stop(word.text):
        return True
    carries = word.norm[0] in _CONJUNCTIONS and len(word.norm) > 2 and language.is_stop(word.norm[1:])
    return carries and not index.lists(word.norm)


def _is_possessed(word: Word, concept: str) -> bool:
    """True where folding makes one word of two: عمله is his work, no عملة (currency); العمله has no room for his."""
    if word.text[-1] != "ه" or _ARTICLE.match(word.norm):
        return False
    return any(_feminine().get(form) == concept for form in bare_forms(word.norm))


@cache
def _feminine() -> Mapping[str, str]:
    """Folded Arabic words listed with ة that are words of another concept without it, and their concept."""
    listed = {fold(form): row.id for row in concepts().values() for form in row.forms["ar"] if " " not in form}
    written = [(fold(form), row.id) for row in concepts().values() for form in row.forms["ar"] if form[-1] == "ة"]
    return MappingProxyType({word: id_ for word, id_ in written if listed.get(word[:-1], id_) != id_})


def find_concepts(text: str, lang: str) -> list[ConceptHit]:
    """The concepts of a text in reading order, the longest phrase first, without overlap.

    ``lang`` is an ISO 639-1 code; nothing is found in a language without a column.
    """
    return list(_found(text, lang))


def antonym_of(concept: str) -> str | None:
    """The id of the opposite concept; ``None`` when there is none or the id is unknown."""
    row = concepts().get(concept)
    return row.antonym if row else None
