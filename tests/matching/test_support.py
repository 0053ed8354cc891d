"""The rest of two reports speaks for a pair: exactly, and without asking every pair of every other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.matching.support import Support
from claims.matching.weights import SUPPORT, SUPPORT_PAIRS, WORTH_SUPPORT

claims_of_one = st.integers(0, 25)
scored_pairs = st.dictionaries(
    st.tuples(claims_of_one, claims_of_one.map(lambda number: 100 + number)),
    st.sampled_from([WORTH_SUPPORT, 0.5, 0.9, 1.0]),
    min_size=1,
    max_size=200,
)


def plainly(pair: tuple[int, int], scored: list[tuple[int, int, float]]) -> float:
    """The support by its definition: the best pairs of other claims, each claim once."""
    used, total = set(pair), 0.0
    for left, right, score in sorted(scored, key=lambda entry: (-entry[2], entry[0], entry[1])):
        if left not in used and right not in used:
            used.update((left, right))
            total += score
    return SUPPORT * min(1.0, total / SUPPORT_PAIRS)


@given(scored_pairs)
def test_what_is_left_out_beforehand_never_matters(pairs: dict[tuple[int, int], float]) -> None:
    scored = [(left, right, score) for (left, right), score in pairs.items()]
    support = Support(scored)
    assert all(support.of(pair) == plainly(pair, scored) for pair in pairs)


def test_a_pair_does_not_support_itself() -> None:
    assert Support([(1, 2, 1.0), (1, 3, 1.0)]).of((1, 2)) == 0.0
