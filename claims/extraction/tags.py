"""Sources set off by marks: "40 dead (health ministry)", "… [NAME, ministry]", "“We are ready” — minister NAME",
"Fire kills 14: police"."""

from __future__ import annotations

from claims.extraction.absences import is_absence
from claims.extraction.headlines import SOURCES, headline_source
from claims.extraction.lexicon import wordset
from claims.extraction.mention import BODIES, Mention
from claims.extraction.names import read_mention
from claims.extraction.post_ends import AGENCIES, is_rubric, named_last, post_end
from claims.extraction.presented import presented
from claims.extraction.reckonings import Reckonings
from claims.extraction.sources import Attribution
from claims.extraction.trailing import Hole
from claims.types import CueKind

_AND_OR = wordset("and") | wordset("or")
_BRACKETS = {"(": ")", "[": "]"}
_DASHES = frozenset(("—", "–", "-"))
_COLON = ":"
MARKS = frozenset((*_BRACKETS, *_DASHES, _COLON))
"""Marks behind which a source may stand."""
_LONGEST = 14
"""Words of a source between brackets or behind a dash."""
_INDEFINITE = wordset("indefinite_articles")
_TO = wordset("to") | wordset("infinitive_marks", "en")
_PAPERS = ("document", "tally")
_LABELS = wordset("source_labels")
_WHO = wordset("relatives_of_sources")
_ITEM = 8
"""Words of an item of a post in front of a name between brackets."""
_LONGEST_BODY = 5
"""Words of a body's name in front of its short name between brackets."""
_SET_OFF = ("institution", "media", "group", "anonymous")
_MOUTHS = wordset("mouths", "ar")
_SHORTEST = 3
"""Letters of an acronym, and of a word that gives it one."""
_INITIALS = 10
"""Words in front of an acronym among which the name stands that it abbreviates."""


def _speaks_for(mention: Mention) -> bool:
    """True for «متحدث حكومي», «ناطق باسم الشرطة»: a spokesman without a name."""
    return mention.kind == "person" and not mention.role and mention.norms[0] in _MOUTHS


