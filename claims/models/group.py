"""Groups of claims that answer one question, and stories of reports on one event."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Count, Max, Min, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class StoryQuerySet(models.QuerySet["Story"]):
    """Verbs on stories."""

    def listed(self) -> Self:
        """Stories that people see: one that was merged into another is reached through that one."""
        return self.filter(merged_into__isnull=True)

    def with_counts(self) -> Self:
        """Annotate ``report_count``, ``source_count``, ``first_day`` and ``last_day``."""
        return self.annotate(
            report_count=Count("reports", distinct=True),
            source_count=Count("reports__source", distinct=True),
            claim_count=Count("reports__claims", filter=Q(reports__claims__is_current=True), distinct=True),
            first_day=Min("reports__published"),
            last_day=Max("reports__published"),
        )


class Story(models.Model):
    """Reports on one event; proposed by the machine, corrected by people (``title_is_given``, ``StoryEdit``).

    ``merged_into`` is the story that took over the reports of this one: its address leads there, and undoing the merge
    brings it back.
    """

    title = models.CharField(_("title"), max_length=300)
    lang = models.CharField(_("language of the title"), max_length=8, blank=True)
    title_is_given = models.BooleanField(_("title set by a person"), default=False)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged", verbose_name=_("merged into")
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = StoryQuerySet.as_manager()
    history: ClassVar = HistoricalRecords()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The story's page."""
        return reverse("claims:story-detail", args=[self.pk])


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
