"""Who speaks in front of an Arabic colon with no office at the head: «فادي نجار نائب الوزير: …», «رصد»: …»."""

from __future__ import annotations

from claims.extraction.arabic_names import is_family_name, names_person
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import TITLE, read_mention

_FEWEST_NAMES = 2
_LONGEST_NAME = 4
_LONGEST_TITLE = 6
"""Words from a quote mark to the one that closes the name of a body."""


def arabic_head(line: Line, colon: int) -> Mention | None:
    """Who says what follows the colon: a name with the office behind it, a body's title in quote marks, or a full name
    in front of a figure; ``None`` where anything else stands before it."""
    if line.code != "ar" or line.is_a(0, "label"):
        return None  # «رولان غاروس: …»
    return _titled(line, colon) or _apposed(line, colon)


def _apposed(line: Line, colon: int) -> Mention | None:
    """«فادي نجار نائب الوزير», «ليلى منصور، رئيسة البلدية»: the name in front of the office; without an office only a
    known given name with a family name behind it."""
    known = line.norms[0] in line.grammar.given_names
    end = 0
    while end < min(colon, _LONGEST_NAME) and (
        (names_person(line, end, colon) and not line.begun[end].roles) or (known and is_family_name(line, 0, end))
    ):
        end += 1
    if end < _FEWEST_NAMES or not (known or line.words(0, 1)[0].isalpha()):
        return None
    name = Mention(line.words(0, end), kind="person", norms=tuple(line.norms[:end]))
    if end == colon:
        return name if known and line.has_figure(colon + 1, len(line)) else None
    first = end + (line.norms[end] == ",")
    office = line.role(first, colon)
    if office is None or office[1].kind not in ("person", "anonymous"):
        return None
    role = read_mention(line, first, colon)
    if role is None or role.role or any(line.stops(k) for k in range(first, colon)):
        return None  # «سالم نجار وزير الصحة فادي حمدان»: two people
    return name._replace(role=line.words(first, colon), gender=role.gender, number="s", head=role.head)


def _titled(line: Line, colon: int) -> Mention | None:
    """«رصد», «رصد» النورلندية: nothing but a title and at most its origin; «جمعية الإنقاذ «البحر»»: a body with its
    title."""
    first, last = next(((a, b) for a, b in line.quotes if b < colon), (0, 0))
    if not last or line.has_verb(0, colon):
        return None
    if first and last == colon - 1:
        body = read_mention(line, 0, colon)
        return body if body is not None and body.kind in ("institution", "group") and line.role(0) else None
    origin = (
        colon - last == 2 and line.norms[colon - 1].startswith("ال") and line.norms[colon - 1].endswith(("ي", "يه"))
    )
    told = line.has_figure(colon + 1, len(line)) or line.has_predicate(colon + 1, len(line))
    return entitled(line, 0) if told and not first and (last == colon - 1 or origin) else None


def entitled(line: Line, first: int) -> Mention | None:
    """The body named by the title that opens at the quote mark ``first``; ``None`` where none does."""
    last = next((b for a, b in line.quotes if a == first), first)
    if line.code != "ar" or not 1 < last - first <= _LONGEST_TITLE or (last - first > 2 and line.has_verb(first, last)):
        return None
    if line.role(first + 1):
        return read_mention(line, first + 1, last)
    return Mention(line.words(first + 1, last), kind="name", head=TITLE, norms=tuple(line.norms[first + 1 : last]))


def acting(line: Line, first: int, end: int) -> Mention | None:
    """The body whose title stands behind the verb with an object of its own behind it: «نفت «الفجر» التهمة»; ``None``
    for an object in quote marks: «نفى "التدخل" في الاقتراع», «وصف "المجزرة" بأنها خطأ»."""
    body = entitled(line, first)
    if body is None:
        return None
    after = first + len(body.norms) + 2
    masculine = not line.norms[first - 1].endswith("ت") and line.norms[after - 2].endswith("ه")
    return None if masculine or after >= end or not line.is_word(after) or line.is_a(after, "preposition") else body
