"""Who the subject of a frame is: the noun phrase in front of its cue or behind it, or that of the clause before."""

from __future__ import annotations

from claims.extraction.arabic_heads import entitled
from claims.extraction.arabic_phrases import governed, head_phrase, in_a_paper, past_each
from claims.extraction.arabic_subjects import before_medium, before_told, is_act, is_oblique, is_told, subject_end
from claims.extraction.arabic_words import THEREIN
from claims.extraction.bare_clauses import CLITICS
from claims.extraction.frames import Frame
from claims.extraction.fronted import antecedent, behind_circumstance, behind_front, past_expletive
from claims.extraction.heard import HEARD, named_before
from claims.extraction.lexicon import verbset, wordset
from claims.extraction.mention import Mention
from claims.extraction.names import LONGEST_SPEAKER, TO_WHOM, read_mention
from claims.extraction.predicates import PASSIVE
from claims.extraction.speaking import CITED_REACH, COMES_IN, Speaking

_WHO = wordset("who", "en")
_WHO_THAT, _ARABIC_RELATIVES = wordset("who") | wordset("that", "en"), wordset("arabic_relatives")
_NAMED = wordset("before_given_names", "en", "fr")
_AND_BUT, _WE = wordset("joins"), wordset("first_person", "en")
_TO_IT, _IN_IT, _LEADS = wordset("to_it"), wordset("in_it"), wordset("lead_particles")

_SHORTEST_ASIDE = 4
"""Words of a name with a relative clause between two commas."""
_ENDS = frozenset((";", ":", "؟", "!"))
_QUE, _THE_FACT, _SHOWS = wordset("that", "fr"), wordset("the_fact"), verbset("showing")


