"""Stories: reports on one event."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.models import Report, Story, StoryEdit
from claims.selectors.story_edits import in_words

from .base import (
    EMPTY,
    CurateMixin,
    NotAdded,
    ReadOnly,
    ReadOnlyInline,
    RowAdmin,
    RowForm,
    WideText,
    count_of,
    row_link,
    spoken,
)
from .history import HistoryAdmin


class ReportInline(ReadOnlyInline):
    """The reports of a story."""

    model = Report
    fields = ("link", "source_name", "lang", "published", "stage")
    readonly_fields = fields
    show_change_link = False
    ordering = ["published", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        return super().get_queryset(request).listed().select_related("source")  # type: ignore[attr-defined, no-any-return]

    @admin.display(description=_("report"))
    def link(self, report: Report) -> str:
        return row_link(report)

    @admin.display(description=_("source"))
    def source_name(self, report: Report) -> str:
        return spoken(str(report.source)) if report.source else EMPTY


class StoryForm(RowForm):
    """A title in the words of a person."""

    class Meta:
        model = Story
        fields = ["title", "lang", "title_is_given"]
        widgets = {"title": forms.TextInput(attrs={"class": "vTextField", "dir": "auto"})}


@admin.register(Story)
class StoryAdmin(CurateMixin, NotAdded, HistoryAdmin):
    """Proposed by the machine; a title that a person gives stays."""

    form = StoryForm
    inlines = [ReportInline]
    list_display = ["shown_title", "lang", "report_count", "title_is_given", "changed_at"]
    list_filter = ["title_is_given"]
    list_per_page = 50
    search_fields = ["title"]
    fields = ["title", "lang", "title_is_given", "created_at", "changed_at"]
    readonly_fields = ["created_at", "changed_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Story]:
        reports = Report.objects.listed().filter(story=OuterRef("pk"))
        rows: QuerySet[Story] = super().get_queryset(request).annotate(reports_in_it=count_of(reports))
        return rows

    def save_model(self, request: HttpRequest, obj: Story, form: Any, change: bool) -> None:
        if "title" in form.changed_data:
            obj.title_is_given = True
        super().save_model(request, obj, form, change)

    @admin.display(description=_("title"), ordering="title")
    def shown_title(self, story: Story) -> str:
        return spoken(story.title, lang=story.lang)

    @admin.display(description=_("reports"), ordering="reports_in_it")
    def report_count(self, story: Any) -> int:
        return int(story.reports_in_it)


@admin.register(StoryEdit)
class StoryEditAdmin(WideText, ReadOnly, RowAdmin):
    """What people changed about stories, append-only; they are taken back on the pages, not here."""

    list_display = ["made_at", "made_by", "kind", "story_title", "undone"]
    list_display_links = ["made_at"]
    list_filter = ["kind", ("made_by", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["made_by", "story", "undone_by"]
    list_per_page = 50
    date_hierarchy = "made_at"
    search_fields = ["made_by__username", "story__title"]
    search_help_text = _("Words of the story's title, or who changed it")
    fields = ["made_at", "made_by", "kind", "what", "story_title", "undoes", "undone"]

    @admin.display(description=_("story"))
    def story_title(self, edit: StoryEdit) -> str:
        return spoken(edit.story.title, lang=edit.story.lang) if edit.story else EMPTY

    @admin.display(description=_("taken back"), boolean=True)
    def undone(self, edit: StoryEdit) -> bool:
        return hasattr(edit, "undone_by")

    @admin.display(description=_("what changed"))
    def what(self, edit: StoryEdit) -> str:
        return spoken(in_words([edit])[0].words, limit=None)
