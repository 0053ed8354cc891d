"""Clauses between a subject and its verb: "A driver who fled when the dam broke said", « Le maire, que nous avons
rencontré, soutient »."""

from __future__ import annotations

from claims.extraction.lexicon import wordset
from claims.extraction.line import PARTICLES, Line

_WHO, _SUBORDINATORS = wordset("who", "en"), wordset("subordinators", "en")
_QUE = wordset("that", "fr")
_CLOSE, _TO = wordset("close", "en"), wordset("infinitive_marks", "en")
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


def reduced(line: Line, first: int, at: int) -> bool:
    """True for the participle, and its particle, of "a task force set up by the council", "a person briefed on the
    plan" and for "sources close to the club", behind the noun at or behind ``first``: no finite verb."""
    if line.code != "en" or at <= first or at + 1 >= len(line):
        return False
    if line.norms[at] in PARTICLES:
        return reduced(line, first, at - 1)
    held = any(line.role(k) for k in range(max(first, at - 2), at)) and not line.capital[at - 1]
    after = at + 1 + (line.norms[at + 1] in PARTICLES)
    if not held or after + 1 >= len(line):
        return False
    near = line.norms[at] in _CLOSE and line.norms[after] in _TO
    past = line.norms[at] in line.grammar.participles or line.norms[at].endswith("ed")
    told = past and bool(line.is_a(after, "preposition"))
    return near or (told and line.in_date[after + 1] < 0)


def object_relative(line: Line, begin: int, comma: int) -> bool:
    """True at the first comma of « Le maire, que nous avons rencontré, soutient »: nobody has said anything yet."""
    return line.code == "fr" and line.norms[comma + 1] in _QUE and not line.has_predicate(begin, comma)
