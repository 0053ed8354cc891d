"""Who states a claim, in forms that meet across languages."""

from __future__ import annotations

from functools import lru_cache

from claims.language import get_language
from claims.language.cldr import find_terms
from claims.language.glossary import find_concepts
from claims.language.skeleton import skeletons
from claims.language.wordforms import words
from claims.matching.kinds import ROLES


@lru_cache(maxsize=8192)
def speaker_forms(name: str, lang: str) -> tuple[frozenset[str], ...]:
    """A speaker word by word, each in forms that meet across languages: concept, place, name skeletons, folded word.
    Words without a meaning of their own are left out."""
    language = get_language(lang)
    covered: dict[int, str] = {}
    for term in find_terms(name, lang):
        covered.update(dict.fromkeys(range(term.start, term.end), term.key))
    for hit in find_concepts(name, lang):
        covered.update(dict.fromkeys(range(hit.start, hit.end), f"g:{hit.concept}"))
    units: dict[str, set[str]] = {}
    for word in words(name):
        if word.is_number or language.is_stop(word.text):
            continue
        # Two names are compared here, not a million: two consonants are enough, and a name may read as a word («جين»).
        shapes = {f"s:{skeleton}" for skeleton in skeletons(word.text, lang)}
        key = covered.get(word.start)
        if key is None:
            units.setdefault(word.norm, {word.norm} | shapes)
        else:
            units.setdefault(key, {key} | (shapes if key.startswith("g:") and key not in ROLES else set()))
    return tuple(frozenset(forms) for forms in units.values())
