"""Who says what through whom: reporting frames, trailing cues and source phrases of one sentence.

The scheme is PARC 3's triple of source, cue and content (Pareti 2016), nested: the content of an outer frame may hold
an inner one, whose speaker is then reported ``via`` the outer one. A frame is *forward* (cue, then content) or a
*hole* (content around or before "…, X said", "according to X").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.extraction.cues import Cue
from claims.extraction.line import CLAUSE_STOPS, Line
from claims.extraction.names import LONGEST_SPEAKER, Mention, Speakers, head_phrase, read_mention, unprefixed
from claims.types import CueKind

LONGEST_ZONE = 34
"""Words that may stand between a cue and its content."""
DEEPEST = 4
"""Frames inside frames that are followed; deeper ones are read as content."""


MOST_FRAMES = 16
"""Frames of one sentence; what holds more of them is no prose, and time must not grow with their square."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who stands behind a stretch of text; ``dates`` are indices of the sentence's dates that tell when it was said."""

    speaker: Mention | None = None
    via: tuple[Mention, ...] = ()
    cue: str | None = None
    kind: CueKind | None = None
    dates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """Words ``start`` to ``end`` with their attribution; ``complement`` when a cue's grammar makes them a clause,
    ``act`` when they are the reported act of speaking itself."""

    start: int
    end: int
    attribution: Attribution
    complement: bool = False
    act: bool = False


@dataclass(frozen=True, slots=True)
class _Frame:
    """A forward cue: content runs from ``content`` on, the words between cue and content are the zone."""

    verb: int
    size: int
    cue: Cue
    zone_end: int
    content: int
    quoted: int = -1


@dataclass(frozen=True, slots=True)
class _Hole:
    """Words that name a source beside the content; ``forward`` when the content follows."""

    start: int
    end: int
    attribution: Attribution
    forward: bool = False


