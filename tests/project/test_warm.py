"""What a web process reads before somebody waits for it."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest
from django.db import DatabaseError

from claims.models import Claim
from claims.services import index
from claims.services.index import candidate_index
from project import warm
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


def test_the_web_server_finds_its_application() -> None:
    found = subprocess.run([sys.executable, "-c", "import project.wsgi"], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
