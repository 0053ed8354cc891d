"""Reports: where each stands, why it failed, and processing it again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, Report, ReportVersion, Run
from claims.selectors.progress import failure_sentence
from claims.selectors.wording import language_name
from claims.services import reports as services
from claims.services.deletion import delete_reports
from claims.tasks import ring

from .base import (
    EMPTY,
    LANGUAGES,
    CurateMixin,
    LanguageFilter,
    NotAdded,
    ReadOnlyInline,
    RowAdmin,
    RowForm,
    WideText,
    count_of,
    list_link,
    row_link,
    spoken,
)

TEXT_CHARACTERS = 20_000


class VersionInline(ReadOnlyInline):
    """The texts as they were read."""

    model = ReportVersion
    fields = ("number", "created_at", "title", "shown_text")
    readonly_fields = fields
    show_change_link = False

    @admin.display(description=_("text"))
    def shown_text(self, version: ReportVersion) -> SafeString:
        text, rest = version.text[:TEXT_CHARACTERS], len(version.text) - TEXT_CHARACTERS
        # linebreaks() escapes what is not marked safe.
        body = mark_safe(linebreaks(text, autoescape=True))  # noqa: S308
        more = gettext("(%(count)d more characters)") % {"count": rest} if rest > 0 else ""
        return format_html('<div dir="auto" lang="{}">{}</div>{}', version.report.lang, body, more)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReportVersion]:
        return super().get_queryset(request).select_related("report")


class ReportForm(RowForm):
    """What a curator may correct; the text itself is never typed over."""

    lang = forms.ChoiceField(label=_("Language"), required=False)

    class Meta:
        model = Report
        fields = ["title", "source", "story", "published", "lang"]
        widgets = {"title": forms.TextInput(attrs={"class": "vTextField", "dir": "auto"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang: Any = self.fields.get("lang")
        if lang:
            codes = dict.fromkeys([*LANGUAGES, self.instance.lang])
            lang.choices = [("", EMPTY), *((code, language_name(code)) for code in codes if code)]


@admin.register(Report)
class ReportAdmin(WideText, CurateMixin, NotAdded, RowAdmin):
    """Reports come in through the pages and commands; here they are found, corrected and processed again."""

    form = ReportForm
    inlines = [VersionInline]
    list_display = ["shown_title", "stage", "source_name", "lang", "published", "claim_list", "failure", "created_at"]
    list_filter = ["stage", LanguageFilter, "source__kind", "source__country", "is_demo"]
    list_select_related = ["source"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["title", "url", "source__name"]
    search_help_text = _("Title, address or source")
    date_hierarchy = "published"
    autocomplete_fields = ["source", "story"]
    readonly_fields = [
        "url", "stage", "failure", "current_version", "known_as", "claim_list", "run_list", "added_by", "is_demo",
        "created_at", "changed_at",
    ]  # fmt: skip
    fields = ["title", "source", "story", "published", "lang", "agency", *readonly_fields]
    actions = ["process_again"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        claims = Claim.objects.current().filter(report=OuterRef("pk"))
        rows: QuerySet[Report] = super().get_queryset(request).annotate(claim_count=count_of(claims))
        return rows.select_related("source", "story", "duplicate_of", "added_by", "current_version").defer(
            "current_version__text"
        )

    @admin.display(description=_("title"), ordering="title")
    def shown_title(self, report: Report) -> str:
        return spoken(str(report), lang=report.lang)

    @admin.display(description=_("source"), ordering="source__name")
    def source_name(self, report: Report) -> str:
        return spoken(str(report.source)) if report.source else EMPTY

    @admin.display(description=_("claims"), ordering="claim_count")
    def claim_list(self, report: Any) -> str:
        return list_link(Claim, report.claim_count, report__id__exact=report.pk)

    @admin.display(description=_("work"))
    def run_list(self, report: Report) -> str:
        return list_link(Run, _("Runs of this report"), report__id__exact=report.pk)

    @admin.display(description=_("already known as"))
    def known_as(self, report: Report) -> str:
        return row_link(report.duplicate_of)

    @admin.display(description=_("why it failed"))
    def failure(self, report: Report) -> str:
        return failure_sentence(report) or EMPTY

    def save_model(self, request: HttpRequest, obj: Report, form: Any, change: bool) -> None:
        """Write only what was changed, since a worker may be writing the rest; read anew if claims depend on it."""
        changed = set(form.changed_data)
        reread = {name: getattr(obj, name) for name in ("published", "lang") if name in changed and getattr(obj, name)}
        reread |= {"agency": obj.agency} if "agency" in changed else {}
        plain = changed - reread.keys()
        if plain:
            obj.save(update_fields=[*plain, "changed_at"])
        if reread and (run_pk := services.set_details(report=obj, **reread)):
            ring(run_pk)

    @admin.action(description=_("Process again"), permissions=["change"])
    def process_again(self, request: HttpRequest, queryset: QuerySet[Report]) -> None:
        """Fetch or read the chosen reports anew, extract and match."""
        queued, refused = 0, 0
        for report in queryset:
            try:
                run_pk = services.retry(report=report)
            except ValueError:
                refused += 1
                continue
            ring(run_pk)
            self.log_change(request, report, str(_("Processed again.")))
            queued += 1
        if queued:
            text = ngettext("%(count)d report is processed again.", "%(count)d reports are processed again.", queued)
            self.message_user(request, text % {"count": queued}, messages.SUCCESS)
        if refused:
            text = ngettext(
                "%(count)d report was left out: it is known under another entry.",
                "%(count)d reports were left out: they are known under other entries.",
                refused,
            )
            self.message_user(request, text % {"count": refused}, messages.WARNING)

    def delete_model(self, request: HttpRequest, obj: Report) -> None:
        self.delete_queryset(request, Report.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Report]) -> None:
        delete_reports(list(queryset.values_list("pk", flat=True)))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, set[str], Any]:
        """Who may delete a report may delete what was made of it; judgements stay, they name texts, not rows."""
        to_delete, counts, _needed, protected = super().get_deleted_objects(objs, request)
        return to_delete, counts, set(), protected
