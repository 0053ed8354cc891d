"""Where one clause ends and the next begins: connectors, coordinated verbs, figures and appositions."""

from __future__ import annotations

from claims.extraction.lexicon import phraseset, verbset, wordset, wordsets
from claims.extraction.line import Line
from claims.extraction.names import read_mention
from claims.extraction.predicates import AGENT_REACH, opens_votes
from claims.extraction.relative_cuts import RelativeCuts
from claims.extraction.splices import absolute
from claims.extraction.verb_cuts import Cut

_ARTICLES = wordset("definite_articles", "fr")
_JOINS = wordset("and") | wordset("joins")
_WITH = wordset("with")
_WHO_THAT = wordset("who", "en") | wordset("that", "en")
_BY = wordsets("by")
_ACCUSES = verbset("accusing")
_FEWEST_TOLD = 4
"""Words of what somebody says in a participle of its own."""
_AGAINST = phraseset("far_from")
_SAYS = frozenset(("state", "blame", "object", "label", "judge"))
_AND = wordset("and")
_STOPS = frozenset((";", "|"))
_MARKS = _AND | _STOPS | {",", ":"}
_SPANS = frozenset(("second", "minute", "hour", "day", "week", "month", "year"))
_VAGUE_SPANS = wordset("vague_spans")
_WHERE = wordset("where")
_HOWEVER = wordset("however")
_MEANWHILE = wordset("meanwhile")
_LONGEST_BRIEF = 22
"""Words of a clause and the clause without a figure that only tells when or after what it came to pass."""
_LOOSE = wordset("loose_connectors")
_WEIGHTY = 9
"""Words of a clause of time that states something itself at the end of a long sentence."""
_COUNTED_AS = wordset("counted_as_objects")
_WHEN = wordset("when")
_BEFELL = wordset("befell")
_SINCE = wordset("since")
_NOUN_OF_FIGURE = 3
"""Words from a figure to the break behind its noun."""
_OTHER_SIDE = 5
"""Words behind «مقابل» among which the other figure of a vote stands."""


