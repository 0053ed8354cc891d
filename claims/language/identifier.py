"""py3langid (BSD, model bundled), with its tables in a file instead of in memory.

Seventy megabytes of the model are two tables of which a text touches few pages. Read into memory, every process would
hold them whole; mapped from a file without a name, processes share what they touch, and the system may take it back.
"""

from __future__ import annotations

import mmap
import tempfile
import threading
from typing import Any

_lock = threading.Lock()
_identifier: Any = None


def rank(text: str) -> list[tuple[str, float]]:
    """py3langid's languages, most likely first, with their log likelihoods. Its model takes half a second to load, so
    only when needed."""
    global _identifier
    with _lock:
        if _identifier is None:
            _identifier = _load()
        return [(str(code), float(score)) for code, score in _identifier.rank(text)]


def _load() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    read = LanguageIdentifier.from_model_file(MODEL_FILE)
    try:
        weights, moves = _mapped(read.nb_ptc), _mapped(read.tk_nextmove)
    except (OSError, TypeError, ValueError, BufferError):  # no room, or tables of another make: they stay as they are
        return read
    return LanguageIdentifier(weights, read.nb_pc, read.nb_classes, moves, read.tk_output, tk_row=read.tk_row)


def _mapped(table: Any) -> Any:
    """The same numbers in a file: for an array of numpy one of numpy, for one of Python's a view, which is indexed as
    fast."""
    import numpy as np

    held = memoryview(table)
    kind: Any = held.format
    with tempfile.TemporaryFile(prefix="isnad-") as file:
        file.write(held)
        file.flush()
        numbers = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if isinstance(table, np.ndarray):
        return np.frombuffer(numbers, table.dtype).reshape(table.shape)
    return numbers.cast(kind)
