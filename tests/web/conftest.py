"""Who is looking: nobody, a viewer, a fact-checker."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from tests.factories import UserFactory


@pytest.fixture(autouse=True)
def quick_site(settings, tmp_path) -> None:
    """Hashing passwords slowly is for real accounts; collected static files are for servers."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STATIC_ROOT = tmp_path


@pytest.fixture(autouse=True)
def english():
    """A request of one test leaves its language active; the next begins in English."""
    with translation.override("en"):
        yield


@pytest.fixture
def viewer(db) -> Client:
    client = Client()
    client.force_login(UserFactory(group="viewer"))
    return client


@pytest.fixture
def checker(db) -> Client:
    client = Client()
    client.force_login(UserFactory(username="karima", group="fact-checker"))
    return client


@pytest.fixture
def anybody(db, settings) -> Client:
    """A person without an account, on a site that is open to read."""
    settings.ISNAD_PUBLIC_READ = True
    return Client()


HTMX = {"HX-Request": "true"}
