"""``manage.py rematch [--since DATE]``: keys and matches anew after rules, the glossary or aliases changed."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from claims.management.arguments import day
from claims.management.progress import ProgressBar
from claims.models import Run, RunState
from claims.services import runs
from claims.services.long_runs import put_down
from claims.services.rematching import KEYS, Progress, ask_to_rematch, go_on

LOOK_SECONDS = 0.5
"""How often it looks at the work of somebody else."""
INTERRUPTED = 130
"""What a shell gives a command that was ended by Ctrl-C."""
LABELS = {KEYS: "Keys of claims"}
OTHER_LABEL = "Matches of reports"


class Command(BaseCommand):
    help = (
        "Make the keys of stored claims anew and match their reports again: after a change of rules, glossary or "
        "aliases. Judgements and corrections are kept. Stopped in the middle, it goes on where it was when it is "
        "started again; workers may run beside it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--since",
            type=day,
            default=None,
            metavar="YYYY-MM-DD",
            help="only reports published or added since then (default: all)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        run, begun = ask_to_rematch(since=options["since"])
        if begun:
            self.stdout.write("Going on with a rematch that was begun before.")
        try:
            with ProgressBar(options.get("stdout") or sys.stdout) as bar:
                run = self._to_the_end(run, bar)
        except KeyboardInterrupt:
            run.refresh_from_db()
            told = Progress.of(run)
            self.stderr.write(f"Stopped after {told.done:,} of {told.total:,}. Start it again to go on from there.")
            sys.exit(INTERRUPTED)
        self._tell_end(run)

    def _to_the_end(self, run: Run, bar: ProgressBar) -> Run:
        """Do the run, or watch whoever has it in hands; returns its row when it is over."""
        while run.state in (RunState.PENDING, RunState.RUNNING):
            held = runs.claim(run.pk)
            if held is not None:
                try:
                    go_on(held, tell=lambda told: _show(bar, told))
                except runs.LeaseLost:
                    pass  # taken over while this process was stopped or asleep: watch
                except BaseException:
                    put_down(held)
                    raise
            else:
                close_old_connections()
                time.sleep(LOOK_SECONDS)
            run.refresh_from_db()
            _show(bar, Progress.of(run))
        return run

    def _tell_end(self, run: Run) -> None:
        if run.state != RunState.DONE:
            raise CommandError(f"It was given up after several attempts: {run.error or run.error_code}")
        told = Progress.of(run)
        self.stdout.write(f"{told.done:,} reports were matched again.")
        if told.failed:
            listed = ", ".join(map(str, run.result["failed_reports"]))
            raise CommandError(f"These reports could not be matched, and keep what they had: {listed}.")


def _show(bar: ProgressBar, told: Progress) -> None:
    if told.total or told.done:
        bar.show(LABELS.get(told.phase, OTHER_LABEL), told.done, told.total)
