"""Whether two names mean the same speaker, for measuring: generous about form, not about who."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claims.language import fold, get_language

ARTICLES = frozenset({"the", "le", "la", "les", "de", "du", "des"})
ACRONYM = re.compile(r"\b[A-Z]{2,}\b")
DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
"""An acronym written with points: "U.S."."""
WORD = re.compile(r"[^\W\d_]+")
SHORTEST_ACRONYM = 3
CLITICS = re.compile(r"\b[ld]'|'s\b")


def alike(one: str, other: str, variants: Mapping[str, str] | None = None) -> bool:
    """Whether the words of one name hold all of the other's: case, articles, clitics and typography aside.

    "جين ساكي" and "ساكي" are alike, "the Interior Ministry" and "Morocco's Interior Ministry" too. ``variants`` maps a
    folded spelling to the folded one it stands for.
    """
    first, second = words_of(one, variants), words_of(other, variants)
    if first and second and (first <= second or second <= first):
        return True
    return abbreviates(one, other) or abbreviates(other, one)


def abbreviates(short: str, name: str) -> bool:
    """Whether ``short`` is the acronym of ``name``, small words counted or not: "USGS" of "the U.S. Geological Survey",
    "ECOWAS" of "the Economic Community of West African States"."""
    letters = DOTTED.sub(_undotted, short).strip()
    if not ACRONYM.fullmatch(letters) or len(letters) < SHORTEST_ACRONYM:
        return False
    words = [
        word for word in WORD.findall(DOTTED.sub(_undotted, CLITICS.sub("", name))) if word.lower() not in ARTICLES
    ]
    return any(letters in _initials(some) for some in (words, [word for word in words if word[0].isupper()]))


def _initials(words: list[str]) -> str:
    return "".join(word if ACRONYM.fullmatch(word) else word[0].upper() for word in words)


def _undotted(match: re.Match[str]) -> str:
    return match[0].replace(".", "")


def words_of(name: str, variants: Mapping[str, str] | None = None) -> frozenset[str]:
    """The stems of a name's words, without articles and other words that carry no meaning of their own."""
    language = get_language("ar" if any("\u0600" <= character <= "\u06ff" for character in name) else "en")
    name = DOTTED.sub(_undotted, name)
    acronyms = {fold(word) for word in ACRONYM.findall(name)}  # the WHO is no "who"
    known = variants or {}
    return frozenset(
        language.stem(known.get(token.norm, token.norm))
        for token in language.tokens(CLITICS.sub("", fold(name)))
        if token.is_word and (token.norm in acronyms or not (language.is_stop(token.norm) or token.norm in ARTICLES))
    )
