"""Reports that share wording are known as such, whichever came first, and their claims carry the flag."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.models import Match, Report, TextReuse
from claims.services import copying
from claims.services.deletion import delete_reports
from claims.services.pipeline import drain
from claims.services.reports import add_text
from claims.services.sources import find_source
from tests.factories import SourceFactory

pytestmark = pytest.mark.django_db

AGENCY = (
    "The flood in Velmora killed 12 people on Sunday, the interior ministry said. The ministry said that 40 houses "
    "were destroyed in the old town of Velmora. The mayor Ana Brandt said that the dam upstream of Velmora had held."
)
REPRINT = AGENCY.replace("on Sunday, ", "").replace(" that 40", " 40")
OWN = (
    "In Velmora at least 12 people died in the flood, according to the interior ministry. Forty homes in the old town "
    "are gone, the ministry told us. Ana Brandt, the mayor, insists the dam held."
)
QUOTING = OWN + " The ministry said that 40 houses were destroyed in the old town of Velmora, it wrote."


def add(text: str, name: str) -> Report:
    SourceFactory(name=name)
    added = add_text(text=text, source=find_source(name=name), published=dt.date(2024, 3, 4), lang="en")
    assert drain()
    return added.report


def kinds() -> set[tuple[str, str, str]]:
    rows = TextReuse.objects.select_related("left__source", "right__source")
    return {(*sorted((row.left.source.name, row.right.source.name)), row.kind) for row in rows}


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_copies_and_passages_are_found_in_any_order_of_arrival(order):
    reports = [(AGENCY, "Agency"), (REPRINT, "Copyist"), (OWN, "Witness"), (QUOTING, "Quoter")]
    for number in order:
        add(*reports[number])
    assert kinds() == {
        ("Agency", "Copyist", "copy"),
        ("Agency", "Quoter", "passages"),
        ("Copyist", "Quoter", "passages"),
        ("Quoter", "Witness", "copy"),
    }


def test_a_reused_passage_marks_its_claims_as_copied_and_others_stay_their_own():
    first, second, third = add(AGENCY, "Agency"), add(QUOTING, "Quoter"), add(OWN, "Witness")
    passage = Match.objects.of_report(first.pk).of_report(second.pk)
    copied = {row.left.text for row in passage if "copy" in row.flags}
    assert copied == {"40 houses were destroyed in the old town of Velmora"}
    assert all("copy" not in row.flags for row in Match.objects.of_report(first.pk).of_report(third.pk))


def test_a_report_whose_text_is_no_copy_any_more_loses_the_row():
    first, _ = add(AGENCY, "Agency"), add(REPRINT, "Copyist")
    assert TextReuse.objects.get().kind == "copy"
    found, _ = copying.find_reuse(first.pk, [])
    copying.store_reuse(first.pk, {}, seen=set(TextReuse.objects.values_list("pk", flat=True)))
    assert found
    assert not TextReuse.objects.exists()


def test_no_more_reports_are_compared_than_there_is_room_for(monkeypatch):
    first, second = add(AGENCY, "Agency"), add(REPRINT, "Copyist")
    add(OWN, "Witness")
    monkeypatch.setattr(copying, "COMPARED_REPORTS", 1)
    texts, lang = copying._texts(first.pk, [second.pk])
    assert (set(texts), lang) == ({first.pk, second.pk}, "en")


def test_reuse_goes_with_its_reports():
    first, _ = add(AGENCY, "Agency"), add(REPRINT, "Copyist")
    delete_reports([first.pk])
    assert not TextReuse.objects.exists()
