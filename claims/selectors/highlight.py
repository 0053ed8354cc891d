"""Where claims stand in a text: spans cut into segments that may carry several claims each.

Claims may overlap or lie inside one another, and HTML cannot express that with nested elements. So the text is cut
wherever a claim begins or ends, and each segment names all the claims it belongs to. Pure functions.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.language.spans import whole_words

__all__ = ["Segment", "Span", "paragraphs", "segments", "whole_words"]


@dataclass(frozen=True, slots=True)
class Span:
    """Claim ``claim`` stands at ``[start, end)``, in characters."""

    claim: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text with the claims it belongs to, the shortest (innermost) first; ``opens`` begin here; ``at`` is
    where it begins in the whole text."""

    text: str
    claims: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    at: int = field(default=0, compare=False)

    @property
    def innermost(self) -> int | None:
        """The claim a click on this piece means."""
        return self.claims[0] if self.claims else None


def segments(text: str, spans: Iterable[Span]) -> list[Segment]:
    """Cut ``text`` where spans begin or end. The segments' texts joined are ``text``; spans outside it are ignored."""
    widened = [Span(span.claim, *whole_words(text, span.start, span.end)) for span in spans]
    kept = [span for span in widened if span.start < span.end]
    cuts = sorted({0, len(text), *(span.start for span in kept), *(span.end for span in kept)})
    found = []
    for start, end in itertools.pairwise(cuts):
        here = sorted(
            (span for span in kept if span.start <= start and end <= span.end),
            key=lambda span: (span.end - span.start, span.start, span.claim),
        )
        claims = tuple(dict.fromkeys(span.claim for span in here))
        found.append(Segment(text[start:end], claims, tuple(s.claim for s in here if s.start == start), start))
    return found


def paragraphs(text: str, spans: Sequence[Span]) -> list[list[Segment]]:
    """The segments of each non-blank line of ``text``. A claim that goes on in the next paragraph opens only once."""
    found = []
    position = 0
    for line in text.split("\n"):
        start, end = position, position + len(line)
        position = end + 1
        if not line.strip():
            continue
        inside = [span for span in spans if span.start < end and span.end > start]
        pieces = segments(line, [Span(s.claim, max(s.start, start) - start, s.end - start) for s in inside])
        earlier = {span.claim for span in inside if span.start < start}
        found.append(
            [
                Segment(p.text, p.claims, tuple(claim for claim in p.opens if claim not in earlier), start + p.at)
                for p in pieces
            ]
        )
    return found
