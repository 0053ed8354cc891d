"""Dates as reports write them, resolved against the day of publication.

A report that names a weekday means the last such day on or before its publication, unless a word says otherwise;
a day without a year means the nearest such day. A grammar of our own: general date parsers misread quarters and the
Levantine and Maghrebi months, and guess where nothing is said. The words are in ``data/<code>/dates.tsv``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from claims.language.base import Token
from claims.language.date_words import DateWord, beside, past_twin, stands_in_name
from claims.language.decades import Decades
from claims.language.future import Future
from claims.language.lexicon import forms, rows, wordset
from claims.language.memo import Memo
from claims.language.moments import Moment, resolve
from claims.language.numeric_dates import NUMERIC, fold_digits, numeric
from claims.language.tables import Hit, PhraseTable
from claims.language.years import YEAR, Years
from claims.types import DateMention

_DAY = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])$")
_DIGITS_OF_A_YEAR = 4
_MOST_PARTS = 3
_WITHIN = frozenset({"of", "join", "in"})
"""Kinds of words that stand in dates but begin none."""
_SINCE = wordset("since")
"""Behind these a month without a year has begun already."""
_ORDINAL_TAILS = wordset("ordinal_endings")


class _Found(NamedTuple):
    start: int
    end: int
    moment: Moment


class DateGrammar:
    """Finds the dates of one language; without tables only those in digits."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._words = PhraseTable(
            ((form, DateWord(kind, value)) for kind, value, listed in rows(code, "dates") for form in forms(listed)),
            code,
        )
        self._years = Years(code)
        self._decades = Decades(code)
        self._future = Future(code)
        self._telling = Memo(self._tells)
        # The last text's words of dates and its dates: figures ask for them, and then the one who asked for figures.
        self._hits: tuple[Sequence[Token], dict[int, Hit[DateWord]]] = (), {}
        self._last: tuple[Sequence[Token], dt.date | None, Sequence[DateMention]] = (), None, ()

    def find(self, text: str, tokens: Sequence[Token], published: dt.date | None) -> list[DateMention]:
        """Return the dates of ``text`` in reading order, without overlaps. ``tokens`` are those of ``text``."""
        last, day, known = self._last
        if last is tokens and day == published:
            return list(known)
        found = self._decades.merged(text, tokens, self._find(text, tokens, published))
        if isinstance(tokens, tuple):
            self._last = tokens, published, tuple(found)
        return found

    def _find(self, text: str, tokens: Sequence[Token], published: dt.date | None) -> list[DateMention]:
        if not any(self._telling[token.norm] for token in tokens):
            return []
        last, hits = self._hits
        if last is not tokens:
            hits = {hit.start: hit for hit in self._words.all(tokens)}
            if isinstance(tokens, tuple):
                self._hits = tokens, hits
        numbers = [index for index, token in enumerate(tokens) if token.norm[0].isdigit()]
        starts = {index for index, hit in hits.items() if hit.value.kind not in _WITHIN}.union(numbers)
        digits = deque(NUMERIC.finditer(fold_digits(text)) if numbers else ())
        found: list[DateMention] = []
        behind = 0
        for index in sorted(starts):
            if index < behind:
                continue
            start = tokens[index].start
            while digits and digits[0].start() < start:
                digits.popleft()
            if digits and digits[0].start() == start:
                match = digits.popleft()
                end = match.end()
                found.append(DateMention(text[start:end], start, end, numeric(self.code, match, published)))
                behind = index
                while behind < len(tokens) and tokens[behind].start < end:
                    behind += 1
                continue
            told = beside(tokens, hits.get(index), found, published)
            entry = told or self._entry(text, tokens, hits, index, published)
            if entry is None:
                continue
            behind, iso = entry
            end = tokens[behind - 1].end
            found.append(DateMention(text[start:end], start, end, iso))
        return found

    def _tells(self, norm: str) -> bool:
        """True for a folded token without which there is no date: a word other than "of", or digits of a year."""
        if norm[0].isdigit():
            return len(norm) >= _DIGITS_OF_A_YEAR
        return any(word.kind not in _WITHIN for word in self._words.values(norm))

    def _entry(
        self, text: str, tokens: Sequence[Token], hits: dict[int, Hit[DateWord]], index: int, published: dt.date | None
    ) -> tuple[int, str | None] | None:
        """The date that begins at ``index``: index behind its last token, and its ISO form."""
        hit = hits.get(index)
        if hit and hit.value.kind == "vague":
            return hit.end, None
        first = self._moment(text, tokens, hits, index)
        if first is None:
            return None
        joiner = hits.get(first.end)
        if joiner and joiner.value.kind == "join":
            second = self._moment(text, tokens, hits, joiner.end) or self._second_day(tokens, first, joiner.end)
            if second and second.moment.complete and (merged := first.moment.filled_from(second.moment)):
                low, high = resolve(merged, published), resolve(second.moment, published)
                if low is None or high is None:
                    return second.end, None
                if low.partition("/")[0] < high:
                    return second.end, f"{low.partition('/')[0]}/{high.rpartition('/')[2]}"
        if not first.moment.complete:
            return None
        moment = first.moment
        if moment.weekday is not None and not moment.turn and self._future.ahead(text, tokens, index, first.end):
            moment = moment._replace(turn="ahead")
        if moment.month is not None and not moment.turn and index and tokens[index - 1].norm in _SINCE:
            moment = moment._replace(turn="last")
        return first.end, resolve(moment, published)

    def _moment(self, text: str, tokens: Sequence[Token], hits: dict[int, Hit[DateWord]], index: int) -> _Found | None:
        """Collect the words of one date from ``index`` on; ``None`` when they do not make one."""
        moment = Moment()
        start = end = index
        if index >= len(tokens) or (index and stands_in_name(tokens, index)):
            return None
        while index < len(tokens):
            if index > start and "\n" in text[tokens[index - 1].end : tokens[index].start]:
                break
            step = self._step(text, tokens, hits, index, moment)
            if step is None and index == end and (twin := past_twin(tokens, hits, index, moment)):
                index = end = twin
                continue
            if step is None:
                break
            index, taken = step
            if taken != moment:
                moment, end = taken, index
        while end > start and tokens[end - 1].norm in (",", "/", "-"):
            end -= 1
        return _Found(start, end, moment) if end > start and moment.named else None

    def _second_day(self, tokens: Sequence[Token], first: _Found, index: int) -> _Found | None:
        """The second day of "March 6-10", "from March 6 to 10", whose month stands before the first one."""
        moment = first.moment
        if self.code != "en" or moment.month is None or moment.day is None or index >= len(tokens):
            return None
        norm = tokens[index].norm
        if not _DAY.match(norm) or int(norm) <= moment.day or self._years.counts(tokens, index + 1):
            return None
        year, end = moment.year, index + 1
        behind = end + (end < len(tokens) and tokens[end].norm == ",")
        if year is None and behind < len(tokens) and YEAR.match(tokens[behind].norm):
            year, end = int(tokens[behind].norm), behind + 1
        return _Found(index, end, moment._replace(day=int(norm), year=year))

    def _step(
        self, text: str, tokens: Sequence[Token], hits: dict[int, Hit[DateWord]], index: int, moment: Moment
    ) -> tuple[int, Moment] | None:
        """Take one word or number into ``moment``; ``None`` when it does not belong to the date."""
        norm = tokens[index].norm
        if norm[0].isdigit():
            return self._number(text, tokens, hits, index, moment)
        hit = hits.get(index)
        if hit is None:
            return None
        kind, value = hit.value.kind, hit.value.value
        if kind in ("month", "month?") and moment.month in (None, int(value)):
            beside = moment.day or self._number_beside(tokens, hit.end) or self._kind_at(hits, index - 1, ("in",))
            if kind == "month?" and not beside:
                return None
            if self.code == "en" and not tokens[index].text[0].isupper():
                return None
            return hit.end, moment._replace(month=int(value))
        if kind == "weekday" and moment.weekday is None and moment.month is None:
            return hit.end, moment._replace(weekday=int(value))
        if kind == "relyear" and (moment.month is not None or not moment.named) and moment.year is None:
            return hit.end, moment._replace(unit="year", turn=value)
        if kind in ("rel", "now") and moment.offset is None and moment.month is None:
            return hit.end, moment._replace(offset=int(value))
        if kind == "dayord" and moment.day is None and self._kind_at(hits, hit.end, ("of",)):
            if self._kind_at(hits, hits[hit.end].end, ("month", "month?")):
                return hit.end, moment._replace(day=int(value))
            return None
        if kind in ("last", "next", "this") and not moment.turn:
            if self.code != "en" and not (moment.unit or moment.named):
                return None
            return hit.end, moment._replace(turn=kind)
        if kind == "unit" and not moment.unit and not moment.month and moment.weekday is None:
            if not moment.turn and not self._kind_at(hits, hit.end, ("last", "next", "this")):
                return self._year_word(tokens, hits, index, moment)
            return hit.end, moment._replace(unit=value)
        if kind in ("yearword", "unit"):
            return self._year_word(tokens, hits, index, moment)
        if kind in ("part", "dayword") and moment.year is None and moment.part < _MOST_PARTS:
            return hit.end, moment._replace(part=moment.part + 1)
        if kind == "of" and moment.named and self._goes_on(tokens, hits, hit.end):
            if tokens[index].norm == "," and not self._comma_joins(tokens, hits, hit.end, moment):
                return None
            return hit.end, moment
        return None

    def _year_word(
        self, tokens: Sequence[Token], hits: dict[int, Hit[DateWord]], index: int, moment: Moment
    ) -> tuple[int, Moment] | None:
        end = hits[index].end
        if end < len(tokens) and YEAR.match(tokens[end].norm) and moment.year is None:
            return end + 1, moment._replace(year=int(tokens[end].norm))
        return None

    def _number(
        self, text: str, tokens: Sequence[Token], hits: dict[int, Hit[DateWord]], index: int, moment: Moment
    ) -> tuple[int, Moment] | None:
        norm = tokens[index].norm
        if YEAR.match(norm) and moment.year is None:
            if moment.month is not None or self._years.is_year(text, tokens, index):
                return index + 1, moment._replace(year=int(norm))
            return None
        if not _DAY.match(norm) or moment.day is not None:
            return None
        end = index + 1
        if end < len(tokens) and tokens[end].norm in _ORDINAL_TAILS and tokens[end].start == tokens[index].end:
            end += 1
        after = end + 1 if self._kind_at(hits, end, ("of",)) else end
        taken = moment._replace(day=int(norm))
        if moment.month is not None:
            # "May 5 people": a day behind its month only where days stand there (English), or at a clause's end.
            return (end, taken) if self.code == "en" and not self._years.counts_several(tokens, end) else None
        if self._kind_at(hits, after, ("month", "month?")):
            return end, taken
        # "8 au 9 septembre", "5-7 May": the month stands behind the second day.
        if self._kind_at(hits, end, ("join",)):
            place = hits[end].end
            if self._kind_at(hits, place, ("weekday",)):
                place = hits[place].end
            if (
                place < len(tokens)
                and _DAY.match(tokens[place].norm)
                and self._kind_at(hits, place + 1, ("month", "month?"))
            ):
                return end, taken
        return None

    def _goes_on(self, tokens: Sequence[Token], hits: dict[int, Hit[DateWord]], index: int) -> bool:
        if index >= len(tokens):
            return False
        kinds = ("weekday", "month", "month?", "rel", "part", "dayword", "yearword", "relyear")
        return self._kind_at(hits, index, kinds) or bool(
            YEAR.match(tokens[index].norm)
            or (_DAY.match(tokens[index].norm) and self._number_is_day(tokens, hits, index))
        )

    def _comma_joins(self, tokens: Sequence[Token], hits: dict[int, Hit[DateWord]], index: int, moment: Moment) -> bool:
        """A comma stands inside a date only before its day or month ("Friday, September 8") or its year."""
        norm = tokens[index].norm
        if moment.month is not None:
            return bool(YEAR.match(norm)) and moment.year is None
        numbered = bool(_DAY.match(norm)) and self._number_is_day(tokens, hits, index)
        return moment.weekday is not None and (numbered or self._kind_at(hits, index, ("month", "month?")))

    def _number_is_day(self, tokens: Sequence[Token], hits: dict[int, Hit[DateWord]], index: int) -> bool:
        return self._kind_at(hits, index + 1, ("month", "month?"))

    @staticmethod
    def _kind_at(hits: dict[int, Hit[DateWord]], index: int, kinds: tuple[str, ...]) -> bool:
        return index in hits and hits[index].value.kind in kinds

    @staticmethod
    def _number_beside(tokens: Sequence[Token], end: int) -> bool:
        if end < len(tokens) and tokens[end].norm == ".":
            end += 1
        return end < len(tokens) and bool(_DAY.match(tokens[end].norm) or YEAR.match(tokens[end].norm))
