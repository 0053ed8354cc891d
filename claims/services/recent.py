"""What changed lately, in sums: how a catch-up sees claims that were committed late, without a list of all that is new.

A claim's time stamp is set before its transaction commits, so a claim may turn up behind the last catch-up. Of every
second within reach the index therefore keeps how many claims bear a stamp of it, and sums over their ids and stamps; a
second whose sums are others than they were is read again. The sums come from the index on (changed_at, id) alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import connection
from django.db.models import Q

Sums = dict[str, list[int]]
"""Second (ISO, UTC) to the number of claims, and sums of ids, of microseconds, and of both multiplied."""

_SECONDS = {
    "sqlite": """
        SELECT substr(changed_at, 1, 19), COUNT(*), SUM(id), SUM(micro), SUM(micro * (id %% 1009)) FROM (
            SELECT id, changed_at, CAST(substr(changed_at, 21, 6) AS INTEGER) AS micro
            FROM claims_claim WHERE changed_at >= %s
        ) AS recent GROUP BY 1""",
    "postgresql": """
        SELECT to_char(changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'), COUNT(*), SUM(id), SUM(micro),
            SUM(micro * (id %% 1009)) FROM (
            SELECT id, changed_at, to_char(changed_at, 'US')::bigint AS micro
            FROM claims_claim WHERE changed_at >= %s
        ) AS recent GROUP BY 1""",
}


def sums_since(moment: dt.datetime) -> Sums:
    """The sums of every second from the one of ``moment`` on in which a claim was changed."""
    start = connection.ops.adapt_datetimefield_value(moment.replace(microsecond=0))
    with connection.cursor() as cursor:
        cursor.execute(_SECONDS[connection.vendor], [start])
        return {str(second): [int(number) for number in numbers] for second, *numbers in cursor.fetchall()}


def other_seconds(now: Sums, before: Mapping[str, list[int]]) -> list[str]:
    """The seconds whose sums are not what they were, in order."""
    return sorted(second for second, numbers in now.items() if before.get(second) != numbers)


def in_seconds(seconds: list[str]) -> Q:
    """Claims changed in these seconds; neighbouring ones become one interval."""
    found = Q(pk__in=[])
    for first, last in _intervals([dt.datetime.fromisoformat(f"{second}+00:00") for second in seconds]):
        found |= Q(changed_at__gte=first, changed_at__lt=last)
    return found


def _intervals(starts: list[dt.datetime]) -> list[tuple[dt.datetime, dt.datetime]]:
    found: list[tuple[dt.datetime, dt.datetime]] = []
    for start in starts:
        end = start + dt.timedelta(seconds=1)
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
