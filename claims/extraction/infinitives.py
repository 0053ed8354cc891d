"""Content in the infinitive: « dit avoir perdu », « assure à l'agence ne rien savoir », "claimed to have killed"."""

from __future__ import annotations

from claims.extraction.cues import Cue
from claims.extraction.lexicon import wordset
from claims.extraction.subordinate import Subordinate

_HAVE_OR_BE = wordset("have_or_be")
_PART_OF_MONTH = wordset("month_parts") | {"-"}
_SHORTEST_INFINITIVE = 4
_NO_INFINITIVES = wordset("no_infinitives")
_BEFORE_INFINITIVES = wordset("before_infinitives")
_THAT, _NOT = wordset("that", "fr"), wordset("ne")
_NEGATORS = wordset("second_negators")
_TO_WHOM = wordset("to_whom")
_CIRCUMSTANCES = wordset("french_circumstances")
_GOVERNS_INFINITIVE = wordset("infinitive_governors")
_CALLS = tuple(f" {word}" for word in wordset("called_to"))
"""How lemmas end whose infinitive is what the subject wants: « a appelé à voter » is news as a whole."""
_LONGEST_ASIDE = 20
"""Words of a remark on why somebody is not named."""
_LONGEST_HEARER = 9
"""Words from « à » over whom somebody told to the infinitive of what they said."""


def ends_like_infinitive(norm: str) -> bool:
    """True for a French word that ends like an infinitive."""
    return norm.endswith(("er", "ir", "re"))


class Infinitives(Subordinate):
    """Finds where an infinitive begins behind a cue, its addressee and its circumstance."""

    def _infinitive(self, at: int, cue: Cue) -> int | None:
        """Where the infinitive begins of « dit avoir envoyé », « affirme n'avoir rien vu », "claimed to have killed":
        its subject is the speaker; ``None`` for anything else."""
        line = self.line
        if cue.frame not in ("say", "state", "thatonly") or cue.lemma.endswith(_CALLS):
            return None
        if line.code == "en":
            whole = cue.form == "finite" and cue.frame != "thatonly" and at + 2 < len(line)
            return at if whole and line.norms[at : at + 2] in (["to", "have"], ["to", "be"]) else None
        if line.code != "fr":
            return None
        at = self._past_lead_in(at)
        while at < len(line) and (
            line.in_date[at] >= 0
            or line.is_a(at, "time")
            or line.is_a(at, "within-tense")
            or line.norms[at] in _PART_OF_MONTH
            or line.norms[at].endswith("ment")
        ):
            at += line.is_a(at, "within-tense") or 1  # « avait indiqué début juin avoir vu »
        at = self._past_hearer(at)
        start = at
        while at < len(line) and line.norms[at] in _BEFORE_INFINITIVES:
            at += 1
        if at + 1 >= len(line) or not (line.is_word(at + 1) or at + 1 in {first for first, _ in line.quotes}):
            return None  # « dit n'avoir « jamais touché un euro » »
        if line.norms[at] in _HAVE_OR_BE:
            return start
        if at > start and ends_like_infinitive(line.norms[at]):
            return start  # « a déclaré ne voir aucune issue »
        return start if cue.frame != "thatonly" and self._is_infinitive(at) else None  # no « pense devoir partir »

    def _past_lead_in(self, at: int) -> int:
        """Behind « lui » in « assure, lui, avoir vu », « de son côté » in « prétend de son côté avoir vu », commas and
        all; ``at`` itself where nothing of the kind stands."""
        line = self.line
        first = at + (line.norms[at : at + 1] == [","])
        size = line.is_a(first, "lead-in") if line.code == "fr" and first < len(line) else 0
        if not size or (first > at and line.norms[first + size : first + size + 1] != [","]):
            return at
        return first + size + (first > at)

    def _holds_that(self, start: int, stop: int) -> bool:
        """True when a conjunction stands among the words of an infinitive; that of « n'avoir visé que des ateliers » is
        none."""
        line = self.line
        thats = [k for k in range(start, stop) if line.norms[k] in _THAT]
        only = line.norms[start] in _NOT and _NEGATORS.isdisjoint(line.norms[start:stop])
        return bool(thats[only:])

    def _past_hearer(self, at: int) -> int:
        """Where the infinitive begins in « a dit à la chaîne X redouter une crue », « assure sur Facebook avoir tout
        perdu »; ``at`` itself where no addressee or circumstance stands in front of one."""
        line = self.line
        if at >= len(line) or line.norms[at] not in _TO_WHOM | _CIRCUMSTANCES:
            return at
        told = line.norms[at] in _TO_WHOM
        for index in range(at + 2, min(at + _LONGEST_HEARER, len(line) - 1)):
            if line.stops(index) or line.connector(index) or line.has_verb(index, index + 1):
                return at
            infinitive = line.norms[index] in line.grammar.infinitives if told else line.norms[index] in _HAVE_OR_BE
            if infinitive and line.norms[index - 1] not in _GOVERNS_INFINITIVE:
                while line.norms[index - 1] in _BEFORE_INFINITIVES:
                    index -= 1
                return index
        return at

    def _is_infinitive(self, at: int) -> bool:
        """True for « dit craindre », « affirme vouloir »: an infinitive by its ending that no list knows otherwise."""
        line = self.line
        norm = line.norms[at]
        listed = any(line.is_a(at, name) for name in ("preposition", "adverb", "determiner", "time", "lead-in"))
        plain = len(norm) > _SHORTEST_INFINITIVE and ends_like_infinitive(norm) and norm not in _NO_INFINITIVES
        return plain and not listed and not line.role(at) and line.in_date[at] < 0 and line.tokens[at].text[0].islower()

    def _past_aside_on_saying(self, at: int) -> int:
        """The comma before "that" in "said, on condition of anonymity because his contract forbids it, that …", « a
        dit, sous couvert d'anonymat parce que …, que »: behind a remark between commas right behind the cue that ends
        at ``at``; ``at`` itself where none stands."""
        line = self.line
        if line.code == "ar" or at + 2 >= len(line) or line.norms[at] != ",":
            return at
        opens = line.is_a(at + 1, "preposition") or line.is_a(at + 1, "asking") or line.norms[at + 1].endswith("ing")
        for index in range(at + 2, min(at + _LONGEST_ASIDE, len(line) - 1)) if opens else ():
            if line.norms[index] == ",":
                behind = line.connector(index + 1)
                return index if behind is not None and behind[1].startswith("complement") else at
            if line.stops(index) or index in self.quote_at:
                return at
        return at
