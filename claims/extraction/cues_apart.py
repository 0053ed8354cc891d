"""Cues whose words stand apart: « a appelé vendredi à », "called on Monday for", « a signé et annoncé que »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction.cues import Cue
from claims.extraction.lexicon import phraseset, wordset

_BEFORE_YEARS = wordset("year_prepositions")

if TYPE_CHECKING:
    from claims.extraction.words import Words

FRENCH_AUXILIARIES = wordset("auxiliaries_apart")
"""Behind these the rest of a cue may stand apart: « avait pourtant déclaré »."""
_STRESSED = phraseset("stressed_pronouns")
_AND = wordset("participle_joins")
_FARTHEST = 12
"""Words from the first word of a cue to its last."""
_LONGEST_CUE = 5
_AUXILIARY_REACH = 22
"""Words from an auxiliary to the second participle that shares it."""


def cue_apart(words: Words, index: int, stop: int, whole: tuple[int, Cue] | None) -> tuple[int, Cue] | None:
    """Length and cue at ``index`` when a day or an adverb stands between its words; ``whole`` is what stands there
    without a gap. ``None`` when neither makes a cue."""
    if words.grammar.cues.longest.get(words.norms[index], 0) < 2:
        return whole
    if words.code == "en" and not (words.dates or words.members("time")):
        return whole  # nothing that may stand between
    kept, at = [index], index + 1
    while at < min(index + _FARTHEST, stop) and len(kept) < _LONGEST_CUE:
        size = _circumstance(words, at)
        if not size:
            kept.append(at)
        at += size or 1
    if kept[-1] - index == len(kept) - 1:
        return whole
    found = words.grammar.cues.at([words.norms[k] for k in kept], 0, len(kept))
    if found is None or found[0] < 2:
        return whole
    last = kept[found[0] - 1]
    dated = whole is not None and words.in_date[min(index + whole[0], len(words) - 1)] >= 0
    if whole is not None and not (found[0] > whole[0] or (dated and words.norms[index + whole[0] - 1] == "on")):
        return whole
    return last + 1 - index, found[1]


def _circumstance(words: Words, at: int) -> int:
    """How many words at ``at`` only tell when or how."""
    if words.in_date[at] >= 0:
        return 1
    if words.norms[at] == "on" and at + 1 < len(words) and words.in_date[at + 1] >= 0:
        return 1
    if words.code == "fr":
        if (
            words.norms[at] == ","
            and tuple(words.norms[at + 1 : at + 2]) in _STRESSED
            and words.norms[at + 2 : at + 3] == [","]
        ):
            return 3  # « parle, elle, de 90 morts »
        if words.norms[at] == "pas":
            return 1  # « n'a pas exclu »
        year = words.norms[at] in _BEFORE_YEARS and at + 1 < len(words) and words.in_date[at + 1] >= 0
        return (
            int(year)
            or max(words.is_a(at, "within-tense"), words.is_a(at, "time"))
            or int(words.norms[at].endswith("ment"))
        )
    return words.is_a(at, "time")


def shared_auxiliary(words: Words, index: int, stop: int) -> tuple[int, Cue] | None:
    """Length and cue of a French participle that shares the auxiliary of the verb before it: « La Banque a relevé ses
    taux et annoncé que », « ont signé l'accord, puis déclaré »; ``None`` for any other word."""
    norms = words.norms
    before = index - 1
    while before > 0 and norms[before].endswith("ment"):
        before -= 1
    if before < 2 or norms[before] not in _AND or norms[index] not in words.grammar.sharing:
        return None
    near = range(before - 2, max(before - _AUXILIARY_REACH, -1), -1)
    auxiliary = next((k for k in near if norms[k] in FRENCH_AUXILIARIES or norms[k] in (";", ":")), None)
    if auxiliary is None or norms[auxiliary] not in FRENCH_AUXILIARIES:
        return None
    verbal = any(_participle(words, k) for k in range(auxiliary + 1, min(auxiliary + 5, before)))
    found = words.grammar.cues.at([norms[auxiliary], *norms[index : index + _LONGEST_CUE]], 0, _LONGEST_CUE)
    if not verbal or found is None or found[0] < 2 or index + found[0] - 1 > stop:
        return None
    return found[0] - 1, found[1]


def _participle(words: Words, index: int) -> bool:
    norm = words.norms[index]
    return norm in words.grammar.participles or norm in words.grammar.sharing
