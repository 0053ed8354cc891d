"""Cutting content into clauses: one proposition each, on word boundaries, with what an ellipsis refers to.

Coordination, comma'd relatives, subordinate clauses and figures that stand for themselves are cut; what holds neither
predicate nor figure is joined to its neighbour. Each rule looks at the words around one position only.
"""

from __future__ import annotations

from typing import NamedTuple

from claims.extraction.absences import is_absence
from claims.extraction.cuts import Cuts
from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.splices import object_behind

_AND_BUT, _BUT_THAT, _AT_ENDS = wordset("joins"), wordset("but_that"), wordset("clause_end_joins")
_WAS, _SO, _ABOUT_SUBJECTS = wordset("was"), wordset("opening_particles"), wordset("relatives_about_subjects")
_LONGEST_HEAD = 8  # words of a verb and its subject in front of a relative clause


class Clause(NamedTuple):
    """Words ``start`` to ``end``; ``context`` is the range of words that it needs to be understood, ``inner`` that of
    an apposition inside it which is a clause of its own; empty if none."""

    start: int
    end: int
    context: tuple[int, int] = (0, 0)
    kind: str = ""
    inner: tuple[int, int] = (0, 0)

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
        return self.kind in ("adjunct", "figure", "apposition", "gapped")


class Splitter(Cuts):
    """Splits stretches of one sentence."""

    def split(self, start: int, end: int, complement: bool) -> list[Clause]:
        """Return the clauses of words ``start`` to ``end`` in order; with ``complement`` the first one is a clause."""
        pieces: list[tuple[int, int, str]] = []
        begin, kind = start, "complement" if complement else ""
        behind = start
        for index in self._places:
            if not behind < index < end:
                continue
            cut = self._cut(begin, index, end, kind == "complement")
            if cut and cut.resume < end and cut.at > begin and not self._only_opens(begin, cut.at):
                pieces.append((begin, cut.at, kind))
                begin, kind = cut.resume, cut.kind
                behind = max(begin, index)
        pieces.append((begin, end, kind))
        return self._clauses(self._whole(self._enclosed(pieces)))

    def _only_opens(self, start: int, end: int) -> bool:
        """True for « c'est », "it is": no clause without what follows."""
        line = self.line
        return (
            end - start <= 3
            and line.code != "ar"
            and all(line.is_a(k, "pronoun") or line.is_a(k, "aux") for k in range(start, end))
        )

    def _enclosed(self, pieces: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
        """For "31 sailors, including 4 officers, were lost": a clause around its apposition, and the apposition."""
        line = self.line
        result: list[tuple[int, int, str]] = []
        index = 0
        while index < len(pieces):
            start, end, kind = pieces[index]
            if index + 2 < len(pieces) and pieces[index + 1][2] == "adjunct":
                (first, last, adjunct), (verb, stop, _) = pieces[index + 1 : index + 3]
                apart = line.norms[last] == "," and line.norms[first - 1] == "," and line.has_figure(start, end)
                opens = verb - last <= 1 and (line.verb(verb, sure=True) or line.bare[verb] == "قد")
                if apart and opens and not line.has_predicate(first, last) and self._bare_subject(start, end):
                    result += [(start, stop, kind), (first, last, adjunct)]
                    index += 3
                    continue
            shut = object_behind(line, pieces[index + 1]) if index + 1 < len(pieces) else None
            if shut is not None:
                first, last, adjunct = pieces[index + 1]
                result += [(start, last, kind), (first, shut, adjunct)]
                index += 2
                continue
            if index + 2 < len(pieces) and self._made_up(pieces[index : index + 3]):
                (first, last, _), (_, stop, _) = pieces[index + 1 : index + 3]
                result += [(start, stop, kind), (first, last, "apposition")]
                index += 3
                continue
            if index + 2 < len(pieces) and pieces[index + 1][2] == "apposition" and self._bare_subject(start, end):
                (first, last, _), (verb, stop, _) = pieces[index + 1 : index + 3]
                auxiliary = line.norms[last] == "," and verb - last <= 1 and line.verb(verb, sure=True)
                if auxiliary and not line.has_figure(start, end) and not line.has_predicate(start, last):
                    result += [(start, stop, kind), (first, last, "apposition")]
                    index += 3
                    continue
            if index + 1 < len(pieces) and self._short_part(pieces[index], pieces[index + 1]):
                (first, last, part), index = pieces[index + 1], index + 2
                result += [(start, last, kind), (first, last, part)]
                continue
            closed = self._parenthesis(pieces[index], pieces[index + 1]) if index + 1 < len(pieces) else None
            if closed is not None:
                result += [(start, pieces[index + 1][1], kind), (pieces[index + 1][0], closed, "relative")]
                index += 2
                continue
            result.append(pieces[index])
            index += 1
        return result

    def _parenthesis(self, head: tuple[int, int, str], relative: tuple[int, int, str]) -> int | None:
        """For «ألقى المبعوث، الذي وصل أمس، كلمة» and «كان الوزير، الذي استقال، قد أعلن»: the comma at which the clause
        of ``head`` goes on behind the relative clause, else ``None``."""
        line = self.line
        start, end, _ = head
        first, last, kind = relative
        if kind == "relative" and first == end and line.code != "ar" and self._bare_subject(start, end):
            near = range(first + 2, last - 1)  # "Norland, whose mayor denied it, offered help"
            near = near if line.norms[first] in _ABOUT_SUBJECTS else range(0)
            return next((k for k in near if line.norms[k] == "," and line.verb(k + 1)), None)
        if line.code != "ar" or kind != "relative" or first != end or end - start > _LONGEST_HEAD:
            return None
        commas = [k for k in range(first + 2, last - 1) if line.norms[k] == "," and line.in_quantity[k] < 0]
        comma = next((k for k in commas if line.is_word(k + 1) and not line.joined(k + 1)), 0)
        if not comma:
            return None
        follows = line.bare[comma + 1]
        if self._bare_subject(start, end):
            late = line.bare[start] in _WAS and (follows == "قد" or line.verb(comma + 1, sure=True))
            return comma if late else None
        plain = not any(line.is_a(k, "preposition") or line.in_quantity[k] >= 0 for k in range(start, end))
        indefinite = not line.norms[comma + 1].startswith(("ال", "و", "ف")) and not line.connector(comma + 1)
        starts = line.verb(start, sure=True) and not line.is_a(comma + 1, "preposition") and not line.verb(comma + 1)
        return comma if plain and indefinite and starts else None

    def _bare_subject(self, start: int, end: int) -> bool:
        """True when the words hold no verb but a leading «كان»."""
        line = self.line
        first = start + 1 if line.bare[start] in _WAS else start
        return not line.has_verb(first, end)

    def _whole(self, pieces: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
        """Join what is no proposition to the piece before it; a bare subject in front of an apposition is left out."""
        line = self.line
        result: list[tuple[int, int, str]] = []
        for position, (start, end, kind) in enumerate(pieces):
            words = line.count_words(start, end)
            follows = pieces[position + 1][2] if position + 1 < len(pieces) else ""
            sound = (
                kind in ("agent", "absolute", "told")
                or (kind == "complement" and follows != "relative")
                or line.has_predicate(start, end)
                or (line.has_figure(start, end) or is_absence(line, start, end))
            )
            if follows == "relative" and not line.has_predicate(start, end) and self._only_aged(start, end):
                continue  # "The 24-year-old Brazilian, who …": a bare subject
            if (words >= 2 and sound) or (len(pieces) == 1 and (words >= 3 or line.has_figure(start, end))):
                result.append((start, end, kind))
            elif result and start - result[-1][1] <= 2:
                result[-1] = (result[-1][0], end, result[-1][2])
            elif position + 1 < len(pieces) and pieces[position + 1][2] not in ("relative", "apposition", "complement"):
                following = pieces[position + 1]
                pieces[position + 1] = (start, following[1], kind or following[2])
        return result

    def _only_aged(self, start: int, end: int) -> bool:
        """True when the only figure of the words is somebody's age."""
        figures = {self.line.in_quantity[k] for k in range(start, end)} - {-1}
        return bool(figures) and all(self.line.quantities[k].counted == "age" for k in figures)

    def _clauses(self, pieces: list[tuple[int, int, str]]) -> list[Clause]:
        clauses: list[Clause] = []
        for position, (start, end, kind) in enumerate(pieces):
            context, inner = (0, 0), (0, 0)
            if position + 1 < len(pieces) and pieces[position + 1][0] < end:
                inner = pieces[position + 1][:2]
            if position and start < pieces[position - 1][1]:
                context = (pieces[position - 1][0], start)
            elif kind == "relative":
                context = self.antecedent(start)
            elif position and kind in ("verb", "told", "figure", "adjunct", "apposition", "agent"):
                context = self.subject(*pieces[0][:2]) if kind != "figure" else self.lead(*pieces[position - 1][:2])
                if context == (0, 0) and clauses:
                    context = clauses[-1].context
            if kind == "verb" and clauses and clauses[-1].relative:
                context = clauses[-1].context
                clauses.append(Clause(start, end, context, "relative-verb"))
                continue
            clauses.append(Clause(start, end, context, kind, inner))
        return clauses

    # context

    def antecedent(self, start: int) -> tuple[int, int]:
        """The noun phrase before a relative clause: a date and its noun, else the words since the last preposition."""
        line = self.line
        end = start
        while end > 0 and not line.is_word(end - 1):
            end -= 1
        first = end
        if end and line.in_date[end - 1] >= 0:
            while first > 0 and line.in_date[first - 1] == line.in_date[end - 1]:
                first -= 1
            return (max(first - 1, 0), end) if line.code == "ar" else (max(first - 3, 0), end)
        while first > 0 and end - first < 6 and (line.is_word(first - 1) or line.norms[first - 1] == "-"):
            if line.is_a(first - 1, "preposition") or line.verb(first - 1, sure=True) or line.connector(first - 1):
                break
            first -= 1
        return (first, end) if first < end else (0, 0)

    def subject(self, start: int, end: int) -> tuple[int, int]:
        """The subject of the clause: before its verb, or (Arabic, verb first) behind it."""
        line = self.line
        verb = line.first_verb(start, end)
        if verb is None and line.code != "ar":
            past = "ed" if line.code == "en" else "\n"
            verb = next((k for k in range(start + 1, end) if line.verb(k) or line.norms[k].endswith(past)), None)
        if verb is None:
            return (start, min(end, start + 6))
        if verb - start >= 1 and not (line.is_a(start, "preposition") or line.is_a(start, "manner")):
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


def trimmed(line: Line, start: int, end: int) -> tuple[int, int]:
    """Take marks and conjunctions off both ends; quote marks go when they enclose the whole or miss their partner."""
    quotes = dict(line.quotes)
    closing = {last: first for first, last in line.quotes}
    opening = line.is_a(start, "lead-in", end) if start < end else 0
    if opening and start + opening < end - 2 and line.norms[start + opening] == ",":
        start += opening
    while start < end:
        if start in quotes and quotes[start] == end - 1:
            start, end = start + 1, end - 1
        elif line.norms[start] in _SO and line.joined(start) and end - start > 2:
            start += 1  # «وفقا للهيئة، فإن …»
        elif (
            not line.is_word(start)
            and not (start in quotes and quotes[start] < end)
            and line.norms[start] not in ("$", "€", "£", "#", "(")
        ) or (line.norms[start] in _AND_BUT and end - start > 1):
            start += 1
        elif line.norms[end - 1] in _BUT_THAT and end < len(line) and line.norms[end] == "ان":
            end -= 1  # «…، غير أن الوزارة نفت ذلك»
        elif (
            not line.is_word(end - 1)
            and not (end - 1 in closing and closing[end - 1] >= start)
            and not (line.norms[end - 1] == ")" and any(line.norms[k] == "(" for k in range(start, end)))
            and line.norms[end - 1] not in ("%", "$", "€", "£")
        ) or (line.norms[end - 1] in _AT_ENDS and end - start > 1):
            end -= 1
        else:
            size = _dangling(line, start, end) or _opened(line, start, end)
            if not size:
                break
            end -= size
    return start, end


def _opened(line: Line, start: int, end: int) -> int:
    """Words of ", which he" at the end of the range, whose verb is a cue behind it: "…, which he said had burst"."""
    if line.code != "en" or end - start < _LONGEST_HEAD or line.norms[end - 2] not in _ABOUT_SUBJECTS:
        return 0
    return 2 if line.is_a(end - 1, "pronoun") and line.count_words(end, len(line)) else 0


def _dangling(line: Line, start: int, end: int) -> int:
    """Words of a connector that ends the range: it opens the clause that was cut off behind it."""
    if not line.count_words(end, len(line)):
        return 0  # « une ceinture d'or »
    for size in (3, 2, 1):
        found = line.connector(end - size, end) if end - size > start else None
        if found and found[0] == size and found[1] in ("clause", "temporal"):
            return size
    return 0
