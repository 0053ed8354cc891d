"""Background work as rows: every piece of work is a row before it is a message."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RunKind(models.TextChoices):
    """What a run does."""

    PROCESS = "process", _("Read and extract")
    MATCH = "match", _("Match")
    REMATCH = "rematch", _("Match many again")


class RunState(models.TextChoices):
    """``pending → running → done | failed | dead``; an expired lease goes back to pending."""

    PENDING = "pending", _("Pending")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    DEAD = "dead", _("Dead")


class RunQuerySet(models.QuerySet["Run"]):
    """Verbs on runs."""

    def open(self) -> Self:
        """Work still to be done or under way."""
        return self.filter(state__in=[RunState.PENDING, RunState.RUNNING])

    def due(self, now: dt.datetime | None = None) -> Self:
        """Pending runs whose next attempt may start."""
        return self.filter(state=RunState.PENDING, next_attempt_at__lte=now or timezone.now())

    def expired(self, now: dt.datetime | None = None) -> Self:
        """Running runs whose worker has not finished within its lease: it died or hangs."""
        return self.filter(state=RunState.RUNNING, lease_until__lt=now or timezone.now())


class Run(models.Model):
    """A visible piece of background work on one report, or (``report`` is ``None``) on many: ``services.rematching``.

    A worker claims it by one conditional UPDATE (``services.runs.claim``), which sets a new ``lease`` token and
    adds an attempt; only the holder of the token can finish it. ``failed`` means that the work itself said no (a
    404, no article): trying again would say the same until something changes. ``dead`` means five attempts died.
    """

    report = models.ForeignKey(
        "claims.Report", models.CASCADE, null=True, blank=True, related_name="runs", verbose_name=_("report")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=RunKind)
    state = models.CharField(_("state"), max_length=8, choices=RunState, default=RunState.PENDING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    lease = models.CharField(max_length=32, blank=True, editable=False)
    lease_until = models.DateTimeField(_("lease until"), null=True, blank=True)
    rung_at = models.DateTimeField(_("last rung"), null=True, blank=True)
    options = models.JSONField(_("options"), default=dict, blank=True)
    error_code = models.CharField(_("error"), max_length=40, blank=True)
    error = models.TextField(_("error text"), blank=True)
    result = models.JSONField(_("result"), default=dict, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        verbose_name = _("run")
        verbose_name_plural = _("runs")
        ordering = ["-created_at", "-pk"]
        constraints = [
            # Asking twice for the same work makes one run; asking while it runs makes one more, to see what is new.
            models.UniqueConstraint(
                fields=["report", "kind"], condition=Q(state="pending"), name="run_one_pending_per_report_and_kind"
            ),
            models.CheckConstraint(
                condition=Q(kind="rematch", report__isnull=True) | (~Q(kind="rematch") & Q(report__isnull=False)),
                name="run_of_many_reports_only_rematch",
            ),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(lease_until__isnull=False), name="run_running_implies_lease"
            ),
        ]
        indexes = [
            models.Index(fields=["next_attempt_at"], condition=Q(state="pending"), name="run_pending_due"),
            models.Index(fields=["lease_until"], condition=Q(state="running"), name="run_running_lease"),
            models.Index(fields=["report", "-created_at"], name="run_of_report"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.report_id or ''} ({self.state})".replace("  ", " ")

    @property
    def duration(self) -> dt.timedelta | None:
        """How long the last attempt took or has been taking; ``None`` before it starts."""
        if self.started_at is None:
            return None
        return (self.finished_at or timezone.now()) - self.started_at
