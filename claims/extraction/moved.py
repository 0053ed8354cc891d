"""English words by which somebody comes to say something: "was quick to add that", "felt obliged to admit that"."""

from __future__ import annotations

from claims.extraction.lexicon import wordset
from claims.extraction.line import Line

_BEFORE = wordset("before_moved", "en")
_NEGATED_NEAR = 6
"""Words in front of "to say" among which "not" undoes it: "was not able to say that"."""


def moved(line: Line, verb: int) -> bool:
    """True for the infinitive at ``verb`` that such a word leads to, with "to" between."""
    if line.code != "en" or verb < 2 or line.norms[verb - 1] != "to" or not line.is_a(verb - 2, "moved-to-say"):
        return False
    return not any(line.is_a(k, "negator") for k in range(max(verb - _NEGATED_NEAR, 0), verb - 2))


def before_moved(line: Line, begin: int, verb: int) -> int:
    """Where the subject of "Reed, the mayor, was quick to add that" ends: in front of "was", not before ``begin``;
    ``verb`` for any other verb."""
    if not moved(line, verb):
        return verb
    end = verb - 2
    while end > begin + 1 and (line.is_a(end - 1, "aux") or line.adverb(end - 1) or line.norms[end - 1] in _BEFORE):
        end -= 1
    return end
