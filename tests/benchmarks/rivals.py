"""Other ways to find candidates, each asked the same questions of the same claims: name, build, ask, size."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import tantivy
from rapidfuzz import fuzz, process

from claims.language.wordforms import words
from tests.benchmarks.corpus import Made

RAREST = 24
"""Keys of a claim that a postings table is asked for, the rarest ones."""
MOST_CLAIMS = 5_000
"""Keys that more claims hold are left out of a question to a postings table."""
BRUTE_SAMPLE = 5
"""Questions that are put to whoever compares with everything."""


class Fts5:
    """SQLite FTS5, bm25 over every word of the question."""

    name = "SQLite FTS5 bm25"
    sample: int | None = 50

    def __init__(self, folder: Path) -> None:
        self._path = folder / "fts5.sqlite3"
        self._database = sqlite3.connect(self._path)
        self._database.execute("CREATE VIRTUAL TABLE claims USING fts5(body, tokenize='unicode61')")

    def add(self, batch: Sequence[Made]) -> None:
        rows = [(claim.id, claim.text) for claim in batch]
        self._database.executemany("INSERT INTO claims (rowid, body) VALUES (?, ?)", rows)

    def ready(self) -> None:
        self._database.commit()

    def ask(self, claim: Made, limit: int) -> list[int]:
        query = " OR ".join(f'"{word.text}"' for word in words(claim.text))
        found = self._database.execute(
            "SELECT rowid FROM claims WHERE claims MATCH ? ORDER BY bm25(claims) LIMIT ?", (query, limit)
        )
        return [row[0] for row in found]

    def bytes(self) -> int:
        return self._path.stat().st_size


class Postings:
    """A relational table (key, claim), asked for the rarest keys of a claim."""

    name = "SQLite postings table"
    sample: int | None = 100

    def __init__(self, folder: Path) -> None:
        self._path = folder / "postings.sqlite3"
        self._database = sqlite3.connect(self._path)
        self._database.execute("CREATE TABLE posting (key TEXT, claim INTEGER, PRIMARY KEY (key, claim)) WITHOUT ROWID")
        self._frequency: Counter[str] = Counter()

    def add(self, batch: Sequence[Made]) -> None:
        rows = [(key, claim.id) for claim in batch for key in claim.keys.all]
        self._frequency.update(key for key, _ in rows)
        self._database.executemany("INSERT OR IGNORE INTO posting VALUES (?, ?)", sorted(rows))

    def ready(self) -> None:
        self._database.commit()

    def ask(self, claim: Made, limit: int) -> list[int]:
        count = self._frequency
        keys = sorted((key for key in claim.keys.all if 0 < count[key] <= MOST_CLAIMS), key=count.__getitem__)[:RAREST]
        if not keys:
            return []
        weights = " ".join(f"WHEN ? THEN {1 / count[key]:.9f}" for key in keys)
        marks = ",".join("?" * len(keys))
        found = self._database.execute(
            f"SELECT claim FROM posting WHERE key IN ({marks}) GROUP BY claim "
            f"ORDER BY SUM(CASE key {weights} END) DESC LIMIT ?",
            (*keys, *keys, limit),
        )
        return [row[0] for row in found]

    def bytes(self) -> int:
        return self._path.stat().st_size


class Tantivy:
    """tantivy alone: the same keys, nothing around it."""

    name = "tantivy, bare"
    sample: int | None = None

    def __init__(self, folder: Path) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("claim", indexed=True, fast=True)
        builder.add_text_field("keys", tokenizer_name="whitespace", index_option="freq")
        self._schema = builder.build()
        self._path = folder / "tantivy"
        self._path.mkdir()
        self._index = tantivy.Index(self._schema, path=str(self._path))
        self._writer = self._index.writer(64_000_000, 1)

    def add(self, batch: Sequence[Made]) -> None:
        for claim in batch:
            filled = tantivy.Document()
            filled.add_integer("claim", claim.id)
            filled.add_text("keys", " ".join(claim.keys.all))
            self._writer.add_document(filled)

    def ready(self) -> None:
        self._writer.commit()
        self._writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, claim: Made, limit: int) -> list[int]:
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "keys", key, index_option="freq"))
            for key in claim.keys.all
        ]
        hits = self._searcher.search(tantivy.Query.boolean_query(clauses), limit, count=False).hits
        return list(self._searcher.fast_field_values("claim", [address for _, address in hits]))

    def bytes(self) -> int:
        return sum(file.stat().st_size for file in self._path.iterdir())


class BruteForce:
    """rapidfuzz against every text: ``process.extract`` with the token set ratio."""

    name = "rapidfuzz process.extract"
    sample: int | None = BRUTE_SAMPLE

    def __init__(self, _folder: Path) -> None:
        self._ids: list[int] = []
        self._texts: list[str] = []

    def add(self, batch: Sequence[Made]) -> None:
        self._ids += [claim.id for claim in batch]
        self._texts += [claim.text for claim in batch]

    def ready(self) -> None:
        pass

    def ask(self, claim: Made, limit: int) -> list[int]:
        found = process.extract(claim.text, self._texts, scorer=fuzz.token_set_ratio, limit=limit)
        return [self._ids[place] for _, _, place in found]

    def bytes(self) -> int:
        return sum(len(text.encode()) for text in self._texts)


class BruteMatrix(BruteForce):
    """The same through ``process.cdist``, which needs numpy."""

    name = "rapidfuzz process.cdist"

    def ask(self, claim: Made, limit: int) -> list[int]:
        scores = process.cdist([claim.text], self._texts, scorer=fuzz.token_set_ratio, workers=1)[0]
        return [self._ids[place] for place in (-scores).argsort(kind="stable")[:limit]]


class Postgres:
    """PostgreSQL on the texts, through a cursor of its own table: trigrams or full text."""

    def __init__(self, name: str, cursor: Any, table: str, index: str, ask: str, sample: int) -> None:
        self.name, self.sample = name, sample
        self._cursor, self._table, self._index, self._ask = cursor, table, index, ask
        cursor.execute(f"DROP TABLE IF EXISTS {table}")
        cursor.execute(f"CREATE UNLOGGED TABLE {table} (id bigint, body text)")

    def add(self, batch: Sequence[Made]) -> None:
        rows = [(claim.id, claim.text) for claim in batch]
        self._cursor.executemany(f"INSERT INTO {self._table} VALUES (%s, %s)", rows)

    def ready(self) -> None:
        self._cursor.execute(f"CREATE INDEX {self._table}_body ON {self._table} USING {self._index}")
        self._cursor.execute(f"ANALYZE {self._table}")

    def ask(self, claim: Made, limit: int) -> list[int]:
        query = " | ".join(f"'{word.norm}'" for word in words(claim.text)) if "tsquery" in self._ask else claim.text
        self._cursor.execute(self._ask.format(table=self._table), {"query": query, "limit": limit})
        return [row[0] for row in self._cursor.fetchall()]

    def bytes(self) -> int:
        self._cursor.execute("SELECT pg_total_relation_size(%s)", [self._table])
        return int(self._cursor.fetchone()[0])


def postgres_rivals(cursor: Any) -> list[Postgres]:
    """Both of PostgreSQL's; trigrams need the extension pg_trgm, which stands in its contributed modules."""
    cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    trigrams = (
        "SELECT id FROM {table} WHERE body %% %(query)s ORDER BY similarity(body, %(query)s) DESC, id LIMIT %(limit)s"
    )
    full_text = (
        "SELECT id FROM {table}, to_tsquery('simple', %(query)s) AS q WHERE to_tsvector('simple', body) @@ q "
        "ORDER BY ts_rank(to_tsvector('simple', body), q) DESC, id LIMIT %(limit)s"
    )
    return [
        Postgres("PostgreSQL pg_trgm", cursor, "rival_trigrams", "gin (body gin_trgm_ops)", trigrams, 10),
        Postgres(
            "PostgreSQL full text", cursor, "rival_words", "gin (to_tsvector('simple', body))", full_text, 10
        ),
    ]  # fmt: skip


RIVALS: list[Callable[[Path], Any]] = [Tantivy, Postings, Fts5, BruteForce, BruteMatrix]
"""Those that need nothing but this machine's Python."""
