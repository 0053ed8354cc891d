"""Forward frames: a reporting cue, what may stand between, and where its content begins and ends."""

from __future__ import annotations

from typing import NamedTuple

from claims.extraction.bare_clauses import BareClauses
from claims.extraction.between import reduced
from claims.extraction.cues import Cue
from claims.extraction.headlines import headline_source
from claims.extraction.heard import HEARD, heard, opened
from claims.extraction.lexicon import verbset, wordset
from claims.extraction.line import Line
from claims.extraction.relative_that import relative_that
from claims.types import CueKind

_PURPOSE = wordset("purpose", "fr")
_NO_OPENERS = wordset("no_content_openers")
_AND_BUT = wordset("joins", "en")
_COORDINATES = wordset("joins")
LONGEST_ZONE = 34
"""Words that may stand between a cue and its content."""
MOST_FRAMES = 16
"""Frames of one sentence; what holds more of them is no prose, and time must not grow with their square."""
_WITH_OBJECT = frozenset(("state", "say", "figure", "object", "tell"))
_TAKES_ON = verbset("taking_on")
_NEAR_QUOTE = 3
"""Words between a verb of thinking or showing and its quotation."""
_TO = wordset("towards")
_ORDINALS = wordset("counting_adjectives", "en")
_OVER = wordset("taken_prepositions")
_DEMANDS = verbset("demanding")
"""Whose clause with « que » is what the subject wants: news as a whole, as « exiger le départ » is."""
_NOBODY = Cue("", CueKind.REPORT, "", "impersonal")
_OBJECT_ONLY = frozenset(("object", "label", "adjust", "summon", "issue", "own"))
_SHOWS = verbset("showing")
_BARE = frozenset(("say", "tell", "state", "thatonly"))
_BEFORE_GERUNDS = wordset("before_gerunds")
_PASSIVE = wordset("be", "en")


class Frame(NamedTuple):
    """A forward cue: content runs from ``content`` on, the words between cue and content are the zone."""

    verb: int
    size: int
    cue: Cue
    zone_end: int
    content: int
    quoted: int = -1


