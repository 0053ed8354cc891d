"""What every test shares: an index of its own, no network but loopback, services that may not be absent in CI."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

from project.celery import app as celery_app

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def missing(what: str, install: str) -> NoReturn:
    """A service a test needs is not there: a failure in CI, elsewhere a skip that says what to install."""
    sentence = f"{what} is missing: install {install}"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture
def shared() -> Path:
    """The folder of labelled data that development machines have beside the project; skips where it is not."""
    if not (SHARED / "data").is_dir():
        pytest.skip(f"labelled data is not there ({SHARED.name}/data beside the project)")
    return SHARED


@pytest.fixture(autouse=True)
def own_index(tmp_path_factory: pytest.TempPathFactory, settings) -> None:
    """Each test has a candidate index of its own: a rolled-back transaction leaves no trace in another's."""
    settings.ISNAD_INDEX_DIR = tmp_path_factory.mktemp("index") / "index"


@pytest.fixture(autouse=True)
def queue_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file queue of this test alone: where ``ring`` leaves its messages."""
    folder = tmp_path / "queue"
    monkeypatch.setattr(celery_app, "_pool", None)
    monkeypatch.setattr(celery_app.amqp, "_producer_pool", None)
    monkeypatch.setitem(celery_app.conf, "broker_url", "isnad://localhost")
    monkeypatch.setitem(celery_app.conf, "broker_transport_options", {"folder": str(folder), "polling_interval": 0.01})
    return folder
