"""Figures on a chart: inside the frame, in order of time and size, mirrored for Arabic."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.grid import Strand, strands_of
from claims.selectors.chart import NARROW, WIDE, Chart, draw, framed
from claims.types import Hedge
from tests.matching.factories import DAY, claim, quantity


def strand(*rows: tuple[float, int | None]) -> Strand:
    claims = [
        claim(
            "a toll", quantities=[quantity(value, "death")], published=None if day is None else DAY + dt.timedelta(day)
        )
        for value, day in rows
    ]
    (found,) = strands_of(claims, {})
    return found


def drawn(found: Strand, frame=WIDE, **more) -> Chart:
    return draw(found, ["outlet"] * len(found.figures), [f"{level.middle:g}" for level in found.levels], frame, **more)


def test_time_runs_across_and_size_upwards():
    chart = drawn(strand((296, 0), (632, 1), (820, 2)))
    places = [(level.x, -level.y) for level in chart.levels]
    assert places == sorted(places)
    assert len(chart.links) == 2
    assert all(link.head for link in chart.links)


def test_a_mirrored_chart_runs_from_right_to_left():
    found = strand((296, 0), (632, 1))
    plain = drawn(found)
    turned = drawn(found, framed(WIDE, found, mirrored=True))
    assert [level.x for level in turned.levels] == [WIDE.width - level.x for level in plain.levels]
    assert turned.plot[0] == pytest.approx(WIDE.width - plain.plot[2])


def test_a_conflict_of_one_day_is_a_bracket_without_an_arrow():
    (link,) = drawn(strand((100, 0), (135, 0))).links
    assert not link.head
    assert "H" in link.line


def test_figures_far_apart_are_drawn_by_tens_unless_the_reader_wants_even_steps():
    found = strand((2, 0), (2421, 1))
    assert drawn(found).logarithmic
    assert not drawn(found, logarithmic=False).logarithmic
    assert not drawn(strand((100, 0), (135, 1))).logarithmic
    assert not drawn(strand((0, 0), (135, 1)), logarithmic=True).logarithmic


@pytest.mark.parametrize(("one", "two"), [(50, 51), (50, 60), (1, 13), (296, 2421)])
def test_whole_figures_stand_beside_whole_steps(one: int, two: int):
    ticks = [tick for _y, tick in drawn(strand((one, 0), (two, 1)), logarithmic=False).sizes]
    assert all(float(tick).is_integer() for tick in ticks)
    assert ticks[0] <= one < two <= ticks[-1]


def test_parts_of_one_stand_beside_parts_of_one():
    ticks = [tick for _y, tick in drawn(strand((44.5, 0), (44.9, 1)), logarithmic=False).sizes]
    assert len(ticks) > 2


def test_an_interval_has_a_whisker_and_a_number_has_none():
    about = claim("about 100", quantities=[quantity(100, "death", Hedge.ABOUT)])
    (found,) = strands_of([about], {})
    assert drawn(found).levels[0].whisker
    assert not drawn(strand((100, 0))).levels[0].whisker


def test_what_has_no_day_stands_behind_the_days():
    chart = drawn(strand((100, 0), (120, 1), (135, None)))
    assert chart.undated is not None
    assert chart.undated > max(x for x, _day in chart.days)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.one_of(st.none(), st.integers(0, 900))), min_size=1, max_size=12))
def test_everything_stands_inside_the_frame(rows):
    found = strand(*rows)
    for frame in (WIDE, NARROW):
        chart = drawn(found, framed(frame, found, mirrored=False))
        for level in chart.levels:
            assert 0 <= level.box[0] <= level.box[0] + level.box[2] <= frame.width
            assert 0 <= level.y <= chart.frame.height
            assert level.label_x is None or 0 <= level.label_x <= frame.width
        assert all(0 <= y <= chart.frame.height for y, _tick in chart.sizes)
