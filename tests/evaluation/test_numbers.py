"""Numbers as annotators write them, against figures as the program reads them."""

import datetime as dt

import pytest

from claims.evaluation.numbers import read_number
from claims.language import get_language


def told(number: str, text: str, lang: str = "en") -> bool:
    gold = read_number(number)
    assert gold is not None
    return gold.told_by(get_language(lang).quantities(text))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (">=50", "at least 50 boats"),
        ("1037 deaths", "1,037 people were killed"),
        ("400 m", "400 metres long"),
        ("12-14m USD/day", "between 12 and 14 million dollars"),
        ("14bn USD/day", "$14 billion"),
        ("27000 m3", "27,000 cubic metres of sand"),
        ("17 = 13 + 4", "17 people came home"),
        ("13 + 4", "13 women and 4 men came home"),
        ("13 + 4", "17 people came home"),
        ("~7 days", "it lasted nearly a week"),
        ("14 days", "it lasted two weeks"),
        ("2 days", "it lasted 48 hours"),
        ("1000s", "thousands of people marched"),
        ("1 in 4", "One train in four was cancelled"),
        ("2-1", "The Rovers won 2-1"),
        ("57-31", "The bill was passed by 57 votes to 31"),
        ("Rs 3 crore", "30 million rupees"),
    ],
)
def test_a_number_told_in_other_words_is_right(number: str, text: str) -> None:
    assert told(number, text)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (">=50", "at least 51 boats"),
        ("12-14m USD/day", "between 15 and 16 million dollars"),
        ("400 m", "400 million dollars"),
        ("13 + 4", "13 women came home"),
        ("17 = 13 + 4", "13 women and 4 men came home"),
        ("7 days", "it lasted two weeks"),
        ("1000s", "2,400 people marched"),
        ("1000s", "dozens of people marched"),
        ("50", "nobody knows how many"),
        ("3-1", "The Rovers won 2-1"),
    ],
)
def test_another_number_is_wrong(number: str, text: str) -> None:
    assert not told(number, text)


@pytest.mark.parametrize("number", ["23:11", "23:11:01", "", None, "several"])
def test_a_time_of_day_is_no_quantity(number: str | None) -> None:
    assert read_number(number) is None


def test_a_year_may_be_told_by_a_date_and_a_share_by_a_fraction() -> None:
    text = "The dykes were last mended in 2002, and a third of the town is gone."
    english = get_language("en")
    quantities, dates = english.quantities(text), english.dates(text, None)
    for number, right in (("2002", True), ("2003", False), ("1/3", True), ("33.3333%", True), ("25%", False)):
        gold = read_number(number)
        assert gold is not None
        assert gold.told_by(quantities, dates) is right, number


@pytest.mark.parametrize(
    ("number", "text", "right"),
    [
        ("6-10 March", "They met on March 6-10.", True),
        ("6-10 March", "They met on March 6.", False),
        ("17 April 2001", "It was signed on 17 April 2001.", True),
        ("17 April 2001", "It was signed on 17 April 2002.", False),
        ("until 31 January", "It lasts until Jan. 31.", True),
        ("January 2016", "They broke with the port in January 2016.", True),
        ("January 2016", "They broke with the port in March 2016.", False),
        ("early 2016", "They broke with the port in 2016.", True),
        ("since 2014", "It has stood there since 2014.", True),
        ("2021-2022", "They met in 2021 and in 2022.", True),
    ],
)
def test_a_date_is_told_by_the_dates_of_a_claim(number: str, text: str, right: bool) -> None:
    gold = read_number(number)
    assert gold is not None
    assert gold.told_by((), get_language("en").dates(text, dt.date(2023, 3, 12))) is right
