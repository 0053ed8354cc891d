"""What changed since a moment, exactly: the log of changed claims read from a position on.

On SQLite one transaction writes at a time, so ids of the log are in the order of commits and the last one read says it
all. On PostgreSQL a row may be committed after rows with higher ids were read; there the position is the snapshot of
the reading, which tells what was not to be seen yet (the method of ``pg_current_snapshot``, as in its documentation).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection

from claims.models import ClaimChange

KEPT = 500_000
"""Rows of the log that are kept. An index so far behind is built anew, which takes about as long."""


@dataclass(frozen=True, slots=True)
class Position:
    """Up to where the log was read. ``last`` and ``mark`` are the newest row seen, 0 without one. On PostgreSQL
    ``snapshot`` is the one under which it was read, and ``own`` the reader's transaction, if it had written: its own
    rows were seen before they were committed."""

    last: int = 0
    mark: int = 0
    snapshot: str = ""
    own: int = 0

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Position:
        """What ``as_json`` made."""
        return cls(int(stored["last"]), int(stored["mark"]), str(stored["snapshot"]), int(stored["own"]))

    def as_json(self) -> dict[str, Any]:
        """Plain JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of claims that changed, in order, and the position after them."""

    claims: tuple[int, ...]
    position: Position


def position_now() -> Position:
    """The end of the log: what is read of claims afterwards is at least as new."""
    if connection.vendor != "postgresql":
        rows = _rows("SELECT id, mark FROM claims_claimchange ORDER BY id DESC LIMIT 1")
        return Position(*rows[0]) if rows else Position()
    rows = _rows(
        """SELECT pg_current_snapshot()::text, COALESCE(pg_current_xact_id_if_assigned()::text::bigint, 0), id, mark
        FROM (SELECT 1) AS one LEFT JOIN (SELECT id, mark FROM claims_claimchange ORDER BY id DESC LIMIT 1) AS newest
        ON TRUE"""
    )
    snapshot, own, last, mark = rows[0]
    return Position(last or 0, mark or 0, snapshot, own)


def changes_since(position: Position) -> Changes | None:
    """What was committed after ``position`` was taken (and what this transaction wrote since), each claim once.

    ``None`` when that cannot be told: the log was shortened meanwhile, a transaction that had read its own rows was
    rolled back, or the database is another than it was.
    """
    return _since_postgresql(position) if connection.vendor == "postgresql" else _since_sqlite(position)


def shorten_log() -> None:
    """Drop the oldest rows of a log longer than ``KEPT``."""
    newest = ClaimChange.objects.order_by("-pk").values_list("pk", flat=True).first()
    if newest is not None and newest > KEPT:
        oldest = ClaimChange.objects.order_by("pk").values_list("pk", flat=True).first()
        if oldest is not None and oldest <= newest - KEPT:
            ClaimChange.objects.filter(pk__lte=newest - KEPT)._raw_delete(ClaimChange.objects.db)


def _since_sqlite(position: Position) -> Changes | None:
    # The row last seen is read again: it must still be the one it was.
    rows = _rows("SELECT id, mark, claim FROM claims_claimchange WHERE id >= %s ORDER BY id", position.last)
    if position.last:
        if not rows or rows[0][:2] != (position.last, position.mark):
            return None
        rows = rows[1:]
    elif rows and rows[0][0] != 1:
        return None
    if not rows:
        return Changes((), position)
    return Changes(tuple(sorted({claim for *_, claim in rows})), Position(*rows[-1][:2]))


_SINCE = """
    SELECT now.snapshot, now.own, seen.mark, gone.aborted, log.id, log.mark, log.claim
    FROM (
        SELECT pg_current_snapshot()::text AS snapshot,
            COALESCE(pg_current_xact_id_if_assigned()::text::bigint, 0) AS own
    ) AS now
    CROSS JOIN (SELECT %(own)s <> 0 AND pg_xact_status(%(own)s::text::xid8) = 'aborted' AS aborted) AS gone
    LEFT JOIN claims_claimchange AS seen ON seen.id = %(last)s
    LEFT JOIN claims_claimchange AS log
        ON log.transaction >= %(first)s
        AND (log.transaction = %(own)s
            OR NOT pg_visible_in_snapshot(log.transaction::text::xid8, %(snapshot)s::pg_snapshot))
        AND NOT (log.transaction = %(own)s AND log.id <= %(last)s)
    ORDER BY log.id"""


def _since_postgresql(position: Position) -> Changes | None:
    oldest = int(position.snapshot.partition(":")[0])
    first = min(oldest, position.own) if position.own else oldest
    rows = _rows(_SINCE, first=first, **position.as_json())
    snapshot, own, seen, aborted = rows[0][:4]
    if aborted or (position.last and seen != position.mark):
        return None
    found = [row[4:] for row in rows if row[4] is not None]
    last, mark = max([(position.last, position.mark), *((number, sign) for number, sign, _ in found)])
    return Changes(tuple(sorted({claim for *_, claim in found})), Position(last, mark, snapshot, own))


def _rows(statement: str, *values: Any, **named: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, named or values or None)
        return list(cursor.fetchall())
