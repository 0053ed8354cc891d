"""Curating sources: names in every script, where they are, what they publish, and merging double entries."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from claims.language.normalise import fold
from claims.models import Report, Source, SourceAlias
from claims.selectors.wording import language_name

from .base import CurateMixin, RowInline, count_of, list_link, spoken
from .forms import AliasForm, AliasFormSet, MergeForm, SourceForm
from .history import HistoryAdmin
from .merge import merge_sources


class AliasInline(RowInline):
    """Other names of the source."""

    model = SourceAlias
    form = AliasForm
    formset = AliasFormSet
    extra = 1


@admin.register(Source)
class SourceAdmin(CurateMixin, HistoryAdmin):
    """Sources; those the machine made of reports wait with ``reviewed`` off."""

    form = SourceForm
    inlines = [AliasInline]
    list_display = ["shown_name", "kind", "country", "shown_languages", "site", "report_list", "active", "reviewed"]
    list_filter = ["reviewed", "active", "kind", "country"]
    # Aliases are searched for in their folded form, see get_search_results().
    search_fields = ["name", "site"]
    search_help_text = _("Name, alias in any script, or site")
    list_per_page = 50
    actions = ["merge", "mark_reviewed"]
    ordering = ["name", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        reports = Report.objects.listed().filter(source=OuterRef("pk"))
        rows: QuerySet[Source] = super().get_queryset(request).annotate(report_count=count_of(reports))
        return rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        found, duplicates = super().get_search_results(request, queryset, search_term)
        folded = fold(search_term).strip()
        if folded:
            aliases = SourceAlias.objects.filter(source=OuterRef("pk"), folded__contains=folded)
            found = queryset.filter(Q(pk__in=found.order_by().values("pk")) | Q(Exists(aliases)))
        return found, duplicates

    def related_histories(self, object_id: str) -> list[QuerySet[Any]]:
        return [SourceAlias.history.filter(source_id=object_id)]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Say how claims that are stored already come to know a changed alias: they keep the keys they were given."""
        super().save_formset(request, form, formset, change)
        if formset.has_changed():
            text = _("New reports know these names at once. For stored ones run “manage.py rematch”.")
            self.message_user(request, text, messages.INFO)

    @admin.display(description=_("name"), ordering="name")
    def shown_name(self, source: Source) -> str:
        return spoken(source.name)

    @admin.display(description=_("languages"))
    def shown_languages(self, source: Source) -> str:
        return ", ".join(language_name(code) for code in source.languages) or "–"

    @admin.display(description=_("reports"), ordering="report_count")
    def report_list(self, source: Any) -> str:
        return list_link(Report, source.report_count, source__id__exact=source.pk)

    @admin.action(description=_("Mark as reviewed"), permissions=["change"])
    def mark_reviewed(self, request: HttpRequest, queryset: QuerySet[Source]) -> None:
        chosen = list(Source.objects.filter(pk__in=queryset.values("pk"), reviewed=False))
        for source in chosen:
            # One by one: update() would leave no history.
            source.reviewed = True
            source.save(update_fields=["reviewed"])
            self.log_change(request, source, [{"changed": {"fields": [str(_("reviewed"))]}}])
        text = ngettext("%(count)d source marked as reviewed.", "%(count)d sources marked as reviewed.", len(chosen))
        self.message_user(request, text % {"count": len(chosen)}, messages.SUCCESS)

    def has_merge_permission(self, request: HttpRequest) -> bool:
        """Merging changes one source and deletes others."""
        return self.has_change_permission(request) and self.has_delete_permission(request)

    @admin.action(description=_("Merge into one source"), permissions=["merge"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Source]) -> HttpResponse | None:
        """Ask which of the chosen sources stays, then merge the others into it."""
        sources = queryset.order_by("name", "pk")
        chosen = list(sources)
        if len(chosen) < 2:
            self.message_user(request, _("Choose two or more sources to merge."), messages.WARNING)
            return None
        form = MergeForm(request.POST if "target" in request.POST else None, sources=sources)
        if form.is_bound and form.is_valid():
            target: Source = form.cleaned_data["target"]
            others = [source for source in chosen if source.pk != target.pk]
            for source in others:
                self.log_deletions(request, Source.objects.filter(pk=source.pk))
            moved = merge_sources(target=target, others=others)
            names = ", ".join(source.name for source in others)
            self.log_change(request, target, str(_("Merged: %(names)s") % {"names": names}))
            text = ngettext(
                "%(name)s now holds the others' aliases and %(count)d report of theirs.",
                "%(name)s now holds the others' aliases and %(count)d reports of theirs.",
                moved,
            )
            self.message_user(request, text % {"name": target.name, "count": moved}, messages.SUCCESS)
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": _("Merge into one source"),
            "opts": self.model._meta,
            "form": form,
            "sources": chosen,
            "aliases": _aliases_of(chosen),
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/claims/source/merge.html", context)


def _aliases_of(sources: list[Source]) -> list[tuple[Source, list[str]]]:
    """Each source with the names of its aliases."""
    names: dict[int, list[str]] = {source.pk: [] for source in sources}
    for alias in SourceAlias.objects.filter(source__in=sources):
        names[alias.source_id].append(alias.name)
    return [(source, names[source.pk]) for source in sources]
