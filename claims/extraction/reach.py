"""How far things reach in a sentence: noun phrases, clauses, appositions; the base of attribution."""

from __future__ import annotations

from claims.extraction.arabic_apposition import name_at, office_before, past_name
from claims.extraction.arabic_names import name_behind
from claims.extraction.arabic_subjects import is_oblique
from claims.extraction.between import object_relative, within_relative
from claims.extraction.lexicon import wordset, wordsets
from claims.extraction.moved import before_moved
from claims.extraction.names import LONGEST_SPEAKER
from claims.extraction.offices import Offices

_NO_TALLY, _IF = wordset("no_tally_openers"), wordset("if", "fr")
_STRESSED = wordset("stressed_pronouns")
_POINTING = wordset("pointing_subjects", "ar")
_NO_SOURCE = wordset("no_source_words")
_WITHIN = {
    "anonymous": wordset("within_offices"),
    "document": wordset("within_papers"),
    "tally": wordset("within_papers"),
}
_ENDS = wordsets("source_enders")
_OF, _SURVEYS, _A = wordset("of"), wordset("surveys"), wordset("indefinite_articles", "fr")
_CONJUNCTIONS = wordset("and") | wordset("or")
_ASIDE = 16
"""Words between commas that tell something of a speaker."""
_SHORT_ASIDE = 6
_LONGEST_STATES = 6
"""Words of one or two states in front of what is told of them."""
_LONGEST_NAME = 5
_PLURAL_ARTICLES = wordset("plural_articles")
"""Words in front of the number of those who speak: « affirment les deux maires »."""
_ON = wordset("on_days")
_ACCUSATIVE = ("ًا", "اً")
"""Written endings of an indefinite object, never of a subject."""


