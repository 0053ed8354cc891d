from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client

from tests.factories import UserFactory


@pytest.fixture(autouse=True)
def _quick_passwords(settings) -> None:
    """Passwords are made to be slow to check; these protect nothing."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def _groups(db: None) -> None:
    """The groups of the migration: a test that empties the tables may have run before."""
    import_module("claims.migrations.0002_groups").make_groups(apps, connection.schema_editor())


@pytest.fixture
def person(_groups: None):
    """``person("curator")``: somebody of that group, not ticked as staff."""

    def make(group: str) -> User:
        user = UserFactory()
        user.groups.add(Group.objects.get(name=group))
        return user

    return make


@pytest.fixture
def enter():
    """A browser in which this user is logged in."""

    def log_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def curator(person, enter) -> Client:
    return enter(person("curator"))


@pytest.fixture
def superuser(_groups: None, enter) -> Client:
    return enter(UserFactory(is_superuser=True))
