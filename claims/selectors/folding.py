"""Many wordings as a few rows: near-identical ones folded into one, without hiding a slot in which they differ.

Two wordings fold when they stand to the claim in the same way, in the same language, give the same figures, and share
nearly all of their words. Whatever else differs among them (who says it, through whom, as of when, the odd word) stays
in sight: a row shows each distinct value with the number of wordings that give it. Pure functions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Indel

from claims.language.normalise import fold
from claims.language.tokens import tokenise
from claims.models import Claim

from .columns import Column
from .diff import Mark, diff_words
from .figures import Value
from .slots import Cell

ALIKE = 0.8
"""Share of words in common (twice the common ones by all of them, in order) above which two wordings are nearly one.
Eight of nine words reach 0.89, a clause more or less stays below."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What ``count`` wordings of a row give for a slot; no values where they do not say. ``lang`` is their language."""

    values: list[Value]
    lang: str
    count: int


@dataclass(frozen=True, slots=True)
class FoldedCell:
    """One slot of a row: every reading, most frequent first; ``differs`` when one is not as in the claim compared."""

    name: str
    label: str
    foreign: bool
    readings: list[Reading]
    differs: bool

    @property
    def varies(self) -> bool:
        """Whether the wordings of the row disagree on this slot."""
        return len(self.readings) > 1


@dataclass(frozen=True, slots=True)
class Variant:
    """Words in which ``count`` wordings of a row are not as the one shown: put in, or ``is_missing``."""

    words: str
    is_missing: bool
    count: int


@dataclass(frozen=True, slots=True)
class Fold:
    """A row: ``columns`` are its wordings, the one shown first; ``cells`` their slots together; ``variants`` words that
    are not as in the first."""

    columns: list[Column]
    cells: list[FoldedCell]
    variants: list[Variant]

    @property
    def lead(self) -> Column:
        """The wording that is shown."""
        return self.columns[0]

    @property
    def reports(self) -> int:
        """In how many reports."""
        return len({column.claim.report_id for column in self.columns})

    @property
    def is_folded(self) -> bool:
        """Whether there is more than one wording in it."""
        return len(self.columns) > 1


def fold_wordings(columns: Sequence[Column]) -> list[Fold]:
    """Rows in the order of their first wordings. Each wording joins the first row whose shown wording it is near to,
    so that what is shown stands for all that is folded behind it."""
    rows: list[tuple[list[str], list[Column]]] = []
    for column in columns:
        words = _words(column.claim)
        for lead, members in rows:
            if _foldable(column, members[0]) and Indel.normalized_similarity(words, lead) >= ALIKE:
                members.append(column)
                break
        else:
            rows.append((words, [column]))
    return [Fold(members, _together(members), _variants(members)) for _words_of_lead, members in rows]


def _variants(members: Sequence[Column]) -> list[Variant]:
    """Words that differ from the first of ``members``, most frequent first, then in reading order."""
    lead, *others = (column.claim for column in members)
    counts = Counter(
        (piece.text, piece.mark is Mark.MISSING)
        for claim in others
        for piece in diff_words(lead.text, claim.text, claim.lang)
        if piece.mark in (Mark.CHANGED, Mark.MISSING)
    )
    return [Variant(words, missing, count) for (words, missing), count in counts.most_common()]


def _words(claim: Claim) -> list[str]:
    return [token.norm for token in tokenise(claim.text, claim.lang == "fr") if token.is_word]


def _foldable(one: Column, two: Column) -> bool:
    return _kind(one) == _kind(two) and one.verdict == two.verdict


def _kind(column: Column) -> tuple[object, ...]:
    claim = column.claim
    figures = sorted((row["counted"] or row["unit"], str(row["low"]), str(row["high"])) for row in claim.quantities)
    return column.relation, claim.lang, claim.polarity, claim.modality, figures


def _together(members: Sequence[Column]) -> list[FoldedCell]:
    """The slots of several wordings; all have the same ones in the same order."""
    return [
        _folded([column.cells[place] for column in members], [column.claim.lang for column in members])
        for place in range(len(members[0].cells))
    ]


def _folded(slots: Sequence[Cell], langs: Sequence[str]) -> FoldedCell:
    readings: dict[tuple[str, ...], Reading] = {}
    for cell, lang in zip(slots, langs, strict=True):
        key = tuple(fold(value.text) for value in cell.values)
        seen = readings.get(key)
        readings[key] = replace(seen, count=seen.count + 1) if seen else Reading(cell.values, lang, 1)
    first = slots[0]
    return FoldedCell(
        first.name,
        first.label,
        first.foreign,
        sorted(readings.values(), key=lambda reading: -reading.count),
        any(cell.differs for cell in slots),
    )
