"""Telling how far a long command has come: a bar that fills on a terminal, plain lines from time to time elsewhere."""

from __future__ import annotations

import shutil
import time
from typing import Any

LINE_SECONDS = 5.0
"""Between two lines where there is no terminal: a log wants few."""
BAR_SECONDS = 0.1
WIDEST_BAR = 40
SHORTEST_BAR = 10


class ProgressBar:
    """Progress of one thing after another. Use as a context manager: a bar never leaves half a line behind."""

    def __init__(self, stream: Any) -> None:
        """``stream`` is a text file, or what a Django command writes to."""
        self._stream = stream
        self._terminal = bool(getattr(stream, "isatty", lambda: False)())
        self._label = ""
        self._told = ""
        self._next = 0.0

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(self, *_error: object) -> None:
        self._close_line()

    def show(self, label: str, done: int, total: int) -> None:
        """``done`` of ``total`` of what ``label`` names; the first and the last are told whenever they come."""
        now = time.monotonic()
        if label != self._label:
            self._close_line()
            self._label, self._told, self._next = label, "", 0.0
        counts = f"{label}: {done:,} of {total:,}"
        if counts == self._told or (now < self._next and done < total):
            return
        self._told, self._next = counts, now + (BAR_SECONDS if self._terminal else LINE_SECONDS)
        if self._terminal:
            self._stream.write(f"\r\x1b[K{self._bar(counts, done, total)}")
        else:
            self._stream.write(f"{counts}\n")
        self._stream.flush()

    def _bar(self, counts: str, done: int, total: int) -> str:
        room = min(WIDEST_BAR, shutil.get_terminal_size().columns - len(counts) - 4)
        if room < SHORTEST_BAR:
            return counts
        full = room * done // max(1, total)
        return f"[{'#' * full}{'.' * (room - full)}] {counts}"

    def _close_line(self) -> None:
        if self._terminal and self._told:
            self._stream.write("\n")
            self._stream.flush()
            self._told = ""
