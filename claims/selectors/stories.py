"""Stories: who reports on one event, and what their claims make of each other."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Exists, F, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from claims.models import Claim, Group, Match, Report, Story
from claims.types import Relation

from . import wording
from .origins import Row, independent, near_copies, origins_of, voices_behind
from .report import conflict_counts

MOST, OTHERS = 40, 4
"""Groups shown at first, and wordings of each behind the one that stands for it, unless the reader asks for all."""
CONFLICTS = frozenset({Relation.CONTRADICTS.value, Relation.NUMBER_DIFFERS.value})


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
    ``opposed`` is the pair in conflict that is surest, if any; ``most`` wordings are listed besides these."""

    group: int
    lead: Claim
    claims: list[Claim] = field(default_factory=list)
    relations: dict[str, int] = field(default_factory=dict)
    origins: int = 0
    opposed: tuple[Claim, Claim] | None = None
    most: int | None = None

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
        shown = {claim.pk for claim in self.shown}
        return [claim for claim in self.claims if claim.pk not in shown]

    @property
    def listed(self) -> list[Claim]:
        """Those of the other wordings that are listed."""
        return self.others[: self.most]

    @property
    def unlisted(self) -> int:
        """How many of them are not."""
        return len(self.others) - len(self.listed)

    @property
    def conflicts(self) -> int:
        """Pairs that cannot both hold."""
        return sum(self.relations.get(relation, 0) for relation in CONFLICTS)

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
    ``independent`` the reports with near copies folded onto each other. ``groups`` are those shown, ``more`` are
    not."""

    story: Story
    reports: list[tuple[Report, int]]
    groups: list[GroupCard]
    more: int
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


def story_page(story: Story, *, whole: bool = False) -> StoryPage:
    """A story's reports in time and its groups, conflicts first: seven queries whatever their number. Of a long story
    the ``MOST`` groups that matter most, unless the ``whole`` is asked for."""
    reports = list(
        Report.objects.listed()
        .filter(story=story)
        .select_related("source")
        .order_by(F("published").asc(nulls_last=True), "created_at")
    )
    pks = [report.pk for report in reports]
    inside = set(pks)
    counts = conflict_counts(pks)
    claims = list(Claim.objects.current().filter(report__in=pks).for_stories().order_by())
    by_id = {report.pk: report for report in reports}
    for claim in claims:
        claim.report = by_id[claim.report_id]
    claims.sort(key=lambda claim: (claim.report.published or dt.date.max, claim.report_id, claim.start))
    sizes = Counter(claim.report_id for claim in claims)
    for report in reports:
        report.claim_count = sizes[report.pk]  # type: ignore[attr-defined]
    copied = near_copies(inside)
    groups, conflicts = _groups(claims, pks, copied)
    shared = [claim for group in groups for claim in group.claims]
    shown = groups if whole else groups[:MOST]
    for group in shown:
        group.most = None if whole else OTHERS
    return StoryPage(
        story=story,
        reports=[(report, counts.get(report.pk, 0)) for report in reports],
        groups=shown,
        more=len(groups) - len(shown),
        claims=len(claims),
        single_claims=sum(1 for claim in claims if claim.group_id is None),
        conflicts=conflicts,
        sources=len({report.source_id for report in reports if report.source_id}),
        origins=voices_behind(shared, copied),
        independent=independent(inside, copied),
    )


def _groups(claims: list[Claim], reports: list[int], copied: set[tuple[int, int]]) -> tuple[list[GroupCard], int]:
    """The questions that more than one report answers, conflicts first, and the number of conflicts in the story."""
    members: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.group_id is not None:
            members[claim.group_id].append(claim)
    titles = dict(Group.objects.filter(pk__in=members).order_by().values_list("pk", "title_id"))
    by_id = {claim.pk: claim for claim in claims}
    cards = {
        group: GroupCard(group, by_id.get(titles.get(group) or 0, inside[0]), inside)
        for group, inside in members.items()
    }
    group_of = {claim.pk: claim.group_id for claim in claims}
    pairs: list[Row] = []
    conflicts = 0
    surest: dict[int, tuple[float, int]] = {}
    for pk, score, left, right, relation, flags in _pairs(reports):
        conflicts += relation in CONFLICTS
        group = group_of.get(left)
        if group is None or group != group_of.get(right):
            continue
        pairs.append((left, right, relation, flags))
        card = cards[group]
        card.relations[relation] = card.relations.get(relation, 0) + 1
        if relation in CONFLICTS and (-score, pk) < surest.get(group, (1.0, 0)):
            surest[group] = (-score, pk)
            card.opposed = (by_id[left], by_id[right])
    shown = [card for card in cards.values() if card.reports > 1]
    origins = origins_of({card.group: card.claims for card in shown}, pairs, copied)
    for card in shown:
        card.origins = origins[card.group]
    return sorted(shown, key=lambda card: (-card.conflicts, -card.reports, card.lead.start)), conflicts


def _pairs(reports: list[int]) -> Iterable[tuple[int, float, int, int, str, str]]:
    """The shown pairs of a story's claims: id, score, left and right claim, relation, flags as they are stored, for
    reading the JSON of thousands of pairs takes longer than asking for them."""
    rows = Match.objects.shown().filter(left_report__in=reports, right_report__in=reports)
    rows = rows.exclude(relation=Relation.RELATED.value).order_by()
    return (
        rows.annotate(flags_as_text=Cast("flags", TextField()))
        .values_list("pk", "score", "left_id", "right_id", "relation", "flags_as_text")
        .iterator(2000)
    )
