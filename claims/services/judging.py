"""A person decides on a match."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from claims.models import Judgement, Match, Verdict
from claims.types import Relation

from .decisions import pair_of
from .grouping import CONFIRMED, LINKED, bond, regroup
from .locks import hold_comparisons
from .telling_stories import retell

TYING = {LINKED, CONFIRMED}
"""Bonds that ``telling_stories`` takes alike: reports with such a pair are of one story."""


def judge_match(*, match: Match, verdict: str, user: User, relation: str = "", note: str = "") -> Judgement:
    """Record a decision and let it act at once: on the match, and on groups and stories where these can change by it.

    ``verdict`` is a ``Verdict``; *withdrawn* takes the newest decision back. ``relation`` corrects the machine's,
    read from the match's left claim. What the same person decided last (a button pressed twice) is not kept again.
    Raises ``ValueError`` for an unknown verdict or relation.
    """
    verdict = Verdict(verdict)
    corrected = Relation(relation) if relation else None
    with transaction.atomic():
        hold_comparisons()
        match = Match.objects.select_for_update(of=("self",)).with_claims().get(pk=match.pk)
        left, right = match.left, match.right
        first, second = pair_of(left.fingerprint, right.fingerprint)
        from_first = corrected.inverse if corrected and first != left.fingerprint else corrected
        newest = Judgement.objects.filter(first_fingerprint=first, second_fingerprint=second).order_by("pk").last()
        said = (verdict.value, from_first.value if from_first else "", note.strip(), user.pk)
        if newest and (newest.verdict, newest.relation, newest.note, newest.judged_by_id) == said:
            return newest
        judgement = Judgement.objects.create(
            match=match,
            first_fingerprint=first,
            second_fingerprint=second,
            verdict=verdict,
            relation=from_first.value if from_first else "",
            note=note.strip(),
            snapshot=snapshot(match),
            judged_by=user,
        )
        before = bond(match.relation, match.verdict, match.is_current)
        match.verdict = "" if verdict == Verdict.WITHDRAWN else verdict
        if verdict == Verdict.WITHDRAWN and match.relation_is_corrected:
            match.relation, match.relation_is_corrected = match.machine_relation, False
        elif corrected:
            match.relation, match.relation_is_corrected = corrected.value, True
        match.save()
        after = bond(match.relation, match.verdict, match.is_current)
        # Groups and stories are computed from the bonds alone: where these stay, so does what came of them.
        if after != before:
            regroup([left.pk, right.pk])
        if (before in TYING) != (after in TYING):
            retell([left.report_id, right.report_id])
    return judgement


def snapshot(match: Match) -> dict[str, object]:
    """What the judge saw: enough to restore the pair, and to use it as labelled data later."""
    return {
        "left": {"claim": match.left_id, "text": match.left.text, "fingerprint": match.left.fingerprint},
        "right": {"claim": match.right_id, "text": match.right.text, "fingerprint": match.right.fingerprint},
        "relation": match.relation,
        "score": match.score,
        "confidence": match.confidence,
        "flags": match.flags,
        "evidence": match.evidence,
    }