class Cuts(RelativeCuts):
    """Finds the cuts of one sentence; each rule looks at the words around one position."""

    def __init__(self, line: Line) -> None:
        super().__init__(line)
        self._places = self._find_places()

    def _cut(self, begin: int, index: int, end: int, complement: bool) -> Cut | None:
        line = self.line
        norm = line.norms[index]
        if norm in _STOPS and index + 1 < end:
            return Cut(index, index + 1, "")
        if norm == ":" and self._explains(begin, index, end):
            return Cut(index, index + 1, "")
        if norm == "," and self._by_agent(index, end) and line.has_predicate(begin, index):
            return Cut(index, index + 1, "agent")
        left = complement or line.has_predicate(begin, index) or line.has_figure(begin, index)
        if not left and norm != ",":
            connector = line.connector(index, end)
            if not (connector and connector[1] == "relative" and line.norms[index - 1] == ","):
                return None
        return (
            self._participle_cut(begin, index, end)
            or self._connector_cut(begin, index, end)
            or self._verb_cut(begin, index, end, complement)
            or self._figure_cut(begin, index, end)
            or self._apposition_cut(begin, index, end)
        )

    def _find_places(self) -> list[int]:
        """Where any rule may cut, in order: most words are passed over."""
        line = self.line
        found = {index for index, norm in enumerate(line.norms) if norm in _MARKS}.union(line.connectors)
        if line.code == "ar":
            found.update(index for index in range(len(line)) if line.joined(index) or line.verb(index))
            found.update(k for k, norm in enumerate(line.norms) if norm[0] == "و" and line.in_quantity[k] >= 0)
        else:
            found.update(index for index, norm in enumerate(line.norms) if norm.endswith(("ing", "ant")))
        return sorted(index for index in found if not self._within(index))

    def _within(self, index: int) -> bool:
        """True inside a figure or a date, which nothing cuts but a comma within a date."""
        line = self.line
        if line.in_quantity[index] >= 0 and line.in_quantity[index] == line.in_quantity[index - 1]:
            return True
        return line.in_date[index] >= 0 and line.in_date[index] == line.in_date[index - 1] and line.norms[index] != ","

    def _participle_cut(self, begin: int, index: int, end: int) -> Cut | None:
        """ "…, leaving 300 people homeless", « …, permettant la libération de 50 otages »."""
        line = self.line
        norm = line.norms[index]
        ending = {"en": "ing", "fr": "ant"}.get(line.code, "\n")
        if (
            not norm.endswith(ending)
            or (len(norm) < 6 and norm != "ayant")
            or line.capital[index]
            or line.in_quantity[index] >= 0
            or index + 1 >= end
        ):
            return None
        after_comma = line.norms[index - 1] == ","
        if line.connector(index) or line.norms[index - 1] == "en" or line.is_a(index, "within-tense"):
            return None
        if line.code != "ar" and self._accuses(begin, index):
            first = index - (line.norms[index - 1] != ",")  # « les qualifiant de »
            return Cut(first, first, "told")
        own = absolute(line, begin, index) if line.code == "fr" and not after_comma else None
        if own is not None and line.has_predicate(begin, own) and (hit := line.cue(index)) and hit[1].form != "noun":
            return Cut(own, own + 1, "absolute")  # « Le pont a fermé, la mairie invoquant un risque »
        if (
            (line.code == "en" and not after_comma)
            or line.is_a(index, "preposition")
            or not line.has_predicate(begin, index)
        ):
            return None
        if not (line.is_a(index + 1, "determiner") or line.in_quantity[index + 1] >= 0):
            return None
        if own is not None:
            return Cut(own, own + 1, "absolute")
        return Cut(index, index, "adjunct") if line.has_figure(index + 1, min(index + 9, end)) else None

    def _accuses(self, begin: int, index: int) -> bool:
        """True for the participle of « Le maire est parti, dénonçant une « cabale » », "They struck, accusing the firm
        of neglect": what a subject that can speak says while it does something."""
        line = self.line
        hit = line.cue(index)
        first = index - (line.norms[index - 1] in _ARTICLES)
        told = hit is not None and hit[1].form == "participle" and hit[1].frame in _SAYS
        told = told and hit is not None and (line.code != "en" or hit[1].lemma in _ACCUSES)
        if not told or line.norms[first - 1] != "," or not line.has_predicate(begin, first):
            return False
        if line.count_words(first, self._next_break(index, len(line))) < _FEWEST_TOLD:
            return False
        verb = next((k for k in range(begin, first) if line.verb(k)), begin)
        verb = begin if line.norms[verb - 1] in _WHO_THAT else verb  # "Crowds who met, accusing …, burned cars"
        subject = read_mention(line, begin, verb) if verb > begin else None
        return subject is not None and subject.is_source and subject.kind not in ("document", "tally")

    def _connector_cut(self, begin: int, index: int, end: int) -> Cut | None:
        line = self.line
        norm = line.norms[index]
        found = line.connector(index, end)
        if not found:
            return None
        size, kind = found
        stop = self._next_break(index + size, end)
        after_comma = line.norms[index - 1] == ","
        if kind.startswith("complement"):
            if line.code == "ar" and line.joined(index) and index + size < end:
                return Cut(index, index + size, "complement")
            if line.code == "en" and line.norms[index - 1] in _AND and line.is_a(index + 1, "aux"):
                return Cut(index - 1, index, "")  # "We did as told, and that was our mistake"
            if line.norms[index - 1] in _JOINS:
                return Cut(index - 1, index + size, "complement")
            if line.code == "ar" and size > 1 and line.has_figure(index, stop) and line.has_predicate(begin, index):
                return Cut(index, index, "verb")
            return None
        if kind == "pronoun":
            return Cut(index, index, "verb") if stop - index > 2 else None
        if kind == "temporal" and norm in _SINCE and not after_comma:
            return None  # "23 have died since the outbreak was declared": the span of the figure
        if kind == "temporal" and norm in _WHEN and not after_comma and self._befell(begin, index):
            return None  # "21 of them died when a grenade hit a tank": what befell them and how
        if kind == "temporal" and line.code != "ar" and self._lasting(index):
            return None  # "two days after the dam burst": a measure of time and its clause
        if kind == "temporal":
            telling = line.has_figure(index + size, stop) or line.has_date(index + size, stop)
            telling = telling or (after_comma and self._quotes_on(index + size, stop))
            whole = line.has_predicate(index + size, stop) and (
                line.has_predicate(begin, index) or line.has_figure(begin, index)
            )
            whole = whole and not self._subject_relative(begin, index)
            brief = self._brief(begin, end)
            apart = after_comma and not (brief and line.has_predicate(begin, index))
            weighty = not brief and norm not in _LOOSE and stop - index >= _WEIGHTY
            weighty = weighty and not line.norms[index + 1].endswith("ing")  # "was fired after warning that …"
            if norm == "as" and line.norms[index - 1] in _COUNTED_AS:
                return None  # "It counts this as the second strike since Monday"
            if norm == "as" and not line.has_predicate(index + 1, self._next_and(index + 1, stop)):
                return None  # "were identified as dead and that 12 more were hurt"
            return Cut(index, index, "clause") if (telling or apart or weighty) and whole else None
        following = line.connector(index + size, end) if kind == "clause" and index + size < end else None
        if following and following[1].startswith("complement") and line.code != "ar":
            return Cut(index, index + size + following[0], "complement")
        if kind == "clause":
            if norm in _WHERE and not line.has_predicate(index + size, stop):
                return None
            if norm in _HOWEVER and line.verb(index - 1):
                return None  # « Le syndicat juge toutefois prématuré de … »
            if line.code != "ar" and self._within_relative(begin, index):
                return None  # "The envoy, who left because he was ill, said …": the verb is to come
            if stop < end and (shut := self._asides(stop, end)) > stop:
                stop = self._next_break(shut + 1, end)
            if norm in _MEANWHILE and not after_comma and self._brief(begin, end) and not line.has_figure(index, stop):
                return None  # "The dam held while the rain fell": when it did, no second statement
            if stop == index + size:
                stop = self._next_break(stop + 1, end)  # « alors que, ce matin encore, le maire parlait de … »
                stop = self._next_break(stop + 1, end)
            if line.has_predicate(index + size, stop) and line.has_predicate(begin, index):
                return Cut(index, index, "clause")
            return None
        if norm == "dont" and line.has_figure(index, min(index + 3, end)):
            kind = "adjunct"
        if kind == "relative":
            return self._relative_cut(begin, index, end, size, after_comma)
        if norm == "مقابل" and line.has_figure(index + 1, min(index + _OTHER_SIDE, end)) and self._behind_figure(index):
            return None  # «142 صوتا مقابل 98», «10 وزراء مقابل وزير واحد»
        if kind == "adjunct":
            near = line.has_figure(index + size, min(index + size + 6, stop))
            if (
                near
                and (
                    line.has_figure(begin, index)
                    or (after_comma and line.has_predicate(begin, index) and norm not in ("including",))
                )
                and (after_comma or norm not in _WITH)
                and not (norm in _WITH and self._lone_figure(index + size, stop))
            ):
                return Cut(index, index, "adjunct")
        return None

    def _by_agent(self, comma: int, end: int) -> bool:
        """True for "…, claimed twice by the Northern Front", « …, revendiquée par le Front du Nord »: words of another
        source about what the clause before tells."""
        line = self.line
        by = _BY.get(line.code)
        first = comma + 1
        if self._compares(first, end):
            return True
        if by is None or first >= end or line.norms[first] not in line.grammar.passives:
            return False
        if line.grammar.passives[line.norms[first]].frame not in ("state", "say"):
            return False
        at = next((k for k in range(first + 1, min(first + AGENT_REACH, end - 1)) if line.norms[k] in by), None)
        return at is not None and self._next_break(at, end) >= end - 1

    def _compares(self, first: int, end: int) -> bool:
        """True for « …, loin des 11 300 annoncés par X »: another figure and whoever gave it."""
        line = self.line
        if line.code != "fr" or tuple(line.norms[first : first + 2]) not in _AGAINST:
            return False
        near = range(first + 3, min(first + AGENT_REACH + 2, end - 1))
        by = next((k for k in near if line.norms[k] == "par"), None)
        given = by is not None and line.norms[by - 1] in line.grammar.passives
        return given and line.has_figure(first, by or first)

    def _explains(self, begin: int, index: int, end: int) -> bool:
        """True for "His own party turned on him: the board sent him home", « Le Sénat adopte la loi : 34 voix pour »: a
        clause on either side of the colon, or how a vote went behind it."""
        line = self.line
        if not line.is_colon(index) or index + 1 >= end or index + 1 in dict(line.quotes):
            return False
        behind = line.has_verb(index + 1, end) or opens_votes(line, index + 1)
        return line.has_verb(begin, index) and behind

    def _brief(self, begin: int, end: int) -> bool:
        """True for a clause and its circumstance that make one short sentence: "It closed, after a bridge fell"."""
        return self.line.count_words(begin, end) <= _LONGEST_BRIEF

    def _befell(self, begin: int, index: int) -> bool:
        """True when the verb of "21 died when", "12 workers were killed when" stands right before the word."""
        line = self.line
        return line.norms[index - 1] in _BEFELL and line.has_figure(begin, index)

    def _lone_figure(self, start: int, stop: int) -> bool:
        """True for "…, with 321 seats": a figure and its noun only, no state of things ("with 12 of them missing")."""
        line = self.line
        figures = {line.in_quantity[k] for k in range(start, stop) if line.in_quantity[k] >= 0}
        last = max((k for k in range(start, stop) if line.in_quantity[k] >= 0), default=stop)
        return len(figures) == 1 and stop - last <= _NOUN_OF_FIGURE

    def _behind_figure(self, index: int) -> bool:
        """True when a figure stands right before the word, or its noun between them."""
        return any(self.line.in_quantity[k] >= 0 for k in (index - 1, index - 2) if k >= 0)

    def _lasting(self, index: int) -> bool:
        """True when a span of time stands right before the word: "45 minutes after"."""
        line = self.line
        if index and line.norms[index - 1] in _VAGUE_SPANS:
            return True  # "hours after the vessel left"
        figure = next((line.in_quantity[k] for k in (index - 1, index - 2) if k >= 0 and line.in_quantity[k] >= 0), -1)
        return figure >= 0 and line.quantities[figure].counted in _SPANS

    def _quotes_on(self, start: int, stop: int) -> bool:
        """True for « …, avant que la ligue ne parle d'une « contagion » »: somebody else's words end the sentence."""
        line = self.line
        quoted = next((first for first, _ in line.quotes if start < first < stop), None)
        return quoted is not None and any(start < k < quoted and line.cue(k) for k in line.reporting)
