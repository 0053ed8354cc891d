"""Matching one report against all others: candidates → score → relate → group, in one go that may be repeated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from claims.matching.match import Found, Link, Pair
from claims.matching.selection import CANDIDATES, pairs_of
from claims.models import Claim, Match, NearMatch, Report, Run, RunKind, Stage, TextReuse, Verdict
from claims.types import ClaimView, Comparison, Relation

from . import runs
from .copying import find_reuse, store_reuse
from .decisions import Decision, decisions_on, pair_of
from .grouping import regroup
from .index import candidates_for, load_views
from .locks import hold_comparisons
from .telling_stories import retell


def match_report(run: Run) -> list[int]:
    """Match the report's claims, store what was found, group, and mark the report ready. Nothing follows."""
    assert run.report_id is not None
    with compared(run.report_id) as (report, found):
        processing = report.runs.open().filter(kind=RunKind.PROCESS).exists()
        if report.stage == Stage.MATCHING and not processing:
            report.stage = Stage.READY
            report.save(update_fields=["stage", "changed_at"])  # its story has just been told anew
        runs.finish(run, result={"matches": len(found)})
    return []


@contextmanager
def compared(report_pk: int) -> Iterator[tuple[Report, list[Pair]]]:
    """Compare the report's claims with all others, and store, group and retell what was found, in a transaction that
    ends with the block. Yields the report, locked, and its pairs."""
    seen = set(Match.objects.of_report(report_pk).values_list("pk", flat=True))
    seen_reuse = set(TextReuse.objects.of_report(report_pk).values_list("pk", flat=True))
    seen_near = set(NearMatch.objects.of_report(report_pk).values_list("pk", flat=True))
    proposed = propose(report_pk)
    reuse, found = find_reuse(report_pk, proposed.pairs)
    with transaction.atomic():
        hold_comparisons()
        report = Report.objects.select_for_update(of=("self",)).get(pk=report_pk)
        touched = store_matches(report.pk, found, seen=seen)
        store_near(proposed.links, seen=seen_near)
        store_reuse(report.pk, reuse, seen=seen_reuse)
        regroup(touched)
        retell({report.pk} | set(Claim.objects.filter(pk__in=touched).values_list("report_id", flat=True)))
        yield report, found


def propose(report_pk: int) -> Found:
    """The matches of this report's current claims with claims of other reports, scored and typed, and what nearly
    matches. Reads only."""
    views = Claim.objects.current().filter(report=report_pk).views()
    hits, stats = candidates_for(views.values(), exclude_report=report_pk, limit=CANDIDATES)
    return pairs_of(views, hits, STORED, stats, partners=_present_partners(views))


class _Stored:
    """The database as ``pairs_of`` reads an archive."""

    def whole(self, claims: Collection[int]) -> dict[int, ClaimView]:
        return load_views(claims)

    def sizes(self, reports: Sequence[int]) -> dict[int, int]:
        rows = Claim.objects.current().filter(report__in=reports).order_by().values("report")
        return {row["report"]: row["claims"] for row in rows.annotate(claims=Count("pk"))}

    def of_reports(self, reports: Sequence[int]) -> dict[int, ClaimView]:
        return Claim.objects.current().filter(report__in=reports).views()


STORED = _Stored()


def _present_partners(claims: Iterable[int]) -> set[int]:
    """Partners of stored matches: they are compared again, so that a match that no longer holds is seen to go."""
    wanted = set(claims)
    rows = Match.objects.filter(Q(left__in=wanted) | Q(right__in=wanted), is_current=True)
    return {pk for pair in rows.values_list("left", "right") for pk in pair} - wanted


