"""The stretches of a report that are read for claims: sentences without bylines, datelines and links."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.furniture import content_ranges, credited, is_furniture
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.language import get_language
from claims.types import Sentence


@dataclass(slots=True)
class Part:
    """A stretch of a sentence that may hold claims."""

    sentence: Sentence
    line: Line
    quoted: bool = False
    """True within a quotation that runs over several sentences."""
    author: Mention | None = None
    """Whom a line of its own names as its source."""
    credit: bool = False
    """True for the name in such a line, behind "Source:"."""


def parts(text: str, code: str, published: dt.date | None) -> Iterator[Part]:
    """The stretches of a report that may hold claims, without furniture; offsets of each line refer to ``text``."""
    paragraph = -1
    quoted = False
    for sentence in get_language(code).sentences(text):
        first = sentence.paragraph != paragraph
        paragraph = sentence.paragraph
        if is_furniture(sentence.text, code):
            if credit := credited(sentence.text, code):
                at, end = credit
                yield Part(sentence, Line(sentence.text[at:end], sentence.start + at, code, published), credit=True)
            continue
        for start, end in content_ranges(sentence.text, code, first=first, heading=sentence.heading):
            piece = sentence.text[start:end]
            line = Line(piece, sentence.start + start, code, published)
            if line.tokens:
                quoted = (quoted and not first) or line.unclosed
                yield Part(sentence, line, quoted)
                quoted = quoted and not line.unopened
