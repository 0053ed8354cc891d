"""Acronyms in names, in Latin letters or spelled out in Arabic: NBC is «إن بي سي»."""

from __future__ import annotations

from functools import lru_cache

from claims.language import get_language
from claims.language.normalise import fold

LONGEST = 6
_SOUND_ALIKE = str.maketrans("pj", "bg")


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    return {fold(name).strip(): letter for name, letter, *_ in get_language("ar").lexicon("letters")}


@lru_cache(maxsize=1 << 14)
def acronyms(name: str, lang: str) -> tuple[str, frozenset[str]]:
    """``name`` without what spells an acronym, and the acronyms in small letters, p as b and j as g.

    >>> acronyms("شبكة «إن بي سي»", "ar")[1] == acronyms("NBC News", "en")[1] == {"nbc"}
    True
    """
    found: set[str] = set()
    kept: list[str] = []
    run: list[str] = []
    letters = _letters()

    def end_run() -> None:
        if len(run) > 1:
            found.add("".join(letters[fold(word).strip()] for word in run))
        else:
            kept.extend(run)
        run.clear()

    for token in get_language(lang).tokens(name):
        if not token.is_word:
            continue
        if fold(token.text).strip() in letters:
            run.append(token.text)
            continue
        end_run()
        if token.text.isascii() and token.text.isupper() and 2 <= len(token.text) <= LONGEST:
            found.add(token.text.lower().translate(_SOUND_ALIKE))
        else:
            kept.append(token.text)
    end_run()
    return " ".join(kept), frozenset(found)
