"""The database notes every change of a claim, and the candidate index misses none of them."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from claims.models import Claim, ClaimChange, Report
from claims.services import changes
from claims.services.changes import changes_since, position_now, shorten_log
from claims.services.index import candidate_index, catch_up
from claims.services.pipeline import drain
from claims.services.reports import add_text

pytestmark = pytest.mark.django_db

TEXT = "The earthquake killed 632 people in Morocco. The quake injured 329 people in Morocco."


@pytest.fixture
def claims() -> list[Claim]:
    add_text(text=TEXT)
    drain()
    return list(Claim.objects.order_by("pk"))


def changed_since(position: changes.Position) -> tuple[int, ...]:
    found = changes_since(position)
    assert found is not None
    return found.claims


def found(key: str) -> list[int]:
    return [hit.claim for hit in catch_up().search([key])]


def test_whatever_the_index_keeps_of_a_claim_is_noted_when_it_changes(claims: list[Claim]) -> None:
    one, other = claims[:2]
    start = position_now()
    assert changed_since(start) == ()
    Claim.objects.filter(pk=one.pk).update(keys=["g:one"])
    assert changed_since(start) == (one.pk,)
    Claim.objects.filter(pk=other.pk).update(is_current=False)
    assert changed_since(start) == (one.pk, other.pk)
    Report.objects.all().delete()
    assert changed_since(start) == (one.pk, other.pk)
    assert found("g:one") == []


def test_where_more_changed_than_there_was_all_is_written_anew(
    claims: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.services.index.FEW", 0)
    catch_up()
    before = candidate_index().generation
    Claim.objects.filter(pk=claims[0].pk).update(keys=["g:one"])
    assert found("g:one") == [claims[0].pk]
    assert candidate_index().generation == before
    Claim.objects.update(keys=["g:other"])
    add_text(text="The flood destroyed 51 bridges in Libya.")
    drain()
    assert found("g:one") == []
    assert len(found("g:other")) == len(claims)
    assert found("g:flood")
    assert candidate_index().generation != before


def test_what_the_index_does_not_keep_is_not_noted(claims: list[Claim]) -> None:
    start = position_now()
    Claim.objects.update(group=None, rating="false")
    assert changed_since(start) == ()


def test_a_change_that_names_no_time_is_found_at_once(claims: list[Claim]) -> None:
    """Whoever writes to the table, from wherever and with whatever stamp."""
    for keys, stamp in ((["g:once"], timezone.now()), (["g:twice"], claims[0].changed_at)):
        Claim.objects.filter(pk=claims[0].pk).update(keys=keys, changed_at=stamp)
        assert found(keys[0]) == [claims[0].pk]
    assert found("g:once") == []


def test_what_is_rolled_back_is_not_held_against_the_database(claims: list[Claim]) -> None:
    assert found("g:undone") == []
    with transaction.atomic():
        Claim.objects.filter(pk=claims[0].pk).update(keys=["g:undone"])
        assert found("g:undone") == [claims[0].pk]
        reached = position_now()
        transaction.set_rollback(True)
    assert changes_since(reached) is None
    assert found("g:undone") == []
    assert claims[0].pk in found(claims[0].keys[0])


def test_an_index_behind_the_shortened_log_is_built_anew(claims: list[Claim], monkeypatch: pytest.MonkeyPatch) -> None:
    catch_up()
    before = candidate_index().generation
    monkeypatch.setattr(changes, "KEPT", 3)
    for number in range(5):
        Claim.objects.filter(pk=claims[0].pk).update(keys=[f"g:new{number}"])
    shorten_log()
    assert ClaimChange.objects.count() == 3
    assert found("g:new4") == [claims[0].pk]
    assert candidate_index().generation != before
    assert candidate_index().num_docs == len(claims)


def test_the_watch_is_set_again_after_a_migration_that_made_the_table_anew(claims: list[Claim]) -> None:
    with connection.cursor() as cursor:
        for name in ("new", "other", "gone"):
            table = " ON claims_claim" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER claims_claim_{name}{table}")
    call_command("migrate", verbosity=0)
    start = position_now()
    Claim.objects.filter(pk=claims[0].pk).update(keys=["g:new"])
    assert changed_since(start) == (claims[0].pk,)


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL: set DATABASE_URL")
@pytest.mark.django_db(transaction=True)
def test_a_claim_committed_behind_the_last_catch_up_is_found(claims: list[Claim]) -> None:
    """A long transaction writes first and commits last."""
    late, early = claims[:2]
    catch_up()
    long = connection.copy()
    try:
        long.set_autocommit(False)
        with long.cursor() as cursor:
            cursor.execute("UPDATE claims_claim SET keys = '[\"g:late\"]' WHERE id = %s", [late.pk])
        Claim.objects.filter(pk=early.pk).update(keys=["g:early"])
        assert found("g:early") == [early.pk]
        assert found("g:late") == []
        long.commit()
    finally:
        long.close()
    assert found("g:late") == [late.pk]