class Tags(Reckonings):
    """Finds the sources that a mark sets off behind what they report."""

    def _tag_hole(self, at: int) -> Hole | None:
        """The source that the bracket or dash at ``at`` opens; ``None`` for any other word or remark."""
        line = self.line
        norm = line.norms[at]
        if at < 2 or at + 1 >= len(line):
            return None
        read = self._bracketed if norm in _BRACKETS else self._dashed if norm in _DASHES else self._behind_colon
        found = read(at)
        if found is None:
            return None
        mention, end = found
        known = self.speakers.add(mention)
        self.speakers.current = known
        via = self.speakers.chain(known, ())
        return Hole(at, end, Attribution(known, via, line.words(at + 1, end).strip(" .)]"), CueKind.REPORT))

    def _bracketed(self, at: int) -> tuple[Mention, int] | None:
        line = self.line
        shut = _BRACKETS[line.norms[at]]
        close = next((k for k in range(at + 1, min(at + _LONGEST, len(line))) if line.norms[k] == shut), None)
        if close is None or close == at + 1 or not (self._ends_clause(close + 1) or close + 1 == post_end(line)):
            return None
        first = at + 1
        if not (described := self._unnamed(first, close)):
            while first < close - 1 and (line.norms[first] in _LABELS or line.norms[first] == ":"):
                first += 1
        if (cited := self._citing_between(first, close)) is not None:
            return cited, close + 1
        first = first if described else self._behind_tally(first, close)
        if not self._stated(0, at) or self._states(first, close):
            return None
        mention = self._tagged(first, close) or self._signed(at, first, close)
        if mention is None or self._explains(at, first, close, mention):
            return None
        if line.code == "ar" and not (mention.head and mention.kind in _SET_OFF) and not _speaks_for(mention):
            return None  # Arabic writes explanations between brackets as well
        return mention, close + 1

    def _unnamed(self, first: int, close: int) -> bool:
        """True for "(source policière)": the label and an adjective describe somebody without a name."""
        line = self.line
        described = line.norms[first] in _LABELS and close == first + 2 and line.code == "fr"
        role = line.role(first, close) if described else None
        return role is not None and role[1].kind == "anonymous" and not line.capital[first + 1] and first > 1

    def _citing_between(self, first: int, close: int) -> Mention | None:
        """Whom the medium of "(NHK, qui cite la police)", "(Reuters, citing police)" cites; it is remembered as the
        relay. ``None`` for anything else between brackets."""
        line = self.line
        comma = next((k for k in range(first + 1, close - 2) if line.norms[k] == ","), None)
        if comma is None:
            return None
        behind = comma + 1
        source = line.source(behind)
        if line.norms[behind] in _WHO and (size := line.is_a(behind + 1, "cites")):
            behind += 1 + size
        elif source is not None and source[1][1] == "relay":
            behind += source[0]
        else:
            return None
        relay, cited = read_mention(line, first, comma), read_mention(line, behind, close)
        if relay is None or cited is None or relay.pronoun or not cited.is_source:
            return None
        self.speakers.remember(self.speakers.add(cited), (self.speakers.add(relay._replace(kind="media")),))
        return cited

    def _behind_tally(self, first: int, close: int) -> int:
        """Where the source stands in "(provisional results, the electoral commission)": behind the comma."""
        line = self.line
        comma = next((k for k in range(first + 1, close - 1) if line.norms[k] in (",", ":", "-")), None)
        if comma is None or not line.is_word(comma + 1):
            return first
        mention = read_mention(line, first, comma)
        told = mention is not None and mention.kind in _PAPERS and not line.capital[comma - 1]
        return comma + 1 if told else first

    def _dashed(self, at: int) -> tuple[Mention, int] | None:
        line = self.line
        start = line.tokens[at].start
        spaced = line.norms[at] == _COLON or line.text[start - 1 : start].isspace()
        spaced = spaced and line.text[line.tokens[at].end :][:1].isspace()
        end = post_end(line)
        end = end if end > at + 1 else len(line)
        stop = min(self._stop(at + 1), end)
        quoted = at - 1 in self.quote_end or at - 2 in self.quote_end
        if spaced and not quoted and (named := named_last(line, at, at + 1, end)) is not None:
            return named, len(line)
        medium = self._before_medium(at, stop)
        told = line.has_verb(at + 1, stop) if quoted or medium < stop else self._states(at + 1, end)
        if (line.in_quantity[at + 1] >= 0 and medium == stop) or is_rubric(line, at + 1, end):
            return None
        if not spaced or not (stop == end or self._ends_clause(stop)) or stop - at > _LONGEST or told:
            return None
        if not quoted and (not self._stated(0, at) or line.is_a(at + 1, "determiner")):
            return None
        if line.is_a(at + 1, "preposition") or line.connector(at + 1) or line.norms[at + 1] in _AND_OR:
            return None
        mention = read_mention(line, at + 1, medium)
        if mention is not None and mention.kind in _PAPERS:
            mention = self._owner_of_paper(mention, at, stop) or (None if quoted else self._data_of(mention))
            return (mention, len(line)) if mention is not None else None
        if quoted and mention is not None and not mention.kind and line.norms[at + 1] in _INDEFINITE:
            return mention._replace(kind="anonymous"), len(line)  # "“…” — a mother of four at the stadium"
        if mention is None or not (mention.kind in SOURCES or (quoted and mention.kind == "name")):
            return None
        if quoted and mention.kind == "name":
            return self._described(mention, stop), self._before_relative(stop)
        if not quoted and mention.kind == "person" and not mention.role and not _speaks_for(mention):
            return None
        return mention, len(line)

    def _owner_of_paper(self, mention: Mention, at: int, stop: int) -> Mention | None:
        """Whose toll or document stands behind the mark at ``at``, else a document itself."""
        owned = self.line.code != "en" or mention.norms[-1] != mention.head or "'s" in self.line.words(at, stop)
        return (mention.owner if owned else None) or (mention if mention.kind == "document" else None)

    def _before_medium(self, at: int, stop: int) -> int:
        """Where the source ends in "– two delegates to Reuters", « – un délégué à l'AFP »: the medium is behind."""
        line = self.line
        to = next((k for k in range(at + 2, stop - 1) if line.norms[k] in _TO), stop)
        medium = read_mention(line, to + 1, stop) if to < stop else None
        return to if medium is not None and medium.kind == "media" else stop

    def _data_of(self, mention: Mention) -> Mention | None:
        """Whose figures "– Customs data", "– FMDQ data" cites, else the figures; a bare "– Data" is a rubric."""
        named = self.line.code == "en" and mention.kind == "tally" and len(mention.norms) > 1
        return mention.owner or mention if named else None

    def _described(self, mention: Mention, comma: int) -> Mention:
        """The person of "“…” — Maria, 34, a baker at the market, which burned down": what stands behind the age."""
        line = self.line
        first = comma + 1
        if first < len(line) and line.in_quantity[first] >= 0:
            first = self._stop(first) + 1
        if comma >= len(line) or line.norms[comma] != "," or first >= len(line):
            return mention
        return mention._replace(role=line.words(first, self._stop(first)), kind="person")

    def _before_relative(self, comma: int) -> int:
        """The comma at which a relative clause about the person or the place opens, else the end of the sentence."""
        line = self.line
        commas = (k for k in range(comma, len(line) - 2) if line.norms[k] == ",")
        return next((k for k in commas if (hit := line.connector(k + 1)) and hit[1] == "relative"), len(line))

    def _behind_colon(self, at: int) -> tuple[Mention, int] | None:
        """The source that ends a headline or stands behind a quotation: « « Il n'a rien touché » : son avocat »; what
        somebody is said to have heard or named is none."""
        if any(frame.content == at + 1 for frame in self.frames.values()):
            return None
        mention = headline_source(self.line, at) or presented(self.line, at)
        if mention is not None:
            return mention, len(self.line)
        opens = self.quote_end.get(at - 1)
        return self._dashed(at) if opens is not None and self._stated(opens, at - 1) else None

    def _tagged(self, start: int, end: int) -> Mention | None:
        """The source that words between brackets name: a role, a known speaker, an acronym, "NAME, his office"."""
        line = self.line
        comma = next((k for k in range(start, end) if line.norms[k] == ","), end)
        mention = read_mention(line, start, comma)
        if mention is None or mention.pronoun or (line.is_place(start) and line.is_place(comma - 1)):
            return None  # « 1 abstention (Royaume-Uni) »
        if mention.kind == "tally" and comma == end:
            return self._owner_of_paper(mention, start, end)  # « (chiffres de la préfecture) »
        if comma < end and mention.kind == "name" and comma - start >= 2:
            return mention._replace(role=line.words(comma + 1, end), kind="person")
        if comma < end and not mention.role:
            return None
        if mention.kind == "person" and not mention.role and not _speaks_for(mention):
            return None
        if mention.kind in SOURCES:
            return mention
        acronym = end - start == 1 and len(line.words(start, end)) > 1 and line.words(start, end).isupper()
        known = self.speakers.resolve(mention) is not mention
        if mention.kind == "name" and (known or acronym) and not line.is_place(start):
            return mention._replace(kind="institution" if acronym else mention.kind)
        return None

    def _signed(self, at: int, start: int, end: int) -> Mention | None:
        """Who is named at the end of an item of a post: "35% contained (Cal Fire)", "“It holds” (the mayor)"."""
        line = self.line
        quoted = at - 1 in self.quote_end
        if end < line.last_word and end + 1 < post_end(line):
            return None
        figure = line.has_figure(0, at) and not line.capital[at - 1] and at <= _ITEM
        mention = read_mention(line, start, end) if quoted or figure else None
        if mention is not None and not mention.pronoun and mention.head != "place":
            named = mention.kind == "name" and end - start > 1 and all(line.capital[k] for k in range(start, end))
            if named or (quoted and mention.kind in SOURCES):
                return mention
        return named_last(line, at, start, end)

    def _explains(self, at: int, start: int, end: int, mention: Mention) -> bool:
        """True when the brackets only explain the name before them: "the Red Crescent (RC)", "Ann Dale (Labour)"."""
        line = self.line
        before = at - 1
        if not line.is_word(before) or line.in_quantity[before] >= 0:
            return False
        if self._abbreviates(at, start, end):
            return True
        if line.code == "ar" and (line.tokens[before].text.isascii() or (end - start == 1 and self._bodied(before))):
            return True  # «الاسم الجديد MWP (عضو في البرلمان)», «حلف شمال الأطلسي (الناتو)»
        letters = "".join(letter for letter in line.words(start, end) if letter.isalpha())
        if end - start == 1 and letters.isupper():
            initials = "".join(line.norms[k][0] for k in range(max(0, at - _INITIALS), at) if line.is_word(k))
            if set(letters.casefold()) <= set(initials) and line.capital[before]:
                return True
        if mention.norms[-1] in AGENCIES:
            return False
        article = before - 1 - bool(line.is_a(before - 1, "determiner"))  # « dans la Manche »
        located = line.is_place(before) or line.is_a(article, "preposition") or line.in_date[before] >= 0
        return line.capital[before] and not located

    def _abbreviates(self, at: int, start: int, end: int) -> bool:
        """True for « l'Institut national de la statistique (INS) »: the first letters of the words in front."""
        line = self.line
        letters = line.norms[start]
        if end - start > 1 or len(letters) < _SHORTEST or line.code == "ar":
            return False
        words = [line.norms[k] for k in range(max(0, at - _INITIALS), at) if line.is_word(k)]
        initials = [word[0] for word in words if len(word) >= _SHORTEST]
        return initials[-len(letters) :] == list(letters)

    def _bodied(self, last: int) -> bool:
        """True when the name of a body ends with the Arabic word ``last``."""
        line = self.line
        for index in range(last, max(last - _LONGEST_BODY, 0), -1):
            if line.is_a(index, "preposition") or not line.is_word(index) or line.verb(index, sure=True):
                return False
            if (role := line.role(index)) is not None:
                return role[1].kind in BODIES
        return False

    def _ends_clause(self, index: int) -> bool:
        return index >= len(self.line) or self.line.stops(index)

    def _stated(self, start: int, end: int) -> bool:
        """True for words that tell something, an Arabic headline also by an act: «تعليق الدراسة في الميناء»."""
        line = self.line
        act = line.code == "ar" and line.bare[start] in line.grammar.actions
        told = line.has_predicate(start, end) or line.has_figure(start, end)
        return act or told or is_absence(line, start, end)

    def _states(self, start: int, end: int) -> bool:
        """True when the words are a remark of their own: they hold a verb or a figure."""
        line = self.line
        return line.has_figure(start, end) or line.has_verb(start, end)
