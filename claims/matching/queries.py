"""What is asked of the candidate index, in tantivy's terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import tantivy


def query_for(
    schema: Any,
    keys: Sequence[str],
    boosts: Mapping[str, float],
    *,
    exclude_report: int | None = None,
    days: tuple[int, int] | None = None,
    not_in: str = "",
) -> Any:
    """The query for claims that share ``keys``, each weighed by its type; see ``CandidateIndex.search``."""
    clauses = [(tantivy.Occur.Should, _term(schema, key, boosts.get(key.partition(":")[0], 1.0))) for key in keys]
    conditions = [(tantivy.Occur.Must, tantivy.Query.boolean_query(clauses))]
    if exclude_report is not None:
        conditions.append((tantivy.Occur.MustNot, tantivy.Query.term_query(schema, "report", exclude_report)))
    if not_in:
        language = tantivy.Query.term_query(schema, "lang", not_in, index_option="basic")
        conditions.append((tantivy.Occur.MustNot, language))
    if days is not None:
        window = tantivy.Query.range_query(schema, "day", tantivy.FieldType.Integer, days[0], days[1])
        conditions.append((tantivy.Occur.Must, tantivy.Query.const_score_query(window, 0.0)))
    return tantivy.Query.boolean_query(conditions) if len(conditions) > 1 else conditions[0][1]


def _term(schema: Any, key: str, boost: float) -> Any:
    query = tantivy.Query.term_query(schema, "keys", key, index_option="freq")
    return query if boost == 1.0 else tantivy.Query.boost_query(query, boost)
