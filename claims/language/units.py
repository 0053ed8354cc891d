"""The nouns that figures count, with their plurals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.language.lexicon import forms, rows


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit noun stands for; ``kind`` is ``own``, ``person`` or ``measure``, ``name`` its dictionary form."""

    concept: str
    kind: str
    name: str


def _plurals(form: str, code: str) -> Iterator[str]:
    words = form.split()
    if len(words[-1]) < 3 or not words[-1].isalpha():
        return
    if code == "en" and words[-1][-1] != "s":
        yield f"{form}s"
    if code == "fr":
        yield " ".join(word if word[-1] in "sxz" or len(word) < 3 else f"{word}s" for word in words)


def unit_forms(code: str) -> Iterator[tuple[str, Unit]]:
    """Yield every noun form that counts something, with its entry; English and French plurals included."""
    for concept, kind, listed in rows(code, "counted"):
        named = forms(listed)
        for form in named:
            unit = Unit(concept, kind, named[0])
            yield form, unit
            for plural in _plurals(form, code):
                yield plural, unit


@cache
def measures(code: str) -> frozenset[str]:
    """Return the concepts of units by which amounts are told, money aside: metres, years, per cent."""
    return frozenset(concept for concept, kind, _ in rows(code, "counted") if kind == "measure")


def is_money(kind: str | None) -> bool:
    """True when what a figure counts is a currency, named by its ISO 4217 code."""
    return kind is not None and len(kind) == 3 and kind.isupper()
