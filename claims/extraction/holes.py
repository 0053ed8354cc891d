"""Holes: sources named beside their content ("according to X", "…, X said", «الجيش: …»)."""

from __future__ import annotations

from claims.extraction.arabic_heads import arabic_head
from claims.extraction.arabic_names import names_person
from claims.extraction.fronted import names_source
from claims.extraction.headlines import headline_source, names_body
from claims.extraction.lexicon import verbset, wordset
from claims.extraction.mention import Mention, unprefixed
from claims.extraction.names import read_mention
from claims.extraction.published import OWN_WORDS, Published
from claims.extraction.quoting import QUOTES
from claims.extraction.sources import Attribution
from claims.extraction.stated_in import stated_in, voiced
from claims.extraction.tags import MARKS
from claims.extraction.trailing import Hole
from claims.types import CueKind

_SAYINGS = wordset("sayings")
_OPENERS = wordset("definite_articles", "en") | wordset("indefinite_articles", "en") | wordset("possessives", "en")
_WHAT = wordset("what")
MOST_HOLES = 12
"""Sources named beside the content of one sentence; more of them are no prose."""
_ANYONE = wordset("anyone")
"""What names no source: "by the reckoning of everyone there"."""
_OURS = wordset("ours")
"""« D'après nos informations »: the outlet itself."""
_OWN = wordset("possessives")
_VOICES = wordset("voices")
_STANDS = verbset("standing_in")
"""Verbs that tell where something stands."""


