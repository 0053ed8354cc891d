"""Offices in other words: « le représentant de l'État » is the prefect, "the top diplomat" the foreign minister."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction.lexicon import LANGUAGES, rows
from claims.language import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.extraction.mention import Mention

_OFFICES = {
    fold(row[0]): tuple(fold(office) for office in row[1].split("|"))
    for code in LANGUAGES
    for row in rows(code, "stand_ins")
}
"""Words behind an article to the offices that they stand for."""
_LASTS = {phrase.split()[-1] for phrase in _OFFICES}


def is_stand_in(mention: Mention) -> bool:
    """True for "the pontiff", « le représentant de l'État », «رئيس الدبلوماسية»."""
    return bool(mention.norms) and mention.norms[-1] in _LASTS and not mention.role and _offices(mention) is not None


def _offices(mention: Mention) -> tuple[str, ...] | None:
    whole, behind = " ".join(mention.norms), " ".join(mention.norms[1:])
    return _OFFICES.get(behind) or _OFFICES.get(whole.removeprefix("ال") if " " not in whole else whole)


def stand_in(mention: Mention, heard: Sequence[Mention]) -> Mention | None:
    """The latest person of ``heard`` who has been told of with such an office, or body that goes by its seat:
    « Bercy »; ``None`` when nobody has."""
    offices = _offices(mention) or ()
    for other in reversed(heard):
        told = f" {other.head} {fold(other.role)} {' '.join(other.norms)} "
        one = other.kind in ("person", "institution") and other.number != "p"
        if one and any(f" {office} " in told for office in offices):
            return other
    return None
