"""Addresses of pages that show one row: lists hold hundreds, and Django works out each from the beginning."""

from __future__ import annotations

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse

PLACE = 987_654_321
"""Stands for the id where an address is worked out once."""


def address(name: str, pk: int) -> str:
    """The address of a page of ours (``claim-compare``) that takes an id and nothing else."""
    before, after = _around(name, get_script_prefix(), get_urlconf())
    return f"{before}{pk}{after}"


@lru_cache(maxsize=256)
def _around(name: str, prefix: str, urlconf: str | None) -> tuple[str, str]:
    """What stands before and behind the id."""
    del prefix  # a part of what ``reverse`` answers, which is remembered for each
    before, _place, after = reverse(f"claims:{name}", urlconf, args=[PLACE]).rpartition(str(PLACE))
    return before, after
