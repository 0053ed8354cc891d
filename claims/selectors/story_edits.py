"""What people changed about stories, in words; and stories to choose from when a report is moved or two are merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Match, Report, Story, StoryEdit, StoryEditKind
from claims.types import Relation

SHOWN, OFFERED = 50, 20
"""Changes on the page of a story; stories to choose from."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change in words; ``undone`` is what took it back, ``stories`` are those it concerned that are still there."""

    edit: StoryEdit
    words: str
    undone: StoryEdit | None
    stories: list[Story]

    @property
    def can_be_undone(self) -> bool:
        """An undoing is not undone, nor is anything undone twice."""
        return self.undone is None and self.edit.kind != StoryEditKind.UNDONE


def edits() -> QuerySet[StoryEdit]:
    """Every change, the newest first, with what its words need."""
    return StoryEdit.objects.select_related("made_by", "undoes", "undone_by__made_by")


def edits_of(story: Story) -> QuerySet[StoryEdit]:
    """The newest changes that touched the story."""
    # A report's place is stored as [story, placing]: json.dumps and jsonb both write it so.
    placed = f'[{story.pk}, "'
    touched = (
        Q(story=story)
        | Q(value__titles__has_key=str(story.pk))
        | Q(value__merged__has_key=str(story.pk))
        | Q(stored__contains=placed)
        | Q(undoes__story=story)
    )
    return edits().annotate(stored=Cast("value", TextField())).filter(touched)[:SHOWN]


def in_words(rows: Iterable[StoryEdit]) -> list[Change]:
    """These changes in words: two queries whatever their number."""
    found = list(rows)
    stories = Story.objects.in_bulk({pk for edit in found for pk in _stories(edit)})
    reports = Report.objects.in_bulk({pk for edit in found for pk in _moved(edit.undoes or edit)[:1]})
    changes = []
    for edit in found:
        words = _words(edit.undoes or edit, stories, reports)
        if edit.kind == StoryEditKind.UNDONE:
            words = _("Taken back: %(change)s") % {"change": words}
        concerned = [stories[pk] for pk in _stories(edit) if pk in stories and stories[pk].merged_into_id is None]
        changes.append(Change(edit, words, getattr(edit, "undone_by", None), concerned))
    return changes


def change_of(pk: int) -> Change | None:
    """One change in words, ``None`` when there is none with that id."""
    return next(iter(in_words(edits().filter(pk=pk))), None)


def _stories(edit: StoryEdit) -> list[int]:
    """The ids of stories a change names, each once."""
    value: dict[str, Any] = edit.value
    places = [place[0] for places in value["reports"].values() for place in places]
    merged = [pk for pair in value["merged"].values() for pk in pair]
    keys = [int(key) for name in ("titles", "merged") for key in value[name]]
    return list(dict.fromkeys(pk for pk in (*places, *merged, *keys, edit.story_id) if pk))


def _moved(edit: StoryEdit) -> list[int]:
    """The reports that came into another story."""
    return [int(pk) for pk, (before, after) in edit.value["reports"].items() if before[0] != after[0]]


def _words(edit: StoryEdit, stories: dict[int, Story], reports: dict[int, Report]) -> str:
    def named(pk: int | None) -> str:
        return _quoted(stories[pk].title) if pk in stories else _("a story that is gone")

    value, moved = edit.value, _moved(edit)
    if edit.kind == StoryEditKind.RENAMED:
        before, after = next(iter(value["titles"].values()))
        return _("Renamed from %(before)s to %(after)s") % {"before": _quoted(before[0]), "after": _quoted(after[0])}
    if edit.kind == StoryEditKind.MERGED:
        other, (_before, into) = next(iter(value["merged"].items()))
        return _("Merged %(other)s into %(story)s") % {"other": named(int(other)), "story": named(into)}
    place = value["reports"][str(moved[0])] if moved else [[edit.story_id], [edit.story_id]]
    left, entered = place[0][0], place[1][0]
    if edit.kind == StoryEditKind.SPLIT:
        words = ngettext(
            "Split %(number)s report off %(left)s into %(new)s",
            "Split %(number)s reports off %(left)s into %(new)s",
            len(moved),
        )
        return words % {"number": len(moved), "left": named(left), "new": named(entered)}
    if not moved:
        return _("Kept a report in %(story)s") % {"story": named(edit.story_id)}
    report = _quoted(str(reports[moved[0]])) if moved[0] in reports else _("a report that is gone")
    if entered is None:
        return _("Moved %(report)s out of %(left)s") % {"report": report, "left": named(left)}
    if left is None:
        return _("Moved %(report)s into %(story)s") % {"report": report, "story": named(entered)}
    return _("Moved %(report)s from %(left)s to %(story)s") % {
        "report": report,
        "left": named(left),
        "story": named(entered),
    }


def _quoted(title: str) -> str:
    """A title between quotation marks, kept apart from the direction of what surrounds it."""
    return _("“%(word)s”") % {"word": f"\u2068{title}\u2069"}


# -- stories to choose from --------------------------------------------------------------------------------------------


def choosable(*, q: str, near: Sequence[int], but: int | None) -> list[Story]:
    """Stories with reports, without ``but``: those whose title, or that of a report in them, has the words ``q``.

    Without ``q`` those whose reports share most claims with the reports ``near`` (ids), then the newest.
    """
    rows = Story.objects.listed().exclude(pk=but or 0).filter(Exists(Report.objects.filter(story=OuterRef("pk"))))
    if q:
        inside = Report.objects.listed().filter(story=OuterRef("pk"))
        words = Q(title__icontains=q) | Exists(inside.filter(Q(title__icontains=q) | Q(source__name__icontains=q)))
        return list(_counted(rows.filter(words).order_by("-changed_at", "-pk")))
    shared = _shared(near)
    first = sorted(shared, key=lambda pk: (-shared[pk], pk))[:OFFERED]
    nearest = sorted(_counted(rows.filter(pk__in=first).order_by()), key=lambda row: first.index(row.pk))
    others = _counted(rows.exclude(pk__in=first).order_by("-changed_at", "-pk"))
    return [*nearest, *others][:OFFERED]


def _counted(rows: QuerySet[Story]) -> list[Story]:
    """The first rows with their counts; counted only for those."""
    pks = list(rows.values_list("pk", flat=True)[:OFFERED])
    found = Story.objects.with_counts().in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


def _shared(near: Sequence[int]) -> dict[int, int]:
    """How many matches the reports have with those of each other story."""
    matches = Match.objects.shown().exclude(relation=Relation.RELATED.value).order_by()
    counts: dict[int, int] = {}
    for own, other in (("left_report", "right_report"), ("right_report", "left_report")):
        found = matches.filter(**{f"{own}__in": near, f"{other}__story__isnull": False})
        for story, number in found.values_list(F(f"{other}__story")).annotate(number=Count("pk")):
            counts[story] = counts.get(story, 0) + number
    return counts
