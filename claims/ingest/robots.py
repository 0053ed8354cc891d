"""Whether a site lets programs read a page: robots.txt after RFC 9309.

A site without the file (any 4xx) allows everything; one that cannot answer (5xx) allows nothing for the moment.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from claims.ingest.body import check_encoding, read_body
from claims.ingest.connection import follow, header
from claims.ingest.errors import IngestError
from claims.ingest.policy import Deadline, FetchPolicy

MAX_BYTES = 512_000  # RFC 9309, 2.5: at least 500 KiB must be read
KEEP_SECONDS = 3600.0
KEEP_FAILURE_SECONDS = 60.0
MAX_SITES = 512


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a site said; ``rules`` is ``None`` while it cannot answer."""

    expires: float
    rules: Protego | None


class RobotsCache:
    """Remembers each site's rules for an hour, in this process; safe to share between threads."""

    def __init__(self, keep_seconds: float = KEEP_SECONDS) -> None:
        self._keep_seconds = keep_seconds
        self._entries: dict[str, _Entry] = {}
        self._lock = threading.Lock()

    def check(self, url: str, policy: FetchPolicy, deadline: Deadline) -> None:
        """Return when ``url`` may be read.

        Raises ``IngestError`` ``robots_disallowed`` or ``robots_unreachable``; and, since the page would fare no
        better, whatever the network says about a site that cannot be reached at all.
        """
        parts = urlsplit(url)
        entry = self._entry(f"{parts.scheme}://{parts.netloc}", policy, deadline)
        if entry.rules is None:
            raise IngestError("robots_unreachable", host=parts.hostname or "")
        if not entry.rules.can_fetch(url, policy.robots_agent):
            raise IngestError("robots_disallowed", host=parts.hostname or "")

    def _entry(self, site: str, policy: FetchPolicy, deadline: Deadline) -> _Entry:
        now = time.monotonic()
        with self._lock:
            entry = self._entries.get(site)
        if entry is None or entry.expires <= now:
            # Asked without the lock: a slow site must not hold up the others.
            rules = _ask(f"{site}/robots.txt", policy, deadline)
            entry = _Entry(
                now + (self._keep_seconds if rules else min(KEEP_FAILURE_SECONDS, self._keep_seconds)), rules
            )
            with self._lock:
                if len(self._entries) >= MAX_SITES:
                    del self._entries[next(iter(self._entries))]
                self._entries[site] = entry
        return entry


def _ask(url: str, policy: FetchPolicy, deadline: Deadline) -> Protego | None:
    """The site's rules, empty when it has none, ``None`` when its server fails."""
    host = urlsplit(url).hostname or ""
    try:
        with follow(url, policy, deadline, before=lambda _: None) as (_, response):
            if response.status >= 500:
                return None
            if response.status != 200:
                return Protego.parse("")
            packed = check_encoding(header(response, "content-encoding"))
            body = read_body(response.iter_stream(), packed=packed, max_bytes=MAX_BYTES, host=host, cut=True)
            return Protego.parse(body.decode("utf-8-sig", "replace"))
    except IngestError as error:
        # RFC 9309, 2.3.1.2: a file behind endless redirects counts as missing; so does one that leads nowhere.
        if error.code in ("too_many_redirects", "insecure_redirect", "bad_url", "url_credentials"):
            return Protego.parse("")
        if error.code in ("unsupported_encoding", "broken_response"):
            return None
        raise
