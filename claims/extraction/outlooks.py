"""Fears that go on: "The agency fears the worst. The toll could reach 900": the conditional behind is still its own."""

from __future__ import annotations

from claims.extraction.clauses import Clause
from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.names import read_mention
from claims.extraction.sources import Attribution
from claims.extraction.speakers import Speakers
from claims.types import CueKind

_FEARS = wordset("fears")
_MIGHT = wordset("might")


def foreseen(line: Line, clause: Clause, attribution: Attribution, speakers: Speakers) -> Attribution:
    """Return ``attribution``, or that of the fear which the clause spells out in the conditional; remembers a fear
    that gives no figure until a clause follows that is in no conditional."""
    if attribution.speaker is not None:
        fears = attribution.cue in _FEARS and not line.has_figure(clause.start, clause.end)
        speakers.outlook = attribution.speaker if fears else None
        return attribution
    verb = line.first_verb(clause.start, clause.end)
    stance = line.cue(verb) if verb is not None and verb > clause.start else None
    if verb is not None and stance and stance[1].frame == "stance" and line.norms[verb] in _FEARS:
        mention = read_mention(line, clause.start, verb)  # « L'institut craint le pire »
        if mention is not None and mention.is_source:
            speakers.outlook = known if not (known := speakers.add(mention)).pronoun else None
            return attribution
    if speakers.outlook is None or verb is None or line.norms[verb] not in _MIGHT:
        speakers.outlook = None
        return attribution
    via = speakers.chain(speakers.outlook, ())
    return attribution._replace(speaker=speakers.outlook, via=via, kind=CueKind.SAY)
