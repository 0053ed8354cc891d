"""Reading a response's body without trusting what it says about its size."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from claims.ingest.errors import IngestError

GZIP = zlib.MAX_WBITS | 16
BOMB_RATIO = 50  # news pages pack 3 to 15 times
STEP = 65_536


def check_encoding(encoding: str) -> bool:
    """True when a body with this Content-Encoding is packed, false when it is plain.

    Raises ``IngestError`` ``unsupported_encoding`` for anything but gzip: it was not asked for.
    """
    names = {name.strip().lower() for name in encoding.split(",")} - {"", "identity"}
    if not names:
        return False
    if names <= {"gzip", "x-gzip"} and "," not in encoding:
        return True
    raise IngestError("unsupported_encoding", encoding=encoding[:50])


def read_body(chunks: Iterable[bytes], *, packed: bool, max_bytes: int, host: str, cut: bool = False) -> bytes:
    """Collect a body of at most ``max_bytes``, as sent and unpacked.

    ``cut`` returns the first ``max_bytes`` of a longer body instead of refusing it (robots.txt asks for that).
    Raises ``IngestError`` ``too_large``, ``compressed_bomb`` or ``broken_response``.
    """
    body = bytearray()
    counted = _Counted(chunks)
    for piece in _unpacked(counted, host) if packed else counted:
        body += piece
        if len(body) > max_bytes or counted.total > max_bytes:
            if cut:
                return bytes(body[:max_bytes])
            bomb = len(body) > BOMB_RATIO * counted.total
            raise IngestError("compressed_bomb" if bomb else "too_large", limit=megabytes(max_bytes))
    return bytes(body)


def megabytes(count: int) -> str:
    """A byte count for people: ``5_000_000`` → ``5``."""
    return f"{count / 1_000_000:g}"


class _Counted:
    """Counts the bytes that came over the wire."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks
        self.total = 0

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._chunks:
            self.total += len(chunk)
            yield chunk


def _unpacked(chunks: Iterable[bytes], host: str) -> Iterator[bytes]:
    """Unpack gzip in steps of bounded size; further members are read on, other trailing bytes ignored."""
    unpacker = zlib.decompressobj(GZIP)
    seen = False
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                seen = True
                if unpacker.eof:
                    if not rest.startswith(b"\x1f"):
                        return
                    unpacker = zlib.decompressobj(GZIP)
                yield unpacker.decompress(rest, STEP)
                rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    except zlib.error as error:
        raise IngestError("broken_response", host=host) from error
    if seen and not unpacker.eof:
        raise IngestError("broken_response", host=host)
