"""Words of dates, and months that bear two names: «كانون الثاني/يناير»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.language.base import Token
from claims.language.moments import Moment
from claims.language.tables import Hit

_MARKS = frozenset(("/", "("))


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
