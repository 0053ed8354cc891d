"""Keeping this host's candidate index in step with the database, and asking it.

The database is the truth. Before a search the index is caught up: what changed since the last catch-up is written
again, with an overlap longer than the longest transaction, because a row's time stamp is set before its transaction
commits (``recent`` tells what of the overlap is new). After a search the candidates are loaded from the database, which
drops what is stale.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from claims.matching.index import CandidateIndex, Hit, IndexChangedError, IndexedClaim
from claims.matching.stats import CorpusStats
from claims.models import Claim
from claims.types import ClaimKeys, ClaimView

from .recent import Sums, in_seconds, other_seconds, sums_since

OVERLAP = dt.timedelta(seconds=settings.TASK_HARD_SECONDS + 60)
"""How far each catch-up looks back behind the last: no transaction of a task lives longer."""

ATTEMPTS = 5
"""How often a catch-up starts over when the folder is deleted or rebuilt under its hands."""

BATCH = 5000


@lru_cache(maxsize=4)
def _index(path: str) -> CandidateIndex:
    return CandidateIndex(Path(path))


def candidate_index() -> CandidateIndex:
    """This host's index; one object per process, opened at its first use (after a fork)."""
    return _index(str(settings.ISNAD_INDEX_DIR))


def catch_up() -> CandidateIndex:
    """Bring the index up to date with the database, and return it."""
    index = candidate_index()
    for attempt in range(ATTEMPTS):
        try:
            with index.exclusive():
                _catch_up(index)
            break
        except IndexChangedError:
            if attempt == ATTEMPTS - 1:
                raise
    return index


def _catch_up(index: CandidateIndex) -> None:
    state = index.state()
    database = _database_identity()
    if state and state.get("database") != database:
        # The folder was filled from another database: nothing in it can be trusted.
        index.reset()
        state = index.state()
    started = timezone.now()
    # Sums before rows: what is committed between the two looks is read now and, needlessly, once more.
    since = dt.datetime.fromisoformat(state["until"]) - OVERLAP if state else started - OVERLAP
    sums = sums_since(since)
    rows = Claim.objects.order_by("changed_at", "id")
    if state:
        other = other_seconds(sums, state["seconds"])
        if not other:
            return
        rows = rows.filter(in_seconds(other))
    upserts: list[IndexedClaim] = []
    deletes: list[int] = []
    fields = ("id", "report_id", "keys", "is_current", "report__published")
    for pk, report, keys, is_current, published in rows.values_list(*fields).iterator(BATCH):
        if is_current:
            upserts.append(IndexedClaim(pk, report, published.toordinal() if published else 0, tuple(keys)))
        elif state:
            deletes.append(pk)
    kept = _within_reach(sums, started)
    index.apply(upserts, deletes, {"database": database, "until": started.isoformat(), "seconds": kept})


def _within_reach(sums: Sums, moment: dt.datetime) -> Sums:
    """The seconds that the catch-up after one at ``moment`` looks back to."""
    first = (moment - OVERLAP).astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M:%S")
    return {second: numbers for second, numbers in sums.items() if second >= first}


def _database_identity() -> str:
    """Tells one database from another: when its first migration was applied, and its name."""
    first = MigrationRecorder(connection).migration_qs.order_by("id").values_list("applied", flat=True).first()
    return f"{connection.settings_dict['NAME']}:{first.isoformat() if first else ''}"


def candidates_for(
    queries: Mapping[int, ClaimKeys], *, exclude_report: int | None = None, limit: int = 200
) -> tuple[dict[int, list[Hit]], CorpusStats]:
    """For each query (by an id of the caller's) the claims that share keys, best first, and the statistics of
    the archive to score them with. They may be stale: load them with ``load_views``."""
    index = catch_up()
    found = {
        query: index.search(keys.all, limit=limit, exclude_report=exclude_report) for query, keys in queries.items()
    }
    return found, corpus_stats(index)


def corpus_stats(index: CandidateIndex | None = None) -> CorpusStats:
    """Document frequencies of the archive as this host's index knows them."""
    index = index or candidate_index()
    return CorpusStats(index.num_docs, index.doc_freq)


def load_claims(pks: Iterable[int]) -> dict[int, Claim]:
    """The current claims among ``pks``, with their reports. Ids that no longer exist are dropped from the index."""
    found: dict[int, Claim] = {}
    for batch in _batches(pks):
        current = {claim.pk: claim for claim in Claim.objects.current().for_matching().filter(pk__in=batch)}
        forget_missing(batch, current)
        found |= current
    return found


def load_views(pks: Iterable[int]) -> dict[int, ClaimView]:
    """The same claims as matching sees them: what candidates need, at a fraction of the cost."""
    found: dict[int, ClaimView] = {}
    for batch in _batches(pks):
        current = Claim.objects.current().filter(pk__in=batch).views()
        forget_missing(batch, current)
        found |= current
    return found


def _batches(pks: Iterable[int]) -> Iterator[list[int]]:
    wanted = sorted(set(pks))
    for start in range(0, len(wanted), BATCH):
        yield wanted[start : start + BATCH]


def forget_missing(wanted: Sequence[int], found: Collection[int]) -> None:
    """Drop from the index those of ``wanted`` that were not ``found`` among current claims and are no rows any more."""
    if missing := [pk for pk in wanted if pk not in found]:
        there = set(Claim.objects.filter(pk__in=missing).values_list("pk", flat=True))
        forget([pk for pk in missing if pk not in there])


def forget(pks: Sequence[int]) -> None:
    """Drop claims that are no longer in the database, so that they stop taking candidates' places."""
    if not pks:
        return
    index = candidate_index()
    try:
        with index.exclusive():
            state: dict[str, Any] = index.state()
            if state:
                index.apply([], pks, state)
    except IndexChangedError:
        pass  # Rebuilt meanwhile, from the database: what is gone is not in it.
