"""Cutting content into clauses: one proposition each, on word boundaries, with what an ellipsis refers to.

Coordination, comma'd relatives, subordinate clauses and figures that stand for themselves are cut; what holds neither
predicate nor figure is joined to its neighbour. Each rule looks at the words around one position only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.line import Line

_AND = frozenset(("and", "et", "و"))
_WHERE = frozenset(("where", "où", "حيث"))
_BEFORE_VERB = frozenset("ان لم لن لا ما قد سوف كي حتى لكي".split())
LONGEST_SUBJECT = 9
"""Words between a conjunction and the verb of its clause."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``start`` to ``end``; ``context`` is the range of words that it needs to be understood, empty if none."""

    start: int
    end: int
    context: tuple[int, int] = (0, 0)
    kind: str = ""

    @property
    def relative(self) -> bool:
        """True for a relative clause or one coordinated with it: its antecedent's dates are its own."""
        return self.kind in ("relative", "relative-verb")

    @property
    def complement(self) -> bool:
        """True when a conjunction such as "and that" makes it a clause."""
        return self.kind == "complement"

    @property
    def elliptic(self) -> bool:
        """True for what has no verb of its own and shares the one before it."""
        return self.kind in ("adjunct", "figure", "apposition")


@dataclass(frozen=True, slots=True)
class _Cut:
    """The left clause ends at ``at``, the right one begins at ``resume``."""

    at: int
    resume: int
    kind: str


