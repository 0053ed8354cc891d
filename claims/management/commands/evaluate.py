"""``manage.py evaluate …``: measure the program on labelled data in open formats."""

from __future__ import annotations

import json
from argparse import ArgumentParser, BooleanOptionalAction
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandError

from claims.evaluation.bridge import read_lines, score_bridge
from claims.evaluation.extraction import SEED_MEASURES, score_seed, score_story_extraction
from claims.evaluation.gold import GoldStory, read_story
from claims.evaluation.measures import HEADER, Measure, Score
from claims.evaluation.mentions import MENTION_MEASURES
from claims.evaluation.pairs import read_pairs, score_pairs
from claims.evaluation.retrieval import read_collection, score_retrieval
from claims.evaluation.seed import GoldSeed, read_seed
from claims.evaluation.stories import STORY_MEASURES, score_story
from claims.evaluation.together import score_together

Read = TypeVar("Read")


class Command(BaseCommand):
    help = "Measure extraction and matching on labelled data."

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_subparsers(dest="what", required=True)
        stories = what.add_parser("stories", help="labelled stories: folders of reports with a gold.json")
        stories.add_argument("folders", nargs="+", type=Path, metavar="DIR")
        stories.add_argument(
            "--together",
            action="store_true",
            help="also put all stories into one archive and count the matches between them",
        )
        _add_output(stories, floor=False)
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
        _add_output(extraction)
        retrieval = what.add_parser("retrieval", help="posts against a list of verified claims: what match finds")
        retrieval.add_argument("folder", type=Path, metavar="DIR")
        retrieval.add_argument("--split", default="dev", help="folder of queries and judgements (default: dev)")
        _add_output(retrieval)
        pairs = what.add_parser("pairs", help="pairs of claims that agree, disagree or are about other things")
        pairs.add_argument("file", type=Path, metavar="FILE.csv")
        _add_output(pairs)
        bridge = what.add_parser("bridge", help="two files of sentences, each the other's translation line by line")
        bridge.add_argument("files", nargs=2, type=Path, metavar="FILE")
        bridge.add_argument("--drop", type=float, default=0.0, help="share of the words taken away on both sides")
        _add_output(bridge)

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, f"_{options['what']}")(options)

    def _retrieval(self, options: dict[str, Any]) -> None:
        folder, split = options["folder"], options["split"]
        collection = _read(read_collection, [folder, split], f"{folder} with {split} is no collection")
        self._report([score_retrieval(collection)], options)

    def _pairs(self, options: dict[str, Any]) -> None:
        path = options["file"]
        self._report([score_pairs(path.name, _read(read_pairs, [path], f"{path} holds no labelled pairs"))], options)

    def _bridge(self, options: dict[str, Any]) -> None:
        if not 0 <= options["drop"] < 1:
            raise CommandError("--drop takes a share from 0 to below 1, such as 0.35.")
        one, other = (_read(read_lines, [path], f"{path} cannot be read") for path in options["files"])
        try:
            scores = score_bridge(one, other, options["drop"])
        except ValueError as error:
            raise CommandError(str(error)) from error
        self._report(scores, options)

    def _report(self, scores: Sequence[Score], options: dict[str, Any]) -> None:
        """Print and write the scores, and fail when one is below its floor."""
        for score in scores:
            self._print(score, MISSES if not options["misses"] else None)
        fallen = [sentence for score in scores for sentence in score.below_floor()]
        self._write(options["json"], {"scores": [score.as_json() for score in scores], "below_floor": fallen})
        if options["floor"] and fallen:
            raise CommandError("\n".join(fallen), returncode=1)

    def _stories(self, options: dict[str, Any]) -> None:
        stories = [_story(folder) for folder in options["folders"]]
        scores = [score_story(story) for story in stories]
        total = _total("total", STORY_MEASURES, scores)
        together = [score_together(stories)] if options["together"] else []
        for score in (*scores, total, *together):
            self._print(score, None if options["misses"] else 0)
        figures: dict[str, object] = {"stories": [score.as_json() for score in scores], "total": total.as_json()}
        if together:
            figures["together"] = together[0].as_json()
        self._write(options["json"], figures)

    def _extraction(self, options: dict[str, Any]) -> None:
        pairs, folders = options["seed"], options["folders"]
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
            self._print(score, None)
        fallen = [sentence for total in totals for sentence in total.below_floor()]
        self._write(
            options["json"],
            {
                "seeds": [score.as_json() for score in seeds],
                "stories": [score.as_json() for score in stories],
                "total": [total.as_json() for total in totals],
                "below_floor": fallen,
            },
        )
        if options["floor"] and fallen:
            raise CommandError("\n".join(fallen), returncode=1)

    def _print(self, score: Score, most: int | None) -> None:
        """The table of a score and its first ``most`` misses, all of them for ``None``."""
        self.stdout.write(f"\n{score.name}\n{HEADER}")
        for row in score.rows():
            self.stdout.write(row)
        shown = score.misses[:most]
        for miss in shown:
            self.stdout.write(f"    {miss}")
        if most and len(shown) < len(score.misses):
            self.stdout.write("    … all with --misses")

    def _write(self, target: Path | None, figures: dict[str, object]) -> None:
        if target is None:
            return
        try:
            target.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(f"The figures cannot be written: {error}") from error


MISSES = 30
"""Lines about misses printed unless all are asked for."""


def _add_output(parser: ArgumentParser, *, floor: bool = True) -> None:
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE")
    parser.add_argument("--misses", action="store_true", help="print all that was missed, with its sentences")
    if floor:
        parser.add_argument(
            "--floor", action=BooleanOptionalAction, default=True, help="exit 1 when a figure falls below its floor"
        )


def _total(name: str, measures: tuple[Measure, ...], scores: Iterable[Score]) -> Score:
    total = Score(name, measures)
    for score in scores:
        total.add(score)
    return total


def _story(folder: Path) -> GoldStory:
    return _read(read_story, [folder], f"{folder} is not a labelled story")


def _seed(text: Path, gold: Path) -> GoldSeed:
    return _read(read_seed, [text, gold], f"{text} with {gold} is not an annotated article")


def _read(reader: Callable[..., Read], paths: Sequence[Path | str], otherwise: str) -> Read:
    try:
        return reader(*paths)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(f"{otherwise}: {error}") from error
