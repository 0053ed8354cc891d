"""Recognising who published a report."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from claims.ingest.urls import site_of
from claims.language import fold
from claims.models import Source, SourceAlias


def find_source(*, name: str = "", url: str = "") -> Source | None:
    """The active source of this name (or alias, in any script) or of this address's site; ``None`` if unknown.

    The site wins over the name: names are shared by branches in several countries, sites are not.
    """
    if url:
        by_site = Source.objects.filter(site=site_of(url), active=True).exclude(site="").first()
        if by_site:
            return by_site
    folded = fold(name).strip()
    if not folded:
        return None
    alias = SourceAlias.objects.select_related("source").filter(folded=folded, source__active=True).first()
    if alias:
        return alias.source
    return Source.objects.filter(name__iexact=name.strip(), active=True).first()


def _learn_site(source: Source, site: str) -> None:
    """A source that was known by name alone, and that no curator has looked at, gets the site it now appears under."""
    if site and not source.site and not source.reviewed and not Source.objects.filter(site=site).exists():
        source.site = site
        source.save()


def recognise_source(*, name: str = "", url: str = "", lang: str = "") -> Source | None:
    """As ``find_source``, but makes a source (to be reviewed by a curator) for a name or site never seen before.

    ``None`` when there is neither a name nor an address, or when the source exists but takes no new reports.
    """
    name = " ".join(name.split())[:200]
    site = site_of(url) if url else ""
    if known := find_source(name=name, url=url):
        _learn_site(known, site)
        return known
    label = name or site
    if not label:
        return None
    if Source.objects.filter(site=site, active=False).exclude(site="").exists():
        return None
    languages = [lang] if lang else []
    try:
        with transaction.atomic():
            return Source.objects.create(name=label, site=site, languages=languages)
    except IntegrityError:
        # Made by another worker a moment ago, inactive under this name, or the name belongs to another site.
        return find_source(name=label)
