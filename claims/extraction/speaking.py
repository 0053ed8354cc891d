"""Whether a subject can speak, and the name that stands between commas behind an Arabic office."""

from __future__ import annotations

from collections.abc import Mapping

from claims.extraction.content_ends import ContentEnds
from claims.extraction.cues import Cue
from claims.extraction.frames import Frame
from claims.extraction.heard import HEARD
from claims.extraction.lexicon import phraseset, verbset, wordset
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import TITLE, read_mention
from claims.extraction.predicates import PASSIVE
from claims.extraction.speakers import Speakers
from claims.types import CueKind

_POINTING = wordset("pointing_pronouns")
_ARABIC_WHO = wordset("relatives_of_sources", "ar")
COMES_IN = verbset("coming_in")
_FROM = wordset("relayed_from")
_QUOTES = wordset("quotes")
_LONGEST_QUOTED = 18
"""Words from "quoted" to "saying"."""
_NOBODY, _GERUND_OPENERS = wordset("nobody"), wordset("gerund_openers")


_HEARERS = wordset("hearers")
"""Who hears what others say before them: "The court heard that …"."""


_WHILE = wordset("circumstance_conjunctions")
"""Words behind a main clause at which a clause with its own verb of saying opens."""
_ABSOLUTE = 8
"""Words from a comma to the participle whose subject stands between them."""
_BY_VOICE = wordset("by", "fr")
_PEOPLE = ("person", "anonymous", "people", "group", "institution")
_QUOTABLE = (*_PEOPLE, "name", "source")
"""Kinds of subjects that a quotation behind a colon is of, whatever they do in front of it."""
_QUOTED = 3
"""Words of a quotation that needs no verb: "“A total failure,” in the words of X"."""
CITED_REACH = 14
"""Words from "quoted by" to the end of the cue whose subject was quoted."""
FARTHEST_READER = 14
"""Words from a document to "seen by"."""
_CITED_AFTER = phraseset("cited_after", "ar")
"""«تقول أنقرة، على لسان وزير المياه، إن»: before whoever speaks for the subject."""


