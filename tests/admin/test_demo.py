"""The demo files: what ``start --demo`` and ``ingest`` take, about outlets that do not exist."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from claims.language.normalise import fold
from claims.models import SourceKind

DEMO = Path(__file__).resolve().parents[2] / "claims" / "demo"
REPORTS = sorted((DEMO / "reports").glob("*.json"))
SOURCES = json.loads((DEMO / "sources.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_demo_report_says_who_published_it_where_when_and_in_what_language(path):
    report = json.loads(path.read_text(encoding="utf-8"))

    assert list(report) == ["url", "outlet", "lang", "published", "title", "text"]
    sites = {source["name"]: (source["site"], source["languages"]) for source in SOURCES}
    site, languages = sites[report["outlet"]]
    assert urlsplit(report["url"]).hostname == site
    assert site.endswith(".example")
    assert report["lang"] in languages
    assert dt.date.fromisoformat(report["published"])
    assert 120 <= len(report["text"].split()) <= 300


def test_the_demo_speaks_three_languages_in_two_stories_over_several_days():
    reports = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in REPORTS}

    for story in ("truce", "port"):
        of_story = [report for name, report in reports.items() if name.startswith(story)]
        assert {report["lang"] for report in of_story} == {"ar", "en", "fr"}
        assert len({report["published"] for report in of_story}) > 1
    texts = "".join(report["text"] for report in reports.values() if report["lang"] == "ar")
    assert "٢٠١٤" in texts
    assert "2014" in texts


def test_the_demo_sources_are_what_a_curator_could_enter():
    names = [fold(name) for source in SOURCES for name in (source["name"], *(row["name"] for row in source["aliases"]))]

    assert len(names) == len(set(names))
    assert len({source["site"] for source in SOURCES}) == len(SOURCES)
    assert {source["kind"] for source in SOURCES} <= set(SourceKind.values)
    assert all(source["notes"].startswith("Invented for the demo.") for source in SOURCES)
