"""What is asked of the candidate index, in tantivy's terms, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import tantivy

from claims.matching.documents import BEYOND, Hit


def query_for(
    schema: Any,
    keys: Sequence[str],
    boosts: Mapping[str, float],
    *,
    exclude_report: int | None = None,
    days: tuple[int, int] | None = None,
    beyond: str = "",
) -> Any:
    """The query for claims that share ``keys``, each weighed by its type; see ``CandidateIndex.search``.

    Without conditions it is a plain sum of terms, in which tantivy passes over claims that cannot come far (block-max
    WAND); with one it weighs all that share a key.
    """
    field = BEYOND.get(beyond, "keys")
    clauses = [
        (tantivy.Occur.Should, _term(schema, field, key, boosts.get(key.partition(":")[0], 1.0))) for key in keys
    ]
    conditions = [(tantivy.Occur.Must, tantivy.Query.boolean_query(clauses))]
    if exclude_report is not None:
        conditions.append((tantivy.Occur.MustNot, tantivy.Query.term_query(schema, "report", exclude_report)))
    if beyond and beyond not in BEYOND:
        language = tantivy.Query.term_query(schema, "lang", beyond, index_option="basic")
        conditions.append((tantivy.Occur.MustNot, language))
    if days is not None:
        window = tantivy.Query.range_query(schema, "day", tantivy.FieldType.Integer, days[0], days[1])
        conditions.append((tantivy.Occur.Must, tantivy.Query.const_score_query(window, 0.0)))
    return tantivy.Query.boolean_query(conditions) if len(conditions) > 1 else conditions[0][1]


def _term(schema: Any, field: str, key: str, boost: float) -> Any:
    query = tantivy.Query.term_query(schema, field, key, index_option="freq")
    return query if boost == 1.0 else tantivy.Query.boost_query(query, boost)


def best_hits(searcher: Any, query: Any, limit: int) -> list[Hit]:
    """The best claims for a query, best first, ties by claim id."""
    found = searcher.search(query, limit, count=False).hits
    addresses = [address for _, address in found]
    claims = searcher.fast_field_values("claim", addresses)
    reports = searcher.fast_field_values("report", addresses)
    hits = [Hit(claim, report, score) for (score, _), claim, report in zip(found, claims, reports, strict=True)]
    return sorted(hits, key=lambda hit: (-hit.score, hit.claim))
