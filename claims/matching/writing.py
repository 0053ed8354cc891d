"""Writing to tantivy: a whole index anew, or some claims of one.

An index written anew is one segment, however many claims it holds: a search reads through every segment by itself, each
from a threshold of nothing, and of one segment takes two thirds of the time that it takes of six. When to merge is for
tantivy to say, as soon as there are eight segments of about one size (its ``LogMergePolicy``). So the claims are
written in eight equal parts, or eight times eight, which merge into one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import tantivy

from claims.matching.documents import IndexedClaim, document, schema, state_document

WRITER_BYTES = 32_000_000
"""Memory of a writer; tantivy refuses less than 15 MB a thread. One thread: workers share the cores."""

MERGED = 8
"""Segments of like size that tantivy merges."""
PART = 20_000
"""Claims of one part at most: with twice as many keys as a claim has, they fit the writer's memory."""


def build(folder: Path, claims: Iterable[IndexedClaim], count: int, state: Mapping[str, Any]) -> None:
    """Write ``claims``, none of them twice, and ``state`` into an empty folder; ``count`` is about how many."""
    size = part_size(count)
    writer = tantivy.Index(schema(), path=str(folder)).writer(WRITER_BYTES, 1)
    for number, claim in enumerate(claims, start=1):
        writer.add_document(document(claim))
        if number % size == 0:
            writer.commit()
    writer.commit()
    # In a segment of its own: the next state takes its place, and a large segment stays without deletions.
    writer.add_document(state_document(state))
    writer.commit()
    writer.wait_merging_threads()


def part_size(count: int) -> int:
    """How many claims each part holds.

    >>> part_size(5_000), part_size(100_000), part_size(1_000_000)
    (5000, 12500, 15625)
    """
    parts = 1
    while count > parts * PART:
        parts *= MERGED
    return max(1, -(-count // parts))


def replace(index: Any, upserts: Iterable[IndexedClaim], deletes: Iterable[int], state: Mapping[str, Any]) -> None:
    """Add or replace claims, drop others and store ``state``, all in one commit. Claims in both lists are kept."""
    index.reload()
    # On an empty index there is nothing to replace; a million needless deletes would double the time.
    empty = int(index.searcher().num_docs) <= 1
    writer = index.writer(WRITER_BYTES, 1)
    try:
        absent = set(deletes)
        for gone in absent:
            writer.delete_documents_by_term("claim", gone)
        written: set[int] = set()
        for claim in upserts:
            if claim.id in absent:
                absent.remove(claim.id)
            elif not empty or claim.id in written:
                writer.delete_documents_by_term("claim", claim.id)
            written.add(claim.id)
            writer.add_document(document(claim))
        writer.delete_documents_by_term("meta", "state")
        writer.add_document(state_document(state))
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()
    index.reload()
