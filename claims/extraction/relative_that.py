"""Whether an English "that" opens a relative clause on an object or the content of a cue."""

from __future__ import annotations

from claims.extraction.cues import Cue
from claims.extraction.line import Line
from claims.types import CueKind

_FEWEST_OBJECT = 2
"""Words of the shortest object whose noun a clause with "that" describes."""
_CIRCUMSTANCES = ("preposition", "adverb", "time", "lead-in")
_NO_VERBS = ("determiner", "pronoun", "he", "she", "it", "they", "preposition", "adverb", "time", "lead-in", "aux")


def relative_that(line: Line, start: int, that: int, cue: Cue) -> bool:
    """True for "condemned the raid that killed 40", "reported large orders from firms that had waited": the cue in
    front of ``start`` has an object, and "that" belongs to a noun of it."""
    if line.code != "en" or start >= that or cue.frame == "tell" or cue.kind is CueKind.WARN:
        return False
    told = _circumstantial(line, start) or line.is_a(start, "press")
    if _opens(line, that) and not told:
        return True
    if cue.frame != "say" or cue.form != "finite" or that - start < _FEWEST_OBJECT:
        return False
    if told or line.role(start) or line.norms[start].endswith("ly"):
        return False
    return line.tokens[start].text[0].islower() and not any(line.stops(k) for k in range(start, that))


def _circumstantial(line: Line, start: int) -> bool:
    """True for words that tell when or how: no object begins there."""
    return line.in_date[start] >= 0 or any(line.is_a(start, name) for name in _CIRCUMSTANCES)


def _opens(line: Line, that: int) -> bool:
    """True for the "that" of "the raid that killed 40", "sanctions that bar the sale": a verb with its object right
    behind it, no noun phrase."""
    verb, behind = that + 1, that + 2
    if line.norms[that] != "that" or behind >= len(line) or not line.tokens[verb].text[0].islower():
        return False
    if line.in_quantity[verb] >= 0 or line.in_date[verb] >= 0 or any(line.is_a(verb, name) for name in _NO_VERBS):
        return False
    norm = line.norms[verb]
    known = line.grammar.verbs.get(norm)
    past = norm.endswith("ed") or (known is not None and (known.sure or norm in line.grammar.participles))
    opens = bool(line.is_a(behind, "determiner")) or line.in_quantity[behind] >= 0
    if past:
        plural = line.norms[behind].endswith("s") and not line.has_verb(behind, behind + 3)  # "that cut pensions"
        return opens or plural or bool(line.is_a(behind, "preposition")) or line.capital[behind]
    return opens and line.role(verb) is None
