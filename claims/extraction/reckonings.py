"""Sources in the genitive: "by the company's account", "in its words"."""

from __future__ import annotations

from claims.extraction.lexicon import rows, wordset
from claims.extraction.mention import genitive
from claims.extraction.names import read_mention
from claims.extraction.proper_names import full_name
from claims.extraction.sources import Attribution
from claims.extraction.trailing import Hole, Trailing
from claims.language import fold
from claims.types import CueKind

_BEFORE = wordset("before_reckonings")
_FARTHEST = 8
"""Words from "by" to "account" in "by the company's own account"."""
_FEWEST = 4
"""Words of the shortest view behind its source."""
_PRONOUNS = {fold(row[0]): row[2] for row in rows("en", "owners")}


class Reckonings(Trailing):
    """Finds the sources whose account, estimate or words stand behind a preposition."""

    def _reckonings(self) -> dict[int, int]:
        """Where such a source may begin: the preposition, and the noun it ends with."""
        line = self.line
        found: dict[int, int] = {}
        for index in line.members("reckoning") if line.code == "en" else ():
            near = range(index - 2, max(index - _FARTHEST, -1), -1)
            at = next((k for k in near if line.norms[k] in _BEFORE or line.stops(k)), None)
            dated = at is not None and line.in_date[at + 1] >= 0  # "By Friday the council's count had climbed to 71"
            if at is not None and line.norms[at] in _BEFORE and not dated and not line.has_verb(at + 1, index):
                found[at] = index
        return found

    def _hearsay_hole(self, at: int) -> Hole | None:
        """« à l'entendre », « à en croire … »: whoever spoke last; « Pour le ministère, … »: whose view opens it."""
        line = self.line
        size = line.is_a(at, "hearsay")
        if size:
            mention, end = self.speakers.latest(pronoun="il"), at + size
        elif line.code == "fr" and line.norms[at] == "pour" and (at == 0 or line.norms[at - 1] == ";"):
            first = at + 1
            stop = self._noun_phrase(first, len(line))
            mention = read_mention(line, first, stop) if stop else None
            end = stop or first
            if mention is not None:
                end, mention = self._apposition(first, end, mention)
            named = stop is not None and end > stop and full_name(line, stop + 1, end) == end
            while end + 1 < len(line) and line.norms[end] == "," and line.is_a(end + 1, "asking"):
                end = self._stop(end + 1)  # « Pour Paul Morel, ancien pilote, interrogé par la radio, … »
            view = mention is not None and mention.kind in ("institution", "media", "person") and mention.number != "p"
            view = view or named or (mention is not None and bool(mention.role))
            view = view or (mention is not None and mention.kind == "name" and end + 1 in self.quote_at)
            view = view or (mention is not None and line.holds("judging", first, end))
            if not view or end >= len(line) or line.norms[end] != "," or line.count_words(end, len(line)) < _FEWEST:
                return None
        else:
            return None
        if mention is None:
            return None
        known = self.speakers.add(mention)
        if known.pronoun:
            return None
        self.speakers.current = known
        said = Attribution(known, self.speakers.chain(known, ()), line.words(at, end), CueKind.REPORT)
        return Hole(at, end, said, forward=at == 0 or line.norms[at - 1] == ";" or not self._content_before(at))

    def _reckoned_hole(self, at: int, noun: int) -> Hole | None:
        """Whose account it is, between the preposition at ``at`` and the ``noun``; ``None`` for nobody's."""
        line = self.line
        owner = _PRONOUNS.get(line.norms[at + 1])
        if owner:
            mention = self._sentence_subject(at) or self.speakers.latest(pronoun=owner)
        else:
            mention = genitive(line, at + 1, noun)
            if mention is None and line.norms[at] == "by":
                mention = read_mention(line, at + 1, noun)  # "by some local media estimates"
        if mention is None or mention.pronoun or not mention.is_source:
            return None
        known = self.speakers.add(mention)
        self.speakers.current = known
        said = Attribution(known, self.speakers.chain(known, ()), line.words(at, noun + 1), CueKind.REPORT)
        return Hole(at, noun + 1, said, forward=at == 0 or line.norms[at - 1] == ";" or not self._content_before(at))
