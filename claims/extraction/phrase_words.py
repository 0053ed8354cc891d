"""What a word inside a noun phrase is: part of it, or the first word of what goes on behind it."""

from __future__ import annotations

from claims.extraction.lexicon import wordset
from claims.extraction.line import Line

_ARTICLES = wordset("definite_articles", "en") | wordset("indefinite_articles", "en")
_BY = wordset("by")
_A = wordset("indefinite_articles", "en")
_HUNDRED = wordset("percent")
_THIS = wordset("this")
_LISTENERS = wordset("listeners")
_LONGEST_INTRODUCTION = 18
_BEFORE_WHO = 8
"""Words of an apposition in front of its relative clause."""
_SHORTEST_PARTICIPLE = 6


class PhraseWords:
    """Asks of one word of a phrase; positions are word indices."""

    line: Line

    def _disagrees(self, start: int, index: int) -> bool:
        """True for "an internal report": behind "a" a verb would stand in the third person."""
        line = self.line
        cue = line.cue(index)
        return line.code == "en" and line.norms[start] in _A and cue is not None and cue[1].number == "p"

    def _of_share(self, start: int, index: int) -> bool:
        """True for the words that complete a share as subject: «70 في المائة من المشاركين»."""
        norms = self.line.norms
        if self.line.in_quantity[start] < 0 or index == start or index + 1 >= len(norms):
            return False
        return norms[index + 1] in _HUNDRED or norms[index] in _HUNDRED or norms[index - 1] in _HUNDRED

    def _to_media(self, start: int, index: int) -> bool:
        """True for «لمراسلنا», «للجزيرة» behind a person: whom the saying went to, not whose office it is."""
        line = self.line
        head = line.role(start)
        indefinite = head is not None and head[1].kind in ("anonymous", "person") and line.norms[start][:2] != "ال"
        if indefinite and line.norms[index].startswith("لل"):
            to_whom = line.role(index)
            return to_whom is None or to_whom[1].kind == "media"  # «مصدر أمني للنهار», «مصدر قضائي للصحيفة»
        return bool(line.is_a(index, "to-media")) and (head is None or head[1].kind in ("person", "anonymous"))

    def _heard_by(self, start: int, index: int) -> bool:
        """True for «للطلاب», «للجنة التحقيق» behind a bare name: who was spoken to, no part of it."""
        line = self.line
        if any(line.role(k) for k in range(start, index)):
            return False
        role = line.role(index)
        body = role is not None and role[1].kind in ("anonymous", "people", "group", "institution", "media")
        return body or f"ال{line.norms[index][2:]}" in _LISTENERS

    def _tells_time(self, start: int, index: int) -> bool:
        """True for a word of time, which ends the phrase at ``start``; false in « ce texte », « Le Matin »."""
        line = self.line
        if line.code == "en" or not line.is_a(index, "time"):
            return False
        named = line.code == "fr" and index > start and line.capital[index]
        return not (named or (index == start and line.norms[index] in _THIS))

    def _names_nobody(self, index: int, limit: int) -> bool:
        """True behind «تقرير نشرته الخميس»: a day or a mark stands where the publisher would."""
        line = self.line
        return index >= limit or not line.is_word(index) or line.in_date[index] >= 0 or bool(line.is_a(index, "time"))

    def _of_act(self, index: int) -> bool:
        """True for «بتقديم», «بعدم»: what a subject pledges or denies, no part of it."""
        norm = self.line.norms[index]
        return norm[0] == "ب" and (norm[1:] in self.line.grammar.actions or norm == "بعدم")

    def _participial(self, index: int, comma: int) -> bool:
        """True for "Two officials, speaking off the record, said", « La mairie, s'exprimant au nom de …, a dit »."""
        line = self.line
        first = index + 1 + (line.norms[index + 1] in ("s'", "se"))
        ending = {"en": "ing", "fr": "ant"}.get(line.code, "\n")
        word = line.norms[first] if first < comma else ""
        if first + 1 < comma and line.norms[first + 1] in _BY:
            return index > 0 and not line.has_verb(first + 1, comma)  # "The judgment, seen by this paper, says"
        opens = word.endswith(ending) and len(word) >= _SHORTEST_PARTICIPLE and not line.is_a(first, "preposition")
        made = line.code == "en" and first + 1 < comma and line.is_a(first + 1, "preposition")
        papers = line.role(index - 1) if made and index and word.endswith("ed") else None
        opens = opens or (
            papers is not None and papers[1].kind in ("document", "tally", "institution")
        )  # "The data, gathered from 40 homes, show"
        return opens and index > 0 and not line.has_verb(first + 1, comma)

    def _ends_sentence(self, index: int) -> bool:
        """True for a full stop, not for the point of "6 a.m. on Tuesday"."""
        return self.line.norms[index] == "." and self.line.stops(index)

    def _active(self, index: int) -> bool:
        """True for the participle of "a baker filming the march", "a miner living in the valley"."""
        line = self.line
        behind = line.is_a(index + 1, "determiner") or line.is_a(index + 1, "preposition")
        return line.norms[index].endswith("ing") and bool(behind) and not line.is_a(index - 1, "preposition")

    def _introduces(self, begin: int, index: int, comma: int) -> bool:
        """True for "Ann Reed, the mayor who runs the port until May, said": an apposition with a relative clause."""
        line = self.line
        if line.code != "en" or line.norms[index + 1] not in _ARTICLES or comma - index > _LONGEST_INTRODUCTION:
            return False
        near = range(index + 3, min(index + _BEFORE_WHO, comma))
        who = next((k for k in near if line.norms[k] == "who" or self._active(k)), None)
        name = line.tokens[index - 1].text if index > begin else ""
        return who is not None and name[:1].isupper() and line.in_date[index - 1] < 0 and not line.is_place(index - 1)
