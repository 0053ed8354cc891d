"""Cuts in front of relative clauses: which of them state something of their own."""

from __future__ import annotations

from claims.extraction.figure_cuts import FigureCuts
from claims.extraction.lexicon import wordset
from claims.extraction.verb_cuts import Cut

_AND_BUT = wordset("joins")
_WHOSE = wordset("whose")
_WAS = wordset("was")
_WHO = wordset("who_of_people")
_WHERE = wordset("where")
_AMOUNTS = wordset("amounts_to")
_DISTANCES = frozenset(("kilometre", "metre", "mile"))
_THIS = wordset("cleft_openers")
_APPOSED = 4
"""Words from a comma to the relative clause of an apposition behind it."""
_GAVE = wordset("gave")


class RelativeCuts(FigureCuts):
    """Finds the relative clauses of one sentence that are claims."""

    def _relative_cut(self, begin: int, index: int, end: int, size: int, after_comma: bool) -> Cut | None:
        line = self.line
        stop = self._next_break(index + size, end)
        figure = line.has_figure(index, stop)
        if after_comma and not (line.has_predicate(index + size, stop) or figure or line.code == "ar"):
            return None
        if not after_comma and self._only_opened(begin, index):
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
            dated = line.has_date(index, stop) or self._of_whom(index, stop)
            if (line.norms[index] in _WHERE or (line.norms[index] in _WHO and not dated)) and not figure:
                return None
            return Cut(start, start, "relative")
        if any(line.norms[k] == "," for k in range(max(begin, index - _APPOSED), index - 1)):
            return None  # "30.85, a level at which it had been fixed": of what stands in apposition
        if self._locates(index, stop):
            return None  # "in Alba, 200 km away", «في ألبا التي تبعد 200 كيلومتر»: which one is meant
        if line.code == "ar" and line.bare[begin] in _WAS and "قد" in line.norms[index:stop]:
            return None  # «كانت المهلة التي حددها الوزير قد انقضت»: the verb is to come
        while stop < end and not self._opens(stop + 1, end):
            stop = self._next_break(stop + 1, end)
        figure = line.has_figure(index, stop)
        dated = line.has_date(index, stop)
        closes = stop >= end - 1 or not line.verb(stop + 1, sure=True)
        if not (figure or dated) or not closes or (figure and self._reaches(begin, index, stop)):
            return None
        whole = line.has_predicate(begin, index) and line.has_predicate(index + size, stop)
        return Cut(start, start, "relative") if whole else None

    def _only_opened(self, begin: int, index: int) -> bool:
        """True for « Ce sont ses hommes qui l'ont pris », "It was the mayor who called": the clause around says no more
        than who or what."""
        line = self.line
        begin += line.norms[begin] in _AND_BUT
        cleft = line.norms[begin] in _THIS and begin + 1 < index and bool(line.is_a(begin + 1, "aux"))
        return cleft and not line.has_verb(begin + 2, index)

    def _of_whom(self, index: int, stop: int) -> bool:
        """True for "whose foreign minister denied any role": somebody of the one before states something."""
        line = self.line
        if line.norms[index] not in _WHOSE:
            return False
        near = (k for k in line.reporting if index < k < stop)
        cue = next((k for k in near if (hit := line.cue(k)) and hit[1].form == "finite"), stop)
        people = ((role := line.role(k)) is not None and role[1].kind == "person" for k in range(index, cue))
        return cue < stop and any(people)

    def _locates(self, index: int, stop: int) -> bool:
        """True for a relative clause without a comma whose figures are distances."""
        line = self.line
        figures = {line.in_quantity[k] for k in range(index, stop) if line.in_quantity[k] >= 0}
        return bool(figures) and all(line.quantities[k].counted in _DISTANCES for k in figures)

    def _reaches(self, begin: int, index: int, stop: int) -> bool:
        """True when the figure belongs to the verb before the relative: «رفعت عدد ضحايا الزلزال الذي … إلى 632»."""
        line = self.line
        if line.has_figure(begin, index):
            return False
        if line.code != "ar":  # "gave the men who had toppled him seven days"
            return any(line.norms[k] in _GAVE for k in range(begin, index))
        if any(line.bare[k] in _AMOUNTS for k in range(begin, min(begin + 2, index))):
            return True  # «بلغ عدد الأطفال الذين شملتهم الحملة 88 ألفا»
        figure = next((k for k in range(index, stop) if line.in_quantity[k] >= 0), stop)
        return "الي" in line.norms[max(index, figure - 2) : figure] and "الي" not in line.norms[begin:index]
