"""``manage.py match "TEXT"``: stored claims that match a free text, ranked, as one JSON object."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.ingest.errors import IngestError
from claims.selectors.export import claim_as_json
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
        matches = [
            {
                "claim": claim_as_json(one.claim),
                "report": one.claim.report_id,
                "language": one.claim.lang,
                "score": round(one.comparison.score, 4),
                "relation": one.comparison.relation.value,
                "flags": [flag.value for flag in one.comparison.flags],
                "evidence": [item.as_json() for item in one.comparison.evidence],
            }
            for one in found
        ]
        self.stdout.write(json.dumps({"text": options["text"], "matches": matches}, ensure_ascii=False))
