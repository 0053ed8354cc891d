"""Figures of a group in time: levels that agree, updates and conflicts between them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.grid import LinkKind, Strand, agree, strands_of
from claims.types import ClaimView, DateMention, Hedge, Quantity, Relation

from .factories import DAY, claim, quantity

NEXT = DAY + dt.timedelta(days=1)


def toll(number: float, *, day: dt.date | None = DAY, counted: str = "death", **slots) -> ClaimView:
    more = {name: slots.pop(name) for name in ("report", "dates") if name in slots}
    return claim(f"{number:g} in the flood", quantities=[quantity(number, counted, **slots)], published=day, **more)


def links(strand: Strand) -> list[tuple[str, float, float]]:
    return [
        (link.kind.value, strand.levels[link.first].middle, strand.levels[link.second].middle) for link in strand.links
    ]


def test_a_toll_that_grew_overnight_is_an_update_and_two_of_one_day_are_a_conflict() -> None:
    (strand,) = strands_of([toll(296), toll(632, day=NEXT), toll(300)], {})
    assert links(strand) == [("conflict", 296, 300), ("update", 296, 632), ("update", 300, 632)]


def test_a_later_toll_that_is_smaller_is_a_conflict() -> None:
    (strand,) = strands_of([toll(632), toll(296, day=NEXT)], {})
    assert links(strand) == [("conflict", 296, 632)]


def test_what_agrees_within_its_hedge_stands_on_one_level() -> None:
    (strand,) = strands_of([toll(820), toll(800, hedge=Hedge.AT_LEAST), toll(632, day=NEXT - dt.timedelta(days=2))], {})
    assert [len(level.figures) for level in strand.levels] == [1, 2]
    assert strand.has(LinkKind.UPDATE)
    assert not strand.has(LinkKind.CONFLICT)


def test_a_measure_of_a_lasting_thing_is_no_update() -> None:
    (strand,) = strands_of([toll(200, counted="ton"), toll(224, counted="ton", day=NEXT)], {})
    assert links(strand) == [("conflict", 200, 224)]


def test_what_is_stored_of_two_claims_goes_before_their_dates() -> None:
    one, two = toll(296), toll(632, day=NEXT)
    for relation, expected in (
        (Relation.NUMBER_DIFFERS, ["conflict"]),
        (Relation.RELATED, []),
        (Relation.UPDATED, ["update"]),
    ):
        (strand,) = strands_of([one, two], {(one.id, two.id): relation})
        assert [kind for kind, *_ in links(strand)] == expected


def test_without_a_day_nothing_is_explained_by_time() -> None:
    (strand,) = strands_of([toll(296, day=None), toll(632)], {})
    assert links(strand) == [("conflict", 296, 632)]
    assert strand.figures[-1].as_of is None


def test_figures_of_one_report_are_not_set_against_each_other() -> None:
    (strand,) = strands_of([toll(296, report=7), toll(632, report=7)], {})
    assert strand.links == ()


def test_a_part_told_beside_the_whole_is_no_conflict() -> None:
    both = claim(
        "820 dead, 290 in one town", quantities=[quantity(820, "death"), quantity(290, "death", start=9, end=12)]
    )
    (strand,) = strands_of([both, toll(820)], {})
    assert strand.links == ()


def test_each_thing_counted_has_its_strand_the_one_told_most_often_first() -> None:
    claims = [toll(9, counted="day"), toll(296), toll(296), toll(5, counted="injured")]
    assert [strand.counted for strand in strands_of(claims, {})] == ["death", "day", "injured"]


def test_weeks_and_days_meet_on_one_strand() -> None:
    (strand,) = strands_of([toll(1, counted="week"), toll(7, counted="day")], {})
    assert [len(level.figures) for level in strand.levels] == [2]


def test_stages_that_every_claim_dates_stand_at_their_own_days() -> None:
    def dated(number: float, iso: str) -> ClaimView:
        return toll(number, dates=(DateMention(iso, 0, 1, iso),))

    (strand,) = strands_of([dated(296, "2024-02-27"), dated(632, "2024-02-28")], {})
    assert [figure.as_of for figure in strand.figures] == [dt.date(2024, 2, 27), dt.date(2024, 2, 28)]
    assert links(strand) == [("update", 296, 632)]


def test_neighbours_in_time_are_told_from_links_across_them() -> None:
    days = [DAY + dt.timedelta(days=number) for number in range(3)]
    (strand,) = strands_of([toll(100 * (n + 1), day=day) for n, day in enumerate(days)], {})
    assert [(link.first, link.second) for link in strand.links if link.near] == [(0, 1), (1, 2)]
    assert len(strand.links) == 3


def span(low: float, high: float) -> Quantity:
    return Quantity(f"{low} to {high}", 0, 1, None, low, high, Hedge.RANGE, "", "USD")


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (span(12, 14), span(14, 15), False),
        (span(12, 14), span(13, 15), True),
        (span(12, 14), quantity(14, "USD"), True),
        (quantity(30_000, "ton", Hedge.ABOUT), quantity(27_000, "ton"), False),
        (quantity(30_000, "ton", Hedge.ABOUT), quantity(28_000, "ton"), True),
        (quantity(400, "ship", Hedge.AT_LEAST, low=400), quantity(400, "ship"), True),
        (quantity(400, "ship"), quantity(400, "ship"), True),
        (quantity(400, "ship"), quantity(401, "ship"), False),
    ],
)
def test_intervals_that_only_touch_where_no_text_names_a_number_differ(one, two, expected) -> None:
    assert agree(one, two) is expected
    assert agree(two, one) is expected


numbers = st.lists(
    st.tuples(st.integers(1, 9), st.integers(0, 3), st.sampled_from(["death", "ton"])), min_size=1, max_size=8
)


@given(numbers)
def test_every_figure_stands_on_one_level_and_order_does_not_matter(rows) -> None:
    claims = [toll(number, day=DAY + dt.timedelta(days=day), counted=kind) for number, day, kind in rows]
    strands = strands_of(claims, {})
    for strand in strands:
        placed = [place for level in strand.levels for place in level.figures]
        assert sorted(placed) == list(range(len(strand.figures)))
    assert strands_of(claims[::-1], {}) == strands
