"""Copies in labelled stories: read in either form, found, and no independent report taken for one."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.evaluation.copies import said_copies
from claims.evaluation.gold import read_story
from claims.language import detect_language

WIRE = (
    "Twelve ships left the port of Velmora on Monday, the harbour master said. The strike ended after nine days and "
    "the dockers went back to work in the morning. Their union expects the new contract to be signed on Friday."
)
REPRINT = WIRE.replace("Twelve", "12").replace(" in the morning", "")
OWN = "The strike in Velmora is over. A dozen ships left on Monday, and the union of the dockers hopes for a contract."


def story(folder: Path, copies: object) -> Path:
    for number, text in enumerate((WIRE, REPRINT, OWN), 1):
        row = {
            "url": "",
            "outlet": f"Post {number}",
            "lang": "en",
            "published": "2024-05-06",
            "title": "",
            "text": text,
        }
        (folder / f"{number}.json").write_text(json.dumps(row), encoding="utf-8")
    gold = {"claims": [], "copies": copies}
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


@pytest.mark.parametrize("copies", [[["1.json", "2.json"]], [{"files": ["1.json", "2.json"], "note": "a reprint"}]])
def test_listed_copies_are_counted_however_they_are_listed(tmp_path, capsys, copies):
    call_command("evaluate", "stories", str(story(tmp_path, copies)))
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "1.000 1 of 1 - listed copies found, pairs of reports" in lines
    assert "1.000 1 of 1 - copies said that are listed, pairs of reports" in lines


def test_a_copy_that_is_missed_and_one_that_is_none_are_told(tmp_path, capsys):
    call_command("evaluate", "stories", "--misses", str(story(tmp_path, [["1.json", "3.json"]])))
    told = capsys.readouterr().out
    assert "no copy found  1.json – 3.json" in told
    assert "said to be copies  1.json – 2.json" in told


def test_copies_that_name_no_file_of_the_story_are_refused_with_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="copies must list files of the story"):
        call_command("evaluate", "stories", str(story(tmp_path, [["1.json", "9.json"]])))


def test_labelled_stories_give_their_copies_and_no_others(shared: Path):
    listed, said = set(), set()
    for folder in sorted((shared / "data" / "stories").iterdir()):
        told = read_story(folder)
        langs = {name: detect_language(article.text) or article.lang for name, article in told.reports.items()}
        listed |= {(folder.name, *pair) for group in told.copies for pair in combinations(sorted(group), 2)}
        said |= {(folder.name, *pair) for pair in said_copies(told, langs)}
    assert said == listed
