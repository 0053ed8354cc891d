"""A report that says more than there is room for is compared where it shares keys, and hides no other report."""

from __future__ import annotations

import pytest

from claims.matching import selection
from claims.models import Claim, Match, Report
from claims.services import matching
from claims.services.index import catch_up
from claims.services.pipeline import drain
from claims.services.reports import add_text

pytestmark = pytest.mark.django_db

CLAIM = "The earthquake killed 632 people in Morocco. The quake injured 329 people in Morocco."
LONG = CLAIM + " " + " ".join(f"The harbour of Velmora received {number} ships." for number in range(20, 40))


def stored() -> tuple[Report, Report, Report]:
    reports = []
    for text in (CLAIM, LONG, CLAIM.replace("632", "640")):
        add_text(text=text)
        drain()
        reports.append(Report.objects.latest("pk"))
    return tuple(reports)  # type: ignore[return-value]


def pairs_of(report: Report) -> set[tuple[int, int]]:
    return {(pair.left_id, pair.right_id) for pair in matching.propose(report.pk).pairs}


def test_the_caps_change_nothing_for_reports_that_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    first, *_ = stored()
    found = pairs_of(first)
    monkeypatch.setattr(selection, "RIVAL_CLAIMS", 10**6)
    monkeypatch.setattr(selection, "RIVAL_PAIRS", 10**9)
    monkeypatch.setattr(selection, "KEYED_PAIRS", 10**9)
    assert found
    assert pairs_of(first) == found


def test_a_report_too_long_to_take_part_whole_is_still_found_by_its_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    first, long, _ = stored()
    found = pairs_of(first)
    monkeypatch.setattr(selection, "RIVAL_CLAIMS", 5)
    assert pairs_of(first) == found
    assert Match.objects.of_report(long.pk).exists()


def test_the_nearest_reports_have_room_first_and_one_too_long_is_stepped_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, long, last = stored()
    monkeypatch.setattr(selection, "RIVAL_CLAIMS", 5)
    assert selection.with_room([long.pk, last.pk], 2, matching.STORED) == [last.pk]
    monkeypatch.setattr(selection, "RIVAL_PAIRS", 10)
    assert selection.with_room([first.pk, last.pk], 5, matching.STORED) == [first.pk]


def test_nothing_new_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stored()
    index = catch_up()
    monkeypatch.setattr(type(index), "apply", lambda *_args: pytest.fail("the index was written"))
    catch_up()


def test_a_view_of_a_row_is_the_view_of_its_claim() -> None:
    stored()
    claims = Claim.objects.for_matching()
    assert claims.views() == {claim.pk: claim.view() for claim in claims}
