"""The demo: reports of invented outlets that go through the real pipeline; nothing about them is pre-computed."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from django.db import transaction

from claims.ingest.files import read_file
from claims.language import fold
from claims.models import Source, SourceAlias

from .reports import add_article


def load_demo() -> list[int]:
    """Store the demo's sources and reports, once however often it is called. Returns the runs to ring for."""
    folder = resources.files("claims") / "demo"
    with transaction.atomic():
        for row in json.loads((folder / "sources.json").read_text(encoding="utf-8")):
            _store_source(row)
        added = [
            add_article(article=article, is_demo=True)
            for path in sorted((folder / "reports").iterdir(), key=lambda path: path.name)
            if path.name.endswith(".json")
            for article in read_file(path.name, path.read_bytes())
        ]
    return [one.run_pk for one in added if one.run_pk is not None]


def _store_source(row: dict[str, Any]) -> None:
    """One curated source with its aliases; one that a curator has since changed is left as it is."""
    names = ("kind", "country", "languages", "site", "notes")
    source, created = Source.objects.get_or_create(
        name=row["name"], defaults={name: row[name] for name in names} | {"reviewed": True}
    )
    if not created:
        return
    for alias in row["aliases"]:
        SourceAlias.objects.get_or_create(
            folded=fold(alias["name"]).strip(),
            defaults={"source": source, "name": alias["name"], "lang": alias["lang"]},
        )
