"""Which addresses a link may lead to: public ones only, whatever the name or the notation says."""

from __future__ import annotations

import ipaddress
import socket
import threading
from functools import cache
from pathlib import Path

from claims.ingest.errors import IngestError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")


def is_permitted(address: str, allow: tuple[str, ...] = ()) -> bool:
    """True when ``address`` (in plain notation) is public, or lies in one of the ``allow`` networks."""
    try:
        parsed = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if any(parsed in network for network in _networks(allow)):
        return True
    if parsed.version == 6 and parsed not in GLOBAL_UNICAST:
        return False
    return not any(parsed in network for network in _special_networks())


def is_address(host: str) -> bool:
    """True when ``host`` is an address in plain notation, not a name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def resolve(host: str, port: int, seconds: float, allow: tuple[str, ...] = ()) -> list[str]:
    """The addresses of ``host``, each of them permitted, in the system's order of preference.

    One forbidden address among them refuses the host: a name that answers with public and private addresses is
    trying something. Raises ``IngestError`` ``dns_failure``, ``timeout`` or ``blocked_address``.
    """
    addresses = list(dict.fromkeys(_look_up(host.strip("[]"), port, seconds)))
    if not all(is_permitted(address, allow) for address in addresses):
        raise IngestError("blocked_address", host=host)
    return addresses


def _look_up(host: str, port: int, seconds: float) -> list[str]:
    """Ask the system's resolver, in a thread: the call itself knows no timeout. It ends by itself, later."""
    found: list[str] = []
    failed: list[Exception] = []

    def ask() -> None:
        try:
            found.extend(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    thread = threading.Thread(target=ask, name="isnad-dns", daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise IngestError("timeout", host=host)
    if failed or not found:
        raise IngestError("dns_failure", host=host) from (failed[0] if failed else None)
    return found


@cache
def _networks(names: tuple[str, ...]) -> tuple[Network, ...]:
    return tuple(ipaddress.ip_network(name) for name in names)


@cache
def _special_networks() -> tuple[Network, ...]:
    text = (Path(__file__).with_name("data") / "special_networks.tsv").read_text("utf-8")
    return _networks(tuple(line.split("\t")[0] for line in text.splitlines() if line and line[0] != "#"))
