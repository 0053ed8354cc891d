"""The subject of an Arabic frame: behind its verb, or in front of it and of what is told of it between commas."""

from __future__ import annotations

from claims.extraction.arabic_asides import set_apart
from claims.extraction.arabic_heads import entitled
from claims.extraction.arabic_phrases import governed, in_a_paper, past_each
from claims.extraction.arabic_subjects import before_medium, before_told, is_oblique, is_told, subject_end
from claims.extraction.arabic_words import THEREIN
from claims.extraction.frames import Frame
from claims.extraction.fronted import antecedent
from claims.extraction.lead_subjects import LeadSubjects
from claims.extraction.lexicon import wordset
from claims.extraction.mention import Mention
from claims.extraction.names import TO_WHOM, read_mention
from claims.extraction.speaking import CITED_REACH, COMES_IN

_RELATIVES = wordset("arabic_relatives")
_TO_IT, _IN_IT, _LEADS = wordset("to_it"), wordset("in_it"), wordset("lead_particles")
_SHORTEST_ASIDE = 4
"""Words of a name with a relative clause between two commas."""
_ENDS = frozenset((";", ":", "؟", "!"))


class ArabicFrames(LeadSubjects):
    """Finds the subjects of one Arabic sentence's frames; positions are word indices."""

    def _arabic_subject(self, frame: Frame, clause: int) -> tuple[Mention | None, int]:
        line = self.line
        if frame.cue.form == "noun":  # «…، بعد قول الوزير إن»
            return read_mention(line, frame.verb + frame.size, frame.zone_end), frame.verb - 1
        if frame.verb and line.norms[frame.verb - 1] in _RELATIVES:
            own = self._own_behind(frame)
            if own is not None:
                return own, frame.verb - 1
            behind = self.hole_ends.get(frame.verb - 1) or self.hole_ends.get(frame.verb - 2)
            if behind is not None:
                return behind, frame.verb - 1  # «وفق حمدان الذي أوضح أن …»
            spoken = antecedent(line, frame.verb - 1)
            if spoken is None or spoken.kind in ("", "name"):  # «المنطقة التي تؤيد الاستقلال»
                return Mention(line.words(frame.verb - 1, frame.verb), norms=("that",)), frame.verb
            return spoken, frame.verb - 1
        start = clause
        while start < frame.verb and (
            line.in_date[start] >= 0 or line.is_a(start, "time") or line.bare[start] in _LEADS
        ):
            start += 1
        topic = line.bare[start] == "اما"  # «أما الوزير فقال إن»: the verb is joined, its subject in front of it
        start += topic
        verb = frame.verb - 1 if frame.verb > start and line.bare[frame.verb - 1] == "قد" else frame.verb
        joined = line.joined(frame.verb) and not topic
        if not joined and (named := self._past_aside_of(start, verb)) is not None:
            return named, start
        if not joined and (apart := set_apart(line, verb)) is not None:
            return apart
        opener = line.connector(verb - 1) if verb > start else None
        if opener is not None and opener[1] == "temporal" and opener[0] == 1:
            start = verb  # «ويأتي القرار بعدما أعلنت الوزارة أن»
        if (answered := in_a_paper(line, start, verb, frame.verb + frame.size)) is not None:
            return answered, start
        if not joined and start < verb and not line.is_a(start, "preposition"):
            titled = entitled(line, start)
            if titled is not None and self.quote_at[start] == verb - 1:
                return titled, start  # «رصد» تقول إن»
            connector = line.connector(start)
            he = next((k for k, (_, kind) in line.connectors.items() if start < k < verb and kind == "pronoun"), 0)
            aside = he and line.norms[he - 1] == line.norms[verb - 1] == "," and "," not in line.norms[he : verb - 1]
            if aside:
                return read_mention(line, start, he - 1), start  # «سامر الحاج، وهو مزارع، قال إن»
            if he:
                return None, frame.verb  # «ظهر شرطي وهو يقول إن»
            if not connector and not line.has_verb(start, frame.verb):
                mention = read_mention(line, start, verb)
                if mention is not None and (mention.is_source or frame.verb - start <= 6):
                    return mention, start
                if mention is None and frame.verb - start > 2:
                    return Mention(line.words(start, frame.verb), norms=tuple(line.norms[start : frame.verb])), start
        first = past_each(line, frame.verb + frame.size)
        while first < frame.zone_end and line.norms[first] in TO_WHOM:
            first += 1
        if first < frame.zone_end and line.norms[first] in _IN_IT and frame.cue.lemma in COMES_IN:
            return self._document_before(frame.verb), frame.verb
        if first + 1 < frame.zone_end and line.norms[first] == "في" and line.is_a(first + 1, "own-document"):
            return self._author(line.norms[first + 1], frame), frame.verb
        if first < frame.zone_end and line.norms[first] == "في":
            document = line.role(first + 1) if first + 1 < len(line) else None
            if document and document[1].kind == "document" and frame.cue.lemma in COMES_IN:
                return self._document(first + 1, frame.zone_end, frame.verb), frame.verb
        titled = entitled(line, first)
        if titled is not None and self.quote_at[first] < frame.zone_end:
            return titled, frame.verb  # «قالت «رصد» إن»
        if (doubled := line.cue(first)) is not None and doubled[1].form == "participle":
            return None, frame.verb  # «واستطرد قائلا»
        end = self._noun_phrase(first, frame.zone_end)
        if line.norms[first] == "ما":
            return Mention("ما", norms=("that",)), frame.verb  # «ينص ما أعلن على أن»
        told = line.is_a(first, "addressee") and (frame.cue.frame == "tell" or is_oblique(line.norms[first]))
        if end is None or told or governed(line, first) or line.norms[first] in THEREIN:
            return None, frame.verb
        if frame.cue.frame == "tell" and end is not None:
            if is_told(line, first, frame.cue.gender == "m"):
                before = None if line.joined(frame.verb) else Mention(line.words(first, end), norms=("that",))
                return before, frame.verb  # «وأخبر الجمعية العامة بأن», «عندما أخبر الجمعية العامة بأن»
            end = before_told(line, first, end)
        stop = end = before_medium(line, first, end)
        if end < frame.zone_end and line.norms[end] in _RELATIVES:
            stop = subject_end(line, first, end)  # «نفى الوزير التقارير التي ذكرت أن»
        return read_mention(line, first, stop), frame.verb

    def _past_aside_of(self, start: int, verb: int) -> Mention | None:
        """«خبير البيئة سامر الحاج، الذي راجع الأرقام، يقول إن»: who stands in front of a relative clause between commas
        that ends before the verb; ``None`` for any other clause."""
        line = self.line
        if verb - start < _SHORTEST_ASIDE or line.norms[verb - 1] != ",":
            return None
        comma = start - 1
        if line.norms[start] not in _RELATIVES:
            comma = next((k for k in range(start + 1, verb - 1) if line.norms[k] == ","), verb)
            if comma + 1 >= verb or line.norms[comma + 1] not in _RELATIVES:
                return None
        if comma < 1 or any(line.norms[k] in _ENDS for k in range(comma + 1, verb - 1)):
            return None
        mention = antecedent(line, comma + 1)
        return mention if mention is not None and mention.is_source else None

    def _document_before(self, verb: int) -> Mention | None:
        """«بيان مشترك للوزارتين، جاء فيه أن»: the nearest document named before the verb; ``None`` without one."""
        line = self.line
        near = range(verb - 1, max(verb - CITED_REACH, -1), -1)
        at = next((k for k in near if (hit := line.role(k)) and hit[1].kind == "document"), None)
        stop = self._noun_phrase(at, verb) if at is not None else None
        mention = read_mention(line, at, stop) if at is not None and stop else None
        owner = mention.owner if mention is not None else None
        return owner or self._lead_subject(verb) or mention

    def _document(self, at: int, end: int, verb: int) -> Mention | None:
        """«جاء في بيان لها»: whom the clause before, else an earlier sentence is about; else the document."""
        line = self.line
        if at + 1 < end and line.norms[at + 1] in _TO_IT:
            gender = "f" if line.norms[at + 1] == "لها" else "m"
            lead = self._lead_subject(verb)
            return lead if lead and lead.gender in (gender, "-") else self.speakers.latest(gender)
        stop = self._noun_phrase(at, end)
        return read_mention(line, at, stop) if stop else None
