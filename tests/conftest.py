"""What every test shares: an index of its own, no network but loopback, services that may not be absent in CI."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import pytest

from project.celery import app as celery_app
from tests.demo import Demo

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def missing(what: str, install: str) -> NoReturn:
    """A service a test needs is not there: a failure in CI, elsewhere a skip that says what to install."""
    sentence = f"{what} is missing: install {install}"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what meets the database, and let begin early what takes long: where processes share the tests, the others
    take over the short ones meanwhile, and none has to wait for a long one in the end.
    """
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.database)
    items.sort(key=lambda item: not takes_long(item))


def takes_long(item: pytest.Item) -> bool:
    """Starts the app as a person would, or measures on the labelled data."""
    return item.get_closest_marker("processes") is not None or "shared" in getattr(item, "fixturenames", ())


@pytest.fixture(autouse=True, scope="session")
def own_broker() -> Iterator[None]:
    """Where processes share the tests, what they start has a Redis database for each of them, as pytest-django gives
    each its own of PostgreSQL."""
    address, worker = os.environ.get("REDIS_URL", ""), os.environ.get("PYTEST_XDIST_WORKER", "")
    with pytest.MonkeyPatch.context() as patch:
        if address and worker:
            patch.setenv("REDIS_URL", urlsplit(address)._replace(path=f"/{worker.removeprefix('gw')}").geturl())
        yield


@pytest.fixture(scope="session")
def processed_demo() -> Demo:
    """The demo as the pipeline left it, kept for the tests that begin with it."""
    return Demo()


@pytest.fixture
def demo(db: None, own_index: None, queue_folder: Path, processed_demo: Demo) -> None:
    """The demo's reports, ready and matched."""
    processed_demo.put()


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