def store_matches(report_pk: int, pairs: Sequence[Pair], *, seen: Collection[int]) -> set[int]:
    """Make ``pairs`` the report's matches and return the claims whose matches changed (and all of the report's own).

    ``seen`` are the ids of the matches stored before ``pairs`` were looked for: only these can be found to hold no
    longer, since another report may have stored matches with this one meanwhile. A pair that people rejected stays
    rejected, one they confirmed stays even if the machine no longer proposes it.
    Call it inside a transaction that holds ``hold_comparisons()``.
    """
    now = timezone.now()
    own = {claim.pk: claim for claim in Claim.objects.current().filter(report=report_pk)}
    others = Claim.objects.current().filter(
        pk__in={pk for pair in pairs for pk in (pair.left_id, pair.right_id)} - own.keys()
    )
    claims = own | {claim.pk: claim for claim in others}
    decided = decisions_on(claim.fingerprint for claim in own.values())
    proposed = {
        (pair.left_id, pair.right_id): pair.comparison
        for pair in pairs
        if pair.left_id in claims and pair.right_id in claims
    }
    proposed |= _confirmed_pairs(own, decided, proposed)
    claims |= {
        claim.pk: claim
        for claim in Claim.objects.current().filter(pk__in={pk for pair in proposed for pk in pair} - claims.keys())
    }
    stored = {(match.left_id, match.right_id): match for match in Match.objects.of_report(report_pk)}
    touched = set(own)
    rows: list[Match] = []
    for (left, right), comparison in sorted(proposed.items()):
        decision = decided.get(pair_of(claims[left].fingerprint, claims[right].fingerprint))
        rows.append(_row(claims[left], claims[right], comparison, decision, now))
        touched |= {left, right}
    Match.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["left", "right"],
        update_fields=[
            "score", "confidence", "relation", "machine_relation", "relation_is_corrected", "flags", "evidence",
            "verdict", "is_current", "changed_at",
        ],
        batch_size=500,
    )  # fmt: skip
    gone = [match for pair, match in stored.items() if pair not in proposed and match.pk in seen]
    touched |= {pk for match in gone for pk in (match.left_id, match.right_id)}
    judged = [match.pk for match in gone if match.verdict]
    Match.objects.filter(pk__in=judged, is_current=True).exclude(verdict=Verdict.REJECTED).update(
        is_current=False, changed_at=now
    )
    Match.objects.filter(pk__in=[match.pk for match in gone if not match.verdict]).delete()
    return touched


def store_near(links: Sequence[Link], *, seen: Collection[int]) -> None:
    """Make ``links`` what nearly matches a report's claims. ``seen`` are the ids of the rows there were before these
    were looked for; rows that another report's run has stored meanwhile stay. Call it inside a transaction that holds
    ``hold_comparisons()``."""
    NearMatch.objects.filter(pk__in=seen).delete()
    wanted = {pk for link in links for pk in link[:2]}
    present = set(Claim.objects.current().filter(pk__in=wanted).values_list("pk", flat=True))
    NearMatch.objects.bulk_create(
        [
            NearMatch(left_id=link.left_id, right_id=link.right_id, score=link.score)
            for link in links
            if {link.left_id, link.right_id} <= present
        ],
        update_conflicts=True,
        unique_fields=["left", "right"],
        update_fields=["score"],
        batch_size=500,
    )


def _row(left: Claim, right: Claim, comparison: Comparison, decision: Decision | None, now: dt.datetime) -> Match:
    corrected = decision.relation_from(left, right) if decision else None
    return Match(
        left=left,
        right=right,
        left_report_id=left.report_id,
        right_report_id=right.report_id,
        score=min(1.0, max(0.0, comparison.score)),
        confidence=comparison.confidence,
        relation=(corrected or comparison.relation).value,
        machine_relation=comparison.relation.value,
        relation_is_corrected=corrected is not None,
        flags=[flag.value for flag in comparison.flags],
        evidence=[item.as_json() for item in comparison.evidence],
        verdict=decision.verdict if decision else "",
        is_current=True,
        changed_at=now,
    )


def _confirmed_pairs(
    own: dict[int, Claim],
    decided: dict[tuple[str, str], Decision],
    proposed: dict[tuple[int, int], Comparison],
) -> dict[tuple[int, int], Comparison]:
    """Pairs that people confirmed and the machine does not propose (any more), as they were when judged."""
    by_fingerprint: dict[str, list[int]] = {}
    for claim in own.values():
        by_fingerprint.setdefault(claim.fingerprint, []).append(claim.pk)
    confirmed = {pair: decision for pair, decision in decided.items() if decision.verdict == Verdict.CONFIRMED}
    partners = {fingerprint for pair in confirmed for fingerprint in pair} - by_fingerprint.keys()
    for claim in Claim.objects.current().filter(fingerprint__in=partners):
        by_fingerprint.setdefault(claim.fingerprint, []).append(claim.pk)
    found: dict[tuple[int, int], Comparison] = {}
    for (first, second), decision in confirmed.items():
        for one in by_fingerprint.get(first, ()):
            for other in by_fingerprint.get(second, ()):
                pair = (min(one, other), max(one, other))
                if one == other or pair in proposed:
                    continue
                relation = Relation(decision.snapshot.get("relation", Relation.SAME.value))
                seen_left = decision.snapshot.get("left", {}).get("fingerprint")
                if seen_left != (first if pair[0] == one else second):
                    relation = relation.inverse
                found[pair] = Comparison(
                    float(decision.snapshot.get("score", 0.0)),
                    relation,
                    float(decision.snapshot.get("confidence", 0.0)),
                )
    return found
