"""Bytes to characters. Old Arabic pages come in windows-1256 or ISO-8859-6, often without saying so or saying wrong."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

from claims.ingest.errors import IngestError

DETECTABLE = [
    *("utf_8", "cp1256", "iso8859_6", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254"),
    *("cp1255", "koi8_r", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
]
"""Codecs worth guessing; exotic ones would only win by accident."""

SIGNATURES = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP, DOCX or similar",
    b"\x1f\x8b": "gzip",
    b"\xd0\xcf\x11\xe0": "old Office document",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"RIFF": "media",
    b"MZ": "program",
    b"\x7fELF": "program",
    b"SQLite format 3": "database",
    b"OggS": "media",
    b"ID3": "media",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "RAR",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
}
"""First bytes of files that hold no plain text, and what to call them."""

SAMPLE_BYTES = 20_000
MAX_FAULTS = 0.005  # share of undecodable bytes a declared encoding is still believed with
PIECES = re.compile(rb"[\n\r<>]")
PIECE_BYTES = 1_000


def decode(body: bytes, *, declared: str | None = None, html: bool = False) -> str:
    """The characters of ``body``, without byte order mark.

    Tried in this order: byte order mark; valid UTF-8 beyond ASCII, whatever is declared, since text in another
    encoding is practically never valid UTF-8 while wrong labels are common; ``declared`` (from the HTTP header); the
    page's own declaration when ``html``; a guess by charset-normalizer.
    Raises ``IngestError`` ``unsupported_type`` for binary data and ``unknown_encoding`` when nothing fits.
    """
    mark, bom = read_bom(body)
    if mark and bom:
        return body[len(bom) :].decode(mark, "replace")
    refuse_binary(body)
    labels = [resolve_encoding(declared) if declared else None, html_body_declared_encoding(body) if html else None]
    names = [name for name in labels if name]
    text = None if any(_is_wide(name) for name in names) else _strict(body, "utf-8")
    if text is not None and "\x00" not in text:
        return text
    for name in names:
        if (text := _declared(body, name)) is not None:
            return text
    text = _wide(body) if b"\x00" in body else _strict(body, "utf-8") or _guess(body, html=html)
    if text is None or "\x00" in text:
        raise IngestError("unknown_encoding")
    return text


def refuse_binary(body: bytes) -> None:
    """Raise ``IngestError`` ``unsupported_type`` when the first bytes are those of a known binary format."""
    head = body[:16]
    for signature, name in SIGNATURES.items():
        if head.startswith(signature):
            raise IngestError("unsupported_type", type=name)


def _is_wide(name: str) -> bool:
    """Encodings whose texts can be valid UTF-8 by their making: 7-bit and 16-bit ones."""
    return name.startswith(("utf-16", "utf-32", "iso2022", "hz", "utf-7"))


def _strict(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(body: bytes, name: str) -> str | None:
    """Decode as the document says, forgiving a few broken bytes; ``None`` when it cannot be what it says."""
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    if (text := _strict(body, codec)) is not None:
        return text
    text = body.decode(codec, "replace")
    return text if text.count("\ufffd") <= MAX_FAULTS * len(body) else None


def _wide(body: bytes) -> str | None:
    """UTF-16 without its mark: blanks and Latin letters have their zero byte always on the same side."""
    zeros = (body[0::2].count(0), body[1::2].count(0))
    if min(zeros) or len(body) % 2:
        return None
    text = _strict(body, "utf-16-be" if zeros[0] else "utf-16-le")
    return text if text and _plausible(text) else None


def _guess(body: bytes, *, html: bool) -> str | None:
    """Guess; in a page by the pieces that are not ASCII: markup says nothing, and there is a lot of it."""
    pieces = [piece[:PIECE_BYTES] for piece in PIECES.split(body) if not piece.isascii()] if html else []
    sample = (b"\n".join(pieces) or body)[:SAMPLE_BYTES]
    best = from_bytes(sample, cp_isolation=DETECTABLE).best()
    if best is None or not _plausible(str(best)):
        return None
    text = _strict(body, best.encoding)
    return body.decode(best.encoding, "replace") if text is None else text


def _plausible(text: str) -> bool:
    """True for what reads as writing: mostly letters, marks, digits and blanks."""
    good = sum(character.isalnum() or character.isspace() for character in text)
    return bool(text) and good >= 0.7 * len(text)
