"""How far apart figures are may tell that they are of two things."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.matching.relation import compare
from claims.matching.stats import CorpusStats
from claims.types import DateMention, Relation
from tests.matching.factories import DAY, claim, quantity

STATS = CorpusStats()
EARLIER = DAY - dt.timedelta(days=2)


def toll(value: float, published: dt.date, counted: str = "death", *dates: str) -> Relation:
    """How 300 killed in a landslide of Marvara, told on ``EARLIER``, stand to this toll."""
    first = claim(
        "The landslide in Marvara killed 300 people",
        quantities=[quantity(300, counted, raw="300")],
        dates=[DateMention("Friday", 0, 6, DAY.isoformat())] if dates else (),
        published=EARLIER,
    )
    second = claim(
        f"The landslide in Marvara killed {value:g} people",
        quantities=[quantity(value, counted, raw=f"{value:g}")],
        dates=[DateMention("Monday", 0, 6, date) for date in dates],
        published=published,
    )
    return compare(first, second, STATS).relation


@pytest.mark.parametrize("counted", ["death", "injured"])
def test_a_later_toll_of_less_than_half_is_of_others(counted: str) -> None:
    assert toll(90, DAY, counted) is Relation.RELATED


def test_a_toll_that_was_corrected_is_the_same_toll() -> None:
    assert toll(280, DAY) is Relation.NUMBER_DIFFERS
    assert toll(700, DAY) is Relation.UPDATED


def test_tolls_of_one_day_or_told_as_of_an_earlier_one_may_differ_so_far() -> None:
    assert toll(90, EARLIER) is Relation.NUMBER_DIFFERS
    assert toll(90, DAY, "death", (EARLIER - dt.timedelta(days=1)).isoformat()) is not Relation.RELATED


def test_who_is_missing_becomes_fewer() -> None:
    assert toll(90, DAY, "missing") is Relation.UPDATED
