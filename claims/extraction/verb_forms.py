"""Finite forms and participles of the news verbs that ``verbs.tsv`` lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.extraction.cues import arabic_past, arabic_present
from claims.extraction.lexicon import classed, rows, words, wordset


@dataclass(frozen=True, slots=True)
class Verb:
    """One finite form: ``sure`` is false where the same letters are more often a noun or a participle."""

    sure: bool = True
    nominal: bool = False
    """True for English forms that are also a noun ("fire", "strikes")."""


_DUAL = 3
"""Where the masculine dual stands among the forms of the perfect."""


def _arabic_verb_forms(row: tuple[str, ...]) -> Iterator[tuple[str, Verb]]:
    past, present, *rest = row
    for index, (form, _, _) in enumerate(arabic_past(past)):
        yield form, Verb(sure=not (rest and rest[0] and index in (0, _DUAL)))
        if index < 2:
            for pronoun in ("ه", "ها", "هم"):
                yield (f"{form}{pronoun}", Verb(sure=index == 1))
    for form, _, _ in arabic_present(present):
        yield form, Verb()
        yield f"{form}ه", Verb()
        yield f"{form}ها", Verb()


def _english_verb_forms(row: tuple[str, ...]) -> Iterator[tuple[str, Verb]]:
    base, third, past, participle = row
    yield past, Verb(sure=past != participle)
    yield third, Verb(sure=False, nominal=True)
    if base not in (third, past):
        yield base, Verb(sure=False, nominal=True)


def _french_verb_forms(row: tuple[str, ...]) -> Iterator[tuple[str, Verb]]:
    infinitive, third, plural, participle = row
    yield plural, Verb()
    yield third, Verb(sure=third not in (participle, infinitive))
    if infinitive.endswith("er"):
        stem = infinitive[:-2]
        for ending in ("ait", "aient", "era", "eront", "erait", "eraient", "èrent"):
            yield f"{stem}{ending}", Verb()
    elif third.endswith("it") and not infinitive.endswith("oir"):
        stem = plural[:-3] if plural.endswith("ent") else third
        for ending in ("ait", "aient"):
            yield f"{stem}{ending}", Verb()


_VERB_FORMS = {"ar": _arabic_verb_forms, "en": _english_verb_forms, "fr": _french_verb_forms}


@cache
def verbs(code: str) -> dict[str, Verb]:
    """Return the finite forms of the language's news verbs by folded word; closed classes are left out."""
    table: dict[str, Verb] = {}
    build = _VERB_FORMS.get(code)
    listed = (*classed(code), *rows(code, "connectors"))
    closed = {words(code, row[0])[0] for row in listed if " " not in row[0] and row[1] not in _VERBS_TOO}
    nouns = {words(code, row[0])[0] for row in rows(code, "actions")} if code == "ar" else set()
    for row in rows(code, "verbs") if build else ():
        assert build is not None
        for form, verb in build(row):
            key = words(code, form)
            if len(key) != 1 or key[0] in closed:
                continue
            if key[0] in nouns:  # «تراجع» is "fell" and "fall"; «إصابة» is never "he hit him"
                if form == row[0]:
                    table[key[0]] = Verb(sure=False)
                continue
            known = table.get(key[0])
            if known is None or (known.sure and not verb.sure and code == "ar"):
                table[key[0]] = verb
    return table


@cache
def participles(code: str) -> frozenset[str]:
    """Return the participles of the language's news verbs by folded word, for compound tenses."""
    if code not in ("en", "fr"):
        return frozenset()
    return frozenset(words(code, row[3])[0] for row in rows(code, "verbs") if len(row) > 3)


@cache
def infinitives(code: str) -> frozenset[str]:
    """Return the infinitives of French cues and news verbs, and « avoir », « être »; nothing in other languages."""
    listed = (row[0] for name in ("cues", "verbs") for row in rows(code, name) if code == "fr")
    return frozenset(
        words(code, name)[0]
        for name in (*listed, *wordset("infinitives_besides"))
        if not name.startswith(("se ", "s'"))
    )


_VERBS_TOO = frozenset(
    (
        "sent",
        "comes-to-say",
        "moved-to-say",
        "cites",
        "reads",
        "attack",
        "view-noun",
        "amount",
        "suspended",
        "misgiving",
        "deputy",
        "goes-by",
    )
)
"""Classes of words that are verbs all the same."""
