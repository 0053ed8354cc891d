"""``manage.py evaluate …``: measure the program on labelled data in open formats."""

from __future__ import annotations

import json
from argparse import ArgumentParser, BooleanOptionalAction
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandError

from claims.evaluation.extraction import SEED_MEASURES, score_seed, score_story_extraction
from claims.evaluation.gold import GoldStory, read_story
from claims.evaluation.measures import HEADER, Measure, Score
from claims.evaluation.mentions import MENTION_MEASURES
from claims.evaluation.seed import GoldSeed, read_seed
from claims.evaluation.stories import STORY_MEASURES, score_story

Read = TypeVar("Read")


class Command(BaseCommand):
    help = "Measure extraction and matching on labelled data."

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_subparsers(dest="what", required=True)
        stories = what.add_parser("stories", help="labelled stories: folders of reports with a gold.json")
        stories.add_argument("folders", nargs="+", type=Path, metavar="DIR")
        stories.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE")
        stories.add_argument("--misses", action="store_true", help="print what was missed, with its sentences")
        extraction = what.add_parser("extraction", help="claims and their slots: annotated articles and stories")
        extraction.add_argument("folders", nargs="*", type=Path, metavar="STORY_DIR")
        extraction.add_argument(
            "--seed",
            nargs=2,
            action="append",
            type=Path,
            default=[],
            metavar=("ARTICLE.txt", "GOLD.json"),
            help="an annotated article; may be given several times",
        )
        extraction.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE")
        extraction.add_argument(
            "--floor", action=BooleanOptionalAction, default=True, help="exit 1 when a total falls below its floor"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "stories":
            self._stories(options["folders"], options["json"], options["misses"])
        else:
            self._extraction(options["seed"], options["folders"], options["json"], options["floor"])

    def _stories(self, folders: list[Path], target: Path | None, show_misses: bool) -> None:
        scores = [score_story(_story(folder)) for folder in folders]
        total = _total("total", STORY_MEASURES, scores)
        for score in (*scores, total):
            self._print(score, show_misses)
        self._write(target, {"stories": [score.as_json() for score in scores], "total": total.as_json()})

    def _extraction(self, pairs: list[list[Path]], folders: list[Path], target: Path | None, floor: bool) -> None:
        if not pairs and not folders:
            raise CommandError("Give --seed ARTICLE.txt GOLD.json, or a folder of a labelled story.")
        seeds = [score_seed(_seed(text, gold)) for text, gold in pairs]
        stories = [score_story_extraction(_story(folder)) for folder in folders]
        totals = [
            _total(name, measures, scores)
            for name, measures, scores in (
                ("all seeds", SEED_MEASURES, seeds),
                ("all stories", MENTION_MEASURES, stories),
            )
            if scores
        ]
        shown = [*seeds, *stories, *(total for total in totals if len(seeds) > 1 or total.measures is MENTION_MEASURES)]
        for score in shown:
            self._print(score, show_misses=True)
        fallen = [sentence for total in totals for sentence in total.below_floor()]
        self._write(
            target,
            {
                "seeds": [score.as_json() for score in seeds],
                "stories": [score.as_json() for score in stories],
                "total": [total.as_json() for total in totals],
                "below_floor": fallen,
            },
        )
        if floor and fallen:
            raise CommandError("\n".join(fallen), returncode=1)

    def _print(self, score: Score, show_misses: bool) -> None:
        self.stdout.write(f"\n{score.name}\n{HEADER}")
        for row in score.rows():
            self.stdout.write(row)
        for miss in score.misses if show_misses else ():
            self.stdout.write(f"    {miss}")

    def _write(self, target: Path | None, figures: dict[str, object]) -> None:
        if target is None:
            return
        try:
            target.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(f"The figures cannot be written: {error}") from error


def _total(name: str, measures: tuple[Measure, ...], scores: Iterable[Score]) -> Score:
    total = Score(name, measures)
    for score in scores:
        total.add(score)
    return total


def _story(folder: Path) -> GoldStory:
    return _read(read_story, [folder], f"{folder} is not a labelled story")


def _seed(text: Path, gold: Path) -> GoldSeed:
    return _read(read_seed, [text, gold], f"{text} with {gold} is not an annotated article")


def _read(reader: Callable[..., Read], paths: Sequence[Path], otherwise: str) -> Read:
    try:
        return reader(*paths)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(f"{otherwise}: {error}") from error
