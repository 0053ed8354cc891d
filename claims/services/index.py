"""Keeping this host's candidate index in step with the database, and asking it.

The database is the truth. Before a search the index is caught up: the log of changed claims (``changes``) is read from
where it was read last, and what it names is written again. After a search the candidates are loaded from the database,
which drops what is stale.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from claims.matching.candidates import CANDIDATES, Finder
from claims.matching.index import CandidateIndex, Hit, IndexChangedError, IndexedClaim
from claims.matching.stats import CorpusStats
from claims.models import Claim
from claims.types import ClaimView

from .changes import Position, changes_since, position_now

ATTEMPTS = 5
"""How often a catch-up starts over when the folder is deleted or rebuilt under its hands."""

BATCH = 5000
FEW = 1000
"""Changed claims that are written one by one in any case."""


@lru_cache(maxsize=4)
def _index(path: str) -> CandidateIndex:
    return CandidateIndex(Path(path))


def candidate_index() -> CandidateIndex:
    """This host's index; one object per process, opened at its first use (after a fork)."""
    return _index(str(settings.ISNAD_INDEX_DIR))


_reached: dict[Path, tuple[str, str, Position]] = {}
"""For each index what this process knows of it: its generation, the database, and up to where it holds the log. The
state in the index says the same and may be behind, since a position without changes is not worth a write."""


_written: Counter[Path] = Counter()
"""How often this process has written to each index, or found that another one has."""
_finders: dict[Path, tuple[int, Finder]] = {}
"""Searches of each index with the frequencies that were asked for before, and the ``_written`` that they hold for."""


def catch_up() -> CandidateIndex:
    """Bring the index up to date with the database, and return it. Where nothing has changed since this process last
    looked, that is one look at the log and no lock."""
    index = candidate_index()
    generation, database, position = _reached.get(index.path, ("", "", Position()))
    if generation and generation == index.generation and database == _database_name():
        changes = changes_since(position)
        if changes is not None and not changes.claims:
            _reached[index.path] = (generation, database, changes.position)
            return index
    for attempt in range(ATTEMPTS):
        try:
            with index.exclusive():
                reached = _catch_up(index)
                _reached[index.path] = (index.generation, _database_name(), reached)
            break
        except IndexChangedError:
            if attempt == ATTEMPTS - 1:
                raise
    _written[index.path] += 1
    return index


def _catch_up(index: CandidateIndex) -> Position:
    state = index.state()
    database = _database_identity()
    known = state.get("database") == database and "reached" in state
    changes = changes_since(Position.from_json(state["reached"])) if known else None
    # Where most of what is there would be replaced, writing all anew costs no more and leaves an index that is faster.
    if changes is None or len(changes.claims) > max(FEW, index.num_docs):
        position = position_now()
        rows = Claim.objects.current()
        index.fill(_indexed(rows.order_by("pk")), rows.count(), _state(database, position))
        return position
    if changes.claims:
        batches = (Claim.objects.current().filter(pk__in=batch) for batch in _batches(changes.claims))
        present = chain.from_iterable(_indexed(rows.order_by("pk")) for rows in batches)
        index.apply(present, changes.claims, _state(database, changes.position))
    return changes.position


def _indexed(claims: Any) -> Iterator[IndexedClaim]:
    """What the index keeps of these claims, a few at a time: a million of them do not fit a worker's memory."""
    fields = ("id", "report_id", "keys", "lang")
    for pk, report, keys, lang in claims.values_list(*fields).iterator(BATCH):
        yield IndexedClaim(pk, report, tuple(keys), lang)


def _state(database: str, position: Position) -> dict[str, Any]:
    return {"database": database, "reached": position.as_json()}


def _database_name() -> str:
    return f"{connection.vendor}:{connection.settings_dict['HOST']}:{connection.settings_dict['NAME']}"


def _database_identity() -> str:
    """Tells one database from another: its name, when its first migration was applied, and the cluster it is in, for a
    restored copy counts its transactions anew."""
    first = MigrationRecorder(connection).migration_qs.order_by("id").values_list("applied", flat=True).first()
    cluster = ""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT system_identifier::text FROM pg_control_system()")
            cluster = f":{cursor.fetchone()[0]}"
    return f"{connection.settings_dict['NAME']}:{first.isoformat() if first else ''}{cluster}"


def candidates_for(
    queries: Iterable[ClaimView], *, exclude_report: int | None = None, limit: int = CANDIDATES
) -> tuple[dict[int, list[Hit]], CorpusStats]:
    """For each query, by its id, the claims that share keys (see ``Finder``), and the statistics of the archive to
    score them with. They may be stale: load them with ``load_views``."""
    finder = _finder(catch_up())
    asked = list(queries)
    hits = finder.find_each(((query.keys, query.lang) for query in asked), limit=limit, exclude_report=exclude_report)
    return {query.id: found for query, found in zip(asked, hits, strict=True)}, finder.stats


def _finder(index: CandidateIndex) -> Finder:
    written = _written[index.path]  # read first: what is written from here on is not in the searches
    held = _finders.get(index.path)
    if held is not None and held[0] == written and held[1].generation == index.generation:
        return held[1]
    finder = Finder(index)
    _finders[index.path] = (written, finder)
    return finder


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
    _written[index.path] += 1
