"""Negation with its scope, and how a claim is put: fact, plan, possibility or condition.

Scope follows the clause: a negator counts when it stands in the claim's own clause, not behind a relative or a
condition inside it. Denial verbs flip what they report ("X denied that P" states P with the opposite polarity).
"""

from __future__ import annotations

import re
from functools import cache

from claims.extraction.absences import is_absence
from claims.extraction.lexicon import rows, words, wordset
from claims.extraction.line import Line
from claims.extraction.restriction import restricts
from claims.language import fold
from claims.types import CueKind, Modality, Polarity

_DENYING = wordset("denying_words")
_WILL = wordset("future_auxiliaries")
_BEFORE_NOTHING = wordset("before_bare_nothing") | {","}
_NOTHING = wordset("nothing")
_GO = wordset("go")
_NE = wordset("ne")
_FRENCH_SECOND = wordset("second_negators")

_SHORTEST_JOINED = 3
"""Letters of an Arabic word below which its first one is no conjunction."""
_FEWEST_SETTLED = 4
"""Words of a main clause that states something whatever the condition behind it."""
_FEWEST = 2
"""Words of a main clause in front of a subordinate one."""


def polarity(line: Line, start: int, end: int, kind: CueKind | None, complement: bool) -> Polarity:
    """Return the polarity of words ``start`` to ``end``; ``kind`` is the cue's, ``complement`` its grammar."""
    negated = _negated(line, start, end) or is_absence(line, start, end)
    if kind is CueKind.DENY and complement:
        negated = not negated
    elif not negated and not complement:
        negated = kind is CueKind.DENY
    return Polarity.DENY if negated else Polarity.AFFIRM


def _negated(line: Line, start: int, end: int) -> bool:
    if not any(start <= index < end for index in line.members("negator")):
        return False
    index = start
    while index < end:
        connector = line.connector(index, end)
        if index > start and connector and connector[1] == "relative":
            close = next((k for k in range(index, end) if line.norms[k] == ","), end)
            if line.norms[index - 1] != "," or not line.has_predicate(close, end):
                return False
            index = close  # "The envoy, who …, gave no details": the main clause goes on
            continue
        if index > start and line.is_a(index, "conditional", end):
            return False
        if connector and connector[1] == "clause" and line.count_words(start, index) >= _FEWEST:
            return False  # "opened although the works were not finished"
        size = line.is_a(index, "not-negator", end)
        if size:
            index += size
            continue
        if line.is_a(index, "negator", end) and _in_scope(line, start, index, end) and not restricts(line, index, end):
            return True
        index += 1
    return False


def _in_scope(line: Line, start: int, index: int, end: int) -> bool:
    norm = line.norms[index]
    if line.code == "fr":
        if norm in _NE:
            ahead = line.norms[max(start, index - 12) : index]
            return _second_behind(line, index + 1, min(index + 9, end)) or any(word in _DENYING for word in ahead)
        return False
    if line.code == "en" and norm == "not" and index > start and line.norms[index - 1] in (",", "and"):
        none = line.norms[index + 1 : index + 2] == ["one"] or line.norms[index + 1 : index + 3] == ["a", "single"]
        return none or line.has_predicate(index + 1, min(index + 3, end))  # "shareholders, not bondholders, pay"
    if line.code == "en" and norm in _NOTHING:
        return index == start or line.norms[index - 1] not in _BEFORE_NOTHING
    if line.code == "ar" and line.bare[index] == "لا":
        noun = line.joined(index) and index > start and index + 1 < end and not line.has_predicate(index + 1, index + 2)
        return index + 1 < end and not noun  # «دون ماء ولا كهرباء»
    return True


def _second_behind(line: Line, start: int, end: int) -> bool:
    """Whether « pas », « aucun » … stand between; « pas plus de trois ans » bounds a figure and denies nothing."""
    index = start
    while index < end:
        size = line.is_a(index, "not-negator", end)
        if not size and line.norms[index] in _FRENCH_SECOND:
            return True
        index += size or 1
    return False


@cache
def _misgivings(code: str) -> tuple[str, ...]:
    """What fears and suspects, in folded words with a space before and behind."""
    listed = (row[0] for row in rows(code, "words") if row[1] == "misgiving")
    return tuple(f" {' '.join(words(code, phrase))} " for phrase in listed)


@cache
def _first_misgivings(code: str) -> re.Pattern[str] | None:
    """Their first words: most cues hold none of them. ``None`` for a language that lists none."""
    firsts = {re.escape(phrase.split()[0]) for phrase in _misgivings(code)}
    return re.compile("|".join(sorted(firsts))) if firsts else None


def modality(line: Line, start: int, end: int, cue: str | None) -> Modality:
    """Return how the words put what they state; a condition outweighs a plan, a plan a possibility. What somebody
    fears (``cue``, as written) is possible."""
    mood = _mood(line, start, end)
    fears = _first_misgivings(line.code) if mood is Modality.FACT and cue else None
    if cue and fears is not None and fears.search(fold(cue)):
        heard = words(line.code, cue)
        if line.code == "ar" and len(heard[0]) > _SHORTEST_JOINED and heard[0][0] in "وف":
            heard = (heard[0][1:], *heard[1:])  # «وتوقع رئيس البلدية أن»
        said = f" {' '.join(heard)} "
        if any(phrase in said for phrase in _misgivings(line.code)):
            return Modality.POSSIBLE
    return mood


def _mood(line: Line, start: int, end: int) -> Modality:
    condition = next(
        (k for k in line.members("conditional") if start <= k < end and line.is_a(k, "conditional", end)), end
    )
    if condition < end:
        if condition - start < _FEWEST_SETTLED or not line.has_predicate(start, condition):
            return Modality.CONDITIONAL
        main = _mood(line, start, condition)  # "gave them a week and threatened force if …": that is what they did
        return Modality.FACT if main is Modality.FACT else Modality.CONDITIONAL
    inflects = line.code != "en"
    if line.holds("future", start, end) or (inflects and any(_inflected_future(line, k) for k in range(start, end))):
        return Modality.FUTURE
    possible = (
        start <= index < end and line.is_a(index, "possible", end) and not _perfect_qad(line, index, end)
        for index in line.members("possible")
    )
    return Modality.POSSIBLE if any(possible) else Modality.FACT


def _inflected_future(line: Line, index: int) -> bool:
    norm = line.bare[index]
    if line.code == "ar":
        return (
            len(norm) > 4
            and norm[0] == "س"
            and norm[1] in "يتن"
            and (norm in line.grammar.verbs or norm[1:] in line.grammar.verbs)
        )
    if line.code == "fr" and norm in _GO and index + 1 < len(line):
        return line.norms[index + 1].endswith(("er", "ir", "re"))
    return line.code == "fr" and (norm in _WILL or (len(norm) > 5 and norm.endswith(("era", "eront"))))


def _perfect_qad(line: Line, index: int, end: int) -> bool:
    """«قد» before a perfect confirms; only before an imperfect it means "may"."""
    return line.bare[index] == "قد" and not (index + 1 < end and line.norms[index + 1][0] in "يتن")
