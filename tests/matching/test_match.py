"""Candidates become matches when they are near enough and no other claim of the report is nearer."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from claims.matching.free_text import match_claim
from claims.matching.match import Pair, match_report
from claims.matching.score import CorpusStats
from claims.matching.weights import PARTNERS
from claims.types import ClaimView, Relation
from tests.matching.factories import claim, quantity
from tests.matching.test_score import claims

STATS = CorpusStats()


def report(number: int, *texts: tuple[str, str, float, str]) -> list[ClaimView]:
    return [
        claim(text, lang, report=number, quantities=[quantity(value, counted, raw=f"{value:g}")])
        for text, lang, value, counted in texts
    ]


def matched(queries: Sequence[ClaimView], others: Sequence[ClaimView]) -> list[Pair]:
    return match_report(queries, {query.id: others for query in queries}, STATS).pairs


ENGLISH = [
    ("The earthquake killed 632 people", "en", 632.0, "death"),
    ("The earthquake injured 329 people", "en", 329.0, "injured"),
]
ARABIC = [
    ("أسفر الزلزال عن إصابة 329 شخصا", "ar", 329.0, "injured"),
    ("أسفر الزلزال عن مقتل 632 شخصا", "ar", 632.0, "death"),
]


def test_each_claim_finds_its_partner_in_the_other_language() -> None:
    english, arabic = report(1, *ENGLISH), report(2, *ARABIC)
    pairs = {(pair.left_id, pair.right_id) for pair in matched(english, arabic)}
    assert pairs == {(english[0].id, arabic[1].id), (english[1].id, arabic[0].id)}


def test_reports_that_agree_elsewhere_do_not_carry_a_pair_that_shares_one_common_word() -> None:
    english, arabic = report(1, *ENGLISH), report(2, *ARABIC)
    windows = claim("Windows broke in the old town after the earthquake", report=1)
    queen = claim("زارت الملكة المستشفى بعد الزلزال", "ar", report=2)
    archive = CorpusStats(60, lambda key: 40 if key == "g:earthquake" else 1)
    others = [*arabic, queen]
    found = match_report([*english, windows], {query.id: others for query in [*english, windows]}, archive).pairs
    assert len(found) == 2
    assert not {windows.id, queen.id} & {id_ for pair in found for id_ in (pair.left_id, pair.right_id)}


def test_claims_of_one_report_never_match_each_other() -> None:
    english = report(1, *ENGLISH, *ENGLISH)
    assert matched(english, english) == []


def test_a_claim_that_tells_two_figures_has_a_partner_for_each() -> None:
    both = claim(
        "The earthquake killed 632 people and injured 329",
        report=1,
        quantities=[quantity(632, "death", raw="632", start=22, end=25), quantity(329, "injured", raw="329", start=45)],
    )
    apart = report(2, *ENGLISH)
    assert {(pair.left_id, pair.right_id) for pair in matched([both], apart)} == {
        (both.id, other.id) for other in apart
    }


def test_two_tolls_of_one_event_meet_however_they_are_worded() -> None:
    english = report(1, *ENGLISH)
    bare = claim(
        "Vice-Governor Ada Brook puts the dead of her ministry's latest bulletin at 700",
        report=3,
        quantities=[quantity(700, "death", raw="700")],
    )
    injured = claim("329 people were injured by the earthquake", report=3, quantities=[quantity(329, "injured")])
    often = CorpusStats(60, lambda key: 50 if key == "g:death" else 1)
    others = [bare, injured]
    found = match_report(english, {query.id: others for query in english}, often).pairs
    assert (english[0].id, bare.id) in {(pair.left_id, pair.right_id) for pair in found}


def test_a_report_that_says_it_twice_matches_twice() -> None:
    twice = report(1, ENGLISH[0], ENGLISH[0])
    other = report(2, ENGLISH[0])
    assert len(matched(twice, other)) == 2


def test_matching_from_either_report_gives_the_same_pairs() -> None:
    english, arabic = report(1, *ENGLISH), report(2, *ARABIC)
    assert matched(english, arabic) == matched(arabic, english)


def test_a_free_text_gets_its_matches_best_first_and_nothing_else() -> None:
    candidates = [*report(1, *ENGLISH), *report(2, *ARABIC), claim("The parliament elected a president", report=3)]
    found = list(match_claim(report(9, ENGLISH[0])[0], candidates, STATS))
    assert [match.claim.text for match in found] == [ENGLISH[0][0], ARABIC[1][0]]
    assert all(match.comparison.relation is Relation.SAME for match in found)


def test_a_toll_of_another_place_contradicts_no_free_text() -> None:
    asked = report(9, ("At least 137 people were killed in Beirut", "en", 137.0, "death"))[0]
    elsewhere = report(1, ("Twelve people were killed in Israel", "en", 12.0, "death"))
    here = report(2, ("100 people were killed in Beirut", "en", 100.0, "death"))
    found = list(match_claim(asked, [*elsewhere, *here], STATS))
    said = {match.claim.report: match.comparison.relation for match in found}
    assert said.get(1, Relation.RELATED) is Relation.RELATED
    assert said[2] is Relation.NUMBER_DIFFERS


@given(st.lists(claims(), max_size=5), st.lists(claims(), max_size=5), st.randoms())
def test_matches_do_not_depend_on_order_or_side(
    left: list[ClaimView], right: list[ClaimView], shuffle: random.Random
) -> None:
    there = matched(left, right)
    shuffle.shuffle(left)
    shuffle.shuffle(right)
    assert matched(right, left) == there
    assert all(pair.left_id < pair.right_id for pair in there)
    assert all(pair.comparison.relation is not Relation.RELATED for pair in there)


def test_a_report_that_repeats_itself_gives_a_claim_few_partners() -> None:
    one, other = (report(number, *[ENGLISH[0]] * 3 * PARTNERS) for number in (21, 22))
    partners = Counter(pk for pair in matched(one, other) for pk in (pair.left_id, pair.right_id))
    assert len(partners) == len(one) + len(other)
    assert max(partners.values()) == PARTNERS