class Speaking(ContentEnds):
    """Judges the subjects of frames; ``speakers`` carries over what earlier sentences named."""

    def __init__(self, line: Line, speakers: Speakers) -> None:
        super().__init__(line)
        self.speakers = speakers
        self.fronted: Mention | None = None
        self.hole_ends: dict[int, Mention] = {}
        self.headed: set[int] = set()
        """Colons in front of which stands who says what follows: "Ann Reed was sharper: the plan, she said, …"."""

    def _content_before(self, at: int) -> bool:
        line = self.line
        start = at
        while start > 0 and not (line.norms[start - 1] in (";", "|") or self._ends_sentence(start - 1)):
            start -= 1
        quoted = any(start <= first < last < at and last - first > _QUOTED for first, last in line.quotes)
        told = line.has_predicate(start, at) or line.has_figure(start, at)
        return told or quoted or (line.code == "ar" and at - start >= 4)

    def _kind(self, frame: Frame) -> CueKind:
        """The kind of a frame's cue; who denies and goes on behind a colon states that: "denies it: it paid"."""
        denied = frame.cue.kind is CueKind.DENY and self.line.norms[frame.zone_end] == ":"
        return CueKind.SAY if denied else frame.cue.kind

    def _reporter(self, start: int, end: int, cue: Cue) -> Mention | None:
        """Who relays what somebody "was quoted as saying by": the agent of the passive."""
        line = self.line
        near = [k for k in line.members("cited-by") if max(start - CITED_REACH, 0) < k < start]
        before = max(near, default=None)
        if before is not None and cue.frame in ("say", "state", "tell"):
            start, end = before + line.is_a(before, "cited-by") - 1, start
        elif not cue.lemma.endswith("as saying") or start >= end or line.norms[start] != "by":
            return None
        stop = self._noun_phrase(start + 1, end)
        mention = read_mention(line, start + 1, stop) if stop else None
        return self.speakers.resolve(mention) if mention is not None and mention.is_source else None

    def _told_by(self, frame: Frame) -> Mention | None:
        """Who speaks in "It was announced by the ministry that", "Families were told by the army that": the agent of an
        English passive; ``None`` for any other cue."""
        line, after = self.line, frame.verb + frame.size
        if line.code != "en" or frame.cue.form != "finite" or line.norms[frame.verb - 1] not in PASSIVE:
            return None
        by = next((k for k in range(after, frame.zone_end) if line.norms[k] == "by"), None)
        stop = self._noun_phrase(by + 1, frame.zone_end) if by is not None else None
        mention = read_mention(line, by + 1, stop) if by is not None and stop else None
        return mention if mention is not None and mention.is_source else None

    def _author(self, norm: str, frame: Frame) -> Mention | None:
        """«جاء في بيانهم»: whoever the pronoun on the document means."""
        if frame.cue.lemma not in COMES_IN:
            return None
        return self._owner_of(norm)

    def _owner_of(self, norm: str) -> Mention | None:
        """Whom the pronoun on a document's word means: «بيانهم», «ردها»."""
        number = "p" if norm.endswith(("هم", "هما")) else "s"
        return self.speakers.latest("f" if norm.endswith("ها") else "m", number)

    def _quotes(self, frame: Frame, clause: int) -> int | None:
        """Where "quoted" stands in "The Times quoted an officer as saying that"; ``None`` for anything else."""
        line = self.line
        if line.code != "en" or frame.cue.form != "participle" or line.norms[frame.verb - 1] != "as":
            return None
        near = range(frame.verb - 3, max(frame.verb - _LONGEST_QUOTED, clause), -1)
        at = next((k for k in near if line.norms[k] in _QUOTES), None)
        return None if at is None or line.is_a(at, "cited-by") or line.norms[at - 1] in PASSIVE else at

    def _speaks(self, mention: Mention, frame: str) -> bool:
        """False for subjects that state nothing: a figure, an event, "this"."""
        actions = self.line.grammar.actions
        if frame == HEARD.frame:
            return mention.kind in _QUOTABLE
        if frame == "hearing":
            return not mention.norms or not _HEARERS.isdisjoint(mention.norms)
        if mention.norms and mention.norms[0] in _NOBODY:
            return False
        if frame == "provide" and mention.kind == "text":
            return True  # «ينص الاتفاق على أن … وأن …»
        if mention.kind not in ("", "name", "text") or mention.head == TITLE:
            return True
        if not mention.kind and self.line.code == "ar":
            return False
        if frame in ("say", "tell", "relay") and not (mention.norms and mention.norms[0] in _POINTING):
            return not (mention.norms and mention.norms[0] in actions)
        if any(norm[0].isdigit() for norm in mention.norms) or (mention.norms and mention.norms[0] in actions):
            return False
        return mention.is_source

    def _own_behind(self, frame: Frame) -> Mention | None:
        """«العمدة الذي قال مدير مكتبه إن»: who speaks when a person or body stands right behind the verb of saying."""
        line = self.line
        first = frame.verb + frame.size
        told = frame.cue.frame == "tell" and line.norms[frame.verb].endswith(("ه", "ها", "هم"))
        office = line.role(first) if (frame.cue.frame == "say" or told) and first < frame.zone_end else None
        if office is None or office[1].kind == "document" or line.norms[first].startswith("ل"):
            return None
        end = self._noun_phrase(first, frame.zone_end)
        return read_mention(line, first, end) if end else None

    def _seen(self, first: int, limit: int) -> tuple[int, int, Mention] | None:
        """Who has read the document that begins at ``first``: where "seen by", « consultée par », «اطلعت عليها» stands,
        where the reader's name ends, and who it is; ``None`` when nobody is named."""
        line = self.line
        near = (k for k in line.members("seen-by") if first < k < first + FARTHEST_READER)
        at = next((k for k in near if not any(line.stops(stop) for stop in range(first, k))), None)
        if at is None or at + (size := line.is_a(at, "seen-by")) >= limit:
            return None
        stop = self._noun_phrase(at + size, limit)
        mention = read_mention(line, at + size, stop) if stop else None
        if stop is None or mention is None or not mention.is_source:
            return None
        return at - (line.norms[at - 1] in _ARABIC_WHO), stop, mention

    def _citing(self, verb: int) -> Mention | None:
        """Whom "The network, citing a diplomat, reported that", « La chaîne, citant un élu, affirme » names before the
        cue at ``verb``."""
        line = self.line
        comma = next((k for k in range(verb - 1, max(verb - 4, 0), -1) if line.norms[k] == ","), None)
        if comma is None or line.code == "ar":
            return None
        near = range(comma - 1, max(comma - _LONGEST_QUOTED, 0), -1)
        at = next(
            (k for k in near if line.norms[k - 1] == "," and (hit := line.source(k)) and hit[1][1] == "relay"), None
        )
        mention = read_mention(line, at + 1, comma) if at is not None else None
        return mention if mention is not None and mention.is_source else None  # no "citing the cold water"

    def _cited(self, frame: Frame) -> Mention | None:
        """Whom a relay cites between cue and content: «نقلت الشبكة عن مسؤول قوله إن», "X, citing Y, said that"."""
        line = self.line
        active = self._quotes(frame, 0)
        if active is not None:
            return read_mention(line, active + 1, frame.verb - 1)
        citing = self._citing(frame.verb)
        if citing is not None:
            return citing
        for index in range(frame.verb + frame.size, frame.zone_end):
            to = frame.cue.lemma == "نسب" and line.norms[index] == "الي"
            if frame.cue.frame == "relay" and (to or line.norms[index] in _FROM):
                end = self._noun_phrase(index + 1, frame.zone_end)
                return read_mention(line, index + 1, end) if end else None
            source = line.source(index)
            said = tuple(line.norms[index : index + source[0]]) if source else ()
            if source and (source[1][1] == "relay" or said in _CITED_AFTER or said[:1] in _CITED_AFTER):
                end = self._noun_phrase(index + source[0], frame.zone_end)
                return read_mention(line, index + source[0], end) if end else None
        return None

    def _voice(self, frame: Frame) -> Mention | None:
        """Who speaks for the subject in « fait savoir par la voix de sa présidente, NAME, que »; ``None`` without."""
        line = self.line
        for index in range(frame.verb + frame.size, frame.zone_end if line.code == "fr" else 0):
            source = line.source(index)
            if source is None or line.norms[index] not in _BY_VOICE:
                continue
            first = index + source[0]
            shut = self._stop(first)
            name = self._stop(shut + 1) if shut < frame.zone_end else shut
            shut = name if name > shut and self._names(shut + 1, name) else shut
            mention = read_mention(line, first, min(shut, frame.zone_end))
            return mention if mention is not None and mention.role else None  # « par la voix de son chef »: the port's
        return None

    def _main_subject(self, mention: Mention, start: int) -> Mention:
        """Whom "she" means in "Ann Reed was booed as she told the council that …": the person whom the main clause in
        front of ``start`` is about; any other ``mention`` as it is."""
        line = self.line
        told = line.code == "en" and mention.pronoun and mention.kind in ("he", "she")
        verb = line.first_verb(0, start - 1) if told and start > 1 and line.norms[start - 1] in _WHILE else None
        comma = next((k for k in range(verb or 0) if line.norms[k] == ","), verb)
        known = read_mention(line, 0, comma) if comma else None
        if known is None or known.kind not in ("person", "name") or known.head == "place" or known.number == "p":
            return mention
        full = bool(known.role) or len(known.norms) > 1
        return known if full and known.gender in ("-", mention.gender) else mention

    def _absolute(self, verb: int) -> tuple[Mention | None, int]:
        """Who speaks in "Hope is fading, one of them admitting that nobody …", "…, with the mayor saying that": the
        noun phrase between comma and participle, and where it begins; nobody where none stands there."""
        line = self.line
        comma = next((k for k in range(verb - 1, max(verb - _ABSOLUTE, 0), -1) if line.stops(k)), None)
        opens = verb
        while line.code == "fr" and opens > 1 and line.norms[opens - 1] in _GERUND_OPENERS:
            opens -= 1  # « …, tout en affirmant que »
        if line.code == "ar" or comma is None or line.norms[comma] != "," or opens < verb:
            return None, opens
        first = comma + 1 + (line.norms[comma + 1] == "with")
        mention = read_mention(line, first, verb) if first < verb and not line.has_verb(first, verb) else None
        speaks = mention is not None and mention.kind in _PEOPLE and not mention.pronoun
        return (mention, comma + 1) if speaks else (None, verb)


def answering_before(
    line: Line, frame: Frame, frames: Mapping[int, Frame], skipped: Mapping[int, tuple[int, int]]
) -> Mention | None:
    """Who goes on speaking in "the army denied that and said …": the subject of the denial right before ``frame``, by
    ``skipped``, the subjects of verbs that only point back; ``None`` without one that agrees."""
    verb = max((k for k in skipped if k < frame.verb), default=None)
    if verb is None or any(verb < k < frame.verb for k in frames):
        return None
    first, last = skipped[verb]
    mention = read_mention(line, first, last) if first < last else None
    if mention is None or not mention.is_source or mention.pronoun:
        return None
    agrees = "-" in (mention.gender, frame.cue.gender) or mention.gender == frame.cue.gender
    return mention if agrees else None
