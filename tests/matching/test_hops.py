"""What changes when a claim is passed on: each change has its kind and the words of both sides."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from claims.matching.hops import ChangeKind, changes, is_rounding
from claims.types import DateMention, Hedge, Modality

from .factories import DAY, claim, quantity


def kinds(before, after) -> list[str]:
    return [change.kind.value for change in changes(before, after)]


def dead(value: float, hedge: Hedge = Hedge.EXACT, raw: str = "some"):
    return claim("dead in the flood", quantities=[quantity(value, "death", hedge, raw=raw)])


def test_a_claim_passed_on_as_it_was_has_no_change():
    assert kinds(dead(12), dead(12)) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (dead(2000, Hedge.ABOUT), dead(2000), "hedge_dropped"),
        (dead(2000), dead(2000, Hedge.ABOUT), "hedge_added"),
        (dead(2251), dead(2300, Hedge.ABOUT), "rounded"),
        (dead(2251), dead(2000, Hedge.MORE_THAN), "rounded"),
        (dead(2300, Hedge.ABOUT), dead(2251), "sharpened"),
        (dead(296), dead(632), "number_changed"),
        (claim("may strike", modality=Modality.POSSIBLE), claim("did strike"), "became_fact"),
        (claim("did strike"), claim("will strike", modality=Modality.FUTURE), "became_unsure"),
        (claim("no toll", deny=True), claim("a toll"), "affirmed"),
        (claim("a toll"), claim("no toll", deny=True), "denied"),
        (dead(12), claim("dead in the flood"), "number_dropped"),
        (claim("dead in the flood"), dead(12), "number_added"),
        (claim("x", dates=(DateMention("in 2014", 0, 7, "2014"),)), claim("x"), "date_dropped"),
        (claim("x"), claim("x", dates=(DateMention("in 2014", 0, 7, "2014"),)), "date_added"),
        (claim("x", speaker="Jen Psaki"), claim("x"), "speaker_dropped"),
        (claim("x"), claim("x", via=("NBC",)), "relay_added"),
    ],
)
def test_each_change_is_named(before, after, expected):
    assert kinds(before, after) == [expected]


def test_a_change_holds_the_words_of_both_sides():
    (change,) = changes(dead(2251, raw="2,251"), dead(2000, Hedge.MORE_THAN, raw="more than 2,000"))
    assert (change.before, change.after) == ("2,251", "more than 2,000")
    (change,) = changes(claim("may strike", modality=Modality.POSSIBLE), claim("did strike"))
    assert (change.before, change.after) == ("possible", "fact")


def test_a_toll_that_has_grown_by_the_next_day_is_no_distortion():
    later = replace(dead(632), published=DAY + dt.timedelta(days=1))
    assert kinds(dead(296), later) == ["number_grew"]


def test_figures_of_two_things_are_no_change_of_each_other():
    days = claim("lasted long", quantities=[quantity(51, "day")])
    assert ChangeKind.NUMBER_CHANGED not in {change.kind for change in changes(dead(2000), days)}


@pytest.mark.parametrize(
    ("exact", "rounded", "expected"),
    [(2251, 2300, True), (2251, 2000, True), (2251, 3000, True), (2251, 4000, False), (2251, 2250, True),
     (2250, 2251, False), (0.5, 0, False), (3.54, 3.5, True), (7, 7.2, False)],
)  # fmt: skip
def test_rounding_keeps_within_one_of_the_last_digit_kept(exact, rounded, expected):
    assert is_rounding(quantity(exact), quantity(rounded)) is expected
