"""The score tells the same question from another one, alike in one language and across languages, and says why."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.features import FEATURES, NEEDS
from claims.matching.likeness import LIKENESS
from claims.matching.pairs import PairView
from claims.matching.score import CorpusStats, measure, measure_from, pair_of, score_of, score_pair
from claims.matching.weights import ALONE, MATCH, WEIGHTS
from claims.types import ClaimView
from tests.matching.factories import claim, quantity

STATS = CorpusStats()


def score(left: ClaimView, right: ClaimView) -> float:
    return score_pair(left, right, STATS)[0]


def toll(text: str, lang: str, value: float, counted: str = "death", **slots: object) -> ClaimView:
    return claim(text, lang, quantities=[quantity(value, counted, raw=f"{value:g}")], **slots)  # type: ignore[arg-type]


def test_every_feature_has_a_docstring_and_a_weight() -> None:
    assert set(WEIGHTS) == set(FEATURES)
    assert set(ALONE) == set(LIKENESS)
    for name, feature in {**FEATURES, **LIKENESS}.items():
        assert feature.__doc__, name


def test_a_paraphrase_is_a_match_and_another_topic_is_not() -> None:
    first = claim("The flood destroyed the old bridge of Varn")
    assert score(first, claim("Varn's old bridge was destroyed in the flood")) > MATCH
    assert score(first, claim("The parliament of Varn elected a new president")) < MATCH


@pytest.mark.parametrize(
    ("text", "lang"),
    [("أسفر الزلزال عن مقتل 632 شخصا", "ar"), ("Le séisme a fait 632 morts", "fr"), ("632 people died", "en")],
)
def test_one_toll_is_found_in_three_languages(text: str, lang: str) -> None:
    assert score(toll("The earthquake killed 632 people", "en", 632), toll(text, lang, 632)) > MATCH


def test_the_injured_do_not_match_the_dead() -> None:
    dead = toll("The earthquake killed 632 people", "en", 632)
    assert score(dead, toll("The earthquake injured 329 people", "en", 329, "injured")) < MATCH


def test_weeks_between_reports_lower_the_score() -> None:
    first = toll("The flood killed 12 people in Varn", "en", 12)
    later = toll("The flood killed 12 people in Varn", "en", 12, published=dt.date(2024, 6, 1))
    assert score(first, later) < score(first, toll("The flood killed 12 people in Varn", "en", 12))


def test_rare_words_count_more_than_common_ones() -> None:
    frequent = CorpusStats(1000, lambda key: 500 if key == "g:flood" else 1)
    first = claim("The flood near Varn")
    assert (
        score_pair(first, claim("The mill near Varn"), frequent)[0]
        > score_pair(first, claim("The flood in Orsk"), frequent)[0]
    )


def test_evidence_shows_the_shared_words_as_each_side_wrote_them() -> None:
    english = toll("The earthquake killed 2,000 people", "en", 2000)
    arabic = toll("أسفر الزلزال عن مقتل 2000 شخص", "ar", 2000)
    evidence = {item.feature: item.detail for item in score_pair(english, arabic, STATS)[1]}
    assert ["earthquake", "الزلزال"] in evidence["shared"]["shared"]
    assert ["killed", "مقتل"] in evidence["shared"]["shared"]
    assert evidence["same_figure"]["shared"] == [["2000", "2000"]]


def test_evidence_names_what_differs() -> None:
    left, right = toll("Fire killed 3 in Cairo", "en", 3), toll("Fire killed 3 in Lima", "en", 3)
    evidence = {item.feature: item.detail for item in score_pair(left, right, STATS)[1]}
    assert evidence["other_place"] == {"left": ["Cairo"], "right": ["Lima"]}


WORDS = {
    "en": ("the flood killed 12 people", "in Cairo", "minister said", "not", "Biden", "truce", "oil rises", "2,000"),
    "ar": ("قتل 12 شخصا", "في القاهرة", "الزلزال", "وزير قال", "بايدن", "لم", "الهدنة", "٢٠٠٠", "النفط", "ارتفع"),
    "fr": ("le séisme a tué 12 personnes", "au Caire", "ministre", "Biden", "trêve", "pétrole", "hausse", "pas"),
}


@st.composite
def claims(draw: st.DrawFn) -> ClaimView:
    lang = draw(st.sampled_from(sorted(WORDS)))
    text = " ".join(draw(st.lists(st.sampled_from(WORDS[lang]), min_size=1, max_size=5)))
    figures = draw(
        st.lists(st.builds(quantity, st.sampled_from([2.0, 12.0, 2000.0]), st.sampled_from(["death", "injured", None])))
        if draw(st.booleans())
        else st.just([])
    )
    return claim(
        text,
        lang,
        quantities=figures[:3],
        deny=draw(st.booleans()),
        speaker=draw(st.sampled_from([None, "Biden", "بايدن", "the ministry"])),
        published=draw(st.sampled_from([None, dt.date(2024, 3, 1), dt.date(2024, 3, 9)])),
    )


@given(claims(), claims())
def test_the_score_is_symmetric_and_every_feature_a_share(left: ClaimView, right: ClaimView) -> None:
    pair: PairView = pair_of(left, right, STATS)
    values = measure(pair)
    assert values == pytest.approx(measure(pair_of(right, left, STATS)))
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in values.values()), values
    assert 0 <= score(left, right) <= 1
    assert score(left, right) == score(right, left)


@given(claims(), claims(), st.sampled_from([0.01, 0.05, 0.2, 0.5]))
def test_a_pair_is_given_up_early_only_if_it_scores_less(left: ClaimView, right: ClaimView, least: float) -> None:
    values = measure(pair_of(left, right, STATS))
    early = measure_from(pair_of(left, right, STATS), least)
    assert early == values if score_of(values) >= least else early in (None, values)


@given(claims(), claims())
def test_a_feature_is_nothing_without_what_it_needs(left: ClaimView, right: ClaimView) -> None:
    pair = pair_of(left, right, STATS)
    assert [function.__name__ for function, need in NEEDS.items() if not need(pair) and function(pair)] == []
