"""Words of related concepts bring claims together that share none; they are told as what they are."""

from __future__ import annotations

import pytest

from claims.language.glossary import antonym_of, concepts
from claims.matching.kinds import HAPPENED
from claims.matching.relatives import related, relatives
from claims.matching.score import score_pair
from claims.matching.stats import CorpusStats
from claims.matching.vocabulary import lines, opposed_sets, sibling_sets
from claims.matching.weights import KIN, STAND_IN
from tests.matching.factories import claim

STATS = CorpusStats()


def evenly(_left: str, _right: str) -> float:
    return 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("24 towns are under water", "en"), ("20 settlements are flooded", "en")),
        (("The bridge came down on Monday", "en"), ("انهار الجسر يوم الإثنين", "ar")),
        (("The army has withdrawn from the port", "en"), ("Les soldats ont quitté le port", "fr")),
    ],
)
def test_claims_in_other_words_come_nearer(one, other, monkeypatch) -> None:
    left, right = (claim(text, lang=lang) for text, lang in (one, other))
    score, evidence = score_pair(left, right, STATS)
    monkeypatch.setattr("claims.matching.pairs.related", lambda *_given: [])
    alone, _ = score_pair(left, right, STATS)
    shown = next(item.detail["near"] for item in evidence if item.feature == "shared")
    assert score >= alone
    assert (score > alone) == bool(shown)


def test_words_that_may_stand_for_one_another_are_told_apart_from_shared_ones() -> None:
    left, right = claim("Rebels hold 24 villages"), claim("Rebels hold 20 settlements")
    evidence = {item.feature: item.detail for item in score_pair(left, right, STATS)[1]}
    assert evidence["shared"]["near"] == [["villages", "settlements"]]
    assert ["villages", "settlements"] not in evidence["shared"]["shared"]
    assert not evidence["shared"]["left"]


def test_each_concept_meets_one_other_the_nearest() -> None:
    met = related(frozenset({"g:village", "g:flood"}), frozenset({"g:settlement", "g:city", "g:water"}), evenly)
    assert len({key for pair in met for key in pair[1:]}) == 2 * len(met)
    assert [pair.weight for pair in met] == sorted((pair.weight for pair in met), reverse=True)
    assert related(frozenset({"g:village"}), frozenset({"g:village"}), evenly) == []


def test_swapping_the_sides_changes_nothing() -> None:
    left, right = frozenset({"g:bridge", "g:collapse"}), frozenset({"g:road", "g:destroy"})
    turned = {(pair.weight, pair.right, pair.left) for pair in related(right, left, evenly)}
    assert {tuple(pair) for pair in related(left, right, evenly)} == turned


def test_what_may_stand_for_another_counts_more_than_what_is_told_with_it() -> None:
    assert 1 > STAND_IN > KIN > 0
    assert relatives()["g:village"]["g:settlement"] == STAND_IN
    assert relatives()["g:settlement"]["g:village"] == STAND_IN


def test_the_list_holds_concepts_and_nothing_that_excludes_another() -> None:
    known = {*concepts(), *HAPPENED.values()}
    apart = [set(line) for line in sibling_sets()]
    for line in lines("relatives"):
        words = [word.removesuffix(":") for word in line]
        assert set(words) - {"~"} <= known, line
        assert len(words) == len(set(words)), line
        sets = [set(words[: words.index("~")] if "~" in words else words)]
        if line[0].endswith(":"):
            sets = [{words[0], other} for other in sets[0] - {words[0]}]
        for stand_in in sets:
            assert not any(antonym_of(concept) in stand_in for concept in stand_in), line
            for one, other in opposed_sets():
                assert not (stand_in & one and stand_in & other), line
            for siblings in apart:
                assert len(stand_in & siblings) < 2, line
