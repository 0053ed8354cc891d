"""What stands beside a source or cue of a sentence: to whom it was said, asides, second figures, where content ends."""

from __future__ import annotations

from claims.extraction.frames import Frame
from claims.extraction.heard import HEARD
from claims.extraction.holes import Holes
from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.sources import Attribution
from claims.extraction.trailing import Hole
from claims.types import CueKind

_TO = wordset("to")
_QUOTED_FROM = wordset("quoted_from")
_WHOSE = wordset("whose")
_CIRCUMSTANCE = wordset("circumstances")
_SHORT_DESCRIPTION = 2
"""Words of "the council"."""
_SHARE = 7
"""Words of a share as it is written out: «71 في المئة»."""


def _governs(line: Line, index: int) -> bool:
    """True for a preposition, also one written as part of an Arabic word: «بقوة»."""
    return bool(line.is_a(index, "preposition")) or (line.code == "ar" and line.norms[index][0] == "ب")


_COMMENTS = wordset("comments")
"""What somebody declines in front of what he says."""
_NEAR_ASKING = 7
"""Words from "declined" to what is declined."""


class Beside(Holes):
    """Asks about the words around one frame or hole; positions are word indices."""

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
            or (line.code == "fr" and line.norms[k] in _TO)
            or (
                line.code == "ar" and len(line.norms[k]) > 4 and line.norms[k].startswith("ل") and not line.connector(k)
            )
            for k in range(frame.verb + frame.size, frame.zone_end)
        )

    def _said_when(self, opens: int, cut: int) -> bool:
        """True where "In an interview", "Asked about the toll", «رفض الوزير التعليق» stands in front of a cue, not «طلب
        الوزير مساعدة من الجيش، وقال»: what somebody asks for is news."""
        line = self.line
        if line.is_a(opens, "saying-at") or line.code != "ar":
            return bool(line.is_a(opens, "saying-at") or line.is_a(opens, "asking"))
        near = range(opens, min(opens + _NEAR_ASKING, cut))
        withheld = any(line.is_a(k, "withheld") or line.norms[k] in _COMMENTS for k in near)
        return bool(line.is_a(opens, "asking")) and (withheld or line.role(opens + 1) is None)

    def _act_of_its_own(self, frame: Frame) -> bool:
        """True for "denies any role: “…”", « condamne l'attaque : … », "opened the port: “…”": the cue has an object,
        and what the colon opens is a second statement."""
        line = self.line
        if frame.cue is HEARD:
            return True
        if line.norms[frame.zone_end : frame.zone_end + 1] != [":"] or frame.cue.form != "finite":
            return False
        first = frame.verb + frame.size
        opens = first < frame.zone_end - 1 and (self._opens_object(first) or frame.cue.kind is CueKind.DENY)
        return opens and frame.cue.frame in ("state", "decide") and not line.has_date(first, frame.zone_end)

    def _repeats(self, start: int, hole: Hole) -> bool:
        """True for the second source of "The council objects: half are lost, it said": it points back at
        the subject of the frame before the colon."""
        line = self.line
        told = any(
            start <= f.verb < f.content < hole.start and line.norms[f.zone_end] == ":" for f in self.frames.values()
        )
        said = hole.attribution.speaker
        other = said is not None and said.kind == "institution" and len(said.norms) > _SHORT_DESCRIPTION
        return (
            told
            and line.code != "ar"
            and not (other and line.code == "en")  # "The army is cautious: it has 3 dead, the defence staff says"
            and not any(line.capital[k] for k in range(hole.start, hole.end) if line.is_word(k))
        )

    def _circumstance(self, frame: Frame) -> bool:
        """True when the zone tells more than who spoke to whom: a day, "in a phone call"."""
        line = self.line
        zone = range(frame.verb + frame.size + 1, frame.zone_end)
        return any(line.in_date[k] >= 0 or line.norms[k] in _CIRCUMSTANCE for k in zone)

    def _figure_aside(self, start: int, end: int) -> tuple[int, int] | None:
        """For "The firm, which charges $250 a seat, said": the relative clause with a figure about who speaks."""
        line = self.line
        for comma in range(start + 1, end - 2):
            if line.norms[comma] != ",":
                continue
            opener = line.connector(comma + 1)
            if opener is None or opener[1] != "relative":
                continue
            stop = next((k for k in range(comma + 2, end) if line.norms[k] == "," and line.in_quantity[k] < 0), end)
            told = line.has_figure(comma + 1, stop) and line.norms[comma + 1] not in _WHOSE
            return (comma + 1, stop) if told and line.count_words(comma + 1, stop) > 2 else None
        return None

    def _paired(self, start: int, other: Hole) -> bool:
        """True for the second figure of "12,000 according to the police, 40,000 according to the unions"."""
        line = self.line
        alone = line.has_figure(start, other.start) and not line.has_predicate(start, other.start)
        return alone and not other.forward and line.has_figure(max(other.start - _SHARE, start), other.start)

    def _gives_figure(self, start: int, end: int) -> bool:
        """True for « Paul recueille 49 %, selon X, et Jean 45 % »: a second figure without verb or source."""
        line = self.line
        sourced = any(start <= k < end and line.source(k) for k in line.reporting)
        return line.has_figure(start, end) and not (sourced or line.has_predicate(start, end))

    def _denies_that(self, frame: Frame) -> bool:
        """True for "Norland denied on Monday that its boats were there": what is claimed is that they were not, so the
        claim holds the denial; not for "dismissed reports that", whose reports are somebody else's."""
        line, size = self.line, frame.verb + frame.size
        denies = frame.cue.kind is CueKind.DENY and frame.cue.form == "finite" and frame.quoted < 0
        that = line.connector(frame.zone_end)
        if not denies or that is None or not that[1].startswith("complement"):
            return False
        between = range(size, frame.zone_end)
        if line.code == "ar":
            return not any(line.connector(k) for k in between)
        return all(line.in_date[k] >= 0 or line.is_a(k, "preposition") or line.is_a(k, "time") for k in between)

    def _medium_citing(self, start: int, hole: Hole, cited: Attribution) -> tuple[Frame, Attribution] | None:
        """For "Reuters reported that 3 had died, citing two officials": the frame of the medium, and whom it cites with
        the medium as relay; ``None`` where somebody speaks for themselves and cites a document."""
        source = self.line.source(hole.start)
        cites = source is not None and (source[1][1] == "relay" or self.line.norms[hole.start] in _QUOTED_FROM)
        if not cites or cited.speaker is None:
            return None
        frame = next((f for at, f in sorted(self.frames.items()) if start <= at and f.content < hole.start), None)
        if frame is None or frame.cue.form != "finite":
            return None
        above, first, explicit = self._attribute(frame, self._clause_start(start, frame.verb), Attribution())
        medium = above.speaker is not None and above.speaker.kind in ("media", "name", "source") and explicit
        if above.speaker is None or not medium or first > start + 1 or cited.speaker.kind in ("document", "tally"):
            return None
        return frame, cited._replace(via=(*above.via, above.speaker), dates=self._dates(frame.verb, frame.zone_end))

    def _sentence_before(self, start: int, end: int) -> int | None:
        """The last semicolon before a source, when a whole clause stands behind it: the source covers no more."""
        line = self.line
        headed = next((k for k in self.headed if start < k < end), None)
        if headed is not None:
            return headed
        found = next((k for k in range(end - 1, start, -1) if line.norms[k] == ";"), None)
        quoted = self.quote_end.get(end - 1, self.quote_end.get(end - 2))
        framed = quoted is not None and any(f.zone_end == quoted - 1 for f in self.frames.values())
        if quoted is not None and quoted - 1 > start and line.norms[quoted - 1] == ":" and not framed:
            return quoted - 1 if line.has_predicate(start, quoted - 1) else None  # "Groups object: “…,” said Ann Bell"
        if quoted is not None and not framed and self._adds_verdict(start, quoted, end):
            return quoted - 1
        whole = found is not None and line.has_predicate(found + 1, end) and line.has_predicate(start, found)
        return found if whole else self._unsourced_before(start, end)

    def _adds_verdict(self, start: int, mark: int, end: int) -> bool:
        """True for « Le port rejette l'accusation, « absurde » selon son chef »: the source gives the words between the
        quote marks, the clause before has a subject of its own."""
        line = self.line
        close = self.quote_at[mark]
        apart = mark - 1 > start and line.norms[mark - 1] == "," and end == close + 1 and bool(line.source(end))
        return apart and line.has_event(start, mark - 1) and not line.has_predicate(mark, close)

    def _has_number(self, start: int, end: int) -> bool:
        """True when a figure stands in the range that is more than the ending of a dual: «السدان»."""
        line = self.line
        given = (line.quantities[line.in_quantity[k]].raw for k in range(start, end) if line.in_quantity[k] >= 0)
        return any(" " in raw or not raw.endswith(("ان", "ين", "تا", "تي", "ا", "ي")) for raw in given)

    def _unsourced_before(self, start: int, end: int) -> int | None:
        """For «أوقفت الشركة الضخ، وهي تنتج 70 في المئة من النفط وفق X»: the comma in front of the clause whose figure
        the source gives, when the clause before it has none."""
        line = self.line
        if not line.source(end) or not line.has_figure(start, end):
            return None
        for comma in range(end - 1, start, -1):
            if line.norms[comma] != "," or self._has_number(start, comma):
                continue
            connector = line.connector(comma + 1)
            opens = (connector is not None and connector[1] == "pronoun") or (
                line.code == "ar" and line.joined(comma + 1) and line.verb(comma + 1, sure=True)
            )
            framed = any(start <= at < comma for at in self.frames)
            if opens and not framed and line.has_event(start, comma) and line.has_predicate(comma + 1, end):
                return comma
        return None

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
