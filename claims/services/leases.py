"""Lease tokens: who holds a run, in a form that tells when the holder is gone.

A token is ``<host>.<pid>.<random>``. The random part makes it the only one of its kind; the other two let every process
on the *same* host see at once that the holder was killed, so that its work need not wait until the lease runs out.
Across hosts, after a reboot or when a process id was reused, the lease's end decides: the error is always on the side
of waiting.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import secrets
import socket
import sys
from pathlib import Path

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
PID_NAMESPACE = Path("/proc/self/ns/pid")


def new_token() -> str:
    """A token for this process; at most 32 characters."""
    return f"{_host()}.{os.getpid()}.{secrets.token_hex(6)}"


def holder_is_gone(token: str) -> bool:
    """True when the process that made ``token`` certainly no longer runs; False whenever that cannot be known."""
    host, _, rest = token.partition(".")
    pid = rest.partition(".")[0]
    if host != _host() or not pid.isdecimal() or sys.platform == "win32":
        return False
    return not process_exists(int(pid))


def process_exists(pid: int) -> bool:
    """Whether a process of this id runs here, whoever owns it (not on Windows, where asking would end it)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@functools.cache
def _host() -> str:
    """What process ids of this process are relative to: machine, boot and container."""
    parts = [socket.gethostname()]
    with contextlib.suppress(OSError):  # not Linux: the machine's name must do
        parts += [BOOT_ID.read_text(encoding="ascii"), os.readlink(PID_NAMESPACE)]
    return hashlib.blake2s("\n".join(parts).encode(), digest_size=4).hexdigest()
