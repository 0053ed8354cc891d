"""People rename, merge and split stories and move reports between them; each change is kept and can be undone.

Where a person put a report it stays (``Report.placing``): the machine groups the others around it. Every function is
one transaction and holds the lock of comparisons, since the machine tells stories anew under the same lock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from claims.models import Placing, Report, Story, StoryEdit, StoryEditKind

from .locks import hold_comparisons
from .telling_stories import retell


class StoryEditError(ValueError):
    """A change of stories that cannot be made; ``code`` names why: ``empty_title``, ``same_story``, ``gone``,
    ``no_report``, ``all_reports``, ``undone_already``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class _Change:
    """Collects what a change does to rows, does it, and keeps what was before."""

    def __init__(self) -> None:
        self.reports: dict[str, list[list[Any]]] = {}
        self.titles: dict[str, list[list[Any]]] = {}
        self.merged: dict[str, list[int | None]] = {}

    def place(self, reports: Iterable[Report], story: int | None, placing: Placing) -> None:
        for report in reports:
            self.reports[str(report.pk)] = [[report.story_id, report.placing], [story, placing.value]]
            Report.objects.filter(pk=report.pk).update(story=story, placing=placing)

    def name(self, story: Story, title: str, lang: str, given: bool) -> None:
        self.titles[str(story.pk)] = [[story.title, story.lang, story.title_is_given], [title, lang, given]]
        story.title, story.lang, story.title_is_given = title, lang, given
        story.save()

    def merge(self, story: Story, into: int | None) -> None:
        self.merged[str(story.pk)] = [story.merged_into_id, into]
        story.merged_into_id = into
        story.save()

    def keep(self, kind: StoryEditKind, story: Story | None, user: User, undoes: StoryEdit | None = None) -> StoryEdit:
        value = {"reports": self.reports, "titles": self.titles, "merged": self.merged}
        return StoryEdit.objects.create(kind=kind, story=story, value=value, made_by=user, undoes=undoes)


def _locked(story: Story) -> Story:
    found = Story.objects.select_for_update().filter(pk=story.pk).first()
    if found is None or found.merged_into_id is not None:
        raise StoryEditError("gone")
    return found


def _title(words: str) -> str:
    title = " ".join(words.split())[:300]
    if not title:
        raise StoryEditError("empty_title")
    return title


def rename_story(*, story: Story, title: str, lang: str = "", user: User) -> StoryEdit:
    """Give the story a title in a person's words; ``lang`` (ISO 639-1) is that of the title, empty keeps the old one.
    Raises ``StoryEditError``."""
    with transaction.atomic():
        hold_comparisons()
        story, change = _locked(story), _Change()
        change.name(story, _title(title), lang or story.lang, True)
        return change.keep(StoryEditKind.RENAMED, story, user)


def merge_stories(*, story: Story, other: Story, user: User) -> StoryEdit:
    """Move every report of ``other`` into ``story``; the address of ``other`` leads there from now on. Raises
    ``StoryEditError``."""
    if story.pk == other.pk:
        raise StoryEditError("same_story")
    with transaction.atomic():
        hold_comparisons()
        story, other, change = _locked(story), _locked(other), _Change()
        change.place(Report.objects.filter(story__in=(story, other)), story.pk, Placing.PLACED)
        change.merge(other, story.pk)
        edit = change.keep(StoryEditKind.MERGED, story, user)
        _retell(change)
        return edit


def split_story(*, story: Story, reports: Sequence[int], title: str = "", user: User) -> StoryEdit:
    """Move ``reports`` (ids) out of the story into a new one, the ``story`` of the edit returned; without a ``title``
    it is called by its clearest headline. The reports left behind stay together. Raises ``StoryEditError``."""
    with transaction.atomic():
        hold_comparisons()
        story, change = _locked(story), _Change()
        inside = list(Report.objects.filter(story=story))
        leaving = [report for report in inside if report.pk in set(reports)]
        if not leaving:
            raise StoryEditError("no_report")
        if len(leaving) == len(inside):
            raise StoryEditError("all_reports")
        first = min(
            leaving, key=lambda report: (not report.title, report.published is None, report.published, report.pk)
        )
        words = " ".join(title.split())[:300]
        new = Story.objects.create(title=words or str(first)[:300], lang=first.lang, title_is_given=bool(words))
        change.place(leaving, new.pk, Placing.PLACED)
        change.place((report for report in inside if report not in leaving), story.pk, Placing.PLACED)
        edit = change.keep(StoryEditKind.SPLIT, new, user)
        _retell(change)
        return edit


def move_report(*, report: Report, story: Story | None, user: User) -> StoryEdit:
    """Put one report into ``story``, beside those that are there and stay with it, or (``None``) out of every story.
    Raises ``StoryEditError``."""
    with transaction.atomic():
        hold_comparisons()
        change = _Change()
        target = _locked(story) if story is not None else None
        report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
        if report.placing != Placing.MACHINE and report.given_story == (target.pk if target else 0):
            raise StoryEditError("same_story")
        left = report.story
        change.place([report], target.pk if target else None, Placing.PLACED if target else Placing.APART)
        if target:
            change.place(Report.objects.filter(story=target).exclude(pk=report.pk), target.pk, Placing.PLACED)
        edit = change.keep(StoryEditKind.MOVED, target or left, user)
        _retell(change)
        return edit


def undo(*, edit: StoryEdit, user: User) -> tuple[StoryEdit, int]:
    """Take a change back, and say how many reports stay because somebody has moved them since. Raises
    ``StoryEditError`` for what is undone already or was itself an undoing."""
    with transaction.atomic():
        hold_comparisons()
        if edit.kind == StoryEditKind.UNDONE or StoryEdit.objects.filter(undoes=edit).exists():
            raise StoryEditError("undone_already")
        change, stayed = _Change(), 0
        for pk, (before, after) in edit.value["merged"].items():
            story = Story.objects.filter(pk=pk, merged_into=after).first()
            if story is not None:
                change.merge(story, before)
        for pk, (before, after) in edit.value["titles"].items():
            story = Story.objects.filter(pk=pk, title=after[0]).first()
            if story is not None:
                change.name(story, *before)
        known = set(Story.objects.values_list("pk", flat=True))
        for pk, (before, after) in edit.value["reports"].items():
            report = Report.objects.filter(pk=pk).first()
            if report is None:
                continue
            if [report.story_id, report.placing] != after:
                stayed += 1
                continue
            back = before[0] if before[0] in known else None
            change.place([report], back, Placing(before[1]))
        undone = change.keep(StoryEditKind.UNDONE, edit.story, user, undoes=edit)
        _retell(change)
        return undone, stayed


def _retell(change: _Change) -> None:
    """The machine may have something to say of what was freed; stories left empty go."""
    stories = {place[0] for places in change.reports.values() for place in places if place[0]}
    retell({int(pk) for pk in change.reports})
    Story.objects.filter(pk__in=stories, reports__isnull=True, merged_into__isnull=True).delete()
