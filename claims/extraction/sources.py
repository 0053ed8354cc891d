"""Who stands behind a frame: its subject, whom it cites, and whom a verb without a subject means."""

from __future__ import annotations

from typing import NamedTuple

from claims.extraction.frames import Frame
from claims.extraction.lexicon import wordset
from claims.extraction.mention import Mention
from claims.extraction.names import read_mention
from claims.extraction.speaking import answering_before
from claims.extraction.subjects import Subjects
from claims.types import CueKind

_STRESSED = wordset("stressed_pronouns", "fr")


class Attribution(NamedTuple):
    """Who stands behind a stretch of text; ``dates`` are indices of the sentence's dates that tell when it was said,
    ``judged`` when who hails or condemns does not state what follows, ``decided`` when it is their decision."""

    speaker: Mention | None = None
    via: tuple[Mention, ...] = ()
    cue: str | None = None
    kind: CueKind | None = None
    dates: tuple[int, ...] = ()
    judged: bool = False
    decided: bool = False


class Sources(Subjects):
    """Names the sources of one sentence's frames; ``speakers`` carries over what earlier sentences named."""

    def _attribute(self, frame: Frame, clause: int, outer: Attribution) -> tuple[Attribution, int, bool]:
        """The attribution of a frame's content, where its subject begins, and whether it has one of its own."""
        line = self.line
        if frame.cue.form == "impersonal":
            return Attribution(), frame.verb, False
        mention, start = self._subject(frame, clause)
        mention = self._voice(frame) or mention
        relay: Mention | None = None
        cited = self._cited(frame)
        reporter = self._reporter(frame.verb + frame.size, frame.zone_end, frame.cue)
        if cited is None and self.fronted is not None and mention is not None:
            cited, self.fronted = self.fronted, None
        explicit = mention is not None or cited is not None
        read = mention is not None and mention.kind == "document"
        seen = self._seen(start, frame.zone_end if line.code == "ar" else frame.verb) if read else None
        if seen is not None:  # "Documents seen by the agency show that"
            reporter = self.speakers.resolve(seen[2])
            mention = read_mention(line, start + frame.size * (start == frame.verb), seen[0]) or mention
        if mention is not None:
            verbal = bool(mention.norms) and (
                mention.norms[0] in line.grammar.participles or self._opens_with_preposition(start)
            )
            if verbal and not mention.kind:
                return Attribution(), start, True
            said = frame.cue.frame in ("say", "tell") and self._speaks(mention, frame.cue.frame)
            if not mention.kind and (said or self._stressed(frame.verb)):
                mention = mention._replace(kind="source")
            mention = self.speakers.add(self._main_subject(mention, start))
        elif frame.cue.form == "participle" and outer.speaker is None:
            behind = [end for end in self.hole_ends if end <= frame.verb]
            beside = self.hole_ends[max(behind)] if behind else None  # «…، قال الوزير، مضيفا»
            mention = beside or self._lead_subject(frame.verb) or self.speakers.current
        else:
            lead = self._lead_subject(frame.verb) if line.code == "ar" and outer.speaker is None else None
            answering = answering_before(line, frame, self.frames, self.skipped)
            agrees = lead is not None and lead.kind != "name" and lead.gender == frame.cue.gender
            answering = self.speakers.add(answering) if answering is not None else None
            mention = answering or (lead if agrees else self.speakers.latest(frame.cue.gender, frame.cue.number))
        if cited is not None:
            relay, mention = mention, self.speakers.add(cited)
        if mention is not None and mention.pronoun:
            explicit, mention = mention.kind not in ("it", "they"), None
            explicit = False
        if (
            explicit
            and mention is not None
            and frame.cue.form == "finite"
            and not self._speaks(mention, frame.cue.frame)
        ):
            return Attribution(), start, True
        via = outer.via + ((outer.speaker,) if outer.speaker and outer.speaker != mention else ())
        relay = reporter or relay
        if relay is not None and not relay.pronoun:
            via = (*via, relay)
        if mention is not None:
            via = self.speakers.chain(mention, via)
            if outer.speaker is None:
                self.speakers.current = mention
        cue_start = min(start, frame.verb)
        text = line.words(cue_start, max(frame.zone_end, frame.verb + frame.size)).strip(' :،,"«“')
        return Attribution(mention, via, text, self._kind(frame)), start, explicit

    def _stressed(self, verb: int) -> bool:
        """True for « Les planteurs, eux, affirment que »: whoever they are, they speak."""
        line = self.line
        return line.code == "fr" and verb > 2 and line.norms[verb - 1] == "," and line.norms[verb - 2] in _STRESSED

    def _opens_with_preposition(self, start: int) -> bool:
        return self.line.code == "en" and bool(self.line.is_a(start, "preposition"))
