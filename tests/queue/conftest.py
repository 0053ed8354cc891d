"""A Redis of our own, and a database that several threads can use."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from claims.models import Report, Stage
from tests.conftest import missing

from .processes import App, free_port, wait_until


class Redis:
    """A Redis server that can be killed and started again on the same port, empty."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start and wait until it answers."""
        import redis

        self._process = subprocess.Popen(
            ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

        def answers() -> bool:
            with redis.Redis(port=self.port) as client:
                try:
                    return bool(client.ping())
                except redis.ConnectionError:
                    return False

        wait_until(answers, what="Redis")

    def kill(self) -> None:
        """kill -9; whatever it held is lost."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[Redis]:
    """A running Redis of this test alone."""
    if shutil.which("redis-server") is None:
        missing("Redis", "Debian's package redis-server")
    server = Redis(tmp_path)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def redis_url(redis_server: Redis) -> str:
    """Its address."""
    return redis_server.url


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The embedded app, not yet started, in an empty data folder."""
    with App(tmp_path / "data") as app:
        yield app


@pytest.fixture
def report(db: None) -> Report:
    """A report that waits."""
    return Report.objects.create(identity="test:1", stage=Stage.QUEUED)


InThreads = Callable[..., list[Any]]


@pytest.fixture
def in_threads(transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> InThreads:
    """``in_threads(count, function)`` calls ``function(number)`` in as many threads at once, each with a connection of
    its own, and returns what they returned or raised. They see what the test has stored before.

    SQLite: tests run on a database in memory, which threads can only lock as a whole; the threads get a copy on disk.
    """

    def run(count: int, function: Callable[[int], Any]) -> list[Any]:
        if connection.vendor == "sqlite" and connection.is_in_memory_db():
            copy = tmp_path / "copy.sqlite3"
            if not copy.exists():
                connection.ensure_connection()
                with sqlite3.connect(copy) as target:
                    connection.connection.backup(target)
                # As it is in any database that is in use; the first of many to ask for it could lock out the rest.
                target.execute("PRAGMA journal_mode=WAL")
                target.close()
            with monkeypatch.context() as patch:
                patch.setitem(connections.settings["default"], "NAME", str(copy))
                return _at_once(count, function)
        return _at_once(count, function)

    return run


def _at_once(count: int, function: Callable[[int], Any]) -> list[Any]:
    results: list[Any] = [None] * count
    gate = threading.Barrier(count)

    def call(number: int) -> None:
        try:
            gate.wait(timeout=30)
            results[number] = function(number)
        except Exception as error:
            results[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=call, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results
