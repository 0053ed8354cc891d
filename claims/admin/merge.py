"""Two entries for one outlet become one."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from claims.language.normalise import fold
from claims.models import Report, Source, SourceAlias, Story


@transaction.atomic
def merge_sources(*, target: Source, others: Sequence[Source]) -> int:
    """Give ``target`` the reports, aliases, languages and names of ``others`` and delete these.

    A site of another source goes to ``target`` if it has none; every merged name and site is written into its notes.
    Returns how many reports were moved. Raises ``ValueError`` when ``target`` is among ``others``.
    """
    if target.pk in {other.pk for other in others}:
        raise ValueError("a source cannot be merged into itself")
    wanted = [target.pk, *(other.pk for other in others)]
    locked = {source.pk: source for source in Source.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
    target = locked[target.pk]
    moved = 0
    for other in (locked[pk] for pk in wanted[1:] if pk in locked):
        moved += Report.objects.filter(source=other).update(source=target, changed_at=timezone.now())
        for alias in other.aliases.all():
            # One by one, so that the history tells where each went.
            alias.source = target
            alias.save()
        other_name, other_site = other.name, other.site
        target.languages = list(dict.fromkeys([*target.languages, *other.languages]))
        target.country = target.country or other.country
        note = f"Merged: {other_name}" + (f" ({other_site})" if other_site else "")
        target.notes = "\n".join(filter(None, [target.notes, other.notes, note]))
        # The site of a source is unique: it must be free before the target takes it.
        other.delete()
        target.site = target.site or other_site
        _keep_name(target, other_name)
    target.save()
    # Voices of two outlets have become those of one.
    Story.objects.filter(reports__source=target).update(origins_due=True)
    return moved


def _keep_name(target: Source, name: str) -> None:
    """The merged name still leads here, unless it is this source's name or some source's alias."""
    folded = fold(name).strip()
    if folded and folded != fold(target.name).strip() and not SourceAlias.objects.filter(folded=folded).exists():
        SourceAlias.objects.create(source=target, name=name)
