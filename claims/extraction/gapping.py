"""Clauses without a verb of their own: « La Norlande a annoncé le décès de 68 marins et la Sudlande celui de 35 »,
"Norland reported 68 cases and Sudland 35": another source gives its figure; which clauses set one source
against another."""

from __future__ import annotations

from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.mention import BODIES
from claims.language.places import city_words

_AND = wordset("gapped_joins")
_THAT_OF = wordset("the_one")
_OF_FIGURE = wordset("of_figures")
_LONGEST_SUBJECT = 6
_THAT, _WHEREAS, _WHILE = wordset("that", "fr"), wordset("whereas"), wordset("while_or_whereas")
_COUNTERS = (*BODIES, "anonymous", "people")


def gap(line: Line, index: int, end: int) -> int | None:
    """Where the subject ends of the clause without a verb that the conjunction at ``index`` opens, ``None`` for any
    other; a figure must follow in the words before ``end``."""
    joined = line.code == "ar" and line.joined(index)
    spliced = line.code == "fr" and line.norms[index] == ","  # « a compté 12 000 grévistes, la direction 4 000 »
    if not (joined or spliced) and line.norms[index] not in _AND:
        return None
    first = index if joined else index + 1
    last = min(first + _LONGEST_SUBJECT, end - 1)
    stop = next((k for k in range(first, last) if line.norms[k] in _THAT_OF or line.in_quantity[k] >= 0), None)
    if spliced and stop is not None and (line.in_quantity[stop] < 0 or "et" in line.norms[first:stop]):
        return None
    if stop is None or stop == first or not line.has_figure(stop, end) or line.has_predicate(first, stop):
        return None
    stop -= line.norms[stop - 1] in _OF_FIGURE and stop - 1 > first  # « et Amman de 68 », «والكويت بواقع 128 ألفا»
    named = line.is_place(stop - 1) or (stop - first == 1 and line.norms[first] in city_words(line.code))
    named = named or any(
        (hit := line.role(k, stop)) is not None and hit[1].kind in (_COUNTERS if spliced else BODIES)
        for k in range(first, stop)
    )
    governed = any(line.is_a(k, "preposition") or line.in_date[k] >= 0 or line.stops(k) for k in range(first, stop))
    return stop if named and not governed else None


def set_against(line: Line, start: int) -> bool:
    """True behind « …, tandis que »: the narrator sets what another says against what is reported in front of it."""
    first = start - 2 if start > 1 and line.norms[start - 1] in _THAT else start
    weak = line.norms[first] in _WHILE
    return line.norms[first] in _WHEREAS and (not weak or line.norms[first - 1] == ",")
