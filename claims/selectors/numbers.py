"""The number grid of a group: which figures are out there, do they conflict or did they grow?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from claims.matching.amounts import middle
from claims.matching.grid import Figure, LinkKind, RelationOf, Strand, strands_of
from claims.models import Claim, Group, Match, SourceKind
from claims.models.claim import quantity_as_json
from claims.types import Relation

from . import number_words as words
from . import wording
from .chart import NARROW, WIDE, Chart, draw, framed
from .chart_marks import shape_path
from .columns import source_name
from .figures import Value, counted_choices, figure, glossary_name

CHARTED = 2
"""A thing that fewer reports count has no chart: a lone dot says nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure in the table. ``stands`` says in words, with their tones, how it stands to the others; ``beside`` is
    true for a claim of another group that was matched with one of this; ``level`` is its place in the strand."""

    number: int
    level: int
    claim: Claim
    told: Value
    hedge: str
    interval: str
    scope: list[str]
    chain: list[str]
    kind: str
    kind_name: str
    shape: str
    as_of: dt.date | None
    stands: list[tuple[str, str]]
    beside: bool
    size: float

    @property
    def source(self) -> str:
        """The publisher, or words for not knowing it."""
        return source_name(self.claim.report)

    @property
    def standing(self) -> str:
        """The tone of what matters most, empty for a value that stands alone."""
        return self.stands[0][0] if self.stands else ""


@dataclass(frozen=True, slots=True)
class LevelWords:
    """A level of the chart: its label, its tone, what a screen reader hears, the row it leads to."""

    label: str
    tone: str
    spoken: str
    row: int


@dataclass(frozen=True, slots=True)
class StrandView:
    """One thing counted: its name, conflicts and updates from one value to the next, charts, table."""

    counted: str
    name: str
    strand: Strand
    rows: list[Row]
    levels: list[LevelWords]
    wide: Chart | None
    narrow: Chart | None
    conflicts: int
    updates: int
    answer: str
    sizes: dict[float, str]


@dataclass(frozen=True, slots=True)
class NumberGrid:
    """Everything the number grid of a group shows; ``lead`` is ``None`` for a group that has no claim any more."""

    group: Group
    lead: Claim | None
    reports: int
    strands: list[StrandView]
    without: int
    opposed: list[tuple[Claim, Claim]]
    shapes: list[tuple[str, str, str]]

    @property
    def conflicts(self) -> int:
        """Values that cannot both hold, over all that is counted."""
        return sum(strand.conflicts for strand in self.strands)

    @property
    def updates(self) -> int:
        """Values that time explains, over all that is counted."""
        return sum(strand.updates for strand in self.strands)


def get_group(pk: int) -> QuerySet[Group]:
    """The group with its title, as a queryset for ``get_object_or_404``."""
    return Group.objects.filter(pk=pk).select_related("title__report__source", "title__report__story")


def group_claims(group: Group) -> list[Claim]:
    """The current claims of a group in time, with report and source, in one query."""
    rows = Claim.objects.current().filter(group=group).select_related("report__source", "report__story")
    return sorted(rows, key=lambda row: (row.report.published or dt.date.max, row.report_id, row.start))


def lead_of(group: Group, claims: Sequence[Claim]) -> Claim | None:
    """The group's clearest claim, else its first, ``None`` when it has none."""
    return next((claim for claim in claims if claim.pk == group.title_id), claims[0] if claims else None)


def number_grid(
    group: Group, *, sort: str = "day", logarithmic: bool | None = None, mirrored: bool = False
) -> NumberGrid:
    """The grid of a group from ``get_group``: four queries whatever its size.

    Beside the group's claims stand those of other groups that were matched with one of them as another figure or an
    update of it. ``sort`` is one of ``SORTS``.
    """
    inside = group_claims(group)
    pks = {claim.pk for claim in inside}
    matches = list(
        Match.objects.shown()
        .filter(Q(left__in=pks) | Q(right__in=pks))
        .order_by("-score", "pk")
        .values_list("left_id", "right_id", "relation")
    )
    relations = {(left, right): Relation(relation) for left, right, relation in matches}
    beside = {
        pk
        for pair, relation in relations.items()
        if relation in (Relation.NUMBER_DIFFERS, Relation.UPDATED)
        for pk in pair
    } - pks
    others = Claim.objects.current().filter(pk__in=beside).select_related("report__source", "report__story")
    claims = {claim.pk: claim for claim in (*inside, *others)}
    strands = strands_of([claim.view() for claim in claims.values()], relations)
    names = dict(counted_choices())
    views = [_strand_view(strand, claims, group, names, sort, logarithmic, mirrored) for strand in _worth(strands, pks)]
    figured = {figure.claim.id for strand in strands for figure in strand.figures}
    return NumberGrid(
        group=group,
        lead=lead_of(group, inside),
        reports=len({claim.report_id for claim in inside}),
        strands=views,
        without=len(pks - figured),
        opposed=_opposed(relations, claims, pks),
        shapes=_shapes(claims[pk] for pk in sorted(figured)),
    )


