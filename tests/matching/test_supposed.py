"""Figures that may count one thing do so where the rest of two claims says one thing."""

from __future__ import annotations

from claims.matching.relation import compare, relate
from claims.matching.score import CorpusStats, pair_of
from claims.types import Relation
from tests.matching.factories import claim, quantity

STATS = CorpusStats()


def test_one_number_of_two_units_is_no_reason_to_set_claims_apart() -> None:
    left = claim(
        "56 containers of dangerous goods were on board the ship", quantities=[quantity(56, "container", raw="56")]
    )
    right = claim("56 tonnes of dangerous goods were on board the ship", quantities=[quantity(56, "ton", raw="56")])
    assert compare(left, right, STATS).relation is Relation.SAME


def test_a_bare_figure_near_one_that_is_named_is_a_version_of_it() -> None:
    left = claim("28 premature babies from the hospital crossed the border", quantities=[quantity(28, raw="28")])
    right = claim(
        "31 premature babies from the hospital crossed the border", quantities=[quantity(31, "child", raw="31")]
    )
    assert compare(left, right, STATS).relation is Relation.NUMBER_DIFFERS
    assert compare(right, left, STATS).relation is Relation.NUMBER_DIFFERS


def test_where_little_else_is_shared_figures_of_two_kinds_set_apart() -> None:
    left = claim("56 containers of dangerous goods were on board", quantities=[quantity(56, "container", raw="56")])
    right = claim("The ship lost 56 tonnes of fuel near the port", quantities=[quantity(56, "ton", raw="56")])
    assert relate(pair_of(left, right, STATS), 6.0).relation is Relation.RELATED


def test_dead_and_injured_are_two_counts_whatever_their_number() -> None:
    left = claim("23 people were killed in the fire at the hotel", quantities=[quantity(23, "death", raw="23")])
    right = claim("23 people were injured in the fire at the hotel", quantities=[quantity(23, "injured", raw="23")])
    assert relate(pair_of(left, right, STATS), 6.0).relation is Relation.RELATED
