"""HTTP exchanges that can only reach permitted addresses.

The check sits in the socket layer: the names are looked up once, all answers are checked, and the connection goes to
a checked *address*. A name that answers differently the second time (DNS rebinding) gains nothing by it.
httpcore alone is used: it knows neither cookies nor proxies nor redirects nor environment variables.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import httpcore2 as httpcore

from claims.ingest.addresses import resolve
from claims.ingest.errors import IngestError
from claims.ingest.policy import Deadline, FetchPolicy
from claims.ingest.urls import DEFAULT_PORTS, request_url

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MAX_ADDRESSES = 4


class GuardedStream(httpcore.NetworkStream):
    """A connection whose every step ends at the deadline, so that a slow drip of bytes cannot hold it open."""

    def __init__(self, stream: httpcore.NetworkStream, host: str, deadline: Deadline) -> None:
        self._stream = stream
        self._host = host
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read up to ``max_bytes``."""
        return self._stream.read(max_bytes, self._deadline.left(self._host, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of ``buffer``."""
        self._stream.write(buffer, self._deadline.left(self._host, timeout))

    def close(self) -> None:
        """Close the socket."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> GuardedStream:
        """Go on in TLS, still guarded. A fault is told apart here: the pool above drops the cause of errors."""
        left = self._deadline.left(self._host, timeout)
        try:
            stream = self._stream.start_tls(ssl_context, server_hostname, left)
        except httpcore.ConnectError as error:
            code = "bad_certificate" if isinstance(error.__cause__, ssl.SSLError) else "unreachable"
            raise IngestError(code, host=self._host) from error
        return GuardedStream(stream, self._host, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Whatever the wrapped stream knows."""
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections to permitted addresses and ports only."""

    def __init__(self, policy: FetchPolicy, deadline: Deadline) -> None:
        self._policy = policy
        self._deadline = deadline
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> GuardedStream:
        """Connect to the first address of ``host`` that answers."""
        if port not in self._policy.ports:
            raise IngestError("blocked_port", port=port)
        addresses = resolve(host, port, self._deadline.left(host), self._policy.allow)
        failure: Exception | None = None
        for address in addresses[:MAX_ADDRESSES]:
            left = self._deadline.left(host, timeout)
            try:
                stream = self._backend.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return GuardedStream(stream, host, self._deadline)
        raise failure or IngestError("dns_failure", host=host)

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> GuardedStream:
        """Refused: no web page lives in a file of this host."""
        raise IngestError("blocked_address", host=path)


@contextmanager
def follow(
    url: str, policy: FetchPolicy, deadline: Deadline, before: Callable[[str], None]
) -> Iterator[tuple[str, httpcore.Response]]:
    """Ask for ``url`` and follow its redirects: yields the final URL and its response, the body unread.

    ``before`` is called with each URL ahead of the request; it may raise to refuse the hop.
    Raises ``IngestError`` for everything that fails up to the end of the ``with`` block.
    """
    for _ in range(policy.max_redirects + 1):
        before(url)
        with exchange(url, policy, deadline) as response:
            target = _redirect_target(url, response)
            if target is None:
                yield url, response
                return
        url = target
    raise IngestError("too_many_redirects")


@contextmanager
def exchange(url: str, policy: FetchPolicy, deadline: Deadline) -> Iterator[httpcore.Response]:
    """One GET for one URL in the form of ``request_url``; failures of the network become ``IngestError``."""
    host = urlsplit(url).hostname or ""
    headers = [("User-Agent", policy.user_agent), ("Accept", "text/html, */*;q=0.5"), ("Accept-Encoding", "gzip")]
    timeouts = {"connect": policy.connect_seconds, "read": policy.read_seconds, "write": policy.read_seconds}
    try:
        with (
            httpcore.ConnectionPool(
                ssl_context=_ssl_context(), network_backend=GuardedBackend(policy, deadline), max_connections=1
            ) as pool,
            pool.stream("GET", _wire_url(url), headers=headers, extensions={"timeout": timeouts}) as response,
        ):
            yield response
    except httpcore.TimeoutException as error:
        raise IngestError("timeout", host=host) from error
    except httpcore.ConnectError as error:
        raise IngestError("unreachable", host=host) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise IngestError("broken_response", host=host) from error


def header(response: httpcore.Response, name: str) -> str:
    """The header's value, several joined by commas, ``""`` when it is missing."""
    wanted = name.lower().encode("ascii")
    return ", ".join(_text(value) for key, value in response.headers if key.lower() == wanted).strip()


@cache
def _ssl_context() -> ssl.SSLContext:
    """Certificates are verified against the system's store; loading it takes tens of milliseconds, so once."""
    return httpcore.default_ssl_context()


def _wire_url(url: str) -> httpcore.URL:
    parts = urlsplit(url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    return httpcore.URL(
        scheme=parts.scheme.encode(),
        host=(parts.hostname or "").encode(),
        port=DEFAULT_PORTS[parts.scheme] if parts.port is None else parts.port,
        target=target.encode(),
    )


def _redirect_target(url: str, response: httpcore.Response) -> str | None:
    location = header(response, "location")
    if response.status not in REDIRECTS or not location:
        return None
    target = request_url(location, base=url)
    if url.startswith("https:") and target.startswith("http:"):
        # Servers behind a TLS proxy write http:// for themselves without meaning it: the same host is asked securely.
        here, there = urlsplit(url), urlsplit(target)
        target = target.replace("http:", "https:", 1)
        if there.netloc != here.netloc or target == url:
            raise IngestError("insecure_redirect", host=here.hostname or "")
    return target


def _text(value: bytes) -> str:
    """Headers are Latin-1 on paper; redirects to Arabic paths come as raw UTF-8."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
