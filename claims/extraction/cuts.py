"""Where one clause ends and the next begins: connectors, coordinated verbs, figures and appositions."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extraction.line import Line

_AND = frozenset(("and", "et", "و"))
_WHO = frozenset(("who", "whom", "whose", "qui"))
_WHERE = frozenset(("where", "où", "حيث"))
_BEFORE_VERB = frozenset(["ان", "لم", "لن", "لا", "ما", "قد", "سوف", "كي", "حتى", "لكي"])
_TIMES = frozenset(("second", "minute", "hour", "day", "week", "month", "year"))
LONGEST_SUBJECT = 9
"""Words between a conjunction and the verb of its clause."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The left clause ends at ``at``, the right one begins at ``resume``."""

    at: int
    resume: int
    kind: str


class Cuts:
    """Finds the cuts of one sentence; each rule looks at the words around one position."""

    def __init__(self, line: Line) -> None:
        self.line = line

    def _cut(self, begin: int, index: int, end: int, complement: bool) -> Cut | None:
        line = self.line
        norm = line.norms[index]
        if line.in_quantity[index] >= 0 and line.in_quantity[index] == line.in_quantity[index - 1]:
            return None
        if line.in_date[index] >= 0 and line.in_date[index] == line.in_date[index - 1] and norm not in (",",):
            return None
        if norm in (";", "|") and index + 1 < end:
            return Cut(index, index + 1, "")
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

    def _participle_cut(self, begin: int, index: int, end: int) -> Cut | None:
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
        if line.connector(index) or line.norms[index - 1] == "en":
            return None
        if (
            (line.code == "en" and not after_comma)
            or line.is_a(index, "preposition")
            or not line.has_predicate(begin, index)
        ):
            return None
        if not (line.is_a(index + 1, "determiner") or line.in_quantity[index + 1] >= 0):
            return None
        return Cut(index, index, "adjunct") if line.has_figure(index + 1, min(index + 9, end)) else None

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

    def _next_break(self, index: int, end: int) -> int:
        line = self.line
        for stop in range(index, end):
            if line.norms[stop] in (",", ";", "|") and line.in_quantity[stop] < 0:
                return stop
        return end

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
            if line.norms[index - 1] in (*_AND, "but", "mais"):
                return Cut(index - 1, index + size, "complement")
            if line.code == "ar" and size > 1 and line.has_figure(index, stop) and line.has_predicate(begin, index):
                return Cut(index, index, "verb")
            return None
        if kind == "pronoun":
            return Cut(index, index, "verb") if stop - index > 2 else None
        if kind == "temporal":
            telling = line.has_figure(index + size, stop) or any(
                line.in_date[k] >= 0 for k in range(index + size, stop)
            )
            whole = line.has_predicate(index + size, stop) and (
                line.has_predicate(begin, index) or line.has_figure(begin, index)
            )
            whole = whole and not self._subject_relative(begin, index)
            return Cut(index, index, "clause") if (telling or after_comma) and whole else None
        following = line.connector(index + size, end) if kind == "clause" and index + size < end else None
        if following and following[1].startswith("complement") and line.code != "ar":
            return Cut(index, index + size + following[0], "complement")
        if kind == "clause":
            if norm in _WHERE and not line.has_predicate(index + size, stop):
                return None
            if line.has_predicate(index + size, stop) and line.has_predicate(begin, index):
                return Cut(index, index, "clause")
            return None
        if norm == "dont" and line.has_figure(index, min(index + 3, end)):
            kind = "adjunct"
        if kind == "relative":
            return self._relative_cut(begin, index, end, size, after_comma)
        if kind == "adjunct":
            near = line.has_figure(index + size, min(index + size + 6, stop))
            if (
                near
                and (
                    line.has_figure(begin, index)
                    or (after_comma and line.has_predicate(begin, index) and norm not in ("including",))
                )
                and (after_comma or norm not in ("with", "avec"))
            ):
                return Cut(index, index, "adjunct")
        return None

    def _relative_cut(self, begin: int, index: int, end: int, size: int, after_comma: bool) -> Cut | None:
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
            dated = any(line.in_date[k] >= 0 for k in range(index, stop))
            if (line.norms[index] in _WHERE or (line.norms[index] in _WHO and not dated)) and not figure:
                return None
            return Cut(start, start, "relative")
        while stop < end and not self._opens(stop + 1, end):
            stop = self._next_break(stop + 1, end)
        figure = line.has_figure(index, stop)
        dated = any(line.in_date[k] >= 0 for k in range(index, stop))
        closes = stop >= end - 1 or not line.verb(stop + 1, sure=True)
        if not (figure or dated) or not closes or (figure and self._reaches(begin, index, stop)):
            return None
        whole = line.has_predicate(begin, index) and line.has_predicate(index + size, stop)
        return Cut(start, start, "relative") if whole else None

    def _reaches(self, begin: int, index: int, stop: int) -> bool:
        """True when the figure belongs to the verb before the relative: «رفعت عدد ضحايا الزلزال الذي … إلى 632»."""
        line = self.line
        if line.code != "ar" or line.has_figure(begin, index):
            return False
        figure = next((k for k in range(index, stop) if line.in_quantity[k] >= 0), stop)
        return "الي" in line.norms[max(index, figure - 2) : figure] and "الي" not in line.norms[begin:index]

    def _verb_cut(self, begin: int, index: int, end: int, complement: bool) -> Cut | None:
        line = self.line
        norm = line.norms[index]
        if line.code == "ar":
            return self._arabic_verb_cut(begin, index, end, complement)
        if norm not in _AND and norm != ",":
            return None
        if not line.has_predicate(begin, index) or (norm == "," and self._within_relative(begin, index)):
            return None
        if norm == "," and not any(line.verb(k, sure=True) for k in range(begin, index)):
            return None  # "The institute, in a first estimate, put it …"
        first = index + 1
        if norm == "," and first < end and line.norms[first] in (*_AND, "but", "mais"):
            first += 1
        verb = first
        while verb < end and line.is_a(verb, "adverb"):
            verb += 1
        if verb >= end:
            return None
        coordinated = line.verb(verb, sure=norm == ",") and not line.verb(index - 1, sure=True)
        if coordinated and (line.code == "fr" or norm == "," or self._finite_here(verb, end)):
            return Cut(index, first, "verb")
        participle = line.norms[verb] in line.grammar.participles
        if (
            participle
            and line.code == "en"
            and norm in _AND
            and self._finite_here(verb, end)
            and not line.verb(index - 1)
        ):
            return Cut(index, first, "verb")
        if norm == "," and first == index + 1:
            return None
        for step in range(first, min(first + LONGEST_SUBJECT, end)):
            if line.norms[step] in (",", ";") or (line.connector(step) and line.connector(step)[1] != "adjunct"):  # type: ignore[index]
                return None
            if step > first and line.verb(step, sure=True):
                starts = (
                    line.is_a(first, "determiner")
                    or line.is_a(first, "pronoun")
                    or line.tokens[first].text[:1].isupper()
                )
                if starts or line.in_quantity[first] >= 0 or line.is_a(first, "he") or line.is_a(first, "she"):
                    return Cut(index, first, "")
                return None
        return None

    def _subject_relative(self, begin: int, index: int) -> bool:
        """For "All the ships that had waited since Monday have passed": true before "since", the verb is to come."""
        line = self.line
        for k in range(begin + 1, index):
            if line.verb(k, sure=True):
                return False
            found = line.connector(k, index)
            if found and (found[1] == "relative" or line.norms[k] == "that") and line.norms[k - 1] != ",":
                return line.code != "ar"
        return False

    def _within_relative(self, begin: int, index: int) -> bool:
        """For "The envoy, who asked not to be named, gave …": true at the second comma: the verb is to come."""
        line = self.line
        comma = next((k for k in range(index - 1, begin, -1) if line.norms[k] == ","), None)
        if comma is None or line.has_predicate(begin, comma):
            return False
        return line.norms[comma + 1] in _WHO

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

    def _arabic_verb_cut(self, begin: int, index: int, end: int, complement: bool) -> Cut | None:
        line = self.line
        before = line.norms[index - 1]
        if line.joined(index) and line.verb(index):
            if line.is_a(index, "preposition") or line.is_a(index, "aux-weak"):
                return None
            return Cut(index, index, "verb")
        if line.joined(index) and (line.is_a(index, "negator") or line.bare[index] == "قد"):
            return Cut(index, index, "verb")
        if not line.verb(index, sure=True) or line.is_a(index, "aux"):
            return None
        if before == "," and line.has_predicate(begin, index):
            return Cut(index, index, "verb")
        if (
            before in _BEFORE_VERB
            or line.bare[index - 1] in _BEFORE_VERB
            or line.connector(index - 1)
            or line.verb(index - 1)
        ):
            return None
        resumes = any(line.is_a(k, "resumptive") for k in range(index + 1, min(index + 3, end)))
        plain = any(line.verb(k, sure=True) and not line.is_a(k, "aux") for k in range(begin, index - 1))
        return Cut(index, index, "relative") if resumes and plain else None

    def _figure_cut(self, begin: int, index: int, end: int) -> Cut | None:
        """«632 قتيلا و329 مصابا», "290 were in A, 190 in B and 89 in C", « l'une compte 12 morts, l'autre 7 »."""
        line = self.line
        norm = line.norms[index]
        event = line.code == "ar" and line.joined(index) and line.bare[index] in line.grammar.actions
        if event and index + 1 < end and line.in_quantity[index + 1] >= 0 and line.has_figure(begin, index):
            return Cut(index, index, "figure")
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
            series = norm == "," or line.has_predicate(begin, index) or line.in_quantity[begin] >= 0
            if any((hit := line.connector(k, index)) and hit[1] == "adjunct" for k in range(begin + 1, index)):
                return None  # "17 people, including 13 locals and 4 visitors"
            if other in _TIMES:
                return None  # "…, 13 minutes after take-off"
            if elliptic and series:
                return Cut(index, start, "figure")
            shared = index - begin < 6 and not line.has_predicate(begin, index)
            if one and other and one != other and not shared:  # not "181 passengers and 8 crew members are …"
                return Cut(index, start, "figure")
            return None
        if norm == "," and line.is_a(first, "determiner"):
            stop = self._next_break(first, end)
            last = stop - 1 if line.is_word(stop - 1) else stop - 2
            if line.has_figure(first, stop) and stop - first <= 10 and last >= first and line.in_quantity[last] >= 0:
                return Cut(index, first, "figure")
        return None

    def _apposition_cut(self, begin: int, index: int, end: int) -> Cut | None:
        """A stretch between commas that holds a figure and no verb, and what goes on behind it."""
        line = self.line
        if line.norms[index] != "," or line.in_quantity[index] >= 0 or line.in_date[index] >= 0 or index + 1 >= end:
            return None
        first = index + 1
        stop = self._next_break(first, end)
        if (
            stop < end
            and line.is_a(first, "preposition")
            and line.code != "ar"
            and (
                line.has_figure(first, stop)
                and not line.has_predicate(first, stop)
                and not line.has_predicate(begin, index)
            )
        ):
            return Cut(index, first, "apposition")
        fronted = (
            not line.has_predicate(begin, index)
            and line.has_figure(begin, index)
            and not line.is_a(begin, "preposition")
        )
        if (
            (
                fronted
                and line.code != "ar"
                and line.is_a(first, "determiner")
                and line.in_quantity[begin] < 0
                and not line.connector(begin)
            )
            and line.has_predicate(first, end)
            and line.in_date[begin] < 0
        ):
            return Cut(index, first, "")
        aside = line.connector(begin)
        resumed = line.verb(first, sure=True) or line.bare[first] == "قد"
        if line.code == "ar" and aside and aside[1] == "adjunct" and line.has_figure(begin, index) and resumed:
            return Cut(index, first, "verb")
        opened = begin > 0 and line.norms[begin - 1] == "," and not line.has_predicate(begin, index)
        if opened and line.has_figure(begin, index) and line.verb(first, sure=True):
            return Cut(index, first, "verb")
        if self._is_relative(begin) and line.verb(first, sure=True) and line.code != "ar":
            return Cut(index, first, "verb")
        return None

    def _is_relative(self, index: int) -> bool:
        found = self.line.connector(index)
        return bool(found and found[1] == "relative")
