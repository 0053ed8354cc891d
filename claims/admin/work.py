"""Background work: what runs, what failed and why, and trying again."""

from __future__ import annotations

import datetime as dt

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from claims.models import Run
from claims.services import runs
from claims.tasks import ring

from .base import EMPTY, CurateMixin, ReadOnly, RowAdmin, WideText, row_link, spoken


def seconds(duration: dt.timedelta | None) -> str:
    """A duration as "4.2 s" or "3:05 min", a dash for ``None``."""
    if duration is None:
        return EMPTY
    total = duration.total_seconds()
    return f"{total:.1f} s" if total < 60 else f"{int(total // 60)}:{int(total % 60):02d} min"


@admin.register(Run)
class RunAdmin(WideText, CurateMixin, ReadOnly, RowAdmin):
    """Runs, newest first."""

    list_display = ["__str__", "report_name", "kind", "state", "attempts", "took", "shown_error", "age"]
    list_filter = ["state", "kind", "error_code"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["report__title", "report__url", "error"]
    search_help_text = _("Report, or words of the error")
    date_hierarchy = "created_at"
    fields = [
        "report_link", "kind", "state", "attempts", "next_attempt_at", "lease_until", "rung_at", "options",
        "error_code", "error", "result", "created_at", "started_at", "finished_at", "took",
    ]  # fmt: skip
    actions = ["requeue"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Run]:
        return super().get_queryset(request).select_related("report")

    @admin.display(description=_("report"))
    def report_name(self, run: Run) -> str:
        return spoken(str(run.report), lang=run.report.lang, limit=60) if run.report else EMPTY

    @admin.display(description=_("report"))
    def report_link(self, run: Run) -> str:
        return row_link(run.report) if run.report else EMPTY

    @admin.display(description=_("took"))
    def took(self, run: Run) -> str:
        return seconds(run.duration)

    @admin.display(description=_("error"), ordering="error_code")
    def shown_error(self, run: Run) -> str:
        return spoken(run.error or run.error_code)

    @admin.display(description=_("age"), ordering="-created_at")
    def age(self, run: Run) -> str:
        return timesince(run.created_at, timezone.now(), depth=1)

    @admin.action(description=_("Requeue"), permissions=["curate"])
    def requeue(self, request: HttpRequest, queryset: QuerySet[Run]) -> None:
        """Put failed and dead runs back in the queue."""
        queued, left = 0, 0
        for run in queryset:
            try:
                ring(runs.requeue(run).pk)
            except ValueError:
                left += 1
            else:
                self.log_change(request, run, str(_("Requeued.")))
                queued += 1
        if queued:
            text = ngettext("%(count)d run is queued again.", "%(count)d runs are queued again.", queued)
            self.message_user(request, text % {"count": queued}, messages.SUCCESS)
        if left:
            text = ngettext(
                "%(count)d run was left as it is: only failed and dead ones can be requeued.",
                "%(count)d runs were left as they are: only failed and dead ones can be requeued.",
                left,
            )
            self.message_user(request, text % {"count": left}, messages.WARNING)
