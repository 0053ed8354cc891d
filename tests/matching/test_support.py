"""The rest of two reports speaks for a pair: exactly, and without asking every pair of every other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.matching.match import match_report
from claims.matching.score import score_pair
from claims.matching.stats import CorpusStats
from claims.matching.support import Support, strangeness
from claims.matching.weights import STRANGERS, SUPPORT, SUPPORT_PAIRS, WORTH_SUPPORT
from tests.matching.factories import claim

STATS = CorpusStats()

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


keys = st.frozensets(st.sampled_from(["g:flood", "g:vote", "z:lyon", "c:FR", "s:brnd", "n:12", "g:strike"]))


@given(keys, keys)
def test_reports_are_as_strange_to_each_other_either_way(one: frozenset[str], two: frozenset[str]) -> None:
    taken = strangeness(one, two, STATS)
    assert taken == strangeness(two, one, STATS)
    assert 0.0 <= taken <= STRANGERS
    assert taken == STRANGERS if not one & two else True
    assert strangeness(one, one, STATS) == 0.0 if one else True


DAM = (
    "Five people were killed in their sleep",
    "The Ostrava dam gave way before dawn",
    "Engineers had warned the Czech water board of cracks in the wall",
    "Farms downstream lost their harvest of hops",
    "A court in Brno opened an inquiry into the contracts",
    "Prague and Vienna sent pumps and soldiers",
)
SAME_PLACE = (
    "Five people have been killed in their sleep",
    "Schools in Ostrava stay shut",
    "The Czech premier cut his holiday short",
)
ELSEWHERE = (
    "Five people have been killed in their sleep",
    "The ferry to Zanzibar turned over in a squall",
    "Divers recovered the clock of the ship",
    "Tanzanian prosecutors say that its captain held no licence",
    "Kenya and Oman offered aircraft for the search",
)


def test_what_else_two_reports_speak_of_counts_where_claims_are_alike_by_chance() -> None:
    """The dam of one report and the ferry of another have nothing in common but five dead."""

    common = claim(DAM[0]).keys.all
    archive = CorpusStats(1000, lambda key: 100 if key in common else 1)

    def raised(*texts: str) -> float:
        one, two = ([claim(text, report=number) for text in told] for number, told in ((950, DAM), (951, texts)))
        found = match_report(one, {view.id: two for view in one}, archive).pairs
        pair = next(pair for pair in found if (pair.left_id, pair.right_id) == (one[0].id, two[0].id))
        return pair.comparison.score - score_pair(one[0], two[0], archive)[0]

    assert raised(*SAME_PLACE) >= 0 > raised(*ELSEWHERE)
