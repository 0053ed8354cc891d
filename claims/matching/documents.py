"""What goes into the candidate index and comes out of it: fields, a document for each claim and one for the caller's
state, hits, and the error of an index that was replaced."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import tantivy

from claims.language.glossary import LANGUAGES

SCHEMA_VERSION = 6
"""Raise it whenever the fields or the meaning of keys change: indexes of another version are built anew."""

KEY_LIMIT = 400
"""Longest key kept, in characters. tantivy drops terms beyond 65,530 bytes without a word."""


BEYOND = {lang: f"beyond_{lang}" for lang in LANGUAGES}
"""For each language the field of the neutral keys of all claims that are not in it. Leaving a language out of a search
by a condition would make tantivy weigh every claim that shares a key; in a field of its own it passes over most."""


@dataclass(frozen=True, slots=True)
class IndexedClaim:
    """What the index keeps of a claim. ``lang`` is an ISO 639-1 code."""

    id: int
    report: int
    keys: tuple[str, ...]
    lang: str = ""


class Hit(NamedTuple):
    """A candidate: claim id, report id, BM25 score, comparable only within one search, and whether it was found as one
    in another language, by neutral keys."""

    claim: int
    report: int
    score: float
    is_abroad: bool = False


class IndexChangedError(RuntimeError):
    """The folder was deleted or rebuilt since its state was read: read the state again and start over."""


def schema() -> Any:
    """The fields of the index."""
    # Ids are signed integers: ``delete_documents_by_term`` silently finds nothing in an unsigned field.
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("claim", indexed=True, fast=True)
    builder.add_integer_field("report", indexed=True, fast=True)
    builder.add_text_field("keys", tokenizer_name="whitespace", index_option="freq")
    for field in BEYOND.values():
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("lang", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("meta", tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("state", stored=True)
    return builder.build()


def clean(key: str) -> str:
    """The key as one term: the tokenizer splits at white space, and nothing else may."""
    return "_".join(key[:KEY_LIMIT].split())


def is_neutral(key: str) -> bool:
    """True for a key that claims of other languages may share: the stem of a word bears its language."""
    return not key.startswith("w:")


def document(claim: IndexedClaim) -> Any:
    """The document of one claim."""
    filled = tantivy.Document()
    filled.add_integer("claim", claim.id)
    filled.add_integer("report", claim.report)
    keys = [clean(key) for key in claim.keys if key.strip()]
    filled.add_text("keys", " ".join(keys))
    if neutral := " ".join(key for key in keys if is_neutral(key)):
        for lang, field in BEYOND.items():
            if lang != claim.lang:
                filled.add_text(field, neutral)
    if claim.lang:
        filled.add_text("lang", claim.lang)
    return filled


def state_document(state: Mapping[str, Any]) -> Any:
    """The document that holds the caller's state."""
    document = tantivy.Document()
    document.add_text("meta", "state")
    document.add_bytes("state", json.dumps({"state": dict(state)}).encode())
    return document


def read_state(index: Any, schema: Any) -> dict[str, Any]:
    """The stored state under ``state``, ``{"state": {}}`` when the index holds none."""
    index.reload()
    searcher = index.searcher()
    hits = searcher.search(tantivy.Query.term_query(schema, "meta", "state", index_option="basic"), 1).hits
    if not hits:
        return {"state": {}}
    stored: dict[str, Any] = json.loads(bytes(searcher.doc(hits[0][1])["state"][0]))
    return stored


def new_name() -> str:
    """A name that no generation had before, of letters and digits, which tells the version of the schema."""
    return f"{_prefix()}{uuid.uuid4().hex}"


def is_current(name: str) -> bool:
    """True when the generation of this name was made under this version of the schema."""
    return name.startswith(_prefix())


def _prefix() -> str:
    # What follows ends the number: neither version 1 nor a hexadecimal name of old is taken for version 12.
    return f"v{SCHEMA_VERSION}x"


def is_broken(error: BaseException) -> bool:
    """True for what tantivy raises over missing or damaged files. Its panics derive from ``BaseException`` and have
    no importable class."""
    return isinstance(error, (ValueError, OSError)) or type(error).__name__ == "PanicException"
