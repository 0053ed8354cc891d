"""Reading text: languages behind one interface, folding, cleaning, detection.

``get_language("ar").quantities(text)`` and its siblings are what extraction and matching use; what one language
knows lies in ``data/<code>/`` (see ``base.py`` for the interface).
"""

from __future__ import annotations

from claims.language.ar import ARABIC
from claims.language.base import Language, Token
from claims.language.detect import detect_language
from claims.language.en import ENGLISH
from claims.language.fr import FRENCH
from claims.language.generic import generic
from claims.language.normalise import clean_text, fold

__all__ = ["Language", "Token", "clean_text", "detect_language", "fold", "get_language"]

_LANGUAGES = {language.code: language for language in (ARABIC, ENGLISH, FRENCH)}


def get_language(code: str) -> Language:
    """Return the language of an ISO 639-1 code (``ar``, ``en``, ``fr``); the generic one for any other.

    Case and region do not matter (``fr-MA``); an empty code yields the generic language ``und``. Never raises.
    """
    base = code.strip().lower().replace("_", "-").partition("-")[0]
    language: Language = _LANGUAGES.get(base) or generic(base)
    return language
