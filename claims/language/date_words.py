"""Words of dates: months that bear two names («كانون الثاني/يناير»), days told from another ("a day earlier")."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.language.base import Token
from claims.language.lexicon import wordset
from claims.language.moments import Moment, moved
from claims.language.tables import Hit
from claims.types import DateMention

_MARKS = frozenset(("/", "("))
_OF_SOMETHING = wordset("openers_of_events")
"""Behind "the day before" these begin what it was the eve of."""
_FULL = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class DateWord:
    """What a word of ``dates.tsv`` is in a date: its kind and, of a month, weekday or offset, its number."""

    kind: str
    value: str


def past_twin(tokens: Sequence[Token], hits: Mapping[int, Hit[DateWord]], index: int, moment: Moment) -> int:
    """Return the index behind the second name of a month that begins at the mark at ``index``; 0 without one.

    The Levant and Iraq call January «كانون الثاني», Egypt «يناير»; reports for both give the two, «آذار/مارس»,
    «مارس (آذار)».
    """
    mark = tokens[index].norm
    if mark not in _MARKS or moment.month is None or moment.year is not None:
        return 0
    hit = hits.get(index + 1)
    if hit is None or hit.value.kind not in ("month", "month?") or int(hit.value.value) != moment.month:
        return 0
    closed = hit.end < len(tokens) and tokens[hit.end].norm == ")"
    return hit.end + (mark == "(" and closed)


def beside(
    tokens: Sequence[Token], hit: Hit[DateWord] | None, found: Sequence[DateMention], published: dt.date | None
) -> tuple[int, str | None] | None:
    """The date that a word such as "a day earlier", « la veille » makes: the index behind it and its ISO form, counted
    from the last day in ``found``, the dates named before it, else from publication. The eve of something ("the day
    before the vote", « la veille du scrutin ») fixes no date; ``None`` where ``hit`` is no such word."""
    if hit is None or hit.value.kind != "beside":
        return None
    if hit.end < len(tokens) and tokens[hit.end].norm in _OF_SOMETHING:
        return hit.end, None
    named = next((mention.iso for mention in reversed(found) if mention.iso and _FULL.match(mention.iso)), None)
    return hit.end, moved(named or (published.isoformat() if published else None), int(hit.value.value))


def stands_in_name(tokens: Sequence[Token], index: int) -> bool:
    """True for a number glued to a word by a hyphen: it belongs to that word's name ("F-2000")."""
    if index < 2 or not tokens[index].norm[0].isdigit():
        return False
    word, mark = tokens[index - 2], tokens[index - 1]
    glued = word.end == mark.start and mark.end == tokens[index].start
    return glued and mark.text[-1] == "-" and word.text[-1].isalpha()
