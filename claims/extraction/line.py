"""One sentence as the grammar reads it: words with their classes, quote marks, figures and dates.

All positions are word indices of the sentence; ``Line.span`` turns them into characters of the report.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from itertools import accumulate

from claims.extraction.cues import Cue
from claims.extraction.grammar import Role, grammar
from claims.language import get_language
from claims.language.base import Token
from claims.language.cldr import PlaceHit, find_places
from claims.types import DateMention, Quantity

STOPS = frozenset(',;:.!?()[]"-|•…؟')
CLAUSE_STOPS = frozenset(",;:.!?|…؟")
OPENERS, CLOSERS = "«“„", "»”"
_AFTER_VERBS = frozenset(("in", "on", "to", "from", "at", "into", "for", "that", "him", "her", "them", "me", "us"))
_BEFORE_NOUNS = {
    "en": ("to", "of", "the", "a", "an"),
    "fr": ("de", "le", "la", "un", "une", "l'", "d'"),
}
_FRENCH_PREPOSITIONS = frozenset(("à", "en", "par", "sur", "sans", "avec", "pour", "dans"))
_FRENCH_AUXILIARIES = frozenset(("a", "ont", "avait", "avaient"))
_FRENCH_TENSES = (
    "era",
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


class Line:
    """A sentence and everything looked up in it once: linear in its words."""

    def __init__(self, text: str, offset: int, code: str, published: dt.date | None) -> None:
        language = get_language(code)
        self.text = text
        self.offset = offset
        self.code = code
        self.grammar = grammar(code)
        self.tokens: list[Token] = list(language.tokens(text))
        self.norms: list[str] = [token.norm for token in self.tokens]
        self.quantities: list[Quantity] = list(language.quantities(text))
        self.dates: list[DateMention] = list(language.dates(text, published))
        self.in_quantity = self._cover([(q.start, q.end) for q in self.quantities])
        self.in_date = self._cover([(d.start, d.end) for d in self.dates])
        self.last_word = max((k for k in range(len(self.norms)) if self.is_word(k)), default=0)
        self.unclosed = self.unopened = False
        self.quotes = self._quotes()
        self.bare: list[str] = []
        for index in range(len(self.norms)):
            self.bare.append(self._bare(index))

    @cached_property
    def places(self) -> list[PlaceHit]:
        """Places named in the sentence, offsets within it."""
        return find_places(self.text, self.code)

    def is_place(self, index: int) -> bool:
        """True when the word belongs to the name of a place."""
        token = self.tokens[index]
        return any(hit.start < token.end and hit.end > token.start for hit in self.places)

    def __len__(self) -> int:
        return len(self.tokens)

    def _cover(self, spans: list[tuple[int, int]]) -> list[int]:
        """For each word the index of the span that holds it, or -1; spans are in reading order."""
        result = [-1] * len(self.tokens)
        at = 0
        for index, token in enumerate(self.tokens):
            while at < len(spans) and spans[at][1] <= token.start:
                at += 1
            if at < len(spans) and spans[at][0] < token.end and spans[at][1] > token.start:
                result[index] = at
        return result

    def _quotes(self) -> list[tuple[int, int]]:
        """Pairs of word indices of opening and closing marks, outermost first; an unclosed mark opens nothing."""
        pairs: list[tuple[int, int]] = []
        stack: list[tuple[str, int]] = []
        for index, token in enumerate(self.tokens):
            mark = token.text
            if mark in OPENERS or (mark == "‘" and not stack):
                stack.append((mark, index))
            elif (mark in CLOSERS and stack and stack[-1][0] in OPENERS) or (
                mark in "’'" and stack and stack[-1][0] == "‘"
            ):
                pairs.append((stack.pop()[1], index))
            elif mark in ('"', "”", "“"):
                if stack and stack[-1][0] == '"':
                    pairs.append((stack.pop()[1], index))
                else:
                    stack.append(('"', index))
            if not stack and mark in CLOSERS and all(last != index for _, last in pairs[-1:]):
                self.unopened = True
        for mark, index in stack:
            if index > self.last_word and mark == '"':
                self.unopened = True
            elif mark != "‘":
                self.unclosed = True
        return sorted(pairs)

    def _bare(self, index: int) -> str:
        """The word without an Arabic conjunction, when what is left is known to the grammar; else the word itself."""
        norm = self.norms[index]
        if self.code != "ar" or len(norm) < 3 or norm[0] not in "وف":
            return norm
        rest = norm[1:]
        g = self.grammar
        before = self.role(index - 1) if index and norm[0] == "ف" else None
        if before and before[1].kind == "person":
            return norm  # «القاضي فادي»: a name, not "and" with a verb
        said = self.cue(index - 1) if index else None
        if said and said[0] == 1 and said[1].form == "finite" and said[1].frame == "say":
            return norm  # «وقال وايد»: right behind "said" stands who said it
        if norm in g.verbs or norm in g.connectors or (norm in g.roles and rest not in g.roles):
            return norm
        known = (
            rest in g.verbs
            or rest in g.cues.longest
            or rest in g.connectors.longest
            or rest in g.sources.longest
            or any(rest in table.longest for table in g.classes.values())
            or rest in g.roles.longest
            or rest in g.actions
        )
        return rest if known else norm

    def joined(self, index: int) -> bool:
        """True when the word carries an Arabic conjunction."""
        return self.bare[index] != self.norms[index]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the report from word ``start`` up to, not including, word ``end``."""
        return self.offset + self.tokens[start].start, self.offset + self.tokens[end - 1].end

    def is_colon(self, index: int) -> bool:
        """True for a colon between words, not within a time of day."""
        if self.norms[index] != ":" or index + 1 >= len(self):
            return False
        return not (self.norms[index + 1][0].isdigit() and index > 0 and self.norms[index - 1][-1].isdigit())

    def stops(self, index: int) -> bool:
        """True for a mark at which a clause may end, not within a figure or time."""
        norm = self.norms[index]
        if norm not in CLAUSE_STOPS or self.in_quantity[index] >= 0:
            return False
        if norm == ".":  # within a sentence it belongs to an abbreviation
            return index >= self.last_word
        return norm != ":" or self.is_colon(index)

    def words(self, start: int, end: int) -> str:
        """The text from word ``start`` up to word ``end`` as written."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if end > start else ""

    def is_word(self, index: int) -> bool:
        """True for a word or number, false for a mark."""
        return self.norms[index][0].isalnum()

    def cue(self, index: int, end: int | None = None) -> tuple[int, Cue] | None:
        """Length and cue at ``index``, looking through an Arabic conjunction."""
        if self.in_name(index):
            return None
        stop = len(self) if end is None else end
        found = self.grammar.cues.at(self.norms, index, stop, self.bare[index])
        if found or self.norms[index] not in _FRENCH_AUXILIARIES or self.code != "fr":
            return found
        verb = index + 1  # « avait pourtant déclaré »: an adverb within a compound tense
        while verb < min(index + 4, stop):
            size = self.is_a(verb, "within-tense") or int(self.norms[verb].endswith("ment"))
            if not size:
                break
            verb += size
        if verb == index + 1 or verb >= stop:
            return None
        found = self.grammar.cues.at([self.norms[index], *self.norms[verb : verb + 4]], 0, min(5, stop - verb + 1))
        return (found[0] + verb - index - 1, found[1]) if found and found[0] > 1 else None

    def connector(self, index: int, end: int | None = None) -> tuple[int, str] | None:
        """Length and kind of the connector at ``index``."""
        stop = len(self) if end is None else end
        if self._acronym(index):
            return None
        whole = self.grammar.connectors.at(self.norms, index, stop)
        return whole or self.grammar.connectors.at(self.norms, index, stop, self.bare[index])

    def source(self, index: int, end: int | None = None) -> tuple[int, tuple[str, str, bool]] | None:
        """Length and entry of the source phrase at ``index``."""
        stop = len(self) if end is None else end
        return self.grammar.sources.at(self.norms, index, stop, self.bare[index])

    def role(self, index: int, end: int | None = None) -> tuple[int, Role] | None:
        """Length and role of the noun at ``index``, with or without the Arabic article and prefix."""
        stop = len(self) if end is None else end
        norm = self.bare[index]
        found = self.grammar.roles.at(self.norms, index, stop, norm)
        if found or self.code != "ar":
            return found
        for prefix, keep in (("ال", ""), ("لل", ""), ("ل", ""), ("وال", ""), ("بال", ""), ("ب", "")):
            if norm.startswith(prefix) and len(norm) - len(prefix) >= 3:
                found = self.grammar.roles.at(self.norms, index, stop, keep + norm[len(prefix) :])
                if found:
                    return found
        return None

    def is_a(self, index: int, name: str, end: int | None = None) -> int:
        """How many words at ``index`` belong to the closed class; 0 for none."""
        stop = len(self) if end is None else end
        if self._acronym(index):
            return 0
        found = self.grammar.is_a(self.norms, index, stop, name)
        if not found and self.joined(index):
            table = self.grammar.classes.get(name)
            hit = table.at(self.norms, index, stop, self.bare[index]) if table else None
            found = hit[0] if hit else 0
        return found

    def in_name(self, index: int) -> bool:
        """True for a capitalised word inside a sentence: "the United States" holds no verb "to state".

        Where every long word has a capital, as in some headlines, only names of places tell.
        """
        if self.code == "ar" or index == 0 or not self.tokens[index].text[0].isupper():
            return False
        if self._titled:
            return self.is_place(index)
        before = self.norms[index - 1]
        return before[0].isalnum() or before in ("-", "'", "&")

    @cached_property
    def _titled(self) -> bool:
        """True for a line in title case or capitals."""
        long = [token.text for token in self.tokens if len(token.text) > 3 and token.text[0].isalpha()]
        return len(long) > 2 and sum(word[0].isupper() for word in long) > 0.7 * len(long)

    def _acronym(self, index: int) -> bool:
        """True for "WHO", "US", "IT": no function words."""
        text = self.tokens[index].text
        return self.code == "en" and len(text) > 1 and text.isupper() and text.isalpha() and not self.text.isupper()

    def verb(self, index: int, *, sure: bool = False) -> bool:
        """True when the word is a finite verb or auxiliary; with ``sure`` only where its letters leave no doubt."""
        if self.in_name(index):
            return False
        if self.is_a(index, "aux"):
            return True
        norm = self.bare[index]
        if self.negated(index) and self.code == "ar" and self.is_word(index):
            return True
        found = self.grammar.verbs.get(norm) or self.grammar.verbs.get(self.norms[index])
        if found is None and self.code == "en" and norm.endswith("ed") and len(norm) > 4 and 0 < index < len(self) - 1:
            after = index + 1
            if not self._after_noun_maker(index) and (self.in_quantity[after] >= 0 or self.is_a(after, "determiner")):
                return True
        if found is None or self.in_date[index] >= 0:
            cue = self.cue(index)
            return bool(
                cue
                and cue[1].form == "finite"
                and (not sure or self.code != "en" or not self._after_noun_maker(index))
                and not (self.code == "ar" and (self.is_a(index, "preposition") or len(norm) < 3))
            )
        if found.sure:
            return True
        if self._after_noun_maker(index):
            return False
        if self.code == "ar":
            return self._arabic_verb_here(index)
        if not sure:
            return True
        return self.code == "en" and self._english_verb_here(index)

    def nominal(self, index: int) -> bool:
        """True when an article or "to" before the word makes it a noun or an infinitive."""
        if index == 0:
            return False
        before = self.norms[index - 1]
        return before in _BEFORE_NOUNS.get(self.code, ()) or (self.code == "fr" and before in _FRENCH_PREPOSITIONS)

    def negated(self, index: int) -> bool:
        """True when the word before (English and French: one of the three before) negates the verb at ``index``."""
        if self.code == "ar":
            return index > 0 and self.bare[index - 1] in ("لم", "لن")
        return any(
            self.norms[k] in ("not", "never", "n'", "ne") or self.norms[k].endswith("n't")
            for k in range(max(0, index - 3), index)
        )

    def _after_noun_maker(self, index: int) -> bool:
        """True when the word before makes this one a noun (article, possessive, preposition)."""
        if index == 0 or self.code == "ar":
            return False
        before = self.norms[index - 1]
        if before in ("to",):
            return True
        return bool(self.is_a(index - 1, "determiner") or self.is_a(index - 1, "preposition"))

    def _arabic_verb_here(self, index: int) -> bool:
        """A perfect spelt like a noun counts where a figure follows or a particle or relative stands before."""
        if index + 1 < len(self) and self.in_quantity[index + 1] >= 0:
            return True
        if index == 0:
            return index + 1 < len(self)
        before = self.bare[index - 1]
        opener = self.connector(index - 1)
        return before in ("قد", "الذي", "التي", "الذين", "ما", "حين") or bool(
            opener and opener[1] in ("clause", "temporal")
        )

    def _english_verb_here(self, index: int) -> bool:
        """A form that may be a noun or a participle counts as finite before an object or a figure."""
        if index + 1 >= len(self):
            return False
        after = index + 1
        verb = self.grammar.verbs.get(self.norms[index])
        if verb and verb.nominal and self.norms[index] not in self.grammar.participles:
            before = index > 0 and (self.norms[index - 1].endswith("s") or bool(self.is_a(index - 1, "pronoun")))
            third = self.norms[index].endswith("s") and not self.norms[index].endswith("ss")
            if not (before or third):
                return False
        if self.in_quantity[after] >= 0 or self.is_a(after, "determiner"):
            return True
        if self.tokens[index].norm in self.grammar.participles:
            return (
                self.in_date[after] >= 0
                or self.norms[after] in _AFTER_VERBS
                or self.tokens[after].text[:1].isupper()
                or any(self.is_a(after, name) for name in ("pronoun", "it", "adverb", "time"))
            )
        return True

    def has_predicate(self, start: int, end: int) -> bool:
        """True when a finite verb, auxiliary or (Arabic) negated or imperfect verb stands in the range."""
        return start < end and self._predicates[end] > self._predicates[start]

    def has_figure(self, start: int, end: int) -> bool:
        """True when a figure lies in the range."""
        return start < end and self._figures[end] > self._figures[start]

    @cached_property
    def _predicates(self) -> list[int]:
        """How many words before each position make a predicate: ranges are asked for again and again."""
        return [0, *accumulate(self._predicative(index) for index in range(len(self)))]

    @cached_property
    def _figures(self) -> list[int]:
        return [
            0,
            *accumulate(
                self.in_quantity[index] >= 0 or (self.norms[index][0].isdigit() and self.in_date[index] < 0)
                for index in range(len(self))
            ),
        ]

    def _predicative(self, index: int) -> bool:
        norm = self.bare[index]
        if self.verb(index):
            return True
        if self.code == "ar":
            imperfect = len(norm) >= 4 and norm[0] == "ي" and not self.is_a(index, "not-verb")
            return imperfect or bool(self.is_a(index, "negator"))
        return self.code == "fr" and len(norm) > 4 and norm.endswith(_FRENCH_TENSES)
