"""Stories gather the reports of one event and keep two events apart."""

from __future__ import annotations

import datetime as dt
import random

from hypothesis import given
from hypothesis import strategies as st

from claims.matching.stories import ReportView, propose_stories

DAY = dt.date(2024, 3, 1)


def reports(count: int, days: tuple[int, ...] = ()) -> dict[int, ReportView]:
    offsets = days or (0,) * count
    return {
        number: ReportView(number, DAY + dt.timedelta(offsets[number - 1]), "en", 10) for number in range(1, count + 1)
    }


def test_reports_with_several_shared_claims_are_one_story() -> None:
    links = [(1, 2, 0.8), (1, 2, 0.7), (1, 2, 0.7), (2, 3, 0.9), (2, 3, 0.8)]
    assert propose_stories(reports(4), links) == [frozenset({1, 2, 3})]


def test_one_middling_match_does_not_make_a_story_and_one_sure_match_does() -> None:
    assert propose_stories(reports(2), [(1, 2, 0.7)]) == []
    assert propose_stories(reports(2), [(1, 2, 0.97), (1, 2, 0.55)]) == [frozenset({1, 2})]


def test_reports_weeks_apart_are_different_news() -> None:
    links = [(1, 2, 0.9), (1, 2, 0.9), (1, 2, 0.9)]
    assert propose_stories(reports(2, days=(0, 21)), links) == []


def test_a_round_up_does_not_chain_two_stories() -> None:
    one = [(left, right, 0.9) for left, right in ((1, 2), (1, 3), (2, 3))] * 3
    two = [(left, right, 0.9) for left, right in ((4, 5), (4, 6), (5, 6))] * 3
    round_up = [(3, 4, 0.8), (3, 4, 0.8)]
    assert propose_stories(reports(6), one + two + round_up) == [frozenset({1, 2, 3}), frozenset({4, 5, 6})]


@given(st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8), st.floats(0.5, 1.0)), max_size=40), st.randoms())
def test_stories_depend_on_the_set_alone(links: list[tuple[int, int, float]], shuffle: random.Random) -> None:
    stories = propose_stories(reports(8), links)
    shuffle.shuffle(links)
    turned = [(right, left, weight) for left, right, weight in links]
    assert propose_stories(reports(8), turned) == stories
    assert len([report for story in stories for report in story]) == len({r for story in stories for r in story})