class Splitter:
    """Splits stretches of one sentence."""

    def __init__(self, line: Line) -> None:
        self.line = line

    def split(self, start: int, end: int, complement: bool) -> list[Clause]:
        """Return the clauses of words ``start`` to ``end`` in order; with ``complement`` the first one is a clause."""
        pieces: list[tuple[int, int, str]] = []
        begin, kind = start, "complement" if complement else ""
        index = start + 1
        while index < end:
            cut = self._cut(begin, index, end, kind == "complement")
            if cut and cut.resume < end and cut.at > begin:
                pieces.append((begin, cut.at, kind))
                begin, kind = cut.resume, cut.kind
                index = max(begin, index) + 1
            else:
                index += 1
        pieces.append((begin, end, kind))
        return self._clauses(self._whole(pieces))

    def _whole(self, pieces: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
        """Join what is no proposition to the piece before it; a bare subject in front of an apposition is left out."""
        line = self.line
        result: list[tuple[int, int, str]] = []
        for position, (start, end, kind) in enumerate(pieces):
            words = sum(line.is_word(k) for k in range(start, end))
            sound = kind == "complement" or line.has_predicate(start, end) or line.has_figure(start, end)
            if words >= 2 and sound or (words >= 3 and len(pieces) == 1):
                result.append((start, end, kind))
            elif result and start - result[-1][1] <= 2:
                result[-1] = (result[-1][0], end, result[-1][2])
            elif position + 1 < len(pieces) and pieces[position + 1][2] not in ("relative", "apposition", "complement"):
                following = pieces[position + 1]
                pieces[position + 1] = (start, following[1], kind or following[2])
        return result

    def _clauses(self, pieces: list[tuple[int, int, str]]) -> list[Clause]:
        clauses: list[Clause] = []
        for position, (start, end, kind) in enumerate(pieces):
            context = (0, 0)
            if kind == "relative":
                context = self.antecedent(start)
            elif position and kind in ("verb", "figure", "adjunct", "apposition"):
                context = self.subject(*pieces[0][:2]) if kind != "figure" else self.lead(*pieces[position - 1][:2])
                if context == (0, 0) and clauses:
                    context = clauses[-1].context
            if kind == "verb" and clauses and clauses[-1].relative:
                context = clauses[-1].context
                clauses.append(Clause(start, end, context, "relative-verb"))
                continue
            clauses.append(Clause(start, end, context, kind))
        return clauses

    # context

    def antecedent(self, start: int) -> tuple[int, int]:
        """The noun phrase in front of a relative clause: a date and its noun, else the words since the last preposition."""
        line = self.line
        end = start
        while end > 0 and not line.is_word(end - 1):
            end -= 1
        first = end
        if end and line.in_date[end - 1] >= 0:
            while first > 0 and line.in_date[first - 1] == line.in_date[end - 1]:
                first -= 1
            return (max(first - 1, 0), end) if line.code == "ar" else (max(first - 3, 0), end)
        while first > 0 and end - first < 6 and line.is_word(first - 1):
            if line.is_a(first - 1, "preposition") or line.verb(first - 1, sure=True) or line.connector(first - 1):
                break
            first -= 1
        return (first, end) if first < end else (0, 0)

    def subject(self, start: int, end: int) -> tuple[int, int]:
        """The subject of the clause: before its verb, or (Arabic, verb first) behind it."""
        line = self.line
        verb = next((k for k in range(start, end) if line.verb(k, sure=True)), None)
        if verb is None:
            return (start, min(end, start + 6))
        if verb - start >= 1 and not line.is_a(start, "preposition"):
            connector = line.connector(start)
            return (0, 0) if connector and connector[1] == "relative" else (start, min(verb, start + 10))
        if line.code != "ar":
            return (0, 0)
        stop = verb + 1
        while stop < end and stop - verb < 6 and line.is_word(stop):
            if line.is_a(stop, "preposition") or line.verb(stop) or line.connector(stop) or line.in_quantity[stop] >= 0:
                break
            stop += 1
        return (verb + 1, stop) if stop > verb + 1 else (0, 0)

    def lead(self, start: int, end: int) -> tuple[int, int]:
        """The clause up to its first figure: what the figures that follow are about."""
        line = self.line
        stop = next((k for k in range(start, end) if line.in_quantity[k] >= 0), end)
        return (start, min(stop, start + 14)) if stop > start else (0, 0)

    # cuts

    def _cut(self, begin: int, index: int, end: int, complement: bool) -> _Cut | None:
        line = self.line
        norm = line.norms[index]
        if line.in_quantity[index] >= 0 and line.in_quantity[index] == line.in_quantity[index - 1]:
            return None
        if line.in_date[index] >= 0 and line.in_date[index] == line.in_date[index - 1] and norm not in (",",):
            return None
        if norm in (";", "|") and index + 1 < end:
            return _Cut(index, index + 1, "")
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

    def _opens(self, index: int, end: int) -> bool:
        """True when a clause may begin at ``index``, behind a comma: with a connector, conjunction or verb."""
        line = self.line
        if index >= end:
            return True
        return (
            bool(line.connector(index, end))
            or line.norms[index] in _AND
            or line.joined(index)
            or line.verb(index, sure=True)
        )

    def _participle_cut(self, begin: int, index: int, end: int) -> _Cut | None:
        """ "…, leaving 300 people homeless", « …, permettant la libération de 50 otages »."""
        line = self.line
        norm = line.norms[index]
        ending = {"en": "ing", "fr": "ant"}.get(line.code, "\n")
        if (
            not norm.endswith(ending)
            or len(norm) < 6
            or line.tokens[index].text[:1].isupper()
            or line.in_quantity[index] >= 0
            or index + 1 >= end
        ):
            return None
        after_comma = line.norms[index - 1] == ","
        if (
            line.code == "en"
            and not after_comma
            or line.is_a(index, "preposition")
            or not line.has_predicate(begin, index)
        ):
            return None
        if not (line.is_a(index + 1, "determiner") or line.in_quantity[index + 1] >= 0):
            return None
        return _Cut(index, index, "adjunct") if line.has_figure(index + 1, min(index + 9, end)) else None

    def _next_break(self, index: int, end: int) -> int:
        line = self.line
        for stop in range(index, end):
            if line.norms[stop] in (",", ";", "|") and line.in_quantity[stop] < 0:
                return stop
        return end

    def _connector_cut(self, begin: int, index: int, end: int) -> _Cut | None:
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
                return _Cut(index, index + size, "complement")
            if line.norms[index - 1] in (*_AND, "but", "mais"):
                return _Cut(index - 1, index + size, "complement")
            if line.code == "ar" and size > 1 and line.has_figure(index, stop) and line.has_predicate(begin, index):
                return _Cut(index, index, "verb")
            return None
        if kind == "pronoun":
            return _Cut(index, index, "verb") if stop - index > 2 else None
        if kind == "temporal":
            telling = line.has_figure(index + size, stop) or any(
                line.in_date[k] >= 0 for k in range(index + size, stop)
            )
            whole = line.has_predicate(index + size, stop) and (
                line.has_predicate(begin, index) or line.has_figure(begin, index)
            )
            return _Cut(index, index, "clause") if (telling or after_comma) and whole else None
        if kind == "clause":
            if norm in _WHERE and not line.has_predicate(index + size, stop):
                return None
            if line.has_predicate(index + size, stop) and line.has_predicate(begin, index):
                return _Cut(index, index, "clause")
            return None
        if norm == "dont" and line.has_figure(index, min(index + 3, end)):
            kind = "adjunct"
        if kind == "relative":
            return self._relative_cut(begin, index, end, size, after_comma)
        if kind == "adjunct":
            near = line.has_figure(index + size, min(index + size + 6, stop))
            if near and (
                line.has_figure(begin, index)
                or after_comma
                and line.has_predicate(begin, index)
                and norm not in ("including",)
            ):
                if after_comma or norm not in ("with", "avec"):
                    return _Cut(index, index, "adjunct")
        return None

    def _relative_cut(self, begin: int, index: int, end: int, size: int, after_comma: bool) -> _Cut | None:
        line = self.line
        stop = self._next_break(index + size, end)
        figure = line.has_figure(index, stop)
        if after_comma and not (line.has_predicate(index + size, stop) or figure or line.code == "ar"):
            return None
        start = index
        if (
            not after_comma
            and index - 2 > begin
            and line.norms[index - 2] == ","
            and line.is_a(index - 1, "preposition")
        ):
            after_comma, start = True, index - 1
        if after_comma:
            if line.norms[index] in _WHERE and not figure:
                return None
            return _Cut(start, start, "relative")
        while stop < end and not self._opens(stop + 1, end):
            stop = self._next_break(stop + 1, end)
        figure = line.has_figure(index, stop)
        dated = any(line.in_date[k] >= 0 for k in range(index, stop))
        if (
            (figure or dated)
            and stop >= end - 1
            and line.has_predicate(begin, index)
            and line.has_predicate(index + size, stop)
        ):
            return _Cut(start, start, "relative")
        return None

    def _verb_cut(self, begin: int, index: int, end: int, complement: bool) -> _Cut | None:
        line = self.line
        norm = line.norms[index]
        if line.code == "ar":
            return self._arabic_verb_cut(begin, index, end, complement)
        if norm not in _AND and norm != ",":
            return None
        if not line.has_predicate(begin, index):
            return None
        first = index + 1
        if norm == "," and first < end and line.norms[first] in (*_AND, "but", "mais"):
            first += 1
        verb = first
        while verb < end and line.is_a(verb, "adverb"):
            verb += 1
        if verb >= end:
            return None
        if line.verb(verb, sure=norm == ",") and not line.verb(index - 1, sure=True):
            if line.code == "fr" or norm == "," or self._finite_here(verb, end):
                return _Cut(index, first, "verb")
        participle = line.norms[verb] in line.grammar.participles
        if (
            participle
            and line.code == "en"
            and norm in _AND
            and self._finite_here(verb, end)
            and not line.verb(index - 1)
        ):
            return _Cut(index, first, "verb")
        if norm == "," and first == index + 1:
            return None
        for step in range(first, min(first + LONGEST_SUBJECT, end)):
            if line.norms[step] in (",", ";") or line.connector(step) and line.connector(step)[1] != "adjunct":  # type: ignore[index]
                return None
            if step > first and line.verb(step, sure=True):
                starts = (
                    line.is_a(first, "determiner")
                    or line.is_a(first, "pronoun")
                    or line.tokens[first].text[:1].isupper()
                )
                if starts or line.in_quantity[first] >= 0 or line.is_a(first, "he") or line.is_a(first, "she"):
                    return _Cut(index, first, "")
                return None
        return None

    def _finite_here(self, index: int, end: int) -> bool:
        """An English form behind "and" is a verb when an object, figure or particle follows."""
        line = self.line
        if line.code == "fr":
            return True
        if line.is_a(index, "aux"):
            return True
        after = index + 1
        if after >= end:
            return False
        return bool(
            line.in_quantity[after] >= 0
            or line.in_date[after] >= 0
            or line.is_a(after, "determiner")
            or line.is_a(after, "preposition")
            or line.is_a(after, "it")
            or line.is_a(after, "adverb")
            or line.tokens[after].text[:1].isupper()
            or line.norms[after] in ("him", "her", "them", "me", "us", "that")
        )

    def _arabic_verb_cut(self, begin: int, index: int, end: int, complement: bool) -> _Cut | None:
        line = self.line
        before = line.norms[index - 1]
        if line.joined(index) and line.verb(index):
            if line.is_a(index, "preposition") or line.is_a(index, "aux-weak"):
                return None
            return _Cut(index, index, "verb")
        if line.joined(index) and (line.is_a(index, "negator") or line.bare[index] == "قد"):
            return _Cut(index, index, "verb")
        if not line.verb(index, sure=True) or line.is_a(index, "aux"):
            return None
        if before == "," and line.has_predicate(begin, index):
            return _Cut(index, index, "verb")
        if (
            before in _BEFORE_VERB
            or line.bare[index - 1] in _BEFORE_VERB
            or line.connector(index - 1)
            or line.verb(index - 1)
        ):
            return None
        resumes = any(line.is_a(k, "resumptive") for k in range(index + 1, min(index + 3, end)))
        plain = any(line.verb(k, sure=True) and not line.is_a(k, "aux") for k in range(begin, index - 1))
        return _Cut(index, index, "relative") if resumes and plain else None

    def _figure_cut(self, begin: int, index: int, end: int) -> _Cut | None:
        """«632 قتيلا و329 مصابا», "290 were in A, 190 in B and 89 in C", « l'une compte 12 morts, l'autre 7 »."""
        line = self.line
        norm = line.norms[index]
        if line.code == "ar" and line.joined(index) and line.bare[index] in line.grammar.actions:
            if index + 1 < end and line.in_quantity[index + 1] >= 0 and line.has_figure(begin, index):
                return _Cut(index, index, "figure")
        if norm not in _AND and norm != ",":
            return None
        if not line.has_figure(begin, index):
            return None
        first = index + 1
        while first < end and (line.norms[first] in _AND or line.norms[first] == ","):
            first += 1
        if first >= end:
            return None
        here = line.in_quantity[first]
        start = index if norm == "و" else first
        if here >= 0 and here != line.in_quantity[first - 1]:
            left = max((line.in_quantity[k] for k in range(begin, index)), default=-1)
            one, other = line.quantities[left].counted, line.quantities[here].counted
            after = next((k for k in range(first, end) if line.in_quantity[k] != here), end)
            elliptic = after < end and bool(line.is_a(after, "preposition") or line.source(after, end))
            if (one and other and one != other) or (elliptic and (norm == "," or line.has_predicate(begin, index))):
                return _Cut(index, start, "figure")
            return None
        if norm == "," and line.is_a(first, "determiner"):
            stop = self._next_break(first, end)
            if line.has_figure(first, stop) and stop - first <= 10 and line.in_quantity[stop - 1] >= 0:
                return _Cut(index, first, "figure")
        return None

    def _apposition_cut(self, begin: int, index: int, end: int) -> _Cut | None:
        """A stretch between commas that holds a figure and no verb, and what goes on behind it."""
        line = self.line
        if line.norms[index] != "," or line.in_quantity[index] >= 0 or line.in_date[index] >= 0 or index + 1 >= end:
            return None
        first = index + 1
        stop = self._next_break(first, end)
        if stop < end and line.is_a(first, "preposition") and line.code != "ar":
            if (
                line.has_figure(first, stop)
                and not line.has_predicate(first, stop)
                and not line.has_predicate(begin, index)
            ):
                return _Cut(index, first, "apposition")
        fronted = (
            not line.has_predicate(begin, index)
            and line.has_figure(begin, index)
            and not line.is_a(begin, "preposition")
        )
        if (
            fronted
            and line.code != "ar"
            and line.is_a(first, "determiner")
            and line.in_quantity[begin] < 0
            and not line.connector(begin)
        ):
            if line.has_predicate(first, end) and line.in_date[begin] < 0:
                return _Cut(index, first, "")
        opened = begin > 0 and line.norms[begin - 1] == "," and not line.has_predicate(begin, index)
        if opened and line.has_figure(begin, index) and line.verb(first, sure=True):
            return _Cut(index, first, "verb")
        if self._is_relative(begin) and line.verb(first, sure=True) and line.code != "ar":
            return _Cut(index, first, "verb")
        return None

    def _is_relative(self, index: int) -> bool:
        found = self.line.connector(index)
        return bool(found and found[1] == "relative")


def trimmed(line: Line, start: int, end: int) -> tuple[int, int]:
    """Take marks and conjunctions off both ends; quote marks go when they enclose the whole or miss their partner."""
    quotes = dict(line.quotes)
    closing = {last: first for first, last in line.quotes}
    while start < end:
        if start in quotes and quotes[start] == end - 1:
            start, end = start + 1, end - 1
        elif (
            not line.is_word(start)
            and not (start in quotes and quotes[start] < end)
            and line.norms[start] not in ("$", "€", "£", "#", "(")
        ) or (line.norms[start] in ("and", "et", "but", "mais") and end - start > 1):
            start += 1
        elif (
            not line.is_word(end - 1)
            and not (end - 1 in closing and closing[end - 1] >= start)
            and not (line.norms[end - 1] == ")" and any(line.norms[k] == "(" for k in range(start, end)))
            and line.norms[end - 1] not in ("%", "$", "€", "£")
        ) or (line.norms[end - 1] in ("and", "et", "و", "ان") and end - start > 1):
            end -= 1
        else:
            break
    return start, end


def words_in(line: Line, start: int, end: int) -> Iterator[int]:
    """Indices of the words, without marks, in a range."""
    return (k for k in range(start, end) if line.is_word(k))
