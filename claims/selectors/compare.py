"""The comparison of one claim with every wording it is matched with: side by side, or folded into rows.

The claim itself comes first; what a fact-checker must see first comes next, unless the reader sorts otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from claims.models import Claim, Match, Verdict
from claims.types import Relation

from . import wording
from .columns import ORDER, Column, base_column, column, newest_judgements, source_name, summary
from .folding import Fold, fold_wordings
from .links import Linked

MANY = 4
"""Wordings that fit side by side into a window; more are shown as rows, unless the reader asks for columns."""

UNKNOWN = "0"
"""Stands for reports without a source among the choices."""

Option = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader wants to see: empty strings are "all" and the usual. ``relation`` is how the other wording stands
    to the claim; ``source`` a source's id as text, or ``UNKNOWN``."""

    lang: str = ""
    source: str = ""
    relation: str = ""
    sort: str = ""
    view: str = ""

    @property
    def filters(self) -> bool:
        """Whether anything is left out."""
        return bool(self.lang or self.source or self.relation)


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Everything the comparison of one claim shows; ``hidden`` wordings do not fit the filters. ``summary`` counts
    reports by relation, (tone, label, number), whatever is filtered."""

    claim: Claim
    base: Column
    columns: list[Column]
    folds: list[Fold]
    related: list[Column]
    rejected: list[Column]
    summary: list[tuple[str, str, int]]
    view: str
    hidden: int = 0


def get_claim(pk: int) -> QuerySet[Claim]:
    """The claim with what its comparison reads, as a queryset for ``get_object_or_404``."""
    return Claim.objects.filter(pk=pk).select_related("report__source", "report__story", "group")


def wordings(claim: Claim) -> list[Column]:
    """Every wording the claim is matched with, rejected ones too, most telling first: two queries whatever the number
    of matches."""
    rows = [
        match
        for match in Match.objects.of_claim(claim.pk).with_claims().order_by("-score", "pk")
        if match.verdict == Verdict.REJECTED or (match.is_current and match.other(claim.pk).is_current)
    ]
    judgements = newest_judgements(match.pk for match in rows)
    return sorted(
        (column(claim, match, judgements.get(match.pk)) for match in rows),
        key=lambda one: (ORDER.index(one.relation), -(one.match.score if one.match else 0)),
    )


def comparison_page(
    claim: Claim, choice: Choice | None = None, columns: Sequence[Column] | None = None
) -> ComparisonPage:
    """The comparison of a claim from ``get_claim`` as the reader chose it; ``columns`` are its ``wordings``."""
    choice = choice or Choice()
    columns = wordings(claim) if columns is None else columns
    held = [one for one in columns if one.verdict != Verdict.REJECTED]
    shown = _arranged([one for one in held if _fits(one, choice)], choice)
    compared = [one for one in shown if one.relation is not Relation.RELATED]
    linked = Linked.of(claim.text, [pair for one in compared for pair in one.shared])
    base = base_column(claim)
    base = replace(base, pieces=linked.base(claim.text, [one.shared for one in compared if one.is_bridged]))
    compared = [replace(one, pieces=linked.other(one.pieces, one.shared)) for one in compared]
    filled = {cell.name for one in (base, *compared) for cell in one.cells if cell.values}
    compared = [_only(one, filled) for one in compared]
    view = choice.view or ("rows" if len(compared) > MANY else "columns")
    return ComparisonPage(
        claim=claim,
        base=_only(base, filled),
        columns=compared if choice.sort else _side_by_side(compared),
        folds=fold_wordings(compared) if view == "rows" else [],
        related=[one for one in shown if one.relation is Relation.RELATED],
        rejected=[one for one in columns if one.verdict == Verdict.REJECTED],
        summary=summary((one.relation, one.claim.report_id) for one in held if one.relation is not Relation.RELATED),
        view=view,
        hidden=len(held) - len(shown),
    )


def options(columns: Sequence[Column]) -> dict[str, list[Option]]:
    """What can be filtered for, by name of the filter: (value, words and number of wordings), only what there is."""
    held = [one for one in columns if one.verdict != Verdict.REJECTED]
    by_source = {_source(one): source_name(one.report) for one in held}
    by_lang = {one.claim.lang: wording.language_name(one.claim.lang) for one in held}
    by_relation = {one.said_relation: one.label for one in held}
    return {
        "lang": _counted(sorted(by_lang.items(), key=_by_words), Counter(one.claim.lang for one in held)),
        "source": _counted(sorted(by_source.items(), key=_by_words), Counter(map(_source, held))),
        "relation": _counted(by_relation.items(), Counter(one.said_relation for one in held)),
    }


def _by_words(option: Option) -> str:
    return option[1].casefold()


def _counted(values: Iterable[Option], counts: Counter[str]) -> list[Option]:
    return [(value, f"{words} ({counts[value]})") for value, words in values]


def _source(one: Column) -> str:
    return str(one.report.source_id) if one.report.source_id else UNKNOWN


def _fits(one: Column, choice: Choice) -> bool:
    return (
        choice.lang in ("", one.claim.lang)
        and choice.source in ("", _source(one))
        and choice.relation in ("", one.said_relation)
    )


def _arranged(columns: list[Column], choice: Choice) -> list[Column]:
    return sorted(columns, key=SORTS[choice.sort]) if choice.sort in SORTS else columns


SORTS: dict[str, Callable[[Column], Any]] = {
    "date": lambda one: (one.report.published is None, one.report.published, one.claim.pk),
    "source": lambda one: (one.report.source_id is None, source_name(one.report).casefold(), one.claim.pk),
}
"""Orders besides the usual one (by relation); unknown dates and sources come last."""


def _only(one: Column, names: set[str]) -> Column:
    """Without the rows that no column fills."""
    return replace(one, cells=[cell for cell in one.cells if cell.name in names])


def _side_by_side(columns: list[Column]) -> list[Column]:
    """Several wordings of one report stand next to each other, at the place of the first."""
    first: dict[int, int] = {}
    for place, one in enumerate(columns):
        first.setdefault(one.claim.report_id, place)
    return sorted(columns, key=lambda one: first[one.claim.report_id])
