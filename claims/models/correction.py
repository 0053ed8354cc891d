"""What people corrected of what was extracted, append-only."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .append_only import AppendOnly, AppendOnlyQuerySet


class CorrectionKind(models.TextChoices):
    """What a person did."""

    EDITED = "edited", _("Corrected")
    DELETED = "deleted", _("Deleted")
    ADDED = "added", _("Added")
    WITHDRAWN = "withdrawn", _("Taken back")


@dataclass(frozen=True, slots=True)
class Thread:
    """The corrections of one claim: the first one and the newest that stands, ``None`` if all are taken back."""

    first: Correction
    newest: Correction | None


class CorrectionQuerySet(AppendOnlyQuerySet["Correction"]):
    """Read and append only: no update, no delete in bulk."""

    def threads(self, report_id: int) -> dict[int, Thread]:
        """The corrections of a report by the id of the first, in the order they were begun; one query."""
        rows = list(self.filter(report=report_id).select_related("made_by").order_by("pk"))
        taken_back = {row.withdraws_id for row in rows}
        found: dict[int, Thread] = {}
        for row in rows:
            if row.thread == row.pk:
                found[row.pk] = Thread(row, row if row.pk not in taken_back else None)
            elif row.kind != CorrectionKind.WITHDRAWN and row.pk not in taken_back:
                found[row.thread] = Thread(found[row.thread].first, row)
        return found


class Correction(AppendOnly):
    """One correction of one claim, by whom and when; never changed or deleted.

    All corrections of one claim hang on its ``first`` one (which has ``first=None``); the newest that has not been
    taken back holds. ``value`` has everything people have set of the claim so far: ``words`` (where the claim stands,
    as ``services.anchors.Anchor``), ``speaker``, ``via``, ``polarity``, ``quantities``; a slot that is missing is the
    machine's. ``target`` is where the machine's claim stands, empty for a claim that a person added. ``snapshot`` keeps
    the claim as it was before: of a first correction, the machine's own words and slots. ``withdraws`` is what a
    *withdrawn* row takes back. ``report`` is empty once the report is deleted.
    """

    report = models.ForeignKey(
        "claims.Report", models.SET_NULL, null=True, related_name="corrections", verbose_name=_("report")
    )
    first = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="later", verbose_name=_("first correction")
    )
    withdraws = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="withdrawn_by", verbose_name=_("takes back")
    )
    kind = models.CharField(_("kind"), max_length=9, choices=CorrectionKind)
    target = models.JSONField(_("where the claim stood"), default=dict)
    value = models.JSONField(_("what was set"), default=dict)
    snapshot = models.JSONField(_("what was seen"), default=dict)
    note = models.TextField(_("note"), blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="corrections", verbose_name=_("corrected by")
    )
    made_at = models.DateTimeField(_("corrected"), auto_now_add=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="withdrawn", withdraws__isnull=False)
                | (~Q(kind="withdrawn") & Q(withdraws__isnull=True)),
                name="correction_withdrawn_names_what",
            ),
            models.CheckConstraint(
                condition=~Q(kind="added") | Q(first__isnull=True), name="correction_added_is_the_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.made_by_id}"

    @property
    def thread(self) -> int:
        """The id of the first correction of the same claim."""
        return self.first_id or self.pk
