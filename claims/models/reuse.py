"""Reports that share wording."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class ReuseKindChoice(models.TextChoices):
    """``claims.matching.copies.ReuseKind`` of what is worth keeping, with names for people."""

    COPY = "copy", _("Near copy")
    PASSAGES = "passages", _("Shares passages")


class TextReuseQuerySet(models.QuerySet["TextReuse"]):
    """Verbs on text reuse."""

    def of_report(self, report_id: int) -> Self:
        """Rows with this report on either side."""
        return self.filter(Q(left_id=report_id) | Q(right_id=report_id))

    def among(self, reports: Collection[int]) -> Self:
        """Rows of which both reports are among these."""
        return self.filter(left__in=reports, right__in=reports)

    def copies(self) -> Self:
        """Only near copies."""
        return self.filter(kind=ReuseKindChoice.COPY)


class TextReuse(models.Model):
    """What the texts of two reports share word for word, ``left`` having the smaller id.

    ``share_left`` is the part of the left report's own words that stand in the right one too, 0 to 1, ``share_right``
    the other way round (``claims.matching.copies.Reuse``). Found anew whenever one of the two is matched; pairs that
    share no passage have no row.
    """

    left = models.ForeignKey("claims.Report", models.CASCADE, related_name="+", verbose_name=_("left"))
    right = models.ForeignKey("claims.Report", models.CASCADE, related_name="+", verbose_name=_("right"))
    kind = models.CharField(_("kind"), max_length=8, choices=ReuseKindChoice)
    share_left = models.FloatField(_("share of the left report"))
    share_right = models.FloatField(_("share of the right report"))

    objects = TextReuseQuerySet.as_manager()

    class Meta:
        verbose_name = _("text reuse")
        verbose_name_plural = _("text reuse")
        ordering = ["left", "right"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="reuse_left_is_smaller"),
            models.CheckConstraint(
                condition=Q(share_left__gte=0, share_left__lte=1, share_right__gte=0, share_right__lte=1),
                name="reuse_shares_0_to_1",
            ),
            models.UniqueConstraint(fields=["left", "right"], name="reuse_pair_once"),
        ]

    def __str__(self) -> str:
        return f"{self.left_id} {self.kind} {self.right_id}"
