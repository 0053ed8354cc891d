"""Stories: who reports on one event, and what their claims make of each other."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from claims.models import Claim, Match, Report, Story
from claims.types import Relation

from . import wording
from .origins import Row, independent, near_copies, origins_of, voices_behind
from .report import conflict_counts

MatchRow = tuple[int, int, int, int, str, str]
"""Left and right claim, left and right report, relation, flags as they are stored: reading the JSON of thousands of
pairs takes longer than asking for them."""


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story with its counts; ``independent`` are its reports with near copies folded onto each other."""

    story: Story
    languages: list[str]
    conflicts: int
    independent: int


@dataclass(slots=True)
class GroupCard:
    """Claims that answer one question; ``lead`` is its clearest wording, ``relations`` counts the pairs among them,
    ``opposed`` is the pair in conflict that is surest, if any."""

    group: int
    lead: Claim
    claims: list[Claim] = field(default_factory=list)
    relations: dict[Relation, int] = field(default_factory=dict)
    origins: int = 0
    opposed: tuple[Claim, Claim] | None = None

    @property
    def reports(self) -> int:
        """How many reports state it."""
        return len({claim.report_id for claim in self.claims})

    @property
    def has_figures(self) -> bool:
        """Whether a wording of it gives a figure."""
        return any(claim.quantities for claim in self.claims)

    @property
    def shown(self) -> tuple[Claim, ...]:
        """What is seen at once: the two wordings in conflict, else the clearest one."""
        return self.opposed or (self.lead,)

    @property
    def others(self) -> list[Claim]:
        """The other wordings."""
        return [claim for claim in self.claims if claim not in self.shown]

    @property
    def conflicts(self) -> int:
        """Pairs that cannot both hold."""
        return sum(count for relation, count in self.relations.items() if relation.is_conflict)

    @property
    def badges(self) -> list[tuple[str, str, int]]:
        """(tone, label, number of pairs), conflicts first."""
        counts = dict(self.relations)
        # Among many, which of two says more has no direction.
        detail = counts.pop(Relation.NARROWER, 0) + counts.pop(Relation.BROADER, 0)
        badges = [
            (tone, str(wording.RELATIONS[relation]), counts[relation])
            for relation, tone in wording.TONES.items()
            if relation in counts
        ]
        return [*badges, ("same", _("With more detail"), detail)] if detail else badges


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything a story's page shows; ``origins`` are the independent voices behind what is claimed more than once,
    ``independent`` the reports with near copies folded onto each other."""

    story: Story
    reports: list[tuple[Report, int]]
    groups: list[GroupCard]
    claims: int
    single_claims: int
    conflicts: int
    sources: int
    origins: int
    independent: int

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of publication, ``None`` when no report is dated."""
        days = [report.published for report, _conflicts in self.reports if report.published]
        return (min(days), max(days)) if days else None

    @property
    def languages(self) -> list[str]:
        """The codes of the languages it is reported in."""
        return sorted({report.lang for report, _conflicts in self.reports if report.lang})


def stories() -> QuerySet[Story]:
    """Stories that somebody reports, those with the newest changes first; counts come with ``story_cards``."""
    return Story.objects.filter(Exists(Report.objects.filter(story=OuterRef("pk")))).order_by("-changed_at", "-pk")


def story_cards(rows: Iterable[Story]) -> list[StoryCard]:
    """These stories in their order, with counts, languages and conflicts: four queries."""
    pks = [story.pk for story in rows]
    counted_rows = Story.objects.with_counts().in_bulk(pks)
    found = [counted_rows[pk] for pk in pks if pk in counted_rows]
    languages: dict[int, set[str]] = defaultdict(set)
    reports: dict[int, set[int]] = defaultdict(set)
    inside = Report.objects.listed().filter(story__in=pks).order_by()
    for report, story_id, lang in inside.values_list("pk", "story_id", "lang"):
        if story_id is not None:
            reports[story_id].add(report)
            languages[story_id] |= {lang} if lang else set()
    copied = near_copies({report for own in reports.values() for report in own})
    counted = (
        Match.objects.conflicts()
        .filter(left_report__story__in=pks, right_report__story=F("left_report__story"))
        .order_by()
        .values_list("left_report__story")
        .annotate(number=Count("pk"))
    )
    conflicts = dict(counted)
    return [
        StoryCard(
            story=story,
            languages=sorted(languages[story.pk]),
            conflicts=conflicts.get(story.pk, 0),
            independent=independent(reports[story.pk], copied),
        )
        for story in found
    ]


def story_page(story: Story) -> StoryPage:
    """A story's reports in time and its groups, conflicts first: five queries whatever their number."""
    reports = list(
        Report.objects.listed()
        .filter(story=story)
        .select_related("source")
        .with_claim_count()
        .order_by(F("published").asc(nulls_last=True), "created_at")
    )
    pks = [report.pk for report in reports]
    inside = set(pks)
    counts = conflict_counts(pks)
    claims = list(
        Claim.objects.current()
        .filter(report__in=pks)
        .select_related("group")
        .defer("keys", "reasons", "context")
        .order_by("report__published", "report_id", "start")
    )
    by_id = {report.pk: report for report in reports}
    for claim in claims:
        claim.report = by_id[claim.report_id]
    matches = list(
        Match.objects.shown()
        .filter(Q(left_report__in=pks) | Q(right_report__in=pks))
        .exclude(relation=Relation.RELATED.value)
        .order_by("-score", "pk")
        .annotate(flags_as_text=Cast("flags", TextField()))
        .values_list("left_id", "right_id", "left_report_id", "right_report_id", "relation", "flags_as_text")
    )
    copied = near_copies(inside)
    groups = _groups(claims, matches, copied)
    shared = [claim for group in groups for claim in group.claims]
    return StoryPage(
        story=story,
        reports=[(report, counts.get(report.pk, 0)) for report in reports],
        groups=groups,
        claims=len(claims),
        single_claims=sum(1 for claim in claims if claim.group_id is None),
        conflicts=sum(
            Relation(relation).is_conflict and left in inside and right in inside
            for _left, _right, left, right, relation, _flags in matches
        ),
        sources=len({report.source_id for report in reports if report.source_id}),
        origins=voices_behind(shared, copied),
        independent=independent(inside, copied),
    )


def _groups(claims: list[Claim], matches: list[MatchRow], copied: set[tuple[int, int]]) -> list[GroupCard]:
    cards: dict[int, GroupCard] = {}
    group_of: dict[int, int] = {}
    by_id = {claim.pk: claim for claim in claims}
    for claim in claims:
        if claim.group is None:
            continue
        group_of[claim.pk] = claim.group.pk
        lead = by_id.get(claim.group.title_id or 0, claim)
        cards.setdefault(claim.group.pk, GroupCard(claim.group.pk, lead)).claims.append(claim)
    pairs: list[Row] = []
    for left, right, _left_report, _right_report, relation, flags in matches:
        pairs.append((left, right, relation, flags))
        group = group_of.get(left)
        if group is not None and group == group_of.get(right):
            card, kind = cards[group], Relation(relation)
            card.relations[kind] = card.relations.get(kind, 0) + 1
            if kind.is_conflict and card.opposed is None:
                card.opposed = (by_id[left], by_id[right])
    shown = [card for card in cards.values() if card.reports > 1]
    origins = origins_of({card.group: card.claims for card in shown}, pairs, copied)
    for card in shown:
        card.origins = origins[card.group]
    return sorted(shown, key=lambda card: (-card.conflicts, -card.reports, card.lead.start))
