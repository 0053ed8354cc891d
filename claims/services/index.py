"""Keeping this host's candidate index in step with the database, and asking it.

The database is the truth. Before a search the index is caught up: every claim changed since the last catch-up is
written again, with an overlap longer than the longest transaction, because a row's time stamp is set before its
transaction commits. After a search the candidates are loaded from the database, which drops what is stale.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from claims.matching.index import CandidateIndex, IndexChangedError, IndexedClaim
from claims.matching.stats import CorpusStats
from claims.models import Claim
from claims.types import ClaimKeys

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
    seen: dict[str, str] = state.get("recent", {})
    started = timezone.now()
    rows = Claim.objects.order_by("changed_at", "id")
    if state:
        rows = rows.filter(changed_at__gte=dt.datetime.fromisoformat(state["until"]) - OVERLAP)
    upserts: list[IndexedClaim] = []
    deletes: list[int] = []
    recent: dict[str, str] = {}
    fields = ("id", "report_id", "keys", "is_current", "changed_at", "report__published")
    for pk, report, keys, is_current, changed_at, published in rows.values_list(*fields).iterator(BATCH):
        stamp = changed_at.isoformat()
        if changed_at >= started - OVERLAP:
            recent[str(pk)] = stamp
        if seen.get(str(pk)) == stamp:
            continue
        if is_current:
            upserts.append(IndexedClaim(pk, report, published.toordinal() if published else 0, tuple(keys)))
        elif state:
            deletes.append(pk)
    if upserts or deletes or not state:
        until = started.isoformat()
        index.apply(upserts, deletes, {"database": database, "until": until, "recent": recent})


def _database_identity() -> str:
    """Tells one database from another: when its first migration was applied, and its name."""
    first = MigrationRecorder(connection).migration_qs.order_by("id").values_list("applied", flat=True).first()
    return f"{connection.settings_dict['NAME']}:{first.isoformat() if first else ''}"


def candidates_for(
    queries: Mapping[int, ClaimKeys], *, exclude_report: int | None = None, limit: int = 200
) -> tuple[dict[int, list[int]], CorpusStats]:
    """For each query (by an id of the caller's) the ids of claims that share keys, best first, and the statistics of
    the archive to score them with. Ids may be stale: load them with ``load_views``."""
    index = catch_up()
    found = {
        query: [hit.claim for hit in index.search(keys.all, limit=limit, exclude_report=exclude_report)]
        for query, keys in queries.items()
    }
    return found, corpus_stats(index)


def corpus_stats(index: CandidateIndex | None = None) -> CorpusStats:
    """Document frequencies of the archive as this host's index knows them."""
    index = index or candidate_index()
    return CorpusStats(index.num_docs, index.doc_freq)


def load_claims(pks: Iterable[int]) -> dict[int, Claim]:
    """The current claims among ``pks``, with their reports. Ids that no longer exist are dropped from the index."""
    wanted = sorted(set(pks))
    found: dict[int, Claim] = {}
    for start in range(0, len(wanted), BATCH):
        batch = wanted[start : start + BATCH]
        found |= {claim.pk: claim for claim in Claim.objects.for_matching().filter(pk__in=batch)}
    forget([pk for pk in wanted if pk not in found])
    return {pk: claim for pk, claim in found.items() if claim.is_current}


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
