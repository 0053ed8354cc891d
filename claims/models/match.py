"""Scored, typed pairs of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.types import Relation

from .judgement import Verdict

if TYPE_CHECKING:
    from .claim import Claim


class RelationChoice(models.TextChoices):
    """``claims.types.Relation`` with names for people."""

    SAME = "same", _("Same")
    NUMBER_DIFFERS = "number_differs", _("Number differs")
    UPDATED = "updated", _("Updated")
    CONTRADICTS = "contradicts", _("Contradicts")
    NARROWER = "narrower", _("More specific")
    BROADER = "broader", _("More general")
    RELATED = "related", _("Related")


class MatchQuerySet(models.QuerySet["Match"]):
    """Verbs on matches."""

    def shown(self) -> Self:
        """Matches of current claims that no reviewer has rejected."""
        return self.filter(is_current=True).exclude(verdict=Verdict.REJECTED)

    def conflicts(self) -> Self:
        """Shown matches where the claims cannot both be right, or give different figures."""
        return self.shown().filter(relation__in=[Relation.CONTRADICTS.value, Relation.NUMBER_DIFFERS.value])

    def of_claim(self, claim_id: int) -> Self:
        """Matches with this claim on either side."""
        return self.filter(Q(left_id=claim_id) | Q(right_id=claim_id))

    def of_report(self, report_id: int) -> Self:
        """Matches with a claim of this report on either side."""
        return self.filter(Q(left_report_id=report_id) | Q(right_report_id=report_id))

    def with_claims(self) -> Self:
        """With both claims, their reports and sources, in one query."""
        return self.select_related("left__report__source", "right__report__source", "left__group", "right__group")


class Match(models.Model):
    """A pair of claims of different reports, ``left`` having the smaller id.

    ``relation`` is the one that holds: ``machine_relation``, or a reviewer’s where
    ``relation_is_corrected``. ``evidence`` is a list of
    ``claims.types.Evidence.as_json()``. ``verdict`` repeats the newest judgement, so that lists need no join.
    ``is_current`` is false when a claim of the pair is no longer current or the machine no longer proposes the
    pair; the row stays when a person has judged it.
    """

    left = models.ForeignKey("claims.Claim", models.CASCADE, related_name="left_matches", verbose_name=_("left"))
    right = models.ForeignKey("claims.Claim", models.CASCADE, related_name="right_matches", verbose_name=_("right"))
    # No index of their own: those that begin with them, below, serve as well.
    left_report = models.ForeignKey("claims.Report", models.CASCADE, related_name="+", editable=False, db_index=False)
    right_report = models.ForeignKey("claims.Report", models.CASCADE, related_name="+", editable=False, db_index=False)
    score = models.FloatField(_("score"))
    confidence = models.FloatField(_("confidence"), default=0.0)
    relation = models.CharField(_("relation"), max_length=14, choices=RelationChoice)
    machine_relation = models.CharField(_("relation found"), max_length=14, choices=RelationChoice)
    relation_is_corrected = models.BooleanField(_("relation corrected by a person"), default=False)
    flags = models.JSONField(_("flags"), default=list, blank=True)
    evidence = models.JSONField(_("evidence"), default=list, blank=True)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict, blank=True)
    is_current = models.BooleanField(_("current"), default=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = MatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("match")
        verbose_name_plural = _("matches")
        ordering = ["-score", "pk"]
        permissions = [("judge_match", _("Can judge matches"))]
        constraints = [
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="match_left_before_right"),
            models.CheckConstraint(condition=~Q(left_report=F("right_report")), name="match_is_between_two_reports"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="match_score_0_to_1"),
            models.UniqueConstraint(fields=["left", "right"], name="match_pair_once"),
        ]
        indexes = [
            # Counts of conflicts, the matrix, a report's tallies and stories look at all matches of some reports, and
            # each match is long with its evidence: these hold all that is asked for, so that no row is read.
            models.Index(
                fields=["left_report", "relation", "right_report", "is_current", "verdict", "left", "right"],
                name="match_of_left_report",
            ),
            models.Index(
                fields=["right_report", "relation", "left_report", "is_current", "verdict", "right", "left"],
                name="match_of_right_report",
            ),
            # Home: the latest conflicts. The relations are no condition of it: SQLite uses a partial index only where
            # the query spells its condition out, and Django passes values as parameters.
            models.Index(
                fields=["-created_at", "relation"], condition=Q(is_current=True), name="match_newest_by_relation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.left_id} {self.relation} {self.right_id}"

    def save(self, *args: object, **kwargs: object) -> None:
        """A match made without saying what the machine found (by hand, in tests) takes its relation for that."""
        self.machine_relation = self.machine_relation or self.relation
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def relation_from(self, claim_id: int) -> Relation:
        """The relation read from ``claim_id``'s side."""
        relation = Relation(self.relation)
        return relation if claim_id == self.left_id else relation.inverse

    def other_id(self, claim_id: int) -> int:
        """The id of the claim on the other side."""
        return self.right_id if claim_id == self.left_id else self.left_id

    def other(self, claim_id: int) -> Claim:
        """The claim on the other side."""
        return self.right if claim_id == self.left_id else self.left
