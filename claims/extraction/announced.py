"""Whose words a sentence without a source gives: of whoever spoke last, or was announced: "New from the ministry.",
or stands in front of the colon of the line above: « INS : l'inflation ressort à 7,8 % », and a list of figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.extraction.attribution import Segment
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import read_mention
from claims.extraction.parts import Part
from claims.extraction.sources import Attribution
from claims.extraction.speakers import Speakers
from claims.language.segment import is_item
from claims.types import CueKind, ExtractedClaim

_LONGEST = 14
"""Words and marks of a line that only announces somebody."""
_NEAR = 4
"""Words from the hour to what announces somebody."""
_FEWEST_QUOTED = 5
_HEAD = 14
"""Words among which the colon stands behind whoever says what a post tells."""
_GOES_ON = ".."
"""What parts the sentences of an Arabic headline: «بايدن: عرض من 3 مراحل.. الأولى تستمر 6 أسابيع»."""


class Lead(NamedTuple):
    """A line that gives the words of one source alone."""

    part: Part
    source: Mention


def lead_of(part: Part, made: Sequence[ExtractedClaim], speakers: Speakers, before: Lead | None) -> Lead | None:
    """The line in front of whose colon the source of all its claims stands; ``before`` while it goes on, ``None`` where
    several or none speak."""
    source = speakers.current
    if source is None or not made or any(claim.speaker != source.name for claim in made):
        return before if before is not None and part.author is before.source else None
    if before is not None and part.author is before.source:
        return Lead(part, source) if part.sentence.paragraph == before.part.sentence.paragraph else before
    return Lead(part, source) if ":" in part.line.norms[:_HEAD] else None


def goes_on(lead: Lead | None, part: Part) -> Mention | None:
    """The source of the line above when ``part`` is an item with a figure and no verb below it, or follows two stops in
    one Arabic line; ``None`` for any other line."""
    if lead is None or part.author is not None or part.credit:
        return None
    above, text, line = lead.part.sentence, part.sentence.text, part.line
    if above.paragraph == part.sentence.paragraph:
        parted = line.code == "ar" and above.text.endswith(_GOES_ON) and not above.text.endswith("...")
        return lead.source if parted else None
    listed = is_item(text) and text[0] != above.text[0] and line.has_figure(0, len(line))
    return lead.source if listed and not line.has_verb(0, len(line)) else None


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
