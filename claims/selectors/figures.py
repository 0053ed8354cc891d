"""Figures in words: as the text gives them, and what that means to someone who does not read its language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.language import get_language as get_language_rules
from claims.language.glossary import LANGUAGES, concepts
from claims.language.normalise import fold
from claims.matching.kinds import GLOSSED
from claims.types import Hedge

from . import wording
from .numerals import grouped

_SEPARATORS = re.compile(r"(?<=\d)[ ,.'](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Value:
    """Words of a report, and a gloss in the reader's language; the gloss is empty where it adds nothing."""

    text: str
    gloss: str = ""


def figure(row: dict[str, Any], lang: str) -> Value:
    """A stored figure of a text in ``lang``: "نحو ألفي شهيد" with the gloss "about 2,000" for who reads English.

    There is no gloss where the digits stand in the text and its hedge, if any, is in the reader's language.
    """
    raw, unit = row["raw"], row["unit"]
    text = raw if not unit or unit in raw else f"{raw} {unit}"
    value = row["value"]
    written = value is not None and f"{value:g}" in _SEPARATORS.sub("", fold(raw))
    plain = row["hedge"] == Hedge.EXACT or lang == (get_language() or "").partition("-")[0]
    return Value(text, "" if written and plain else _gloss(row))


def counted_choices() -> list[tuple[str, str]]:
    """What a figure can count, and currencies, as (concept id, name in the reader's language), by name."""
    code = (get_language() or "").partition("-")[0]
    language = get_language_rules(code if code in LANGUAGES else "en")
    names: dict[str, str] = {}
    for concept, *columns in language.lexicon("counted"):
        names.setdefault(concept, columns[-1].partition("|")[0])
    for currency, *_columns in language.lexicon("currencies"):
        names.setdefault(currency, currency)
    return sorted(names.items(), key=lambda row: row[1].casefold())


def glossary_name(counted: str) -> str:
    """The name in the reader's language of what only the glossary knows (``GLOSSED``); "" for any other count."""
    concept = concepts().get(counted.removeprefix(GLOSSED)) if counted.startswith(GLOSSED) else None
    code = (get_language() or "").partition("-")[0]
    return concept.forms[code if code in LANGUAGES else "en"][0] if concept else ""


def _gloss(row: dict[str, Any]) -> str:
    value, low, high = row["value"], row["low"], row["high"]
    if row["hedge"] == Hedge.RANGE and low is not None and high is not None:
        return _("%(low)s to %(high)s") % {"low": grouped(low), "high": grouped(high)}
    if value is None:
        if low is None and high is None:
            return ""
        if high is None:
            return _("at least %(low)s") % {"low": grouped(low)}
        return _("up to %(high)s") % {"high": grouped(high)} if low is None else f"{grouped(low)}–{grouped(high)}"
    words = wording.hedge(row["hedge"])
    return f"{words} {grouped(value)}" if words else grouped(value)
