"""Finding which reports share wording, so that a copy counts as no second witness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from django.db.models import Q
from django.db.models.functions import Substr

from claims.matching.copies import COMPARED_CHARACTERS, Reuse, is_copied, reuse_among
from claims.matching.match import Pair
from claims.matching.relation import DISAGREEING
from claims.models import Claim, Report, TextReuse
from claims.types import Flag

COMPARED_REPORTS = 30
"""How many reports, those with most partners first, a report's text is compared with: a copy shares nearly all claims
and is among the first. A glance at a text costs a millisecond or two."""

Shared = dict[tuple[int, int], Reuse]
"""What two reports share, by their ids, the smaller one left."""


def find_reuse(report_pk: int, pairs: Sequence[Pair]) -> tuple[Shared, list[Pair]]:
    """What this report's text shares with the reports of one story in its language, and ``pairs`` (its matches) with
    the flag *copy* on those whose claims are one reused passage. Reads only.

    Copies have claims in common, so the reports to compare are those that ``pairs`` lead to, and those told in one
    story with them.
    """
    spans = {
        pk: (report, (start, end))
        for pk, report, start, end in Claim.objects.filter(
            pk__in={pk for pair in pairs for pk in (pair.left_id, pair.right_id)}
        ).values_list("pk", "report_id", "start", "end")
    }
    sides = (spans[pk][0] for pair in pairs for pk in (pair.left_id, pair.right_id) if pk in spans)
    partners = Counter(report for report in sides if report != report_pk)
    texts, lang = _texts(report_pk, [pk for pk, _ in partners.most_common(COMPARED_REPORTS)])
    found = reuse_among(report_pk, texts, lang) if report_pk in texts else {}
    return found, [_flagged(pair, found, spans) for pair in pairs]


def store_reuse(report_pk: int, found: Shared, *, seen: Collection[int]) -> None:
    """Make ``found`` what is known of the report's reuse. ``seen`` are the ids of the rows there were before it was
    looked for; rows that another report's run has stored meanwhile stay. Call it inside a transaction that holds
    ``hold_comparisons()``."""
    TextReuse.objects.filter(pk__in=seen).delete()
    present = set(Report.objects.filter(pk__in={pk for pair in found for pk in pair}).values_list("pk", flat=True))
    TextReuse.objects.bulk_create(
        [
            TextReuse(
                left_id=left,
                right_id=right,
                kind=shared.kind.value,
                share_left=shared.own_left,
                share_right=shared.own_right,
            )
            for (left, right), shared in sorted(found.items())
            if left in present and right in present
        ],
        update_conflicts=True,
        unique_fields=["left", "right"],
        update_fields=["kind", "share_left", "share_right"],
    )


def _texts(report_pk: int, partners: Sequence[int]) -> tuple[dict[int, str], str]:
    """The beginnings of the texts of the report and of those it is compared with, partners first; its language."""
    own = Report.objects.filter(pk=report_pk).values_list("lang", "story_id").first()
    if own is None:
        return {}, ""
    lang, story = own
    stories = set(Report.objects.filter(pk__in=partners, story__isnull=False).values_list("story", flat=True)) | {story}
    rows = (
        Report.objects.listed()
        .filter(Q(pk=report_pk) | Q(pk__in=partners) | Q(story__in=stories - {None}), lang=lang)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    wanted = sorted(rows, key=lambda pk: (pk != report_pk, pk not in partners))[: COMPARED_REPORTS + 1]
    beginnings = Report.objects.filter(pk__in=wanted, current_version__isnull=False).annotate(
        beginning=Substr("current_version__text", 1, COMPARED_CHARACTERS)
    )
    return dict(beginnings.values_list("pk", "beginning")), lang


def _flagged(pair: Pair, found: Shared, spans: Mapping[int, tuple[int, tuple[int, int]]]) -> Pair:
    comparison = pair.comparison
    sides = sorted(spans[pk] for pk in (pair.left_id, pair.right_id) if pk in spans)
    if len(sides) < 2 or Flag.COPY in comparison.flags or comparison.relation in DISAGREEING:
        return pair
    (left, one), (right, two) = sides
    shared = found.get((left, right))
    if shared is None or not is_copied(shared, one, two):
        return pair
    return replace(pair, comparison=replace(comparison, flags=(Flag.COPY, *comparison.flags)))