class Holes(Published):
    """Finds the holes of one sentence, in order and apart from its frames."""

    def head(self, at: int) -> Mention | None:
        """Whom a relative clause at ``at`` is about, when a hole's source stands right before it."""
        start = at
        while start > 0 and not self.line.is_word(start - 1):
            start -= 1
        return self.hole_ends.get(start) or self.hole_ends.get(at)

    def _colon_head(self) -> tuple[Attribution, int] | None:
        """«الجيش الإسرائيلي: …», "Police: …": a source, a colon and what it says."""
        line = self.line
        colon = next((k for k, norm in enumerate(line.norms[:14]) if norm == ":" and line.is_colon(k)), None)
        if not colon or colon + 2 >= len(line) or line.tokens[colon].end == line.tokens[colon + 1].start:
            return None
        apart = line.code != "ar" and (line.has_verb(0, colon) or names_source(line, colon + 1, len(line)))
        if apart or headline_source(line, colon) is not None:
            return None  # "Norval hospital: the ministry says …", « Trois soldats tués : armée »
        told = stated_in(line, colon)
        headed = arabic_head(line, told or colon) or (voiced(line, told) if told else None)
        if headed is not None:
            return self._headed(headed, (), colon)
        to = self._spoken_to(colon)
        finite = [k for k in range(colon) if (cue := line.cue(k)) and cue[1].form == "finite"]
        sure = (cue[1].frame == "stance" or line.verb(k, sure=True) for k in finite if (cue := line.cue(k)))
        if any(sure) or (line.code == "en" and colon - 1 in finite and line.verb(colon - 1)):
            return None  # "Ann Reed said: “…”", "Ann Reed sounded upbeat: “…”"
        given = line.code == "ar" and (line.norms[0] in line.grammar.given_names or names_person(line, 0, colon))
        said = next(
            (
                k
                for k in range(1, colon)
                if ((c := line.cue(k)) and c[1].form == "participle") or (given and line.is_a(k, "preposition"))
            ),
            colon,
        )
        first, last, relay = self._passed_on(colon)
        said, to = (last, last) if relay is not None else (said, to)
        mention = read_mention(line, first, said if line.code == "ar" else to)
        if relay is not None and first == 0 and (heard := voiced(line, said)) is not None:
            return self._headed(heard, (self.speakers.resolve(relay),), colon)
        if line.code == "ar" and mention is not None and mention.kind == "document" and mention.owner is not None:
            mention = mention.owner  # «بيان للجيش: …»
        quoted = colon + 1 in self.quote_at or line.tokens[colon + 1].text == "«"
        if mention is None or mention.pronoun or not mention.is_source or mention.kind in ("tally", "document"):
            issued = mention is not None and mention.kind == "document" and mention.owner is not None and line.role(0)
            return self._headed(mention, (), colon) if mention is not None and issued and quoted else None
        known = self.speakers.resolve(mention) is not mention
        if mention.kind == "name" and not quoted and not known and not self._heads_alone(mention, said):
            return None
        if line.code == "ar" and mention.kind != "name" and self._is_topic(mention):
            return None
        if (
            line.code == "en"
            and mention.kind != "name"
            and not mention.role
            and mention.norms[-1] not in mention.head.split("-")
            and not names_body(line, colon)
            and to == colon
        ):
            return None
        if mention.head == "place" and line.words(0, colon).isupper():
            return None  # "NORLAND: …": where, in a round of reactions
        if (mention.kind == "name" and self._said_behind(colon + 1)) or (not quoted and self._said_last(colon)):
            return None  # « Norval : « … », lance le maire », « Alerte levée : l'enfant est sauf, confirme la police »
        return self._headed(mention, (self.speakers.resolve(relay),) if relay is not None else (), colon)

    def _holes(self) -> list[Hole]:
        line = self.line
        reserved = {index for frame in self.frames.values() for index in range(frame.verb, frame.zone_end)}
        reserved |= self.skipped.keys()
        holes: list[Hole] = []
        behind = 0
        marks = [index for index, norm in enumerate(line.norms) if norm in MARKS]
        genitives = self._reckonings()
        hearsay = list(line.members("hearsay"))
        if line.code == "fr" and "pour" in line.norms:
            heads = (k for k, norm in enumerate(line.norms) if norm == "pour")
            hearsay.extend(k for k in heads if k == 0 or line.norms[k - 1] == ";")
        whom = [
            k
            for k in line.members("by-whom")
            if k > 1 and (line.norms[k - 1] == "," or not line.is_a(k, "preposition"))
        ]
        beside = {*marks, *genitives, *hearsay, *whom}
        for index in sorted({*line.reporting, *beside}) if beside else line.reporting:
            if index < behind or index in reserved:
                continue
            if index in whom:
                hole = self._whom_hole(index)
            elif line.norms[index] in MARKS:
                hole = self._tag_hole(index)
            else:
                hole = (
                    self._source_hole(index)
                    or self._trailing_hole(index, holes)
                    or (self._quoting_hole(index) if line.norms[index] in QUOTES else None)
                )
            if hole is None and index in hearsay:
                hole = self._hearsay_hole(index)
            if hole is None and index in genitives:
                hole = self._reckoned_hole(index, genitives[index])
            if hole and not (holes and hole.start < holes[-1].end):
                holes.append(hole)
                behind = hole.end
                self._own_quotation(hole)
                if len(holes) == MOST_HOLES:
                    break
        return holes

    def _source_hole(self, at: int) -> Hole | None:
        """A source phrase: "according to X", «وفقا لـ», « selon X »."""
        line = self.line
        found = line.source(at)
        if not found:
            return None
        size, (kind, position, glued) = found
        if line.code == "fr" and line.norms[at] == "de" and at and line.norms[at - 1] not in (",",):
            return None
        if (line.is_a(at, "cited-by") and self._cites_subject(at)) or (position == "relay" and self._cites_before(at)):
            return None
        if line.in_quantity[at] >= 0 or line.norms[at : at + 2] == ["per", "cent"]:
            return None  # "5 per cent for the mayor"
        first = at + size
        first += line.norms[first : first + 1] == ["@"]  # "per @MarlowPolice"
        if line.norms[at:first] == ["علي", "لسان"] and self._has_cue(at):
            return None  # «نفت الحركة على لسان ناطقها تنفيذ أي هجمات»
        if first >= len(line) or (position.endswith("after") and at == 0):
            return None
        if not _VOICES.isdisjoint(line.norms[at:first]) and any(verb > at for verb in self.frames):
            return None  # « Le port, par la voix de son chef, affirme que … »
        norm = line.norms[first]
        verb = first + (norm in _WHAT)
        needed = position.startswith("verb")
        seen: tuple[int, int, Mention] | None = None
        reported = line.cue(verb) if (needed or verb > first) and verb < len(line) else None
        learnt = self._learnt(verb) if first < verb < len(line) and line.code == "ar" else None
        if learnt is not None:
            first, verb = learnt, learnt  # «وفق ما علمته الصحيفة من مصدر»
            norm = line.norms[first]
        elif reported is None and first < verb < len(line):
            reported = line.cue_with_pronoun(verb)  # «بحسب ما أعلنه الوزير»
        if needed and reported is not None and line.bare[at] == "كما" and self._also(verb + reported[0], reported[1]):
            return None
        if needed and (reported is None or reported[1].form != "finite" or verb in self.frames):
            return None  # «كما أكد أن …»: "also", no source
        if reported:
            first = verb + reported[0]
            if first < len(line) and line.is_a(first, "resumptive"):
                first += 1
            first = self._past_hearers(first) if line.code == "ar" else first
            glued = False
            first += reported[1].lemma in _STANDS and line.norms[first : first + 1] == ["في"]  # «بحسب ما ورد في X»
            if first >= len(line):
                return None
            norm = line.norms[first]
        if norm in _SAYINGS:
            mention: Mention | None = self.speakers.current
            end = first + 1
        else:
            seen = self._seen(first, len(line))
            stop = self._noun_phrase(first, seen[0] if seen else len(line))
            if stop is None and glued and line.code == "ar" and first + 1 < len(line):
                stop = self._noun_phrase(first + 1, len(line))  # «وفقا لصحيفة الرافدين»: behind a verb it is told
            if stop is None:
                return None
            end = stop
            if self._measures(first, end):
                return None
            consulted = self._read_by(first, end) if seen is None and line.code != "ar" else None
            mention = read_mention(line, first, consulted[0] if consulted else end)
            if consulted is not None and mention is not None and mention.kind == "document":
                end = consulted[1]
                seen = (first, end, consulted[2]) if consulted[2] is not None else None
            if line.code == "fr" and line.norms[at] == "de" and mention is not None and size == 2:
                mention = Mention(
                    line.words(at + 1, end).rstrip(" ."), kind="anonymous", norms=tuple(line.norms[at + 1 : end])
                )
            if line.code == "ar" and line.is_a(first, "own-document"):  # «كما جاء في ردها المكتوب»
                mention = self._owner_of(norm) or mention
            if norm in _OWN and any(line.is_a(k, "reckoning") for k in range(first + 1, end)):
                mention = self.speakers.latest(pronoun="il")  # « selon ses propres mots »
            if glued and mention is not None:
                mention = unprefixed(mention)
            if mention is not None and mention.head in OWN_WORDS and mention.owner is None:
                end, mention = self._own_statement(at, first, end, mention)
        if mention is None or (mention.norms and (mention.norms[0] in _ANYONE or mention.norms[0] in _OURS)):
            return None
        if (
            line.code == "en"
            and position == "after"
            and line.norms[at] == "per"
            and not (
                line.norms[at - 1] == ","
                or line.norms[first] in _OPENERS
                or line.capital[first]
                or line.norms[first - 1] == "@"
                or mention.number == "p"
            )
        ):
            return None  # "20 crowns per family"
        if (
            line.code == "en"
            and position == "after"
            and line.norms[at] == "per"
            and not (
                mention.kind
                and (mention.kind != "name" or line.norms[first] == "the" or self._credited(at, first, end))
            )
        ):
            return None
        if not mention.kind and (norm in _OWN or (line.code == "en" and position == "relay")):
            return None  # "quoting log 247", "citing a weak outlook"
        if line.norms[first - 1] == "ذمه" and mention.kind in ("", "name"):
            return None  # «على ذمة التحقيق»
        if end + 1 < len(line) and line.norms[end] == "," and line.is_a(end + 1, "unnamed"):
            end = self._stop(end + 1)  # « Selon un banquier, qui requiert l'anonymat, les réserves … »
        if at == 0 and (shut := self._past_described(end)):
            end = shut
        if end < len(line) and line.withholds(end):
            end = self._stop(end)  # «بحسب مسؤول طلب عدم ذكر اسمه، …»
        end, mention = (seen[1], mention) if seen else self._published(end, mention)
        end = self._past_issued(end) if mention.kind == "document" else end  # "a statement issued on Friday"
        end, mention = self._explained_source(at, first, end, mention)
        if not mention.kind:
            mention = mention._replace(kind="source")
        relay = self._relayed(end, mention, reported[1].frame if reported else "")
        end = self._past_office(at, end, len(line))
        if relay is not None:
            seen = 0, 0, mention
            end, mention = self._apposition(relay[0], *relay) if line.code == "ar" else relay
        mention = self.speakers.add(mention)
        if not mention.pronoun and mention is not self.speakers.current:
            self.speakers.current = mention
        if mention.pronoun:
            return None
        apart = at == 0 or self._behind_conjunction(at, end)
        alone = not self._has_words(end, len(line))
        forward = apart or not (alone or position.endswith("after") or self._content_before(at))
        attribution = Attribution(
            mention,
            self.speakers.chain(mention, (self.speakers.resolve(seen[2]),) if seen else ()),
            line.words(at, end).strip(" ."),
            CueKind(kind),
            self._dates(at, end),
        )
        return Hole(at, end, attribution, forward)

    def _merge(self, group: list[Hole]) -> Attribution:
        """Sources one behind the other: the first is the speaker, the next ones relay; "citing X" names the speaker."""
        first = group[0].attribution
        for other in group[1:]:
            line = self.line
            source = line.source(other.start)
            if source and source[1][1] == "relay":
                relay = first.speaker
                first = other.attribution._replace(via=(*first.via, *((relay,) if relay else ())))
            elif other.attribution.speaker and first.speaker:
                first = first._replace(via=(other.attribution.speaker, *first.via))
        if first.speaker and first.via:
            self.speakers.current = first.speaker  # not the relay named last goes on
            self.speakers.remember(first.speaker, first.via)
        return first
