"""Words for what the machine found, in the reader's language: relations, reasons, figures, confidence.

A reason is made from the evidence of the very match it stands beside, never from the relation alone.
"""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from claims.language import cldr
from claims.language.places import LANGUAGES
from claims.types import Hedge, Modality, QuoteKind, Relation

TONES = {
    Relation.CONTRADICTS: "contradicts",
    Relation.NUMBER_DIFFERS: "differs",
    Relation.UPDATED: "updated",
    Relation.SAME: "same",
    Relation.NARROWER: "same",
    Relation.BROADER: "same",
    Relation.RELATED: "related",
}
"""Relation → the badge's colour and shape; several relations share one."""

RELATIONS = {
    Relation.SAME: gettext_lazy("Says the same"),
    Relation.NUMBER_DIFFERS: gettext_lazy("Number differs"),
    Relation.UPDATED: gettext_lazy("Updated"),
    Relation.CONTRADICTS: gettext_lazy("Contradicts"),
    Relation.NARROWER: gettext_lazy("More specific"),
    Relation.BROADER: gettext_lazy("More general"),
    Relation.RELATED: gettext_lazy("Related"),
}


def told(name: str, words: str) -> str:
    """A name and what it is, with the colon as the reader's language sets it."""
    return f"{name}{pgettext('between a name and what it is', ': ')}{words}"


def language_name(code: str) -> str:
    """The language's name in the reader's language ("Arabic"), from CLDR; the code itself when it has none."""
    if not code or code == "und":
        return _("unknown language")
    try:
        name = Locale.parse(get_language() or "en", sep="-").languages.get(code)
    except (UnknownLocaleError, ValueError):
        name = None
    return str(name) if name else code


def place_name(code: str) -> str:
    """The name of a country or region in the reader's language; the code itself when it has none."""
    lang = (get_language() or "en").partition("-")[0]
    return cldr.place_name(code, lang if lang in LANGUAGES else "en")


def confidence(value: float) -> str:
    """A confidence of 0 to 1 in words."""
    if value >= 0.85:
        return _("very sure")
    if value >= 0.7:
        return _("fairly sure")
    if value >= 0.5:
        return _("rather likely")
    return _("unsure")


def checkworthiness(value: float) -> str:
    """A check-worthiness of 0 to 1 in words."""
    if value >= 0.66:
        return _("clearly checkable")
    if value >= 0.33:
        return _("partly checkable")
    return _("opinion or vague")


QUOTES = {
    QuoteKind.DIRECT: gettext_lazy("Direct quote"),
    QuoteKind.PARTIAL: gettext_lazy("Partly quoted"),
    QuoteKind.PARAPHRASE: gettext_lazy("Paraphrase"),
}
MODALITIES = {
    Modality.FACT: gettext_lazy("As a fact"),
    Modality.POSSIBLE: gettext_lazy("As possible"),
    Modality.FUTURE: gettext_lazy("As planned or expected"),
    Modality.CONDITIONAL: gettext_lazy("Under a condition"),
}
HEDGES = {
    Hedge.EXACT: gettext_lazy("exactly as written"),
    Hedge.ABOUT: gettext_lazy("about"),
    Hedge.AT_LEAST: gettext_lazy("at least"),
    Hedge.MORE_THAN: gettext_lazy("more than"),
    Hedge.NEARLY: gettext_lazy("nearly"),
    Hedge.UP_TO: gettext_lazy("up to"),
    Hedge.LESS_THAN: gettext_lazy("less than"),
    Hedge.RANGE: gettext_lazy("a range"),
    Hedge.VAGUE: gettext_lazy("only a magnitude"),
}


def quote_kind(value: str) -> str:
    """How close the claim is to the speaker's words."""
    return str(QUOTES[QuoteKind(value)])


def modality(value: str) -> str:
    """How the claim is put."""
    return str(MODALITIES[Modality(value)])


def hedge(value: str) -> str:
    """How a figure is qualified; empty for a plain figure."""
    return "" if value == Hedge.EXACT else str(HEDGES[Hedge(value)])
