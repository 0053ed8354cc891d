"""How rankings are counted."""

import pytest

from claims.evaluation.ranking import average_precision, place_of, recall, reciprocal_rank


def test_average_precision_rewards_every_relevant_one_by_its_place() -> None:
    assert average_precision(["a", "b", "c"], {"a"}, 5) == 1.0
    assert average_precision(["a", "b", "c"], {"b"}, 5) == 0.5
    assert average_precision(["a", "x", "b"], {"a", "b"}, 5) == pytest.approx((1 + 2 / 3) / 2)


def test_what_stands_behind_the_depth_counts_for_nothing() -> None:
    assert average_precision(["x", "y", "a"], {"a"}, 2) == 0.0
    assert recall(["x", "y", "a"], {"a"}, 2) == 0.0


def test_what_is_not_found_has_no_place() -> None:
    assert place_of(["x"], {"a"}) is None
    assert reciprocal_rank(["x"], {"a"}) == 0.0
    assert reciprocal_rank(["x", "a"], {"a"}) == 0.5
