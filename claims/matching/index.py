"""The candidate index: which stored claims share keys with this one, among a million, in milliseconds.

tantivy holds one document per current claim: its keys, its report, its day. The folder is derived from the database
and may be deleted at any time, by anyone, also while processes hold it open: the next use finds an empty index whose
``state()`` is ``{}``, which tells the caller to fill it again.

Layout of the folder: ``current`` names the generation in use, a subfolder that tantivy owns, after the version of its
schema (``v6x…``): one of another version is never opened, for tantivy panics aloud over fields it does not know. A new
generation is built beside the old one and published by replacing ``current``, so that a reader never sees half an
index and a file that is still mapped never has to be renamed. The caller's state lives in a document of its own,
written in the same commit as the claims: a crash leaves both or neither.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import tantivy

from claims.matching.documents import (
    Hit,
    IndexChangedError,
    IndexedClaim,
    clean,
    is_broken,
    is_current,
    new_name,
    read_state,
    schema,
)
from claims.matching.filelock import exclusive_file
from claims.matching.queries import Snapshot, best_hits, query_for
from claims.matching.weights import KEY_BOOSTS
from claims.matching.writing import build, replace

__all__ = ["CandidateIndex", "Hit", "IndexChangedError", "IndexedClaim", "Snapshot"]

OWN_CLAIMS = 40
"""Hits beyond those asked for among which the claims of the report that asks are looked for."""

Result = TypeVar("Result")


@dataclass(slots=True)
class _Open:
    """An opened generation; ``meta`` is the file that is there as long as the generation is."""

    name: str
    meta: str
    index: Any


class CandidateIndex:
    """The index in ``path``. Cheap to create: nothing is opened before the first use, so that a worker which forks
    after creating it is safe, and a forked child opens its own."""

    def __init__(self, path: Path) -> None:
        self.path = Path(path)
        self._pointer = str(self.path / "current")
        self._opened: _Open | None = None
        self._seen_generation: str | None = None
        self._guard = threading.RLock()
        self._guard_process = os.getpid()
        self._schema = schema()
        self._depth = threading.local()

    # -- writing -------------------------------------------------------------------------------------------------

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Keep every other process from writing. May be nested in one thread. Reading needs no lock."""
        if getattr(self._depth, "held", 0):
            yield
            return
        with exclusive_file(self.path.with_name(self.path.name + ".lock")):
            self._depth.held = 1
            try:
                yield
            finally:
                self._depth.held = 0

    def apply(self, upserts: Iterable[IndexedClaim], deletes: Iterable[int], state: Mapping[str, Any]) -> None:
        """Add or replace claims, drop others and store ``state`` (plain JSON), all in one commit.

        Claims in both lists are kept. Raises ``IndexChangedError`` when the index was rebuilt since ``state()`` was
        last read through this object: the changes were reckoned from a state that no longer holds.
        """
        with self.exclusive():
            opened = self._open()
            if self._seen_generation not in (None, opened.name):
                self._seen_generation = None
                raise IndexChangedError(f"{self.path} was rebuilt since its state was read")
            try:
                replace(opened.index, upserts, deletes, state)
            except Exception as error:
                if not is_broken(error):
                    raise
                self._recreate()
                raise IndexChangedError(f"{self.path} was damaged and has been emptied") from error

    def fill(self, claims: Iterable[IndexedClaim], count: int, state: Mapping[str, Any]) -> None:
        """Put ``claims``, each once, about ``count`` of them, and ``state`` in the place of all that was there, which
        is searched until that is done. Raises ``IndexChangedError`` when the folder was deleted meanwhile."""
        with self.exclusive():
            try:
                self._seen_generation = self._recreate(claims, count, state)
            except Exception as error:
                if not is_broken(error):
                    raise
                raise IndexChangedError(f"{self.path} was deleted while it was filled") from error

    def reset(self) -> None:
        """Empty the index and its state."""
        with self.exclusive():
            self._recreate()

    # -- reading -------------------------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """What the last ``apply`` stored, ``{}`` for an index that is new, was deleted or could not be read."""

        def read(opened: _Open) -> dict[str, Any]:
            self._seen_generation = opened.name
            return dict(read_state(opened.index, self._schema)["state"])

        return self._reading(read, {})

    def search(
        self,
        keys: Iterable[str],
        *,
        limit: int = 200,
        exclude_report: int | None = None,
        boosts: Mapping[str, float] | None = None,
        beyond: str = "",
        whole: float = 1.0,
        snapshot: Snapshot | None = None,
    ) -> list[Hit]:
        """The claims that share most with ``keys``, best first, ties by claim id.

        ``boosts`` multiplies the weight of a key type, named by what stands before the first colon (``n``, ``g``,
        ``w``), ``KEY_BOOSTS`` unless given. ``beyond`` a language leaves its claims
        out, and then only neutral keys count. Scores are given as parts of ``whole``. Keys are taken literally.
        ``snapshot`` is searched while the generation it is of is there.
        """
        boosts = KEY_BOOSTS if boosts is None else boosts
        wanted = sorted({clean(key) for key in keys if key.strip()})
        if not wanted or limit < 1:
            return []

        def read(opened: _Open) -> list[Hit]:
            if snapshot is not None and snapshot.generation == opened.name:
                searcher = snapshot.searcher
            else:
                opened.index.reload()
                searcher = opened.index.searcher()
            # The report's own claims are passed over afterwards where they are few: a condition costs more.
            spare = limit if exclude_report is None else limit + OWN_CLAIMS
            query = query_for(self._schema, wanted, boosts, beyond=beyond)
            hits = best_hits(searcher, query, spare, whole=whole, is_abroad=bool(beyond))
            if exclude_report is not None:
                others = [hit for hit in hits if hit.report != exclude_report]
                if len(others) < limit and len(hits) == spare:
                    query = query_for(self._schema, wanted, boosts, exclude_report=exclude_report, beyond=beyond)
                    others = best_hits(searcher, query, limit, whole=whole, is_abroad=bool(beyond))
                hits = others[:limit]
            return hits

        return self._reading(read, [])

    @property
    def num_docs(self) -> int:
        """How many claims the index holds."""
        return self.snapshot().count

    def snapshot(self) -> Snapshot:
        """The index as it is now: thousands of frequencies and searches follow each other, and opening the index for
        each would cost more than looking them up."""

        def read(opened: _Open) -> Snapshot:
            opened.index.reload()
            return Snapshot(opened.name, opened.index.searcher())

        return self._reading(read, Snapshot("", None))

    @property
    def generation(self) -> str:
        """Names what ``reset``, and the loss of the folder, put an end to; ``""`` when nothing is there."""
        return self._current()

    # -- opening -------------------------------------------------------------------------------------------------

    def _reading(self, read: Callable[[_Open], Result], empty: Result) -> Result:
        """Run ``read``; a broken index is emptied and ``empty`` returned, an index replaced meanwhile read again."""
        for _ in range(3):
            opened = self._open()
            try:
                return read(opened)
            except BaseException as error:
                if not is_broken(error):
                    raise
                with self.exclusive():
                    # Another process may have mended it while this one waited for the lock.
                    self._opened = None
                    if self._current() == opened.name:
                        self._recreate()
        return empty

    def _open(self) -> _Open:
        """The generation in use, opened in this process; a missing or unreadable one is made anew."""
        if self._guard_process != os.getpid():
            self._guard, self._guard_process = threading.RLock(), os.getpid()
            self._opened, self._depth = None, threading.local()
        with self._guard:
            opened, name = self._opened, self._current()
            if opened is not None and opened.name == name and os.path.exists(opened.meta):
                return opened
            self._opened = self._try_open(name)
            if self._opened is None:
                with self.exclusive():
                    self._opened = self._try_open(self._current())
                    if self._opened is None:
                        self._recreate()
            assert self._opened is not None
            return self._opened

    def _current(self) -> str:
        """The name of the generation in use, ``""`` when there is none."""
        # Asked for at every search: a bare open costs a quarter of what a ``Path`` does.
        try:
            with open(self._pointer, "rb", buffering=0) as file:
                name = file.read().decode("ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""
        return name if name.isalnum() else ""

    def _try_open(self, name: str) -> _Open | None:
        if not is_current(name) or not (self.path / name / "meta.json").exists():
            return None
        try:
            index = _opened(self.path / name)
            read_state(index, self._schema)
        except BaseException as error:
            if not is_broken(error):
                raise
            return None
        return _Open(name, str(self.path / name / "meta.json"), index)

    def _recreate(
        self, claims: Iterable[IndexedClaim] = (), count: int = 0, state: Mapping[str, Any] = MappingProxyType({})
    ) -> str:
        """Build a generation, an empty one unless told otherwise, publish it and return its name. The lock must be
        held."""
        name = new_name()
        folder = self.path / name
        folder.mkdir(parents=True)
        build(folder, claims, count, state)
        index = _opened(folder)
        waiting = self.path / f"current-{name}"
        waiting.write_text(name, encoding="ascii")
        os.replace(waiting, self.path / "current")
        for other in self.path.iterdir():
            if other.is_dir() and other.name != name:
                shutil.rmtree(other, ignore_errors=True)
        self._opened = _Open(name, str(folder / "meta.json"), index)
        return name


def _opened(folder: Path) -> Any:
    index = tantivy.Index.open(str(folder))
    index.config_reader(reload_policy="manual")
    index.reload()
    return index
