"""What a web process reads before somebody waits for it."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError
from django.db.backends.signals import connection_created
from django.db.utils import ConnectionHandler

from claims.models import Claim
from claims.services import index
from claims.services.index import candidate_index
from project import settings, warm
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_index_is_up_to_date_before_the_first_search() -> None:
    ClaimFactory()
    assert candidate_index().num_docs == 0
    warm.warm_up_index()
    assert candidate_index().num_docs == Claim.objects.current().count() == 1


def test_a_database_that_is_not_ready_leaves_the_pages_to_be_served(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse() -> None:
        raise DatabaseError("no such table")

    monkeypatch.setattr(index, "catch_up", refuse)
    with caplog.at_level(logging.WARNING, logger="project.warm"):
        warm.warm_up_index()
    assert "no such table" in caplog.text


@pytest.fixture
def _as_before() -> Iterator[None]:
    yield
    connection_created.disconnect(dispatch_uid="read-in-pieces")


@pytest.mark.usefixtures("_as_before")
def test_pages_map_the_archive_and_workers_do_not(tmp_path: Path) -> None:
    assert _mapped(tmp_path / "archive.sqlite3") > 0
    warm.read_in_pieces()
    assert _mapped(tmp_path / "archive.sqlite3") == 0


def _mapped(path: Path) -> int:
    """How many bytes of a SQLite file a new connection to it reads without a copy."""
    file = {"ENGINE": settings.SQLITE, "NAME": path, "OPTIONS": settings.SQLITE_OPTIONS}
    connection = ConnectionHandler({"default": file})["default"]
    with connection.cursor() as cursor:
        size = cursor.execute("PRAGMA mmap_size").fetchone()[0]
    connection.close()
    return int(size)


def test_the_web_server_finds_its_application() -> None:
    found = subprocess.run([sys.executable, "-c", "import project.wsgi"], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
