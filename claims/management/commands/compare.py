"""``manage.py compare``: groups and matches as one JSON object."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.models import Report, Story
from claims.selectors.export import comparison_as_json


class Command(BaseCommand):
    help = "Print the groups and matches of one report, of one story or of everything, as one JSON object."

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--report", type=int, metavar="ID")
        which.add_argument("--story", type=int, metavar="ID")
        which.add_argument("--all", action="store_true")
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, *args: Any, **options: Any) -> None:
        reports = None
        if options["report"] is not None:
            reports = list(Report.objects.filter(pk=options["report"]))
            if not reports:
                raise CommandError(f"There is no report {options['report']}.")
        elif options["story"] is not None:
            if not Story.objects.filter(pk=options["story"]).exists():
                raise CommandError(f"There is no story {options['story']}.")
            reports = list(Report.objects.filter(story=options["story"]))
        self.stdout.write(json.dumps(comparison_as_json(reports), ensure_ascii=False))
