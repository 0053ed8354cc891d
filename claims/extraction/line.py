"""One sentence as the grammar reads it: which words are verbs, where predicates and figures stand.

All positions are word indices of the sentence; ``Line.span`` turns them into characters of the report.
"""

from __future__ import annotations

import datetime as dt
from itertools import accumulate

from claims.extraction.arabic_words import GOVERNING
from claims.extraction.cues import is_hyphened
from claims.extraction.lexicon import wordset
from claims.extraction.noun_forms import NOUNS_TOO, PLURALS, NounForms

_BEFORE_PERFECTS = wordset("before_perfects")
_BEHIND_PLURALS = wordset("behind_plural_heads")
_BEFORE_NOUNS = wordset("before_such_nouns")
_ENGLISH_ARTICLES = wordset("indefinite_articles", "en") | wordset("definite_articles", "en")
_VERB_NEGATORS = wordset("verb_negators")
_AND_BUT = wordset("joins")
_NOUNS_TOO = wordset("nouns_or_auxiliaries")
_OF_BARE = wordset("of_bare")
_THAT = wordset("that", "fr")
_EXPLETIVE = 12
"""Words from « avant que » to a « ne » that denies nothing."""
_PLURALS = wordset("plurals")
"""English plurals without an s, behind which a plain form is a verb: "people remain", "some stay"."""
_AFTER_VERBS = wordset("behind_verbs")
_QUOTES = frozenset(('"', "“", "‘"))
_NO_CLITICS = wordset("no_clitic_openers")
_SUBJECTS = wordset("verb_subjects")
PARTICLES = wordset("particles")
"""Adverbs that make one verb with the English verb before them."""
_FRENCH_ARTICLES = wordset("definite_articles", "fr")
_ARABIC_NEGATORS = wordset("negators_of_verbs")
_BEFORE_VERBS = wordset("particles_of_verbs")
"""Arabic particles that only verbs and their negators follow."""
_CONTRACTED = wordset("contracted_subjects") | wordset("contracted_openers")
_VERBS_WRITTEN_ON = wordset("contracted_verbs")
_FRENCH_TENSES = (
    "era",
    "ira",
    "iront",
    "irait",
    "eront",
    "erait",
    "eraient",
    "aient",
    "dra",
    "dront",
    "drait",
    "vra",
    "vront",
    "ttra",
    "ttront",
)


