"""Who says what through whom: reporting frames, trailing cues and source phrases of one sentence.

The scheme is PARC 3's triple of source, cue and content (Pareti 2016), nested: the content of an outer frame may hold
an inner one, whose speaker is then reported ``via`` the outer one. A frame is *forward* (cue, then content) or a
*hole* (content around or before "…, X said", "according to X").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claims.extraction.beside import Beside
from claims.extraction.frames import Frame
from claims.extraction.fronted import names_source, silent
from claims.extraction.interposed import interposed
from claims.extraction.lexicon import verbset, wordset
from claims.extraction.sources import Attribution
from claims.extraction.trailing import Hole

_AND_BUT = wordset("joins")
_AND_HE = wordset("and_he")
DEEPEST = 4
"""Frames inside frames that are followed; deeper ones are read as content."""

_THOUGHTS = verbset("thoughts")
_REASONS = wordset("reasons")


class Segment(NamedTuple):
    """Words ``start`` to ``end`` with their attribution; ``complement`` when a cue's grammar makes them a clause,
    ``act`` when they are the reported act of speaking itself, ``telling`` when they hold act and content in one.
    ``relative`` for a relative clause that describes who speaks.
    ``lead`` is where the first clause begins when a source stands within it: "The dam, she said, had …"."""

    start: int
    end: int
    attribution: Attribution
    complement: bool = False
    act: bool = False
    telling: bool = False
    lead: int = -1
    relative: bool = False


_JOINS = wordset("clause_joins")
_BRIEF = 7
"""Words of "Fire Chief Ann Reed said" between a comma and a colon."""


class Attributor(Beside):
    """Reads one sentence into stretches of content with their attribution."""

    def segments(self) -> list[Segment]:
        """Return the sentence's content in reading order, each stretch with its attribution."""
        line = self.line
        head = self._colon_head()
        if head:
            outer, start = head
            beside = [hole for hole in self._holes() if hole.start > start]
            return list(self._around(beside, start, outer) if beside else self._region(start, len(line), outer, 1))
        holes = self._holes()
        titled = self._quote_head() if not holes and not self.frames else None
        if titled:
            said, start = titled
            return [Segment(0, start, said), *self._region(start, len(line), Attribution(), 0)]
        if not holes:
            return list(self._region(0, len(line), Attribution(), 0))
        return list(self._around(holes))

    def _region(self, start: int, end: int, outer: Attribution, depth: int, framed: bool = False) -> Iterator[Segment]:
        """Content of words ``start`` to ``end``, all of it reported by ``outer``; frames inside are unfolded.

        ``framed`` tells that a cue's grammar makes the beginning a clause.
        """
        line = self.line
        begin = behind = start
        lead_dates: tuple[int, ...] = ()
        for at, frame in sorted(self.frames.items()) if depth < DEEPEST else ():
            if not behind <= at < end or frame.content >= end:
                continue
            if depth and frame.cue.form == "impersonal":
                continue
            clause = self._clause_start(begin, at)
            nested = depth > 0 and outer.speaker is not None
            if nested and frame.cue.lemma in _THOUGHTS:
                continue  # what somebody is said to fear or hope is content
            attribution, subject_start, explicit = self._attribute(frame, clause, outer)
            if explicit and attribution.speaker is None:
                continue  # what shows or means something is no source
            if (
                not explicit
                and frame.cue.form == "finite"
                and (nested or frame.cue.frame in ("thatonly", "judge", "estimate"))
                and not self._sibling(at, begin)
            ):
                continue  # a thought or an echo without a subject of its own is content
            cut = min(subject_start, at)
            if cut > begin:
                opens = begin + (not line.is_word(begin))
                circumstance = line.is_a(begin, "preposition") and not line.has_verb(begin, cut)
                circumstance = circumstance or (self._said_when(opens, cut) and frame.cue.form != "noun")
                figure = line.has_figure(begin, cut)  # its verb may be in no list
                if (line.has_predicate(begin, cut) or figure) and not circumstance:
                    said = attribution if explicit and self._said_between(cut, frame) else outer
                    yield Segment(begin, cut, said, framed and begin == start)
                else:
                    lead_dates = self._dates(begin, cut)
            aside = self._figure_aside(cut, at)
            if aside is not None:
                yield Segment(*aside, outer, relative=True)
            stop = self._content_end(frame, end, nested)
            told = nested and explicit and frame.cue.form == "finite" and self._addressed(frame)
            whole = told and not self._circumstance(frame) and not self._frames_within(frame.content, stop)
            if whole or self._denies_that(frame):
                attribution = attribution._replace(dates=(*outer.dates, *lead_dates))
                yield Segment(cut, stop, attribution, True, telling=True)
                begin = behind = max(stop, frame.content + 1)
                continue
            if told:
                yield Segment(cut, frame.zone_end, outer._replace(dates=outer.dates + lead_dates), True, act=True)
                dates = outer.dates
            else:
                dates = (*outer.dates, *lead_dates, *self._dates(at, frame.zone_end))
            attribution = attribution._replace(dates=dates)
            if self._act_of_its_own(frame):
                yield Segment(cut, frame.zone_end, outer)  # "Norland denies any role: “…”"
            yield from self._region(frame.content, stop, attribution, depth + 1, framed=True)
            begin = behind = max(stop, frame.content + 1)
        if begin < end:
            yield Segment(begin, end, outer, framed and begin == start)

    def _said_between(self, cut: int, frame: Frame) -> bool:
        """True for "Two were saved, Reed said: one walked away": a subject and its verb between a comma and a colon say
        what stands on either side."""
        line = self.line
        behind = line.norms[frame.zone_end : frame.zone_end + 1] == [":"] and frame.content <= frame.zone_end + 2
        brief = frame.zone_end - cut <= _BRIEF and not line.has_verb(cut, frame.verb) and not line.connector(cut)
        brief = brief and line.norms[cut] not in _JOINS
        return behind and brief and line.code != "ar" and cut > 1 and line.norms[cut - 1] == ","

    def _frames_within(self, start: int, end: int) -> bool:
        return any(start <= at < end for at in self.frames)

    def _around(self, holes: list[Hole], at: int = 0, outer: Attribution | None = None) -> Iterator[Segment]:
        """Content around holes: what precedes a hole belongs to it, and what follows too when it only goes on.
        ``outer`` is who says all of it from ``at`` on."""
        line = self.line
        head = outer.speaker if outer else None
        index = 0
        while index < len(holes):
            hole = holes[index]
            group = [hole]
            while index + 1 < len(holes) and not self._has_words(group[-1].end, holes[index + 1].start):
                index += 1
                group.append(holes[index])
            merged = self._merge(group)
            if head is not None and merged.speaker is not None and merged.speaker.name != head.name:
                merged = merged._replace(via=(head, *merged.via))
            if merged.speaker is not None:
                self.hole_ends[group[-1].end] = merged.speaker
            if not hole.forward and self._repeats(at, hole) and not self._within(at, hole.start, group[-1].end, holes):
                yield from self._region(at, hole.start, outer or Attribution(), 1 if outer else 0)
                at = group[-1].end
                index += 1
                continue
            relay = next(
                (
                    f
                    for f in self.frames.values()
                    if at <= f.verb and hole.start - 1 <= f.content <= hole.start + 1 and f.verb < hole.start
                ),
                None,
            )
            if relay is not None:
                above, _, _ = self._attribute(relay, self._clause_start(at, relay.verb), Attribution())
                if above.speaker is not None:
                    merged = merged._replace(via=(*above.via, above.speaker))
                outer, at = merged, group[-1].end
                index += 1
                continue
            within = line.code == "ar" and interposed(self, at, hole.start, group[-1].end, len(line))
            if hole.forward and not within:
                if at < hole.start and self._has_words(at, hole.start):
                    yield from self._region(at, hole.start, outer or Attribution(), 1 if outer else 0)
                source = line.source(hole.start)
                if source and source[1][1] == "relay":
                    self.fronted = merged.speaker
                else:
                    outer = merged
                at = group[-1].end
            else:
                follows = group[-1].end
                semicolon = self._sentence_before(at, hole.start)
                if semicolon is not None:
                    yield from self._region(at, semicolon, outer or Attribution(), 1 if outer else 0)
                    at = semicolon + 1
                relayed = self._medium_citing(at, hole, merged)
                if relayed is not None:
                    frame, merged = relayed
                    yield from self._region(frame.content, hole.start, merged, 1, framed=True)
                    at = follows
                    index += 1
                    continue
                if self._only_cited(at, hole.start, merged):
                    yield from self._region(at, follows, outer or Attribution(), 1 if outer else 0)
                    at = follows
                    index += 1
                    continue
                comma = self._apposed(at, hole.start, follows)
                if comma is not None:
                    yield from self._region(at, self._with_source(comma + 1, hole, follows), merged, 1)
                    at = follows
                    index += 1
                    continue
                stop = holes[index + 1].start if index + 1 < len(holes) else len(line)
                split = interposed(self, at, hole.start, follows, stop)
                if split is not None:
                    lead, resumes = split
                    if lead > at:
                        yield from self._region(at, lead, outer or Attribution(), 1 if outer else 0)
                    for number, segment in enumerate(self._region(resumes, stop, merged, 1)):
                        yield segment if number else segment._replace(lead=lead)
                    at = stop
                    index += 1
                    continue
                yield from self._region(at, self._with_source(at, hole, follows), merged, 1)
                goes_on = self._continues(follows, stop, bool(line.source(hole.start)) or self._reckons(hole.start))
                if (goes_on and not self._only_relative(at, hole.start)) and not (
                    index + 1 < len(holes) and self._paired(follows, holes[index + 1])
                ):
                    yield from self._region(follows, stop, merged, 1)
                    at = stop
                else:
                    at = follows
            index += 1
        mark = next((k for k in range(at, len(line) - 1) if line.norms[k] == ";"), None) if outer and not head else None
        if mark is not None and names_source(line, mark + 1, len(line)):
            yield from self._region(at, mark, outer or Attribution(), 1)
            at, outer = mark + 1, None  # "According to X, 30 died; aid groups say that …"
        if at < len(line) and self._has_words(at, len(line)):
            yield from self._region(at, len(line), outer or Attribution(), 1 if outer else 0)

    def _within(self, start: int, at: int, follows: int, holes: list[Hole]) -> bool:
        """True for the source at ``at`` of "Dale disagreed: his own cousin, he said, had been paid": a clause goes on
        around it."""
        stop = next((hole.start for hole in holes if hole.start >= follows), len(self.line))
        return interposed(self, start, at, follows, stop) is not None

    def _only_cited(self, start: int, end: int, source: Attribution) -> bool:
        """True for "The mayor said 40 had died, according to a first estimate": what somebody who is named goes by."""
        cited = source.speaker
        plain = cited is not None and cited.kind in ("document", "tally") and cited.owner is None
        return plain and any(start <= f.verb and f.content < end and f.cue.frame == "say" for f in self.frames.values())

    def _only_relative(self, start: int, end: int) -> bool:
        """True for « Le Sudland, qui fournissait 90 % du gaz, selon X, a … »: X tells the relative clause only."""
        line = self.line
        commas = (k for k in range(start + 1, end - 1) if line.norms[k] == ",")
        first = next((k for k in commas if (hit := line.connector(k + 1)) and hit[1] == "relative"), None)
        return first is not None and line.code != "ar" and not line.has_predicate(start, first)

    def _reckons(self, at: int) -> bool:
        """True for the cue of "…, estimates the agency, and the line went dead": it tells a figure, no more."""
        hit = self.line.cue(at)
        return hit is not None and hit[1].frame == "estimate" and self.line.code == "en"

    def _continues(self, start: int, end: int, sourced: bool) -> bool:
        """True when the words behind a hole only complete the clause before it."""
        line = self.line
        while start < end and not line.is_word(start):
            if line.norms[start] in (".", "|"):
                return False
            if line.norms[start] == ";":
                aside = names_source(line, start + 1, end) or silent(line, start + 1, end)
                full = sourced and line.code != "ar" and line.has_predicate(start + 1, end)
                return end == len(line) and not aside and not full
            start += 1
        if start >= end:
            return False
        connector = line.connector(start)
        spoke = any(line.is_a(k, name) for k in range(max(start - 4, 0), start) for name in ("he", "she", "they", "it"))
        plain = line.norms[start - 1] == "," and not any(shut < start for shut in self.quote_end)
        spoke = spoke or plain  # "The bolts failed, Reed said, because …"
        if connector and connector[1] == "clause" and line.norms[start] in _REASONS and spoke:
            behind = [k for k in line.reporting if start < k < end]
            return not any(line.source(k) or (line.cue(k) and line.verb(k)) for k in behind)
        told = line.norms[start] == "but" and not sourced and not names_source(line, start + 1, end)
        if connector and connector[1] in ("relative", "clause", "pronoun") and not told:
            return False
        if line.code == "ar" and (line.norms[start] == "و" or line.joined(start) or line.norms[start] in _AND_HE):
            return self._gives_figure(start, end)
        if line.norms[start] in _AND_BUT:
            return not sourced or self._gives_figure(start, end)
        if line.is_a(start, "preposition") or not line.has_predicate(start, end):
            return True
        return line.code != "ar" and (not sourced or line.verb(start, sure=True))
