"""What people decided, append-only."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .append_only import AppendOnly, AppendOnlyQuerySet


class Verdict(models.TextChoices):
    """A person's decision on a match."""

    CONFIRMED = "confirmed", _("Confirmed")
    REJECTED = "rejected", _("Rejected")
    UNSURE = "unsure", _("Unsure")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Judgement(AppendOnly):
    """One decision, by whom and when; never changed or deleted, the newest one of a pair holds.

    The pair is named by the claims' fingerprints (smaller first), which survive reprocessing; ``match`` points to
    the row as long as it exists. ``snapshot`` keeps what was seen: both texts, relation, score. ``relation`` is the
    corrected relation, read from the smaller fingerprint, empty when the machine's stands.
    """

    match = models.ForeignKey(
        "claims.Match", models.SET_NULL, null=True, related_name="judgements", verbose_name=_("match")
    )
    first_fingerprint = models.CharField(max_length=64)
    second_fingerprint = models.CharField(max_length=64)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    relation = models.CharField(_("corrected relation"), max_length=14, blank=True)
    note = models.TextField(_("note"), blank=True)
    snapshot = models.JSONField(_("what was seen"), default=dict)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="judgements", verbose_name=_("judged by")
    )
    judged_at = models.DateTimeField(_("judged"), auto_now_add=True)

    objects = AppendOnlyQuerySet["Judgement"].as_manager()

    class Meta:
        verbose_name = _("judgement")
        verbose_name_plural = _("judgements")
        ordering = ["-judged_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_fingerprint__lt=F("second_fingerprint")), name="judgement_pair_is_sorted"
            ),
        ]
        indexes = [
            # Matching asks for every judged pair of a report's claims.
            models.Index(fields=["first_fingerprint", "second_fingerprint"], name="judgement_pair"),
            models.Index(fields=["second_fingerprint"], name="judgement_second"),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} by {self.judged_by_id}"
