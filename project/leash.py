"""Run a command that ends with the process that started it: ``leash.py PARENT_PID COMMAND ARGUMENT…``.

Linux sends a process a signal when its parent dies, if it asked for that (prctl). Asking between fork and exec
(``preexec_fn``) may deadlock in a program with threads, so this little script asks and then becomes the command; the
wish survives exec. The supervisor runs it as a file, without importing the project.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def main(parent: int, command: list[str]) -> None:
    """Put this process on the leash and become ``command``."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it died before we asked
            sys.exit(0)
    os.execv(command[0], command)  # noqa: S606 - the supervisor's own command, no shell


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
