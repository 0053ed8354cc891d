"""Pairs of claims that nearly match."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class NearMatchQuerySet(models.QuerySet["NearMatch"]):
    """Verbs on near matches."""

    def of_report(self, report_id: int) -> Self:
        """Those with a claim of this report on either side."""
        return self.filter(Q(left__report=report_id) | Q(right__report=report_id))


class NearMatch(models.Model):
    """Two claims that are no match, ``left`` having the smaller id: nothing a page shows, but among claims that
    matches connect it speaks for one group, or with a score of 0 against it (``claims.matching.match.Link``). Found
    anew whenever the report of one of the two is matched.
    """

    left = models.ForeignKey("claims.Claim", models.CASCADE, related_name="+", verbose_name=_("left"))
    right = models.ForeignKey("claims.Claim", models.CASCADE, related_name="+", verbose_name=_("right"))
    score = models.FloatField(_("score"))

    objects = NearMatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("near match")
        verbose_name_plural = _("near matches")
        ordering = ["left", "right"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="near_match_left_is_smaller"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="near_match_score_0_to_1"),
            models.UniqueConstraint(fields=["left", "right"], name="near_match_pair_once"),
        ]

    def __str__(self) -> str:
        return f"{self.left_id} ~ {self.right_id}"
