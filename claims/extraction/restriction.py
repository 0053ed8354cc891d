"""What a negator and an exception make together: « ne reconnaît que 31 cas », «لا تعترف إلا بثلاث حالات» say "only"."""

from __future__ import annotations

from claims.extraction.lexicon import phraseset, wordset
from claims.extraction.line import Line

_NE = wordset("ne")
_THAT = phraseset("arabic_that")
_QUE = wordset("that", "fr")
_SECOND = wordset("second_negators")
_BUT = wordset("except")
_NEGATORS = wordset("arabic_negators")
_REACH = {"fr": 5, "ar": 8}
"""Words from the negator to the exception."""
_FARTHEST = 12


def restricts(line: Line, negator: int, end: int) -> bool:
    """True when the negator there only restricts what follows in the words up to ``end``."""
    behind = range(negator + 1, min(negator + 1 + _REACH.get(line.code, 0), end))
    if line.code == "fr" and line.norms[negator] in _NE:
        late = range(negator + 1, min(negator + 1 + _FARTHEST, end))
        asides = sum(line.is_a(k, "within-tense") for k in late)  # « n'a confirmé dans un premier temps que »
        behind = range(negator + 1, min(negator + 1 + _REACH["fr"] + asides, end))
        que = next((k for k in behind if line.norms[k] in _QUE), None)
        if que is None:
            return False
        only = que - (line.norms[que - 1] == "plus")  # « ne reste plus que vingt heures »
        return not any(line.norms[k] in _SECOND or line.stops(k) for k in range(negator, only))
    if line.code == "ar" and line.bare[negator] in _NEGATORS:
        but = next((k for k in behind if line.norms[k] in _BUT or line.stops(k)), None)
        return but is not None and not line.stops(but) and tuple(line.norms[but + 1 : but + 2]) not in _THAT
    return False


def restricted(line: Line, verb: int, end: int) -> bool:
    """True when the verb is negated in form only: « n'admet que trois cas », «لم تعلن سوى حالتين»."""
    return any(restricts(line, k, end) for k in range(max(verb - 2, 0), verb))
