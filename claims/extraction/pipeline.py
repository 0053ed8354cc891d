"""From a report's text to its claims: sentence, attribution, clauses, slots, check-worthiness.

Deterministic and linear in the length of the text: a sentence is bounded, and each is read once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from claims.extraction.absences import is_absence
from claims.extraction.announced import Lead, announced, goes_on, lead_of, spoken
from claims.extraction.attribution import Attributor, Segment
from claims.extraction.checkworthy import Facts, score
from claims.extraction.clauses import Clause, Splitter, trimmed
from claims.extraction.contexts import context_of, figure_in
from claims.extraction.echoes import Echo, answered, find_echoes, meant, outside, speaker_of
from claims.extraction.headlines import is_award
from claims.extraction.mention import Mention
from claims.extraction.noticing import notice_antecedent, notice_line, notice_subject
from claims.extraction.outlooks import foreseen
from claims.extraction.parts import Part, parts
from claims.extraction.polarity import modality, polarity
from claims.extraction.settle import relayed, settle
from claims.extraction.signed import signed
from claims.extraction.sources import Attribution
from claims.extraction.speakers import Speakers
from claims.extraction.stated import stated
from claims.extraction.tolls import counted_on, notice_toll
from claims.language import get_language
from claims.language.segment import is_item
from claims.types import CueKind, DateMention, ExtractedClaim, Polarity, QuoteKind

WORDS_OF_A_SENTENCE = 5
"""A finished sentence this long states something even when the lists do not know its verb."""
WORDS_OF_A_FRAGMENT = 3
"""What a source is said to state is a clause when it is longer, even when the lists do not know its verb."""
REMEMBERED = 20
"""Claims before a sentence among which a denial without an object of its own finds what it denies."""
FEWEST_WORDS = 2
"""Words of the shortest claim."""


def extract(
    text: str, lang: str, *, title: str = "", outlet: str = "", published: dt.date | None = None, agency: str = ""
) -> list[ExtractedClaim]:
    """Return the claims of a report in reading order.

    ``text`` is the report as stored (see ``claims.language.clean_text``); offsets of claims and slots refer to it and
    ``text[claim.start:claim.end] == claim.text``. ``lang`` is its ISO 639-1 code; a language without word lists
    yields one claim a sentence. ``title`` and ``outlet`` help to tell names; ``published`` resolves relative dates;
    ``agency`` is a news agency credited apart from the text, through which all of it comes unless a dateline names one.
    Never raises on any text.
    """
    code = get_language(lang).code
    speakers = Speakers()
    claims: list[ExtractedClaim] = []
    echoes: set[int] = set()
    lead: Lead | None = None
    for part in signed(parts(text, code, published)):
        if part.sentence.heading and claims:
            speakers.new_section()
        part.author = part.author or goes_on(lead, part)
        made = list(_Reader(part, speakers, outlet, claims[-REMEMBERED:], echoes).claims())
        lead = lead_of(part, made, speakers, lead)
        claims.extend(made)
        if part.sentence.heading:
            speakers.new_section()
    return relayed(settle(claims, speakers), text, code, outlet, agency)


class _Reader:
    """Turns one stretch of text into claims."""

    def __init__(
        self,
        part: Part,
        speakers: Speakers,
        outlet: str,
        before: Sequence[ExtractedClaim],
        echoed: set[int],
    ) -> None:
        """``before`` are the claims of the sentences before; ``echoed`` collects where claims point back at others."""
        self.part = part
        self.line = part.line
        self.speakers = speakers
        self.outlet = outlet
        self.splitter = Splitter(part.line)
        self.attributor = Attributor(part.line, speakers)
        self.before = before
        self.echoed = echoed
        self.announced: Mention | None = None

    def claims(self) -> Iterator[ExtractedClaim]:
        line = self.line
        if not line.grammar.verbs:
            claim = self._claim(Clause(0, len(line)), Attribution(), False)
            if claim and len(line) > FEWEST_WORDS:
                yield claim
            return
        if self._is_question():
            return
        self.announced, self.speakers.announced = self.part.author or self.speakers.announced, announced(line)
        if self.speakers.announced is not None:
            return
        notice_line(line, self.attributor, self.speakers)
        echoes = find_echoes(line, self.attributor)
        for echo in echoes:
            self.attributor.skip(echo.start, echo.verb, echo.subject)
        made: list[ExtractedClaim] = []
        for segment in (segments := self.attributor.segments()):
            for piece in outside(self._spoken(segment), echoes):
                made.extend(self._segment(piece))
        for echo in echoes:
            claim = self._answer(echo, segments, sorted(made, key=lambda c: c.start))
            if claim:
                made.append(claim)
                self.echoed.add(claim.start)
        yield from made

    def _answer(self, echo: Echo, segments: list[Segment], made: list[ExtractedClaim]) -> ExtractedClaim | None:
        """The claim that a clause makes which only points back; ``None`` when nothing to point at precedes."""
        line = self.line
        speaker = speaker_of(line, echo, self.speakers)
        outer = next((s for s in segments if echo.start - 2 <= s.start < echo.end and s.attribution.speaker), None)
        above = (*outer.attribution.via, outer.attribution.speaker) if outer else ()
        via = tuple(mention for mention in above if mention is not None and mention != speaker)
        cue = line.words(echo.verb, echo.verb_end)
        clause = Clause(echo.start, echo.end)
        claim = self._claim(clause, Attribution(speaker, via if speaker else (), cue, echo.kind), False)
        content = claim and meant(claim.start, [*self.before, *made], self.echoed, claim.speaker)
        return answered(claim, content, echo.kind) if claim and content else None

    def _spoken(self, segment: Segment) -> Segment:
        return spoken(self.line, segment, self.speakers, self.announced, self.part.quoted)

    def _is_question(self) -> bool:
        line = self.line
        return line.norms[-1] in ("?", "؟") or bool(
            line.is_a(0, "question") and line.code != "fr" and line.norms[-1] == "?"
        )

    def _segment(self, segment: Segment) -> Iterator[ExtractedClaim]:
        line = self.line
        if segment.act:
            claim = self._claim(Clause(segment.start, segment.end), segment.attribution, True)
            if claim:
                yield claim
            return
        first = next((k for k in range(segment.start, segment.end) if line.is_word(k)), segment.start)
        if self._adds_nothing(first, segment):
            return  # what the narrator adds about the saying: "without giving details"
        previous: Attribution | None = None
        told = segment.attribution if segment.telling else None
        toll: Attribution | None = None
        for clause in self.splitter.split(segment.start, segment.end, segment.complement):
            if segment.relative and clause.start == segment.start:
                clause = clause._replace(kind="relative", context=self.splitter.antecedent(clause.start))
            attribution, previous = stated(
                line, clause, segment.attribution, self.speakers, previous, self.attributor.head(clause.start)
            )
            fear = foreseen(line, clause, attribution, self.speakers)
            feared = fear is not attribution
            if not feared:
                attribution = toll = counted_on(line, clause, attribution, self.speakers, toll)
            if clause.relative and told is not None and attribution is segment.attribution:
                attribution = told._replace(speaker=None)  # background that only the relay vouches for
            elif attribution.via and attribution.speaker is not segment.attribution.speaker:
                told = attribution
            if attribution.speaker is None and not attribution.via and clause.start == segment.start:
                notice_subject(line, self.splitter, clause, self.speakers)
            elif attribution.speaker is None and clause.relative and previous is None:
                notice_antecedent(line, clause, self.speakers)
            inherited = attribution in (segment.attribution, told)
            complement = clause.complement or segment.complement
            if not self._states(clause, complement, attribution.cue is not None):
                continue
            if segment.lead >= 0 and clause.start == segment.start:
                clause = clause._replace(start=segment.lead)
            claim = self._claim(clause, fear if feared else attribution, complement and inherited)
            if claim:
                notice_toll(claim, attribution.speaker, self.speakers)
                yield claim

    def _adds_nothing(self, first: int, segment: Segment) -> bool:
        """True for "without giving details" beside a source, not for "Without delay, the court opened an inquiry"."""
        line = self.line
        if segment.complement or not (line.is_a(first, "without") or line.is_a(first, "unnamed")):
            return False
        comma = next((k for k in range(first, segment.end) if line.norms[k] == ","), segment.end)
        return first > 1 or not line.has_predicate(comma, segment.end)

    def _states(self, clause: Clause, complement: bool, said: bool) -> bool:
        """True when the words state something: a predicate, a figure, or (a heading) an event noun with particulars."""
        line = self.line
        start, end = clause.start, clause.end
        size = line.count_words(start, end)
        if size < FEWEST_WORDS:
            return (
                said and end - start >= FEWEST_WORDS and line.has_figure(start, end)
            )  # "…, 71% according to the firm"
        if complement:
            return True
        fragment = size == WORDS_OF_A_FRAGMENT
        opens = bool(line.is_a(start, "determiner")) or line.norms[start].startswith("ال")
        quoted = fragment and any(a <= start <= a + 1 and b >= end - 2 for a, b in line.quotes)
        quoted = quoted or (fragment and line.code != "en" and opens)
        told = line.has_predicate(start, end) or is_award(line, start, end) or (said and quoted)
        told = told or is_absence(line, start, end)
        if told or (said and size > WORDS_OF_A_FRAGMENT):
            return True
        words = [k for k in range(start, end) if line.is_word(k)]
        listed = size > WORDS_OF_A_FRAGMENT and is_item(self.part.sentence.text)
        if (listed or (said and fragment)) and line.bare[words[0]] in line.grammar.actions:
            return True  # « ▪ Gel des primes à la rénovation », «حاكم المدينة: إصابة امرأة بشظايا»
        if self.part.sentence.heading:
            event = any(
                line.norms[k] in line.grammar.actions or line.bare[k] in line.grammar.actions for k in words[:6]
            )
            particular = line.has_figure(start, end) or any(line.in_date[k] >= 0 for k in words)
            placed = any(place.start >= line.tokens[start].start for place in self.line.places)
            tagged = said and line.has_figure(start, end)  # "40 dead (health ministry)"
            return event and (particular or placed) and (len(words) >= 3 or tagged)
        if line.has_figure(start, end):
            return True
        if any(line.bare[k] in line.grammar.actions for k in words) and len(words) >= 4:
            return True
        return len(words) >= WORDS_OF_A_SENTENCE and self.part.sentence.text.rstrip("\"'»”’ )")[-1:] in (
            ".",
            "!",
            "…",
            "۔",
        )

    def _claim(self, clause: Clause, attribution: Attribution, complement: bool) -> ExtractedClaim | None:
        line = self.line
        start, end = trimmed(line, clause.start, clause.end)
        if end - start < FEWEST_WORDS:
            return None
        low, high = line.span(start, end)
        inner_low, inner_high = low - line.offset, high - line.offset
        apposed = {line.in_quantity[k] for k in range(*clause.inner)}
        if not line.has_figure(start, clause.inner[0]) and not line.has_figure(clause.inner[1], end):
            apposed = set()  # "The blast, heard 200 km away, broke windows": the only figure it gives
        quantities = tuple(
            figure_in(line, clause, index, self.before)
            for index, q in enumerate(line.quantities)
            if q.start < inner_high and q.end > inner_low and q.end <= inner_high and index not in apposed
        )
        dates = {
            k for k in range(len(line.dates)) if line.dates[k].start >= inner_low and line.dates[k].end <= inner_high
        }
        dates.update(attribution.dates)
        if clause.relative and clause.context != (0, 0):
            dates.update(line.in_date[k] for k in range(*clause.context) if line.in_date[k] >= 0)
        mentions = tuple(
            DateMention(d.raw, d.start + line.offset, d.end + line.offset, d.iso)
            for d in (line.dates[k] for k in sorted(dates))
        )
        places = tuple(dict.fromkeys(p.code for p in self.line.places if p.start >= inner_low and p.end <= inner_high))
        sign = polarity(line, start, end, attribution.kind, complement)
        mood = modality(line, start, end, attribution.cue)
        facts = Facts(
            len(quantities), len(mentions), len(places), attribution.speaker is not None, mood, sign is Polarity.DENY
        )
        worth, reasons = score(line, start, end, facts)
        speaker = attribution.speaker
        return ExtractedClaim(
            start=low,
            end=high,
            text=line.text[inner_low:inner_high],
            speaker=speaker.name if speaker else None,
            speaker_role=speaker.role if speaker else "",
            via=tuple(m.name for m in attribution.via),
            cue=attribution.cue,
            cue_kind=attribution.kind,
            quote=self._quote(start, end),
            polarity=sign,
            modality=mood,
            quantities=quantities,
            dates=mentions,
            places=places,
            context=context_of(line, self.splitter, clause, speaker),
            checkworthiness=worth,
            reasons=reasons,
            heading=self.part.sentence.heading,
        )

    def _quote(self, start: int, end: int) -> QuoteKind:
        if self.part.quoted and not self.line.quotes:
            return QuoteKind.DIRECT
        for first, last in self.line.quotes:
            if (first < start and end <= last) or (first == start and last == end - 1):
                return QuoteKind.DIRECT
            if start <= first and last < end:
                return QuoteKind.PARTIAL
        return QuoteKind.PARAPHRASE


__all__ = ["CueKind", "extract"]
