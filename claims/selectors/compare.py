"""The comparison of one claim with every wording it is matched with: side by side, or folded into rows.

The claim itself comes first; what a fact-checker must see first comes next, unless the reader sorts otherwise.
"""

from __future__ import annotations

import datetime as dt
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

MOST, BELOW = 24, 8
"""Wordings shown at first, and of each kind below them: more than anybody reads at once, and a page stays quick."""

Option = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader wants to see: empty strings are "all" and the usual. ``relation`` is how the other wording stands
    to the claim; ``source`` a source's id as text, or ``UNKNOWN``; ``all`` asks for more than is shown at first."""

    lang: str = ""
    source: str = ""
    relation: str = ""
    sort: str = ""
    view: str = ""
    all: str = ""

    @property
    def filters(self) -> bool:
        """Whether anything is left out."""
        return bool(self.lang or self.source or self.relation)


@dataclass(frozen=True, slots=True)
class Wording:
    """Another wording of the claim compared, before anything is worked out for it. ``relation`` is read from the claim
    compared."""

    match: Match
    claim: Claim
    relation: Relation

    @property
    def is_rejected(self) -> bool:
        """Whether a person has said that the two are no pair."""
        return self.match.verdict == Verdict.REJECTED

    @property
    def said_relation(self) -> str:
        """How this wording stands to the claim compared."""
        return self.relation.inverse.value

    @property
    def source(self) -> str:
        """The id of its source, as a filter names it."""
        return str(self.claim.report.source_id or UNKNOWN)


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Everything the comparison of one claim shows; ``hidden`` wordings do not fit the filters, ``more`` are not shown
    because there are so many, of ``related_count`` and ``rejected_count`` ones too. ``summary`` counts reports by
    relation, (tone, label, number), whatever is filtered."""

    claim: Claim
    base: Column
    columns: list[Column]
    folds: list[Fold]
    related: list[Column]
    rejected: list[Column]
    summary: list[tuple[str, str, int]]
    view: str
    hidden: int = 0
    more: int = 0
    related_count: int = 0
    rejected_count: int = 0


def get_claim(pk: int) -> QuerySet[Claim]:
    """The claim with what its comparison reads, as a queryset for ``get_object_or_404``."""
    return Claim.objects.filter(pk=pk).select_related("report__source", "report__story", "group")


def wordings(claim: Claim) -> list[Wording]:
    """Every wording the claim is matched with, rejected ones too, most telling first, in two queries."""
    matches = list(Match.objects.of_claim(claim.pk).order_by("-score", "pk"))
    rows = Claim.objects.filter(pk__in=[match.other_id(claim.pk) for match in matches])
    others = rows.select_related("report__source").defer("keys", "reasons").in_bulk()
    found = []
    for match in matches:
        other = others[match.other_id(claim.pk)]
        match.left, match.right = (claim, other) if match.left_id == claim.pk else (other, claim)
        if match.verdict == Verdict.REJECTED or (match.is_current and other.is_current):
            found.append(Wording(match, other, match.relation_from(claim.pk)))
    return sorted(found, key=lambda one: ORDER.index(one.relation))


def comparison_page(
    claim: Claim, choice: Choice | None = None, others: Sequence[Wording] | None = None
) -> ComparisonPage:
    """The comparison of a claim from ``get_claim`` as the reader chose it; ``others`` are its ``wordings``. One query
    whatever their number, and two for these."""
    choice = choice or Choice()
    others = wordings(claim) if others is None else others
    held = [one for one in others if not one.is_rejected]
    fitting = _arranged([one for one in held if _fits(one, choice)], choice)
    compared = [one for one in fitting if one.relation is not Relation.RELATED]
    related_ones = [one for one in fitting if one.relation is Relation.RELATED]
    # The newest first: who has just rejected one is told to find it there.
    rejected_ones = sorted((one for one in others if one.is_rejected), key=lambda one: one.match.changed_at)[::-1]
    most, below = (len(others), len(others)) if choice.all else (MOST, BELOW)
    kinds = (compared[:most], related_ones[:below], rejected_ones[:below])
    judgements = newest_judgements(one.match.pk for kind in kinds for one in kind)
    shown, related, rejected = (
        [column(claim, one.match, judgements.get(one.match.pk)) for one in kind] for kind in kinds
    )
    base, shown = _linked(claim, shown)
    view = choice.view or ("rows" if len(shown) > MANY else "columns")
    return ComparisonPage(
        claim=claim,
        base=base,
        columns=shown if choice.sort else _side_by_side(shown),
        folds=fold_wordings(shown) if view == "rows" else [],
        related=related,
        rejected=rejected,
        summary=summary((one.relation, one.claim.report_id) for one in held if one.relation is not Relation.RELATED),
        view=view,
        hidden=len(held) - len(fitting),
        more=sum(map(len, (compared, related_ones, rejected_ones))) - sum(map(len, kinds)),
        related_count=len(related_ones),
        rejected_count=len(rejected_ones),
    )


def chosen_wordings(others: Sequence[Wording], choice: Choice) -> list[Wording]:
    """Those of a claim's ``wordings`` that the reader chose to see, in that order, however many."""
    return _arranged([one for one in others if not one.is_rejected and _fits(one, choice)], choice)


def _linked(claim: Claim, columns: list[Column]) -> tuple[Column, list[Column]]:
    """The claim's own column and the others, their shared words linked, without the slots that none of them fills."""
    linked = Linked.of(claim.text, [pair for one in columns for pair in one.shared])
    base = base_column(claim)
    base = replace(base, pieces=linked.base(claim.text, [one.shared for one in columns if one.is_bridged]))
    filled = {cell.name for one in (base, *columns) for cell in one.cells if cell.values}
    return _only(base, filled), [
        _only(replace(one, pieces=linked.other(one.pieces, one.shared)), filled) for one in columns
    ]


def options(others: Sequence[Wording]) -> dict[str, list[Option]]:
    """What can be filtered for, by name of the filter: (value, words and number of wordings), only what there is."""
    held = [one for one in others if not one.is_rejected]
    by_source = {one.source: source_name(one.claim.report) for one in held}
    by_lang = {one.claim.lang: wording.language_name(one.claim.lang) for one in held}
    by_relation = {one.said_relation: str(wording.RELATIONS[one.relation.inverse]) for one in held}
    return {
        "lang": _counted(sorted(by_lang.items(), key=_by_words), Counter(one.claim.lang for one in held)),
        "source": _counted(sorted(by_source.items(), key=_by_words), Counter(one.source for one in held)),
        "relation": _counted(by_relation.items(), Counter(one.said_relation for one in held)),
    }


def _by_words(option: Option) -> str:
    return option[1].casefold()


def _counted(values: Iterable[Option], counts: Counter[str]) -> list[Option]:
    return [(value, f"{words} ({counts[value]})") for value, words in values]


def _fits(one: Wording, choice: Choice) -> bool:
    return (
        choice.lang in ("", one.claim.lang)
        and choice.source in ("", one.source)
        and choice.relation in ("", one.said_relation)
    )


def _arranged(others: list[Wording], choice: Choice) -> list[Wording]:
    return sorted(others, key=SORTS[choice.sort]) if choice.sort in SORTS else others


SORTS: dict[str, Callable[[Wording], Any]] = {
    "date": lambda one: (one.claim.report.published or dt.date.max, one.claim.pk),
    "source": lambda one: (one.source == UNKNOWN, source_name(one.claim.report).casefold(), one.claim.pk),
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
