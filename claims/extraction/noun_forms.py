"""Which forms of cues and verbs are nouns where they stand: "the latest count", "state police", « la note »."""

from __future__ import annotations

from claims.extraction.lexicon import wordset, wordsets
from claims.extraction.words import Words

_OPENERS, _THIS = wordset("noun_clause_openers"), wordset("this")
_AND_BUT = wordset("joins", "en")
_A, _THAT = wordset("indefinite_articles", "en"), wordset("that", "en")
_NEVER_NOUNS = wordset("never_nouns", "en")
NOUNS_TOO = wordset("nouns_too")
"""English cues in the plain form that stand as nouns in front of a source ("state television"), French verbs that are
nouns behind an article (« l'inverse »)."""
PLURALS = wordset("plural_nouns_too")
_FIGURE_REACH = 5
"""Words from a French verb to what it counts."""
_OBJECT_REACH = 4
"""Words between a verb and the plural that is its object."""
_SHORTEST_PAST = 4
_OF_PLURALS = wordset("plural_auxiliaries", "en")
_BEFORE_NOUNS = wordsets("before_nouns")
_AUXILIARIES = wordset("auxiliaries_apart")
_FRENCH_PREPOSITIONS = wordset("french_prepositions")


class NounForms(Words):
    """A sentence that tells nouns from the verbs spelt like them."""

    __slots__ = ()

    def adverb(self, index: int) -> bool:
        """True for a word that belongs to the verb: "still"; "flatly" behind a whole subject or an auxiliary, but not
        "family"."""
        if self.is_a(index, "adverb"):
            return True
        if self.code != "en" or not index or self.capital[index] or not self.norms[index].endswith("ly"):
            return False
        ends = self.capital[index - 1] or self.role(index - 1) is not None or bool(self.is_a(index - 1, "aux"))
        return ends and self.role(index) is None

    def nominal(self, index: int) -> bool:
        """True when an article or "to" before the word makes it a noun or an infinitive."""
        if self.code == "en" and self.norms[index] in NOUNS_TOO and index + 1 < len(self) and self.role(index + 1):
            opens = index == 0 or self.stops(index - 1) or self.norms[index - 1] in _OPENERS
            if opens:
                return True  # "…, state police said"
        if self.code == "en" and self.norms[index] in PLURALS and self._behind_verb(index):
            return True
        if self.code == "en" and index == 0 and self.norms[0] in NOUNS_TOO and self.capital[0]:
            return True  # "State power company Norelec blames …"
        if self.code == "en" and self.norms[index] == "state" and index + 1 < len(self):
            medium = self.role(index + 1)
            office = self.role(index + 2) if index + 2 < len(self) else None
            said = self.cue(index - 1) if index else None
            if office is not None and office[1].kind == "person" and said is not None and said[1].form == "finite":
                return True  # "said state transportation secretary Ann Reed"
            if medium is not None and medium[1].kind == "media":
                return True  # "told state radio"
        ends = index + 1 >= len(self) or self.stops(index + 1)
        if self.code == "en" and ends and self.norms[index] in NOUNS_TOO and index > 1:
            described = self.is_a(index - 2, "determiner") and not self.norms[index - 1].endswith("s")
            people = self.role(index - 1)
            if described and (people is None or people[1].number == "s"):
                return True  # "half a point above the official estimate"
        if self.code == "en" and ends and self.norms[index] in NOUNS_TOO and self.is_place(index - 1):
            return True  # "in Washington state"
        if self.code == "en" and 0 < index < len(self) - 1 and self._heads_phrase(index):
            return True
        noun = self.code == "fr" and self.begun[index].cue and self.is_a(index, "noun-too")
        if index == 0 or (noun and self.norms[index - 1] in _THIS):
            return bool(noun)  # « Alerte enlèvement levée », « ce reproche »
        if self.code == "en" and index > 1 and self.norms[index].endswith("ed") and self.in_quantity[index - 1] >= 0:
            noun = index + 1 < len(self) and self.is_word(index + 1) and not self.begun[index + 1].classes
            return noun and bool(self.is_a(index - 2, "determiner"))  # "ordered the four alleged gunmen held"
        if self.code == "ar":
            return bool(self.is_a(index - 1, "withheld"))  # «عدم كشف اسمه»
        before = self.norms[index - 1]
        if self.code == "en" and before.endswith("'s"):
            return not self._behind_firm(index)  # "Dale's report"
        if before == "en" and (self._of_them(index) or (self.code == "fr" and self.norms[index].endswith("ant"))):
            return False  # « …, en affirmant que »
        if before == "l'" and self.norms[index] in _AUXILIARIES and (told := self.cue(index)) is not None:
            return told[1].frame not in ("judge", "label", "object", "blame")  # « l'a jugée », « l'a qualifiée de »
        return before in _BEFORE_NOUNS.get(self.code, ()) or (self.code == "fr" and before in _FRENCH_PREPOSITIONS)

    def _behind_firm(self, index: int) -> bool:
        """True for "Marlow's said it would", "Marlow's announced a sale": the verb of a firm that is spelt so."""
        after = index + 1
        past = self.norms[index] in _NEVER_NOUNS or self.norms[index].endswith("ed")
        if not past or not self.capital[index - 1] or after >= len(self):
            return False
        opens = self.norms[after] in _THAT or self.is_a(after, "determiner") or self.is_a(after, "it")
        return bool(opens) or self.is_a(after, "they") > 0

    def _of_them(self, index: int) -> bool:
        """True for « la police en annonce 40 », « en a compté 12 »: between a subject and a figure, « en » is no
        preposition."""
        near = range(index + 1, min(index + _FIGURE_REACH, len(self)))
        at = next((k for k in near if self.in_quantity[k] >= 0 or self.stops(k) or self.is_a(k, "preposition")), None)
        counted = at is not None and self.in_quantity[at] >= 0
        return self.code == "fr" and index > 1 and counted and not self._ends(index - 2)

    def _ends(self, index: int) -> bool:
        """True for a mark other than the comma behind an apposition."""
        return not self.is_word(index) and self.norms[index] != ","

    def _heads_phrase(self, index: int) -> bool:
        """True for "an AFP tally shows", "the Reuters count of …", "the state did not": another finite verb or "of"
        follows."""
        if self.norms[index + 1] in _OF_PLURALS and self._plural_subject(index):
            return True
        if not (self.role(index) or self.norms[index] in NOUNS_TOO):
            return False
        if self.norms[index + 1] == "of" or self._behind_singular(index):
            return True
        role = self.role(index)
        described = index > 1 and self.is_a(index - 2, "determiner") and not self.norms[index - 1].endswith("s")
        if self.stops(index + 1) and self.norms[index] in PLURALS and self.capital[index - 1]:
            return False  # "…, the WHO estimates."
        if described and role is not None and (role[1].kind == "tally" or self.norms[index + 1] == "by"):
            return True  # "the latest count by the authorities"
        next_word = index + 1 + (not self.is_word(index + 1) and index + 2 < len(self))
        after = self.cue(next_word)
        return bool(self.is_a(next_word, "aux")) or (after is not None and after[1].form == "finite")

    def _plural_subject(self, index: int) -> bool:
        """True for "neighbouring states were warned", but not "the firm says are": a third person is no subject of a
        plural's auxiliary, and no body or name that says something stands right before it."""
        before, norm = index - 1, self.norms[index]
        someone = self.role(before) or self.capital[before] or self.is_a(before, "pronoun") or self.connector(before)
        described = before > 0 and self.is_a(before - 1, "determiner") and not self.connector(before - 1)
        return norm.endswith("s") and self.is_word(before) and not (someone or described or self.is_a(before, "aux"))

    def _behind_verb(self, index: int) -> bool:
        """True for "rejected opposition claims that": the object of a finite verb a few words before."""
        for before in range(index - 1, max(index - _OBJECT_REACH, 0) - 1, -1):
            norm = self.norms[before]
            if self.stops(before) or self.connector(before) or norm in _AND_BUT:
                return False
            told = self.cue(before) if before == index - 1 else None
            if told is not None and told[1].frame == "label" and told[1].form == "finite":
                return True  # "called claims that … "baseless""
            if (
                norm.endswith("ed")
                and len(norm) > _SHORTEST_PAST
                and (index - before == 2 or (index - before > 2 and not self.role(index - 1)))
            ):
                return True
        return False

    def _behind_singular(self, index: int) -> bool:
        """True for "a union claim": a plain verb would stand behind a plural."""
        if self.norms[index] not in NOUNS_TOO or index < 2 or not self.is_a(index - 2, "determiner"):
            return False
        before = self.role(index - 1)
        return before is not None and before[1].number == "s" and self.norms[index - 2] in _A

    def passive(self, index: int) -> bool:
        """True for an Arabic perfect written with the vowel of the passive: «أُعلن», «وذُكر»."""
        text = self.tokens[index].text
        return text[2:3] == "ُ" if self.joined(index) else text[1:2] == "ُ" and text[0] not in "يتنس"

    def withholds(self, index: int) -> bool:
        """True for «طلب عدم ذكر اسمه», «مشترطا عدم الكشف عن هويته»: nothing is said, a name is withheld."""
        return index + 1 < len(self.norms) and bool(self.is_a(index + 1, "withheld"))
