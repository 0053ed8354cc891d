"""The words of one sentence with all that is looked up of them: classes, cues, connectors, source phrases, roles.

All positions are word indices of the sentence; ``Words.span`` turns them into characters of the report.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from claims.extraction.arabic_words import is_ali, is_given_name, no_verb, without_conjunction
from claims.extraction.cues import Cue, is_compound, no_cue
from claims.extraction.cues_apart import cue_apart, shared_auxiliary
from claims.extraction.grammar import Begins, Role, grammar
from claims.extraction.lexicon import wordset
from claims.extraction.no_connectors import no_connector
from claims.extraction.written import CLAUSE_STOPS, Written

_AGENT_REACH = 7
"""Words from a participle behind a comma to "by"."""
_BEFORE_OBJECTS, _ALSO_NAMES = CLAUSE_STOPS | wordset("before_passive_agents"), wordset("may")
_READ, _READ_AT = wordset("read_aloud"), wordset("read_at")
_TITLES = wordset("titles_in_capitals")


class Words(Written):
    """A sentence and everything looked up in it once: linear in its words."""

    __slots__ = ("_cues", "_members", "_roles", "bare", "begun", "connectors", "grammar", "reporting")

    def __init__(self, text: str, offset: int, code: str, published: dt.date | None) -> None:
        super().__init__(text, offset, code, published)
        self.grammar = grammar(code)
        self._roles: dict[int, tuple[int, Role] | None] = {}
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
            if self.read_out(index):
                return True
            office = self.role(index)
            if index and self.norms[index - 1] == "," and self.norms[index] in self.grammar.passives:
                near = self.norms[index + 1 : index + _AGENT_REACH]
                near = near[: next((k for k, norm in enumerate(near) if norm in _BEFORE_OBJECTS), len(near))]
                if "by" in near:
                    return True  # "the raid, claimed twice by the Front"
            head = office is not None and (office[0] > 1 or (index == 0 and self.norms[0].endswith("s")))
            return head or no_cue(self.tokens, index)
        return no_verb(self.tokens, index) or is_given_name(self.norms, index, self.grammar.given_names)

    def read_out(self, index: int) -> bool:
        """True for the participle of "in a letter read at every Mass", "a statement read by his lawyer"."""
        if self.norms[index] not in _READ or not 0 < index < len(self) - 1:
            return False
        return self.norms[index + 1] in _READ_AT and bool(self.is_a(index - 1, "written"))

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
                return None if form in _TITLES and not self.capital[index] else found
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

    def _no_function_word(self, index: int) -> bool:
        if self.code == "ar":
            return is_ali(self, index)
        return self._acronym(index) or (self.code == "en" and self.norms[index] in _ALSO_NAMES and self.in_name(index))
