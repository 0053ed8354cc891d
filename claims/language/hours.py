"""The time of day: "6:55 p.m.", « vers 19 heures », « 23h11 », «السابعة والثلث مساء».

No figure and no date, but an answer to "when": reports that tell the hour of one thing can be compared. The words are
in ``data/<code>/hours.tsv``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from claims.language.lazy import lazy
from claims.language.lexicon import forms, rows, wordlist
from claims.language.memo import TEXTS, Memo
from claims.language.normalise import fold
from claims.language.numeric_dates import fold_digits

_ANY_HOURS = "|".join(wordlist("hours"))
_NOON = 12 * 60
_CLOCK = re.compile(r"(?<![\d:.,/-])([01]?\d|2[0-3])[:٫.]([0-5]\d)(?::[0-5]\d)?(?![\d:%])")
_WHOLE = re.compile(r"(?<![\d:.,/-])(1[0-2]|[1-9])(?![\d:.,/%-])")
_MILITARY = re.compile(r"(?<![\d:.,/-])([01]\d|2[0-3])([0-5]\d)(?![\d:.,/%-])")
_FRENCH = re.compile(rf"(?<![\d:.,/-])([01]?\d|2[0-3])\s?(?:{_ANY_HOURS})(?:\s?([0-5]\d)(?!\d))?(?![\w])")
_MINUTES = re.compile(rf"\s+و\s?([0-5]?\d)\s+(?:{'|'.join(wordlist('minutes'))})")
_REACH = 14
"""Characters in front of an hour among which the word stands that makes it one."""


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day at ``text[start:end]``, in minutes since midnight."""

    start: int
    end: int
    minutes: int


class _Text:
    """A text, its digits in ASCII (``plain``), and the fold of it character for character, so that a form is looked up
    at any place of it without folding what stands there anew."""

    def __init__(self, text: str) -> None:
        self.text, self.plain = text, fold_digits(text)

    @lazy
    def _letters(self) -> list[str]:
        return [_LETTERS[letter] for letter in self.text]

    @lazy
    def folded(self) -> str:
        """The fold of the whole."""
        return "".join(self._letters)

    @lazy
    def places(self) -> list[int]:
        """Where the fold of each character begins in ``folded``."""
        return [0, *accumulate(map(len, self._letters))]

    def size(self, start: int, form: str) -> int:
        """How many characters from ``start`` on fold to ``form`` and end with a word, 0 when they do not."""
        if start >= len(self.text) or not self.folded.startswith(form, self.places[start]):
            return 0
        end = self.places[start] + len(form)
        size = 0
        for stop in range(start + max(1, len(form) - 1), min(len(self.text), start + len(form) + 3) + 1):
            # The vowel sign of a last letter folds to nothing and is the word's.
            if self.places[stop] == end and not self.text[stop : stop + 1].isalnum():
                size = stop - start
        return size


_LETTERS = Memo(fold)


@cache
def _told_hours(code: str) -> re.Pattern[str]:
    """Finds, in a folded text, wherever one of the words for an hour may begin."""
    return re.compile(f"(?={'|'.join(re.escape(form) for form, _ in _words(code)['hour'])})")


@cache
def _words(code: str) -> dict[str, list[tuple[str, int]]]:
    """The forms of each kind with their values, the longest first, folded."""
    found: dict[str, list[tuple[str, int]]] = {}
    for kind, value, listed in rows(code, "hours"):
        found.setdefault(kind, []).extend((fold(form), int(value or 0)) for form in forms(listed))
    return {kind: sorted(entries, key=lambda entry: -len(entry[0])) for kind, entries in found.items()}


@lru_cache(maxsize=TEXTS)
def hours(text: str, code: str) -> tuple[Hour, ...]:
    """The times of day that a text tells, in reading order; empty in a language without the table."""
    if not _words(code):
        return ()
    found = {"fr": _french, "ar": _arabic}.get(code, _english)(_Text(text))
    kept: list[Hour] = []
    for hour in sorted(found, key=lambda hour: (hour.start, -hour.end)):
        if not kept or hour.start >= kept[-1].end:
            kept.append(hour)
    return tuple(kept)


