"""Stories that share an archive stay apart: what is alike by chance is no match."""

from __future__ import annotations

import json
from pathlib import Path

from django.core.management import call_command

from claims.evaluation.gold import read_story
from claims.evaluation.together import score_together

STORIES = Path(__file__).resolve().parent.parent / "stories"
MIXED = (
    "beirut-port",
    "kakhovka-dam",
    "titan-submersible",
    "pylos-boat",
    "tempi-train",
    "brasilia-riot",
    "french-pensions",
)
"""Events with a toll, a boat or a crowd in common, months and years apart."""


def test_few_matches_lie_between_stories() -> None:
    score = score_together([read_story(STORIES / name) for name in MIXED])
    share = score.counts["matches_within"].share
    assert share is not None
    assert share > 0.965, score.misses


def test_the_command_tells_what_lies_between_the_stories(tmp_path: Path, capsys) -> None:
    target = tmp_path / "figures.json"
    folders = [str(STORIES / name) for name in ("titan-submersible", "kakhovka-dam")]
    call_command("evaluate", "stories", *folders, "--together", "--json", str(target))
    assert "all stories in one archive" in capsys.readouterr().out
    assert "matches_within" in json.dumps(json.loads(target.read_text())["together"])
