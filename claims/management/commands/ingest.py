"""``manage.py ingest PATH|URL|- …``: add reports, wait for their claims, print one JSON object per report."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import logging
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext

from claims.ingest.errors import IngestError
from claims.ingest.labelled import lists_claims
from claims.management.arguments import day, language
from claims.management.progress import ProgressBar
from claims.models import Report, Run, Source, Stage
from claims.selectors.export import report_as_json
from claims.selectors.progress import failure_sentence
from claims.services import reports as service
from claims.services import runs
from claims.services.importing import ImportRefusedError, check_list, import_list
from claims.services.pipeline import drain
from claims.services.rematching import ask_to_rematch, go_on
from claims.services.sources import find_source, recognise_source

MATCHED_AT_ONCE = 200
"""Claims of a list that somebody may wait for; longer lists are matched in the background."""
TOLD_FROM = 2000
"""Claims from which progress is told."""


class Command(BaseCommand):
    help = (
        "Add reports from files (.txt .html .json .jsonl), links or standard input (-), wait until they are processed "
        "and print one JSON object per report. A .jsonl file whose lines have “claim” instead of “text” is a list of "
        "single claims: it is stored in bulk, and one JSON object says how many were new. Exits with 1 when something "
        "could not be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", nargs="+", metavar="PATH|URL|-", help="file, link, or - for standard input")
        parser.add_argument("--format", choices=["json", "text"], default="json")
        parser.add_argument("--lang", type=language, default="", help="language code, when it should not be detected")
        parser.add_argument("--source", default="", help="who published the reports, when they do not say")
        parser.add_argument("--published", type=day, default=None, metavar="YYYY-MM-DD")
        parser.add_argument(
            "--stdin-name", default="stdin.txt", help="what standard input is taken for (.txt, .json …)"
        )
        parser.add_argument("--timeout", type=float, default=3600.0, metavar="SECONDS", help="how long to wait at most")

    def handle(self, *args: Any, **options: Any) -> None:
        self.failed = False
        self.given: bytes | None = None
        wanted: list[int] = []
        name = options["source"]
        is_new_name = find_source(name=name) is None
        asked = {option: options[option] for option in ("lang", "published")}
        for what in options["what"]:
            if (lines := self._list(what, options["stdin_name"])) is not None:
                self._import(what, lines, options)
                continue
            try:
                with transaction.atomic():
                    added = self._add(what, options["stdin_name"], source=recognise_source(name=name), **asked)
            except IngestError as error:
                self._complain(what, str(error))
            except OSError as error:
                self._complain(what, f"It cannot be opened ({error.strerror}).")
            else:
                wanted += [one.report.pk for one in added if one.report.pk not in wanted]
        with contextlib.nullcontext() if options["traceback"] else _quiet():
            finished = drain(wanted, timeout=options["timeout"]) if wanted else True
            doubles = Report.objects.filter(pk__in=wanted, duplicate_of__isnull=False)
            known = [report.duplicate_of_id for report in doubles if report.duplicate_of_id is not None]
            finished = finished and (drain(known, timeout=options["timeout"]) if known else True)
        for pk in wanted:
            self._show(pk, options["format"])
        if is_new_name and (source := find_source(name=name)) and not source.reports.exists():
            source.delete()  # made for reports none of which could be read
        if not finished:
            self._complain(
                "ingest", gettext("The time was up before all reports were ready; they go on in the background.")
            )
        if self.failed:
            sys.exit(1)

    def _add(
        self, what: str, stdin_name: str, *, source: Source | None, lang: str, published: dt.date | None
    ) -> list[service.Added]:
        if what == "-":
            data = self._stdin()
            return service.add_file(name=stdin_name, data=data, source=source, lang=lang, published=published)
        if "://" in what:
            added = service.add_url(url=what, source=source, lang=lang, published=published)
            if added.run_pk is None and added.report.stage == Stage.FAILED:
                added = service.Added(added.report, created=False, run_pk=service.retry(report=added.report))
            if added.run_pk is not None:
                # Somebody waits for the answer: say at once what went wrong instead of trying again later.
                Run.objects.filter(pk=added.run_pk).update(options={"once": True})
            return [added]
        path = Path(what)
        data = path.read_bytes()
        return service.add_file(name=path.name, data=data, source=source, lang=lang, published=published)

    def _stdin(self) -> bytes:
        """All of standard input, however often it is asked for."""
        if self.given is None:
            self.given = sys.stdin.buffer.read()
        return self.given

    def _list(self, what: str, stdin_name: str) -> Callable[[], Iterable[bytes]] | None:
        """How to read the lines of a list of claims, once or again; ``None`` for everything else."""
        if not (stdin_name if what == "-" else what).lower().endswith(".jsonl") or "://" in what:
            return None
        if what == "-":
            lines = self._stdin().splitlines()
            return (lambda: lines) if lists_claims(lines) else None
        try:
            with Path(what).open("rb") as file:
                return (lambda: _lines_of(Path(what))) if lists_claims(file) else None
        except OSError:
            return None  # said where the file is read

    def _import(self, what: str, lines: Callable[[], Iterable[bytes]], options: dict[str, Any]) -> None:
        """Store a list of claims; a short one is matched at once, a long one in the background."""
        source = recognise_source(name=options["source"])
        try:
            total = check_list(lines())
            with ProgressBar(sys.stderr) as bar:
                told = partial(bar.show, "Claims", total=total) if total > TOLD_FROM else lambda _done: None
                imported = import_list(lines(), total=total, source=source, lang=options["lang"], tell=told)
        except ImportRefusedError as refused:
            for error in refused.errors:
                self._complain(what, str(error))
            if refused.count > len(refused.errors):
                self._complain(what, f"{refused.count - len(refused.errors):,} more lines cannot be read.")
            self._complain(what, "Nothing was stored.")
            return
        except OSError as error:
            self._complain(what, f"It cannot be read ({error.strerror}).")
            return
        if imported.reports is not None:
            run, _begun = ask_to_rematch(keys=False, reports=imported.reports)
            if imported.created <= MATCHED_AT_ONCE and (held := runs.claim(run.pk)) is not None:
                go_on(held)
        shown = {"list": what, "claims": total, "created": imported.created, "known": imported.known}
        self.stdout.write(json.dumps({**shown, "rated_anew": imported.rated}, ensure_ascii=False))

    def _show(self, pk: int, form: str) -> None:
        report = Report.objects.select_related("source", "current_version", "duplicate_of").get(pk=pk)
        if report.duplicate_of_id is not None:
            report = Report.objects.select_related("source", "current_version").get(pk=report.duplicate_of_id)
        if report.stage == Stage.FAILED:
            self._complain(report.url or str(report), failure_sentence(report))
            if report.current_version is None:
                # Nobody is there to press Retry: a failed attempt leaves nothing behind.
                service.remove(report=report)
            return
        shown = report_as_json(report)
        if form == "json":
            self.stdout.write(json.dumps(shown, ensure_ascii=False))
        else:
            self.stdout.write(f"{shown['id']}  {shown['status']}  {shown['title']}  ({len(shown['claims'])} claims)")

    def _complain(self, what: str, sentence: str) -> None:
        self.failed = True
        self.stderr.write(f"{what}: {sentence}")


def _lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a file, without the mark some editors put before the first."""
    with path.open("rb") as file:
        yield from (line.removeprefix(b"\xef\xbb\xbf") for line in file)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep the logs of the work off the terminal, where each failure is told in one sentence."""
    logger = logging.getLogger("claims")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
