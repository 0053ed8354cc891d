"""Where an Arabic name begins and a subject ends: no capitals tell, only articles, roles and word order."""

from __future__ import annotations

from claims.extraction.line import Line

_BEFORE_NAMES = frozenset(("عبد", "ابو", "بن", "ابن", "ال", "ام"))


def arabic_name(line: Line, at: int, size: int, end: int) -> tuple[int, int] | None:
    """The name is what follows the last definite word, institution, country or adjective of the role."""
    index = end
    while index > at + size:
        norm = line.norms[index - 1]
        before = line.norms[index - 2]
        named = before in _BEFORE_NAMES or _is_family_name(line, at + size, index - 1)
        if (
            not line.is_word(index - 1)
            or norm in line.grammar.roles
            or _is_origin(line, index - 1)
            or line.in_date[index - 1] >= 0
            or line.is_place(index - 1)
        ):
            break
        if norm.startswith(("ال", "لل", "وال", "بال")) and not named:
            break
        if line.is_a(index - 1, "preposition"):
            return None
        index -= 1
    open_role = not any(line.norms[k].startswith("ال") for k in range(at, at + size))
    if index == at + size and open_role and end - index > 1:
        # «رئيس هيئة أسامة ربيع»: without an article between, the first word completes the role
        index += 1
    if index >= end or end - index > 5 or (end - index == 1 and not line.norms[index - 1].startswith("ال")):
        return None
    return index, end


def _is_family_name(line: Line, first: int, index: int) -> bool:
    """«عبد المنعم الغيثي», «محمد أحمد الشرقاوي»: a definite word behind two given names."""
    if index - 2 < first:
        return False
    if line.norms[index - 2] in _BEFORE_NAMES:
        return True
    return all(
        line.norms[k] not in line.grammar.roles
        and line.norms[k] not in line.grammar.actions
        and not line.norms[k].startswith("ال")
        and not line.norms[k].endswith("ه")
        and not line.is_place(k)
        and not line.is_a(k, "preposition")
        for k in (index - 2, index - 1)
    )


def _is_origin(line: Line, index: int) -> bool:
    """Indefinite adjectives of origin and rank: «أميركي», «مصرية», «كبير»."""
    norm = line.norms[index]
    return bool(line.is_a(index, "adjective")) or (len(norm) >= 5 and norm.endswith(("يه", "ييون", "يين")))


def subject_end(line: Line, start: int, stop: int) -> int:
    """The subject behind an Arabic verb without the object after it.

    A chain of nouns ends with its first definite word; after it only definite attributes belong to the phrase, and,
    for a person, the name.
    """
    role = line.role(start, stop)
    end, closed = start + (role[0] - 1 if role else 0), False
    while end < stop:
        definite = line.norms[end].startswith(("ال", "لل", "بال"))
        if closed and not definite and not (line.role(end, stop) and line.norms[end].startswith("ال")):
            break
        if end > start and line.norms[end] in line.grammar.actions:
            break
        closed = closed or definite
        end += 1
        if not role and (end - start >= 2 or (line.is_place(start) and not (end < stop and line.norms[end][0] == "و"))):
            break
    if role and role[1].kind == "person":
        for _ in range(2):
            if end < stop and line.norms[end] not in line.grammar.actions:
                end += 2 if line.norms[end] in _BEFORE_NAMES and end + 1 < stop else 1
    return end
