"""Fetching one page of the open web without becoming a way into the network behind us.

Known weak spots of such fetchers, each kept shut: private addresses behind odd notations, names or redirects;
names that change between check and connection; endless, slow or exploding bodies; downgrades to plain HTTP.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from w3lib.encoding import http_content_type_encoding

from claims.ingest.addresses import is_address, is_permitted
from claims.ingest.body import check_encoding, megabytes, read_body
from claims.ingest.connection import follow, header
from claims.ingest.errors import IngestError
from claims.ingest.policy import Deadline, FetchPolicy
from claims.ingest.robots import RobotsCache
from claims.ingest.urls import DEFAULT_PORTS, request_url

FORBIDDEN = frozenset({401, 402, 403, 407, 451})

_robots = RobotsCache()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: ``final_url`` is where redirects led, ``content_type`` the bare media type in lower case
    ("" when not said), ``charset`` the codec the header names (``None`` when not said), ``body`` unpacked."""

    url: str
    final_url: str
    status: int
    content_type: str
    charset: str | None
    body: bytes


def fetch(url: str, *, policy: FetchPolicy | None = None, robots: RobotsCache | None = None) -> Fetched:
    """GET one page. Raises ``IngestError`` for everything that can go wrong; see ``messages.py``.

    ``robots`` remembers robots.txt between calls, by default for the whole process.
    """
    policy = policy or FetchPolicy()
    rules = _robots if robots is None else robots
    deadline = Deadline(policy.total_seconds)

    def before(hop: str) -> None:
        if policy.respect_robots:
            rules.check(hop, policy, deadline)

    start = request_url(url)
    with follow(start, policy, deadline, before) as (final_url, response):
        _check_status(response.status)
        media_type = header(response, "content-type").split(";")[0].split(",")[0].strip().lower()
        if media_type and media_type not in policy.types:
            raise IngestError("unsupported_type", type=media_type[:80])
        packed = check_encoding(header(response, "content-encoding"))
        stated = header(response, "content-length")
        if stated.isdigit() and int(stated) > policy.max_bytes:
            raise IngestError("too_large", limit=megabytes(policy.max_bytes))
        host = urlsplit(final_url).hostname or ""
        body = read_body(response.iter_stream(), packed=packed, max_bytes=policy.max_bytes, host=host)
        charset = http_content_type_encoding(header(response, "content-type"))
        return Fetched(url, final_url, response.status, media_type, charset, body)


def check_link(url: str, policy: FetchPolicy) -> None:
    """Refuse at once, without asking anybody, a link that ``fetch`` would never open.

    Raises ``IngestError`` ``blocked_port`` or ``blocked_address`` (only for addresses written out and *localhost*:
    what a name stands for is known when it is opened), ``bad_url`` or ``url_credentials``.
    """
    parts = urlsplit(request_url(url))
    port = parts.port or DEFAULT_PORTS[parts.scheme]
    if port not in policy.ports:
        raise IngestError("blocked_port", port=port)
    host = parts.hostname or ""
    local = host == "localhost" or host.endswith(".localhost")
    address = "127.0.0.1" if local else host
    if is_address(address) and not is_permitted(address, policy.allow):
        raise IngestError("blocked_address", host=host)


def _check_status(status: int) -> None:
    if 200 <= status < 300:
        return
    if status in (404, 410):
        raise IngestError("http_not_found", status=status)
    if status in FORBIDDEN:
        raise IngestError("http_forbidden", status=status)
    if status == 429:
        raise IngestError("http_rate_limited", status=status)
    raise IngestError("http_error", status=status, retryable=status >= 500 or status == 408)
