"""Cues behind their content: "…, the ministry says", « …, indique le ministère », "…, said X"."""

from __future__ import annotations

from typing import NamedTuple

from claims.extraction.absences import is_absence
from claims.extraction.arabic_phrases import thus_before
from claims.extraction.between import reduced
from claims.extraction.called import called_behind
from claims.extraction.circumstance import FRENCH_DETERMINERS
from claims.extraction.described_people import is_mouth
from claims.extraction.headlines import is_plan
from claims.extraction.late import Late
from claims.extraction.lexicon import phraseset, wordset
from claims.extraction.mention import Mention
from claims.extraction.names import LONGEST_SPEAKER, read_mention
from claims.extraction.predicates import PASSIVE, progressive, reports_object
from claims.extraction.sources import Attribution
from claims.extraction.spoken_at import past_side_of


class Hole(NamedTuple):
    """Words that name a source beside the content; ``forward`` when the content follows."""

    start: int
    end: int
    attribution: Attribution
    forward: bool = False


_AND, _AND_BUT = wordset("and"), wordset("joins", "en")
_THAT, _COMPARING, _AS_SAID = wordset("object_relatives"), wordset("comparing"), phraseset("as_said")
_NEAR, _OF = wordset("near_whom"), wordset("of", "fr")
_ONE, _CLITICS = wordset("exceptive_one"), wordset("addressee_clitics")
_OWN, _THEIR = wordset("possessives"), wordset("possessives_of_many")
_OPENERS = wordset("definite_articles", "en") | wordset("indefinite_articles", "en") | wordset("possessives", "en")
_NEVER_LATE = frozenset(("figure", "relay", "label", "provide", "adjust", "summon", "issue", "own"))
_LATE = frozenset(("thatonly", "estimate", "judge", "quote", "stance"))
"""Frames whose cue takes a clause before it only where nothing but its subject stands beside it."""
_TOLD = frozenset(("say", "tell"))
_OWN_OBJECT = frozenset(("state", "object", "decide", "blame"))


