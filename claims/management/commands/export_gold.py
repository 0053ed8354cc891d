"""``manage.py export_gold``: reviewers' work as labelled data that ``manage.py evaluate`` reads."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.models import Report, Story
from claims.selectors.gold import GOLD, as_text, gold_files, gold_zip


class Command(BaseCommand):
    help = "Write the reports and claims of a story, or of chosen reports, as labelled data: a folder, or a .zip file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("target", type=Path, metavar="FOLDER|FILE.zip")
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--story", type=int, metavar="ID")
        which.add_argument("--report", type=int, metavar="ID", nargs="+")
        parser.add_argument(
            "--verified", action="store_true", help="only claims that a person corrected, added or confirmed a match of"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        target: Path = options["target"]
        reports, name = self._reports(options["story"], options["report"])
        if target.exists() and (target.suffix == ".zip" or (target / GOLD).exists()):
            raise CommandError(f"{target} is there already. Name another place, so that nothing is written over.")
        files = gold_files(reports, name=name, verified=options["verified"])
        if target.suffix == ".zip":
            target.write_bytes(gold_zip(files, target.stem))
        else:
            target.mkdir(parents=True, exist_ok=True)
            for file, content in files.items():
                (target / file).write_text(as_text(content), encoding="utf-8")
        gold = files[GOLD]
        mentions = sum(len(claim["mentions"]) for claim in gold["claims"])
        self.stdout.write(
            f"{target}: {len(files) - 1} reports, {len(gold['claims'])} claims with {mentions} mentions, "
            f"{sum(map(len, gold['claims_single'].values()))} claims of one report alone"
        )

    @staticmethod
    def _reports(story: int | None, pks: list[int] | None) -> tuple[list[Report], str]:
        if story is not None:
            found = Story.objects.filter(pk=story).first()
            if found is None:
                raise CommandError(f"There is no story {story}.")
            return list(found.reports.all()), found.title
        wanted = set(pks or [])
        reports = list(Report.objects.filter(pk__in=wanted))
        missing = sorted(wanted - {report.pk for report in reports})
        if missing:
            raise CommandError(f"There is no report {', '.join(map(str, missing))}.")
        return reports, f"Reports {', '.join(map(str, sorted(wanted)))}"