class Attributor:
    """Reads one sentence; ``speakers`` carries over what earlier sentences named."""

    def __init__(self, line: Line, speakers: Speakers) -> None:
        self.line = line
        self.speakers = speakers
        self.quote_at = dict(line.quotes)
        self.quote_end = {end: start for start, end in line.quotes}
        self.frames: dict[int, _Frame] = {}
        self.fronted: Mention | None = None
        at = 0
        while at < len(line) and len(self.frames) < MOST_FRAMES:
            frame = self._frame(at)
            if frame:
                self.frames[at] = frame
            at += 1

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

    # forward frames

    def _frame(self, at: int) -> _Frame | None:
        line = self.line
        hit = line.cue(at)
        if not hit or hit[1].form == "noun":
            return None
        size, cue = hit
        if line.in_quantity[at] >= 0 or (line.in_date[at] >= 0 and cue.form == "finite"):
            return None
        if (
            line.code != "ar"
            and at
            and (line.norms[at - 1] in ("to", "of", "the", "a", "an", "de", "le", "la", "un", "une", "l'", "d'"))
        ):
            return None
        if line.code == "en" and at and line.norms[at - 1] in _PASSIVE and not (at > 1 and line.norms[at - 2] == "it"):
            return None
        if line.negated(at) or (line.code == "ar" and at and line.bare[at - 1] == "لا"):
            return None  # "did not say whether": nothing is reported
        found = self._complement(at + size, cue)
        if found:
            return _Frame(at, size, cue, *found)
        if (
            cue.form == "participle"
            and cue.frame in ("state", "say")
            and line.code == "ar"
            and at
            and self._after_break(at)
        ):
            return _Frame(at, size, cue, at + size, at + size)
        if line.code == "en" and cue.frame in ("say", "tell") and cue.form != "noun":
            start = self._skip_circumstance(at + size)
            stop = self._stop(start)
            if (
                stop - start >= 2
                and line.is_word(start)
                and line.has_predicate(start, stop)
                and line.norms[start] not in ("to", "by", "and")
            ):
                return _Frame(at, size, cue, start, start)
        return None

    def _after_break(self, at: int) -> bool:
        return self.line.stops(at - 1) or self.line.joined(at) or at - 1 in self.quote_end

    def _complement(self, at: int, cue: Cue) -> tuple[int, int, int] | None:
        """Where the zone ends and the content begins, and the index of the closing mark when it is a quote."""
        line = self.line
        if cue.frame == "object":
            return None
        first_quote = -1
        index = at
        limit = min(len(line), at + LONGEST_ZONE)
        while index < limit:
            norm = line.norms[index]
            close = self.quote_at.get(index)
            if close is not None:
                if close - index > 6 or (index == at and cue.frame != "tell" and close - index > 2):
                    return index, index + 1, close
                first_quote = index if first_quote < 0 else first_quote
                index = close + 1
                continue
            connector = line.connector(index)
            if connector and connector[1].startswith("complement"):
                if line.code == "ar" and norm == "علي" and cue.lemma not in _TAKES_ON:
                    return None
                if line.code == "ar" and line.joined(index) and index > at:
                    return None
                return (index, index + connector[0], -1) if index + connector[0] < len(line) else None
            if line.is_colon(index):
                close = self.quote_at.get(index + 1)
                return index, index + (2 if close is not None else 1), close if close is not None else -1
            if norm in (";", "?", "!"):
                break
            if index > at and self._blocks(index):
                break
            index += 1
        if first_quote >= 0 and cue.frame != "state" and self.quote_at[first_quote] - first_quote > 3:
            return first_quote, first_quote + 1, self.quote_at[first_quote]
        return None

    def _blocks(self, index: int) -> bool:
        """True for words over which no cue reaches its content: another cue or, in English and French, a verb."""
        line = self.line
        cue = line.cue(index)
        if line.code == "ar":
            if not cue or cue[1].form != "finite" or cue[1].frame not in ("say", "tell", "relay", "state"):
                return False
            opener = line.connector(index - 1)
            return (
                line.joined(index)
                or line.norms[index - 1] == ","
                or bool(opener and opener[1] == "clause")
                or (index > 1 and line.norms[index - 2 : index] == ["في", "حين"])
            )
        if cue and (cue[1].form == "participle" and line.norms[index - 1] == "," or line.verb(index, sure=True)):
            return True
        return line.verb(index, sure=True) or bool(
            line.is_a(index, "he") or line.is_a(index, "she") or line.is_a(index, "they")
        )

    def _skip_circumstance(self, at: int) -> int:
        """Pass over "on Friday", "in a statement", "after talks in Cairo," behind an English cue."""
        line = self.line
        index = at
        while index < len(line) and (line.in_date[index] >= 0 or line.is_a(index, "time") or line.norms[index] == "on"):
            if line.norms[index] == "this" and line.in_date[index] < 0:
                break
            index += 1
        if index < len(line) and line.norms[index] in ("in", "at", "during", "to") and index + 2 < len(line):
            for step in range(index + 1, min(index + 6, len(line))):
                if line.role(step) or line.norms[step] in (
                    "conference",
                    "briefing",
                    "interview",
                    "reporters",
                    "speech",
                ):
                    return step + 1
        return index

    def _stop(self, start: int) -> int:
        """The next mark that ends a clause."""
        line = self.line
        for index in range(start, len(line)):
            if line.norms[index] != ":" and line.stops(index):
                return index
        return len(line)

    # regions

    def _region(self, start: int, end: int, outer: Attribution, depth: int) -> Iterator[Segment]:
        """Content of words ``start`` to ``end``, all of it reported by ``outer``; frames inside are unfolded."""
        line = self.line
        begin = start
        lead_dates: tuple[int, ...] = ()
        at = start
        while at < end:
            frame = self.frames.get(at)
            if frame is None or depth >= DEEPEST or frame.content >= end:
                at += 1
                continue
            clause = self._clause_start(begin, at)
            nested = depth > 0 and outer.speaker is not None
            attribution, subject_start, explicit = self._attribute(frame, clause, outer)
            if explicit and attribution.speaker is None:
                at += 1  # what shows or means something is no source
                continue
            if (
                not explicit
                and frame.cue.form == "finite"
                and (nested or frame.cue.frame == "thatonly")
                and not self._sibling(at, begin)
            ):
                at += 1  # a thought or an echo without a subject of its own is content
                continue
            cut = min(subject_start, at)
            if cut > begin:
                if line.has_predicate(begin, cut):
                    yield Segment(begin, cut, outer, depth > 0 and begin == start)
                else:
                    lead_dates = self._dates(begin, cut)
            told = frame.cue.frame == "tell" or (nested and explicit and frame.cue.form == "finite")
            if told and frame.zone_end - at > 1:
                yield Segment(cut, frame.zone_end, replace(outer, dates=outer.dates + lead_dates), True, act=True)
                dates = outer.dates
            else:
                dates = (*outer.dates, *lead_dates, *self._dates(at, frame.zone_end))
            attribution = replace(attribution, dates=dates)
            stop = self._content_end(frame, end, nested)
            yield from self._region(frame.content, stop, attribution, depth + 1)
            begin = at = max(stop, frame.content + 1)
        if begin < end:
            yield Segment(begin, end, outer, depth > 0 and begin == start)

    def _dates(self, start: int, end: int) -> tuple[int, ...]:
        return tuple(sorted({self.line.in_date[k] for k in range(start, end) if self.line.in_date[k] >= 0}))

    def _sibling(self, at: int, begin: int) -> bool:
        """True when a cue without a subject goes on with the last frame: behind a conjunction or comma, or first."""
        line = self.line
        if at == begin or line.joined(at):
            return True
        before = line.norms[at - 1]
        return (
            before in (",", ";", "and", "et", "also", "then", "puis")
            or at - 1 in self.quote_end
            or bool(line.is_a(at - 1, "aux"))
        )

    def _content_end(self, frame: _Frame, end: int, nested: bool) -> int:
        """Where the content of ``frame`` ends: at the next frame beside it, else with the region."""
        line = self.line
        for index in range(frame.content + 1, end):
            if frame.quoted >= 0 and index < frame.quoted:
                continue
            other = self.frames.get(index)
            if other is None:
                continue
            if other.cue.form == "participle":
                if self._after_break(index):
                    return index if line.code == "ar" else self._back(index)
                continue
            before = line.norms[index - 1]
            if line.code == "ar":
                if line.joined(index) and (other.cue.frame != "thatonly" or not nested):
                    return index
                if before == "," and not nested:
                    return index
                connector = line.connector(index - 1)
                if connector and connector[1] == "clause":
                    return index - 1
            else:
                clause = self._clause_start(frame.content, index)
                if clause > frame.content and line.norms[clause - 1] in (
                    ",",
                    ";",
                    "and",
                    "et",
                    "while",
                    "que",
                    "but",
                    "mais",
                ):
                    subject = read_mention(line, clause, index)
                    if subject is None or subject.is_source or before in ("and", "et"):
                        return clause
                if before in ("and", "et"):
                    return index
        return end

    def _back(self, index: int) -> int:
        return index - 1 if self.line.norms[index - 1] == "," else index

    def _clause_start(self, begin: int, at: int) -> int:
        """The first word of the clause that holds the cue at ``at``: behind the last mark, connector or ``begin``."""
        line = self.line
        index = at
        while index > begin:
            before = index - 1
            norm = line.norms[before]
            if line.stops(before) or norm == "|":
                enclosed = self._enclosed(begin, before) if index == at else None
                if enclosed is not None:
                    index = enclosed
                    continue
                break
            if before in self.quote_end and line.code != "ar":
                break
            connector = line.connector(before, at)
            if (
                connector
                and connector[1].startswith(("complement", "clause"))
                and connector[0] == 1
                and not (line.code == "ar" and norm == "كما")
            ):
                break
            index -= 1
        return index

    def _enclosed(self, begin: int, comma: int) -> int | None:
        """For "NAME, who …, said" and "the minister, NAME, said": the index of the first comma, else ``None``."""
        line = self.line
        for index in range(comma - 1, max(begin, comma - 20), -1):
            if line.norms[index] == ",":
                hit = line.connector(index + 1)
                if hit and hit[1] == "relative":
                    return index
                return index if self._names(index + 1, comma) else None
        return None

    def _names(self, start: int, end: int) -> bool:
        """True for a role or a proper name between two commas."""
        line = self.line
        if end - start <= 9 and any(line.role(k) for k in range(start, end)):
            return not any(line.verb(k, sure=True) for k in range(start, end))
        capitals = all(line.tokens[k].text[:1].isupper() or line.norms[k] in _PARTICLES for k in range(start, end))
        return end - start <= 5 and line.code != "ar" and capitals

    # speakers

    def _attribute(self, frame: _Frame, clause: int, outer: Attribution) -> tuple[Attribution, int, bool]:
        """The attribution of a frame's content, where its subject begins, and whether it has one of its own."""
        line = self.line
        mention, start = self._subject(frame, clause)
        relay: Mention | None = None
        cited = self._cited(frame)
        if cited is None and self.fronted is not None and mention is not None:
            cited, self.fronted = self.fronted, None
        explicit = mention is not None or cited is not None
        if mention is not None:
            mention = self.speakers.add(mention)
        elif frame.cue.form == "participle" and outer.speaker is None:
            mention = self._lead_subject(frame.verb) or self.speakers.current
        else:
            mention = self.speakers.latest(frame.cue.gender, frame.cue.number)
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
        if relay is not None and not relay.pronoun:
            via = (*via, relay)
        if mention is not None:
            via = self.speakers.chain(mention, via)
            if outer.speaker is None:
                self.speakers.current = mention
        cue_start = min(start, frame.verb)
        text = line.words(cue_start, max(frame.zone_end, frame.verb + frame.size)).strip(' :،,"«“')
        return Attribution(mention, via, text, frame.cue.kind), start, explicit

    def _speaks(self, mention: Mention, frame: str) -> bool:
        """False for subjects that state nothing: a figure, an event, "this"."""
        actions = self.line.grammar.actions
        if mention.kind not in ("", "name"):
            return True
        if not mention.kind and self.line.code == "ar":
            return False
        if frame in ("say", "tell", "relay") and not (
            mention.norms and mention.norms[0] in ("this", "that", "it", "cela", "ce")
        ):
            return not (mention.norms and mention.norms[0] in actions)
        if any(norm[0].isdigit() for norm in mention.norms) or (mention.norms and mention.norms[0] in actions):
            return False
        return mention.is_source

    def _lead_subject(self, verb: int) -> Mention | None:
        """Who speaks in "X welcomed the deal, saying that …": the subject of the clause in front of the participle."""
        line = self.line
        if any(other.verb < verb for other in self.frames.values()):
            return None
        first = next((k for k in range(verb) if line.verb(k, sure=True) or line.cue(k, verb)), None)
        if first is None:
            return None
        if first > 0 and line.code != "ar":
            mention = read_mention(line, 0, first)
        else:
            end = self._noun_phrase(first + 1, verb)
            mention = head_phrase(line, first + 1, end) if end and line.code == "ar" else None
        if mention is None or not mention.is_source or mention.pronoun:
            return None
        return self.speakers.add(mention)

    def _subject(self, frame: _Frame, clause: int) -> tuple[Mention | None, int]:
        line = self.line
        if frame.cue.form == "participle":
            return None, frame.verb
        if line.code == "ar":
            return self._arabic_subject(frame, clause)
        end = frame.verb
        while end > clause and (
            line.is_a(end - 1, "aux") or line.is_a(end - 1, "adverb") or line.norms[end - 1] in (",",)
        ):
            end -= 1
            if line.norms[end] == ",":
                opening = self._enclosed(clause, end)
                if opening is not None:
                    named = self._names(opening + 1, end) and not line.connector(opening + 1)
                    end = end if named else opening
                    break
        if end <= clause:
            inverted = self._noun_phrase(frame.verb + frame.size, frame.zone_end) if line.code == "fr" else None
            if frame.cue.gender != "-" and line.code == "fr":
                return None, frame.verb
            return (read_mention(line, frame.verb + frame.size, inverted) if inverted else None), frame.verb
        start = clause
        for index in range(clause, end):
            connector = line.connector(index, end)
            if connector and connector[1] == "relative" and index + 1 >= end:
                start = clause
                end = index
                break
            if index > clause and line.verb(index, sure=True):
                end = index
                break
            if line.norms[index] in ("and", "et", "but", "mais") and any(
                line.verb(k, sure=True) for k in range(clause, index)
            ):
                start = index + 1
        if end - start > LONGEST_SPEAKER:
            return None, frame.verb
        mention = read_mention(line, start, end)
        if mention is not None and not mention.is_source and not mention.norms:
            mention = None
        return mention, start

    def _arabic_subject(self, frame: _Frame, clause: int) -> tuple[Mention | None, int]:
        line = self.line
        start = clause
        while start < frame.verb and (
            line.in_date[start] >= 0
            or line.is_a(start, "time")
            or line.norms[start] in ("كما", "بدوره", "بدورها", "ثم", "قد", "كان", "كانت")
        ):
            start += 1
        if not line.joined(frame.verb) and start < frame.verb and not line.is_a(start, "preposition"):
            connector = line.connector(start)
            if not connector and not any(line.verb(k, sure=True) for k in range(start, frame.verb)):
                mention = read_mention(line, start, frame.verb)
                if mention is not None and (mention.is_source or frame.verb - start <= 6):
                    return mention, start
                if mention is None and frame.verb - start > 2:
                    return Mention(line.words(start, frame.verb), norms=tuple(line.norms[start : frame.verb])), start
        first = frame.verb + frame.size
        if first < frame.zone_end and line.norms[first] == "في":
            document = line.role(first + 1) if first + 1 < len(line) else None
            if document and document[1].kind == "document" and frame.cue.lemma in ("جاء", "ورد"):
                return self._document(first + 1, frame.zone_end), frame.verb
        end = self._noun_phrase(first, frame.zone_end)
        if end is None or line.is_a(first, "addressee"):
            return None, frame.verb
        return read_mention(line, first, end), frame.verb

    def _document(self, at: int, end: int) -> Mention | None:
        """«جاء في بيان لها»: the institution behind a document, else the document."""
        line = self.line
        if at + 1 < end and line.norms[at + 1] in ("لها", "له", "لهم"):
            return self.speakers.latest("f" if line.norms[at + 1] == "لها" else "m")
        stop = self._noun_phrase(at, end)
        return read_mention(line, at, stop) if stop else None

    def _noun_phrase(self, start: int, limit: int) -> int | None:
        """End of the noun phrase at ``start``: before a preposition of circumstance, time, verb or mark."""
        line = self.line
        index = start
        while index < limit and index - start < LONGEST_SPEAKER:
            close = self.quote_at.get(index)
            if close is not None and index > start and close - index <= 6 and close < limit:
                index = close + 1
                continue
            norm = line.norms[index]
            if norm == "(" and index > start:
                shut = next((k for k in range(index + 1, min(index + 5, limit)) if line.norms[k] == ")"), None)
                if shut is not None:
                    index = shut + 1
                    continue
            if not line.is_word(index) and norm not in ("-", "'", "."):
                break
            counted = (
                line.in_quantity[index] >= 0 and index > start and line.in_quantity[index] != line.in_quantity[start]
            )
            if line.in_date[index] >= 0 or counted or (line.is_a(index, "time") and line.code != "en"):
                break
            if line.code == "ar" and (line.is_a(index, "preposition") or line.is_a(index, "addressee")):
                head = line.role(start)
                inside = head and head[1].kind == "anonymous" and norm in ("في", "من", "لدي") and index + 1 < limit
                if not (inside and line.role(index + 1)):
                    break
            if line.code == "en" and norm in (
                "on",
                "in",
                "at",
                "after",
                "during",
                "by",
                "to",
                "as",
                "from",
                "before",
                "when",
                "while",
                "via",
            ):
                break
            if (
                line.code == "fr"
                and norm
                in ("dans", "en", "lors", "à", "sur", "après", "devant", "au", "aux", "que", "qu'", "ce", "cette")
                and index > start
            ):
                break
            if line.code == "fr" and index > start and line.is_a(index, "preposition"):
                break
            if line.source(index) or line.connector(index):
                connector = line.connector(index)
                if line.source(index) or (connector and connector[1] != "adjunct"):
                    break
            cue = line.cue(index)
            if cue and cue[1].form in ("noun", "participle") and index > start:
                break
            if index > start and line.verb(index, sure=True):
                break
            index += 1
        return index if index > start else None

    def _cited(self, frame: _Frame) -> Mention | None:
        """The source a relay cites between cue and content: «نقلت الشبكة عن مسؤول قوله إن», "X, citing Y, said that"."""
        line = self.line
        for index in range(frame.verb + frame.size, frame.zone_end):
            if frame.cue.frame == "relay" and line.norms[index] in ("عن", "from"):
                end = self._noun_phrase(index + 1, frame.zone_end)
                return read_mention(line, index + 1, end) if end else None
            source = line.source(index)
            if source and (source[1][1] == "relay" or line.norms[index] in ("نقلا",)):
                end = self._noun_phrase(index + source[0], frame.zone_end)
                return read_mention(line, index + source[0], end) if end else None
        return None

    # holes

    def _colon_head(self) -> tuple[Attribution, int] | None:
        """«الجيش الإسرائيلي: …», "Police: …": a source, a colon and what it says."""
        line = self.line
        colon = next((k for k in range(min(len(line), 14)) if line.is_colon(k)), None)
        if not colon or colon + 2 >= len(line) or line.tokens[colon].end == line.tokens[colon + 1].start:
            return None
        if any(line.cue(k) and line.cue(k)[1].form == "finite" and line.verb(k, sure=True) for k in range(colon)):  # type: ignore[index]
            return None
        mention = read_mention(line, 0, colon)
        if mention is None or not mention.is_source or mention.kind in ("tally", "document"):
            return None
        quoted = colon + 1 in self.quote_at
        known = self.speakers.resolve(mention) is not mention
        if mention.kind == "name" and not quoted and not known:
            return None
        if (
            line.code == "en"
            and mention.kind != "name"
            and not mention.role
            and mention.norms[-1] not in mention.head.split("-")
        ):
            return None
        mention = self.speakers.add(mention)
        self.speakers.current = mention
        return Attribution(mention, (), line.words(0, colon + 1), CueKind.SAY), colon + 1

    def _holes(self) -> list[_Hole]:
        line = self.line
        reserved = [False] * len(line)
        for frame in self.frames.values():
            for index in range(frame.verb, frame.zone_end):
                reserved[index] = True
        holes: list[_Hole] = []
        index = 0
        while index < len(line):
            hole = None if reserved[index] else self._source_hole(index) or self._trailing_hole(index, holes)
            if hole:
                if holes and hole.start < holes[-1].end:
                    index += 1
                    continue
                holes.append(hole)
                index = max(hole.end, index + 1)
            else:
                index += 1
        return holes

    def _source_hole(self, at: int) -> _Hole | None:
        """A source phrase: "according to X", «وفقا لـ», « selon X »."""
        line = self.line
        found = line.source(at)
        if not found:
            return None
        size, (kind, position, glued) = found
        if line.code == "fr" and line.norms[at] == "de" and at and line.norms[at - 1] not in (",",):
            return None
        first = at + size
        if first >= len(line) or (position == "after" and at == 0):
            return None
        norm = line.norms[first]
        if norm in ("تعبيره", "تعبيرها", "قوله", "قولها", "وصفه", "وصفها"):
            mention: Mention | None = self.speakers.current
            end = first + 1
        else:
            stop = self._noun_phrase(first, len(line))
            if stop is None:
                return None
            end = stop
            mention = read_mention(line, first, end)
            if glued and mention is not None:
                mention = unprefixed(mention)
        if mention is None:
            return None
        if (
            line.code == "en"
            and position == "after"
            and line.norms[at] == "per"
            and not (mention.kind and mention.kind != "name")
        ):
            return None
        end, mention = self._apposition(end, mention)
        mention = self.speakers.add(mention)
        if not mention.pronoun and mention is not self.speakers.current:
            self.speakers.current = mention
        if mention.pronoun:
            return None
        forward = at == 0 or not self._content_before(at)
        attribution = Attribution(
            mention,
            self.speakers.chain(mention, ()),
            line.words(at, end).strip(" ."),
            CueKind(kind),
            self._dates(at, end),
        )
        return _Hole(at, end, attribution, forward)

    def _content_before(self, at: int) -> bool:
        line = self.line
        start = at
        while start > 0 and line.norms[start - 1] not in (";", ".", "|"):
            start -= 1
        return line.has_predicate(start, at) or line.has_figure(start, at) or (line.code == "ar" and at - start >= 4)

    def _apposition(self, end: int, mention: Mention) -> tuple[int, Mention]:
        """Take ", head of the firm X" into the phrase that it explains."""
        line = self.line
        if mention.kind not in ("name", "person") or end >= len(line) or line.norms[end] != ",":
            return end, mention
        stop = self._stop(end + 1)
        if any(line.role(k) for k in range(end + 1, min(end + 4, stop))) and not any(
            line.verb(k, sure=True) for k in range(end + 1, stop)
        ):
            role = mention.role or line.words(end + 1, stop).removeprefix("the ")
            return stop, replace(mention, role=role, kind="person")
        return end, mention

    def _trailing_hole(self, at: int, holes: list[_Hole]) -> _Hole | None:
        """ "…, the ministry says", « …, indique le ministère », "…, said X": a cue behind its content."""
        line = self.line
        hit = line.cue(at)
        if not hit or hit[1].form != "finite" or hit[1].frame in ("figure", "thatonly", "relay") or at in self.frames:
            return None
        size, cue = hit
        start = at
        while start > 0 and (line.is_a(start - 1, "aux") or line.is_a(start - 1, "adverb")) and line.code != "ar":
            start -= 1
        mark = start
        while mark > 0 and not line.stops(mark - 1) and (mark - 1) not in self.quote_end:
            mark -= 1
            if start - mark > LONGEST_SPEAKER:
                return None
        if mark == 0:
            return None
        after = at + size
        framed = after < len(line) and line.norms[after] == "," and line.has_predicate(after, len(line))
        quoted = framed or (mark - 1) in self.quote_end or (mark > 1 and (mark - 2) in self.quote_end)
        if not (line.has_predicate(0, mark) or line.has_figure(0, mark) or quoted):
            return None
        if line.code == "ar":
            close = mark - 1 if (mark - 1) in self.quote_end else mark - 2
            if mark != start or close - self.quote_end.get(close, close) < 5:
                return None
        if any(line.verb(k, sure=True) for k in range(mark, start)):
            return None
        end = at + size
        if start > mark:
            if line.connector(mark):
                return None
            mention = read_mention(line, mark, start)
            if mention is None or not (mention.is_source or mention.pronoun):
                return None
            end = self._stop(end)
        elif cue.gender != "-" and line.code == "fr":
            mention = Mention(line.words(at, at + size), gender=cue.gender, number=cue.number, pronoun=True)
            end = self._stop(end)
        else:
            stop = self._noun_phrase(end, len(line))
            mention = read_mention(line, end, stop) if stop else None
            if mention is None or not (mention.is_source or mention.pronoun or line.code == "fr"):
                return None
            if line.code == "fr" and not mention.is_source:
                return None
            end, mention = self._apposition(stop or end, mention)
            after = self._stop(end)
            if not line.has_predicate(end, after) and (end >= len(line) or line.norms[end] != ","):
                end = after
        known = self.speakers.add(mention)
        if known.pronoun:
            return _Hole(
                mark, end, Attribution(None, (), line.words(mark, end).strip(" ."), cue.kind, self._dates(mark, end))
            )
        self.speakers.current = known
        attribution = Attribution(
            known, self.speakers.chain(known, ()), line.words(mark, end).strip(" ."), cue.kind, self._dates(mark, end)
        )
        return _Hole(mark, end, attribution)

    def _around(self, holes: list[_Hole]) -> Iterator[Segment]:
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
                comma = self._apposed(at, hole.start, follows)
                if comma is not None:
                    yield from self._region(at, comma, outer or Attribution(), 1 if outer else 0)
                    yield from self._region(comma + 1, self._with_source(comma + 1, hole, follows), merged, 1)
                    at = follows
                    index += 1
                    continue
                yield from self._region(at, self._with_source(at, hole, follows), merged, 1)
                stop = holes[index + 1].start if index + 1 < len(holes) else len(line)
                if self._continues(follows, stop, bool(line.source(hole.start))):
                    yield from self._region(follows, stop, merged, 1)
                    at = stop
                else:
                    at = follows
            index += 1
        if at < len(line) and self._has_words(at, len(line)):
            yield from self._region(at, len(line), outer or Attribution(), 1 if outer else 0)

    def _apposed(self, start: int, end: int, follows: int) -> int | None:
        """For "SUBJECT, of magnitude 7 according to X, VERB …": the comma before the stretch that the source covers."""
        line = self.line
        comma = next((k for k in range(end - 1, start, -1) if line.norms[k] == ","), None)
        if comma is None or follows >= len(line) or line.norms[follows] != ",":
            return None
        figure = line.has_figure(comma + 1, end) and not line.has_predicate(comma + 1, end)
        return comma if figure and not line.has_predicate(start, comma) else None

    def _with_source(self, start: int, hole: _Hole, follows: int) -> int:
        """A figure with its source right behind it is one phrase: "of magnitude 7 according to X"."""
        line = self.line
        glued = hole.start > start and line.is_word(hole.start - 1) and line.source(hole.start)
        return follows if glued and line.has_figure(start, hole.start) else hole.start

    def _has_words(self, start: int, end: int) -> bool:
        return any(self.line.is_word(k) for k in range(start, end))

    def _merge(self, group: list[_Hole]) -> Attribution:
        """Sources one behind the other: the first is the speaker, the next ones relay; "citing X" names the speaker."""
        first = group[0].attribution
        for other in group[1:]:
            line = self.line
            source = line.source(other.start)
            if source and source[1][1] == "relay":
                relay = first.speaker
                first = replace(other.attribution, via=(*first.via, *((relay,) if relay else ())))
            elif other.attribution.speaker and first.speaker:
                first = replace(first, via=(other.attribution.speaker, *first.via))
        if first.speaker and first.via:
            self.speakers.remember(first.speaker, first.via)
        return first

    def _continues(self, start: int, end: int, sourced: bool) -> bool:
        """True when the words behind a hole only complete the clause before it."""
        line = self.line
        while start < end and not line.is_word(start):
            if line.norms[start] in (";", ".", "|"):
                return False
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


_TAKES_ON = frozenset(("شدد", "أكد", "اتفق", "نص", "وافق", "حث"))
_PARTICLES = frozenset(("-", "de", "al", "el", "bin", "ben", "van", "von", "du"))
_PASSIVE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