def _behind(read: _Text, end: int, code: str, kind: str) -> tuple[int, int] | None:
    """Where the word of a kind that follows ``end`` ends, and its value; ``None`` without one."""
    rest = read.text[end:]
    start = end + len(rest) - len(rest.lstrip(" \u00a0،,"))
    for form, value in _words(code).get(kind, ()):
        size = read.size(start, form)
        if size:
            return start + size, value
    return None


def _english(read: _Text) -> list[Hour]:
    found = []
    for match in (*_CLOCK.finditer(read.plain), *_WHOLE.finditer(read.plain)):
        minutes = int(match[1]) * 60 + (int(match[2]) if match.re is _CLOCK else 0)
        half = _behind(read, match.end(), "en", "half")
        if half and int(match[1]) <= 12:
            found.append(Hour(match.start(), half[0], minutes % _NOON + half[1] * 60))
        elif match.re is _CLOCK and ":" in match[0]:
            found.append(Hour(match.start(), match.end(), minutes))
    for match in _MILITARY.finditer(read.plain):
        lead = _behind(read, match.end(), "en", "lead")
        if lead:
            found.append(Hour(match.start(), lead[0], int(match[1]) * 60 + int(match[2])))
    return found


def _french(read: _Text) -> list[Hour]:
    found = []
    for match in _FRENCH.finditer(read.plain):
        before = fold(read.text[max(0, match.start() - _REACH) : match.start()]).split()
        led = bool(before) and any(" ".join(before[-len(form.split()) :]) == form for form, _ in _words("fr")["lead"])
        half = _behind(read, match.end(), "fr", "half")
        if match[2] or led or half:
            minutes = int(match[1]) * 60 + int(match[2] or 0)
            late = half is not None and half[1] and int(match[1]) < 12
            found.append(Hour(match.start(), half[0] if half else match.end(), minutes + (_NOON if late else 0)))
    found += [
        Hour(match.start(), match.end(), int(match[1]) * 60 + int(match[2]))
        for match in _CLOCK.finditer(read.plain)
        if ":" in match[0]
    ]
    return found


def _arabic(read: _Text) -> list[Hour]:
    text, plain = read.text, read.plain
    found = [
        _told(read, match.start(), match.end(), int(match[1]) * 60 + int(match[2]))
        for match in _CLOCK.finditer(plain)
        if ":" in match[0] or _led(text, match.start())
    ]
    found += [
        _told(read, match.start(), match.end(), int(match[1]) * 60)
        for match in _WHOLE.finditer(plain)
        if _led(text, match.start())
    ]
    begins = {match.start() for match in _told_hours("ar").finditer(read.folded)}
    for match in re.finditer(r"\w+", text) if begins else ():  # most texts tell no hour
        # One letter may be written onto the hour.
        if begins.isdisjoint(read.places[match.start() : match.start() + 2]):
            continue
        for form, value in _words("ar")["hour"]:
            word = match.start() + (1 if fold(match[0]).startswith(("و", "ل", "ب")) and not form.startswith("و") else 0)
            size = read.size(word, form)
            if not size:
                continue
            end, minutes = word + size, value * 60
            part = _behind(read, end, "ar", "part")
            if part:
                end, minutes = part[0], minutes + part[1]
            exact = _MINUTES.match(plain, end)
            if exact:
                end, minutes = exact.end(), minutes + int(exact[1])
            half = _behind(read, end, "ar", "half")
            if half or exact or (part and part[1] != 0) or _led(text, word):
                found.append(_told(read, word, end, minutes))
            break
    return found


def _led(text: str, start: int) -> bool:
    """Whether "the hour" stands right before."""
    before = fold(text[max(0, start - _REACH) : start]).split()
    return bool(before) and any(before[-1].lstrip("وبل") == form.lstrip("وبل") for form, _ in _words("ar")["lead"])


def _told(read: _Text, start: int, end: int, minutes: int) -> Hour:
    """The hour with its half of the day: «السابعة مساء» is 19:00."""
    half = _behind(read, end, "ar", "half")
    if half is None or minutes >= 13 * 60:
        return Hour(start, end, minutes)
    return Hour(start, half[0], minutes % _NOON + half[1] * 60)
