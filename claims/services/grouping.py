"""Keeping groups in step with matches: only what a change can reach is grouped anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from claims.matching.groups import Grouping, group_claims
from claims.matching.match import Link, Pair
from claims.models import Claim, Group, Match, NearMatch, Verdict
from claims.models.claim import quantity_from_json
from claims.types import ClaimKeys, ClaimView, Comparison, Modality, Relation

from .story_origins import set_due

BATCH = 400
"""Ids in one query: SQLite takes 999 parameters in older builds, and each id is used twice."""

CLAIM_READ = ("pk", "report_id", "lang", "text", "modality", "quantities", "group_id", "is_current")
MATCH_READ = ("pk", "left_id", "right_id", "score", "relation", "confidence", "verdict", "is_current")
NO_KEYS = ClaimKeys((), ())
"""Keys find candidates; claims that are matched already are grouped by their matches."""


APART, LINKED, CONFIRMED = "apart", "linked", "confirmed"


def bond(relation: str, verdict: str, is_current: bool) -> str:
    """What a match is to groups: nothing (empty), a link, a link that a person confirmed, or two that a person keeps
    apart. Where no bond changes, neither do groups."""
    if relation == Relation.RELATED:
        return ""
    if verdict == Verdict.REJECTED:
        return APART
    if not is_current:
        return ""
    return CONFIRMED if verdict == Verdict.CONFIRMED else LINKED


def regroup(touched: Iterable[int]) -> None:
    """Group anew every claim connected with ``touched`` (claim ids) by matches or by a group they are in.

    Groups do not depend on the order in which reports arrive: the whole connected part is computed from its matches,
    and a group keeps its row where most of its claims stay. Call it inside the transaction that changed the matches.
    """
    claims, matches = _connected(touched)
    views = {pk: claim.view for pk, claim in claims.items() if claim.is_current}
    pairs: list[Pair] = []
    apart: set[tuple[int, int]] = set()
    together: list[tuple[int, int]] = []
    for match in matches:
        if match.left not in views or match.right not in views:
            continue
        ids, tie = (match.left, match.right), bond(match.relation, match.verdict, match.is_current)
        if tie == APART:
            apart.add(ids)
        elif tie:
            pairs.append(Pair(*ids, Comparison(match.score, Relation(match.relation), match.confidence)))
            if tie == CONFIRMED:
                together.append(ids)
    groupings = group_claims(views, pairs, apart, together, _links_among(views))
    _store({pk: claim.group for pk, claim in claims.items()}, groupings)


class _Claim(NamedTuple):
    """What grouping reads of a claim: a whole row of each of hundreds takes longer than grouping them."""

    view: ClaimView
    group: int | None
    is_current: bool


class _Match(NamedTuple):
    """What grouping reads of a match."""

    pk: int
    left: int
    right: int
    score: float
    relation: str
    confidence: float
    verdict: str
    is_current: bool


def _connected(touched: Iterable[int]) -> tuple[dict[int, _Claim], list[_Match]]:
    """The claims reachable from ``touched`` over matches and groups, and the matches among them."""
    claims: dict[int, _Claim] = {}
    matches: dict[int, _Match] = {}
    groups: set[int] = set()
    frontier = set(touched)
    linked = Match.objects.exclude(relation=Relation.RELATED.value).order_by()
    while frontier:
        found = _by_ids(sorted(frontier))
        claims |= found
        reached: set[int] = set()
        new_groups = {claim.group for claim in found.values() if claim.group} - groups
        groups |= new_groups
        for batch in _batches(sorted(new_groups)):
            reached |= set(Claim.objects.filter(group__in=batch).values_list("pk", flat=True))
        for batch in _batches(sorted(found)):
            for row in linked.filter(Q(left__in=batch) | Q(right__in=batch)).values_list(*MATCH_READ):
                match = _Match(*row)
                matches[match.pk] = match
                reached |= {match.left, match.right}
        frontier = reached - claims.keys() - (frontier - found.keys())
    return claims, [matches[pk] for pk in sorted(matches)]


def _links_among(claims: Collection[int]) -> list[Link]:
    """What nearly matches among these claims. It reaches no further claims: it counts only where matches connect."""
    found = []
    for batch in _batches(sorted(claims)):
        rows = NearMatch.objects.filter(left__in=batch).order_by("left", "right").values_list("left", "right", "score")
        found += [Link(*row) for row in rows if row[1] in claims]
    return found


def _by_ids(pks: Sequence[int]) -> dict[int, _Claim]:
    found = {}
    for batch in _batches(pks):
        rows = Claim.objects.filter(pk__in=batch).order_by().values_list(*CLAIM_READ)
        for pk, report, lang, text, modality, quantities, group, is_current in rows:
            figures = tuple(map(quantity_from_json, quantities))
            view = ClaimView(pk, report, lang, text, NO_KEYS, modality=Modality(modality), quantities=figures)
            found[pk] = _Claim(view, group, is_current)
    return found


def _batches(pks: Sequence[int]) -> Iterable[Sequence[int]]:
    return (pks[start : start + BATCH] for start in range(0, len(pks), BATCH))


def _store(group_of: dict[int, int | None], groupings: Sequence[Grouping]) -> None:
    """Give each grouping the group row that most of its claims had, else a new one; drop groups left empty."""
    had = {pk: group for pk, group in group_of.items() if group}
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
    row_of |= _named(groupings, row_of)
    place = {pk: row_of[number] for number, grouping in enumerate(groupings) for pk in grouping.claims}
    moved = sorted(pk for pk in had.keys() | place.keys() if had.get(pk) != place.get(pk))
    # Not a change of the claim itself: ``changed_at`` stays, the candidate index need not know.
    Claim.objects.bulk_update([Claim(pk=pk, group_id=place.get(pk)) for pk in moved], ["group"], batch_size=BATCH)
    for batch in _batches(moved):
        set_due(batch)
    empty = set(had.values()) - set(row_of.values())
    for batch in _batches(sorted(empty)):
        Group.objects.filter(pk__in=batch, claims__isnull=True).delete()


def _named(groupings: Sequence[Grouping], row_of: Mapping[int, int]) -> dict[int, int]:
    """Give the group rows of ``row_of`` (by the number of the grouping) their titles. Returns the rows made for the
    groupings that have none."""
    titles: dict[int, int | None] = {}
    for batch in _batches(sorted(row_of.values())):
        titles |= dict(Group.objects.filter(pk__in=batch).values_list("pk", "title"))
    now = timezone.now()
    changed = [
        Group(pk=row, title_id=groupings[number].title, changed_at=now)
        for number, row in row_of.items()
        if titles.get(row) != groupings[number].title
    ]
    Group.objects.bulk_update(changed, ["title", "changed_at"], batch_size=BATCH)
    without = [number for number in range(len(groupings)) if number not in row_of]
    made = Group.objects.bulk_create([Group(title_id=groupings[number].title) for number in without])
    return {number: group.pk for number, group in zip(without, made, strict=True)}
