"""Who may do what."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.urls import reverse

from tests.factories import PASSWORD, UserFactory

MODELS = ["source", "sourcealias", "report", "claim", "match", "judgement", "group", "story", "run"]
CURATED = ["source", "sourcealias"]


@pytest.mark.parametrize("group", ["viewer", "fact-checker", "curator", "admin"])
def test_every_group_can_look_at_everything(person, group):
    user = person(group)

    assert all(user.has_perm(f"claims.view_{model}") for model in MODELS)


@pytest.mark.parametrize(
    ("permission", "groups"),
    [
        ("claims.add_report", {"fact-checker", "curator", "admin"}),
        ("claims.judge_match", {"fact-checker", "curator", "admin"}),
        ("claims.add_judgement", {"fact-checker", "curator", "admin"}),
        ("claims.curate", {"curator", "admin"}),
        ("claims.change_story", {"curator", "admin"}),
        ("claims.change_report", {"curator", "admin"}),
        ("claims.change_group", {"curator", "admin"}),
        *(
            (f"claims.{verb}_{model}", {"curator", "admin"})
            for model in CURATED
            for verb in ("add", "change", "delete")
        ),
        ("claims.delete_report", {"admin"}),
        ("auth.change_user", {"admin"}),
        ("auth.add_group", {"admin"}),
    ],
)
def test_a_permission_belongs_to_these_groups_alone(person, permission, groups):
    people = {name: person(name) for name in ("viewer", "fact-checker", "curator", "admin")}

    assert {name for name, user in people.items() if user.has_perm(permission)} == groups


def test_making_the_groups_again_changes_nothing_and_keeps_what_was_added(person):
    extra = Permission.objects.get(codename="delete_report")
    Group.objects.get(name="curator").permissions.add(extra)
    before = {group.name: set(group.permissions.all()) for group in Group.objects.all()}

    import_module("claims.migrations.0002_groups").make_groups(apps, connection.schema_editor())

    assert {group.name: set(group.permissions.all()) for group in Group.objects.all()} == before


def test_taking_the_groups_back_keeps_those_with_people_in_them(person):
    person("curator")

    import_module("claims.migrations.0002_groups").remove_groups(apps, connection.schema_editor())

    assert list(Group.objects.values_list("name", flat=True)) == ["curator"]


@pytest.mark.parametrize(
    ("group", "status"), [("viewer", 302), ("fact-checker", 302), ("curator", 200), ("admin", 200)]
)
def test_the_admin_is_open_to_curators_without_the_staff_tick(person, enter, group, status):
    user = person(group)

    assert not user.is_staff
    assert enter(user).get(reverse("admin:index")).status_code == status


def test_an_inactive_curator_is_sent_away(person, enter):
    user = person("curator")
    client = enter(user)
    User.objects.filter(pk=user.pk).update(is_active=False)

    assert client.get(reverse("admin:index")).status_code == 302


def test_a_curator_logs_in_at_the_admin_and_a_viewer_is_told_why_not(person, client):
    address = reverse("admin:login")
    viewer, curator = person("viewer"), person("curator")

    refused = client.post(address, {"username": viewer.username, "password": PASSWORD})
    taken = client.post(address, {"username": curator.username, "password": PASSWORD, "next": reverse("admin:index")})

    assert refused.status_code == 200
    assert "correct username and password" in refused.content.decode()
    assert taken.status_code == 302
    assert client.get(reverse("admin:index")).status_code == 200


def test_a_curator_sees_sources_but_no_accounts(curator):
    page = curator.get(reverse("admin:index")).content.decode()

    assert reverse("admin:claims_source_changelist") in page
    assert reverse("admin:auth_user_changelist") not in page
    assert curator.get(reverse("admin:auth_user_changelist")).status_code == 403


def test_an_admin_cannot_make_anybody_a_superuser(person, enter):
    admin, colleague = person("admin"), person("viewer")
    address = reverse("admin:auth_user_change", args=[colleague.pk])

    enter(admin).post(
        address,
        {
            "username": colleague.username,
            "is_active": "on",
            "is_superuser": "on",
            "is_staff": "on",
            "user_permissions": [Permission.objects.first().pk],
            "groups": [Group.objects.get(name="curator").pk],
        },
    )

    colleague.refresh_from_db()
    assert list(colleague.groups.values_list("name", flat=True)) == ["curator"]
    assert not colleague.is_superuser
    assert not colleague.is_staff
    assert not colleague.user_permissions.exists()


def test_an_admin_cannot_touch_a_superuser(person, enter):
    root = UserFactory(is_superuser=True)
    client = enter(person("admin"))

    page = client.get(reverse("admin:auth_user_change", args=[root.pk]))
    sent = client.post(reverse("admin:auth_user_change", args=[root.pk]), {"username": "mine", "is_active": "on"})
    removed = client.post(reverse("admin:auth_user_delete", args=[root.pk]), {"post": "yes"})
    new_password = client.post(
        reverse("admin:auth_user_password_change", args=[root.pk]),
        {"password1": "another-long-passphrase", "password2": "another-long-passphrase"},
    )

    assert page.status_code == 200
    assert [sent.status_code, removed.status_code, new_password.status_code] == [403, 403, 403]
    root.refresh_from_db()
    assert root.username != "mine"
    assert root.check_password(PASSWORD)


def test_an_admin_cannot_widen_what_a_group_may_do(person, enter):
    client = enter(person("admin"))
    viewer = Group.objects.get(name="viewer")
    before = set(viewer.permissions.all())

    client.post(
        reverse("admin:auth_group_change", args=[viewer.pk]),
        {"name": "viewer", "permissions": [Permission.objects.get(codename="delete_report").pk]},
    )

    assert set(viewer.permissions.all()) == before
