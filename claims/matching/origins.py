"""How many independent origins stand behind a group of claims, and why reports fold into one.

The origin of a claim is the deepest name of its chain (outlet ← relay ← speaker), else the outlet. Two claims have one
origin when their names agree across spellings, scripts and languages, when the claim of one was copied from the other,
or when one report is a copy of the other. "An official" is nobody in particular: such a claim goes back to the one who
passed it on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from claims.language import get_language
from claims.language.acronyms import acronyms
from claims.language.normalise import fold
from claims.matching.kinds import ROLES
from claims.matching.speakers import speaker_forms

_NUMBER = re.compile(r"\d+")


class FoldReason(StrEnum):
    """Why a claim is no origin of its own."""

    SPEAKER = "speaker"
    OUTLET = "outlet"
    REPORT = "report"
    COPIED = "copied"
    REPRINT = "reprint"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a claim goes back to: ``name`` as written, in ``lang``, empty when even the outlet is unknown; ``outlet``
    is the source's id when it is the outlet itself."""

    claim: int
    report: int
    name: str
    lang: str
    outlet: int | None = None


@dataclass(frozen=True, slots=True)
class Fold:
    """``claim`` goes back to the same origin as ``onto``, an earlier claim of it."""

    claim: int
    onto: int
    reason: FoldReason


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin: its claims in the order given, and for all but the first why they are none of their
    own."""

    claims: tuple[int, ...]
    folds: tuple[Fold, ...] = ()


Copies = Mapping[tuple[int, int], FoldReason]
"""Pairs of claims of which one was copied from the other (smaller id first), by what is known of it."""


def is_named(name: str, lang: str) -> bool:
    """Whether a speaker is somebody in particular: more than words for a role that fits anybody."""
    return any(not words & ROLES for words in speaker_forms(name, lang))


def deepest_name(chain: Sequence[str], lang: str) -> str:
    """The deepest of these names (nearest to the outlet first) that is somebody in particular; empty for none."""
    return next((name for name in reversed(chain) if is_named(name, lang)), "")


def same_voice(first: Voice, second: Voice) -> bool:
    """Whether two voices are one: one outlet, or names that are equal when folded, or of which every word of the
    shorter one has its counterpart in the longer, in sound or meaning. Numbers in names must agree ("Channel 4"), and a
    lone word that is no name ("the ministry") is nobody's."""
    if not first.name or not second.name:
        return first.report == second.report
    if first.outlet is not None and second.outlet is not None:
        return first.outlet == second.outlet
    return _same_name(first.name, first.lang, second.name, second.lang)


@lru_cache(maxsize=1 << 16)
def _same_name(first: str, first_lang: str, second: str, second_lang: str) -> bool:
    if fold(first) == fold(second):
        return True
    if _NUMBER.findall(fold(first)) != _NUMBER.findall(fold(second)):
        return False
    forms = [_forms(first, first_lang), _forms(second, second_lang)]
    countries = [frozenset(key for words in names for key in words if key.startswith("c:")) for names in forms]
    if all(countries) and not countries[0] & countries[1]:
        return False
    short, long = sorted((_own(names) for names in forms), key=len)
    if not long:
        return bool(countries[0] & countries[1])
    if not short or not all(any(words & other for other in long) for words in short):
        return False
    lone = len(short) == 1 and any(key.startswith("g:") for key in short[0])
    return not lone or all(countries) or (_words(first, first_lang) > 1 and _words(second, second_lang) > 1)


def _forms(name: str, lang: str) -> list[frozenset[str]]:
    """The forms of each word of a name, acronyms as one word; a skeleton without its final h as well, for «أسامة» is
    Osama."""
    rest, short = acronyms(name, lang)
    whole = [frozenset({f"l:{letters}"}) for letters in sorted(short)]
    return whole + [
        words | {key[:-1] for key in words if key.startswith("s:") and key.endswith("h") and len(key) > MINIMAL}
        for words in speaker_forms(rest if short else name, lang)
    ]


MEDIA = frozenset(
    {"g:news", "g:network", "g:channel", "g:agency", "g:television", "g:newspaper", "g:website", "g:radio"}
)
"""Words that stand beside the name of a medium and are not part of it in every language."""


def _own(names: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The words that are somebody's own: without countries, and without the kind of medium where a name is left."""
    own = [words for words in names if not _is_country(words)]
    return [words for words in own if not words & MEDIA] or own


MINIMAL = 4
"""Length of a skeleton key with two consonants: one consonant is no name."""


def _is_country(words: frozenset[str]) -> bool:
    return any(key.startswith("c:") for key in words)


def _words(name: str, lang: str) -> int:
    """How many words with a meaning of their own a name has, countries aside: "Interior Ministry" two, "the Egyptian
    authorities" one."""
    language = get_language(lang)
    tokens = [token for token in language.tokens(name) if token.is_word]
    countries = sum(map(_is_country, speaker_forms(name, lang)))
    return sum(not language.is_stop(token.text) for token in tokens) - countries


def fold_origins(voices: Sequence[Voice], copies: Copies) -> list[Origin]:
    """The origins behind these claims, in the order in which their first claim is given.

    The reason that says most is told of each claim: that its report is a copy before that its wording is copied, that
    before whom both name.
    """
    reasons: dict[tuple[int, int], FoldReason] = {}
    for index, first in enumerate(voices):
        for second in voices[:index]:
            reason = copies.get((min(first.claim, second.claim), max(first.claim, second.claim)))
            reason = reason or _same(first, second)
            if reason is not None:
                reasons[second.claim, first.claim] = reason
    parent = {voice.claim: voice.claim for voice in voices}

    def root(claim: int) -> int:
        while parent[claim] != claim:
            claim = parent[claim]
        return claim

    order = {voice.claim: place for place, voice in enumerate(voices)}
    for earlier, later in reasons:
        one, two = sorted((root(earlier), root(later)), key=order.__getitem__)
        parent[two] = one
    members: dict[int, list[int]] = {}
    for voice in voices:
        members.setdefault(root(voice.claim), []).append(voice.claim)
    return [Origin(tuple(claims), tuple(_folds(claims, reasons))) for claims in members.values()]


def count_origins(voices: Sequence[Voice], copies: Copies | None = None) -> int:
    """The number of independent origins behind these claims."""
    return len(fold_origins(voices, copies or {}))


STRENGTH = [FoldReason.REPRINT, FoldReason.COPIED, FoldReason.REPORT, FoldReason.OUTLET, FoldReason.SPEAKER]


def _folds(claims: Sequence[int], reasons: Mapping[tuple[int, int], FoldReason]) -> list[Fold]:
    """For every claim but the first the strongest reason that ties it to an earlier one; a claim that only a later one
    ties to the origin is told with that one's reason."""
    folds = []
    for place, claim in enumerate(claims[1:], 1):
        ties = [
            (reasons[pair], pair) for other in claims for pair in ((other, claim), (claim, other)) if pair in reasons
        ]
        before = [(reason, pair[0]) for reason, pair in ties if pair[1] == claim and pair[0] in claims[:place]]
        after = [(reason, claims[0]) for reason, _pair in ties]
        reason, onto = min(before or after, key=lambda tie: STRENGTH.index(tie[0]))
        folds.append(Fold(claim, onto, reason))
    return folds


def _same(first: Voice, second: Voice) -> FoldReason | None:
    if not same_voice(first, second):
        return None
    if not first.name:
        return FoldReason.REPORT
    return FoldReason.OUTLET if first.outlet is not None and second.outlet is not None else FoldReason.SPEAKER
