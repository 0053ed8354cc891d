"""The log of changed claims, kept by the database itself: whoever writes a claim, and however, cannot forget it.

Triggers add a row for each claim that is stored, changed in what the candidate index keeps of it, or deleted. They are
no migration's: SQLite drops a table's triggers whenever a later migration makes the table anew, so they are put in
place after every ``migrate``.
"""

from __future__ import annotations

from typing import Any

from django.db import connections, models

WATCHED = ("report_id", "keys", "lang", "is_current", "changed_at")
"""Columns of a claim whose change makes a row."""


class ClaimChange(models.Model):
    """One change. ``claim`` is an id, of a claim that may be gone; ``mark`` is a random number that tells this row from
    one that bears its id in a restored or rolled back database; ``transaction`` is PostgreSQL's number of the
    transaction that made the change, ``None`` on SQLite, where changes are committed in the order of their ids."""

    claim = models.BigIntegerField()
    mark = models.BigIntegerField()
    transaction = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["transaction"], name="claimchange_transaction", condition=models.Q(transaction__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return f"claim {self.claim} changed"


_SQLITE = """CREATE TRIGGER IF NOT EXISTS claims_claim_{name} AFTER {event} ON claims_claim BEGIN
    INSERT INTO claims_claimchange (claim, mark) VALUES ({row}.id, random());
END"""

_POSTGRESQL_FUNCTION = """CREATE OR REPLACE FUNCTION claims_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed bigint;
BEGIN
    IF TG_OP = 'DELETE' THEN changed := OLD.id; ELSE changed := NEW.id; END IF;
    INSERT INTO claims_claimchange (claim, mark, transaction)
    VALUES (changed, (random() * 9e18)::bigint, pg_current_xact_id()::text::bigint);
    RETURN NULL;
END $$"""
_POSTGRESQL = """CREATE OR REPLACE TRIGGER claims_claim_{name} AFTER {event} ON claims_claim
    FOR EACH ROW EXECUTE FUNCTION claims_note_change()"""

_EVENTS = {"new": "INSERT", "other": f"UPDATE OF {', '.join(WATCHED)}", "gone": "DELETE"}


def watch_claims(*, using: str, **_signal: Any) -> None:
    """Put the triggers in place, where they are not; called after every ``migrate``."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if not {"claims_claim", "claims_claimchange"} <= set(connection.introspection.table_names(cursor)):
            return  # migrated back to before there was a log
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTION)
        for name, event in _EVENTS.items():
            form = _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE
            cursor.execute(form.format(name=name, event=event, row="OLD" if event == "DELETE" else "NEW"))