def _worth(strands: Iterable[Strand], inside: set[int]) -> list[Strand]:
    """Without what only claims beside the group count."""
    return [strand for strand in strands if any(figure.claim.id in inside for figure in strand.figures)]


def _opposed(relations: RelationOf, claims: dict[int, Claim], inside: set[int]) -> list[tuple[Claim, Claim]]:
    return [
        (claims[left], claims[right])
        for (left, right), relation in relations.items()
        if relation is Relation.CONTRADICTS and left in inside and right in inside
    ]


def _shapes(claims: Iterable[Claim]) -> list[tuple[str, str, str]]:
    """(kind, its name, its shape) of every kind of source there is, for the legend."""
    kinds = {kind_of(claim) for claim in claims}
    return [(kind.value, str(kind.label), shape_path(kind.value, 8, 8)) for kind in SourceKind if kind.value in kinds]


def kind_of(claim: Claim) -> str:
    """The kind of source a claim's report is by; *other* when it is not known."""
    return claim.report.source.kind if claim.report.source else SourceKind.OTHER.value


# -- one strand --------------------------------------------------------------------------------------------------------


def _strand_view(
    strand: Strand,
    claims: dict[int, Claim],
    group: Group,
    names: dict[str, str],
    sort: str,
    logarithmic: bool | None,
    mirrored: bool,
) -> StrandView:
    labels = [words.label(strand, level) for level in range(len(strand.levels))]
    places = [(level, place) for level, row in enumerate(strand.levels) for place in row.figures]
    stands = [words.standing(strand, level, labels) for level in range(len(strand.levels))]
    rows = [
        _row(number, level, strand.figures[place], claims, group, stands[level])
        for number, (level, place) in enumerate(places, 1)
    ]
    reports = {figure.claim.report for figure in strand.figures}
    shapes = [kind_of(claims[figure.claim.id]) for figure in strand.figures]
    charts: list[Chart | None] = [None, None]
    if len(reports) >= CHARTED:
        charts = [
            draw(strand, shapes, labels, framed(frame, strand, mirrored=mirrored), logarithmic=logarithmic)
            for frame in (WIDE, NARROW)
        ]
    return StrandView(
        counted=strand.counted,
        name=names.get(strand.counted) or glossary_name(strand.counted) or _unit(strand),
        strand=strand,
        rows=sorted(rows, key=SORTS[sort]),
        levels=_level_words(strand, labels, rows),
        wide=charts[0],
        narrow=charts[1],
        conflicts=sum(link.kind is LinkKind.CONFLICT and link.near for link in strand.links),
        updates=sum(link.kind is LinkKind.UPDATE and link.near for link in strand.links),
        answer=words.answer(strand, labels),
        sizes={tick: words.short_number(tick) for chart in charts if chart for _y, tick in chart.sizes},
    )


def _row(
    number: int, level: int, told: Figure, claims: dict[int, Claim], group: Group, stands: list[tuple[str, str]]
) -> Row:
    claim = claims[told.claim.id]
    return Row(
        number=number,
        level=level,
        claim=claim,
        told=figure(quantity_as_json(told.quantity), claim.lang),
        hedge=words.hedge_words(told),
        interval=words.interval_words(told),
        scope=[*(words.place_name(code) for code in claim.places)],
        chain=claim.chain,
        kind=kind_of(claim),
        kind_name=str(SourceKind(kind_of(claim)).label),
        shape=shape_path(kind_of(claim), 8, 8),
        as_of=told.as_of,
        stands=stands,
        beside=claim.group_id != group.pk,
        size=middle(told.number) or 0.0,
    )


def _unit(strand: Strand) -> str:
    """What is counted as a text names it, where no concept is known for it."""
    unit = next((figure.quantity.unit for figure in strand.figures if figure.quantity.unit), "")
    return unit or _("unit not said")


def _level_words(strand: Strand, labels: Sequence[str], rows: Sequence[Row]) -> list[LevelWords]:
    told = []
    for number, level in enumerate(strand.levels):
        own = [row for row in rows if row.level == number]
        stands = own[0].stands
        spoken = "; ".join(
            [
                wording.told(
                    f"{labels[number]}, {words.day_words(level.as_of)}", words.listed([row.source for row in own])
                ),
                *(said for _tone, said in stands),
            ]
        )
        told.append(LevelWords(labels[number], stands[0][0] if stands else "", spoken, own[0].number))
    return told


SORTS: dict[str, Callable[[Row], Any]] = {
    "day": lambda row: (row.as_of or dt.date.max, row.size, row.number),
    "value": lambda row: (-row.size, row.as_of or dt.date.max, row.number),
    "source": lambda row: (row.source.casefold(), row.as_of or dt.date.max, row.number),
    "standing": lambda row: (
        row.standing != "differs",
        row.standing != "updated",
        row.as_of or dt.date.max,
        row.number,
    ),
}
"""Ways to sort the table."""
