"""Where a report is on its way, what stopped it, and what it waits for."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from claims.ingest.messages import MESSAGES
from claims.models import Report, Run, Stage
from claims.models.report import WORKING_STAGES

_STATUS = re.compile(r"\b[1-5]\d\d\b")


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of the way; ``state`` is ``done``, ``now`` or ``ahead``."""

    label: str
    state: str


def failure_sentence(report: Report) -> str:
    """Why the report failed and what to do, in the reader's language; empty when it has not failed."""
    if report.stage != Stage.FAILED:
        return ""
    template = MESSAGES.get(report.failure_code)
    if template is None:
        return _("Something unforeseen went wrong. Try again; if it fails again, tell the person who runs this site.")
    try:
        return str(_(template) % report.failure_params)
    except (KeyError, TypeError, ValueError):
        return template


def steps(report: Report) -> list[Step]:
    """The way from queued to ready with the report's place on it."""
    way = [*WORKING_STAGES, Stage.READY]
    if not report.url:
        way = [stage for stage in way if stage not in (Stage.FETCHING, Stage.READING)]
    if report.stage in (Stage.FAILED, Stage.DUPLICATE):
        return []
    # A stage left out for a pasted text counts as the one after it.
    order = [*WORKING_STAGES, Stage.READY]
    place = order.index(Stage(report.stage))
    return [
        Step(
            str(stage.label),
            "now"
            if stage == report.stage and stage != Stage.READY
            else "done"
            if order.index(stage) <= place
            else "ahead",
        )
        for stage in way
    ]


@dataclass(frozen=True, slots=True)
class Delay:
    """The last attempt failed for a reason that may pass: ``sentence`` says why, ``until`` when it is tried again."""

    sentence: str
    until: dt.datetime
    attempts: int


def delay(report: Report) -> Delay | None:
    """What a report on its way waits for after a failed attempt, ``None`` when it just goes on; at most one query."""
    if not report.is_working:
        return None
    run = Run.objects.open().filter(report=report, attempts__gt=0).exclude(error_code="").order_by("-pk").first()
    if run is None:
        return None
    status = _STATUS.search(run.error)
    known = {"host": urlsplit(report.url).hostname or report.url, "status": status.group() if status else "?"}
    template = MESSAGES.get(run.error_code)
    try:
        sentence = str(_(template) % known) if template else ""
    except (KeyError, ValueError):
        sentence = run.error
    return Delay(sentence, run.next_attempt_at, run.attempts)


def pulse(report: Report) -> str:
    """Changes when the page of a report on its way has something new to say."""
    late = delay(report)
    return f"{report.stage}.{late.attempts}" if late else str(report.stage)
