"""Figures are compared by what they count and by what their hedges allow."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language import get_language
from claims.matching.amounts import interval, nearly_equal, overlap, ratio_gap
from claims.matching.counts import counted_figures, told_figures
from claims.matching.figures import in_base_units, other_kinds, pair_figures
from claims.types import Hedge, Quantity
from tests.matching.factories import claim, quantity

hedges = st.sampled_from(list(Hedge))
kinds = st.sampled_from(["death", "injured", "day", "person", None])
figures = st.builds(
    quantity, st.integers(0, 10**7).map(float), kinds, hedges, start=st.integers(0, 50), end=st.integers(51, 99)
)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (quantity(2000, hedge=Hedge.ABOUT), quantity(2150), True),
        (quantity(2000), quantity(2150), False),
        (quantity(425, hedge=Hedge.NEARLY), quantity(422), True),
        (quantity(400, hedge=Hedge.MORE_THAN), quantity(422), True),
        (quantity(400, hedge=Hedge.MORE_THAN), quantity(390), False),
        (quantity(820, hedge=Hedge.AT_LEAST), quantity(2122), False),
        (quantity(50, hedge=Hedge.UP_TO), quantity(45), True),
        (quantity(13, hedge=Hedge.RANGE, low=12.0, high=14.0), quantity(13.5), True),
        (quantity(13, hedge=Hedge.RANGE, low=12.0, high=14.0), quantity(15), False),
        (quantity(44.88), quantity(45), True),
        (quantity(49.51), quantity(49.5), True),
        (quantity(49.51), quantity(49.4), False),
        (quantity(44.4), quantity(45), False),
        (quantity(2.6), quantity(3), False),
        (quantity(1037), quantity(1040), False),
    ],
)
def test_hedges_decide_whether_two_figures_can_be_the_same(left: Quantity, right: Quantity, same: bool) -> None:
    assert overlap(left, right) is same
    assert overlap(right, left) is same


def test_the_dead_are_not_compared_with_the_injured() -> None:
    pairs = pair_figures((quantity(632, "death"),), (quantity(329, "injured"),))
    assert not pairs.comparable
    assert pairs.only_left
    assert pairs.only_right


def test_each_figure_finds_the_one_that_counts_the_same() -> None:
    left = (quantity(632, "death"), quantity(329, "injured"))
    right = (quantity(672, "injured"), quantity(632, "death"))
    pairs = pair_figures(left, right)
    assert pairs.agree == ((left[0], right[1]),)
    assert pairs.differ == ((left[1], right[0]),)


def test_a_kind_that_agrees_once_is_not_in_conflict() -> None:
    pairs = pair_figures((quantity(10, "hostage"), quantity(2, "hostage")), (quantity(10, "hostage"),))
    assert pairs.agree
    assert not pairs.differ
    assert len(pairs.only_left) == 1


def test_a_figure_of_unnamed_people_agrees_but_never_conflicts() -> None:
    assert pair_figures((quantity(39, "person"),), (quantity(39, "prisoner"),)).agree
    assert not pair_figures((quantity(39, "person"),), (quantity(50, "prisoner"),)).comparable


def test_what_may_count_the_same_must_be_the_same_number() -> None:
    questioned = quantity(18, "person", Hedge.MORE_THAN)
    assert not pair_figures((questioned,), (quantity(21, "missing"),)).agree
    assert pair_figures((questioned,), (quantity(21, "person"),)).agree


def test_an_aftershock_is_no_version_of_the_quake() -> None:
    assert pair_figures((quantity(7, "magnitude"),), (quantity(6.8, "magnitude"),)).differ
    assert pair_figures((quantity(7, "magnitude"),), (quantity(4.5, "magnitude"),)).unclear


def test_people_of_two_countries_are_two_counts() -> None:
    released = quantity(39, "prisoner", unit="c:PS")
    assert not pair_figures((released,), (quantity(39, "prisoner", unit="c:IL"),)).comparable
    assert not pair_figures((released,), (quantity(39, "hostage", unit="c:IL"),)).comparable
    assert pair_figures((released,), (quantity(39, "prisoner"),)).agree


@given(figures)
def test_an_interval_holds_its_value(figure: Quantity) -> None:
    low, high = interval(figure)
    assert figure.value is not None
    assert low <= figure.value <= high


@given(st.lists(figures, max_size=4), st.lists(figures, max_size=4))
def test_pairing_is_symmetric_and_loses_no_figure(left: list[Quantity], right: list[Quantity]) -> None:
    pairs, mirror = pair_figures(tuple(left), tuple(right)), pair_figures(tuple(right), tuple(left))
    assert sorted(map(repr, pairs.agree)) == sorted(repr((one, two)) for two, one in mirror.agree)
    assert sorted(map(repr, pairs.differ)) == sorted(repr((one, two)) for two, one in mirror.differ)
    used = [one for one, _ in pairs.agree + pairs.differ] + list(pairs.only_left)
    assert sorted(map(repr, used)) == sorted(map(repr, left))


@pytest.mark.parametrize("one", [math.inf, 1e308, 5e-324, 0.0])
@pytest.mark.parametrize("two", [math.inf, 1e308, 5e-324, 0.0])
def test_figures_beyond_what_a_float_holds_are_compared_all_the_same(one, two):
    left, right = quantity(one, "ship"), quantity(two, "ship")
    figures = pair_figures((left,), (right,))
    assert figures.comparable
    assert 0.0 <= ratio_gap(left, right) <= 1.0
    assert bool(figures.agree) == (one == two) or min(one, two) < 1e-300


@pytest.mark.parametrize(
    ("one", "two", "near"),
    [(49.4, 49.9, True), (1037, 1040, True), (4, 5, False), (20, 20.5, False), (632, 820, False)],
)
def test_figures_that_hardly_differ_are_told_from_those_that_do(one: float, two: float, near: bool) -> None:
    assert nearly_equal(quantity(one), quantity(two)) is near
    assert nearly_equal(quantity(two), quantity(one)) is near


def test_points_of_a_rate_are_told_in_three_units() -> None:
    sixfold = [quantity(value, counted) for value, counted in ((600, "basis_point"), (6, "percentage_point"))]
    whole = quantity(6, "percent")
    assert all(pair_figures((in_base_units(one),), (whole,)).agree for one in sixfold)
    assert pair_figures((in_base_units(quantity(25, "basis_point")),), (whole,)).differ


def test_pounds_may_be_those_of_the_country() -> None:
    assert pair_figures((quantity(70, "EGP"),), (quantity(70, "GBP"),)).agree
    assert not pair_figures((quantity(70, "EGP"),), (quantity(70, "USD"),)).agree


@pytest.mark.parametrize(
    ("lang", "text", "counted"),
    [("en", "Two dams burst", "dam"), ("fr", "Deux barrages ont cédé", "dam"), ("ar", "انهار 3 سدود", "dam")],
)
def test_a_thing_that_only_the_glossary_knows_is_counted_under_its_concept(lang, text, counted):
    view = claim(text, lang, quantities=get_language(lang).quantities(text))
    assert [figure.counted for figure in counted_figures(view)] == [f"unit:g:{counted}"]


def money(value: float, code: str) -> tuple[Quantity, ...]:
    return (quantity(value, code),)


def told(text: str, lang: str) -> tuple[Quantity, ...]:
    """What ``text`` counts, as it is compared."""
    return told_figures(claim(text, lang=lang, quantities=get_language(lang).quantities(text)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("24 towns are under water", "en"), ("20 villages sont inondés", "fr")),
        (("24 بلدة", "ar"), ("20 settlements", "en")),
        (("300 houses were destroyed", "en"), ("280 appartements détruits", "fr")),
    ],
)
def test_things_that_reports_put_for_one_another_are_one_count(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert pair_figures(told(*one), told(*other)).differ


def test_a_cubic_kilometre_is_a_thousand_million_cubic_metres() -> None:
    pairs = pair_figures(told("18 cubic kilometres of water", "en"), told("18 مليار متر مكعب من المياه", "ar"))
    assert pairs.agree


def test_who_was_evacuated_was_displaced() -> None:
    pairs = pair_figures(told("5,800 residents were evacuated", "en"), told("4300 شخص أجلوا", "ar"))
    assert pairs.differ


def test_one_amount_in_two_currencies_differs_and_a_converted_one_agrees() -> None:
    assert pair_figures(money(14e6, "USD"), money(14e6, "EUR")).differ
    assert pair_figures(money(3e9, "CHF"), money(3.25e9, "USD")).agree
    assert not pair_figures(money(3e9, "CHF"), money(9e9, "USD")).comparable
    assert pair_figures(money(5e6, "CHF"), money(5e6, "XOF")).agree


def test_many_under_two_names_may_be_the_same_and_few_are_not() -> None:
    customers, homes = quantity(155_000, "unit:g:subscriber"), quantity(155_000, "family")
    assert pair_figures((customers,), (homes,)).agree
    dams, divers = quantity(2, "unit:g:dam"), quantity(2, "unit:g:diving")
    assert not pair_figures((dams,), (divers,)).comparable
    assert pair_figures((quantity(0.76),), (quantity(0.76, "EUR"),)).agree


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (quantity(104, "rescued"), quantity(104, "person"), True),
        (quantity(2764, "injured"), quantity(2764, "case"), True),
        (quantity(292, "detained"), quantity(292, None), True),
        (quantity(23, "death"), quantity(23, "injured"), False),
        (quantity(155, "death"), quantity(155, "house"), False),
        (quantity(100, "death"), quantity(100, "missing"), False),
        (quantity(9, "death"), quantity(9, "missing"), False),
        (quantity(2764, "injured"), quantity(2750, "case"), False),
        (quantity(2755, "ton"), quantity(2755, "injured"), False),
        (quantity(2755, "USD"), quantity(2755, "person"), False),
        (quantity(67, "age"), quantity(67, "death"), False),
    ],
)
def test_counts_under_two_names_are_one_when_the_number_is_exact_and_not_round(left, right, same) -> None:
    assert bool(pair_figures((left,), (right,)).agree) is same
    assert bool(pair_figures((right,), (left,)).agree) is same


def hour(lang: str, text: str):
    return told_figures(claim(text, lang, quantities=get_language(lang).quantities(text)))


def test_times_of_day_are_compared_across_languages() -> None:
    english = hour("en", "The crash took place at around 7 p.m.")
    assert pair_figures(english, hour("fr", "Le choc s'est produit vers 19 heures")).agree
    assert pair_figures(english, hour("ar", "وقع الحادث في السابعة والثلث مساء")).differ
    assert not pair_figures(english, hour("en", "Rescuers left at 6 a.m.")).comparable


def test_an_age_is_no_count_of_people() -> None:
    pairs = pair_figures((quantity(21, "age"),), (quantity(21, None),))
    assert not pairs.comparable


def test_thousands_are_as_many_as_such_words_are_used_for() -> None:
    several = told("Several thousand people gathered on the square", "en")
    assert pair_figures(several, told("4500 شخص تجمعوا في الساحة", "ar")).agree
    assert not pair_figures(several, told("12 000 personnes se sont rassemblées sur la place", "fr")).agree


def test_a_number_in_the_range_of_the_other_side_is_the_same_count() -> None:
    troops = told("between 1,300 and 1,500 soldiers are stationed there", "en")
    assert pair_figures(troops, (quantity(1500, "person"),)).agree
    assert not pair_figures(troops, (quantity(1700, "person"),)).agree
    assert not pair_figures(told("3 to 5 soldiers were there", "en"), (quantity(4, "person"),)).agree


def test_a_figure_of_two_things_counts_both_whichever_comes_first() -> None:
    english = told("More than 300 missiles and drones were fired", "en")
    assert pair_figures(english, told("350 drones et missiles ont été tirés", "fr")).agree
    assert pair_figures(english, told("أطلقت 200 مسيّرة وصاروخ", "ar")).differ
    assert not pair_figures(english, told("40 missiles hit the base", "en")).comparable
    assert pair_figures(
        told("300 missiles hit the base", "en"), told("300 missiles and drones hit the base", "en")
    ).agree
    french = told("Une centaine de maisons et de commerces ont brûlé", "fr")
    assert pair_figures(told("100 shops and houses burned down", "en"), french).agree
    assert {figure.counted for figure in told("Three schools and two clinics were hit", "en")} == {
        "school",
        "unit:g:hospital",
    }


def test_the_fate_of_all_aboard_says_how_many_they_were() -> None:
    carried = told("The helicopter was carrying seven people", "en")
    assert pair_figures(carried, told("All seven people aboard died", "en")).agree
    assert not pair_figures(carried, told("Seven people died", "en")).comparable
    assert not pair_figures(carried, told("All six people aboard died", "en")).comparable


def test_rockets_are_missiles_and_nautical_miles_are_converted() -> None:
    assert pair_figures(told("110 صواريخ أصابت القاعدة", "ar"), told("110 missiles hit the base", "en")).agree
    assert pair_figures(told("50 nautical miles off the coast", "en"), told("93 km au large", "fr")).agree


def test_who_speaks_is_no_count() -> None:
    text = "Two sources close to the talks said a deal was near"
    view = claim(text, quantities=get_language("en").quantities(text), speaker="Two sources close to the talks")
    assert not told_figures(view)


@pytest.mark.parametrize(
    ("one", "two", "differ"),
    [
        ("Rovers won 2-1", "Rovers won 3-1", [(2.0, 3.0)]),
        ("Rovers won 2-1", "City lost 1-2", []),
        ("Rovers won 2-1", "Rovers won 3-0", [(2.0, 3.0), (1.0, 0.0)]),
        ("The bill was passed by 61 votes to 48", "The bill was passed 61-40", [(48.0, 40.0)]),
        ("The bill was passed by 61 votes to 48", "The bill was passed 61-48", []),
    ],
)
def test_of_a_result_both_sides_must_agree(one: str, two: str, differ: list[tuple[float, float]]) -> None:
    left, right = (tuple(get_language("en").quantities(text)) for text in (one, two))
    found = pair_figures(left, right)
    assert [(here.value, there.value) for here, there in found.differ] == differ
    assert bool(found.agree) is not bool(differ)


@pytest.mark.parametrize(
    ("lang", "text", "counted"),
    [
        ("en", "No injuries were reported in the blaze", "injured"),
        ("en", "Nobody was killed when the roof fell", "death"),
        ("en", "The blast caused no deaths or injuries", "casualty"),
        ("fr", "Personne n'a été blessé dans l'incendie", "injured"),
        ("fr", "L'explosion n'a fait aucune victime", "casualty"),
        ("ar", "انهار السقف دون سقوط قتلى", "death"),
        ("ar", "لا إصابات بين الركاب", "injured"),
    ],
)
def test_to_say_that_nobody_was_hurt_is_to_count_them(lang: str, text: str, counted: str) -> None:
    assert [(figure.value, figure.counted) for figure in told(text, lang)] == [(0.0, counted)]


def test_none_more_and_none_beside_others_are_no_toll() -> None:
    assert not told("No further casualties were reported", "en")
    assert [figure.value for figure in told("31 people were hurt, but no deaths were reported", "en")] == [31.0]


def test_only_a_toll_of_nobody_is_passed_over_as_a_figure() -> None:
    assert other_kinds(told("Prices rose by 0%", "en"), told("Two people died", "en"))
    assert not other_kinds(told("No injuries were reported", "en"), told("The fire lasted 3 hours", "en"))
