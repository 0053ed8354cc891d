"""How worth checking a claim is: readable features, weights in one list, reasons shown with the result.

The features follow ClaimBuster (Hassan et al. 2017) and Full Fact's PASTEL prompts (2024): figures, dates, named
sources and events speak for checking; opinion, wishes, vagueness and questions against it.
"""

from __future__ import annotations

from typing import NamedTuple

from claims.extraction.line import Line
from claims.types import Modality

WEIGHTS: dict[str, float] = {
    "base": 0.25,
    "figure": 0.30,
    "date": 0.12,
    "speaker": 0.08,
    "named": 0.08,
    "place": 0.06,
    "event": 0.14,
    "negation": 0.08,
    "opinion": -0.25,
    "vague": -0.10,
    "possible": -0.05,
    "conditional": -0.12,
    "future": -0.05,
    "first person": -0.20,
    "short": -0.12,
    "no verb": -0.08,
    "question": -1.0,
}


class Facts(NamedTuple):
    """What the pipeline already knows of a claim when it is scored."""

    figures: int
    dates: int
    places: int
    speaker: bool
    modality: Modality
    negated: bool
    question: bool = False


def score(line: Line, start: int, end: int, facts: Facts) -> tuple[float, tuple[str, ...]]:
    """Return check-worthiness from 0 to 1 and the names of the features that fired, in the order of ``WEIGHTS``."""
    words = line.count_words(start, end)
    verbs = line.has_event(start, end)
    fired = {
        "figure": facts.figures > 0,
        "date": facts.dates > 0,
        "speaker": facts.speaker,
        "named": _named(line, start, end),
        "place": facts.places > 0,
        "event": verbs,
        "negation": facts.negated,
        "opinion": line.holds("opinion", start, end),
        "vague": line.holds("vague", start, end),
        "possible": facts.modality is Modality.POSSIBLE,
        "conditional": facts.modality is Modality.CONDITIONAL,
        "future": facts.modality is Modality.FUTURE,
        "first person": line.holds("first-person", start, end),
        "short": words < 4 and not facts.figures,  # "18 kilometres deep" says enough to be checked
        "no verb": not line.has_predicate(start, end),
        "question": facts.question,
    }
    reasons = tuple([name for name, holds in fired.items() if holds])
    total = WEIGHTS["base"] + sum(WEIGHTS[name] for name in reasons)
    return round(min(1.0, max(0.0, total)), 3), reasons


def _named(line: Line, start: int, end: int) -> bool:
    if line.code == "ar":
        return any(line.begun[k].roles and line.role(k, end) for k in range(start, end))
    return True in line.capital[start + 1 : end]
