"""Documents and tolls as sources: who published or read them, where they lie, and what is no source at all."""

from __future__ import annotations

from claims.extraction.arabic_names import like_action
from claims.extraction.arabic_subjects import is_act, subject_end
from claims.extraction.cues import Cue
from claims.extraction.lexicon import wordset
from claims.extraction.mention import Mention
from claims.extraction.names import TO_WHOM, read_mention
from claims.extraction.predicates import PASSIVE
from claims.extraction.quoting import Quoting
from claims.extraction.speaking import FARTHEST_READER

_RESTING, _GROUNDS = wordset("resting_on", "ar"), wordset("grounds", "ar")
_BY, _WHICH = wordset("by"), wordset("relatives_of_sources", "ar")
_LONGEST_PLACE = 6
"""Words that tell where a source is found."""
_DRAWN = wordset("drawn")
"""« Selon un décompte de X, établi à partir de sources officielles, … »."""
_LONGEST_SEAT = 4
"""Words that tell where the source of an Arabic source phrase sits."""
_SO = wordset("opening_particles")
_NEAR_CUE = 7
"""Words from a cue to «على لسان»."""


OWN_WORDS = wordset("own_writings")
"""What somebody says in writing: without an owner it is that of whom the sentence is about."""
_RELATIVES = wordset("arabic_relatives")
_A, _AND = wordset("indefinite_articles"), wordset("and")


def _several(mention: Mention) -> bool:
    """True for "Norland and Sudland": their joint statement speaks for itself."""
    return mention.kind == "name" and not _AND.isdisjoint(mention.norms)


_CONSTRUCT = 2
"""Words of «وزارة الصحة»: a noun and the one it belongs to."""
_CONJUNCTIONS = wordset("clause_joins")
_LEARNS, _LEARNT_FROM = wordset("learns", "ar"), wordset("within_papers", "ar")
_LONGEST_LEARNER = 7
"""Words from a verb of learning to its preposition, with whoever learnt it."""


