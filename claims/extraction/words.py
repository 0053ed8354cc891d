"""The words of one sentence with all that is looked up in it: classes, cues, roles, quote marks, figures, dates.

All positions are word indices of the sentence; ``Words.span`` turns them into characters of the report.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from claims.extraction.cues import Cue
from claims.extraction.grammar import FRENCH_AUXILIARIES, Role, grammar
from claims.language import get_language
from claims.language.base import Token
from claims.language.cldr import PlaceHit, find_places
from claims.types import DateMention, Quantity

CLAUSE_STOPS = frozenset(",;:.!?|…؟")
OPENERS, CLOSERS = "«“„", "»”"


class Words:
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
        if not self.grammar.begins(self.bare[index]).report:
            return None
        if self.in_name(index):
            return None
        stop = len(self) if end is None else end
        found = self.grammar.cues.at(self.norms, index, stop, self.bare[index])
        if found or self.norms[index] not in FRENCH_AUXILIARIES or self.code != "fr":
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
        known = self.grammar.connectors.longest
        if self.norms[index] not in known and self.bare[index] not in known:
            return None
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
        table = self.grammar.classes.get(name)
        if table is None or (self.norms[index] not in table.longest and self.bare[index] not in table.longest):
            return 0  # every word is asked about every class: most answers end here
        stop = len(self) if end is None else end
        if self._acronym(index):
            return 0
        hit = table.at(self.norms, index, stop)
        if not hit and self.joined(index):
            hit = table.at(self.norms, index, stop, self.bare[index])
        return hit[0] if hit else 0

    def holds(self, name: str, start: int, end: int) -> bool:
        """True when words of the closed class stand in the range."""
        return any(start <= k < end and self.is_a(k, name, end) for k in self.candidates(name))

    def candidates(self, name: str) -> list[int]:
        """Where words of the closed class may begin: only these positions need to be asked with ``is_a``."""
        return self._candidates.get(name, [])

    @cached_property
    def _candidates(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        begins = self.grammar.begins
        for index, norm in enumerate(self.norms):
            classes, bare = begins(norm).classes, self.bare[index]
            if bare != norm:
                classes = tuple(dict.fromkeys(classes + begins(bare).classes))
            for name in classes:
                found.setdefault(name, []).append(index)
        return found

    @cached_property
    def reporting(self) -> list[bool]:
        """Which words may begin a cue or a source phrase; no other needs to be asked."""
        begins = self.grammar.begins
        return [begins(bare).report for bare in self.bare]

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