class Reach(Offices):
    """Measures stretches of one sentence; positions are word indices."""

    def _after_break(self, at: int) -> bool:
        return self.line.stops(at - 1) or self.line.joined(at) or at - 1 in self.quote_end

    def _clause_start(self, begin: int, at: int) -> int:
        """The first word of the clause that holds the cue at ``at``: behind the last mark, connector or ``begin``."""
        line = self.line
        index, head = at, before_moved(line, begin, at)
        while head > begin and line.code != "ar" and (line.is_a(head - 1, "aux") or line.adverb(head - 1)):
            head -= 1  # "NAME, the chief of X, has said"
        head = self._before_day(begin, head)
        while index > begin:
            before = index - 1
            norm = line.norms[before]
            if line.stops(before) or norm == "|":
                enclosed = self._enclosed(begin, before) if index in (at, head) else None
                if enclosed is not None:
                    index = enclosed
                    while (past := self._past_office_of(begin, index)) != index:
                        index = past
                    continue
                if norm == "," and line.code == "fr" and self._opens_office(before, head):
                    index = before
                    continue
                break
            if (before in self.quote_end and line.code != "ar") or (norm in _IF and before <= begin + 1):
                break  # « Si le maire assure que …, la directrice en doute »
            connector = line.connector(before, at)
            if (
                connector
                and connector[1].startswith(("complement", "clause"))
                and connector[0] == 1
                and not (line.code == "ar" and norm == "كما")
                and not within_relative(line, begin, before)
            ):
                break
            index -= 1
        return index

    def _before_day(self, begin: int, at: int) -> int:
        """Where "on Sunday" begins in "NAME, the mayor, on Sunday admitted": in front of the cue ``at``."""
        line = self.line
        index = at
        while line.code == "en" and index > begin and line.in_date[index - 1] >= 0:
            index -= 1
        return index - 1 if begin < index < at and line.norms[index - 1] in _ON else index

    def _issued(self, begin: int, comma: int) -> int | None:
        """The first comma of "X, in a statement signed by its head, NAME, said", « X, dans une lettre signée de son
        chef, NAME, dit »: whoever signs stands in front of ``comma``; ``None`` for any other words."""
        line = self.line
        near = range(comma - 1, max(comma - _ASIDE, begin), -1)
        first = next((k for k in near if line.norms[k] == ","), None)
        if first is None or not line.is_a(first + 1, "preposition") or line.code == "ar":
            return None
        return first if any(line.is_a(k, "sent") for k in range(first + 2, comma - 1)) else None

    def _past_office_of(self, begin: int, comma: int) -> int:
        """For "NAME, the mayor, who …, said", its relative clause behind ``comma``: the first comma; else ``comma``."""
        line = self.line
        if (issued := self._issued(begin, comma)) is not None:
            return issued
        if line.code == "fr":
            near = range(comma - 1, max(comma - _ASIDE, begin), -1)
            first = next((k for k in near if line.norms[k] == ","), None)
            if first is not None and (self._tells_of_name(first, comma) or line.is_age(first + 1)):
                return first  # « NAME, mécanicien, qui filmait la scène, », « NAME, de l'institut, à Norval, »
        elif line.code == "en" and (aged := self._age_before(comma)) is not None:
            return aged  # "Ann Reed, 34, a carpenter, said"
        relative = line.connector(comma + 1) if line.code != "ar" else None
        if relative is None or relative[1] != "relative":
            return comma
        first = self._age_before(comma) or self._enclosed(begin, comma)
        if first is None or not (line.norms[first + 1].isdigit() or self._names(first + 1, comma)):
            return comma
        start = first
        while start > begin and not line.stops(start - 1) and not line.connector(start - 1):
            start -= 1
        named = 1 < first - start <= _LONGEST_NAME and self._capitals(start, first)
        return first if named and not any(line.is_place(k) for k in range(start, first)) else comma

    def _enclosed(self, begin: int, comma: int) -> int | None:
        """For "NAME, who …, said" and "the minister, NAME, said": the index of the first comma, else ``None``."""
        line = self.line
        for index in range(comma - 1, max(begin, comma - 20), -1):
            if index in self.quote_end:
                return None
            if line.norms[index] == ",":
                relative = index + 1 + (line.norms[index + 1] == "of" or bool(line.is_a(index + 1, "preposition")))
                hits = (line.connector(index + 1), line.connector(relative))
                if any(hit and hit[1] == "relative" for hit in hits) or object_relative(line, begin, index):
                    return index  # "NAME, who …, said", "the agency, of which …, said"
                if (line.is_a(index + 1, "asking") or self._participial(index, comma)) and line.code != "ar":
                    return index  # « Un architecte, interrogé sous couvert d'anonymat, juge »
                if line.is_a(index + 1, "lead-in") == comma - index - 1:
                    return index  # "Marlow, for its part, says"
                if self._described_by_clause(begin, index, comma):
                    return index  # "Delmar, the firm whose logo was seen on crates that washed ashore, said"
                if line.code == "ar" and comma < len(line) and office_before(line, begin, index):
                    named = name_at(line, index, comma)  # «لكن رئيس النقابة، سامر الحاج، قال إن»
                    if named is not None and named[1] == comma:
                        return index
                if self._remarks(begin, index, comma):
                    return index  # "Ann Reed, in her first remarks on it, blamed …"
                aside = self._names(index + 1, comma) or self._aside(begin, index, comma)
                aside = aside or self._tells_of_name(index, comma)
                return index if aside or self._introduces(begin, index, comma) else None
        return None

    def _aside(self, begin: int, index: int, comma: int) -> bool:
        """True for what is told of a name between commas: « James Dale, trente plongées au compteur, assure »."""
        line = self.line
        if line.code == "ar" or index == 0 or comma - index > _ASIDE or line.has_verb(index + 1, comma):
            return False
        if line.code == "en" and comma - index == 2 and line.norms[index + 1].isdigit():
            return True  # "The singer, 44, said"
        name = line.tokens[index - 1].text
        counted = line.has_figure(index + 1, comma) and not any(map(line.is_age, range(index + 1, comma)))
        plain = not counted and line.in_date[index + 1] < 0 and not line.connector(index + 1)
        office = any((hit := line.role(k)) and hit[1].kind != "document" for k in range(max(index - 4, 0), index))
        if plain and office and comma - index <= (_ASIDE if line.norms[index + 1] in _A else _SHORT_ASIDE):
            return True  # « Le conseil budgétaire, organisme indépendant, avait prévenu que »
        if line.is_place(index - 1):  # « L'Italie et l'Espagne, poids lourds de la zone, ont annoncé que »
            plain = (
                plain
                and line.in_quantity[index + 1] < 0
                and line.code == "fr"
                and not line.is_a(index + 1, "determiner")
            )
            opens = index - begin <= _LONGEST_STATES and not any(
                line.is_a(k, "preposition") for k in range(begin, index)
            )
            return plain and opens and index - begin > 1
        return name[0].isupper() and line.in_date[index - 1] < 0

    def _noun_phrase(self, start: int, limit: int) -> int | None:
        """End of the noun phrase at ``start``: before a preposition of circumstance, time, verb or mark."""
        line = self.line
        index = start
        if line.code == "fr" and start < limit and line.norms[start] in _STRESSED:
            return start + 1
        while index < limit and index - start < LONGEST_SPEAKER:
            close = self.quote_at.get(index)
            opens = index > start or (line.code == "ar" and close is not None and close + 1 < limit)
            if close is not None and opens and close - index <= 6 and close < limit:
                index = close + 1
                continue
            norm = line.norms[index]
            if norm == "(" and index > start:
                shut = next((k for k in range(index + 1, min(index + 5, limit)) if line.norms[k] == ")"), None)
                if shut is not None:
                    index = shut + 1
                    continue
            if not line.is_word(index) and norm not in ("-", "'", "."):
                break
            counted = (
                line.in_quantity[index] >= 0
                and index > start
                and line.in_quantity[index] != line.in_quantity[start]
                and not (index == start + 1 and norm[0].isalpha() and line.norms[start] in _PLURAL_ARTICLES)
            )
            if counted and line.norms[index - 1] in _OF and not _SURVEYS.isdisjoint(line.norms[start:index]):
                figure = line.in_quantity[index]  # "a poll of more than 3,000 adults"
                index = next((k for k in range(index, limit) if line.in_quantity[k] != figure), limit)
                continue
            if line.in_date[index] >= 0 or counted or self._tells_time(start, index):
                break
            if index > start and (
                line.is_a(index, "asking")
                or ((line.is_a(index, "sent") or line.is_a(index, "covering")) and line.role(index - 1))
            ):
                break
            if line.code == "ar" and index > start and norm.startswith("لل"):
                named = name_behind(line, start, index, limit)
                if named is not None:  # «رئيس الهيئة العليا للانتخابات في نورلاند سالم حمدان»
                    index = named
                    continue
                if self._heard_by(start, index):
                    break
            if (
                line.code == "ar"
                and index > start
                and (
                    norm in _NO_SOURCE
                    or (norm in _POINTING and line.norms[index - 1].startswith("ال"))
                    or self._of_act(index)
                    or self._to_media(start, index)
                    or (line.is_a(index, "made-by") and self._names_nobody(index + 1, limit))
                    or line.is_a(index, "manner")
                    or line.is_a(index, "negator")
                    or line.tokens[index].text.startswith(("لإ", "لأ"))
                    or line.tokens[index].text.endswith(_ACCUSATIVE)
                )
            ):
                break
            if line.code == "ar" and self._of_share(start, index):
                index += 1  # «70 في المائة من المشاركين»
                continue
            told = line.is_a(index, "addressee") and (index > start or is_oblique(norm)) and not self._of_body(index)
            if line.code == "ar" and (line.is_a(index, "preposition") or told):
                head = line.role(start + (line.in_quantity[start] >= 0))
                inside = head and norm in _WITHIN.get(head[1].kind, ()) and index + 1 < limit
                made = head is not None and head[1].kind == "tally" and norm[0] == "ل" and line.role(index)
                if not made and not (inside and line.role(index + 1)):
                    named = name_behind(line, start, index, limit)
                    if named is None:
                        break
                    index = named
                    continue
            if norm == "d'" and line.norms[index + 1 : index + 3] in (["entre", "eux"], ["entre", "elles"]):
                index += 3  # « deux d'entre eux »
                continue
            if line.code != "ar" and self._entitled(start, index, limit):
                index += 1
                continue
            if line.code == "en" and norm in _ENDS["en"]:
                break
            if line.code == "fr" and norm in _ENDS["fr"] and index > start:
                break
            if line.code == "fr" and index > start and line.is_a(index, "preposition") and not line.role(index):
                break  # but « le contre-amiral »
            if line.source(index) or line.connector(index):
                connector = line.connector(index)
                if line.source(index) or (connector and connector[1] != "adjunct"):
                    break
            noun = line.role(index) is not None
            cue = line.cue(index)
            if (
                cue
                and cue[1].form in ("noun", "participle")
                and index > start
                and not (self._disagrees(start, index) or noun)
            ):
                break
            tally = line.code == "en" and noun and line.norms[start] not in _NO_TALLY
            article = index == start + 1 and line.code != "ar" and bool(line.is_a(start, "determiner"))
            kept = article or tally or self._disagrees(start, index)
            if index > start and line.verb(index, sure=True) and not kept:
                if line.code == "en" and noun and line.nominal(index):
                    index += 1  # "the latest count by the council"
                    continue
                break  # but "preliminary results", "official estimates"
            index += 1
        if index - start > 1 and line.norms[index - 1] in _CONJUNCTIONS:
            index -= 1  # "93% according to the union and 71% according to the firm"
        if line.code == "ar" and start < index:
            index = past_name(line, start, index, limit)
        return index if index > start else None

    def _of_body(self, index: int) -> bool:
        """True for the second word of «مجلس النواب»: it belongs to the body before it and is told nothing."""
        body = self.line.role(index - 1)
        built = body is not None and body[1].kind in ("institution", "group")
        return built and not self.line.norms[index - 1].startswith("ال")

    def _dates(self, start: int, end: int) -> tuple[int, ...]:
        return tuple(sorted({self.line.in_date[k] for k in range(start, end) if self.line.in_date[k] >= 0}))

    def _has_words(self, start: int, end: int) -> bool:
        return self.line.count_words(start, end) > 0
