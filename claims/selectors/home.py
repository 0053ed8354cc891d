"""The first page: what is running, what is in conflict, which stories there are."""

from __future__ import annotations

import zlib
from collections import Counter
from dataclasses import dataclass

from claims.models import Match, Report
from claims.types import Relation

from . import reasons, wording
from .columns import source_name
from .progress import failure_sentence
from .stories import StoryCard, stories, story_cards

ACTIVITY = 12
FAILED = 3
"""Old failures must not hide what is running; the list of reports has them all."""
CONFLICTS = 8
STORIES = 12
LOOKED_AT = 400


@dataclass(frozen=True, slots=True)
class Activity:
    """Reports on their way and reports that need a person, newest first; ``working`` counts all of the former."""

    rows: list[tuple[Report, str]]
    working: int
    failed: int

    @property
    def fingerprint(self) -> str:
        """Changes when there is something else to see."""
        seen = [f"{report.pk}:{report.stage}:{report.title}" for report, _failure in self.rows]
        return f"{zlib.crc32('|'.join(seen).encode()):08x}"


@dataclass(frozen=True, slots=True)
class ConflictCard:
    """Two wordings that cannot both hold, with why; ``more`` pairs of reports are in conflict over the same."""

    match: Match
    tone: str
    label: str
    reason: str
    more: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Stories and conflicts. ``reports`` is how many there are in all: with none, the page greets a newcomer."""

    reports: int
    conflicts: list[ConflictCard]
    stories: list[StoryCard]


def activity() -> Activity:
    """What is being processed, and the newest failures: three queries."""
    working = list(Report.objects.in_progress().select_related("source")[:ACTIVITY])
    failed = list(Report.objects.failed().select_related("source")[:FAILED])
    return Activity(
        rows=[(report, failure_sentence(report)) for report in [*working, *failed]],
        working=Report.objects.in_progress().count(),
        failed=len(failed),
    )


def latest_conflicts(limit: int = CONFLICTS) -> list[ConflictCard]:
    """The newest conflicts no reviewer has rejected, one for each question (group of claims): two queries.

    Of the pairs of one question the surest among the newest ``LOOKED_AT`` speaks for all of them.
    """
    rows = Match.objects.conflicts().order_by("-created_at", "-score")
    newest = rows.values_list("pk", "left_report_id", "right_report_id", "left__group_id", "score")[:LOOKED_AT]
    best: dict[object, tuple[float, int]] = {}
    pairs: Counter[object] = Counter()
    for pk, left, right, group, score in newest:
        question = group or (left, right)
        pairs[question] += 1
        if question not in best or score > best[question][0]:
            best[question] = (score, pk)
    chosen = [(pk, pairs[question] - 1) for question, (_score, pk) in best.items()][:limit]
    found = Match.objects.with_claims().in_bulk([pk for pk, _more in chosen])
    return [conflict_card(found[pk], more) for pk, more in chosen if pk in found]


def conflict_card(match: Match, more: int = 0) -> ConflictCard:
    """A conflict in words, read from the left claim. Follows claims, reports and sources (``with_claims()``)."""
    relation = Relation(match.relation)
    return ConflictCard(
        match=match,
        tone=wording.TONES[relation],
        label=str(wording.RELATIONS[relation]),
        reason=reasons.reason(match, source_name(match.left.report), source_name(match.right.report), swapped=False),
        more=more,
    )


def overview() -> Overview:
    """Stories with counts and the latest conflicts."""
    return Overview(
        reports=Report.objects.listed().count(), conflicts=latest_conflicts(), stories=story_cards(stories()[:STORIES])
    )
