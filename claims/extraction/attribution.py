"""Who says what through whom: reporting frames, trailing cues and source phrases of one sentence.

The scheme is PARC 3's triple of source, cue and content (Pareti 2016), nested: the content of an outer frame may hold
an inner one, whose speaker is then reported ``via`` the outer one. A frame is *forward* (cue, then content) or a
*hole* (content around or before "…, X said", "according to X").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.extraction.frames import Frame
from claims.extraction.fronted import names_source
from claims.extraction.holes import Holes
from claims.extraction.interposed import interposed
from claims.extraction.line import Line
from claims.extraction.sources import Attribution
from claims.extraction.trailing import Hole

DEEPEST = 4
"""Frames inside frames that are followed; deeper ones are read as content."""

_THOUGHTS = frozenset(
    ("believe", "think", "hope", "fear", "expect", "croire", "penser", "craindre", "espérer", "اعتقد", "رأى")
)
_CIRCUMSTANCE = frozenset(("in", "during", "at", "by", "في", "خلال", "عبر", "اثناء", "dans", "lors", "par", "pendant"))


@dataclass(frozen=True, slots=True)
class Segment:
    """Words ``start`` to ``end`` with their attribution; ``complement`` when a cue's grammar makes them a clause,
    ``act`` when they are the reported act of speaking itself, ``telling`` when they hold act and content in one.
    ``lead`` is where the first clause begins when a source stands within it: "The dam, she said, had …"."""

    start: int
    end: int
    attribution: Attribution
    complement: bool = False
    act: bool = False
    telling: bool = False
    lead: int = -1


def _governs(line: Line, index: int) -> bool:
    """True for a preposition, also one written as part of an Arabic word: «بقوة»."""
    return bool(line.is_a(index, "preposition")) or (line.code == "ar" and line.norms[index][0] == "ب")


class Attributor(Holes):
    """Reads one sentence into stretches of content with their attribution."""

    def segments(self) -> list[Segment]:
        """Return the sentence's content in reading order, each stretch with its attribution."""
        line = self.line
        head = self._colon_head()
        if head:
            outer, start = head
            return list(self._region(start, len(line), outer, 1))
        holes = self._holes()
        if not holes:
            return list(self._region(0, len(line), Attribution(), 0))
        return list(self._around(holes))

    def _region(self, start: int, end: int, outer: Attribution, depth: int, framed: bool = False) -> Iterator[Segment]:
        """Content of words ``start`` to ``end``, all of it reported by ``outer``; frames inside are unfolded.

        ``framed`` tells that a cue's grammar makes the beginning a clause.
        """
        line = self.line
        begin = start
        lead_dates: tuple[int, ...] = ()
        at = start
        while at < end:
            frame = self.frames.get(at)
            if frame is None or depth >= DEEPEST or frame.content >= end:
                at += 1
                continue
            if depth and frame.cue.form == "impersonal":
                at += 1
                continue
            clause = self._clause_start(begin, at)
            nested = depth > 0 and outer.speaker is not None
            if nested and frame.cue.lemma in _THOUGHTS:
                at += 1  # what somebody is said to fear or hope is content
                continue
            attribution, subject_start, explicit = self._attribute(frame, clause, outer)
            if explicit and attribution.speaker is None:
                at += 1  # what shows or means something is no source
                continue
            if (
                not explicit
                and frame.cue.form == "finite"
                and (nested or frame.cue.frame in ("thatonly", "judge", "estimate"))
                and not self._sibling(at, begin)
            ):
                at += 1  # a thought or an echo without a subject of its own is content
                continue
            cut = min(subject_start, at)
            if cut > begin:
                circumstance = line.is_a(begin, "preposition") and not line.has_verb(begin, cut)
                figure = line.code == "ar" and line.has_figure(begin, cut)  # its verb may be in no list
                if (line.has_predicate(begin, cut) or figure) and not circumstance:
                    yield Segment(begin, cut, outer, framed and begin == start)
                else:
                    lead_dates = self._dates(begin, cut)
            stop = self._content_end(frame, end, nested)
            told = nested and explicit and frame.cue.form == "finite" and self._addressed(frame)
            if told and not self._circumstance(frame) and not self._frames_within(frame.content, stop):
                attribution = replace(attribution, dates=(*outer.dates, *lead_dates))
                yield Segment(cut, stop, attribution, True, telling=True)
                begin = at = max(stop, frame.content + 1)
                continue
            if told:
                yield Segment(cut, frame.zone_end, replace(outer, dates=outer.dates + lead_dates), True, act=True)
                dates = outer.dates
            else:
                dates = (*outer.dates, *lead_dates, *self._dates(at, frame.zone_end))
            attribution = replace(attribution, dates=dates)
            yield from self._region(frame.content, stop, attribution, depth + 1, framed=True)
            begin = at = max(stop, frame.content + 1)
        if begin < end:
            yield Segment(begin, end, outer, framed and begin == start)

    def _addressed(self, frame: Frame) -> bool:
        """True when the cue names whom its subject told: the act of telling is then news of its own."""
        line = self.line
        if frame.zone_end - frame.verb <= 1 or any(
            line.is_a(k, "press") or ((hit := line.role(k)) is not None and hit[1].kind == "media")
            for k in range(frame.verb + frame.size, frame.zone_end)
        ):
            return False  # "told reporters" says no more than "said"
        if frame.cue.frame == "tell":
            return True
        return any(
            line.is_a(k, "addressee")
            or (line.code == "fr" and line.norms[k] in ("à", "au", "aux"))
            or (
                line.code == "ar" and len(line.norms[k]) > 4 and line.norms[k].startswith("ل") and not line.connector(k)
            )
            for k in range(frame.verb + frame.size, frame.zone_end)
        )

    def _circumstance(self, frame: Frame) -> bool:
        """True when the zone tells more than who spoke to whom: a day, "in a phone call"."""
        line = self.line
        zone = range(frame.verb + frame.size + 1, frame.zone_end)
        return any(line.in_date[k] >= 0 or line.norms[k] in _CIRCUMSTANCE for k in zone)

    def _frames_within(self, start: int, end: int) -> bool:
        return any(start <= at < end for at in self.frames)

    def _around(self, holes: list[Hole]) -> Iterator[Segment]:
        """Content around holes: what precedes a hole belongs to it, and what follows too when it only goes on."""
        line = self.line
        at = 0
        outer: Attribution | None = None
        index = 0
        while index < len(holes):
            hole = holes[index]
            group = [hole]
            while index + 1 < len(holes) and not self._has_words(group[-1].end, holes[index + 1].start):
                index += 1
                group.append(holes[index])
            merged = self._merge(group)
            if merged.speaker is not None:
                self.hole_ends[group[-1].end] = merged.speaker
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
                    merged = replace(merged, via=(*above.via, above.speaker))
                outer, at = merged, group[-1].end
                index += 1
                continue
            if hole.forward:
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
                comma = self._apposed(at, hole.start, follows)
                if comma is not None:
                    yield from self._region(at, comma, outer or Attribution(), 1 if outer else 0)
                    yield from self._region(comma + 1, self._with_source(comma + 1, hole, follows), merged, 1)
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
                        yield segment if number else replace(segment, lead=lead)
                    at = stop
                    index += 1
                    continue
                yield from self._region(at, self._with_source(at, hole, follows), merged, 1)
                if self._continues(follows, stop, bool(line.source(hole.start))) and not (
                    index + 1 < len(holes) and self._paired(follows, holes[index + 1])
                ):
                    yield from self._region(follows, stop, merged, 1)
                    at = stop
                else:
                    at = follows
            index += 1
        if at < len(line) and self._has_words(at, len(line)):
            yield from self._region(at, len(line), outer or Attribution(), 1 if outer else 0)

    def _paired(self, start: int, other: Hole) -> bool:
        """True for the second figure of "12,000 according to the police, 40,000 according to the unions"."""
        line = self.line
        alone = line.has_figure(start, other.start) and not line.has_predicate(start, other.start)
        return alone and not other.forward and line.has_figure(max(other.start - 2, start), other.start)

    def _sentence_before(self, start: int, end: int) -> int | None:
        """The last semicolon before a source, when a whole clause stands behind it: the source covers no more."""
        line = self.line
        found = next((k for k in range(end - 1, start, -1) if line.norms[k] == ";"), None)
        whole = found is not None and line.has_predicate(found + 1, end) and line.has_predicate(start, found)
        return found if whole else None

    def _apposed(self, start: int, end: int, follows: int) -> int | None:
        """For "SUBJECT, of magnitude 7 according to X, VERB …": the comma before the stretch that the source covers."""
        line = self.line
        comma = next((k for k in range(end - 1, start, -1) if line.norms[k] == ","), None)
        if comma is None or follows >= len(line) or line.norms[follows] != ",":
            return None
        figure = line.has_figure(comma + 1, end) and not line.has_predicate(comma + 1, end)
        return comma if figure and not line.has_predicate(start, comma) else None

    def _with_source(self, start: int, hole: Hole, follows: int) -> int:
        """A figure with its source right behind it is one phrase: "of magnitude 7 according to X"."""
        line = self.line
        glued = hole.start > start and line.is_word(hole.start - 1) and line.source(hole.start)
        if glued and line.has_predicate(start, hole.start):
            figure = next((k for k in range(hole.start - 1, start, -1) if line.in_quantity[k] >= 0), start)
            while figure > start and line.in_quantity[figure - 1] == line.in_quantity[figure]:
                figure -= 1
            before = max(figure - 1, start)
            glued = line.source(hole.start) if _governs(line, before) or _governs(line, before - 1) else None
        return follows if glued and line.has_figure(start, hole.start) else hole.start

    def _continues(self, start: int, end: int, sourced: bool) -> bool:
        """True when the words behind a hole only complete the clause before it."""
        line = self.line
        while start < end and not line.is_word(start):
            if line.norms[start] in (".", "|"):
                return False
            if line.norms[start] == ";":
                return end == len(line) and not names_source(line, start + 1, end)
            start += 1
        if start >= end:
            return False
        connector = line.connector(start)
        if connector and connector[1] in ("relative", "clause", "pronoun"):
            return False
        if line.code == "ar" and (
            line.norms[start] == "و" or line.joined(start) or line.norms[start] in ("وهو", "وهي")
        ):
            return False
        if line.norms[start] in ("and", "et", "but", "mais"):
            return not sourced
        if line.is_a(start, "preposition") or not line.has_predicate(start, end):
            return True
        return line.code != "ar" and (not sourced or line.verb(start, sure=True))
