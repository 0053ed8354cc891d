"""What heads a noun phrase: its role noun, whether it is definite, whether it names an event."""

from __future__ import annotations

from claims.extraction.grammar import Role
from claims.extraction.line import Line
from claims.extraction.proper_names import is_capital

_ARTICLES = {"en": ("the",), "fr": ("le", "la", "les", "l'"), "ar": ()}
_POSSESSIVES = {"en": ("its", "his", "her", "their"), "fr": ("son", "sa", "ses", "leur", "leurs"), "ar": ()}
_DEMONSTRATIVES = frozenset(("this", "that", "these", "those", "ce", "cet", "cette", "ces"))

_OF = frozenset(("of", "de", "d'", "des"))


def find_head(line: Line, start: int, end: int) -> tuple[int, int, Role] | None:
    """The role noun that heads the phrase: the first one in Arabic and French, the last one of English compounds."""
    found: tuple[int, int, Role] | None = None
    index = start
    while index < end:
        if found and line.norms[index] in (",", "of", "for", "in", "from", "at", "de", "du", "des"):
            break
        hit = line.role(index, end)
        if hit and hit[1].kind == "people" and _governed(line, start, index):
            return found  # "the release of the hostages", « l'arrestation de deux manifestants »: an event
        if hit and line.in_date[index] < 0:
            if line.code != "en":
                return index, hit[0], hit[1]
            found = (index, hit[0], hit[1])
            index += hit[0]
            if (
                hit[1].kind == "person"
                and index < end
                and is_capital(line.tokens[index].text)
                and line.norms[index] not in line.grammar.roles
            ):
                break
            continue
        if line.code == "fr" and (index - start > 6 or (index > start and line.is_a(index, "preposition"))):
            break  # « un laboratoire aux mains de rebelles » is no rebel
        if line.code == "ar" and index - start > 2:
            break
        index += 1
    return found


def _governed(line: Line, start: int, index: int) -> bool:
    """True for people behind a preposition that no amount stands before: "the trial of the smugglers", not "a group of
    soldiers", « une douzaine d'officiers », «مئات من الجنود»."""
    if line.code == "ar":
        return index > start + 1 or (index > start and line.in_quantity[start] < 0)
    near = range(index - 1, start, -1)
    of = next((k for k in near if line.is_a(k, "preposition") or line.norms[k] in _OF), None)
    if of is None:
        return False
    return not (line.in_quantity[of - 1] >= 0 or line.is_a(of - 1, "amount"))


def is_definite(line: Line, start: int, at: int, end: int, size: int = 1) -> bool:
    """True for "the ministry", « le ministère », «الوزارة», «البيان المصري»: a role noun with little beside it."""
    if line.code == "ar":
        whole = line.norms[at].startswith(("ال", "وال", "لل")) and at == start and end - start <= 2
        described = end - start == 2 and (hit := line.role(at, end)) is not None and hit[1].kind == "document"
        return whole and not described  # «البيان المشترك» stands for itself
    articles = _ARTICLES.get(line.code, ())
    owners = _POSSESSIVES.get(line.code, ())
    before = line.norms[start]
    return (
        (before in articles or before in owners or before in _DEMONSTRATIVES)
        and at + size == end
        and at - start <= 1
        and not is_capital(line.tokens[at].text)
    )


def is_act(line: Line, last: int) -> bool:
    """True for "Menga strike": an event, no name."""
    return line.code == "en" and line.tokens[last].text[0].islower() and line.norms[last] in line.grammar.actions
