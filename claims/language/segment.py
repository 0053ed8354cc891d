"""Sentences, paragraphs and headings, with offsets that lose nothing.

Boundaries come from sentencex (MIT, rule-based, linear); what it cuts behind an abbreviation of our lists or behind
a single initial is joined again. Every line break ends a sentence, since reports set one paragraph on a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import sentencex

from claims.language.lexicon import forms, rows
from claims.language.normalise import ASCII_DIGITS, fold
from claims.types import Sentence

# A line without a stop this long is no title but a paragraph that lost its stop.
_HEADING_CHARACTERS = 160
# Longer "sentences" are tables or text without stops; later stages may take time that grows faster than length.
_LONGEST = 2000
# What is handed to sentencex at once: quotes that are never closed cost it the square of the length.
_STRETCH = 5000

_FINAL = re.compile("[.!?؟…。:;؛,،۔][\"'»”’)\\]\\s]*$")
_STOP_BEFORE_BLANK = re.compile("[.!?؟…۔][\"'»”’)\\]]*(?= )")
_EMOJI = r"\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff"
_BULLET = re.compile(rf"\s*(?:[-–—•*▪●◦‖{_EMOJI}]\ufe0f?|\d{{1,2}}[.)-])\s")
_POSTED = re.compile(rf"[{_EMOJI}]|\s[|‖]\s")
"""What stands in a post and in no title."""
# Signs with which a post sets its items apart, and "+++", "///"; within a line each opens a sentence.
_SIGNS = "🔴🔵🟢🟡🟠🟣🟥🟦⚫⚪⬛◾◼🔸🔹🔶🔷🔺🔻⭕🚨📌📍👈👉◀▶⬅➡⚡❗‼⛔✅☑"
_SIGNS_AND_BLANKS = f"{_SIGNS} \t\xa0\ufe0f#+/*"
_SIGN = re.compile(f"(?<=\\s)(?=[{_SIGNS}]|(?:[+]{{2,}}|/{{2,}}|[*]{{3,}})(?: |$))")
_RATE_ENDS = re.compile(
    r"\.(?:(?<=\w/[hsn]\.)|(?<=\d [mckd]m\.|\d kg\.|.\d m\.|.\d t\.|\d ha\.|\d ft\.)) (?=[A-Z])|(?<=\s)[!?] (?=\d)"
)
"""Where a sentence ends behind "30 km/h", "540 mm"; the stop comes first, so that only stops are looked at. Likewise
where a figure opens the next one: « Victoire de Morel ! 14 000 coureurs … »."""
_NEAR = 8
_INITIALS = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3}){2,}(?![^\W\d_])")
"""Names of letters with stops between them: «يو.بي.إس»."""
_LAST_WORD = re.compile("(?:^|[\\s(«\"“'])([^\\s(«\"“']{1,12})\\.\\s*$")


@cache
def _abbreviations(code: str) -> frozenset[str]:
    return frozenset(fold(form) for row in rows(code, "abbreviations") for form in forms(row[0]))


def _opens_next(piece: str, code: str) -> bool:
    """True when the stop at the end of ``piece`` belongs to an abbreviation or initial, so the sentence goes on."""
    found = _LAST_WORD.search(piece[-20:] if len(piece) > 20 else piece)
    if not found:
        return False
    word = fold(found.group(1))
    if word in _abbreviations(code):
        return True
    return len(word) == 1 and word.isalpha() and (found.group(1).isupper() or "\u0621" <= word <= "\u064a")


def _stretches(line: str) -> Iterator[tuple[int, int]]:
    """Cut a very long line behind the last stop before the limit, else at the last blank."""
    start = 0
    while len(line) - start > _STRETCH:
        stops = list(_STOP_BEFORE_BLANK.finditer(line, start + _STRETCH // 2, start + _STRETCH))
        end = stops[-1].end() if stops else line.rfind(" ", start + 1, start + _STRETCH) + 1 or start + _STRETCH
        yield start, end
        start = end
    yield start, len(line)


def _pieces(line: str, code: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of one line, in order, covering it without gaps."""
    for start, end in _stretches(line):
        for low, high in _sentences(line[start:end], code):
            begin = start + low
            for sign in _SIGN.finditer(line, begin + 1, start + high):
                if line[begin : sign.start()].strip(_SIGNS_AND_BLANKS):
                    yield begin, sign.start()
                    begin = sign.start()
            yield begin, start + high


def _sentences(line: str, code: str) -> Iterator[tuple[int, int]]:
    plain = line.translate(ASCII_DIGITS)  # a point between other digits would count as a stop
    parts = list(sentencex.segment(code, plain))
    if "".join(parts) != plain:
        parts = [line]
    start = end = 0
    for index, part in enumerate(parts):
        end += len(part)
        last = index == len(parts) - 1
        near = plain[max(start, end - _NEAR) : end + _NEAR]
        spelt = (hit.span() for hit in _INITIALS.finditer(near)) if near.count(".") > 1 else ()
        if not last and any(low < min(_NEAR, end - start) < high for low, high in spelt):
            continue
        if not last and ((end - start <= _LONGEST and _opens_next(part, code)) or not part.strip(" .\"'»”)]")):
            continue
        for rate in _RATE_ENDS.finditer(line, start, end - 1):
            yield start, rate.end()
            start = rate.end()
        yield start, end
        start = end


def _bounded(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is longer than ``_LONGEST`` at the last blank before the limit."""
    while end - start > _LONGEST:
        cut = line.rfind(" ", start + 1, start + _LONGEST) + 1 or start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def is_item(text: str) -> bool:
    """True for a line that a bullet or a number opens."""
    return _BULLET.match(text) is not None


def split_sentences(text: str, code: str) -> list[Sentence]:
    """Return the sentences of ``text``, in order; every character but white space belongs to exactly one.

    ``code`` chooses the abbreviations, unknown codes get the general rules. A heading is a line of its own, at most
    160 characters long, without a stop at its end or a bullet, in a text of several lines; no several sentences with a
    post's signs between them.
    """
    found: list[Sentence] = []
    lines = [match for match in re.finditer(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+", text) if match.group().strip()]
    for paragraph, match in enumerate(lines):
        line, offset = match.group(), match.start()
        bare = line.strip()
        heading = (
            len(lines) > 1
            and len(bare) <= _HEADING_CHARACTERS
            and not _FINAL.search(bare[-40:])
            and not _BULLET.match(line)
        )
        pieces = list(_pieces(line, code))
        heading = heading and not (len(pieces) > 1 and _POSTED.search(line))
        for start, end in pieces:
            for low, high in _bounded(line, start, end):
                piece = line[low:high]
                stripped = piece.strip()
                if stripped:
                    begin = offset + low + len(piece) - len(piece.lstrip())
                    found.append(Sentence(begin, begin + len(stripped), stripped, paragraph, heading))
    return found
