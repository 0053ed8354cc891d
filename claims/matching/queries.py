"""What is asked of the candidate index, in tantivy's terms, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import tantivy

from claims.matching.documents import BEYOND, Hit, clean


def query_for(
    schema: Any,
    keys: Sequence[str],
    boosts: Mapping[str, float],
    *,
    exclude_report: int | None = None,
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
    return tantivy.Query.boolean_query(conditions) if len(conditions) > 1 else conditions[0][1]


def _term(schema: Any, field: str, key: str, boost: float) -> Any:
    query = tantivy.Query.term_query(schema, field, key, index_option="freq")
    return query if boost == 1.0 else tantivy.Query.boost_query(query, boost)


def best_hits(searcher: Any, query: Any, limit: int, *, whole: float = 1.0, is_abroad: bool = False) -> list[Hit]:
    """The best claims for a query, best first, ties by claim id, with what they score of ``whole``."""
    found = searcher.search(query, limit, count=False).hits
    addresses = [address for _, address in found]
    claims = searcher.fast_field_values("claim", addresses)
    reports = searcher.fast_field_values("report", addresses)
    ranked = sorted(zip([-score for score, _ in found], claims, reports, strict=True))
    return [_hit((claim, report, -lost / whole, is_abroad)) for lost, claim, report in ranked]


_hit: Callable[[tuple[int, int, float, bool]], Hit] = partial(tuple.__new__, Hit)
"""``Hit._make`` without a call of Python for each of some hundred."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A generation as it was at one moment."""

    generation: str
    searcher: Any

    @property
    def count(self) -> int:
        """How many claims it holds."""
        return max(0, int(self.searcher.num_docs) - 1) if self.searcher else 0

    def frequency(self, key: str, beyond: str = "") -> int:
        """How many claims hold a key, of all or of those beyond a language. Replaced claims may be counted until
        tantivy merges them away."""
        return int(self.searcher.doc_freq(BEYOND.get(beyond, "keys"), clean(key))) if self.searcher else 0
