"""Content without "that": "said on Friday the dam had burst", "told the envoys it had lost", « dit avoir perdu »."""

from __future__ import annotations

from claims.extraction.arabic_stated import we
from claims.extraction.infinitives import Infinitives
from claims.extraction.lexicon import wordset, wordsets
from claims.extraction.subordinate import LONGEST_SUBJECT

_GOING_ON = wordset("going_on") | {",", ";"}
_ISSUED_AT = wordset("issued_at")
_QUE = wordset("that", "fr")
_ADDRESSED = wordset("addressed")
_ARTICLES = wordset("definite_articles", "en") | wordset("indefinite_articles", "en")
_CONTRACTED = wordset("contracted_subjects")
_FEWEST_BARE = 4
"""Words of the shortest clause whose verb is in no list."""
_FEWEST_REDUCED = 2
"""Words of "12 missing"."""
_DAYS = wordset("days")
_INDEFINITE = wordset("indefinite_subjects")
_OWN = wordset("possessives", "en")
_WHEN = wordset("time_conjunctions")
_LONGEST_ASIDE = 9
_LONGEST_HEARERS = 5
"""Words over whom something was told, and when, in front of where."""
_CARRIES_ON = 9
"""Words that tell to whom, by whom or when a statement was issued."""
_HAD = wordset("had")
_WE = wordset("first_person", "fr") | wordset("addressee_clitics", "fr")
CLITICS = wordset("addressee_clitics")
_FIRST_PERSON = wordsets("first_person")
_I = wordset("unseen_subjects")
_SAYS, _STATES, _NOW = wordset("says"), wordset("states_left_bare"), wordset("stands_now")
_NO_OPENERS = wordset("and", "en") | wordset("or", "en") | {"'s"}


