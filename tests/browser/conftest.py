"""A real Chromium on a real server; every console error and policy violation fails the test that caused it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import User
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver
from django.test import Client
from playwright.sync_api import BrowserContext, Page, Playwright

from tests.conftest import missing
from tests.factories import UserFactory

# The browser's driver leaves an event loop behind in this thread, in which Django would refuse the database to every
# later test of the session; nothing here is asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The shell first: the same engine without windows, which opens a page in a fifth of the time."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
]


@receiver(connection_created)
def read_beside_a_writer(connection: BaseDatabaseWrapper, **_signal: object) -> None:
    """The server's connection to SQLite in memory reads what the test is writing, as one to a file would read what was
    there before: two connections in one process lock whole tables, and a page that asks just then would fail."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        connection.connection.execute("PRAGMA read_uncommitted = 1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent.name == "browser":
            item.add_marker(pytest.mark.browser)
            # The browser plugin's own fixture is written in a way that pytest 10 will no longer know.
            item.add_marker(pytest.mark.filterwarnings("ignore:Session-scoped fixtures defined as instance methods"))


@pytest.fixture(scope="session")
def playwright(playwright: Playwright) -> Iterator[Playwright]:
    """The driver; connections that Django made beside its event loop are closed while they can still be reached, or the
    database could not be dropped in the end."""
    yield playwright
    connections.close_all()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path or not os.path.exists(path):
        missing("Chromium", "Debian's package chromium-headless-shell or chromium, or set CHROMIUM to its path")
    return {**browser_type_launch_args, "executable_path": path, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    return {**browser_context_args, "locale": "en-US", "viewport": {"width": 1280, "height": 800}}


@pytest.fixture(autouse=True)
def quick_site(settings, tmp_path, monkeypatch) -> None:
    """No slow hashes; nobody listens to the bell, tests do the work themselves."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STATIC_ROOT = tmp_path
    monkeypatch.setattr("claims.tasks._deliver", lambda run_pk: None)


class Faults(list):
    """What went wrong on a page; a test that provokes a fault takes it out with ``expect``."""

    def watch(self, page: Page) -> None:
        page.on("console", lambda message: message.type == "error" and self.append(message.text))
        page.on("pageerror", lambda error: self.append(str(error)))

    def expect(self, words: str) -> None:
        assert any(words in fault for fault in self), self
        self[:] = [fault for fault in self if words not in fault]


@pytest.fixture
def faults() -> Iterator[Faults]:
    found = Faults()
    yield found
    assert not found


@pytest.fixture
def page(context: BrowserContext, faults: Faults) -> Iterator[Page]:
    page = context.new_page()
    page.set_default_timeout(15_000)
    faults.watch(page)
    yield page
    seen = list(faults)
    # A page closed while it loads another now and then never answers: let it come to rest first.
    page.goto("about:blank")
    page.close()
    faults[:] = seen


@pytest.fixture
def person(transactional_db) -> User:
    return UserFactory(username="karima", group="fact-checker")


def enter(context: BrowserContext, user: User, address: str) -> None:
    """Log ``user`` in without the login form."""
    client = Client()
    client.force_login(user)
    cookie = client.cookies[django_settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])


@pytest.fixture
def site(live_server, context: BrowserContext, person: User) -> str:
    """The server's address, with ``person`` logged in."""
    enter(context, person, live_server.url)
    return live_server.url


@pytest.fixture
def plain_page(browser, browser_context_args, live_server, person, faults: Faults) -> Iterator[Page]:
    """A page of a browser with JavaScript off, ``person`` logged in."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    enter(context, person, live_server.url)
    page = context.new_page()
    faults.watch(page)
    yield page
    context.close()
