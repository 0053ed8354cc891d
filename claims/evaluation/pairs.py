"""Pairs of claims that agree, disagree or have nothing to do with each other: what is found, and what is said of it.

A CSV file with the columns ``s1``, ``s2`` and ``stance`` (``agree``, ``disagree``, ``other``). All its claims make one
archive. *Agree* is said by ``same``, ``narrower``, ``broader`` and ``updated``; a *conflict* by ``contradicts`` and
``number_differs``; a pair that is called ``related``, or not matched at all, is not said to agree.
"""

from __future__ import annotations

import csv
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.matching.free_text import compare_alone
from claims.types import Comparison, Relation

from .measures import Measure, Score
from .pool import Listed, Pool
from .ranking import average_precision, place_of

STANCES = ("agree", "disagree", "other")
AGREEING = frozenset({Relation.SAME, Relation.NARROWER, Relation.BROADER, Relation.UPDATED})
DEPTH = 5
PAIR_MEASURES = (
    Measure("map_5", "agreeing partner among all, average precision of the first 5", target=0.92, floor=0.91),
    Measure("related", "related pairs that score above other pairs (area under the curve)"),
    Measure("macro_f1", "agree against disagree, mean of both F1", target=0.80, floor=0.79),
    Measure("agree_f1", "… F1 of agree"),
    Measure("disagree_f1", "… F1 of disagree"),
    Measure("conflict_precision", "conflicts said that are disagreements", target=0.95, floor=0.94),
    Measure("conflict_recall", "disagreements that are said to be conflicts", floor=0.45),
)


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two claims and how they stand to each other: ``agree``, ``disagree`` or ``other``."""

    left: str
    right: str
    stance: str


def read_pairs(path: Path) -> list[LabelledPair]:
    """Read the pairs of a file. Raises ``OSError`` or ``ValueError`` with the file's name when it holds none."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        missing = {"s1", "s2", "stance"} - set(rows.fieldnames or ())
        if missing:
            raise ValueError(f"{path} has no column {', '.join(sorted(missing))}")
        pairs = [LabelledPair(row["s1"], row["s2"], (row["stance"] or "").strip().lower()) for row in rows]
    wrong = {pair.stance for pair in pairs} - set(STANCES)
    if wrong or not pairs:
        raise ValueError(
            f"{path}: stances must be {', '.join(STANCES)}, not {', '.join(sorted(wrong)) or 'none at all'}"
        )
    return pairs


def score_pairs(name: str, pairs: Sequence[LabelledPair]) -> Score:
    """Find and relate every pair."""
    score = Score(name, PAIR_MEASURES)
    number = {text: place for place, text in enumerate(dict.fromkeys(t for p in pairs for t in (p.left, p.right)), 1)}
    with Pool(Listed(text) for text in number) as pool:
        _score_partners(score, pairs, number, pool)
        said = [compare_alone(pool.pair(number[pair.left], number[pair.right])) for pair in pairs]
    _score_related(score, pairs, said)
    _score_stances(score, pairs, said)
    return score


def _score_partners(score: Score, pairs: Sequence[LabelledPair], number: dict[str, int], pool: Pool) -> None:
    partners: dict[str, set[int]] = {}
    for pair in pairs:
        if pair.stance == "agree" and pair.left != pair.right:
            partners.setdefault(pair.left, set()).add(number[pair.right])
    for text, relevant in partners.items():
        view = pool.views[number[text] - 1]
        found = pool.rank_view(view, without=view.report)
        ranked = [one.claim.id for one in found]
        score.counts["map_5"].add(average_precision(ranked, relevant, DEPTH))
        if place_of(ranked, relevant) != 1:
            score.misses.append(f"partner found at {place_of(ranked, relevant) or 'no place'}: {text}")
            score.misses += [f"    wanted  {pool.views[one - 1].text}" for one in sorted(relevant)]
            score.misses += [f"    first   {one.claim.text}" for one in found[:1]]


def _score_related(score: Score, pairs: Sequence[LabelledPair], said: Sequence[Comparison]) -> None:
    """Of every related and every other pair, whether the related one scores higher; ties count half."""
    other = sorted(one.score for pair, one in zip(pairs, said, strict=True) if pair.stance == "other")
    for pair, one in zip(pairs, said, strict=True):
        if pair.stance != "other" and other:
            below, upto = bisect_left(other, one.score), bisect_right(other, one.score)
            score.counts["related"].add((below + upto) / 2, len(other))


def _score_stances(score: Score, pairs: Sequence[LabelledPair], said: Sequence[Comparison]) -> None:
    hits = dict.fromkeys(("agree", "disagree"), 0)
    given, told = hits.copy(), hits.copy()
    for pair, one in zip(pairs, said, strict=True):
        conflict = one.relation.is_conflict
        if conflict:
            score.counts["conflict_precision"].add(pair.stance == "disagree")
        if pair.stance == "disagree":
            score.counts["conflict_recall"].add(conflict)
        if pair.stance == "other":
            if conflict:
                score.misses.append(_told(pair, one))
            continue
        stance = "agree" if one.relation in AGREEING else "disagree"
        told[stance] += 1
        given[pair.stance] += 1
        hits[stance] += stance == pair.stance
        if stance != pair.stance:
            score.misses.append(_told(pair, one))
    for stance in hits:
        both = told[stance] + given[stance]
        score.counts[f"{stance}_f1"].add(2 * hits[stance], both)
        score.counts["macro_f1"].add(2 * hits[stance] / both if both else 0.0)


def _told(pair: LabelledPair, said: Comparison) -> str:
    rule = said.evidence[0].detail.get("rule", "") if said.evidence else ""
    return f"{pair.stance}, said {said.relation.value} ({rule} {said.score:.2f}): {pair.left}  |  {pair.right}"
