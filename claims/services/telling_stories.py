"""Keeping stories in step with matches: which reports are on one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import Count, Q

from claims.matching.stories import ReportView, propose_stories
from claims.models import Claim, Match, Report, Story
from claims.types import Relation

from .story_origins import recount

Link = tuple[int, int, float]
"""Two report ids and the score of one matched pair of their claims."""


def retell(touched: Iterable[int]) -> None:
    """Propose anew the stories of every report connected with ``touched`` (report ids) by shown matches or a story.

    Call it inside the transaction that changed the matches. Titles set by people are kept, and so is where people put
    a report (``Report.placing``).
    """
    touched = set(touched)
    reports, links = _connected(touched)
    views = {
        pk: ReportView(report.pk, report.published, report.lang, claim_count, report.given_story)
        for pk, (report, claim_count) in reports.items()
    }
    proposed = propose_stories(views, links)
    placed = _store({pk: report for pk, (report, _) in reports.items()}, [sorted(story) for story in proposed], links)
    moved = {pk for pk, (report, _) in reports.items() if report.story_id != placed.get(pk)}
    changed = {placed.get(pk) for pk in touched | moved} | {reports[pk][0].story_id for pk in moved}
    recount({story for story in changed if story}, sizes=Counter(placed.values()))


def _connected(touched: Iterable[int]) -> tuple[dict[int, tuple[Report, int]], list[Link]]:
    """The reports reachable over matches and stories with their numbers of claims, and a link per matched pair."""
    reports: dict[int, tuple[Report, int]] = {}
    links: dict[int, Link] = {}
    matches = Match.objects.shown().exclude(relation=Relation.RELATED.value).order_by()
    frontier = set(touched)
    while frontier:
        counted = Claim.objects.current().filter(report__in=frontier).values("report").annotate(number=Count("pk"))
        sizes = {row["report"]: row["number"] for row in counted}
        new = {pk: (report, sizes.get(pk, 0)) for pk, report in Report.objects.in_bulk(frontier).items()}
        reports |= new
        stories = {report.story_id for report, _ in new.values() if report.story_id}
        reached = set(Report.objects.filter(story__in=stories).values_list("pk", flat=True))
        near = matches.filter(Q(left_report__in=new) | Q(right_report__in=new))
        for pk, left, right, score in near.values_list("pk", "left_report", "right_report", "score"):
            links[pk] = (left, right, score)
            reached |= {left, right}
        frontier = reached - reports.keys() - frontier
    return reports, [links[pk] for pk in sorted(links)]


def _store(reports: dict[int, Report], stories: list[list[int]], links: list[Link]) -> dict[int, int | None]:
    """Give each proposal the story row that most of its reports had, else a new one; drop stories left empty. Returns
    the story of each report that has or had one."""
    had = {pk: report.story_id for pk, report in reports.items() if report.story_id}
    wishes = sorted(
        (-votes, story, number)
        for number, members in enumerate(stories)
        for story, votes in Counter(had[pk] for pk in members if pk in had).items()
    )
    row_of: dict[int, int] = {}
    for number, members in enumerate(stories):
        given = next((place for pk in members if (place := reports[pk].given_story)), None)
        if given:
            row_of[number] = given
    for _, story, number in wishes:
        if number not in row_of and story not in row_of.values():
            row_of[number] = story
    placed: dict[int, int | None] = dict.fromkeys(had)
    for number, members in enumerate(stories):
        clearest = _clearest(members, reports, links)
        title = str(clearest)[:300]
        if number in row_of:
            row = Story.objects.get(pk=row_of[number])
            if not row.title_is_given and row.title != title:
                row.title, row.lang = title, clearest.lang
                row.save()
        else:
            row_of[number] = Story.objects.create(title=title, lang=clearest.lang).pk
        placed |= dict.fromkeys(members, row_of[number])
    for pk, story_pk in placed.items():
        if had.get(pk) != story_pk:
            Report.objects.filter(pk=pk).update(story=story_pk)
    for story_pk in set(had.values()) - set(row_of.values()):
        Story.objects.filter(pk=story_pk, reports__isnull=True, merged_into__isnull=True).delete()
    return placed


def _clearest(members: list[int], reports: dict[int, Report], links: list[Link]) -> Report:
    """The report that most others of the story agree with lends its headline; the earliest added on a tie."""
    support: dict[int, float] = defaultdict(float)
    inside = set(members)
    for left, right, weight in links:
        if left in inside and right in inside:
            support[left] += weight
            support[right] += weight
    return reports[min(members, key=lambda pk: (not reports[pk].title, -support[pk], pk))]
