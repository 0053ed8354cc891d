"""What may stand beside a cue behind its content, and in front of one: subject, occasion, « comme l'avait promis »."""

from __future__ import annotations

from claims.extraction.circumstance import FRENCH_DETERMINERS
from claims.extraction.cues import Cue
from claims.extraction.lexicon import phraseset, wordset
from claims.extraction.names import read_mention
from claims.extraction.own_subjects import OwnSubjects
from claims.types import CueKind

_AS_SAID = phraseset("as_said")
_ONE = wordset("exceptive_one")
_SHORTEST_TAGGED = 4
"""Words, and the comma, in front of an Arabic verb of saying that stands behind its content."""
_TAGGING = frozenset(("say", "state", "quote"))
"""Frames of Arabic verbs that may stand behind their content with nothing but their subject."""


class Late(OwnSubjects):
    """Tells cues that stand behind their content from those of a clause of their own."""

    def _behind_front(self, mark: int, at: int, size: int, cue: Cue) -> bool:
        """True for « Lundi, rapporte l'agence X, le pont … »: a source behind a fronted day or place."""
        line = self.line
        if line.code != "fr" or mark != at or line.norms[mark - 1] != "," or not self._inverted(at, size, cue):
            return False
        comma = self._stop(at + size)
        dated = all(line.in_date[k] >= 0 or line.is_a(k, "time") for k in range(mark - 1))
        fronted = dated or bool(line.is_a(0, "preposition"))
        return fronted and not line.has_predicate(0, mark) and line.has_predicate(comma, len(line))

    def _past_occasion(self, end: int) -> int:
        """Behind « …, a plaidé la ministre, à l'issue du conseil »: where the words end that tell when or before
        whom it was said; ``end`` when none stand there."""
        line = self.line
        first = end + (end < len(line) and line.norms[end] == ",")
        if first >= len(line) or not line.is_a(first, "saying-at"):
            return end
        stop = self._stop(first)
        return end if line.has_predicate(first, stop) else stop

    def _as_told(self, mark: int, at: int, after: int) -> int:
        """How many words from ``mark`` only point from a source at what it said: « comme l'(avait promis) », « ainsi
        que l' », "as" before a subject whose cue ends the clause; 0 for others."""
        line = self.line
        if line.code == "fr":
            for lead in _AS_SAID:
                if tuple(line.norms[mark : mark + len(lead)]) == lead and mark + len(lead) == at:
                    return len(lead)
            as_x = line.norms[mark] == "comme" and line.norms[at - 1] == "l'" and at - mark > 2
            return 1 if as_x and (after >= len(line) or line.stops(after)) else 0
        if line.code != "en" or line.norms[mark] != "as" or line.norms[mark - 1] != ",":
            return 0
        ends = after >= len(line) or line.stops(after) or line.in_date[after] >= 0 or bool(line.is_a(after, "time"))
        return int(ends and at - mark > 1)

    def _is_tag(self, at: int, size: int, cue: Cue) -> bool:
        """True for «الوضع صعب جدا، تقول وزارة الصحة»: nothing but its subject behind a present verb of saying."""
        line = self.line
        first = at + size
        told = cue.lemma == "قال" or (cue.frame in _TAGGING and cue.kind is not CueKind.DENY)
        spoken = told and line.norms[at][0] in "يت" and line.norms[at - 1] == "," and first < len(line)
        role = line.role(first) if spoken else None
        someone = role is not None or (spoken and line.norms[first] in _ONE)
        if cue.lemma != "قال" and role is not None and role[1].kind in ("document", "text"):
            return False  # «…، تؤكد التقارير»
        if not someone or at < _SHORTEST_TAGGED:
            return False
        stop = self._noun_phrase(first, len(line))
        return stop is not None and not self._has_words(stop, len(line))

    def _late(self, mark: int, start: int, end: int, cue: Cue) -> bool:
        """True for "…, court papers show" and « …, estime la Fédération »: nothing beside the cue but its subject."""
        line = self.line
        if line.code == "fr" and (cue.gender != "-" or "on" in line.norms[start:end]):
            return True  # « a-t-on appris »
        if cue.frame == "stance":
            return False
        if line.code == "fr":
            end = self._past_circumstance(end)  # « …, a estimé jeudi soir à Lyon le directeur du port »
        if cue.frame == "quote":  # « Reste, a nuancé Paul Morel, à savoir … »
            behind = end < len(line) and (line.capital[end] or bool(line.role(end)))
            behind = behind or (end + 1 < len(line) and bool(line.role(end + 1)))
            if line.code == "en":  # "The dam held, he went on."
                main = not line.connector(0) or line.norms[0] == "but"
                spoken = start > mark and (end >= len(line) or line.stops(end)) and main
                mention = read_mention(line, mark, start) if spoken else None
                return mention is not None and (mention.kind in ("person", "he", "she", "they"))
            return line.code == "fr" and start == mark and behind and line.has_predicate(0, mark)
        if start > mark:
            dated = end < len(line) and (line.in_date[end] >= 0 or line.in_date[min(end + 1, len(line) - 1)] >= 0)
            dated = dated or (end < len(line) and bool(line.is_a(end, "time")))
            return end >= len(line) or line.stops(end) or dated
        if end >= len(line) or line.norms[mark - 1] != ",":
            return False
        if self._enclosed(0, mark - 1) is not None:
            return False  # « Le maire, Paul Morel, juge la loi utile »: the subject stands before
        if line.code == "en":  # "…, estimates the consultancy Hale, and the line went dead"
            stop = self._noun_phrase(end, len(line))
            opens = line.capital[end] or line.is_a(end, "determiner") or line.role(end)
            ends = stop is not None and (stop >= len(line) or line.stops(stop))
            return bool(opens and ends and (line.has_predicate(0, mark) or line.has_figure(0, mark)))
        return line.norms[end] in FRENCH_DETERMINERS or line.capital[end]

    def _without_object(self, at: int) -> tuple[int, Cue] | None:
        """The cue at ``at``, without an article that belongs to the subject: « « … », a soutenu la procureure »."""
        line = self.line
        hit = line.cue(at)
        behind = at - 1 in self.quote_end or (line.norms[at - 1] == "," and at - 2 in self.quote_end)
        behind = behind or self._tells_before(at, hit)
        if line.code != "fr" or not hit or not behind or not hit[1].whole:
            return hit
        return line.cue(at, at + hit[0] - 1) or hit

    def _tells_before(self, at: int, hit: tuple[int, Cue] | None) -> bool:
        """True for « 300 chauffeurs débraieront, soutient la Fédération »: a clause with its verb, then nothing but the
        French cue and its subject."""
        line = self.line
        if line.code != "fr" or not hit or not hit[1].whole or line.norms[at - 1] != ",":
            return False
        if self._enclosed(0, at - 1) is not None or not line.has_predicate(0, at):
            return False
        stop = self._noun_phrase(at + hit[0] - 1, len(line))
        return stop is not None and stop > line.last_word
