"""Cuts at coordinated verbs: "… and injured 204", «وأصاب 153», « et situe l'épicentre »."""

from __future__ import annotations

from typing import NamedTuple

from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.predicates import behind_modal
from claims.extraction.splices import LONGEST_SUBJECT, spliced

_OBJECTS = wordset("behind_english_verbs")
_JOINS = wordset("and") | wordset("joins")
_QUE = wordset("that", "fr")
_AND = wordset("and")
_WHILE = wordset("while")
_WHO = wordset("who_of_people")
_FRENCH_RELATIVES = wordset("french_relatives")
_BEFORE_VERB = wordset("before_arabic_verbs")
_FRONTS = wordset("fronted_circumstances")
_RELATIVIZERS = wordset("arabic_relatives") | wordset("what_relatives")
_WITHOUT = wordset("without")
_DONE = wordset("passive_done")
_NEGATED = 8
"""Words from a negation to «ولا» with another noun."""


class Cut(NamedTuple):
    """The left clause ends at ``at``, the right one begins at ``resume``."""

    at: int
    resume: int
    kind: str


class VerbCuts:
    """Finds where a verb with or without a subject of its own opens a clause."""

    def __init__(self, line: Line) -> None:
        self.line = line

    def _next_break(self, index: int, end: int) -> int:
        line = self.line
        for stop in range(index, end):
            if line.norms[stop] in (",", ";", "|") and line.in_quantity[stop] < 0:
                return stop
        return end

    def _next_and(self, index: int, end: int) -> int:
        """The next conjunction, else ``end``."""
        return next((k for k in range(index, end) if self.line.norms[k] in _AND), end)

    def _opens(self, index: int, end: int) -> bool:
        """True when a clause may begin at ``index``, behind a comma: with a connector, conjunction or verb."""
        line = self.line
        if index >= end:
            return True
        return (
            bool(line.connector(index, end))
            or line.norms[index] in _AND
            or line.joined(index)
            or line.verb(index, sure=True)
        )

    def _is_relative(self, index: int) -> bool:
        found = self.line.connector(index)
        return bool(found and found[1] == "relative")

    def _verb_cut(self, begin: int, index: int, end: int, complement: bool) -> Cut | None:
        line = self.line
        norm = line.norms[index]
        if line.code == "ar":
            return self._arabic_verb_cut(begin, index, end, complement)
        if norm not in _AND and norm != ",":
            return None
        if not line.has_predicate(begin, index) or (norm == "," and self._within_relative(begin, index)):
            return None
        if norm == "," and self._only_fronted(begin, index):
            return None  # "In a video posted on Telegram, its leader, NAME, claimed …"
        if norm == "," and (not line.has_verb(begin, index) or self._asides(index, end) > index):
            return None  # "The institute, in a first estimate, put it …"
        if norm in _AND and self._shares_auxiliary(begin, index):
            return None
        first = index + 1
        if norm == "," and first < end and line.norms[first] in _JOINS:
            first += 1
        if line.norms[first : first + 1] == ["soit"] and first + 1 < end and line.in_quantity[first + 1] >= 0:
            return Cut(index, first, "adjunct")  # « 12 morts, soit 3 de plus que lundi »
        verb = first
        while verb < end and line.is_a(verb, "adverb"):
            verb += 1
        if verb >= end:
            return None
        coordinated = line.verb(verb, sure=norm == ",") and not line.verb(index - 1, sure=True)
        if coordinated and (line.code == "fr" or norm == "," or self._finite_here(verb, end)):
            return Cut(index, first, "verb")
        participle = line.norms[verb] in line.grammar.participles
        if (
            participle
            and line.code == "en"
            and norm in _AND
            and self._finite_here(verb, end)
            and not line.verb(index - 1)
        ):
            return Cut(index, first, "verb")
        if norm == "," and first == index + 1:
            return Cut(index, first, "") if spliced(line, begin, first, end) else None
        if self._pair_of_subjects(begin, index):
            return None
        for step in range(first, min(first + LONGEST_SUBJECT, end)):
            if line.norms[step] in (",", ";") or (line.connector(step) and line.connector(step)[1] != "adjunct"):  # type: ignore[index]
                return None
            if step > first and line.code == "en" and line.norms[step].endswith("ing"):
                return None  # "thanked Norland and Sudland for having hosted talks"
            if step > first and line.verb(step, sure=True):
                starts = line.is_a(first, "determiner") or line.is_a(first, "pronoun") or line.capital[first]
                starts = starts or (step == first + 1 and self._plain_subject(index, first))
                if starts or line.in_quantity[first] >= 0 or line.is_a(first, "he") or line.is_a(first, "she"):
                    return Cut(index, first, "")
                return None
        return None

    def _plain_subject(self, index: int, first: int) -> bool:
        """True for "…, and rescuers reached the valley": a plural without article, not joined to one before "and"."""
        line = self.line
        if line.code != "en" or not line.norms[first].endswith("s") or line.verb(first, sure=True):
            return False
        return line.norms[index - 1] == "," or not line.norms[index - 1].endswith("s")

    def _shares_auxiliary(self, begin: int, index: int) -> bool:
        """True for "was heard and felt in the port", « ont été vus et entendus à 3 km »: what stands behind the second
        participle belongs to both."""
        line = self.line
        before, after = line.norms[index - 1], line.norms[index + 1 : index + 2]
        participles = line.grammar.participles if line.code == "en" else line.grammar.passives
        both = before in participles and bool(after) and after[0] in participles
        return both and index - 2 >= begin and bool(line.is_a(index - 2, "aux"))

    def _pair_of_subjects(self, begin: int, index: int) -> bool:
        """True for "after Norland and Sudland agreed", « c'est là que le maire et le préfet ont signé »: "and" joins
        two subjects of a subordinate clause."""
        line = self.line
        for k in range(index - 1, max(begin, index - LONGEST_SUBJECT), -1):
            found = line.connector(k, index)
            if (found is not None and found[1] != "adjunct") or line.norms[k] in _QUE:
                return not line.has_verb(k + (found[0] if found else 1), index)
            if line.verb(k, sure=True) or line.stops(k):
                return line.norms[k] == "," and self._only_relative(begin, k)
        return False

    def _only_relative(self, begin: int, comma: int) -> bool:
        """True for « À 18 heures, heure à laquelle le pont devait fermer, » : the only verbs before the comma are those
        of a relative clause, the main clause is to come."""
        line = self.line
        relative = next((k for k in range(begin, comma) if self._is_relative(k)), None)
        return relative is not None and not line.has_predicate(begin, relative)

    def _subject_relative(self, begin: int, index: int) -> bool:
        """For "All the ships that had waited since Monday have passed": true before "since", the verb is to come."""
        line = self.line
        for k in range(begin + 1, index):
            if line.verb(k, sure=True):
                return False
            found = line.connector(k, index)
            if found and (found[1] == "relative" or line.norms[k] == "that") and line.norms[k - 1] != ",":
                return line.code != "ar"
        return False

    def _within_relative(self, begin: int, index: int) -> bool:
        """For "The envoy, who asked not to be named, gave …": true at the second comma: the verb is to come."""
        line = self.line
        comma = next((k for k in range(index - 1, begin, -1) if line.norms[k] == ","), None)
        if comma is None:
            return False
        begin = next((k + 1 for k in range(comma - 1, begin, -1) if line.norms[k] in _WHILE), begin)
        if line.has_predicate(begin, comma):
            return False
        opener = line.norms[comma + 1]
        return opener in _WHO or opener in _FRENCH_RELATIVES or opener in line.grammar.participles

    def _only_fronted(self, begin: int, index: int) -> bool:
        """True when a circumstance stands before the comma whose only verb tells how a document went out."""
        line = self.line
        if line.code != "en" or not line.is_a(begin, "preposition"):
            return False
        verbs = [k for k in range(begin, index) if line.verb(k, sure=True)]
        return bool(verbs) and all(line.is_a(k, "sent") and not line.is_a(k - 1, "aux") for k in verbs)

    def _asides(self, comma: int, end: int) -> int:
        """Where the second comma stands of "while envoys, gathered in Alba, were giving them time"; ``comma`` when
        the first one opens no such aside."""
        line = self.line
        if line.code != "en" or comma + 2 >= end or line.norms[comma + 1] not in line.grammar.participles:
            return comma
        shut = self._next_break(comma + 1, end)
        return shut if shut + 1 < end and line.is_a(shut + 1, "aux") else comma

    def _finite_here(self, index: int, end: int) -> bool:
        """An English form behind "and" is a verb when an object, figure or particle follows."""
        line = self.line
        if line.code == "fr":
            return True
        if line.is_a(index, "aux"):
            return True
        after = index + 1
        if after >= end or behind_modal(line, index):
            return False
        return bool(
            line.in_quantity[after] >= 0
            or line.in_date[after] >= 0
            or line.is_a(after, "determiner")
            or line.is_a(after, "preposition")
            or line.is_a(after, "it")
            or line.is_a(after, "adverb")
            or line.capital[after]
            or line.norms[after] in _OBJECTS
        )

    def _arabic_verb_cut(self, begin: int, index: int, end: int, complement: bool) -> Cut | None:
        line = self.line
        before = line.norms[index - 1]
        if line.norms[index][0] == "ف" and (self._answers_topic(begin, index) or self._answers_condition(begin, index)):
            return None
        if (
            before == ","
            and line.joined(index)
            and line.is_a(index, "conditional")
            and line.has_predicate(begin, index)
        ):
            return Cut(index, index, "")
        if before == "," and line.joined(index) and self._fronts_clause(begin, index, end):
            return Cut(index, index, "")
        if line.joined(index) and line.verb(index):
            if line.is_a(index, "preposition") or line.is_a(index, "aux-weak"):
                return None
            if index - 2 >= begin and line.bare[index - 2] in _DONE:
                return None  # «تم توثيق ودفن 40 متوفى»: nouns of two acts
            return Cut(index, index, "verb")
        if line.joined(index) and line.bare[index] == "لا" and self._nor(begin, index):
            return None
        if line.joined(index) and (line.is_a(index, "negator") or line.bare[index] == "قد"):
            return Cut(index, index, "verb")
        if not line.verb(index, sure=True) or line.is_a(index, "aux"):
            return None
        if before == "," and line.withholds(index):
            return None  # «ونفى مسؤول، طلب عدم كشف اسمه، …»
        if before == "," and line.has_predicate(begin, index):
            comma = next((k for k in range(index - 2, begin, -1) if line.norms[k] == ","), None)
            amount = comma is not None and line.is_a(comma + 1, "amounting") and not line.has_event(begin, comma)
            return None if amount else Cut(index, index, "verb")
        if (
            before in _BEFORE_VERB
            or line.bare[index - 1] in _BEFORE_VERB
            or line.connector(index - 1)
            or line.verb(index - 1)
        ):
            return None
        resumed = next((k for k in range(index + 1, min(index + 3, end)) if line.is_a(k, "resumptive")), None)
        if resumed is None or not line.has_event(begin, index - 1):
            return None
        # «محادثات شارك فيها الرئيس» states who took part; with neither figure nor subject of its own it only describes.
        subject = resumed + 1 < end and (line.role(resumed + 1) is not None or line.is_place(resumed + 1))
        told = subject or line.has_figure(index, self._next_break(index, end))
        return Cut(index, index, "relative") if told else None

    def _fronts_clause(self, begin: int, index: int, end: int) -> bool:
        """True for «وصل الوفد، وبعد ساعات من النقاش أعلن الطرفان اتفاقا»: a circumstance in front of the verb of a
        clause of its own."""
        line = self.line
        if line.bare[index] not in _FRONTS or not line.has_predicate(begin, index):
            return False
        for k in range(index + 2, min(index + LONGEST_SUBJECT, end)):
            if line.stops(k) or line.joined(k) or line.connector(k) or line.norms[k] in _BEFORE_VERB:
                return False
            if line.verb(k, sure=True):
                return line.bare[k - 1] not in _RELATIVIZERS
        return False

    def _answers_topic(self, begin: int, index: int) -> bool:
        """True for «أما الوعود التي قطعت فلم تتجاوز …»: «ف» resumes the subject that «أما» has put in front."""
        line = self.line
        fronted = line.bare[begin] == "اما" or (begin > 0 and line.bare[begin - 1] == "اما")
        if not (fronted and line.joined(index)):
            return False
        return not any(line.norms[k][0] == "ف" and line.joined(k) for k in range(begin, index))

    def _answers_condition(self, begin: int, index: int) -> bool:
        """True for «وإذا ردت المدينة فسيكون الرد أكبر»: «ف» opens what follows from the condition."""
        line = self.line
        return line.code == "ar" and bool(line.is_a(begin, "conditional")) and line.joined(index)

    def _nor(self, begin: int, index: int) -> bool:
        """True for «بلا ماء ولا ظل», «لم يجدوا طعاما ولا مأوى»: a second noun that the negation before it covers."""
        line = self.line
        if index - 2 >= begin and line.bare[index - 2] in _WITHOUT:
            return True
        if index + 1 >= len(line) or line.verb(index + 1) or line.norms[index + 1][0] in "يت":
            return False
        near = range(max(begin, index - _NEGATED), index)
        return any(line.is_a(k, "negator") or line.bare[k] in _WITHOUT for k in near)
