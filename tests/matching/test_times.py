"""What two claims tell of may lie years apart, however alike their words are."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.relation import compare
from claims.matching.score import CorpusStats
from claims.matching.times import far_apart, is_long_past, span_of
from claims.types import ClaimView, DateMention, Relation
from tests.matching.factories import claim, quantity

STATS = CorpusStats()
SPRING = dt.date(2021, 5, 21)
NEXT_DAY = SPRING + dt.timedelta(days=1)


def dead(value: float, text: str, *isos: str, published: dt.date = SPRING, lang: str = "en") -> ClaimView:
    dates = tuple(DateMention(iso, 0, 1, iso) for iso in isos)
    figure = quantity(value, "death", raw=f"{value:g}")
    return claim(text, lang, quantities=[figure], dates=dates, published=published)


OLD_WAR = dead(2251, "The war in Gaza killed 2251 Palestinians", "2014")


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2014", dt.date(2014, 1, 1), dt.date(2014, 12, 31)),
        ("2016-02", dt.date(2016, 2, 1), dt.date(2016, 2, 29)),
        ("2021-05-21", SPRING, SPRING),
        ("2014-07/2014-08", dt.date(2014, 7, 1), dt.date(2014, 8, 31)),
    ],
)
def test_a_date_spans_the_days_it_names(iso: str, first: dt.date, last: dt.date) -> None:
    assert span_of(iso) == (first, last)


@given(st.one_of(st.text(alphabet="0123456789-/", max_size=12), st.text(max_size=8)))
def test_what_is_no_date_spans_nothing_and_nothing_breaks(iso: str) -> None:
    span = span_of(iso)
    assert span is None or span[0] <= span[1]


def test_the_dead_of_a_past_war_are_not_those_of_this_month() -> None:
    now = dead(232, "The war in Gaza killed 232 Palestinians", "2021-05")
    assert compare(OLD_WAR, now, STATS).relation is Relation.RELATED
    assert compare(now, OLD_WAR, STATS).relation is Relation.RELATED


def test_a_report_that_gives_no_date_speaks_of_its_own_days() -> None:
    assert compare(OLD_WAR, dead(232, "The war in Gaza killed 232 Palestinians"), STATS).relation is Relation.RELATED


def test_the_same_figure_without_its_date_is_still_the_same_matter() -> None:
    undated = dead(2251, "The war in Gaza killed 2251 Palestinians")
    assert compare(OLD_WAR, undated, STATS).relation is Relation.NARROWER


def test_a_toll_of_a_past_year_does_not_grow_from_one_report_to_the_next() -> None:
    later = dead(2400, "The war in Gaza killed 2400 Palestinians", "2014", published=NEXT_DAY)
    assert compare(OLD_WAR, later, STATS).relation is Relation.NUMBER_DIFFERS


def test_a_toll_of_these_days_does() -> None:
    friday = dead(232, "The war in Gaza killed 232 Palestinians", "2021-05-21")
    saturday = dead(243, "The war in Gaza killed 243 Palestinians", "2021-05-22", published=NEXT_DAY)
    assert compare(friday, saturday, STATS).relation is Relation.UPDATED


def test_two_reports_that_differ_by_a_day_are_not_two_events() -> None:
    one, two = dead(9, "Flood", "2021-05-20"), dead(9, "Flood", "2021-05-21")
    assert not far_apart(one, two)
    assert not is_long_past(one)
    assert far_apart(one, OLD_WAR)
    assert is_long_past(OLD_WAR)


def test_a_date_since_when_something_holds_is_not_when_it_happened() -> None:
    cut = "Tuesday's cut of the rate, the fourth since early 2019"
    since = claim(cut, dates=(DateMention("early 2019", cut.index("early"), len(cut), "2019"),))
    today = claim("The rate was cut on 21 May", dates=(DateMention("21 May", 20, 26, "2021-05-21"),))
    assert not far_apart(since, today)
    other = claim("The rate was cut in 2019", dates=(DateMention("2019", 20, 24, "2019"),))
    assert far_apart(other, today)


def test_last_year_is_not_this_year() -> None:
    last = claim("Last year 200 died", dates=[DateMention("Last year", 0, 9, "2023")])
    this = claim("This year 550 died", dates=[DateMention("This year", 0, 9, "2024")])
    spring = claim("In May 540 died", dates=[DateMention("May", 3, 6, "2024-05")])
    assert far_apart(last, this)
    assert not far_apart(this, spring)
