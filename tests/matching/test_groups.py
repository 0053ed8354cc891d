"""Groups hold the claims that answer one question, whatever the order in which they are found."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.groups import Grouping, group_claims
from claims.matching.match import Link, Pair
from claims.types import ClaimKeys, ClaimView, Comparison, Modality, Relation
from tests.matching.factories import quantity


def views(count: int, per_report: int = 1, **texts: str) -> dict[int, ClaimView]:
    return {
        number: ClaimView(number, (number - 1) // per_report, "en", f"claim number {number}", ClaimKeys())
        for number in range(1, count + 1)
    }


def pair(left: int, right: int, score: float = 0.9, relation: Relation = Relation.SAME) -> Pair:
    return Pair(left, right, Comparison(score, relation, score))


def members(groups: list[Grouping]) -> list[tuple[int, ...]]:
    return [group.claims for group in groups]


def test_claims_that_match_form_a_group_and_lone_claims_none() -> None:
    assert members(group_claims(views(4), [pair(1, 2), pair(2, 3), pair(1, 3)])) == [(1, 2, 3)]


def test_two_languages_meet_through_a_third_report() -> None:
    one, other = [pair(1, 2), pair(1, 3), pair(2, 3)], [pair(5, 6)]
    bridges = [pair(2, 5), pair(3, 5), pair(3, 6), pair(1, 6)]
    assert members(group_claims(views(6), one + other)) == [(1, 2, 3), (5, 6)]
    assert members(group_claims(views(6), one + other + bridges)) == [(1, 2, 3, 5, 6)]


def test_a_chain_is_cut() -> None:
    chain = [pair(number, number + 1, 0.7) for number in range(1, 9)]
    assert max(len(group) for group in members(group_claims(views(9), chain))) < 5


def test_near_matches_join_what_matches_connect_over_others() -> None:
    halves = [pair(1, 2), pair(2, 3, 0.5), pair(3, 4)]
    near = [Link(1, 3, 0.45), Link(1, 4, 0.45), Link(2, 4, 0.45)]
    assert members(group_claims(views(4), halves)) == [(1, 2), (3, 4)]
    assert members(group_claims(views(4), halves, links=near)) == [(1, 2, 3, 4)]
    assert members(group_claims(views(4), halves, cannot_link={(1, 4)}, links=near)) == [(1, 2), (3, 4)]


def test_near_matches_alone_make_no_group_and_reach_nobody_else() -> None:
    near = [Link(left, right, 0.49) for left in (1, 2) for right in (3, 4)]
    assert members(group_claims(views(4), [pair(1, 2)], links=near)) == [(1, 2)]
    assert members(group_claims(views(4), [pair(1, 2), pair(3, 4)], links=near)) == [(1, 2), (3, 4)]


@pytest.mark.parametrize("relation", [Relation.CONTRADICTS, Relation.NUMBER_DIFFERS, Relation.UPDATED])
def test_conflicts_share_a_group(relation: Relation) -> None:
    assert members(group_claims(views(2), [pair(1, 2, relation=relation)])) == [(1, 2)]


def test_related_claims_share_none() -> None:
    assert group_claims(views(2), [pair(1, 2, relation=Relation.RELATED)]) == []


def test_rejected_pairs_never_share_a_group_even_through_others() -> None:
    pairs = [pair(1, 2), pair(2, 3), pair(1, 3)]
    for group in members(group_claims(views(3), pairs, cannot_link={(1, 3)})):
        assert not {1, 3} <= set(group)


def test_confirmed_pairs_share_a_group_without_a_match() -> None:
    assert members(group_claims(views(3), [], must_link=[(1, 3)])) == [(1, 3)]


def test_two_claims_of_one_report_compete() -> None:
    claims = views(4, per_report=2)
    pairs = [pair(1, 3, 0.95), pair(2, 3, 0.6), pair(2, 4, 0.9)]
    assert members(group_claims(claims, pairs)) == [(1, 3), (2, 4)]


def test_the_title_is_a_plain_fact_of_readable_length() -> None:
    claims = views(3)
    texts = {
        1: "toll",
        2: "The quake killed 632 people in the province, the ministry said",
        3: "The quake may have killed many people in the province, some say",
    }
    modality = {3: Modality.POSSIBLE}
    claims = {
        number: ClaimView(number, number, "en", text, ClaimKeys(), modality=modality.get(number, Modality.FACT))
        for number, text in texts.items()
    }
    assert group_claims(claims, [pair(1, 2), pair(2, 3), pair(1, 3)])[0].title == 2


def test_the_title_is_a_claim_that_can_be_understood_on_its_own() -> None:
    texts = {1: "among them were 65 children from two villages", 2: "The storm killed 65 children in two villages"}
    claims = {
        number: ClaimView(number, number, "en", text, ClaimKeys(), context="" if number == 2 else "the storm")
        for number, text in texts.items()
    }
    assert group_claims(claims, [pair(1, 2)])[0].title == 2


links = st.lists(
    st.tuples(st.integers(1, 12), st.integers(1, 12), st.floats(0.5, 1.0)).filter(lambda link: link[0] < link[1]),
    max_size=40,
)


@given(links, st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=4), st.randoms())
def test_groups_depend_on_the_set_alone(
    found: list[tuple[int, int, float]], rejected: list[tuple[int, int]], shuffle: random.Random
) -> None:
    pairs = [pair(left, right, score) for left, right, score in found]
    claims = views(12, per_report=2)
    groups = group_claims(claims, pairs, cannot_link=rejected)
    shuffle.shuffle(pairs)
    mixed = dict(sorted(claims.items(), key=lambda item: shuffle.random()))
    assert group_claims(mixed, pairs, cannot_link=set(rejected)) == groups
    grouped = [claim for group in members(groups) for claim in group]
    assert len(grouped) == len(set(grouped))
    for left, right in rejected:
        assert left == right or not any({left, right} <= set(group) for group in members(groups))


def test_two_tolls_of_one_report_share_a_group() -> None:
    claims = views(4, per_report=2)
    pairs = [pair(1, 3, 0.95), pair(2, 3, 0.6), pair(2, 4, 0.9), pair(1, 4, 0.6)]
    dead = [replace(view, quantities=(quantity(100 * view.id, "death"),)) for view in claims.values()]
    assert members(group_claims({view.id: view for view in dead}, pairs)) == [(1, 2, 3, 4)]
    assert members(group_claims(claims, pairs)) == [(1, 3), (2, 4)]
