"""Second-hand sources: "…, the agency quoted an officer as saying", « selon la chaîne, qui cite la police, … »,
«بحسب ما نقلت الوكالة عن مسؤول»."""

from __future__ import annotations

from claims.extraction.fronted import antecedent
from claims.extraction.lexicon import wordset
from claims.extraction.mention import Mention, unprefixed
from claims.extraction.names import read_mention
from claims.extraction.sources import Attribution
from claims.extraction.tags import Tags
from claims.extraction.trailing import Hole
from claims.types import CueKind

_LONGEST_MEDIUM = 3
"""Words of the name of a paper in no list: «نيويورك تايمز»."""
_VENUES, _ON_THE_SPOT = wordset("venues"), wordset("on_the_spot")
_HAVE = wordset("have")
_RELATIVES = wordset("french_relatives")
QUOTES = wordset("cites", "en")
_AS_SAYING = wordset("as_saying")
_LONGEST_QUOTED = 12
"""Words from "quoted" to "as saying"."""
_SHORTEST_TITLE = 4
"""Words of a quotation that a title begins with."""
_LONGEST_NAME = 4
_NEAR_CUE = 4
"""Words from a quotation to the cue behind it."""
_CITES = wordset("cites")
_WHO = wordset("relatives_of_sources")
_HANDED = wordset("handed")
_BY = wordset("by", "fr")


