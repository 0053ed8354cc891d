"""French clauses with nothing but a comma between them, and objects behind an apposition."""

from __future__ import annotations

from claims.extraction.lexicon import wordset
from claims.extraction.line import Line

_IF = wordset("if", "fr")
LONGEST_SUBJECT = 9
"""Words between a conjunction and the verb of its clause."""
_SUBJECTS = wordset("clause_openers")
_RELATIVES = wordset("french_relatives")
_INNER = ("clause", "temporal")


def spliced(line: Line, begin: int, first: int, end: int) -> bool:
    """True for « La mairie évoque un accident, les pompiers parlent d'un sabotage »: behind the comma in front of
    ``first`` a second main clause begins. A clause with a conjunction and its main clause stay one, unless each of
    them tells a figure."""
    if line.code != "fr" or line.is_a(begin, "preposition") or line.norms[begin] in _IF:
        return False
    opener = line.connector(begin, first)
    inner = begin + (opener[0] if opener is not None and opener[1] in _INNER else 0)
    if inner > begin and not (line.has_figure(begin, first) and line.has_figure(first, end)):
        return False
    opens = line.norms[first] in _SUBJECTS or (line.capital[first] and not line.is_a(first, "preposition"))
    if not opens or line.in_date[first] >= 0 or any(_leads_on(line, k) for k in range(inner, first)):
        return False
    for step in range(first + 1, min(first + LONGEST_SUBJECT, end)):
        stopped = not line.is_word(step) and line.norms[step] != "-"
        if stopped or line.norms[step] == "et" or _leads_on(line, step):
            return False
        if line.verb(step, sure=True) and not line.is_a(step - 1, "determiner"):
            return True
    return False


def absolute(line: Line, begin: int, index: int) -> int | None:
    """The comma of « Le vote est reporté, l'opposition réclamant 3 jours »: between it and the participle at ``index``
    stands a subject; ``None`` without one."""
    near = range(index - 2, max(index - LONGEST_SUBJECT, begin), -1)
    comma = next((k for k in near if not line.is_word(k) and line.norms[k] != "-"), None)
    if comma is None or line.norms[comma] != "," or line.has_verb(comma + 1, index):
        return None
    plain = not any(_leads_on(line, k) for k in range(comma + 1, index))
    return comma if plain and line.norms[comma + 1] in _SUBJECTS else None


def _leads_on(line: Line, index: int) -> bool:
    """True for a word that opens a clause inside another."""
    return line.connector(index) is not None or line.norms[index] in _RELATIVES


def object_behind(line: Line, piece: tuple[int, int, str]) -> int | None:
    """For « a porté à 12 morts, dont 3 enfants, le bilan du séisme »: the comma behind which the object of the verb in
    front of the apposition ``piece`` stands; ``None`` where it holds no such object."""
    first, last, kind = piece
    if kind != "adjunct" or line.code != "fr":
        return None
    commas = (k for k in range(first + 2, last - 2) if line.norms[k] == "," and line.is_a(k + 1, "determiner"))
    return next((k for k in commas if line.is_a(k + 2, "count-noun")), None)
