"""People rename, merge and split stories and move reports; each change is told with a way back."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.filters import StorySearchForm
from claims.forms import ChosenStoryForm, SplitForm, StoryTitleForm
from claims.models import Report, Story, StoryEdit
from claims.selectors import story_edits as selectors
from claims.selectors.columns import source_name
from claims.services import editing_stories as services
from claims.services.editing_stories import StoryEditError

from .access import Request, judging, person, reading, wants_fragment

page = require_http_methods(["GET", "HEAD", "POST"])
PER_PAGE = 50
JUST_DONE = "story_edit"
"""Where the session keeps the change that the next page tells of."""


@require_safe
@reading
def story_changes(request: Request) -> HttpResponse:
    """Every change of stories, the newest first."""
    rows = Paginator(selectors.edits(), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": rows, "changes": selectors.in_words(rows.object_list), "query": "", "done": just_done(request)}
    return render(request, "claims/story_changes.html", context)


@page
@judging
def story_rename(request: Request, pk: int) -> HttpResponse:
    """A title in a person's words."""
    story = get_object_or_404(Story, pk=pk)
    sent = request.POST if request.method == "POST" else None
    form = StoryTitleForm(sent, initial={"title": story.title, "lang": story.lang})
    if sent is not None and form.is_valid():
        data = form.cleaned_data
        try:
            edit = services.rename_story(story=story, title=data["title"], lang=data["lang"], user=person(request))
        except StoryEditError as error:
            form.add_error("title" if error.code == "empty_title" else None, _sentence(error))
        else:
            return _done(request, edit, story)
    return render(
        request, "claims/story_rename.html", {"story": story, "form": form}, status=422 if form.errors else 200
    )


@page
@judging
def story_split(request: Request, pk: int) -> HttpResponse:
    """Reports to tick; they become a story of their own."""
    story = get_object_or_404(Story, pk=pk)
    reports = Report.objects.listed().filter(story=story).select_related("source").order_by("published", "pk")
    names = [(report.pk, f"\u2068{source_name(report)}\u2069 · \u2068{report}\u2069") for report in reports]
    sent = request.POST if request.method == "POST" else None
    form = SplitForm(sent, reports=names)
    if sent is not None and form.is_valid():
        data = form.cleaned_data
        try:
            edit = services.split_story(story=story, reports=data["reports"], title=data["title"], user=person(request))
        except StoryEditError as error:
            form.add_error("reports" if error.code in ("no_report", "all_reports") else None, _sentence(error))
        else:
            return _done(request, edit, edit.story)
    return render(
        request, "claims/story_split.html", {"story": story, "form": form}, status=422 if form.errors else 200
    )


@page
@judging
def story_merge(request: Request, pk: int) -> HttpResponse:
    """Another story to choose, whose reports come into this one; ``#story-choices`` is its fragment."""
    story = get_object_or_404(Story, pk=pk)
    form = ChosenStoryForm(request.POST or None)
    problem = ""
    if request.method == "POST":
        other = Story.objects.filter(pk=form.cleaned_data["story"]).first() if form.is_valid() else None
        try:
            if other is None:
                raise StoryEditError("gone")
            return _done(request, services.merge_stories(story=story, other=other, user=person(request)), story)
        except StoryEditError as error:
            problem = _sentence(error)
    near = list(story.reports.values_list("pk", flat=True))
    return _choose(request, "claims/story_merge.html", {"story": story, "problem": problem}, near, story.pk)


@page
@judging
def report_move(request: Request, pk: int) -> HttpResponse:
    """Another story to choose for one report, or none; ``#story-choices`` is its fragment."""
    report = get_object_or_404(Report.objects.listed().select_related("source", "story"), pk=pk)
    form = ChosenStoryForm(request.POST or None)
    problem = ""
    if request.method == "POST":
        wanted = form.cleaned_data["story"] if form.is_valid() else -1
        target = Story.objects.filter(pk=wanted).first()
        try:
            if target is None and wanted != 0:
                raise StoryEditError("gone")
            edit = services.move_report(report=report, story=target, user=person(request))
            return _done(request, edit, target or report.story)
        except StoryEditError as error:
            there = (
                _("This report is there already.") if wanted else _("This report is kept out of all stories already.")
            )
            problem = there if error.code == "same_story" else _sentence(error)
    context: dict[str, object] = {"report": report, "story": report.story, "problem": problem}
    return _choose(request, "claims/report_move.html", context, [report.pk], report.story_id)


@require_POST
@judging
def story_undo(request: Request, pk: int) -> HttpResponse:
    """Take a change back."""
    edit = get_object_or_404(StoryEdit.objects.select_related("story"), pk=pk)
    try:
        undone, stayed = services.undo(edit=edit, user=person(request))
    except StoryEditError as error:
        messages.error(request, _sentence(error))
        return redirect(_after(edit.story, edit))
    messages.success(request, _("The change was taken back."))
    if stayed:
        words = ngettext(
            "%(number)s report stays where it is: somebody has moved it since.",
            "%(number)s reports stay where they are: somebody has moved them since.",
            stayed,
        )
        messages.warning(request, words % {"number": stayed})
    return redirect(_after(undone.story, edit))


def just_done(request: Request) -> selectors.Change | None:
    """The change that has just been made in this session, told once; ``None`` when there is none to take back."""
    pk = request.session.pop(JUST_DONE, None) if JUST_DONE in request.session else None
    change = selectors.change_of(pk) if isinstance(pk, int) else None
    return change if change and change.can_be_undone else None


def _done(request: Request, edit: StoryEdit, story: Story | None) -> HttpResponse:
    request.session[JUST_DONE] = edit.pk
    return redirect(_after(story, edit))


def _after(story: Story | None, edit: StoryEdit) -> str | Story:
    """The story where it still is, else another that the change concerned, else the list of changes."""
    found = Story.objects.filter(pk=story.pk).first() if story is not None and story.pk else None
    change = None if found else selectors.change_of(edit.pk)
    return found or next(iter(change.stories if change else []), None) or "claims:story-changes"


def _choose(
    request: Request, template: str, context: dict[str, object], near: list[int], but: int | None
) -> HttpResponse:
    search = StorySearchForm(request.GET)
    found = selectors.choosable(q=search.chosen.get("q", ""), near=near, but=but)
    context |= {"search": search, "choices": found}
    if wants_fragment(request) and request.method != "POST":
        return render(request, "claims/_story_choices.html", context)
    return render(request, template, context, status=422 if context["problem"] else 200)


def _sentence(error: StoryEditError) -> str:
    return {
        "empty_title": _("Give the story a title."),
        "same_story": _("Choose another story: this one cannot be merged with itself."),
        "gone": _("That story is gone: it was merged into another or has no report any more. Choose again."),
        "no_report": _("Tick at least one report that belongs to another event."),
        "all_reports": _("Leave at least one report in this story; to call it something else, rename it."),
        "undone_already": _("This change has been taken back already."),
    }[error.code]
