"""What a claim needs to be read on its own: whom or what its pronoun, ellipsis or infinitive stands for."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.clauses import Clause, Splitter, trimmed
from claims.extraction.counted_before import counted_before
from claims.extraction.lexicon import wordsets
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.types import ExtractedClaim, Quantity

_INFINITIVES = wordsets("context_infinitives")


def context_of(line: Line, splitter: Splitter, clause: Clause, speaker: Mention | None) -> str:
    """Return the words that ``clause`` leaves to the sentence around it, "" when it reads on its own."""
    return _left_out(line, clause) or _pronoun(line, splitter, clause.start, speaker)


def _left_out(line: Line, clause: Clause) -> str:
    """The subject of a clause that has none, the noun of a relative clause."""
    if clause.context == (0, 0):
        return ""
    start, end = trimmed(line, *clause.context)
    while end > start and (line.is_a(end - 1, "preposition") or line.is_a(end - 1, "determiner")):
        end -= 1
    return line.words(start, end)


def _pronoun(line: Line, splitter: Splitter, start: int, speaker: Mention | None) -> str:
    """What a pronoun at the head of the content stands for: «قالت الحركة إنها تسعى», "Quill said she would".

    A verb or personal pronoun goes on with the speaker; a bare figure («إنها نحو 6.8 درجة») with the words that
    open the sentence.
    """
    joined = line.connector(start - 1) if start else None
    if joined and joined[1] == "complement+" and joined[0] == 1:
        if line.in_quantity[start] < 0:
            return speaker.name if speaker else ""
        first, last = splitter.lead(0, start - 1)
        return line.words(first, last)
    if line.norms[start] in _INFINITIVES.get(line.code, ()):
        return speaker.name if speaker else ""  # « dit avoir envoyé », "claimed to have sent"
    someone = speaker is not None and speaker.kind in ("person", "anonymous", "name")
    personal = someone and any(line.is_a(start, name) for name in ("he", "she", "they"))
    return speaker.name if personal and speaker else ""


def figure_in(line: Line, clause: Clause, index: int, before: Sequence[ExtractedClaim] = ()) -> Quantity:
    """The figure ``index`` of the sentence where the report has it; in « …, loin des 11 300 annoncés par X » it counts
    what the one before does, in « X en recense 40 » what the claims ``before`` count."""
    found = line.quantities[index]
    counted = found.counted or counted_before(line, index, before)
    if counted is None and clause.kind == "agent" and index:
        counted = line.quantities[index - 1].counted
    start, end = found.start + line.offset, found.end + line.offset
    return Quantity(found.raw, start, end, found.value, found.low, found.high, found.hedge, found.unit, counted)
