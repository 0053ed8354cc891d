"""``manage.py evaluate …``: measure the program on labelled data in open formats."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.evaluation.gold import read_story
from claims.evaluation.stories import MEASURES, StoryScore, score_story


class Command(BaseCommand):
    help = "Measure extraction and matching on labelled data."

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_subparsers(dest="what", required=True)
        stories = what.add_parser("stories", help="labelled stories: folders of reports with a gold.json")
        stories.add_argument("folders", nargs="+", type=Path, metavar="DIR")
        stories.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE")
        stories.add_argument("--misses", action="store_true", help="print what was missed, with its sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        self._stories(options["folders"], options["json"], options["misses"])

    def _stories(self, folders: list[Path], target: Path | None, show_misses: bool) -> None:
        total = StoryScore("total")
        scores = []
        for folder in folders:
            try:
                story = read_story(folder)
            except (OSError, ValueError, KeyError) as error:
                raise CommandError(f"{folder} is not a labelled story: {error}") from error
            scores.append(score_story(story))
            total.add(scores[-1])
        for score in (*scores, total):
            self._print(score, show_misses)
        if target is not None:
            figures = {"stories": [score.as_json() for score in scores], "total": total.as_json()}
            target.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")

    def _print(self, score: StoryScore, show_misses: bool) -> None:
        self.stdout.write(f"\n{score.name}")
        for name, meaning in MEASURES.items():
            count = score.counts[name]
            share = "   -" if count.share is None else f"{count.share:.3f}"
            self.stdout.write(f"  {share}  {count.hit:4} of {count.of:4}  {meaning}")
        for miss in score.misses if show_misses else ():
            self.stdout.write(f"    {miss}")
