"""How many independent origins stand behind a story: counted when it changes and kept with it, for a list of stories
cannot read the claims of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db import transaction

from claims.models import Claim, Story
from claims.models.voices import near_copies, voices_behind

SMALL = 30
"""Reports of a story that is counted within the change itself. A hundred reports of twenty claims take 0.1 to 0.2 s:
too long to wait for at each report that joins them and at each judgement."""

AT_ONCE = 50
"""Stories counted in one go by ``count_due``: an archive from before there was a count is caught up with in steps."""


def count_origins(stories: Iterable[int]) -> None:
    """Count the origins of these stories (ids) anew, each in a transaction of its own or in the one that is open. Ids
    of stories that are gone are passed over."""
    for story in sorted(stories):
        with transaction.atomic():
            # Settled before the claims are read: a change that comes meanwhile waits for the row and sets it due again.
            if Story.objects.filter(pk=story).update(origins_due=False):
                Story.objects.filter(pk=story).update(origins=_counted(story))


def recount(stories: Collection[int], *, sizes: Mapping[int | None, int]) -> None:
    """These stories (ids) have changed, of so many reports each: count small ones at once, large ones in passing."""
    large = [story for story in stories if sizes.get(story, 0) > SMALL]
    if large:
        Story.objects.filter(pk__in=large).update(origins_due=True)
    count_origins(set(stories).difference(large))


def count_due(most: int = AT_ONCE) -> int:
    """Count the stories that have changed in passing, those seen first on the list before others. Returns how many."""
    due = list(Story.objects.listed().filter(origins_due=True).values_list("pk", flat=True)[:most])
    count_origins(due)
    return len(due)


def set_due(claims: Iterable[int]) -> None:
    """The groups of these claims (ids, as many as a query takes) have changed: their stories are counted again."""
    Story.objects.filter(reports__claims__in=claims, origins_due=False).update(origins_due=True)


def _counted(story: int) -> int:
    """The voices behind what more than one report of the story states, as the story's page counts them."""
    fields = ("report_id", "group_id", "lang", "speaker", "via", "report__source__name")
    rows = Claim.objects.current().filter(report__story=story, group__isnull=False).order_by()
    claims = list(rows.select_related("report__source").only(*fields))
    stating: dict[int | None, set[int]] = defaultdict(set)
    for claim in claims:
        stating[claim.group_id].add(claim.report_id)
    shared = [claim for claim in claims if len(stating[claim.group_id]) > 1]
    return voices_behind(shared, near_copies({claim.report_id for claim in shared})) if shared else 0
