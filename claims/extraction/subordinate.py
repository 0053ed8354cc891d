"""Subordinate clauses around a cue: where a main clause resumes, what stands beside a cue and is no content of it."""

from __future__ import annotations

from claims.extraction.arabic_reach import ArabicReach
from claims.extraction.cues import Cue
from claims.extraction.fronted import names_source, silent
from claims.extraction.lexicon import wordset
from claims.extraction.moved import moved
from claims.types import CueKind

_QUE, _WISHED, _CONCEDING = wordset("that", "fr"), wordset("subjunctive_auxiliaries"), wordset("conceding")
_WHOEVER = wordset("whoever")
_SPOKE = wordset("spoke")
_WHO = wordset("who")
_WE = wordset("first_person", "en")
LONGEST_SUBJECT = 6
"""Words of the longest subject in front of an English or French verb."""
_FARTHEST_COMING = 14
"""Words from "appeared" to "to say"."""
_SUBORDINATE = frozenset(("clause", "relative"))
_ANYBODY = wordset("anybody_who")
_WHILE = wordset("while_opening")
"""Words that open a clause which a main clause follows."""
_EXCEPT = wordset("except_for")
_IF, _THE = wordset("if", "fr"), wordset("definite_articles", "fr")
_CLAIMS = wordset("claims")
_ANSWER = 14
"""Words of « ce que le ministère n'a pas confirmé »."""
_DAY = 5
"""Words from "told" to "that", with a day between them."""
_ADVERBS = 2
"""Words between a comma and the verb of the clause that goes on: ", later torched"."""
_TAKEN_REACH = 5
"""Words from "claimed" to the lives it took."""


