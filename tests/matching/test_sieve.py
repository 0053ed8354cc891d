"""Candidates that share little are let go by their keys alone, and no partner with them."""

from __future__ import annotations

import pytest

from claims.matching import sieve
from claims.matching.keys import make_keys
from claims.matching.sieve import Keyed, Near, Sieve, keyed, near_reports, nearness
from claims.matching.stats import CorpusStats

COMMON = {"g:say", "w:en:say", "w:en:said", "s:sd"}
STATS = CorpusStats(1000, lambda key: 300 if key in COMMON else 1)


def made(number: int, text: str, lang: str = "en", report: int = 0) -> Keyed:
    return keyed(number, report or number, lang, make_keys(text, lang))


QUAKE = made(1, "The earthquake killed 632 people in Morocco")


def passed(*candidates: Keyed) -> list[int]:
    return [near.id for near in Sieve(STATS).near(QUAKE, candidates)]


def test_a_paraphrase_and_a_translation_pass_and_the_nearer_comes_first() -> None:
    told = made(2, "632 people were killed by the earthquake in Morocco")
    translated = made(3, "أسفر الزلزال في المغرب عن مقتل 632 شخصا", "ar")
    assert set(passed(told, translated)) == {2, 3}
    assert passed(told, made(4, "The earthquake in Morocco destroyed roads and bridges in many villages"))[0] == 2


def test_one_common_word_does_not_pass() -> None:
    told = made(1, "The governor said that the earthquake killed 632 people in Morocco")
    other = made(2, "The minister said a new railway station would open near the harbour")
    assert Sieve(STATS).reach(told, other) > 0
    assert Sieve(STATS).near(told, [other]) == []


def test_what_two_claims_share_is_the_same_from_either_side() -> None:
    other = made(2, "In Morocco 632 people died", report=5)
    look = Sieve(STATS)
    assert look.reach(QUAKE, other) == look.reach(other, QUAKE) > 0
    assert look.reach(QUAKE, made(3, "")) == 0.0


def test_of_those_that_share_little_only_so_many_pass_of_those_that_share_much_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sieve, "KEPT", 2)
    same = [keyed(number, number, "en", sorted(QUAKE.keys)) for number in (9, 7, 8)]
    assert passed(*same) == [7, 8, 9]
    monkeypatch.setattr(sieve, "SURE", 1.5)
    assert passed(*same) == [7, 8]


def test_a_report_is_as_near_as_the_best_candidate_of_each_claim() -> None:
    found = {1: [Near(10, 5, 0.9), Near(11, 5, 0.4), Near(12, 6, 0.5)], 2: [Near(10, 5, 0.5)]}
    assert nearness(found) == {5: 1.4, 6: 0.5}


def test_the_nearest_reports_take_part_and_others_only_if_they_are_near(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {1: [Near(10, 5, 0.7), Near(11, 6, 0.5), Near(12, 7, 0.4)], 2: [Near(13, 7, 0.4)]}
    assert near_reports(found) == [7, 5, 6]
    monkeypatch.setattr(sieve, "NEAREST", 1)
    assert near_reports(found) == [7, 5]
