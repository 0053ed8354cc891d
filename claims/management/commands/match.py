"""``manage.py match "TEXT"``: stored claims that match a free text, ranked, as one JSON object."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.exports.pages import found_as_json
from claims.ingest.errors import IngestError
from claims.services.checking import check_text


class Command(BaseCommand):
    help = "Rank the stored claims that match a free text, with score, relation and evidence, as one JSON object."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("text", metavar="TEXT")
        parser.add_argument("--lang", default="", help="language code, when it should not be detected")
        parser.add_argument("--limit", type=int, default=20)
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = check_text(text=options["text"], lang=options["lang"], limit=max(1, options["limit"]))
        except IngestError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(json.dumps(found_as_json(options["text"], found), ensure_ascii=False))
