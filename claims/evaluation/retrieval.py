"""Does a post find the verified claim it repeats: posts against a list of claims, with relevance judgements.

The folder is laid out as that of CheckThat! 2020, task 2: ``*.docs.tsv`` with the columns id, claim, title; and for
each split a folder with ``*.queries.tsv`` (id, text) and ``*.qrels`` (query, 0, id, relevance).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .measures import Measure, Score
from .pool import Listed, Pool
from .ranking import average_precision, place_of, recall, reciprocal_rank

DEPTH = 5
RETRIEVAL_MEASURES = (
    Measure("map_5", "mean average precision of the first 5", target=0.87, floor=0.85),
    Measure("mrr", "mean reciprocal rank"),
    *(Measure(f"recall_{depth}", f"found among the first {depth}") for depth in (1, 5, 20, 100)),
)


@dataclass(frozen=True, slots=True)
class Collection:
    """Claims and queries by id; ``relevant`` are the ids of the claims that answer each query."""

    name: str
    claims: Mapping[str, Listed]
    queries: Mapping[str, str]
    relevant: Mapping[str, frozenset[str]]


def read_collection(folder: Path, split: str) -> Collection:
    """Read a folder of this layout. Raises ``OSError`` or ``ValueError`` with the file's name when it is not one."""
    claims = {row[0]: Listed(row[1], row[2] if len(row) > 2 else "") for row in _rows(folder, "*.docs.tsv")}
    queries = {row[0]: row[1] for row in _rows(folder / split, "*.queries.tsv")}
    relevant: dict[str, set[str]] = {}
    for row in _rows(folder / split, "*.qrels", head=False):
        if len(row) < 4:
            raise ValueError(f"{folder / split}: a line of judgements has {len(row)} columns, not 4")
        if int(row[3]) > 0:
            relevant.setdefault(row[0], set()).add(row[2])
    unknown = (relevant.keys() - queries.keys()) | (set().union(*relevant.values()) - claims.keys())
    if unknown or not relevant:
        raise ValueError(
            f"{folder / split}: judgements of unknown ids: {', '.join(sorted(unknown)[:5]) or 'none at all'}"
        )
    return Collection(
        f"{folder.name} {split}", claims, queries, {query: frozenset(ids) for query, ids in relevant.items()}
    )


def _rows(folder: Path, pattern: str, *, head: bool = True) -> Iterator[list[str]]:
    files = sorted(folder.glob(pattern))
    if not files:
        raise ValueError(f"{folder} holds no {pattern}")
    with files[0].open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t")
        if head:
            next(rows, None)
        for row in rows:
            if len(row) < 2:
                raise ValueError(f"{files[0]}: line {rows.line_num} has one column")
            yield row


def score_retrieval(collection: Collection) -> Score:
    """Ask for every query that has judgements."""
    score = Score(collection.name, RETRIEVAL_MEASURES)
    ids = list(collection.claims)
    with Pool(collection.claims.values()) as pool:
        for query, relevant in collection.relevant.items():
            ranked = [ids[one.claim.id - 1] for one in pool.rank(collection.queries[query])]
            count_ranking(score, ranked, relevant, DEPTH)
            if place_of(ranked, relevant) != 1:
                score.misses += _told(collection, query, ranked, relevant)
    return score


def count_ranking(score: Score, ranked: list[str], relevant: frozenset[str], depth: int) -> None:
    """Count one ranking for every measure of ``RETRIEVAL_MEASURES``."""
    score.counts["map_5"].add(average_precision(ranked, relevant, depth))
    score.counts["mrr"].add(reciprocal_rank(ranked, relevant))
    for at in (1, 5, 20, 100):
        score.counts[f"recall_{at}"].add(recall(ranked, relevant, at))


def _told(collection: Collection, query: str, ranked: list[str], relevant: frozenset[str]) -> Iterator[str]:
    place = place_of(ranked, relevant)
    yield f"{query} found at {place or 'no place'}: {collection.queries[query]}"
    yield f"    wanted  {' | '.join(collection.claims[one].text for one in sorted(relevant))}"
    if ranked:
        yield f"    first   {collection.claims[ranked[0]].text}"