class Subordinate(ArabicReach):
    """Tells content from the subordinate clauses around it."""

    def _appears_to(self, at: int) -> bool:
        """True for the cue of "took to the airwaves to say that": an infinitive that tells what somebody came to do."""
        line = self.line
        if line.code != "en" or line.norms[at - 1] != "to":
            return False
        if at > 2 and line.norms[at - 2] in _SPOKE and line.norms[at - 3] in _WE:
            return True  # "Analysts we spoke to point out that"
        if moved(line, at):
            return True  # "was quick to add that", "felt obliged to admit that"
        verb = next((k for k in range(at - 2, max(at - _FARTHEST_COMING, 0), -1) if line.is_a(k, "comes-to-say")), None)
        return verb is not None and not line.negated(verb) and not any(line.stops(k) for k in range(verb, at))

    def _comes_to(self, at: int) -> bool:
        """True for « est sorti pour annoncer que », « a pris la parole pour rappeler que »: somebody came to say it."""
        line = self.line
        if at and line.norms[at - 1] in _EXCEPT:
            return True  # « n'a pas commenté, sinon pour indiquer que »
        verb = self._coming(at)
        return verb is not None and not line.negated(verb) and not line.is_a(at - 1, "negator")

    def _coming(self, at: int) -> int | None:
        """Where the verb stands by which somebody came to say what the cue at ``at`` tells."""
        near = range(at - 1, max(at - _FARTHEST_COMING, -1), -1)
        return next((k for k in near if self.line.is_a(k, "comes-to-say")), None)

    def _tells_nothing(self, at: int, size: int) -> bool:
        """True for English verbs that only look like cues: "six people thought to be in the river", where nobody is
        named who thinks, and "the flood claimed 436 lives"."""
        line = self.line
        if line.is_a(at, "thought-to") and line.norms[at + size : at + size + 1] == ["to"]:
            return True
        if line.norms[at] == "read" and at and line.norms[at - 1] == ",":
            return True  # "Dale's tally, read out this afternoon: …"
        near = range(at + size, min(at + size + _TAKEN_REACH, len(line)))
        return line.norms[at] in _CLAIMS and any(line.is_a(k, "taken") for k in near)

    def _passes_on(self, at: int) -> int | None:
        """Where "that" stands in "A medic was told that 100 were in the hold": who tells what others told them;
        ``None`` for any other passive, and where it is reporters who were told."""
        line = self.line
        by = line.norms[at + 1 : at + 2] == ["by"]
        if line.norms[at] != "told" or (not by and (line.is_a(at - 2, "press") or line.is_a(at - 2, "pronoun"))):
            return None
        that = next((k for k in range(at + 1, min(at + _DAY, len(line) - 1)) if line.norms[k] == "that"), None)
        if that is not None and line.norms[at + 1] == "by":
            return that if not line.has_verb(at + 2, that) else None  # "were told by the army that"
        plain = that is not None and all(line.in_date[k] >= 0 or line.norms[k] == "on" for k in range(at + 1, that))
        return that if plain else None

    def _it_is(self, at: int) -> bool:
        """True for the participle of "it was announced", "it has been reported"."""
        line = self.line
        while at > 0 and line.is_a(at - 1, "aux"):
            at -= 1
        return at > 0 and line.norms[at - 1] == "it"

    def _beside(self, comma: int, end: int) -> bool:
        """True at the comma of "said it had a team on standby, and the ministry asked …": a clause with its own
        source beside what somebody said."""
        line = self.line
        joins = line.code == "en" and line.norms[comma + 1 : comma + 2] == ["and"] and comma + 2 < end
        return joins and line.is_a(comma + 2, "determiner") > 0 and names_source(line, comma + 2, end)

    def _answered(self, comma: int, end: int) -> bool:
        """True at the comma of « a affirmé que l'otage était mort, ce que l'armée n'a pas confirmé »: what another says
        of it is no content."""
        line = self.line
        if line.code != "fr" or line.norms[comma + 1 : comma + 2] != ["ce"] or line.connector(comma + 1) is None:
            return False
        stop = min(end, comma + _ANSWER)
        cues = (hit[1].kind for k in line.reporting if comma < k < stop and (hit := line.cue(k)))
        return any(kind in (CueKind.CONFIRM, CueKind.DENY) for kind in cues)

    def _explained(self, verb: int, cue: Cue, colon: int, end: int) -> bool:
        """True at the colon of "They left, saying they are not paid: the union has barred them from work": the outlet
        explains what somebody did and why they say they did it."""
        line = self.line
        if line.code != "en" or cue.form != "participle" or not line.is_colon(colon) or colon + 1 >= end:
            return False
        plain = colon + 1 not in dict(line.quotes) and line.has_predicate(0, verb)
        return plain and line.has_verb(verb + 1, colon) and line.has_verb(colon + 1, end)

    def _concedes(self, verb: int) -> bool:
        """True for the cue of a clause that "while", « alors que », «بينما» opens at the head of a sentence."""
        opener = self.line.connector(0)
        return opener is not None and self.line.norms[0] in _WHILE and verb <= opener[0] + LONGEST_SUBJECT

    def _resumes(self, start: int, end: int) -> bool:
        """True when a main clause begins at ``start``, behind the comma of a subordinate one."""
        line = self.line
        if not _IF.isdisjoint(line.norms[:2]):  # a main clause must follow, whether its verb is known or not
            opens = line.norms[start] in _THE or any(line.is_a(start, name) for name in ("he", "she", "they"))
            last = "," not in line.norms[start:end]
            if opens and last:
                return True
        if line.code == "ar":
            return start < end and line.verb(start, sure=True)
        near = range(start, min(start + LONGEST_SUBJECT + 1, end))
        verb = next((k for k in near if line.verb(k) or line.stops(k) or line.connector(k)), None)
        return verb is not None and verb > start and line.verb(verb)

    def _narrated(self, start: int, end: int) -> bool:
        """True for a clause behind a semicolon that has its own source, tells that somebody keeps silent or turns to
        something else: «…؛ أما المحطات فمغلقة»."""
        line = self.line
        if line.code == "ar" and start < end and line.bare[start] == "اما":
            return True
        return names_source(line, start, end) or self._they_say(start, end) or silent(line, start, end)

    def _adds(self, start: int, end: int) -> bool:
        """True for «…، كما استبعد مصدر …»: "also", a clause beside the one before."""
        line = self.line
        hit = line.cue(start + 1) if start + 1 < end and line.bare[start] == "كما" else None
        return hit is not None and hit[1].form == "finite"

    def _they_say(self, start: int, end: int) -> bool:
        """True for "…; he maintains he is innocent": a pronoun and a cue of its own."""
        line = self.line
        pronoun = start + 1 < end and any(line.is_a(start, name) for name in ("he", "she", "they", "it"))
        return pronoun and line.code != "ar" and line.cue(start + 1) is not None

    def _in_relative(self, verb: int) -> bool:
        """True for the cue of a relative clause behind a comma: "The mayor, who had warned that …"."""
        line = self.line
        near = range(verb - 1, max(verb - 4, 0), -1)
        opener = next((k for k in near if (hit := line.connector(k)) and hit[1] == "relative"), None)
        return opener is not None and line.norms[opener - 1] == ","

    def _within_subject(self, verb: int, cue: Cue) -> bool:
        """True for the participle of "Crowds who rallied in the square, demanding that he go, later torched …"."""
        line = self.line
        if line.code != "en" or cue.form != "participle" or line.norms[verb - 1] != ",":
            return False
        who = next((k for k in range(1, verb) if (hit := line.connector(k)) and hit[1] == "relative"), None)
        return who is not None and line.norms[who - 1] != "," and not line.has_predicate(0, who) and who + 1 < verb

    def _verb_behind(self, comma: int, end: int) -> bool:
        """True when a verb, perhaps behind an adverb, follows the comma."""
        line = self.line
        first = comma + 1
        while first < end and (line.is_a(first, "adverb") or line.is_a(first, "time")) and first - comma <= _ADVERBS:
            first += 1
        known = first < end and (
            line.verb(first, sure=True) or (first > comma + 1 and line.norms[first].endswith("ed"))
        )
        return bool(known)

    def _behind_comma(self, index: int, connector: tuple[int, str] | None) -> bool:
        """True where a subordinate clause begins behind a comma: « …, qui », « …, pour qui », "…, of whom"."""
        line = self.line
        if line.code == "ar" or index == 0 or line.norms[index - 1] != ",":
            return False
        if connector is None and index + 1 < len(line) and line.is_a(index, "preposition"):
            connector = line.connector(index + 1)
            return connector is not None and connector[1] == "relative"
        return connector is not None and connector[1] in _SUBORDINATE

    def _wished(self, verb: int) -> bool:
        """True for the subjunctive of « avant que le maire ait confirmé que »: nothing is said yet; false for « bien
        que des agents aient déclaré que »: said all the same."""
        line = self.line
        if line.code != "fr" or line.norms[verb] not in _WISHED:
            return False
        near = range(verb - 1, max(verb - LONGEST_SUBJECT, 0), -1)
        that = next((k for k in near if line.norms[k] in _QUE), None)
        return that is None or line.norms[that - 1] not in _CONCEDING

    def _interposes(self, at: int, after: int) -> bool:
        """True for the cue of "The toll, it said, “is likely to rise”": it stands within a clause that goes on in
        quotes."""
        line = self.line
        if after + 1 >= len(line) or line.norms[after] != "," or after + 1 not in self.quote_at or line.code == "ar":
            return False
        near = range(at - 1, max(at - LONGEST_SUBJECT, 0), -1)
        comma = next((k for k in near if line.norms[k] == ","), None)
        goes_on = line.verb(after + 2, sure=True) if after + 2 < len(line) else False
        return comma is not None and goes_on and not line.has_verb(0, comma)

    def _anybody(self, at: int) -> bool:
        """True for the verb of "anyone who thinks", « quiconque croit », « ceux qui disent »."""
        norms = self.line.norms
        if at and norms[at - 1] in _WHOEVER:
            return True
        return at > 1 and norms[at - 1] in _WHO and norms[at - 2] in _ANYBODY
