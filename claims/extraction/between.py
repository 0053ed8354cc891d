"""Clauses between a subject and its verb: "A driver who fled when the dam broke said", « Le maire, que nous avons
rencontré, soutient »."""

from __future__ import annotations

from claims.extraction.lexicon import wordset
from claims.extraction.line import Line

_WHO, _SUBORDINATORS = wordset("who", "en"), wordset("subordinators", "en")
_QUE = wordset("that", "fr")
_NEAR = 14
"""Words of a relative clause in front of the clause within it."""


def within_relative(line: Line, begin: int, at: int) -> bool:
    """True at "because" of "A driver who asked not to be named because talks go on said": it belongs to the clause on
    the subject, no clause begins that the cue is in."""
    if line.code != "en" or line.norms[at] not in _SUBORDINATORS:
        return False
    for index in range(at - 1, max(at - _NEAR, begin), -1):
        if line.stops(index):
            return False
        if line.norms[index] in _WHO:
            return line.has_verb(index, at) and not line.has_predicate(begin, index)
    return False


def object_relative(line: Line, begin: int, comma: int) -> bool:
    """True at the first comma of « Le maire, que nous avons rencontré, soutient »: nobody has said anything yet."""
    return line.code == "fr" and line.norms[comma + 1] in _QUE and not line.has_predicate(begin, comma)
