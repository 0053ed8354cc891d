"""Where the content of a frame ends: at a frame beside it, at the narrator's own clause, else with the region."""

from __future__ import annotations

from claims.extraction.frames import Frame, Frames
from claims.extraction.lexicon import wordset
from claims.extraction.names import read_mention

_AND = wordset("and")
_BEFORE_CLAUSES = wordset("before_clauses") | {",", ";"}


class ContentEnds(Frames):
    """Finds the ends of one sentence's frames; positions are word indices."""

    def _content_end(self, frame: Frame, end: int, nested: bool) -> int:
        """Where the content of ``frame`` ends: at the next frame beside it, else with the region."""
        line = self.line
        aside = line.code != "ar" and (self._in_relative(frame.verb) or self._within_subject(frame.verb, frame.cue))
        subordinate = not nested and self._concedes(frame.verb)
        for index in range(frame.content + 1, end):
            if aside and line.norms[index] == "," and self._verb_behind(index, end):
                return index  # "Rescuers, who said 12 were missing, searched the hills"
            if subordinate and line.norms[index] == "," and self._resumes(index + 1, end):
                return index  # "While the army says it is calm, groups speak of 300 dead"
            quoted = index - 1 in self.quote_end and line.norms[index] == "," and index + 1 < end
            if quoted and any(
                line.is_a(k, name) for k in (index + 1, min(index + 2, end - 1)) for name in ("without", "aside")
            ):
                return index  # «"…"، من دون أن يكشف عن تفاصيل», «"…"، وذلك بعد ساعات من الهجوم»
            if frame.quoted >= 0 and index < frame.quoted:
                continue
            if frame.cue.form == "noun" and frame.verb == 1 and line.norms[index] == ",":
                return index  # «بعد تأكيد الوزير أن الجسر آمن، فتح أمام السيارات»
            if line.norms[index] == ";" and self._narrated(index + 1, end):
                return index
            if line.norms[index] == "," and (self._beside(index, end) or self._answered(index, end)):
                return index
            if line.norms[index] == ":" and self._explained(frame.verb, frame.cue, index, end):
                return index
            if line.norms[index] == "," and self._adds(index + 1, end):
                return index
            other = self.frames.get(index)
            if other is None:
                continue
            if other.cue.form == "participle":
                if self._after_break(index):
                    return index if line.code == "ar" else index - (line.norms[index - 1] == ",")
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
                clause = self._clause_start(frame.content, index)
                if clause < index and self._other_speaker(clause, index):
                    return clause
            else:
                clause = self._clause_start(frame.content, index)
                if clause > frame.content and line.norms[clause - 1] in _BEFORE_CLAUSES:
                    subject = read_mention(line, clause, index)
                    if subject is None or subject.is_source or before in _AND:
                        return clause
                if before in _AND:
                    return index
        return end
