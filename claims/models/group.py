"""Groups of claims that answer one question, and stories of reports on one event."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Aggregate, Count, Max, Min, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .addresses import address
from .claim import Claim
from .report import Report


class StoryQuerySet(models.QuerySet["Story"]):
    """Verbs on stories."""

    def listed(self) -> Self:
        """Stories that people see: one that was merged into another is reached through that one."""
        return self.filter(merged_into__isnull=True)

    def with_counts(self) -> Self:
        """Annotate ``report_count``, ``source_count``, ``claim_count``, ``first_day`` and ``last_day``."""
        # Each counted apart: a join would make a row of every claim to count the reports in.
        claims = Claim.objects.current().filter(report__story=OuterRef("pk")).order_by().values("report__story")
        return self.annotate(
            report_count=Coalesce(_of_reports(Count("pk")), 0),
            source_count=Coalesce(_of_reports(Count("source", distinct=True)), 0),
            claim_count=Coalesce(Subquery(claims.annotate(found=Count("pk")).values("found")), 0),
            first_day=_of_reports(Min("published")),
            last_day=_of_reports(Max("published")),
        )


def _of_reports(what: Aggregate) -> Subquery:
    """One value of all reports of a story."""
    reports = Report.objects.filter(story=OuterRef("pk")).order_by().values("story")
    return Subquery(reports.annotate(found=what).values("found"))


class Story(models.Model):
    """Reports on one event; proposed by the machine, corrected by people (``title_is_given``, ``StoryEdit``).

    ``merged_into`` is the story that took over the reports of this one: its address leads there, and undoing the merge
    brings it back.
    ``origins`` is the number of independent voices behind what its reports share, ``None`` until it was counted;
    ``origins_due`` tells that its groups have changed since (see ``services.story_origins``).
    """

    title = models.CharField(_("title"), max_length=300)
    lang = models.CharField(_("language of the title"), max_length=8, blank=True)
    title_is_given = models.BooleanField(_("title set by a person"), default=False)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged", verbose_name=_("merged into")
    )
    origins = models.PositiveIntegerField(_("origins"), null=True, blank=True, editable=False)
    origins_due = models.BooleanField(default=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = StoryQuerySet.as_manager()
    history: ClassVar = HistoricalRecords(excluded_fields=["origins", "origins_due"])

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The story's page."""
        return address("story-detail", self.pk)


class Group(models.Model):
    """Claims that answer the same question, whatever their number or polarity; ``title`` is its clearest claim."""

    title = models.ForeignKey(
        "claims.Claim", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("clearest claim")
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Group {self.pk}"
