"""Taking reports out for good, with everything that was made of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from claims.models import Claim, Match, Report

from .grouping import regroup
from .locks import hold_comparisons
from .telling_stories import retell


def delete_reports(pks: Iterable[int]) -> int:
    """Delete these reports, their versions, claims and matches, and group anew what stood beside them.

    Judgements stay: they name texts, not rows. The candidate index drops the claims when it next meets them. Returns
    how many reports were deleted.
    """
    wanted = set(pks)
    with transaction.atomic():
        hold_comparisons()
        matches = Match.objects.filter(Q(left_report__in=wanted) | Q(right_report__in=wanted))
        partners = {pk for pair in matches.values_list("left", "right") for pk in pair}
        grouped = Claim.objects.filter(report__in=wanted, group__isnull=False).values("group")
        partners |= set(Claim.objects.filter(group__in=grouped).values_list("pk", flat=True))
        reports = Report.objects.filter(pk__in=wanted)
        stories = list(reports.filter(story__isnull=False).values_list("story", flat=True))
        beside = set(Report.objects.filter(story__in=stories).values_list("pk", flat=True)) - wanted
        count = reports.count()
        reports.delete()
        regroup(Claim.objects.filter(pk__in=partners).values_list("pk", flat=True))
        retell(beside)
    return count
