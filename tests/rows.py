"""Rows that were written under ids of their own."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.management.color import no_style
from django.db import connection, models


def number_on(tables: Iterable[type[models.Model]]) -> None:
    """Let the next id of each table follow its largest: PostgreSQL counts only the ids that it gave itself."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)