class Published(Quoting):
    """Reads what stands behind a source phrase."""

    def _measures(self, start: int, end: int) -> bool:
        """True for "according to plan", « selon les règles », «وفقا لآليات السوق»: what something goes by."""
        line = self.line
        table = line.grammar.classes.get("no-source")
        if table is None:
            return False
        if line.code == "ar":
            resting = start > 1 and line.norms[start - 2] in _RESTING  # «استنادا إلى فرز المكاتب»
            if resting and (line.norms[start] in _GROUNDS or is_act(line, line.norms[start])):
                return True
            return any((form,) in table.entries for form in line.grammar.role_forms(line.norms[start]))
        heads = range(start, min(start + 3, end))
        return any(
            line.is_a(k, "no-source")
            and (k + 1 >= end or line.code == "fr" or line.norms[k + 1] == "of" or not line.is_word(k + 1))
            for k in heads
        )

    def _own_statement(self, at: int, first: int, end: int, mention: Mention) -> tuple[int, Mention]:
        """Where "a statement", «بيان» at ``first`` ends behind the source phrase at ``at``, and whose it is: that of
        whom the sentence is about."""
        line = self.line
        if line.norms[first] not in _A and line.code != "ar":
            return end, mention
        shut, publisher = self._published(end, mention)
        if publisher is not mention:
            return shut, publisher  # "Thieves took $8,000, according to a statement from the police"
        own = self._sentence_subject(at)  # "The firm will pay, according to a statement"
        suffered = own is not None and own.kind == "name" and not PASSIVE.isdisjoint(line.norms[:at])
        end = self._past_issued(end)  # "… a communique read on state television"
        return end, mention if own is None or suffered or _several(own) else own

    def _behind_conjunction(self, at: int, end: int) -> bool:
        """True for "…, but, according to X, the line broke": the source belongs to the clause the conjunction opens."""
        line = self.line
        before = at - 1 - (line.norms[at - 1] == ",")
        return (
            before > 0
            and line.norms[before] in _CONJUNCTIONS
            and (comma := self._stop(end)) < len(line)
            and line.norms[comma] == ","
            and line.has_predicate(comma, len(line))
        )

    def _also(self, first: int, cue: Cue) -> bool:
        """True for «كما طلب فرض الحظر», «كما استبعد مصدر وجود سلاح»: a verb with an object is "also", no "as X said";
        ``first`` is the word behind the verb."""
        line = self.line
        if cue.frame in ("say", "tell", "relay", "quote") or first >= len(line):
            return False
        if line.norms[first] in line.grammar.actions or like_action(line.norms[first]):
            return True
        stop = self._noun_phrase(first, len(line))
        role = line.role(first)
        construct = role is not None and not line.norms[first].startswith("ال")
        whole = stop is not None and not self._has_words(stop, len(line))
        if construct and stop is not None and whole and line.count_words(first, stop) == _CONSTRUCT:
            return False  # «…، كما أكدت وزارة الصحة»
        if stop is None:
            return False
        end = subject_end(line, first, stop)
        end = self.quote_at.get(end, end - 1) + 1  # «كما أعلنت صحيفة «الشرق» التي …»
        relative = next((k for k in range(end, stop) if line.norms[k] in _RELATIVES), stop)
        return any(line.is_word(k) for k in range(end, relative))

    def _past_office(self, start: int, follows: int, end: int) -> int:
        """Where the words end that only locate the source at ``start``: "…, according to papers lodged with a court in
        Norland"; ``follows`` when a clause goes on there."""
        line = self.line
        last = end - (end == len(line) and not line.is_word(end - 1))
        plain = follows < last <= follows + _LONGEST_PLACE and line.norms[start - 1] == "," and bool(line.source(start))
        located = plain and line.is_a(follows, "preposition") and not any(line.stops(k) for k in range(follows, last))
        told = line.has_verb(follows, last - 1) or line.has_figure(follows, last)
        return end if located and not told else follows

    def _cites_subject(self, at: int) -> bool:
        """True for "A diplomat, quoted by the agency, says that …", "was quoted by the agency as saying": the subject
        of a frame is who speaks, and the agency relays."""
        line = self.line
        frame = next((f for k, f in self.frames.items() if at < k < at + FARTHEST_READER), None)
        if frame is None:  # "The coast guard, quoted by the radio, reported bubbles"
            shut = self._stop(at)
            if line.norms[at - 1] in PASSIVE and "for" in line.norms[at:shut]:
                return True  # "was cited by officials for a figure of 30"
            bare = line.norms[at - 1] == "," and not line.has_predicate(0, at)
            return bare and shut + 1 < len(line) and line.verb(shut + 1)
        first = at + line.is_a(at, "cited-by")
        comma = next((k for k in range(first, frame.verb) if line.stops(k)), None)
        enclosed = line.norms[at - 1] == "," and comma is not None and not line.has_predicate(0, at)
        return enclosed or line.norms[frame.verb - 1] == "as"

    def _cites_before(self, at: int) -> bool:
        """True for "The network, citing a diplomat, reported that", « L'agence, citant un élu, évoque 3 morts »: the
        cue behind the second comma has both as its sources."""
        line = self.line
        shut = self._stop(at)
        if line.code == "fr" and shut + 1 < len(line) and line.verb(shut + 1, sure=True):
            return line.norms[at - 1] == "," and not line.has_predicate(0, at)
        near = (f for k, f in self.frames.items() if at < k < at + FARTHEST_READER)
        return line.norms[at - 1] == "," and any(self._citing(frame.verb) for frame in near)

    def _has_cue(self, at: int) -> bool:
        """True when an Arabic cue with its subject stands right before ``at``."""
        line = self.line
        near = range(at - 1, max(at - _NEAR_CUE, -1), -1)
        cue = next((k for k in near if line.cue(k) or line.stops(k)), None)
        return cue is not None and not line.stops(cue)

    def _published(self, end: int, mention: Mention) -> tuple[int, Mention]:
        """Take "published on Sunday by the ministry" into a document or toll: its publisher is who speaks."""
        line = self.line
        last = mention.norms[-1] if mention.norms else ""
        agreed = last.rstrip("es") if line.code == "fr" else last  # « une chronologie diffusée par X »
        made = mention.kind in ("", "source") and bool({last, agreed} & line.grammar.participles)
        if mention.kind not in ("tally", "document") and not made:
            return end, mention
        by = self._by(end)
        if by is None:
            covers = end < len(line) and (line.is_a(end, "covering") or self._dated(end))
            return (self._stop(end) if covers else end), mention  # "partial results covering 82% of the stations"
        stop = self._noun_phrase(by + 1, len(line))
        owner = read_mention(line, by + 1, stop) if stop else None
        if stop is None or owner is None or not owner.is_source:
            return end, mention
        return self._past_circumstances(stop), owner

    def _learnt(self, verb: int) -> int | None:
        """Where the source stands in «وفق ما علمته الصحيفة من مصدر»: behind the preposition, whoever learnt it in
        front; ``None`` for another verb."""
        line = self.line
        if line.norms[verb] not in _LEARNS:
            return None
        near = range(verb + 1, min(verb + _LONGEST_LEARNER, len(line) - 1))
        return next((k + 1 for k in near if line.norms[k] in _LEARNT_FROM), None)

    def _past_hearers(self, first: int) -> int:
        """Behind those to whom it was said: «وفق ما أكده لصحيفة "النهر" مصدر», «حسب ما قاله لنا المدير»."""
        line = self.line
        last = len(line) - 2
        if first < last and line.norms[first] in TO_WHOM:
            return first + 1
        role = line.role(first) if first < last and line.norms[first][0] == "ل" else None
        if role is None or role[1].kind != "media":
            return first
        behind = first + role[0]
        shut = self.quote_at.get(behind, behind - 1) + 1
        someone = shut < len(line) and (line.role(shut) is not None or line.norms[shut] in line.grammar.given_names)
        return shut if someone else first

    def _past_described(self, end: int) -> int:
        """Behind « Selon l'ONG X, dont les relevés font référence, … »: the end of a relative clause that tells nothing
        but who the source is; 0 without one."""
        line = self.line
        if line.code == "ar":
            return self._past_source_place(end)
        if end + 1 >= len(line) or line.norms[end] != ",":
            return 0
        opener = line.connector(end + 1)
        drawn = line.norms[end + 1] in line.grammar.passives or line.norms[end + 1] in _DRAWN
        if not drawn and (opener is None or opener[1] != "relative"):
            return 0
        shut = self._stop(end + 1)
        plain = shut < len(line) and not line.has_figure(end, shut) and not any(end < k < shut for k in self.frames)
        cited = line.is_a(end + 2, "cites") if end + 2 < len(line) else 0
        return shut if plain and not cited and line.has_predicate(shut, len(line)) else 0

    def _past_source_place(self, end: int) -> int:
        """Behind «وفقا لصحيفة الرافدين في دمشق، فإن …»: the comma behind where the source sits; 0 without one."""
        line = self.line
        shut = self._stop(end) if end < len(line) and line.is_a(end, "preposition") else 0
        near = end < shut <= end + _LONGEST_SEAT and shut + 1 < len(line) and line.norms[shut] == ","
        return shut if near and line.norms[shut + 1] in _SO and not line.has_verb(end, shut) else 0

    def _dated(self, end: int) -> bool:
        """True for «نتائج نشرت الإثنين»: only a day stands behind the verb."""
        line = self.line
        rest = range(end + 1, self._stop(end))
        day = bool(rest) and all(line.in_date[k] >= 0 or line.is_a(k, "time") for k in rest)
        return line.code == "ar" and day and bool(line.verb(end) or line.cue(end))

    def _past_circumstances(self, end: int) -> int:
        """Behind «نتائج نشرتها الهيئة الإثنين بعد فرز 82 في المئة»: the end of what tells when it was published;
        ``end`` where a clause follows."""
        line = self.line
        index = end
        while index < len(line) and (line.in_date[index] >= 0 or line.is_a(index, "time")):
            index += 1
        stop = self._stop(index)
        after = index < len(line) and line.is_a(index, "after")
        return stop if after and not line.has_verb(index, stop) else index if index >= len(line) else end

    def _by(self, end: int) -> int | None:
        """Where "by", or the verb of «حصيلة أعلنتها الوزارة», stands behind a document or toll; ``None`` without."""
        line = self.line
        if line.code == "ar":
            end += end < len(line) and line.norms[end] in _WHICH  # «النتائج التي أوردتها الوكالة»
            if end < len(line) and line.is_a(end, "issued"):  # «بيان صدر مساء الأربعاء عن الوزارة»
                last = end + 1
                while last < len(line) and (line.in_date[last] >= 0 or line.is_a(last, "time")):
                    last += 1
                return last if line.norms[last : last + 1] == ["عن"] else None
            made = line.is_a(end, "made-by") if end < len(line) else 0  # «بيان بعثت به الشركة»
            return end + made - 1 if made else None
        by = next((k for k in range(end, min(end + 6, len(line))) if line.norms[k] in _BY), None)
        by = end if by is None and line.norms[end : end + 1] == ["from"] else by
        return None if by is None or any(line.stops(k) or line.is_a(k, "aux") for k in range(end, by)) else by

    def _credited(self, at: int, first: int, end: int) -> bool:
        """True for ", per NHC" at the end of a sentence: a name, no unit."""
        line = self.line
        named = line.capital[first] and line.capital[min(end - 1, line.last_word)] and not line.is_place(first)
        return named and line.norms[at - 1] == "," and end > line.last_word
