"""How pages are fetched, from the settings."""

from __future__ import annotations

from django.conf import settings

from claims.ingest.policy import FetchPolicy


def fetch_policy() -> FetchPolicy:
    """The limits of one fetch."""
    return FetchPolicy(
        user_agent=settings.ISNAD_USER_AGENT,
        max_bytes=settings.ISNAD_MAX_FETCH_BYTES,
        total_seconds=float(settings.ISNAD_FETCH_SECONDS),
        allow=tuple(settings.ISNAD_FETCH_ALLOW),
    )
