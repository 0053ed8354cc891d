"""Loading what the first comparison of a process would else wait for."""

from __future__ import annotations

from claims.language.glossary import LANGUAGES
from claims.matching.sides import speaker_forms


def warm() -> None:
    """Load the lexicons that names and claims are compared with, in every language; seconds the first time."""
    for code in LANGUAGES:
        speaker_forms("NATO", code)
