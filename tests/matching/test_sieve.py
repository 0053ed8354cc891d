"""Candidates that share little are let go, and no partner with them."""

from __future__ import annotations

import pytest

from claims.matching import sieve
from claims.matching.index import Hit
from claims.matching.sieve import near, near_reports, nearness


def hit(claim: int, score: float, report: int = 0, *, is_abroad: bool = False) -> Hit:
    return Hit(claim, report or claim, score, is_abroad)


def passed(*scores: float) -> list[int]:
    return [one.claim for one in near([hit(number, score) for number, score in enumerate(scores, 1)])]


def test_of_those_that_share_little_only_so_many_pass_of_those_that_share_much_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sieve, "KEPT", 2)
    assert passed(0.2, 0.9, 0.8, 0.7) == [2, 3, 4]
    assert passed(0.1, 0.3, 0.2) == [2, 3]


def test_claims_in_other_languages_pass_however_many_in_its_own_share_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sieve, "KEPT", 2)
    monkeypatch.setattr(sieve, "KEPT_ABROAD", 1)
    own = [hit(number, 0.25) for number in range(1, 5)]
    abroad = [hit(8, 0.1, is_abroad=True), hit(9, 0.2, is_abroad=True)]
    assert [one.claim for one in near([*own, *abroad])] == [1, 2, 9]


def test_the_nearest_comes_first_and_ties_are_told_by_id() -> None:
    assert [one.claim for one in near([hit(9, 0.5), hit(7, 0.5), hit(8, 0.6)])] == [8, 7, 9]


def test_a_report_is_as_near_as_the_best_candidate_of_each_claim() -> None:
    found = {1: [hit(10, 0.9, 5), hit(11, 0.4, 5), hit(12, 0.5, 6)], 2: [hit(10, 0.5, 5)]}
    assert nearness(found) == {5: 1.4, 6: 0.5}


def test_the_nearest_reports_take_part_and_others_only_if_they_are_near(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {1: [hit(10, 0.7, 5), hit(11, 0.3, 6), hit(12, 0.4, 7)], 2: [hit(13, 0.4, 7)]}
    assert near_reports(found) == [7, 5, 6]
    monkeypatch.setattr(sieve, "NEAREST", 1)
    assert near_reports(found) == [7, 5]
