"""Curated aliases, as the pure packages take them."""

from __future__ import annotations

from claims.matching.keys import Aliases
from claims.models import SourceAlias


def current_aliases() -> Aliases:
    """Every alias of every active source; all names of one source make one key."""
    rows = SourceAlias.objects.filter(source__active=True).values_list("source_id", "name", "lang")
    return Aliases(rows)
