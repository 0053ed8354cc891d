"""The regular forms of English and French words, and those irregular ones that ``data/`` lists: "rob" makes "robbed",
« détruire » makes « détruit ».

What is made is right or not: a form that no text contains does no harm, and the glossary gives up a form that two of
its concepts would share.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from claims.language.lexicon import affixes, forms, rows, wordlist

_SHORTEST_BASE = 3
_DOUBLING = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprtvz]$")
"""Words of one short syllable: their last letter is doubled before an ending."""
_ER = affixes("endings_of_er_verbs")
_NOUN = affixes("endings_of_nouns", "fr")

_REFLEXIVE = re.compile(r"(?:se |s')(?P<verb>\w+(?:er|ir|re))")
_AUXILIARIES = wordlist("reflexive_auxiliaries")


def inflections(form: str, lang: str) -> tuple[str, ...]:
    """What a folded word of a lexicon may look like in a text; nothing for other languages than these two."""
    rule = _RULES.get(lang)
    return rule(form) if rule else ()


def _english(form: str) -> tuple[str, ...]:
    base = form.removesuffix("e")
    y = (form[:-1] + "ies", form[:-1] + "ied", form[:-1] + "iest") if form.endswith("y") else ()
    doubled = (form + form[-1] + "ed", form + form[-1] + "ing") if _DOUBLING.match(form) else ()
    regular = (base + "ed", base + "ing", base + "est") if len(base) >= _SHORTEST_BASE else ()
    return (form + "s", form + "es", *y, *regular, *doubled, *_irregular().get(form, ()))


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({verb: tuple(forms(past)) for verb, past in rows("en", "irregular_verbs")})


def _french(form: str) -> tuple[str, ...]:
    plural = form + "s"
    if form.endswith("er") and len(form) - 2 >= _SHORTEST_BASE:
        return (plural, *(form[:-2] + ending for ending in _ER))
    fitting = [(ending, made) for ending, made in _conjugations() if form.endswith(ending)]
    ending, made = max(fitting, key=lambda row: len(row[0]), default=("", ()))
    verbal = (form[: -len(ending)] + new for new in made) if ending else ()
    return (plural, *(form + new for new in _NOUN), *verbal)


@cache
def _conjugations() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((ending, tuple(forms(made))) for ending, made in rows("fr", "conjugations"))


def reflexive_pasts(phrase: str) -> tuple[str, ...]:
    """The compound pasts of a French reflexive infinitive, the participle as a man's; nothing for other phrases.

    >>> reflexive_pasts("se retirer")[:2]
    ("s'est retiré", 'se sont retiré')
    """
    match = _REFLEXIVE.fullmatch(phrase)
    if not match:
        return ()
    verb = match["verb"]
    if verb.endswith("er"):
        participles = [verb[:-2] + "é"]
    else:
        made = _french(verb)
        participles = [word for word in made if word[-1] in "iustû" and word + "e" in made]
    return tuple(f"{auxiliary} {participle}" for participle in participles[:1] for auxiliary in _AUXILIARIES)


_RULES: Mapping[str, Callable[[str], tuple[str, ...]]] = MappingProxyType({"en": _english, "fr": _french})
