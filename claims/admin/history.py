"""Who changed what and when, to be read only.

django-simple-history's own admin can put an old state back, and takes that as a POST even where the button is hidden.
Here a history is a page of the past and has no such address.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from .base import RowAdmin

ACTIONS = {"+": _("Added"), "~": _("Changed"), "-": _("Removed")}
SHOWN = 500


@dataclass(frozen=True, slots=True)
class Change:
    """One step: ``fields`` are (label, before, after), empty when a row was added or removed."""

    when: dt.datetime
    who: str
    action: str
    what: str
    fields: tuple[tuple[str, object, object], ...]


def changes_of(*histories: QuerySet[Any]) -> list[Change]:
    """The newest ``SHOWN`` steps of all rows in these histories, newest first; one query per history."""
    changes: list[Change] = []
    for history in histories:
        rows: dict[Any, list[Any]] = defaultdict(list)
        for record in history.select_related("history_user").order_by("-history_date", "-history_id")[:SHOWN]:
            rows[record.id].append(record)
        for records in rows.values():
            for record, before in zip(records, [*records[1:], None], strict=True):
                changes.append(_change(record, before))
    return sorted(changes, key=lambda change: change.when, reverse=True)[:SHOWN]


def _change(record: Any, before: Any | None) -> Change:
    fields: list[tuple[str, object, object]] = []
    if record.history_type == "~" and before is not None:
        for change in record.diff_against(before).changes:
            label = str(record._meta.get_field(change.field).verbose_name)
            fields.append((label, _shown(change.old), _shown(change.new)))
    meta = type(record.instance)._meta
    return Change(
        when=record.history_date,
        who=record.history_user.get_username() if record.history_user else "",
        action=str(ACTIONS[record.history_type]),
        what=f"{meta.verbose_name}: {record.instance}",
        fields=tuple(fields),
    )


def _shown(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, list) else value


class HistoryAdmin(RowAdmin):
    """Rows whose history page lists the changes of the row (and of ``related_histories``)."""

    object_history_template = "admin/claims/changes.html"

    def related_histories(self, object_id: str) -> list[QuerySet[Any]]:
        """Histories of rows that belong to this one."""
        return []

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The page; Django checks that this person may see the row."""
        changes: list[Change] = []
        if object_id.isdecimal():
            own = self.model.history.filter(id=object_id)
            changes = changes_of(own, *self.related_histories(object_id))
        return super().history_view(request, object_id, {"changes": changes, **(extra_context or {})})
