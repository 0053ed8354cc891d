"""What people changed about stories, append-only."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .append_only import AppendOnly, AppendOnlyQuerySet


class StoryEditKind(models.TextChoices):
    """What a person did."""

    RENAMED = "renamed", _("Renamed")
    MERGED = "merged", _("Merged")
    SPLIT = "split", pgettext_lazy("what was done", "Split")
    MOVED = "moved", _("Moved a report")
    UNDONE = "undone", _("Undone")


class StoryEdit(AppendOnly):
    """One change of stories by a person, never changed or deleted; undoing it is a row of its own.

    ``story`` is the one it was made on. ``value`` has what was and what became, so that it can be undone: ``reports``
    maps a report's id to ``[story, placing]`` before and after, ``titles`` a story's id to ``[title, lang,
    title_is_given]`` before and after, ``merged`` a story's id to ``merged_into`` before and after. ``undoes`` is what
    an *undone* row takes back.
    """

    story = models.ForeignKey("claims.Story", models.SET_NULL, null=True, related_name="edits", verbose_name=_("story"))
    kind = models.CharField(_("kind"), max_length=8, choices=StoryEditKind)
    value = models.JSONField(_("what changed"), default=dict)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by", verbose_name=_("undoes"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="story_edits", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = AppendOnlyQuerySet["StoryEdit"].as_manager()

    class Meta:
        verbose_name = _("change of stories")
        verbose_name_plural = _("changes of stories")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="undone", undoes__isnull=False) | (~Q(kind="undone") & Q(undoes__isnull=True)),
                name="story_edit_undone_names_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.made_by_id}"