class BareClauses(Infinitives):
    """Finds where a clause begins behind a cue, its addressee and its circumstance."""

    def _past_clause(self, start: int, stop: int) -> bool:
        """True for "added the victim sustained injuries": a subject and a past form that no list knows."""
        line = self.line
        if self._present_clause(start, stop):
            return True
        subject = line.is_a(start, "determiner") or line.is_a(start, "pronoun") or line.capital[start]
        subject = subject or line.norms[start] in _INDEFINITE or bool(line.role(start))
        past = (k for k in range(start + 1, stop - 1) if line.norms[k].endswith("ed"))
        if subject:
            return line.in_quantity[start] < 0 and any(
                not line.is_a(k - 1, "determiner") or line.norms[k - 1] == "one" for k in past
            )
        verb = next(past, None)  # "said smoke billowed from the roof"
        plain = verb is not None and not any(line.is_a(k, "preposition") for k in range(start, verb))
        return (
            plain and verb is not None and bool(line.is_a(verb + 1, "preposition") or line.is_a(verb + 1, "determiner"))
        )

    def _reduced(self, at: int, start: int, stop: int) -> bool:
        """True for "Navy says two boats sunk", "says growth seen at 6%", "says 31 civilians dead": right behind "says"
        at ``at`` a headline's clause without its auxiliary."""
        line = self.line
        if line.norms[at] not in _SAYS or start != at + 1 or stop - start < _FEWEST_REDUCED:
            return False
        listed = line.grammar.participles | _STATES
        told = (line.norms[k] in listed or line.norms[k].endswith("ed") for k in range(start + 1, stop))
        counted = (line.norms[k] in _NOW and line.in_quantity[k + 1] >= 0 for k in range(start + 1, stop - 1))
        return any(told) or any(counted)  # "says toll now 19"

    def _present_clause(self, start: int, stop: int) -> bool:
        """True for "said Norland keeps full control": a name and a third person that no list knows."""
        line = self.line
        if stop - start < _FEWEST_BARE or not line.capital[start] or line.in_date[start] >= 0:
            return False
        verb = line.norms[start + 1]
        third = verb.endswith("s") and not verb.endswith(("ss", "'s", "us")) and line.tokens[start + 1].text.islower()
        return third and not line.role(start + 1) and not line.is_a(start + 1, "preposition")

    def _is_clause(self, start: int, stop: int) -> bool:
        """True when the words hold a predicate, or for "says it views the plan positively": behind a pronoun a third
        person that no list knows."""
        line = self.line
        if line.has_predicate(start, stop):
            return True
        he = any(line.is_a(start, name) for name in ("he", "she", "it"))
        verb = line.norms[start + 1] if he and start + 1 < len(line) else ""
        return verb.isalpha() and verb.endswith("s") and not line.connector(start + 1)

    def _first_person(self, at: int) -> bool:
        """True when the subject right before the cue is "we", "I", « nous », « je »."""
        line = self.line
        if line.code == "ar":  # «ندعم المدارس ونريد أن …»: a plain object stands behind it
            hit = line.cue(at)
            return hit is not None and we(line, at, hit[1]) and line.connector(at + 1) is None
        before = at - 1
        if line.code == "fr" and before > 0 and line.norms[before] in CLITICS:
            return line.stops(before - 1)  # « Un agent nous a dit que »: French cues are of the third person
        before -= before > 0 and line.norms[before] in _HAD and line.norms[before - 1] in _WE  # « Nous avions dit que »
        while before > 0 and (
            line.is_a(before, "aux") or line.is_a(before, "adverb") or line.norms[before].endswith("ly")
        ):
            before -= 1
        if line.code == "fr" and before < at - 1 and line.norms[before] in CLITICS:
            return True  # « Vous aviez dit que »
        return before >= 0 and line.norms[before] in _FIRST_PERSON.get(line.code, ())

    def _tells_when(self, at: int, start: int) -> bool:
        """True for "…, the council said as it published the names": a clause behind a cue that stands behind its
        content tells when it was said."""
        line = self.line
        mark = next((k for k in range(at - 1, 1, -1) if line.stops(k) or k in self.quote_end), None)
        when = start < len(line) and line.norms[start] in _WHEN and mark is not None and line.in_quantity[start] < 0
        return when and self._stop(start) >= len(line) - 1 and line.has_predicate(0, mark or 0)

    def _said_of(self, at: int) -> bool:
        """True for an English plural right behind a verb of saying: what is said begins with it."""
        line = self.line
        before = line.cue(at - 1) if line.code == "en" and at and line.norms[at].endswith("s") else None
        return before is not None and before[1].frame == "say" and before[1].form == "finite"

    def _past_name(self, at: int) -> int:
        """Where a name, and a day, that begin at ``at`` end."""
        line = self.line
        while at < len(line):
            dated = line.in_date[at] >= 0 or line.norms[at] == "on" or line.is_a(at, "time")
            if not (dated or line.capital[at]):
                break
            at += 1
        return at

    def _opens_clause(self, behind: int) -> bool:
        """True when the word ``behind`` a pronoun is a verb: the pronoun is the subject of what is said."""
        return behind < len(self.line) and self.line.verb(behind)

    def _names_something(self, start: int, end: int) -> bool:
        """True for quoted words that are the object of the verb before them and state nothing alone."""
        line = self.line
        return line.code != "ar" and not line.has_predicate(start, end) and not line.has_figure(start, end)

    def _blocks(self, index: int) -> bool:
        """True for words over which no cue reaches its content: another cue or, in English and French, a verb."""
        line = self.line
        if line.code == "ar":
            return self._arabic_blocks(index)
        cue = line.cue(index)
        if cue and ((cue[1].form == "participle" and line.norms[index - 1] == ",") or line.verb(index, sure=True)):
            return True
        return line.verb(index, sure=True) or bool(
            line.is_a(index, "he") or line.is_a(index, "she") or line.is_a(index, "they")
        )

    def _plain_clause(self, start: int) -> bool:
        """True for "warned the toll could climb", "confirmed two men were held": a noun phrase right before an
        auxiliary."""
        line = self.line
        if start >= len(line) or not (line.is_a(start, "determiner") or line.in_quantity[start] >= 0):
            return False
        own = line.norms[start] in _OWN
        for index in range(start + 1, min(start + LONGEST_SUBJECT, len(line))):
            if index > start + 1 and (line.is_a(index, "aux") or (own and line.verb(index, sure=True))):
                return True  # also "warns its cash runs out"
            if (
                line.stops(index)
                or line.connector(index)
                or line.is_a(index, "preposition")
                or line.verb(index, sure=True)
            ):
                return False
        return False

    def _in_a_note(self, at: int, start: int, stop: int) -> bool:
        """True for "…, the palace said in an inventory released on Monday": words ``start`` to ``stop`` behind the cue
        tell where it was said, and what was said stands in front."""
        line = self.line
        behind = (k for k in range(start, min(start + _LONGEST_HEARERS, stop)) if line.is_a(k, "preposition"))
        start = next(behind, start)  # "told staff on Tuesday in a memo obtained by the paper"
        verb = next((k for k in range(start, stop) if line.verb(k) or line.norms[k].endswith("ed")), None)
        comma = next((k for k in range(at - 1, max(at - LONGEST_SUBJECT, 0), -1) if line.norms[k] == ","), 0)
        if verb is None or not line.is_a(start, "preposition") or not comma or not line.has_predicate(0, comma):
            return False
        papers = line.grammar.documents
        paper = any(line.is_a(k, "written") or line.norms[k] in papers for k in range(start + 1, verb))
        return paper and line.norms[verb].endswith("ed") and not line.has_verb(verb + 1, stop)

    def _subject_at(self, start: int, that: int) -> bool:
        """True when the subject of a clause without "that" begins right behind the cue: "said he's sure that"."""
        line = self.line
        if line.code != "en" or start >= len(line) or line.stops(start):
            return False
        subject = any(line.is_a(start, name) for name in ("he", "she", "they", "it")) or line.norms[start] in _I
        contracted = line.norms[start].partition("'")[0] in _CONTRACTED and "'" in line.norms[start]
        opens = line.norms[start] in _ARTICLES and line.has_verb(that + 1, self._stop(that + 1))
        return subject or contracted or (opens and not line.role(start + 1))

    def _no_complement(self, index: int, at: int) -> bool:
        """True for the "that" of "welcomed efforts that could end it", "ordered it that day": of a noun, or a day; and
        of "says 12 people died, and that 40 were hurt": of a second clause behind the one that begins at ``at``."""
        line = self.line
        if line.code == "fr" and line.norms[index] in _QUE and 0 < index < len(line) - 2:
            apposed = index > at + 3 and line.norms[index - 3] == "," and line.is_a(index - 2, "determiner")
            return bool(apposed) or self._object_that(index)  # « …, une version que X dément »
        if line.code != "en" or line.norms[index] != "that" or index + 1 >= len(line):
            return False
        after = line.norms[index + 1]
        if after == "of" and line.norms[index - 1] == "and":
            return True  # "put the dead at 40 and that of the missing at 12"
        second = line.norms[index - 1] == "and" and (line.norms[index - 2] == "," or line.has_predicate(at, index))
        return second or after in _DAYS or (bool(line.is_a(index + 1, "aux")) and line.norms[index - 1] != ",")

    def _over_object(self, at: int, that: int) -> bool:
        """True for « recense 12 cas, un taux que X juge élevé », "put an end to the system that …": the object of a
        finding stands between cue and conjunction."""
        return that > at and bool(self.line.is_a(at, "determiner") or self.line.in_quantity[at] >= 0)

    def _object_that(self, index: int) -> bool:
        """True for « du danger que représentait la cargaison »: a verb right behind « que » whose subject follows."""
        line = self.line
        noun = line.is_word(index - 1) and not line.verb(index - 1) and not line.is_a(index - 1, "adverb")
        verb = line.verb(index + 1, sure=True) or line.norms[index + 1].endswith(("ait", "aient"))
        return noun and verb and bool(line.is_a(index + 2, "determiner")) and not line.is_a(index + 1, "aux")

    def _past_addressee(self, at: int) -> int | None:
        """For "told the envoys it had lost", "told CNN the blast was no attack": where the clause without "that"
        begins; ``None`` when no boundary shows."""
        line = self.line
        for index in range(at + 1, min(at + 10, len(line) - 1)):
            if line.stops(index) or line.verb(index, sure=True):
                return None
            before = index - 1
            if line.is_a(before, "preposition") or line.norms[before] in _NO_OPENERS:
                continue
            pronoun = any(line.is_a(index, name) for name in ("he", "she", "they", "it")) or line.norms[index] in _I
            opens = line.is_a(index, "determiner") and not line.is_a(before, "determiner")
            name = line.capital[index] and line.tokens[before].text[0].islower()
            counted = line.in_quantity[index] >= 0 > line.in_quantity[before]
            if not (pronoun or ((opens or name or counted) and not line.is_a(before, "determiner"))):
                continue
            near = range(index + 1, min(index + 9, self._stop(index)))
            if line.has_verb(near.start, near.stop) or (opens and any(line.norms[k].endswith("ed") for k in near)):
                return index
        return None

    def _skip_circumstance(self, at: int) -> int:
        """Pass over "on Friday", "in a statement", "after talks in Cairo," behind an English cue."""
        line = self.line
        index = at
        while index < len(line) and (line.in_date[index] >= 0 or line.is_a(index, "time") or self._on_day(index)):
            if line.norms[index] == "this" and line.in_date[index] < 0:
                break
            index += 1
        if (
            index < len(line)
            and line.norms[index] in _ISSUED_AT
            and index + 2 < len(line)
            and line.in_quantity[index] < 0
        ):
            for step in range(index + 1, min(index + 6, len(line))):
                if line.role(step) or line.norms[step] in _ADDRESSED:
                    return self._past_issued(step + 1)
        return index

    def _on_day(self, at: int) -> bool:
        """True for the "on" of "on Friday", not of "briefed on the talks"."""
        after = self.line.norms[at] == "on" and at + 1 < len(self.line)
        return after and bool(self.line.in_date[at + 1] >= 0 or self.line.is_a(at + 1, "time"))

    def _past_aside(self, comma: int) -> int:
        """For the first comma of "the aircraft, built in 2009, had been inspected": where the clause around it ends;
        ``comma`` when no verb follows the second one."""
        line = self.line
        shut = self._stop(comma + 1)
        near = shut - comma <= _LONGEST_ASIDE and shut + 1 < len(line) and line.norms[shut] == ","
        first = comma + 1 + (line.is_a(comma + 1, "adverb") > 0)  # "the fire, now put at 40 hectares, is held"
        aside = line.norms[first] in line.grammar.participles or line.is_a(comma + 1, "preposition")
        aside = aside or self._names(comma + 1, shut)  # "one of them, Amal, was 12"
        aside = aside or (line.is_a(comma + 1, "amount") and line.holds("of-them", comma + 1, shut))  # "all of them"
        aside = aside or line.norms[comma + 1] == "not"  # "said owners, not lenders, should pay"
        aside = aside or line.in_quantity[comma + 1] >= 0  # "adding the gunman, 28, had been killed"
        goes_on = near and bool(aside) and line.verb(shut + 1)
        return self._stop(shut + 1) if goes_on else comma

    def _past_issued(self, at: int) -> int:
        """Pass over "sent to the media on Monday" behind "said in a statement"; ``at`` when nothing of the kind
        stands there."""
        line = self.line
        if at >= len(line) or not line.is_a(at, "sent"):
            return at
        for index in range(at + 1, min(at + _CARRIES_ON, len(line))):
            if line.stops(index) or line.connector(index):
                return index
        return min(at + _CARRIES_ON, len(line))

    def _sibling(self, at: int, begin: int) -> bool:
        """True when a cue without a subject goes on with the last frame: behind a conjunction or comma, or first."""
        line = self.line
        if at == begin or line.joined(at):
            return True
        before = line.norms[at - 1]
        return before in _GOING_ON or at - 1 in self.quote_end or bool(line.is_a(at - 1, "aux"))
