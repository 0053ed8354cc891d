"""Arabic."""

from __future__ import annotations

from claims.language.arabic import ar_rootish
from claims.language.language import TabledLanguage
from claims.language.stems import snowball


def stem(word: str) -> str:
    """Return the pseudo-root of an Arabic word; a word in Latin letters is stemmed as English."""
    return snowball(word, "en") if word.isascii() else ar_rootish(word)


ARABIC = TabledLanguage("ar", "rtl", stem)