class Line(NounForms):
    """A sentence whose verbs are told from nouns and participles by the words around them."""

    __slots__ = ("_figures", "_negators", "_predicates", "_sure", "_verbs")

    def __init__(self, text: str, offset: int, code: str, published: dt.date | None) -> None:
        super().__init__(text, offset, code, published)
        self._negators: list[bool] | None = None
        self._verbs = self._read_verbs()
        self._sure = [verb and self._read_verb(index, True) for index, verb in enumerate(self._verbs)]
        self._predicates = self._count_predicates()
        self._figures = self._count_figures()

    def verb(self, index: int, *, sure: bool = False) -> bool:
        """True when the word is a finite verb or auxiliary; with ``sure`` only where its letters leave no doubt."""
        return (self._sure if sure else self._verbs)[index]

    def has_verb(self, start: int, end: int) -> bool:
        """True when a word of the range is surely a finite verb or auxiliary."""
        return True in self._sure[start:end]

    def first_verb(self, start: int, end: int) -> int | None:
        """The first word of the range that is surely a finite verb or auxiliary; ``None`` without one."""
        return self._sure.index(True, start, end) if self.has_verb(start, end) else None

    def has_event(self, start: int, end: int) -> bool:
        """True when a finite verb other than an auxiliary stands in the range."""
        auxiliaries = self.members("aux")
        return self.has_verb(start, end) and any(
            self._sure[index] and index not in auxiliaries for index in range(start, end)
        )

    def _read_verbs(self) -> list[bool]:
        """Which words are finite verbs; only those are read that are in a list, end like one (English) or are
        negated (Arabic)."""
        verbal = [begun.verb for begun in self.begun]
        if self.code == "ar":
            for index in range(1, len(self)):
                verbal[index] = verbal[index] or self.bare[index - 1] in _BEFORE_VERBS
        return [may_be and self._read_verb(index, False) for index, may_be in enumerate(verbal)]

    def _read_verb(self, index: int, sure: bool) -> bool:
        if self.in_name(index) or (index == 0 and self.code == "en" and self._plural_head()) or self.read_out(index):
            return False
        if self.code != "fr" and (is_hyphened(self.tokens, index) if self.code == "en" else self._no_verb(index)):
            return False
        noun = self.code == "en" and index and self.norms[index - 1] in _ENGLISH_ARTICLES
        if noun and not self.norms[index].endswith("ed"):
            return False  # "reported a fault"
        if self.is_a(index, "aux"):
            joined = self.code == "en" and index + 1 < len(self) and self.norms[index + 1] == "-"
            compound = joined and self.tokens[index].end == self.tokens[index + 1].start  # "would-be buyers"
            return not (compound or self._noun_of(index))
        norm = self.bare[index]
        if (norm in NOUNS_TOO or norm in PLURALS) and self.nominal(index):
            return False
        if self.code == "ar" and index and self.bare[index - 1] in _BEFORE_VERBS and self.is_word(index):
            return not self.is_a(index, "negator")
        if self.code == "ar" and index and self.norms[index - 1] in GOVERNING and norm[0] not in "يتنس":
            return False  # «أي صوت», «على مدد»: no perfect stands behind these
        found = self.grammar.verbs.get(norm)
        if found is None and self.code == "en" and norm.endswith("ed") and len(norm) > 4 and 0 < index < len(self) - 1:
            after = index + 1
            opens = self.in_quantity[after] >= 0 or self.is_a(after, "determiner") or self.norms[after] in _QUOTES
            if not self._after_noun_maker(index) and opens:
                return True
        if found is None or self.in_date[index] >= 0:
            cue = self.cue(index)
            return bool(
                cue
                and cue[1].form == "finite"
                and not ((sure or self.code == "fr") and self._noun_here(index))
                and not (self.code == "ar" and (self.is_a(index, "preposition") or len(norm) < 3))
            )
        if found.sure:
            return not (self.code == "fr" and self._governed_noun(index))
        if self._after_noun_maker(index):
            return False
        if self.code == "ar":
            return self._arabic_verb_here(index)
        if not sure:
            return True
        return self.code == "en" and self._english_verb_here(index)

    def _plural_head(self) -> bool:
        """True for "Heads of state met", "Claims that …": a plural, no third person, begins an English sentence."""
        plain = self.norms[0].endswith("s") and len(self) > 1
        return plain and (self.norms[1] in _BEHIND_PLURALS or self.role(0) is not None)

    def negated(self, index: int) -> bool:
        """True when the word before (English and French: one of the three before) negates the verb at ``index``."""
        if self.code == "ar":
            return index > 0 and self.bare[index - 1] in _ARABIC_NEGATORS
        start = max(0, index - 3)
        if self.norms[index - 1] == ",":
            return False  # "The clerk, who was not named, put …"
        before = next((k for k in range(index - 1, start - 1, -1) if self.norms[k] in _AND_BUT), start)
        if self._negators is None:
            self._negators = self._read_negators()
        return True in self._negators[before:index]  # "pleaded not guilty and denied": another verb's negation

    def _read_negators(self) -> list[bool]:
        told = [norm in _VERB_NEGATORS or norm.endswith("n't") for norm in self.norms]
        if self.code == "fr":  # « avant que la ligue ne parle »: denies nothing
            before = [k for k, norm in enumerate(self.norms[:-1]) if norm == "avant" and self.norms[k + 1] in _THAT]
            for k in before:
                told[k : k + _EXPLETIVE] = [False] * len(told[k : k + _EXPLETIVE])
        return told

    def _after_noun_maker(self, index: int) -> bool:
        """True when the word before makes this one a noun (article, possessive, preposition)."""
        if index == 0 or self.code == "ar":
            return False
        before = self.norms[index - 1]
        if before == "to" or before.endswith("'s"):
            return True
        day = self.in_date[index - 1]
        if self.code == "en" and day >= 0:  # "after the October 7 attack", no "the rebels attack"
            first = next(k for k in range(index) if self.in_date[k] == day)
            return first > 0 and bool(self.is_a(first - 1, "determiner"))
        return bool(self.is_a(index - 1, "determiner") or self.is_a(index - 1, "preposition"))

    def _noun_of(self, index: int) -> bool:
        """True for « le fait », « l'est du pays »: no auxiliaries."""
        before = self.norms[index - 1] if index else ""
        return self.code == "fr" and self.norms[index] in _NOUNS_TOO and before in _BEFORE_NOUNS

    def _governed_noun(self, index: int) -> bool:
        """True for « le patron de l'aide », « dans la marche »: between a preposition and a verb no article stands."""
        before = index > 1 and self.norms[index - 1] in _FRENCH_ARTICLES
        return bool(before and (self.norms[index - 2] in _OF_BARE or self.is_a(index - 2, "preposition")))

    def _noun_here(self, index: int) -> bool:
        """True for a cue's form that the word before makes a noun: "the report", « une réplique », « la note »."""
        if self.code == "en":
            return self._after_noun_maker(index)
        if self.code != "fr" or index == 0:
            return False
        before = self.norms[index - 1]
        return before in _NO_CLITICS or (before in _FRENCH_ARTICLES and bool(self.is_a(index, "noun-too")))

    def _arabic_verb_here(self, index: int) -> bool:
        """A perfect spelt like a noun counts where a figure follows or a particle or relative stands before."""
        if index + 1 < len(self) and self.in_quantity[index + 1] >= 0:
            return True
        if index == 0:
            return index + 1 < len(self)
        named = index + 1 < len(self) and (self.role(index + 1) or self.is_place(index + 1))
        if (self.joined(index) and (self.norms[index][0] == "ف" or named)) or (named and self.stops(index - 1)):
            return True  # «أما الوزير فحصر», «وطلب رئيس المجلس»
        dated = self.in_date[index - 1] >= 0 or bool(self.is_a(index - 1, "time")) or self.norms[index - 1] == "لاحق"
        if named and dated:
            return True  # «وفي وقت لاحق رفع خفر السواحل الحصيلة»
        before = self.bare[index - 1]
        if before.endswith(("ين", "ان")) and self.bare[index].endswith("ا") and len(before) > 4:
            return True  # «الوزيرين بحثا»
        opener = self.connector(index - 1)
        return before in _BEFORE_PERFECTS or bool(opener and opener[1] in ("clause", "temporal"))

    def _english_verb_here(self, index: int) -> bool:
        """A form that may be a noun or a participle counts as finite before an object or a figure."""
        if index + 1 >= len(self):
            return False
        after = index + 1
        office = self.role(index) if after + 1 < len(self) and self.capital[after] and self.capital[after + 1] else None
        if office is not None and office[1].kind == "person" and index:
            return False  # "Rovers coach Ann Reed said"
        verb = self.grammar.verbs.get(self.norms[index])
        if verb and verb.nominal and self.norms[index] not in self.grammar.participles:
            subject = self.norms[index - 1] if index else ""
            before = (
                subject.endswith("s") or subject in _PLURALS or (index > 0 and bool(self.is_a(index - 1, "pronoun")))
            )
            third = self.norms[index].endswith("s") and not self.norms[index].endswith("ss")
            if not (before or third):
                return False
        if self.norms[after] in PARTICLES and after + 1 < len(self):
            after += 1  # "called off its search"
        if self.in_quantity[after] >= 0 or self.is_a(after, "determiner"):
            return True
        if self.tokens[index].norm in self.grammar.participles:
            if index and self.norms[index - 1] in _SUBJECTS and self.is_word(after):
                return True  # "he blamed foremen"
            return (
                self.in_date[after] >= 0
                or self.norms[after] in _AFTER_VERBS
                or self.capital[after]
                or any(self.is_a(after, name) for name in ("pronoun", "it", "adverb", "time"))
            )
        return True

    def has_predicate(self, start: int, end: int) -> bool:
        """True when a finite verb, auxiliary or (Arabic) negated or imperfect verb stands in the range."""
        return start < end and self._predicates[end] > self._predicates[start]

    def has_figure(self, start: int, end: int) -> bool:
        """True when a figure lies in the range."""
        return start < end and self._figures[end] > self._figures[start]

    def is_age(self, index: int) -> bool:
        """True for a word of "34 years old", « 54 ans » of somebody."""
        at = self.in_quantity[index]
        return at >= 0 and self.quantities[at].counted == "age"

    def _count_predicates(self) -> list[int]:
        """How many words before each position make a predicate: ranges are asked for again and again."""
        found = self._verbs
        if self.code == "ar":
            negators, nouns = self.members("negator"), self.members("not-verb")
            found = [
                verb
                or index in negators
                or (
                    len(bare) >= 4
                    and index not in nouns
                    and (bare[0] == "ي" or (len(bare) > 4 and bare.endswith("وا")))
                )
                for index, (verb, bare) in enumerate(zip(found, self.bare, strict=True))
            ]
        elif self.code == "fr":
            plain = zip(self.norms, self.capital, strict=True)
            tenses = [len(norm) > 4 and norm.endswith(_FRENCH_TENSES) and not capital for norm, capital in plain]
            found = [verb or tense for verb, tense in zip(found, tenses, strict=True)]
        elif "'" in self.text or "’" in self.text:
            found = [verb or _contracted(norm) for verb, norm in zip(found, self.norms, strict=True)]
        return [0, *accumulate(found)]

    def _count_figures(self) -> list[int]:
        words = zip(self.norms, self.in_quantity, self.in_date, strict=True)
        return [0, *accumulate([figure >= 0 or (norm[0].isdigit() and date < 0) for norm, figure, date in words])]


def _contracted(norm: str) -> bool:
    """True for "it's", "that's", "they'll": a subject onto which a verb is written."""
    subject, mark, verb = norm.partition("'")
    return bool(mark) and subject in _CONTRACTED and verb in _VERBS_WRITTEN_ON
