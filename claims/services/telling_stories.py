"""Keeping stories in step with matches: which reports are on one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import Count, Q

from claims.matching.stories import ReportView, propose_stories
from claims.models import Match, Report, Story
from claims.types import Relation


def retell(touched: Iterable[int]) -> None:
    """Propose anew the stories of every report connected with ``touched`` (report ids) by shown matches or a story.

    Call it inside the transaction that changed the matches. Titles set by people are kept.
    """
    reports, links = _connected(touched)
    views = {
        pk: ReportView(
            id=pk,
            day=report.published.toordinal() if report.published else 0,
            lang=report.lang,
            n_claims=report.claims_,
        )
        for pk, report in reports.items()
    }
    proposed = propose_stories(views, [(left, right, weight) for (left, right), weight in sorted(links.items())])
    _store(reports, [sorted(story) for story in proposed if len(story) > 1], links)


def _connected(touched: Iterable[int]) -> tuple[dict[int, Report], dict[tuple[int, int], float]]:
    reports: dict[int, Report] = {}
    links: dict[tuple[int, int], float] = {}
    frontier = set(touched)
    while frontier:
        rows = Report.objects.filter(pk__in=frontier)
        found = {
            report.pk: report for report in rows.annotate(claims_=Count("claims", filter=Q(claims__is_current=True)))
        }
        reports |= found
        stories = {report.story_id for report in found.values() if report.story_id}
        reached = set(Report.objects.filter(story__in=stories).values_list("pk", flat=True))
        for pk in found:
            weights: dict[tuple[int, int], float] = defaultdict(float)
            shown = Match.objects.shown().exclude(relation=Relation.RELATED.value).of_report(pk)
            for left, right, score in shown.values_list("left_report", "right_report", "score"):
                weights[min(left, right), max(left, right)] += score
            links |= weights
            reached |= {report for pair in weights for report in pair}
        frontier = reached - reports.keys() - (frontier - found.keys())
    return reports, links


def _store(reports: dict[int, Report], stories: list[list[int]], links: dict[tuple[int, int], float]) -> None:
    """Give each proposal the story row that most of its reports had, else a new one; drop stories left empty."""
    had = {pk: report.story_id for pk, report in reports.items() if report.story_id}
    wishes = sorted(
        (-votes, story, number)
        for number, members in enumerate(stories)
        for story, votes in Counter(had[pk] for pk in members if pk in had).items()
    )
    row_of: dict[int, int] = {}
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
        Story.objects.filter(pk=story_pk, reports__isnull=True).delete()


def _clearest(members: list[int], reports: dict[int, Report], links: dict[tuple[int, int], float]) -> Report:
    """The report that most others of the story agree with lends its headline; the earliest added on a tie."""
    support = {pk: sum(weight for pair, weight in links.items() if pk in pair) for pk in members}
    return reports[min(members, key=lambda pk: (not reports[pk].title, -support[pk], pk))]
