"""Whose words a sentence without a source gives: of whoever spoke last, or was announced: "New from the ministry."."""

from __future__ import annotations

from claims.extraction.attribution import Segment
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import read_mention
from claims.extraction.sources import Attribution
from claims.extraction.speakers import Speakers
from claims.types import CueKind

_LONGEST = 14
"""Words and marks of a line that only announces somebody."""
_NEAR = 4
"""Words from the hour to what announces somebody."""
_FEWEST_QUOTED = 5


def announced(line: Line) -> Mention | None:
    """Whose words the next sentence gives, when the line only announces them; ``None`` for any other line."""
    if line.code != "en" or len(line) > _LONGEST or "from" not in line.norms:
        return None
    at = line.norms.index("from")
    news = next((k for k in line.members("news") if k + line.is_a(k, "news") == at), None)
    if news is None or news > _NEAR or line.has_verb(0, len(line)):
        return None
    end = next((k for k in range(at + 1, len(line)) if line.stops(k)), len(line))
    mention = read_mention(line, at + 1, end)
    return mention if mention is not None and mention.is_source and mention.head != "place" else None


def spoken(line: Line, segment: Segment, speakers: Speakers, heard: Mention | None, quoted: bool) -> Segment:
    """The segment with the speaker it goes on with: ``heard``, whom the line before announced; for a sentence all in
    quote marks (``quoted`` when they open before it or close behind it) and without a cue the last speaker."""
    if segment.attribution.speaker is not None or segment.attribution.cue:
        return segment
    if heard is not None:
        return segment._replace(attribution=Attribution(speakers.add(heard), (), None, CueKind.SAY))
    speaker = speakers.current
    if speaker is None:
        return segment
    start, end = segment.start, segment.end
    closing = {last for _, last in line.quotes}
    while end > start and not line.is_word(end - 1) and (end - 1) not in closing:
        end -= 1
    whole = (start, end - 1) in line.quotes and end - start >= _FEWEST_QUOTED
    if not whole and not quoted:
        return segment
    return segment._replace(attribution=Attribution(speaker, speakers.chain(speaker, ()), None, CueKind.SAY))
