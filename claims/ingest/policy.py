"""What a fetch may do: the limits that keep an unknown site from harming the host or the network behind it."""

from __future__ import annotations

import time
from dataclasses import dataclass

from claims.ingest.errors import IngestError

TEXT_TYPES = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/xml",
        "text/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
    }
)
"""Media types that may hold a report or a feed."""


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """Limits of one fetch; the defaults suit the open web.

    ``allow`` lists networks in CIDR form ("10.20.0.0/16") that may be reached although they are not public, for an
    intranet the operator vouches for. ``max_bytes`` holds before and after unpacking, each; seconds are wall clock,
    ``total_seconds`` for name look-up, robots.txt and all redirects together.
    """

    user_agent: str = "IsnadBot/0.1 (+claim comparison; fetches single pages for a reader)"
    robots_agent: str = "IsnadBot"
    allow: tuple[str, ...] = ()
    ports: tuple[int, ...] = (80, 443)
    max_bytes: int = 5_000_000
    max_redirects: int = 5
    connect_seconds: float = 5.0
    read_seconds: float = 10.0
    total_seconds: float = 20.0
    respect_robots: bool = True
    types: frozenset[str] = TEXT_TYPES

    def __post_init__(self) -> None:
        if not self.user_agent.isascii() or not self.user_agent.isprintable():
            raise ValueError("user_agent must be one line of ASCII: it becomes a request header")


class Deadline:
    """The moment a whole fetch must be over, however many steps it takes."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, host: str, at_most: float | None = None) -> float:
        """Seconds left, no more than ``at_most``. Raises ``IngestError`` ``timeout`` when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise IngestError("timeout", host=host)
        return left if at_most is None else min(left, at_most)
