"""One form for each web link, so that the same page is recognised when it is added twice.

``request_url`` makes a link safe to ask for, changing nothing a server could mind; ``canonical_url`` is the page's
identity and goes further. Percent-encoding, case and dot segments follow RFC 3986, section 6.2.2; names in other
scripts become ASCII by IDNA.
"""

from __future__ import annotations

import ipaddress
import re
import string
from functools import cache
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from claims.ingest.errors import IngestError

MAX_LENGTH = 4096
DEFAULT_PORTS = {"http": 80, "https": 443}
UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")
PATH_SAFE = UNRESERVED | frozenset("!$&'()*+,;=:@/")
QUERY_SAFE = PATH_SAFE | {"?"}

# Blanks, and the invisible direction marks that come along when a link is copied out of Arabic text.
EDGES = string.whitespace + "\u00a0\u200b\u200c\u200d\u200e\u200f\ufeff"
EDGES += "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\]")
ESCAPE_OR_CHARACTER = re.compile(r"%([0-9A-Fa-f]{2})|(.)", re.DOTALL)
BARE_HOST = re.compile(r"[^\s/:@?#.]+(?:\.[^\s/:@?#.]+)+(?=[/?#]|$)")
HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
SITE_PREFIX = re.compile(r"(?:www\d?|m|mobile|amp|touch)\.(?=[^.]+\.)")


def request_url(url: str, base: str | None = None) -> str:
    """The link as it may be put on the wire: absolute, ASCII, without fragment; query and path as given.

    ``base`` is the page a relative link stands on. A link without scheme ("example.org/a") is taken as https.
    Raises ``IngestError`` ``bad_url`` or ``url_credentials``.
    """
    parts, host = _split(url, base)
    path = _without_dots(_encode(parts.path, PATH_SAFE)) or "/"
    query = _encode(parts.query, QUERY_SAFE)
    return f"{parts.scheme}://{host}{path}" + (f"?{query}" if query else "")


def canonical_url(url: str, base: str | None = None) -> str:
    """The page's identity: as ``request_url``, without tracking parameters and trailing slash, query sorted by name
    (parameters of one name keep their order). AMP variants are left alone: their text may differ.

    Idempotent. Raises ``IngestError`` ``bad_url`` or ``url_credentials``.
    """
    parts = urlsplit(request_url(url, base))
    wanted = [part for part in parts.query.split("&") if part and not is_tracking(part.split("=", 1)[0])]
    query = "&".join(sorted(wanted, key=lambda part: part.split("=", 1)[0]))
    return parts._replace(path=parts.path.rstrip("/") or "/", query=query).geturl()


def site_of(url: str) -> str:
    """The host a source is recognised by: ``https://www.example.org/a`` → ``example.org``; "" for no link.

    Only prefixes that mean the same outlet go (www, m, mobile, amp); ``arabic.example.org`` stays as it is, since
    language editions are sources of their own.
    """
    try:
        host = urlsplit(request_url(url)).hostname or ""
    except IngestError:
        return ""
    while match := SITE_PREFIX.match(host):
        host = host[match.end() :]
    return host


def is_tracking(name: str) -> bool:
    """True when a query parameter of this name only says where the reader came from."""
    exact, prefixes = _tracking_names()
    folded = unquote(name).lower()
    return folded in exact or folded.startswith(prefixes)


@cache
def _tracking_names() -> tuple[frozenset[str], tuple[str, ...]]:
    path = Path(__file__).with_name("data") / "tracking_parameters.txt"
    names = [line.strip().lower() for line in path.read_text("utf-8").splitlines()]
    names = [name for name in names if name and not name.startswith("#")]
    return frozenset(name for name in names if name[-1] != "*"), tuple(name[:-1] for name in names if name[-1] == "*")


def _split(url: str, base: str | None) -> tuple[SplitResult, str]:
    """The parts of the link, and its authority in normal form (host, and port unless it is the default)."""
    text = url.strip(EDGES)
    refused = IngestError("bad_url", url=text[:200])
    if not text or len(text) > MAX_LENGTH or FORBIDDEN.search(text):
        raise refused
    try:
        if base:
            text = urljoin(base, text)
        elif text.startswith("//"):
            text = f"https:{text}"
        elif BARE_HOST.match(text):
            text = f"https://{text}"
        parts = urlsplit(text)
        host, port = _host(parts.hostname or ""), parts.port
        text.encode("utf-8")
    except ValueError as error:  # UnicodeError is one
        raise refused from error
    if parts.scheme not in DEFAULT_PORTS or not host or port == 0:
        raise refused
    if parts.username is not None or parts.password is not None:
        raise IngestError("url_credentials")
    return parts, host if port in (None, DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"


def _host(host: str) -> str:
    """The host in lower-case ASCII without final dot, IPv6 in brackets. Raises ``ValueError`` for anything else."""
    if ":" in host:
        address = ipaddress.IPv6Address(host)
        if address.scope_id:
            raise ValueError("a zone is not part of a web link")
        return f"[{address.compressed}]"
    ascii_host = host.removesuffix(".").encode("idna").decode("ascii").lower()
    if len(ascii_host) > 253 or not HOST.fullmatch(ascii_host):
        raise ValueError("not a host name")
    return ascii_host


def _encode(text: str, safe: frozenset[str]) -> str:
    """Percent-encode what must be, decode what need not be, and write escapes in capitals."""

    def replace(match: re.Match[str]) -> str:
        escape, character = match.groups()
        if escape:
            decoded = chr(int(escape, 16))
            return decoded if decoded in UNRESERVED else f"%{escape.upper()}"
        if character in safe:
            return str(character)
        return "".join(f"%{byte:02X}" for byte in character.encode("utf-8"))

    return ESCAPE_OR_CHARACTER.sub(replace, text)


def _without_dots(path: str) -> str:
    """Remove ``.`` and ``..`` segments (RFC 3986, section 5.2.4)."""
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)
