"""Who the subject of a frame is: the noun phrase in front of its cue or behind it, or that of the clause before."""

from __future__ import annotations

from claims.extraction.arabic_frames import ArabicFrames
from claims.extraction.bare_clauses import CLITICS
from claims.extraction.called import called_behind, clean_role, self_named
from claims.extraction.frames import Frame
from claims.extraction.fronted import antecedent, behind_circumstance, behind_front, past_expletive
from claims.extraction.heard import HEARD, named_before
from claims.extraction.lexicon import verbset, wordset
from claims.extraction.mention import Mention
from claims.extraction.moved import before_moved
from claims.extraction.names import LONGEST_SPEAKER, read_mention
from claims.extraction.predicates import PASSIVE
from claims.extraction.proper_names import full_name
from claims.extraction.spoken_at import spoken_at

_SELF_NAMED = 3
"""Words of the shortest clause by which somebody gives a name."""
_WHO, _AND_BUT, _WE = wordset("who", "en"), wordset("joins"), wordset("first_person", "en")
_PURPOSE = wordset("purpose", "fr")
_NAMED = wordset("before_given_names", "en", "fr")
_QUE, _THE_FACT, _SHOWS = wordset("that", "fr"), wordset("the_fact"), verbset("showing")


class Subjects(ArabicFrames):
    """Finds the subjects of one sentence's frames; positions are word indices."""

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
            return self._who_came(frame.verb) or self._absolute(frame.verb)
        if line.code == "ar":
            return self._arabic_subject(frame, clause)
        if (agent := self._told_by(frame) or spoken_at(line, clause, frame.verb)) is not None:
            return agent, clause
        if frame.cue is HEARD and (head := named_before(line, frame.verb)) is not None:
            return head
        end = self._before_day(clause, before_moved(line, clause, frame.verb))
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
                    asked = asked or line.is_a(opening + 1, "saying-at")  # "Ann Reed, in an interview with Radio X,"
                    named = named and not (asked or line.source(opening + 1))  # "X, citing Y, reported"
                    issued = self._issued(clause, opening)
                    end = issued if issued is not None else end if named else opening
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
            mention = read_mention(line, after, inverted) if inverted else None
            if mention is not None and inverted:  # « Faux, rétorque la conservatrice, Anne Morel : « … » »
                described = mention if mention.kind else mention._replace(kind="source")
                mention = (called_behind(line, inverted, described) or (inverted, mention))[1]
            return mention, frame.verb
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
                open_end = line.norms[frame.verb - 1] != ","  # but "Ann Reed, a miner who escaped, said"
                if index + 1 < end and open_end and not line.has_verb(index + 1, end):  # "a figure who many believe is"
                    return Mention(line.words(clause, end), norms=("that",)), frame.verb
                if (held_by := self._named_behind(clause, index, end)) is not None:
                    return held_by, cleft
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
        if mention is not None and frame.verb - end > _SELF_NAMED:
            mention = self_named(line, end, frame.verb, mention)
        return mention, cleft if start == clause else start

    def _who_came(self, at: int) -> tuple[Mention, int] | None:
        """Who speaks in « Il était tard quand NAME, la formatrice, est apparue pour concéder que »: the subject of the
        verb of coming, behind a conjunction of time; ``None`` where none stands in front of it."""
        line = self.line
        verb = self._coming(at) if line.norms[at] in _PURPOSE else None
        opener = next((k for k in range(verb or 0) if (hit := line.connector(k)) and hit[1] == "temporal"), None)
        if verb is None or opener is None or not line.has_predicate(0, opener):
            return None
        comma = next((k for k in range(opener + 2, verb) if line.norms[k] == "," or line.is_a(k, "aux")), verb)
        mention = read_mention(line, opener + 1, comma)
        return (mention, at) if mention is not None and mention.is_source and not mention.pronoun else None

    def _named_behind(self, start: int, relative: int, end: int) -> Mention | None:
        """Who "A nurse who works there, Ann Reed," is: the name behind the comma that ends the relative clause;
        ``None`` without one."""
        line = self.line
        comma = next((k for k in range(end - 1, relative + 1, -1) if line.norms[k] == ","), None)
        if comma is None or full_name(line, comma + 1, end) != end or not line.is_a(start, "determiner"):
            return None
        held = read_mention(line, start, relative)
        small = not any(line.capital[k] for k in range(start + 1, relative))
        if held is None or held.pronoun or held.role or not small or held.number == "p":
            return None
        return held._replace(
            name=line.words(comma + 1, end),
            role=clean_role(held.name),
            kind="person",
            definite=False,
            norms=tuple(line.norms[comma + 1 : end]),
        )

    def _goes_on_bare(self, clause: int, frame: Frame) -> bool:
        """True for "Kerval Power denies a plan to cut jobs, says it has …": behind a comma a second verb of saying of
        the subject that the sentence begins with; its content begins with a pronoun."""
        line = self.line
        pronoun = any(line.is_a(frame.content, name) for name in ("he", "she", "it", "they"))
        return clause > 1 and clause == frame.verb and line.norms[clause - 1] == "," and pronoun
