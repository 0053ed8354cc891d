"""Reading labelled stories: reports and the claims that several of them make.

A story folder holds one JSON file per report and ``gold.json`` with ``claims[]``, each with ``mentions[]`` (``file``,
``quote`` an exact substring of that report's text, ``speaker``, ``via``, ``number``), and ``copies[]``, groups of
near-identical texts (``{"files": […]}`` or a plain list of file names). Reviewers' own judgements use the same format,
so each newsroom can measure the program on its own work.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from claims.ingest.files import read_file
from claims.language import clean_text
from claims.types import Article

from .numbers import GoldNumber, read_number

UNNAMED = frozenset({"", "unknown", "narrator"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One report's wording of a gold claim, at ``[start, end)`` of that report's text.

    ``speakers`` names who may be told as speaker or relay; ``number`` is ``None`` without a quantity.
    """

    claim: str
    file: str
    start: int
    end: int
    quote: str
    speakers: tuple[str, ...]
    number: GoldNumber | None


@dataclass(frozen=True, slots=True)
class GoldStory:
    """A labelled story; ``reports`` by file name. ``copies`` are groups of files with near-identical texts; ``notes``
    say of a claim, by its id, how its mentions stand to each other."""

    name: str
    reports: dict[str, Article]
    mentions: tuple[Mention, ...]
    copies: tuple[frozenset[str], ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)


def read_story(folder: Path) -> GoldStory:
    """Read one story folder. Raises ``OSError`` or ``ValueError`` with the file's name when it is not one."""
    path = folder / "gold.json"
    gold = json.loads(path.read_text(encoding="utf-8"))
    reports = {
        file.name: read_file(file.name, file.read_bytes())[0]
        for file in sorted(folder.glob("*.json"))
        if file.name != "gold.json"
    }
    mentions = []
    for claim in gold["claims"]:
        for row in claim["mentions"]:
            quote = clean_text(row["quote"])  # as the text itself was cleaned: no-break spaces, line breaks
            start = reports[row["file"]].text.find(quote)
            if start < 0:
                raise ValueError(f"{path}: “{quote}” does not stand in {row['file']}")
            named = (row.get("speaker") or "", row.get("via") or "")
            mentions.append(
                Mention(
                    claim=claim["id"],
                    file=row["file"],
                    start=start,
                    end=start + len(quote),
                    quote=quote,
                    speakers=tuple(name for name in named if name.casefold() not in UNNAMED),
                    number=read_number(row.get("number")),
                )
            )
    copies = tuple(_files(row, reports, path) for row in gold.get("copies") or ())
    notes = {claim["id"]: claim.get("relation_notes") or "" for claim in gold["claims"]}
    return GoldStory(folder.name, reports, tuple(mentions), copies, notes)


def _files(row: object, reports: dict[str, Article], path: Path) -> frozenset[str]:
    names = row.get("files") if isinstance(row, dict) else row
    if not isinstance(names, list) or not all(name in reports for name in names):
        raise ValueError(f"{path}: copies must list files of the story, not {row}")
    return frozenset(names)
