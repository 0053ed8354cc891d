"""Work that waits for no Python, done on several cores at once: tantivy lets other threads run while it searches.

The threads end with the call: a process that is forked later, as workers are, must have none but its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

MOST_THREADS = 4
"""More would wait for each other: between two searches a thread makes a query and reads what was found, in Python."""


def cores() -> int:
    """How many cores this process may use; at least 1."""
    allowed = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    return max(1, len(allowed))


def abreast(tasks: Sequence[Callable[[], T]]) -> list[T]:
    """What the tasks return, in their order. The error of the first one that fails is raised when all have ended."""
    threads = min(cores(), MOST_THREADS, len(tasks))
    if threads < 2:
        return [task() for task in tasks]
    with ThreadPoolExecutor(threads) as pool:
        return [done.result() for done in [pool.submit(task) for task in tasks]]
