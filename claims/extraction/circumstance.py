"""What may stand between a French cue and its subject: « a déclaré jeudi à Lyon le docteur X »."""

from __future__ import annotations

from claims.extraction.cues import Cue
from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.phrase_words import PhraseWords
from claims.extraction.proper_names import full_name

_GOVERNORS = wordset("noun_governors")
FRENCH_DETERMINERS = wordset("french_determiners")
_FRENCH_CIRCUMSTANCE = wordset("french_circumstances")
_APPOSED = wordset("apposition_openers")
_WHO = wordset("relatives")
_BEFORE_WHO = 10
"""Words from a comma over an apposition to its relative clause."""
_SHORT_REMARK = 10
"""Words of a circumstance between commas."""
_LONGEST_NAME = 7
"""Words, particles and hyphens of a name."""


def _governed(line: Line, index: int) -> bool:
    """True when a preposition stands before the word."""
    return bool(line.is_a(index - 1, "preposition")) or line.norms[index - 1] in _GOVERNORS


class Circumstance(PhraseWords):
    """Passes over the circumstance behind a cue; positions are word indices."""

    def _past_circumstance(self, at: int) -> int:
        """Behind « a déclaré jeudi à l'AFP un porte-parole », « a indiqué dans un communiqué le ministère »: where
        the subject begins."""
        line = self.line
        if line.code != "fr":
            return at
        while at < len(line) and (
            line.in_date[at] >= 0 or line.norms[at] not in FRENCH_DETERMINERS or self._time_of_day(at)
        ):
            size = max(line.is_a(at, name) for name in ("within-tense", "lead-in", "time", "adverb"))
            timed = line.is_a(at, "time") or line.is_a(at, "within-tense")
            if line.norms[at] in _FRENCH_CIRCUMSTANCE and not timed:
                break
            if not size and line.in_date[at] < 0 and not line.norms[at].endswith("ment"):
                break
            at += max(size, 1)
        if at >= len(line) or line.norms[at] not in _FRENCH_CIRCUMSTANCE:
            return at
        for index in range(at + 2, min(at + 9, len(line) - 1)):
            if line.stops(index):
                break
            if line.norms[index] in FRENCH_DETERMINERS and line.role(index + 1) and not _governed(line, index):
                return index
            if self._opens_name(index):
                return index
        return at

    def _time_of_day(self, at: int) -> bool:
        """True for « a estimé le matin le préfet », not for « annonce Le Matin »: a word of time behind an article."""
        line = self.line
        return line.is_a(at, "within-tense") > 1 and not line.capital[at + 1]

    def _opens_name(self, index: int) -> bool:
        """True for the first word of a name behind a circumstance: « a lancé devant la foule M. Morel », « a dit à Lyon
        Paul Morel »."""
        line = self.line
        if not line.capital[index] or line.in_date[index] >= 0 or line.is_place(index):
            return False
        before = line.tokens[index - 1].text
        medium = line.role(index - 1)
        if medium is not None and medium[1].kind == "media":
            return False  # « a dit à l'agence Norval un élu »
        ends = line.is_place(index - 1) or (before.isupper() and len(before) > 1)
        free = not (_governed(line, index) or before in FRENCH_DETERMINERS)
        return ends or (free and before[0].islower() and before[-1].isalpha())

    def _remarks(self, begin: int, index: int, comma: int) -> bool:
        """True for a circumstance between commas behind a subject, not behind a fronted place or day."""
        line = self.line
        fronted = line.is_a(begin, "preposition") or line.in_date[begin] >= 0 or line.is_a(begin, "time")
        plain = line.code != "ar" and comma - index <= _SHORT_REMARK and not line.has_verb(begin, index)
        plain = plain and not any(line.is_a(k, "aux") for k in range(index, comma))
        return plain and not fronted and index - begin > 1 and bool(line.is_a(index + 1, "preposition"))

    def _inverted(self, at: int, size: int, cue: Cue) -> bool:
        """True when the subject stands within or behind the cue, so that a name in front of it is none."""
        line = self.line
        after = at + size
        if cue.frame == "stance":
            return False  # « X n'a pas mâché ses mots vendredi »: a stance has its subject before it
        if line.code == "fr" and after < len(line):
            behind = line.norms[after] in FRENCH_DETERMINERS or line.in_date[after] >= 0 or line.is_a(after, "time")
            return cue.gender != "-" or bool(behind)
        return line.code == "ar" or cue.gender != "-"

    def _described_by_clause(self, begin: int, comma: int, shut: int) -> bool:
        """True for "Delmar, the firm whose logo was seen on crates that washed ashore, said": between two commas an
        apposition that holds a relative clause."""
        line = self.line
        if line.code != "en" or comma <= begin or line.norms[comma + 1] not in _APPOSED:
            return False
        who = next((k for k in range(comma + 2, min(comma + _BEFORE_WHO, shut)) if line.norms[k] in _WHO), None)
        name = all(line.capital[k] or not line.is_word(k) for k in range(max(begin, comma - 2), comma))
        full = any(full_name(line, k, comma) == comma for k in range(max(begin, comma - _LONGEST_NAME), comma - 1))
        named = name or full or line.role(comma - 1) is not None
        return who is not None and named and not line.has_verb(begin, comma) and line.in_date[comma - 1] < 0