class Trailing(Late):
    """Finds the cues that stand behind what they report."""

    def _trailing_hole(self, at: int, holes: list[Hole]) -> Hole | None:
        """ "…, the ministry says", « …, indique le ministère », "…, said X": a cue behind its content."""
        line = self.line
        hit = self._without_object(at)
        goes_on = hit is not None and line.code == "en" and hit[1].frame in _TOLD and progressive(line, at)
        if not hit or not (hit[1].form == "finite" or goes_on) or at in self.frames or hit[1].whole:
            return None  # but "…, the channel KTV is reporting"
        if hit[1].frame in _NEVER_LATE and not (hit[1].frame == "adjust" and self._retorts(at)):
            return None
        size, cue = hit
        simple = line.code == "en" or (line.code == "fr" and size == 1 and cue.gender == "-")
        if simple and line.nominal(at) and not (at > 1 and line.norms[at - 2] in _COMPARING):
            return None  # "the state police", « la perspective de la note »
        if line.code == "en" and cue.frame == "decide" and line.norms[at - 1] in PASSIVE:
            return None  # "…, a day after the firm was convicted"
        if cue.gender != "-" and any(f.content < at and line.norms[f.content - 1] == ":" for f in self.frames.values()):
            return None  # « La compagnie conteste : son offre, dit-elle, … »
        start = at
        while start > 0 and line.code != "ar":
            clitic = line.code == "fr" and line.norms[start - 1] in _CLITICS
            if not (clitic or line.is_a(start - 1, "aux") or line.adverb(start - 1)):
                break
            start -= 1
        if (
            start == at
            and line.norms[start - 1] == ","
            and (
                self._behind_relative(start - 1)
                or self._of_whom(start - 1)
                or self._stands_before(start - 1, cue, at + size)
            )
        ):
            return None  # « La ministre, Eva Lind, qui a écourté sa visite, a promis une enquête »
        thus = thus_before(line, at) if line.code == "ar" else at
        if thus < at:
            start = thus  # «"فقدنا كل شيء"، هكذا وصفت ماريا الليلة»
        subject_end = mark = start
        alone = start == at or line.code == "en"  # "…, Ann Reed, the head of the board, has said"
        alone = alone and not (line.code == "fr" and "on" in line.norms[at : at + size])  # « …, a-t-on appris »
        ends = self._ends_with_source(at, size, cue)
        if alone and line.norms[start - 1] == "," and not self._inverted(at, size, cue) and not ends:
            opening = self._enclosed(0, start - 1)
            aged = opening is not None and opening > 1 and line.in_quantity[opening - 1] >= 0
            comma = max(opening - 2, 0) if opening is not None and aged else 0
            if opening is not None and aged and line.norms[comma] == ",":
                mark, subject_end = comma, start - 1  # "…," Maria, 34, a mother of three, says
            elif opening is not None and (self._names(opening + 1, start - 1) or self._stands_behind(opening)):
                mark, subject_end = opening, start - 1
        while mark > 0 and not line.stops(mark - 1) and (mark - 1) not in self.quote_end:
            mark -= 1
            if start - mark > LONGEST_SPEAKER:
                return None
        heard = line.norms[at] == "told" and (at + size >= len(line) or line.stops(at + size)) and start > mark
        if line.code == "en" and line.norms[at - 1] in PASSIVE and line.norms[mark] != "it" and not (heard or goes_on):
            return None  # "…, noting that 12 deaths had been reported since Monday"
        front = mark
        told = (
            self._as_told(mark, at, at + size) if mark < at and cue.lemma != "vouloir" and cue.frame != "judge" else 0
        )
        if told:
            mark += told
            start = subject_end = max(
                mark, start
            )  # « …, comme l'avait promis le maire », "…, as the mayor had promised"
        if mark == 0 or line.norms[mark - 1] == ";":
            return None  # "…; the institute says 6.6" is a clause of its own
        after = at + size
        framed = after < len(line) and line.norms[after] == "," and line.has_predicate(after, len(line))
        quoted = framed or (mark - 1) in self.quote_end or (mark > 1 and (mark - 2) in self.quote_end)
        inverted = line.code == "fr" and start == at == mark and mark >= (3 if cue.gender != "-" else 4)
        inverted = inverted or self._behind_front(mark, at, size, cue)
        if cue.frame in _LATE and not (quoted or told) and not self._late(mark, start, at + size, cue):
            return None
        tag = line.code == "ar" and mark == at and self._is_tag(at, size, cue)
        inverted = inverted or tag
        told_from = min(holes[-1].end, mark) if holes and holes[-1].forward else 0
        stands = line.has_predicate(told_from, mark) or quoted or is_plan(line, told_from)  # "NATO to stay, X says"
        stands = stands or is_absence(line, told_from, mark)
        if not (stands or line.has_figure(told_from, mark) or inverted or ends):
            return None
        if line.code == "ar" and not tag:
            close = mark - 1 if (mark - 1) in self.quote_end else mark - 2
            shortest = 5 if close == mark - 1 else 4  # «"فقدنا كل شيء"، تقول ماريا»
            if mark != start or close - self.quote_end.get(close, close) < shortest:
                return None
        seen = self._seen(mark, subject_end) if line.code == "en" and mark < subject_end - 2 else None
        last = seen[0] if seen is not None else subject_end  # "…, documents obtained by the agency show"
        last = self._up_to_who(mark, last) if line.code == "en" else last
        verbs = (k for k in range(mark + bool(seen), last) if line.verb(k, sure=True) and not reduced(line, mark, k))
        if any(not line.role(k + 1) for k in verbs) and not (
            line.role(subject_end - 1) and not line.has_verb(mark, subject_end - 1)
        ):
            return None  # but "Paris fire chief Ann Reed said", "a Reuters count found"
        end = at + size
        if start > mark:
            if line.code == "fr" and not (quoted or told or "l'" in line.norms[mark:at]):
                return None  # « Le Norland s'est abstenu, le Sudland a voté pour »
            joined = line.code == "en" and line.norms[mark] in _AND_BUT and end < len(line) and line.is_word(end)
            if joined and line.in_date[end] < 0 and not line.is_a(end, "time"):
                return None  # "…, and the ministry asked nationals to come forward": a clause of its own
            if line.norms[subject_end - 1] in _AND:
                return None  # « Le maire propose, lui, 3 ponts et redit son refus »
            if line.connector(mark) or not _THAT.isdisjoint(line.norms[mark:start]):
                return None  # « …, une critique que le ministère rejette »
            object_at = end
            while object_at < len(line) and line.in_date[object_at] >= 0:
                object_at += 1
            if cue.lemma == "report" and reports_object(line, object_at, len(line)):
                return None  # "On the island, residents reported hearing the bang"
            owned = cue.frame in ("state", "object", "decide") and object_at < len(line)
            if owned and (self._opens_object(object_at) or self._bare_object(mark, object_at)):
                return None  # "In a speech, the mayor rejected the plan": the verb has its own object
            fronted = line.code == "en" and line.is_a(told_from, "preposition") and not line.has_verb(told_from, mark)
            if fronted and not quoted and object_at < len(line) and line.is_word(object_at) and line.in_date[end] < 0:
                return None  # "In his address, the mayor accused Norland of …"
            mention = read_mention(line, mark, last)
            if (
                mention is not None
                and not mention.kind
                and cue.frame in ("say", "tell", *_LATE)
                and (line.is_a(mark, "determiner") or (line.code == "en" and mention.norms[-1].endswith("s")))
            ):
                mention = mention._replace(kind="source")
            if mention is not None and mention.kind in ("media", "document") and line.norms[mark] in _OWN:
                mention = self._sentence_subject(mark) or mention  # "The firm …, its website shows"
            if mention is None or not (mention.is_source or mention.pronoun):
                return None
            if mention.pronoun and line.code == "en":
                mention = self._itself(mark, mention)
            if is_mouth(mention) and line.norms[mark] in _OPENERS:
                mention = self._sentence_subject(mark) or mention  # "The council …, a spokesperson said"
            end = self._stop(end)
        elif line.code == "fr" and "on" in line.norms[at:end]:  # « a-t-on appris de source judiciaire »
            while end < len(line) and (line.in_date[end] >= 0 or line.is_a(end, "time")):
                end += 1  # « a-t-on appris samedi de source médicale »
            first = end + (end + 1 < len(line) and self._place_of_saying(end))
            first += first > end and line.norms[end] in _NEAR and line.norms[first] in _OF  # « auprès de diplomates »
            side = past_side_of(line, end)
            first = side if side > end + 1 else first  # « fait-on valoir du côté de la régie »
            stop = self._noun_phrase(first, len(line)) if first > end else None
            mention = read_mention(line, first, stop) if stop else None
            mention = mention or Mention(line.words(at, end), pronoun=True)
            end = self._stop(stop or end)
        elif cue.gender != "-" and line.code == "fr":
            mention = (
                self._announcer(mark, cue)
                or self._quoted_subject(mark, cue.gender)
                or self._person_before(mark, cue.gender)
                or self._pronoun_of(at, size, cue)
            )
            end = self._stop(end)
        else:
            if line.code == "en" and cue.frame in _OWN_OBJECT and not (quoted or ends):
                return None  # "The mayor, in her first remarks, blamed the council"
            end = self._past_circumstance(end)
            stop = self._noun_phrase(end, len(line))
            mention = read_mention(line, end, stop) if stop else None
            if mention is not None and not mention.kind and stop and quoted:
                described = mention._replace(kind="source")  # "said a local beekeeper, Ann Reed"
                mention = described if called_behind(line, stop, described) else mention
            if mention is None or not (mention.is_source or mention.pronoun or line.code == "fr"):
                return None
            if line.code == "fr" and not mention.is_source:
                named = line.capital[min(end + 1, line.last_word)]  # « …, déplore la Division de la santé »
                if not stands and not named:
                    return None  # « Son chef, NAME, a reconnu sa défaite »: subject and object
                if not (line.norms[end] in FRENCH_DETERMINERS or line.capital[end]):
                    return None
                mention = mention._replace(kind="source")
            if mention.kind == "document" and mention.owner is None and mention.norms[0] in _OWN:
                number = "p" if mention.norms[0] in _THEIR else "-"  # « dit leur communiqué final »
                mention = self.speakers.latest(number=number) or mention
            end, mention = self._apposition(end, stop or end, mention)
            if end < len(line) and line.norms[end] == "," and mention.kind == "person":
                end, mention = self._apposition(end, end, mention)  # « Maria, 34 ans, mère de trois enfants »
            after = self._stop(end)
            after = next((k for k in line.reporting if end <= k < after and line.source(k)), after)
            told = line.has_verb(end, after) if line.code == "en" else line.has_predicate(end, after)
            if not told and (end >= len(line) or line.norms[end] != ","):
                end = after
            end = self._stop(end) if thus < at else self._past_occasion(end)
        known = self.speakers.add(mention)
        cited, dates = line.words(mark, end).strip(" ."), self._dates(mark, end)
        if known.pronoun:
            return Hole(mark, end, Attribution(None, (), cited, cue.kind, dates))
        self.speakers.current = known
        reporter = self._reporter(at + size, end, cue) or (self.speakers.resolve(seen[2]) if seen else None)
        via = self.speakers.chain(known, (reporter,) if reporter else ())
        return Hole(front, end, Attribution(known, via, cited, cue.kind, dates))