class Frames(BareClauses):
    """Finds the frames of one sentence, by the position of their cue."""

    def __init__(self, line: Line) -> None:
        super().__init__(line)
        self.frames: dict[int, Frame] = {}
        self.skipped: dict[int, tuple[int, int]] = {}
        covered = 0
        for at, (cue, *content) in self.sayings.items():
            self.frames[at] = Frame(at, 1, cue, *content)
        for at in line.reporting:
            hit = line.cue(at)
            if at < covered:
                continue  # "voiced doubt that": no doubting of its own
            covered = at + hit[0] if hit and hit[0] > 1 and hit[1].frame == "object" else 0
            if len(self.frames) < MOST_FRAMES and (frame := self._frame(at)):
                self.frames[at] = frame
        for verb, colon, mark, close in heard(line, self.quote_at, self.frames):
            if len(self.frames) < MOST_FRAMES:
                self.frames[verb] = Frame(verb, 1, HEARD, colon, mark + 1, close)

    def skip(self, start: int, at: int, subject: tuple[int, int]) -> None:
        """Read the cue at ``at``, whose clause begins at ``start``, as no frame and no hole, and take the clause for
        nobody's content: what it is about stands elsewhere. Who answers stands at the words of ``subject``."""
        self.frames = {k: f for k, f in self.frames.items() if k != at and not start < f.content <= at}
        self.skipped[at] = subject

    def _frame(self, at: int) -> Frame | None:
        line = self.line
        told = self._impersonal(at)
        if told:
            return Frame(at, told[0] - at, _NOBODY, *told)
        hit = line.cue(at)
        if not hit or hit[1].form == "noun":
            return None
        size, cue = hit
        if cue.frame == "stance" and line.is_a(at + size - 1, "echo") and self._opens_clause(at + size):
            size, cue = line.cue(at, at + size - 1) or hit  # "denies it is closing": no "denies it"
        if cue.frame == "figure" and at and line.norms[at - 1] in _ORDINALS:
            return None  # "the second time in a year that"
        if line.in_quantity[at] >= 0 or (line.in_date[at] >= 0 and cue.form == "finite"):
            return None
        if line.nominal(at) and not self._appears_to(at):
            return None
        if self._said_of(at):
            return None  # "The union says signals on the line had failed"
        if line.code == "ar" and self._no_cue(at):
            return None
        before = line.norms[at - 2] if at > 1 and line.norms[at - 1] == "not" else line.norms[at - 1] if at else ""
        if line.code == "en" and cue.form == "participle" and before in _BEFORE_GERUNDS:
            return None  # "was dismissed after warning that …": one event
        widely = 1 + (at > 1 and line.adverb(at - 1))  # "was widely criticised for"
        if line.code == "en" and at >= widely and line.norms[at - widely] in _PASSIVE and not self._it_is(at):
            that = self._passes_on(at)
            return Frame(at, size, cue, that, that + 1) if that is not None else None
        if line.norms[at] in _PURPOSE and not self._comes_to(at):
            return None  # « il est trop tôt pour affirmer que »
        if self._anybody(at) or self._wished(at) or self._interposes(at, at + size):
            return None  # "a warning to anyone who thinks …"
        if line.code == "en" and (self._tells_nothing(at, size) or self._briefed(at, cue)):
            return None
        if self._first_person(at):  # "We confirm that …" in a quotation: all of it is what somebody else said
            return None
        if line.negated(at) or (line.code == "ar" and at and line.bare[at - 1] == "لا"):  # "did not say whether"
            return None
        infinitive = self._infinitive(at + size, cue)
        comma = self._stop(infinitive) if infinitive is not None else 0
        if line.code == "fr" and infinitive is not None and cue.kind is CueKind.DENY:
            return None  # « dément avoir reçu 3 000 euros »: one clause
        if line.code == "fr" and infinitive is not None and not self._holds_that(infinitive, comma):
            return Frame(at, size, cue, infinitive, infinitive)  # « assurent disposer de blé, un chiffre que … »
        if cue.lemma == "report" and line.norms[at + size : at + size + 1] and line.norms[at + size].endswith("ing"):
            return None  # "residents reported hearing a bang": one clause
        if found := self._complement(at + size, cue):
            return Frame(at, size, cue, *found)
        whole = cue.form == "participle" and cue.frame in _WITH_OBJECT
        if whole and line.code == "ar" and at and self._after_break(at):
            over = at + size < len(line) and line.norms[at + size] in _OVER
            return Frame(at, size, cue, at + size, at + size + over)
        if infinitive is not None:
            return Frame(at, size, cue, infinitive, infinitive)
        behind = at - 1 in self.quote_end or (at > 1 and line.norms[at - 1] == "," and at - 2 in self.quote_end)
        behind = behind and not (line.norms[at - 1] == "," and any(self._in_relative(verb) for verb in self.frames))
        if line.code == "en" and cue.frame in _BARE and cue.form != "noun" and not behind:
            start = self._skip_circumstance(at + size)
            if self._tells_when(at, start):
                return None
            bare = any(line.is_a(start, name) for name in ("he", "she", "they", "it")) or self._plain_clause(start)
            bare = bare or (
                cue.lemma in _SHOWS
                and line.norms[start : start + 1] == ["the"]
                and line.has_predicate(start, self._stop(start))
            )
            if cue.frame in ("state", "thatonly") and not bare:
                return None  # "announced he would run", but not "announced the plan that …"
            if cue.frame == "tell":
                start = self._past_addressee(at + size) or start
                if self._tells_when(at, self._past_name(start)):
                    return None  # "…, the minister told Borea News on Monday after the silo burst"
            stop = self._stop(start)
            relative = line.connector(stop + 1) if stop + 1 < len(line) else None
            if relative and relative[1] == "relative":  # "said the boats, which sailed on Monday, were lost"
                resumes = self._stop(stop + 2) + 1
                stop = len(line) if resumes < len(line) and line.verb(resumes) else stop
            elif stop + 2 < len(line) and line.norms[stop] == "," and not line.has_predicate(start, stop):
                stop = self._past_aside(stop)  # "said the aircraft, built in 2009, had been inspected"
            if (
                stop - start >= 2
                and line.is_word(start)
                and line.norms[(line.first_verb(start, stop) or start) - 1] not in _AND_BUT
                and (
                    self._is_clause(start, stop)
                    or (cue.frame == "say" and (self._past_clause(start, stop) or self._reduced(at, start, stop)))
                )
                and line.norms[start] not in _NO_OPENERS
                and not self._in_a_note(at, start, stop)
            ):
                return Frame(at, size, cue, start, start)
        return None

    def _briefed(self, at: int, cue: Cue) -> bool:
        """True for "a person briefed on the plan says": who was told, in front of the cue of what they say."""
        line = self.line
        told = cue.frame == "tell" and cue.form == "finite" and reduced(line, 0, at)
        near = range(at + 1, self._stop(at + 1)) if told else ()
        return any((hit := line.cue(k)) is not None and hit[1].form == "finite" for k in near)

    def _complement(self, at: int, cue: Cue) -> tuple[int, int, int] | None:
        """Where the zone ends and the content begins, and the index of the closing mark when it is a quote."""
        line = self.line
        if cue.frame in _OBJECT_ONLY or cue.lemma == "detect" or (cue.frame == "provide" and line.code != "ar"):
            return None
        first_quote = -1
        index = self._past_aside_on_saying(at)
        limit = min(len(line), at + LONGEST_ZONE)
        while index < limit:
            norm = line.norms[index]
            close = self.quote_at.get(index)
            if close is not None and index > at + 1 and line.code == "ar" and cue.form == "participle":
                return at, at + (line.norms[at] in _TO), -1  # «مشيرا إلى احتمال تدخل "من الخارج"»
            if close is not None and not line.grammar.infinitives.isdisjoint(line.norms[at:index]):
                return None  # « promet de faire payer le port « au moment que nous choisirons » »
            if close is not None:
                if index == at and self._quoted_name(index, close):
                    index = close + 1
                    continue
                if cue.frame in ("state", "judge") and self._names_something(index + 1, close):
                    index = close + 1  # "blamed “gross human error”": no clause without its verb
                    continue
                if close - index > 6 or (index == at and cue.frame != "tell" and close - index > 2):
                    return index, index + 1, close
                first_quote = index if first_quote < 0 else first_quote
                index = close + 1
                continue
            aside = self._past_lead_in(index) - index if line.code == "fr" else 0
            if aside > 1:
                index += aside  # « avance pour sa part un chiffre : … », « précise, elle, que »
                continue
            connector = line.connector(index)
            if index > at and self._no_complement(index, at):
                index += 1
                continue
            if index > at and line.is_a(index, "contrast"):
                break  # «يقترحون خيارات، ولكن الخلاف على أن …»
            if connector and index > at and self._governed_that(index, connector):
                index += connector[0]
                continue
            if connector and connector[1].startswith("complement"):
                told = any(frame.content < at for frame in self.frames.values())
                if index > at + 1 and line.norms[index - 1] in _COORDINATES and told:
                    return None  # "Officials said that voters backed the plan and that the ferry sank"
                if line.code == "ar" and cue.frame == "quote" and cue.lemma == "علق":
                    return None  # «علقت المؤسسات وأن»: were suspended
                if (
                    cue.frame == "stance"
                    or (cue.frame == "label" and index > at)
                    or cue.lemma in _DEMANDS
                    or (cue.whole and index > at)  # « a reporté la visite d'État qu'il devait faire »
                    or (cue.frame == "figure" and self._over_object(at, index))
                ):
                    return None  # "had put an end to the system that …"
                if index > at and cue.frame == "say" and cue.form != "noun" and self._subject_at(at, index):
                    return at, at, -1  # "said a plan that the cities share costs was dead"
                if index > at and (relative_that(line, at, index, cue) or (line.code == "ar" and line.joined(index))):
                    return None
                if line.code == "ar" and norm == "علي" and cue.lemma not in _TAKES_ON:
                    return None
                return (index, index + connector[0], -1) if index + connector[0] < len(line) else None
            if cue.lemma == "قال" and self._says_not(at, index):
                return index - (index > at), index, -1
            if self._behind_comma(index, connector):
                break  # « a indiqué l'institut, parce que … », « …, qui ajoute que … »
            if connector and connector[1] in ("temporal", "none", "adjunct") and connector[0] > 1:
                index += connector[0]  # «صرح قبل أن يغادر القاعة بأن»: the first «أن» belongs to «قبل»
                continue
            if line.is_colon(index):
                measured = index == at or (cue.frame == "figure" and line.has_figure(at, index))
                if measured and headline_source(line, index) is not None:
                    return None  # "14 dead in Alba blast: officials", "The gauge recorded 6 metres: met office"
                return opened(line, self.quote_at, at, index, cue)
            if norm in (";", "?", "!") or (index > at and self._blocks(index)):
                break
            index += 1
        if first_quote > at + _NEAR_QUOTE and cue.frame in ("thatonly", "judge", "estimate"):
            return None  # "as long as they expect it to, "and sooner or later …""
        if first_quote >= 0 and cue.frame not in ("state", "decide") and self.quote_at[first_quote] - first_quote > 3:
            return first_quote, first_quote + 1, self.quote_at[first_quote]
        return None
