"""Whom a sentence is about up to a verb: who goes on speaking in "…, adding that", «…، مؤكدا أن»."""

from __future__ import annotations

from claims.extraction.arabic_phrases import head_phrase
from claims.extraction.arabic_subjects import is_act
from claims.extraction.fronted import behind_front
from claims.extraction.lexicon import wordset
from claims.extraction.mention import Mention
from claims.extraction.names import read_mention
from claims.extraction.speaking import Speaking

_WHO_THAT = wordset("who") | wordset("that", "en")


class LeadSubjects(Speaking):
    """Finds the subject with which a sentence begins; positions are word indices."""

    def _lead_subject(self, verb: int) -> Mention | None:
        """Who speaks in "X welcomed the deal, saying that …": the subject of the clause in front of the participle."""
        line = self.line
        if any(other.verb < verb for other in self.frames.values()):
            return None
        ar = line.code == "ar"
        verbs = (k for k in range(verb) if line.verb(k, sure=True) or self._verbal(k, verb))
        first = next(
            (k for k in range(verb - 1) if ar and line.norms[k] == "ما" and line.cue_with_pronoun(k + 1)), None
        )
        first = next(verbs, None) if first is None else first + 1  # «وهو ما نفاه المدير، مؤكدا أن»
        if line.code == "en":  # "Stone blamed higher prices, adding that …", "The firm declined to confirm it, saying"
            stop = verb if first is None else first
            first = next((k for k in range(1, stop) if line.norms[k].endswith("ed") and line.verb(k)), first)
        if first is None:
            return None
        if first > 0 and line.code != "ar":
            commas = (k for k in range(1, first) if line.norms[k] == ",")
            first -= first > 1 and line.norms[first - 1] in _WHO_THAT  # "Crowds who met, asking"
            told = next((k for k in commas if (hit := line.connector(k + 1)) and hit[1] == "relative"), first)
            front = behind_front(line, 0, told)
            mention = read_mention(line, front, told)  # "Ann Reed, who chairs it, was less gloomy, arguing that"
        else:
            end = self._noun_phrase(first + 1, verb)
            opener = line.connector(0)
            front = opener[0] if opener and opener[1] == "clause" else int(line.bare[0] == "اما")
            given = line.norms[front] in line.grammar.given_names
            ahead = line.code == "ar" and front < first and (given or line.role(front) is not None)
            mention = head_phrase(line, first + 1, end) if end and line.code == "ar" and not ahead else None
            if end and mention is not None and "," in line.norms[first + 1 : end]:  # «ندد الزعيم، كمال رشدي، …، متعهدا»
                mention = read_mention(line, first + 1, end)
            stop = next((k for k in range(front, first) if line.norms[k] == ","), first)
            stop = stop if given or line.has_figure(stop, first) else first  # «الممثل، البالغ من العمر 31 عاما، هاجم»
            mention = read_mention(line, front, stop) if ahead else mention  # «غير أن المنظمة شككت …، مؤكدة أن»
        if mention is None or not mention.is_source or mention.pronoun:
            return None
        act = line.code == "ar" and mention.kind == "name" and is_act(line, mention.norms[0])
        return None if act else self.speakers.add(mention)  # «رفض الكشف عن هويته، وقال إن»

    def _verbal(self, at: int, verb: int) -> bool:
        """True for a cue in front of ``verb``, not for «بين» between two nouns."""
        line = self.line
        return line.cue(at, verb) is not None and not (line.norms[at] == "بين" and self._no_cue(at))
