"""One writer of matches, groups and stories at a time."""

from __future__ import annotations

from django.db import connection

COMPARISONS = 0x15_4AD
"""Names the lock; any constant will do as long as nothing else in the database uses it."""


def hold_comparisons() -> None:
    """Wait until no other transaction writes claims, matches, groups or stories, and keep them out until this one
    ends. Two workers that match reports against each other would else lock each other's rows in opposite order.

    PostgreSQL: a transaction-level advisory lock. SQLite: nothing to do, IMMEDIATE transactions exclude each other.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("the lock lives as long as a transaction: open one first")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [COMPARISONS])
