"""A judgement acts at once, and only as far as it can change anything."""

from __future__ import annotations

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Match, Report, Verdict
from claims.services.grouping import regroup
from claims.services.judging import judge_match
from claims.services.telling_stories import retell
from claims.types import Relation
from tests.factories import ClaimFactory, MatchFactory, ReportFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def judge():
    return UserFactory(group="fact-checker")


@pytest.fixture
def matches():
    """Five reports of two claims each, matched all over, some strongly and some hardly."""
    claims = [ClaimFactory(report=report) for report in ReportFactory.create_batch(5) for _ in range(2)]
    chance = random.Random(3)
    made = [
        MatchFactory(left=left, right=right, relation=chance.choice(["same", "number_differs", "related"]),
                     score=chance.choice([0.5, 0.7, 0.95]))
        for place, left in enumerate(claims)
        for right in claims[place + 1 :]
        if left.report_id != right.report_id and chance.random() < 0.6
    ]  # fmt: skip
    recompute()
    return made


def recompute() -> None:
    regroup(Claim.objects.values_list("pk", flat=True))
    retell(Report.objects.values_list("pk", flat=True))


def outcome() -> tuple[set[frozenset[int]], set[frozenset[int]]]:
    """Which claims share a group and which reports a story, whatever the rows are called."""
    parts = []
    for rows, field in ((Claim.objects, "group_id"), (Report.objects, "story_id")):
        together: dict[int | None, set[int]] = {}
        for pk, place in rows.values_list("pk", field):
            together.setdefault(place, set()).add(pk)
        together.pop(None, None)
        parts.append({frozenset(pks) for pks in together.values()})
    return parts[0], parts[1]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_people_decide_groups_and_stories_are_those_of_a_computation_from_nothing(judge, matches, seed):
    chance = random.Random(seed)
    seen = set()
    for _ in range(25):
        verdict, relation = chance.choice(list(Verdict)), chance.choice(["", "", "same", "related", "contradicts"])
        judge_match(match=chance.choice(matches), verdict=verdict, relation=relation, user=judge)
        found = outcome()
        seen.add(tuple(map(frozenset, found)))
        recompute()
        assert outcome() == found
    assert len(seen) > 1


def judged(match: Match, judge, verdict: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        judge_match(match=match, verdict=verdict, user=judge)
    return [query["sql"] for query in captured]


def test_what_leaves_the_pair_as_it_was_groups_nothing_anew(judge, matches):
    match = next(one for one in matches if one.relation == Relation.SAME)
    asked = judged(match, judge, Verdict.UNSURE)
    assert not any('FROM "claims_group"' in sql or 'UPDATE "claims_claim"' in sql for sql in asked)
    assert len(asked) < 8
    assert len(judged(match, judge, Verdict.REJECTED)) > 8
