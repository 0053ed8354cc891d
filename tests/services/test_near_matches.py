"""What nearly matches is kept for grouping, and replaced whenever a report is matched anew."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.matching.match import Link
from claims.models import Claim, Match, NearMatch, Report
from claims.services.grouping import regroup
from claims.services.matching import compared, store_near
from claims.services.pipeline import drain
from claims.services.reports import add_text
from tests.factories import ClaimFactory, MatchFactory, ReportFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain() -> list[Claim]:
    """Four claims of four reports: two sure pairs, and a weak match between them."""
    claims = [ClaimFactory(report=report) for report in ReportFactory.create_batch(4)]
    for left, right, score in ((0, 1, 0.9), (1, 2, 0.5), (2, 3, 0.9)):
        MatchFactory(left=claims[left], right=claims[right], relation="same", score=score)
    return claims


def groups() -> int:
    regroup(Claim.objects.values_list("pk", flat=True))
    return Claim.objects.exclude(group=None).values("group").distinct().count()


def test_near_matches_bring_together_what_matches_connect_and_go_when_they_hold_no_longer(chain: list[Claim]) -> None:
    first, second, third, fourth = (claim.pk for claim in chain)
    assert groups() == 2
    store_near([Link(first, third, 0.45), Link(first, fourth, 0.45), Link(second, fourth, 0.45)], seen=())
    assert groups() == 1
    store_near([], seen=list(NearMatch.objects.of_report(chain[0].report_id).values_list("pk", flat=True)))
    assert [(near.left_id, near.right_id) for near in NearMatch.objects.all()] == [(second, fourth)]
    assert groups() == 2


def test_a_near_match_of_a_claim_that_is_gone_is_not_stored(chain: list[Claim]) -> None:
    gone = chain[2].pk
    chain[2].delete()
    store_near([Link(chain[0].pk, gone, 0.4), Link(chain[0].pk, chain[3].pk, 0.4)], seen=())
    assert [near.right_id for near in NearMatch.objects.all()] == [chain[3].pk]


def test_matching_a_report_twice_leaves_the_same_near_matches() -> None:
    texts = (
        "The harbour of Port Ardel was closed after the storm.",
        "The closed schools of Port Ardel open on Monday.",
        "The storm blew roofs off houses near the harbour.",
    )
    for text in texts:
        add_text(text=text, published=dt.date(2024, 3, 1))
        assert drain()
    found = list(NearMatch.objects.values_list("left", "right", "score"))
    assert found
    matched = set(Match.objects.values_list("left", "right"))
    assert not matched & {row[:2] for row in found}
    for report in Report.objects.order_by("pk"):
        with compared(report.pk):
            pass
    assert list(NearMatch.objects.values_list("left", "right", "score")) == found
