"""Keeping groups in step with matches: only what a change can reach is grouped anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Q
from django.utils import timezone

from claims.matching.groups import Grouping, group_claims
from claims.matching.match import Pair
from claims.models import Claim, Group, Match, Verdict
from claims.types import Comparison, Relation

BATCH = 400
"""Ids in one query: SQLite takes 999 parameters in older builds, and each id is used twice."""


def regroup(touched: Iterable[int]) -> None:
    """Group anew every claim connected with ``touched`` (claim ids) by matches or by a group they are in.

    Groups do not depend on the order in which reports arrive: the whole connected part is computed from its matches,
    and a group keeps its row where most of its claims stay. Call it inside the transaction that changed the matches.
    """
    claims, matches = _connected(touched)
    views = {pk: claim.view() for pk, claim in claims.items() if claim.is_current}
    pairs: list[Pair] = []
    apart: set[tuple[int, int]] = set()
    together: list[tuple[int, int]] = []
    for match in matches:
        if match.left_id not in views or match.right_id not in views:
            continue
        ids = (match.left_id, match.right_id)
        if match.verdict == Verdict.REJECTED:
            apart.add(ids)
        elif match.is_current:
            pairs.append(Pair(*ids, Comparison(match.score, Relation(match.relation), match.confidence)))
            if match.verdict == Verdict.CONFIRMED and match.relation != Relation.RELATED:
                together.append(ids)
    _store(claims, group_claims(views, pairs, cannot_link=apart, must_link=together))


def _connected(touched: Iterable[int]) -> tuple[dict[int, Claim], list[Match]]:
    """The claims reachable from ``touched`` over matches and groups, and the matches among them."""
    claims: dict[int, Claim] = {}
    matches: dict[int, Match] = {}
    groups: set[int] = set()
    frontier = set(touched)
    while frontier:
        found = _by_ids(sorted(frontier))
        claims |= found
        reached: set[int] = set()
        new_groups = {claim.group_id for claim in found.values() if claim.group_id} - groups
        groups |= new_groups
        for batch in _batches(sorted(new_groups)):
            reached |= set(Claim.objects.filter(group__in=batch).values_list("pk", flat=True))
        for batch in _batches(sorted(found)):
            rows = Match.objects.exclude(relation=Relation.RELATED.value).filter(Q(left__in=batch) | Q(right__in=batch))
            for match in rows.defer("evidence", "flags"):
                matches[match.pk] = match
                reached |= {match.left_id, match.right_id}
        frontier = reached - claims.keys() - (frontier - found.keys())
    return claims, [matches[pk] for pk in sorted(matches)]


def _by_ids(pks: Sequence[int]) -> dict[int, Claim]:
    return {
        claim.pk: claim
        for batch in _batches(pks)
        for claim in Claim.objects.for_matching().filter(pk__in=batch)
    }  # fmt: skip


def _batches(pks: Sequence[int]) -> Iterable[Sequence[int]]:
    return (pks[start : start + BATCH] for start in range(0, len(pks), BATCH))


def _store(claims: dict[int, Claim], groupings: Sequence[Grouping]) -> None:
    """Give each grouping the group row that most of its claims had, else a new one; drop groups left empty."""
    had = {pk: claim.group_id for pk, claim in claims.items() if claim.group_id}
    wishes: list[tuple[int, int, int]] = []
    for number, grouping in enumerate(groupings):
        for group, votes in Counter(had[pk] for pk in grouping.claims if pk in had).items():
            wishes.append((-votes, group, number))
    row_of: dict[int, int] = {}
    kept: set[int] = set()
    for _, group, number in sorted(wishes):
        if number not in row_of and group not in kept:
            row_of[number] = group
            kept.add(group)
    now = timezone.now()
    moved: dict[int | None, list[int]] = defaultdict(list)
    grouped: set[int] = set()
    for number, grouping in enumerate(groupings):
        if number in row_of:
            Group.objects.filter(pk=row_of[number]).exclude(title=grouping.title).update(
                title=grouping.title, changed_at=now
            )
        else:
            row_of[number] = Group.objects.create(title_id=grouping.title).pk
        grouped |= set(grouping.claims)
        moved[row_of[number]] = [pk for pk in grouping.claims if had.get(pk) != row_of[number]]
    moved[None] = [pk for pk in had if pk not in grouped]
    for row, pks in moved.items():
        for batch in _batches(pks):
            # Not a change of the claim itself: ``changed_at`` stays, the candidate index need not know.
            Claim.objects.filter(pk__in=batch).update(group=row)
    empty = set(had.values()) - set(row_of.values())
    for batch in _batches(sorted(empty)):
        Group.objects.filter(pk__in=batch, claims__isnull=True).delete()
