"""What must hold before the embedded app starts; each check raises ``Refused`` with one sentence for the terminal."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import ipaddress
import os
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path

from kombu import Connection

DEFAULT_PORT = 8000
PORTS_TRIED = 20
LOOPBACK_NAMES = frozenset({"localhost", "ip6-localhost"})
BROKER_SECONDS = 3
BACKLOG = 1024


class Refused(Exception):  # noqa: N818 - it names what happened
    """The app must not or cannot start; the message says why and what to do."""


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``; an empty or unknown name counts as reachable by others."""
    name = host.strip("[]").lower()
    if name in LOOPBACK_NAMES or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def check_exposure(host: str, *, debug: bool, allowed_hosts: Sequence[str]) -> None:
    """Refuse to serve other machines with DEBUG on, or while ``ALLOWED_HOSTS`` names none but this machine."""
    if is_loopback(host):
        return
    if debug:
        raise Refused(
            f"Isnad does not serve {host} while DEBUG is on, because error pages would show its secrets to everyone: "
            "unset DEBUG, or leave out --host."
        )
    if all(is_loopback(allowed) for allowed in allowed_hosts):
        raise Refused(
            f"Isnad does not serve {host} before it knows its names: set ALLOWED_HOSTS to the names and addresses "
            "people will open it by, for instance ALLOWED_HOSTS=isnad.example.org,192.0.2.7."
        )


def choose_port(host: str, port: int | None) -> int:
    """The port to listen on: the one asked for, else the first free one from 8000 on. 0 asks for any free one."""
    if port is not None:
        return _free_port(host, port)
    for candidate in range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED):
        with contextlib.suppress(Refused):
            return _free_port(host, candidate)
    return _free_port(host, DEFAULT_PORT)


def _free_port(host: str, port: int) -> int:
    """``port`` when it can be bound, a free one for 0."""
    with contextlib.closing(_bound(host, port)[0]) as probe:
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def listening(host: str, port: int) -> Iterator[list[socket.socket]]:
    """Sockets that queue callers on every address of ``host``, for as long as the block lasts."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(contextlib.closing(one)) for one in _bound(host, port, every=True)]
        for one in sockets:
            one.listen(BACKLOG)
        yield sockets


def _bound(host: str, port: int, *, every: bool = False) -> list[socket.socket]:
    """A socket bound to the first address of ``host``, or one for ``every`` address that this machine has."""
    if not 0 <= port <= 65535:
        raise Refused(f"{port} is not a port: choose a number from 1 to 65535.")
    bound: list[socket.socket] = []
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, kind, protocol, _, address in found if every else found[:1]:
            try:
                one = socket.socket(family, kind, protocol)
            except OSError:
                if not bound:
                    raise
                continue
            try:
                one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                if family == socket.AF_INET6:
                    one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                one.bind(address)
            except OSError as error:
                one.close()
                # "localhost" has an IPv6 address by name on machines where IPv6 is off.
                if not bound or error.errno != errno.EADDRNOTAVAIL:
                    raise
            else:
                bound.append(one)
        return bound
    except OSError as error:
        for one in bound:
            one.close()
        raise _refused(host, port, error) from None


def _refused(host: str, port: int, error: OSError) -> Refused:
    """Why it cannot be listened there, as a sentence."""
    if isinstance(error, socket.gaierror):
        return Refused(f"The address {host} is not known on this machine: check --host.")
    if error.errno == errno.EADDRINUSE:
        return Refused(f"Port {port} is in use by another program: choose another with --port.")
    if error.errno == errno.EACCES:
        return Refused(f"Port {port} needs administrator rights: choose one above 1023 with --port.")
    return Refused(f"Isnad cannot listen on {host}, port {port}: {error.strerror}.")


def check_broker(url: str) -> None:
    """Refuse to start when the Redis of ``REDIS_URL`` does not answer."""
    with Connection(url, transport_options={"socket_connect_timeout": BROKER_SECONDS}) as connection:
        try:
            connection.ensure_connection(max_retries=1, interval_start=0, timeout=BROKER_SECONDS)
        except Exception as error:  # whatever the client raises: unknown host, refused, wrong password
            raise Refused(
                f"Redis does not answer at {connection.as_uri()} ({error}): start it, or unset REDIS_URL to use the "
                "queue that comes with Isnad."
            ) from None


@contextlib.contextmanager
def only_start(path: Path) -> Iterator[None]:
    """Hold the data folder for this ``start`` alone; the system frees it even when we are killed."""
    with open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = file.read().strip() or "unknown"
            raise Refused(
                f"Isnad already runs on the data folder {path.parent} (process {holder}): stop that one, or set "
                "ISNAD_DATA to another folder."
            ) from None
        file.seek(0)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        try:
            yield
        finally:
            file.seek(0)
            file.truncate(0)