class Quoting(Tags):
    """Finds whom a relay quotes beside the content; positions are word indices."""

    def _quoting_hole(self, at: int) -> Hole | None:
        """The source of "…, the agency quoted an officer as saying", whose "quoted" stands at ``at``; ``None`` for any
        other word."""
        line = self.line
        if line.code != "en" or at < 2:
            return None
        near = range(at + 2, min(at + _LONGEST_QUOTED, len(line)))
        said = next((k for k in near if line.norms[k] in _AS_SAYING and line.norms[k - 1] == "as"), None)
        after = said + 1 + (line.norms[said + 1 : said + 2] == ["on"]) if said is not None else 0
        if said is None or not (after >= len(line) or line.stops(after) or line.in_date[after] >= 0):
            return None
        mark = at
        while mark > 0 and not line.stops(mark - 1) and (mark - 1) not in self.quote_end:
            mark -= 1
        last = at - 1 if line.is_a(at - 1, "aux") else at
        relay, spoken = read_mention(line, mark, last), read_mention(line, at + 1, said - 1)
        told = mark > 0 and (line.has_predicate(0, mark) or (mark - 1) in self.quote_end)
        if not told or relay is None or spoken is None or not relay.is_source or not spoken.is_source:
            return None
        known = self.speakers.add(spoken)
        self.speakers.current = known
        via = self.speakers.chain(known, (self.speakers.resolve(relay),))
        return Hole(mark, self._stop(said), Attribution(known, via, line.words(mark, said + 1), CueKind.REPORT))

    def _read_by(self, first: int, end: int) -> tuple[int, int, Mention | None] | None:
        """For « selon des documents que X a pu consulter, … », "according to letters X has seen, …": where the document
        named at ``first`` ends, where the words about its reader end, and who that is (``None`` for « nous »)."""
        line = self.line
        comma = next((k for k in range(end, min(end + _LONGEST_QUOTED, len(line))) if line.stops(k)), len(line))
        seen = any(line.is_a(k, "reads") for k in range(end + 1, comma))
        start, last = end + 1, end
        if line.code == "en" and end < comma and line.norms[end] in _HAVE:
            start = next((k + 1 for k in range(end - 2, first - 1, -1) if line.role(k)), end)
            last, stop = start, end
        else:
            opens = line.code == "fr" and end < len(line) and line.norms[end] in _RELATIVES
            stop = next((k for k in range(start, comma) if line.verb(k)), 0) if opens else 0
        if not seen or stop <= start:
            return None
        mention = read_mention(line, start, stop)
        return last, comma, mention if mention is not None and mention.is_source else None

    def _passed_on(self, colon: int) -> tuple[int, int, Mention | None]:
        """Where the speaker's words begin and end in front of a colon, and the medium that passes them on: «الوكالة عن
        مسؤول: …», «مصدر لـ"النهار": …», « Un élu à l'AFP : … »; ``None`` without a medium."""
        line = self.line
        of = next((k for k in range(1, colon) if line.norms[k] == "عن"), None)
        relay = read_mention(line, 0, of) if of is not None else None
        if of is not None and relay is not None and (relay.kind == "media" or self._unlisted_medium(of, colon, relay)):
            return of + 1, colon, relay._replace(kind="media")
        heard = next((k for k in range(2, colon) if line.code == "ar" and self._to_medium(k, colon)), None)
        if heard is not None:
            medium = read_mention(line, heard, colon)
            return 0, heard, unprefixed(medium) if medium is not None else None
        cites = ((k, hit[0]) for k in range(1, colon - 1) if (hit := line.source(k)) and hit[1][1] == "relay")
        cited, size = next(cites, (None, 0)) if line.code != "ar" else (None, 0)
        relay = read_mention(line, 0, cited - (line.norms[cited - 1] == ",")) if cited is not None else None
        if cited is not None and relay is not None and relay.kind in ("media", "institution", "name"):
            return cited + size, colon, relay  # "State TV, citing the navy: …"
        marks = ("ل",) if line.code == "ar" else ("to", "à")
        to = next((k for k in range(1, colon) if line.norms[k] in marks), None)
        told = read_mention(line, to + 1, colon) if to is not None else None
        if to is None or told is None:
            return 0, colon, None
        titled = self.quote_at.get(to + 1) == colon - 1  # «مصدر أمني لـ«النهار»: …»
        latin = line.code == "ar" and (titled or line.words(to + 1, colon).isascii())
        return (0, to, told._replace(kind="media")) if told.kind == "media" or latin else (0, colon, None)

    def _unlisted_medium(self, of: int, colon: int, relay: Mention) -> bool:
        """True for «تاس عن الدفاع الروسية: …», «نيويورك تايمز عن 3 مسؤولين: …»: a name in front of «عن» and somebody
        who can speak behind it."""
        line = self.line
        plain = relay.kind == "name" and of <= _LONGEST_MEDIUM and not any(line.begun[k].known for k in range(of))
        cited = read_mention(line, of + 1, colon) if plain and line.code == "ar" else None
        return cited is not None and cited.kind in ("institution", "group", "anonymous", "people", "person")

    def _to_medium(self, index: int, colon: int) -> bool:
        """True for «لقناة النهار» in front of a colon: to whom it was said."""
        role = self.line.role(index, colon)
        return role is not None and role[1].kind == "media" and self.line.norms[index].startswith("ل")

    def _headed(self, mention: Mention, via: tuple[Mention, ...], colon: int) -> tuple[Attribution, int]:
        """What follows the colon as the words of whoever stands in front of it, and where they begin."""
        known = self.speakers.add(mention)
        self.speakers.current = known
        return Attribution(known, via, self.line.words(0, colon + 1), CueKind.SAY), colon + 1

    def _said_behind(self, first: int) -> bool:
        """True when a quotation at ``first`` has a cue right behind it: « Norval : « … », lance le maire »."""
        line = self.line
        last = self.quote_at.get(first)
        near = range(last + 1, min(last + _NEAR_CUE, len(line))) if last is not None else range(0)
        return any((hit := line.cue(k)) and hit[1].form == "finite" and hit[1].gender == "-" for k in near)

    def _said_last(self, colon: int) -> bool:
        """True when a French sentence ends in a cue and whoever says it: what the ``colon`` opens has its source."""
        line = self.line
        if line.code != "fr":
            return False
        comma = next((k for k in range(len(line) - 2, colon, -1) if line.norms[k] == ","), 0)
        cue = line.cue(comma + 1) if comma else None
        behind = comma + 1 + cue[0] if cue is not None and cue[1].form == "finite" else 0
        return behind > 0 and bool(line.is_a(behind, "determiner")) and not line.has_verb(behind, len(line))

    def _spoken_to(self, colon: int) -> int:
        """Where the name ends in "Dale to Reed in Port Aldis: “…”", "Captain Ann Reed backstage: “…”" in front of a
        quotation; ``colon`` in others."""
        line = self.line
        if line.code == "ar" or colon + 1 not in self.quote_at or not line.capital[0]:
            return colon
        near = range(1, min(colon, _LONGEST_NAME + 1))
        last = colon - 1 if line.norms[colon - 1] in _ON_THE_SPOT else colon
        to = next((k for k in near if line.norms[k] in _VENUES), last)
        return to if all(line.capital[k] for k in range(to)) else colon

    def _quote_head(self) -> tuple[Attribution, int] | None:
        """For « « Nous tiendrons » : le maire promet 3 digues »: whose words the title's quotation is, and where the
        rest begins; ``None`` where no quotation opens the sentence."""
        line = self.line
        first, last = line.quotes[0] if line.quotes else (0, 0)
        if line.code == "ar" or first or last - first < _SHORTEST_TITLE or line.norms[last + 1 : last + 2] != [":"]:
            return None
        verb = line.first_verb(last + 2, len(line)) or next(
            (k for k in range(last + 3, len(line)) if line.verb(k)), None
        )
        mention = read_mention(line, last + 2, verb) if verb and verb - last <= _LONGEST_QUOTED else None
        if mention is None or mention.pronoun or mention.kind not in ("person", "name", "institution", "group"):
            return None
        known = self.speakers.add(mention)
        self.speakers.current = known
        return Attribution(known, (), line.words(last + 2, verb or len(line)), CueKind.SAY), last + 2

    def _relayed(self, end: int, relay: Mention, frame: str) -> tuple[int, Mention] | None:
        """Whom the source that ends at ``end`` quotes itself, and where that ends: "according to X, which cited
        police,", «بحسب ما نقلت X عن مسؤول»; ``frame`` is that of its verb. ``None`` when it quotes nobody."""
        line = self.line
        if end + 1 >= len(line) or relay.pronoun:
            return None
        first = end + 1 if line.norms[end] == "," else end
        if frame == "relay" and line.norms[end] == "عن":
            start = end + 1
        elif line.norms[first] in _WHO and first + 2 < len(line) and line.is_a(first + 1, "cites"):
            start = first + 1 + line.is_a(first + 1, "cites")
            start += line.norms[start : start + 1] == ["عن"]
        else:
            return None
        stop = self._noun_phrase(start, len(line))
        mention = read_mention(line, start, stop) if stop else None
        if stop and mention is not None and mention.kind == "document" and line.code == "fr":
            return self._handed(start, stop, mention)
        return (stop, mention) if stop and mention is not None and mention.is_source else None

    def _handed(self, start: int, stop: int, paper: Mention) -> tuple[int, Mention]:
        """Where the words about a cited paper end and who gave it: « qui cite un rapport remis au président par le chef
        du port » is the chief's; the ``paper`` itself where nobody is named."""
        line = self.line
        made = next((k for k in range(start + 1, min(stop + 1, len(line))) if line.norms[k] in _HANDED), None)
        if made is None:
            return stop, paper
        last = made + 1
        while last < len(line) and not line.stops(last) and not line.has_verb(last, last + 1):
            last += 1
        by = next((k for k in range(made + 1, last - 1) if line.norms[k] in _BY), None)
        owner = read_mention(line, by + 1, last) if by is not None else None
        if by is not None and owner is not None and owner.is_source:
            return self._apposition(by + 1, last, owner)
        return last, read_mention(line, start, made) or paper

    def _own_quotation(self, hole: Hole) -> None:
        """Forget the frame of "Groups criticise it: “…,” said Ann Bell": the quotation has a speaker of its own."""
        if not hole.forward and hole.attribution.speaker is not None:
            marks = (hole.start - 1, hole.start - 2)
            colon = self.line.norms
            self.frames = {k: f for k, f in self.frames.items() if not (f.quoted in marks and colon[f.zone_end] == ":")}

    def _whom_hole(self, at: int) -> Hole | None:
        """« Le bureau cite le préfet, pour qui 3 ponts ont cédé », "a report according to which 3 died": whoever stands
        before the comma says what follows; who cites them relays it."""
        line = self.line
        end = at + line.is_a(at, "by-whom")
        cite = next((k for k in range(1, at) if line.norms[k] in _CITES), None)
        said = antecedent(line, at) if cite is None else read_mention(line, cite + 1, at)
        told = cite is None and any(
            line.cue(k) and not line.nominal(k) and line.norms[k - 1] not in _RELATIVES
            for k in line.reporting
            if k < at
        )  # « un optimisme que tempère Ann Reed, pour qui … »
        if said is None or not said.is_source or told:
            return None  # « …, a fait savoir Ann Reed, pour qui le compromis est fragile »
        whole = line.code == "fr" and "," not in line.norms[end:]  # « Un optimisme que tempère X, pour qui … »
        if not (cite or whole or line.has_predicate(0, at - 1)):
            return None
        if any(line.norms[k] == "," and line.verb(k + 1) for k in range(end, len(line) - 1)):
            return None  # « …, pour qui 3 ponts ont cédé, demande 2 millions »
        relay = read_mention(line, 0, cite) if cite is not None else None
        relay = self.speakers.add(relay) if relay is not None and relay.is_source else None
        known = self.speakers.add(said)
        self.speakers.current = known
        via = self.speakers.chain(known, (relay,) if relay is not None and not relay.pronoun else ())
        start = 0 if relay is not None else at
        return Hole(start, end, Attribution(known, via, line.words(at, end), CueKind.REPORT), forward=True)
