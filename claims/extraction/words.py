"""The words of one sentence with all that is looked up in it: classes, cues, roles, quote marks, figures, dates.

All positions are word indices of the sentence; ``Words.span`` turns them into characters of the report.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import cached_property

from claims.extraction.arabic_words import is_ali, is_given_name, no_verb, without_conjunction
from claims.extraction.cues import Cue, is_compound, no_cue
from claims.extraction.cues_apart import cue_apart, shared_auxiliary
from claims.extraction.grammar import Begins, Role, grammar
from claims.extraction.lexicon import wordset
from claims.extraction.no_connectors import no_connector
from claims.language import get_language
from claims.language.base import Token
from claims.language.cldr import PlaceHit, find_places
from claims.types import DateMention, Quantity

CLAUSE_STOPS = frozenset(",;:.!?|…؟")
_AGENT_REACH = 7
"""Words from a participle behind a comma to "by"."""
_BEFORE_OBJECTS, _ALSO_NAMES = CLAUSE_STOPS | wordset("before_passive_agents"), wordset("may")
OPENERS, CLOSERS = "«“„", "»”"
_QUOTE_MARKS = frozenset(OPENERS + CLOSERS + "‘’'\"")


class Words:
    """A sentence and everything looked up in it once: linear in its words."""

    def __init__(self, text: str, offset: int, code: str, published: dt.date | None) -> None:
        language = get_language(code)
        self.text = text
        self.offset = offset
        self.code = code
        self.grammar = grammar(code)
        self.tokens: list[Token] = language.tokens(text)
        self.norms: list[str] = [token.norm for token in self.tokens]
        self.quantities: list[Quantity] = language.quantities(text)
        self.dates: list[DateMention] = language.dates(text, published)
        self.in_quantity = self._cover(self.quantities)
        self.in_date = self._cover(self.dates)
        self.capital = [token.text[0].isupper() for token in self.tokens]
        """Which words begin with a capital."""
        self._is_word = [norm[0].isalnum() for norm in self.norms]
        self.last_word = next((k for k in range(len(self.norms) - 1, 0, -1) if self._is_word[k]), 0)
        self.unclosed = self.unopened = False
        self._roles: dict[int, tuple[int, Role] | None] = {}
        self.quotes = self._quotes()
        begins = self.grammar.begins
        self.bare: list[str] = self.norms if code != "ar" else []
        self.begun: list[Begins] = [begins[norm] for norm in self.norms] if code != "ar" else []
        """What each word may begin, looking through an Arabic conjunction."""
        if code == "ar":
            self._read_conjunctions()
        self._members = self._read_classes()
        self.connectors = self._read_connectors()
        impersonal = self.members("impersonal")
        self.reporting = [k for k, begun in enumerate(self.begun) if begun.cue or begun.source or k in impersonal]
        """Where a cue or a source phrase may begin; no other word needs to be asked."""
        self._cues = {index: self.find_cue(index, len(self)) for index in self.reporting}

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

    def _cover(self, spans: Sequence[Quantity | DateMention]) -> list[int]:
        """For each word the index of the span that holds it, or -1; spans are in reading order."""
        tokens = self.tokens
        result = [-1] * len(tokens)
        index = 0
        for at, span in enumerate(spans):
            index = bisect_right(tokens, span.start, index, key=lambda token: token.end)
            while index < len(tokens) and tokens[index].start < span.end:
                result[index] = at
                index += 1
        return result

    def _quotes(self) -> list[tuple[int, int]]:
        """Pairs of word indices of opening and closing marks, outermost first; an unclosed mark opens nothing."""
        pairs: list[tuple[int, int]] = []
        stack: list[tuple[str, int]] = []
        for index, mark in [(k, token.text) for k, token in enumerate(self.tokens) if token.text in _QUOTE_MARKS]:
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

    def _read_conjunctions(self) -> None:
        """Take the conjunctions off an Arabic sentence's words, from the first one on: each rests on those before."""
        whole, joined = self.grammar.begins, self.grammar.joined
        for index, norm in enumerate(self.norms):
            bare = without_conjunction(self, index) if norm[0] in "وف" and len(norm) > 2 else norm
            self.bare.append(bare)
            self.begun.append(whole[norm] if bare is norm else joined[norm])

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
        return self._is_word[index]

    def count_words(self, start: int, end: int) -> int:
        """How many words and numbers stand in the range; marks do not count."""
        return self._is_word[start:end].count(True)

    def has_date(self, start: int, end: int) -> bool:
        """True when a word of a date stands in the range."""
        return bool(self.dates) and max(self.in_date[start:end], default=-1) >= 0

    def cue(self, index: int, end: int | None = None) -> tuple[int, Cue] | None:
        """Length and cue at ``index``, looking through an Arabic conjunction."""
        found = self._cues.get(index)
        return found if found is None or end is None or index + found[0] <= end else self.find_cue(index, end)

    def cue_with_pronoun(self, index: int) -> tuple[int, Cue] | None:
        """Length and cue at an Arabic verb onto which its object is written: «ما أعلنه», «ما نفته»."""
        norm = self.norms[index]
        stem = norm.removesuffix("ه").removesuffix("ها") if norm.endswith(("ه", "ها")) else ""
        if self.code != "ar" or len(stem) < 2:
            return None
        forms = (stem, f"{stem[:-1]}ي" if stem[-1] == "ا" else stem)
        return next((hit for form in forms if (hit := self.grammar.cues.at([form], 0, 1))), None)

    def find_cue(self, index: int, stop: int) -> tuple[int, Cue] | None:
        """Length and cue at ``index`` within the words before ``stop``."""
        if not self.begun[index].cue or self.in_name(index) or self._no_verb(index):
            return None
        found = self.grammar.cues.at(self.norms, index, stop, self.bare[index])
        if self.code == "ar":
            return found
        found = cue_apart(self, index, stop, found)
        return found or (shared_auxiliary(self, index, stop) if self.code == "fr" else None)

    def _no_verb(self, index: int) -> bool:
        """True for "press secretary", « porte-parole » and «رئيس الحكومة نجيب ميقاتي»."""
        if self.code == "fr":
            return is_compound(self.norms, index)
        if self.code == "en":
            office = self.role(index)
            if index and self.norms[index - 1] == "," and self.norms[index] in self.grammar.passives:
                near = self.norms[index + 1 : index + _AGENT_REACH]
                near = near[: next((k for k, norm in enumerate(near) if norm in _BEFORE_OBJECTS), len(near))]
                if "by" in near:
                    return True  # "the raid, claimed twice by the Front"
            head = office is not None and (office[0] > 1 or (index == 0 and self.norms[0].endswith("s")))
            return head or no_cue(self.tokens, index)
        return no_verb(self.tokens, index) or is_given_name(self.norms, index, self.grammar.given_names)

    def connector(self, index: int, end: int | None = None) -> tuple[int, str] | None:
        """Length and kind of the connector at ``index``."""
        found = self.connectors.get(index)
        return found if found is None or end is None or index + found[0] <= end else self._connector(index, end)

    def _read_connectors(self) -> dict[int, tuple[int, str]]:
        """Length and kind of every connector by its position, in order."""
        found: dict[int, tuple[int, str]] = {}
        shut = 0
        for index, begun in enumerate(self.begun):
            if not begun.connector or index < shut or no_connector(self.norms, self.tokens, index):
                continue
            hit = None if self._acronym(index) or is_ali(self, index) else self._connector(index, len(self))
            if hit:
                found[index] = hit
                shut = index + hit[0] if hit[1] == "none" else shut  # the "but" of "all but" is none
        return found

    def _connector(self, index: int, end: int) -> tuple[int, str] | None:
        whole = self.grammar.connectors.at(self.norms, index, end)
        return whole or self.grammar.connectors.at(self.norms, index, end, self.bare[index])

    def source(self, index: int, end: int | None = None) -> tuple[int, tuple[str, str, bool]] | None:
        """Length and entry of the source phrase at ``index``."""
        if not self.begun[index].source:
            return None
        stop = len(self) if end is None else end
        found = self.grammar.sources.at(self.norms, index, stop, self.bare[index])
        return None if found and self.norms[index + found[0] :][:1] == ["-"] else found  # « d'après-midi »

    def role(self, index: int, end: int | None = None) -> tuple[int, Role] | None:
        """Length and role of the noun at ``index``, with or without the Arabic article and prefix."""
        if not self.begun[index].roles:
            return None
        if index not in self._roles:  # asked for again and again
            self._roles[index] = self._find_role(index, len(self))
        found = self._roles[index]
        return found if found is None or end is None or index + found[0] <= end else self._find_role(index, end)

    def _find_role(self, index: int, end: int) -> tuple[int, Role] | None:
        for form in self.begun[index].roles:
            found = self.grammar.roles.at(self.norms, index, end, form)
            if found:
                return found
        return None

    def is_a(self, index: int, name: str, end: int | None = None) -> int:
        """How many words at ``index`` belong to the closed class; 0 for none."""
        members = self._members.get(name)
        size = members.get(index, 0) if members else 0  # every word is asked about every class: most answers are 0
        return size if end is None or index + size <= end else self._size(index, name, end)

    def holds(self, name: str, start: int, end: int) -> bool:
        """True when words of the closed class stand in the range."""
        members = self._members.get(name)
        return members is not None and any(start <= k < end and self.is_a(k, name, end) for k in members)

    def members(self, name: str) -> Collection[int]:
        """Where words of the closed class begin, in order: only these positions need to be asked with ``is_a``."""
        return self._members.get(name, ())

    def _read_classes(self) -> dict[str, dict[int, int]]:
        """For every closed class the positions of its words, and how many they are."""
        found: dict[str, dict[int, int]] = {}
        end = len(self)
        for index, begun in enumerate(self.begun):
            if not begun.classes or self._no_function_word(index):
                continue
            if index + 1 < end and self.norms[index + 1] in begun.seconds:
                sizes = {name: size for name in begun.classes if (size := self._size(index, name, end))}
            else:
                sizes = dict.fromkeys(begun.alone, 1)
            for name, size in sizes.items():
                found.setdefault(name, {})[index] = size
        return found

    def _size(self, index: int, name: str, end: int) -> int:
        table = self.grammar.classes[name]
        hit = table.at(self.norms, index, end)
        if not hit and self.joined(index):
            hit = table.at(self.norms, index, end, self.bare[index])
        return hit[0] if hit else 0

    def in_name(self, index: int) -> bool:
        """True for a capitalised word inside a sentence: "the United States" holds no verb "to state".

        Where every long word has a capital, as in some headlines, only names of places tell.
        """
        if self.code == "ar" or index == 0 or not self.capital[index]:
            return False
        if self.titled:
            return self.is_place(index)
        before = self.norms[index - 1]
        return before[0].isalnum() or before in ("-", "'", "&")

    @cached_property
    def titled(self) -> bool:
        """True for a line in title case or capitals."""
        long = [
            capital
            for token, capital in zip(self.tokens, self.capital, strict=True)
            if len(token.text) > 3 and token.text[0].isalpha()
        ]
        return len(long) > 2 and long.count(True) > 0.7 * len(long)

    def _no_function_word(self, index: int) -> bool:
        if self.code == "ar":
            return is_ali(self, index)
        return self._acronym(index) or (self.code == "en" and self.norms[index] in _ALSO_NAMES and self.in_name(index))

    def _acronym(self, index: int) -> bool:
        """True for "WHO", "US", "IT": no function words."""
        if self.code != "en" or not self.capital[index]:
            return False
        text = self.tokens[index].text
        return len(text) > 1 and text.isupper() and text.isalpha() and not self.text.isupper()
