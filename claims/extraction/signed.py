"""Sources that a post sets on a line of its own: who said the quotation above it ("— Spokesman Paul Hale"), and whose
the figures below or above it are ("Source: fire department", « Bilan de la préfecture : »)."""

from __future__ import annotations

from collections.abc import Iterable

from claims.extraction.headlines import SOURCES
from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.mention import FULL_NAME, Mention, unprefixed
from claims.extraction.names import read_mention
from claims.extraction.parts import Part
from claims.extraction.post_ends import head_name
from claims.language.segment import is_item

_BY = wordset("by")
_DASHES = frozenset(("—", "–", "-"))
_LONGEST = 14
"""Words and marks of a line that only names somebody."""


def signed(found: Iterable[Part]) -> list[Part]:
    """The parts with those who are named on lines of their own as authors of what stands beside; without such lines."""
    parts = list(found)
    left = []
    for index, part in enumerate(parts):
        if part.credit:
            source = read_mention(part.line, 0, len(part.line))
            near = _items(parts, index, -1) or _items(parts, index, 1)
        elif not part.quoted and (near := _quotation(parts, index, -1) or _quotation(parts, index, 1)):
            source = _signature(part.line)
            if source is None and (told := _introduced(part.line, near[0], parts)) is not None:
                source, stop = told
                for one in near:
                    one.author = source
                near = [] if part.line.verb(stop) else near
        elif near := _items(parts, index, 1):
            source = _heading(part.line)
        else:
            source = None
        for one in near if source is not None and source.is_source else ():
            one.author = source
        if not part.credit and (source is None or not near):
            left.append(part)
    return left


def _items(parts: list[Part], index: int, step: int) -> list[Part]:
    """The items of a list right before (``step`` -1) or behind a line."""
    found = []
    at = index + step
    while 0 <= at < len(parts) and is_item(parts[at].sentence.text) and not parts[at].credit:
        found.append(parts[at])
        at += step
    return found


def _quotation(parts: list[Part], index: int, step: int) -> list[Part]:
    """The sentences of the paragraph above (``step`` -1) or below that are all one quotation; none where another source
    stands in it."""
    found: list[Part] = []
    at = index + step
    while 0 <= at < len(parts) and parts[at].sentence.paragraph == parts[index + step].sentence.paragraph:
        beside = parts[at].sentence.paragraph == parts[index].sentence.paragraph
        if not _all_quoted(parts[at]):
            return found if beside and step < 0 else []
        if beside and (step > 0 or parts[index].line.norms[0] not in _DASHES):
            return []
        found.append(parts[at])
        at += step
    return found


def _all_quoted(part: Part) -> bool:
    line = part.line
    if part.quoted or not line.quotes:
        return part.quoted
    words = [k for k in range(len(line)) if line.is_word(k)]
    return any(first < words[0] and words[-1] < last for first, last in line.quotes if words)


def _signature(line: Line) -> Mention | None:
    """Whom a line names and no more, behind a dash or not; ``None`` for a line that tells something."""
    first = int(line.norms[0] in _DASHES)
    comma = next((k for k in range(first, len(line)) if line.stops(k)), len(line))
    if not 0 < len(line) - first <= _LONGEST or line.has_verb(first, len(line)) or line.has_figure(first, comma):
        return None
    mention = read_mention(line, first, comma)
    if mention is None or mention.pronoun or line.norms[-1] == ":":
        return None
    named = mention.kind == "name" and len(mention.norms) >= FULL_NAME and mention.head != "place"
    if first:
        return mention if named or mention.kind in SOURCES or mention.kind == "name" else None
    return mention if mention.kind == "person" and mention.role else None


def _introduced(line: Line, quoted: Part, parts: list[Part]) -> tuple[Mention, int] | None:
    """Who is quoted apart, as the line beside the quotation tells: "Ann Reed on the defeat:" above it, "– Mayor Ann
    Reed denies all" behind it, or whom the line below is about where a post opens with the quotation; with the word
    behind the name."""
    dashed = line.norms[0] in _DASHES
    above = line.norms[-1] == ":" and quoted.line.offset > line.offset
    opens = quoted is parts[0] and not line.quotes and line.norms[-1] != ":"
    return head_name(line, int(dashed)) if dashed or above or opens else None


def _heading(line: Line) -> Mention | None:
    """Whose figures the line announces that ends in a colon: "Toll by the ministry:", "According to police:"."""
    if line.norms[-1] != ":" or len(line) > _LONGEST or line.has_verb(0, len(line)):
        return None
    by = next((k + 1 for k in range(len(line) - 1) if line.norms[k] in _BY), 0)
    source = line.source(0)
    mention = read_mention(line, source[0] if source is not None else by, len(line) - 1)
    if mention is None or mention.pronoun:
        return None
    mention = unprefixed(mention) if source is not None and source[1][2] else mention
    return mention.owner if mention.kind in ("tally", "document") else mention if mention.kind in SOURCES else None
