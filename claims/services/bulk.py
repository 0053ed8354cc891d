"""Writing many rows at once: an INSERT that is prepared once, where building an object for each row costs four times as
much as storing it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection, models


def insert_rows(model: type[models.Model], rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert ``rows``, each a mapping of column attribute (``report_id``) to value; what a row leaves out gets the
    field's default. All rows name the same fields. No signals, no primary keys back: for rows nobody looks at one by
    one. Call it inside a transaction."""
    given = list(rows)
    if not given:
        return
    named = given[0].keys()
    fields = [field for field in model._meta.concrete_fields if not field.primary_key or field.attname in named]
    constant = {field.attname: _stored(field, _default(field)) for field in fields if field.attname not in named}
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608 - names of ours
    values = [
        [constant[f.attname] if f.attname in constant else _stored(f, row[f.attname]) for f in fields] for row in given
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


def _default(field: models.Field[Any, Any]) -> Any:
    """What the field holds when nothing is said, the present moment for time stamps."""
    return field.pre_save(field.model(), add=True)


def _stored(field: models.Field[Any, Any], value: Any) -> Any:
    """The value as the database takes it; texts and numbers go as they are."""
    if isinstance(field, models.JSONField):
        return json.dumps(value)
    if value is None or type(value) in (str, int, float):
        return value
    return field.get_db_prep_save(value, connection)
