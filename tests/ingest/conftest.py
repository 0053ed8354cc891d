"""Small web sites on loopback, and a resolver that answers what a test says."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from claims.ingest.errors import IngestError
from claims.ingest.policy import FetchPolicy
from claims.ingest.robots import RobotsCache

Answer = bytes | Callable[[socket.socket], None]


def response(
    body: bytes = b"", *, status: str = "200 OK", content_type: str = "text/html", headers: tuple[str, ...] = ()
) -> bytes:
    """A complete HTTP response."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {content_type}", *headers]
    if not any(header.lower().startswith("content-length") for header in headers):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + body


def redirect(target: str) -> bytes:
    return response(status="302 Found", headers=(f"Location: {target}",))


def outcome(call: Callable[..., object], *args: object, **kwargs: object) -> object:
    """What ``call`` returns, or the ``IngestError`` it raises; any other exception is a fault."""
    try:
        return call(*args, **kwargs)
    except IngestError as error:
        return error


@dataclass
class Site:
    """Answers each path with given bytes or by a function that writes to the connection; 404 for the rest."""

    port: int = 0
    context: ssl.SSLContext | None = None
    pages: dict[str, Answer] = field(default_factory=dict)
    requests: list[bytes] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [request.split(b" ")[1].decode() for request in self.requests]

    def serve(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            connection.settimeout(5)
            with connection, contextlib.suppress(OSError):
                if self.context is None:
                    self.answer(connection)
                else:
                    with self.context.wrap_socket(connection, server_side=True) as secure:
                        self.answer(secure)

    def answer(self, connection: socket.socket) -> None:
        request = connection.recv(65536)
        if not request.startswith(b"GET "):
            connection.sendall(b"this is no TLS")
            return
        self.requests.append(request)
        page = self.pages.get(self.paths[-1], response(status="404 Not Found"))
        if callable(page):
            page(connection)
        else:
            connection.sendall(page)


@contextlib.contextmanager
def running_site(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that answers until the block ends; on TLS when given its context."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        site = Site(port=listener.getsockname()[1], context=context)
        thread = threading.Thread(target=site.serve, args=(listener,))
        thread.start()
        try:
            yield site
        finally:
            site.closing.set()
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(10)
    assert not thread.is_alive()


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as site:
        yield site


@pytest.fixture
def policy(site: Site) -> FetchPolicy:
    """Loopback and the site's port are allowed, as an operator would allow an intranet."""
    return FetchPolicy(allow=("127.0.0.0/8",), ports=(site.port,), total_seconds=10)


@pytest.fixture
def robots() -> RobotsCache:
    return RobotsCache()


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[tuple[str, ...]]]:
    """Host → the addresses of each look-up in turn, the last one for ever; other names are unknown to the world."""
    known: dict[str, list[tuple[str, ...]]] = {}
    real = socket.getaddrinfo

    def answer(host: str, port: int, *args: object, **kwargs: object) -> list[tuple[object, ...]]:
        if host not in known:
            return list(real(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST))
        answers = known[host]
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return known
