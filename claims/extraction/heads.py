"""What heads a noun phrase: its role noun, whether it is definite or an event; what stands beside it and is no part."""

from __future__ import annotations

from claims.extraction.grammar import Role
from claims.extraction.lexicon import wordset, wordsets
from claims.extraction.line import Line

_ENDS_OF_HEAD = wordset("ends_of_head") | {","}
_THIS = wordset("this")
_ARTICLES = wordsets("definite_articles")
_POSSESSIVES = wordsets("possessives")
_DEMONSTRATIVES = wordset("demonstratives")
_ADJECTIVES = wordset("leading_adjectives")
_OF = wordset("of")
_LEADING = wordsets("leading_words")
_A = wordset("indefinite_articles", "fr")
_SUBJECTS_ALONE = wordset("weak_subjects")
_TRAILING = wordset("trailing_words")


def find_head(line: Line, start: int, end: int) -> tuple[int, int, Role] | None:
    """The role noun that heads the phrase: the first one in Arabic and French, the last one of English compounds."""
    found: tuple[int, int, Role] | None = None
    index = start
    while index < end:
        if found and line.norms[index] in _ENDS_OF_HEAD:
            break
        hit = line.role(index, end)
        if hit and hit[1].kind == "people" and _governed(line, start, index):
            return found  # "the release of the hostages", « l'arrestation de deux manifestants »: an event
        if hit and line.code == "en" and _is_adjective(line, index, hit[0], end):
            index += hit[0]
            continue
        if hit and line.in_date[index] < 0:
            if line.code != "en":
                return index, hit[0], hit[1]
            found = (index, hit[0], hit[1])
            index += hit[0]
            if (
                hit[1].kind == "person"
                and index < end
                and line.capital[index]
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


def _is_adjective(line: Line, index: int, size: int, end: int) -> bool:
    """True for "five major pieces", "a general strike": a rank or office that only describes the noun behind it."""
    after = index + size
    plain = size == 1 and line.norms[index] in _ADJECTIVES and after < end and line.is_word(after)
    noun = plain and line.tokens[after].text[0].islower() and not line.is_a(after, "preposition")
    return noun and line.role(after, end) is None and line.norms[after] not in _OF


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
        and not line.capital[at]
    )


def is_act(line: Line, last: int) -> bool:
    """True for "Menga strike", « Un incendie »: an event, no name."""
    if line.code == "fr":
        return last > 0 and line.norms[last - 1] in _A and line.norms[last] in line.grammar.actions
    return line.code == "en" and line.tokens[last].text[0].islower() and line.norms[last] in line.grammar.actions


def strip(line: Line, start: int, end: int) -> tuple[int, int]:
    """Take marks, conjunctions and articles off both ends."""
    leading = _LEADING.get(line.code, frozenset())
    while line.code != "ar" and start < end - 1:
        opener = line.connector(start, end)
        if not (opener and opener[1] in ("temporal", "clause")):
            break
        start += opener[0]
    if line.code == "fr" and end - start > 1 and line.norms[end - 1] in _SUBJECTS_ALONE:
        start = end - 1  # « et après ils disent »
    label = next((k for k in range(end - 2, start, -1) if line.norms[k] == ":"), None)
    start = start if label is None else label + 1  # "Marlow: Holt says …"
    while start < end and (
        not line.is_word(start)
        or (line.norms[start] in leading and line.norms[start : start + 2] != ["d'", "autres"])
        or (line.is_a(start, "time") and line.code != "en" and not _points(line, start, end))
    ):
        start += 1
    if end - start > 3 and line.norms[end - 1] == ")" and line.is_a(end - 2, "pictured"):
        end -= 3  # "Paul Dale (pictured)"
    opening = next((k for k in range(end - 2, start, -1) if line.norms[k] == "("), None)
    if opening is not None and line.norms[end - 1] == ")" and line.in_quantity[opening + 1] >= 0:
        end = opening  # «سامر الحاج (54 عاما)»
    while end > start and (
        (not line.is_word(end - 1) and line.tokens[end - 1].text not in ')”»"')
        or (line.norms[end - 1] in _TRAILING and end - start > 1 and line.norms[end - 2] != "on")  # « On nous a dit »
    ):
        end -= 1
    if line.code == "en" and end - start > 2 and line.norms[end - 2] == "," and line.norms[end - 1].isdigit():
        end -= 2  # "The singer, 44"
    if line.code == "en" and end - start > 2 and line.in_date[end - 1] >= 0:
        day = next(k for k in range(end) if line.in_date[k] == line.in_date[end - 1])
        end = day - 1 if day - 1 > start and line.norms[day - 1] == "on" else end  # "The agency on Monday"
    if end > start and line.tokens[end - 1].text in '”»"':
        opened = any(first >= start and last == end - 1 for first, last in line.quotes)
        if not opened:
            end -= 1
    return start, end


def _points(line: Line, start: int, end: int) -> bool:
    """True for « ce texte », false for « ce lundi »."""
    this = line.norms[start] in _THIS and start + 1 < end
    return this and not line.is_a(start + 1, "time") and line.in_date[start + 1] < 0