class Subjects(Speaking):
    """Finds the subjects of one sentence's frames; positions are word indices."""

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
            named = self._with_name(first + 1, end, verb) if end and mention is not None else end
            if end and named is not None and named > end and mention is not None:  # «ندد الزعيم، كمال رشدي، …، متعهدا»
                role, name = mention.name, tuple(line.norms[end + 1 : named])
                mention = mention._replace(name=line.words(end + 1, named), role=role, norms=name)
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

    def _subject(self, frame: Frame, clause: int) -> tuple[Mention | None, int]:
        line = self.line
        if frame.cue.form == "participle":
            quoted = next((k for k in range(clause, frame.verb) if line.is_a(k, "cited-by")), None)
            active = self._quotes(frame, clause)
            if active is not None:  # "The Times quoted an officer as saying"
                active -= bool(line.is_a(active - 1, "aux"))
                return read_mention(line, clause, active), clause
            if quoted is not None and line.norms[frame.verb - 1] == "as":  # "X was quoted by Y as saying"
                stop = next((k for k in range(clause, quoted) if line.is_a(k, "aux")), quoted)
                return (read_mention(line, clause, stop), clause) if stop > clause else (None, frame.verb)
            return self._absolute(frame.verb)
        if line.code == "ar":
            return self._arabic_subject(frame, clause)
        if (agent := self._told_by(frame)) is not None:
            return agent, clause
        if frame.cue is HEARD and (head := named_before(line, frame.verb)) is not None:
            return head
        end = frame.verb
        while end > clause and (
            line.is_a(end - 1, "aux")
            or line.adverb(end - 1)
            or line.norms[end - 1] == ","
            or (line.code == "fr" and line.norms[end - 1] in CLITICS and (end < 2 or line.norms[end - 2] in _AND_BUT))
        ):
            end -= 1
            if line.norms[end] == ",":
                opening = self._enclosed(clause, end)
                if opening is not None:
                    named = self._names(opening + 1, end) and not line.connector(opening + 1)
                    asked = line.is_a(opening + 1, "asking") or self._participial(opening, end)
                    asked = asked or any(self._active(k) for k in range(opening + 3, end - 1))
                    named = named and not (asked or line.source(opening + 1))  # "X, citing Y, reported"
                    end = end if named else opening
                    break
        if end <= clause and clause > 1 and line.norms[clause - 1] in _AND_BUT:
            return self._lead_subject(clause - 1), frame.verb  # "The party was open, but noted that …"
        if end <= clause and line.code == "en" and self._goes_on_bare(clause, frame):
            return self._lead_subject(clause - 1), frame.verb
        if end <= clause:
            after = frame.verb + frame.size
            told = line.code == "fr" or line.norms[frame.zone_end] == ":"  # "Not so, says the ministry: 40 fell"
            behind = told and after < len(line) and not line.is_a(after, "preposition")
            inverted = self._noun_phrase(after, frame.zone_end) if behind else None
            if frame.cue.gender != "-" and line.code == "fr":
                return None, frame.verb
            return (read_mention(line, frame.verb + frame.size, inverted) if inverted else None), frame.verb
        for index in range(end - 1, clause, -1):
            opener = line.connector(index, end)
            size = 1 if line.norms[index] in _AND_BUT else 0
            if opener and opener[1] in ("temporal", "clause"):
                size = opener[0]
            if size and index + size < end and line.has_verb(clause, index):
                if not line.has_verb(index + size, end):
                    clause = index + size  # "Work goes on, as the mayor has said"
                break
        cited = next((k for k in range(clause + 2, end) if line.is_a(k, "cited-by") and line.norms[k - 1] == ","), None)
        end = cited - 1 if cited is not None else end  # « Un diplomate, cité par l'agence X, affirme »
        if (
            clause > 1
            and line.norms[clause - 1] in _QUE
            and line.norms[clause - 2] in _THE_FACT
            and frame.cue.lemma in _SHOWS
        ):
            return None, frame.verb  # « Le fait que la cour tarde montre que »
        cleft, clause = clause, past_expletive(line, clause, end)
        start = clause
        if line.norms[end - 1] in _AND_BUT:
            past = [line.norms[k].endswith("ed") and line.tokens[k].text.islower() for k in range(end)]
            first = next((k for k in range(clause, end) if line.verb(k) or past[k]), None)
            mention = read_mention(line, behind_front(line, clause, first), first) if first else None
            to_whom = line.code == "fr" and line.norms[end] in CLITICS  # « est arrivée et nous a dit que »
            return mention or self._lead_subject(end - 1), end if to_whom else frame.verb
        relative = line.connector(clause, end)
        held = clause + 1 < end and line.is_a(clause + 1, "pronoun")
        if relative and relative[1] == "relative" and held:
            return read_mention(line, clause + 1, end), frame.verb  # "the group, which it believes operates abroad"
        if relative and relative[1] == "relative" and end - clause <= 2:
            return antecedent(line, clause), clause  # "The mayor, who had warned that …": no clause before "who"
        if line.code == "en" and end - 1 > clause and line.norms[end - 1] in _WHO and line.has_verb(clause, end - 1):
            return antecedent(line, end - 1), end - 1  # "She met the builder who claims that"
        for index in range(clause, end):
            connector = line.connector(index, end)
            if connector and connector[1] == "relative" and index > clause:
                if relative and relative[1] == "relative" and line.norms[index - 1] in _AND_BUT:
                    return antecedent(line, index), index  # "Reed, who runs the site and who said"
                if index + 1 < end and not line.has_verb(index + 1, end):  # "a figure who many believe is …"
                    return Mention(line.words(clause, end), norms=("that",)), frame.verb
                end = index - 1 if line.is_a(index - 1, "preposition") else index  # "people with whom I spoke say"
                break
            named = line.norms[index] in _NAMED and line.norms[index - 1] not in PASSIVE  # "a man named Reed"
            if index > clause and ((line.verb(index, sure=True) and not named) or line.norms[index] in _WE):
                end = index  # "Analysts we spoke to say"
                break
            if line.norms[index] in _AND_BUT and line.has_verb(clause, index):
                start = index + 1
        while end > start + 1 and line.adverb(end - 1):
            end -= 1  # « Les signataires s'engagent …, et affirment »
        start = behind_circumstance(line, start, end)
        if line.count_words(start, end) > LONGEST_SPEAKER:
            return None, frame.verb
        mention = read_mention(line, start, end)
        if mention is not None and not mention.is_source and not mention.norms:
            mention = None
        return mention, cleft if start == clause else start

    def _arabic_subject(self, frame: Frame, clause: int) -> tuple[Mention | None, int]:
        line = self.line
        if frame.cue.form == "noun":  # «…، بعد قول الوزير إن»
            return read_mention(line, frame.verb + frame.size, frame.zone_end), frame.verb - 1
        if frame.verb and line.norms[frame.verb - 1] in _ARABIC_RELATIVES:
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
        opener = line.connector(verb - 1) if verb > start else None
        if opener is not None and opener[1] == "temporal" and opener[0] == 1:
            start = verb  # «ويأتي القرار بعدما أعلنت الوزارة أن»
        if (answered := in_a_paper(line, start, verb, frame.verb + frame.size)) is not None:
            return answered, start
        who = next((k for k in range(start + 2, verb - 1) if line.norms[k] in _ARABIC_RELATIVES), 0)
        if who and not joined and line.norms[who - 1] == line.norms[verb - 1] == ",":
            spoken = read_mention(line, start, who - 1)  # «الخبير سامر الحاج، الذي لم يشارك فيها، ينبه إلى أن»
            if spoken is not None and spoken.kind in ("person", "institution", "group"):
                return spoken, start
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
        stop = self._with_name(first, end := before_medium(line, first, end), frame.zone_end)
        if stop == end < frame.zone_end and line.norms[end] in _ARABIC_RELATIVES:
            stop = subject_end(line, first, end)  # «نفى الوزير التقارير التي ذكرت أن»
        return read_mention(line, first, stop), frame.verb

    def _goes_on_bare(self, clause: int, frame: Frame) -> bool:
        """True for "Kerval Power denies a plan to cut jobs, says it has …": behind a comma a second verb of saying of
        the subject that the sentence begins with; its content begins with a pronoun."""
        line = self.line
        pronoun = any(line.is_a(frame.content, name) for name in ("he", "she", "it", "they"))
        return clause > 1 and clause == frame.verb and line.norms[clause - 1] == "," and pronoun

    def _past_aside_of(self, start: int, verb: int) -> Mention | None:
        """«خبير البيئة سامر الحاج، الذي راجع الأرقام، يقول إن»: who stands in front of a relative clause between commas
        that ends before the verb; ``None`` for any other clause."""
        line = self.line
        if verb - start < _SHORTEST_ASIDE or line.norms[verb - 1] != ",":
            return None
        comma = start - 1
        if line.norms[start] not in _ARABIC_RELATIVES:
            comma = next((k for k in range(start + 1, verb - 1) if line.norms[k] == ","), verb)
            if comma + 1 >= verb or line.norms[comma + 1] not in _ARABIC_RELATIVES:
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
