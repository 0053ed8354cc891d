"""Keeps the processes of the embedded app running: starts them together, restarts what dies, stops all of them.

Each child leads a process group of its own, so that Ctrl-C in the terminal reaches the supervisor alone, which then
stops the children in good order, and so that what a killed child leaves behind can be ended with its group.
"""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

LEASH = Path(__file__).with_name("leash.py")
GRACE_SECONDS = 10.0
TICK_SECONDS = 0.5
SETTLED_SECONDS = 30.0
"""A child that lived this long starts again at once when it dies; one that did not waits longer each time."""
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0
STILLBORN = 3
"""So many deaths before everything was ready once, and it never will be."""
LOG_BYTES = 5_000_000
LOGS_KEPT = 3
TAIL_LINES = 15


class StartFailed(Exception):  # noqa: N818 - it names what happened
    """The children could not be brought up; the message says which and why."""


@dataclass
class Child:
    """One process to keep running. ``stop_signal`` asks it to finish what it has in hand and end; ``files`` are the
    numbers of open files (sockets) that it inherits."""

    name: str
    command: list[str]
    log: Path
    stop_signal: signal.Signals = signal.SIGTERM
    files: tuple[int, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    deaths: int = 0
    started_at: float = 0.0
    start_at: float = 0.0
    log_offset: int = 0

    @property
    def pid(self) -> int | None:
        """Its process id, ``None`` while it does not run."""
        return self.process.pid if self.process is not None and self.process.poll() is None else None


@dataclass
class Supervisor:
    """Use as: ``with stop_signals() as stop: supervisor.up(stop, …); supervisor.watch(stop)``, ``down()`` in the end.

    ``say`` gets one sentence for everything a person at the terminal should know.
    """

    children: list[Child]
    environment: Mapping[str, str]
    say: Callable[[str], None]
    grace: float = GRACE_SECONDS
    ready: bool = field(default=False, init=False)

    def up(self, stop: Stop, *, is_ready: Callable[[Supervisor], bool], timeout: float) -> bool:
        """Start all children and wait until ``is_ready``; False when a stop was asked for meanwhile.

        Raises ``StartFailed`` when a child keeps dying, or at the ``timeout`` (seconds).
        """
        for child in self.children:
            self._start(child)
        end = time.monotonic() + timeout
        while not is_ready(self):
            if stop.asked:
                return False
            if time.monotonic() > end:
                waiting = ", ".join(str(child.log) for child in self.children)
                raise StartFailed(f"Isnad was not ready after {timeout:.0f} seconds. Its logs: {waiting}.")
            self._tend()
            stop.wait(0.1)
        self.ready = True
        return True

    def watch(self, stop: Stop) -> None:
        """Restart whatever dies until a stop is asked for."""
        while not stop.asked:
            self._tend()
            stop.wait(TICK_SECONDS)

    def down(self, stop: Stop | None = None) -> None:
        """Stop all children and whatever they started; kill what has not ended after the grace, or when a second
        stop is asked for."""
        for child in self.children:
            if child.pid is not None and child.process is not None:
                child.process.send_signal(child.stop_signal)
        end = time.monotonic() + self.grace
        while any(child.pid is not None for child in self.children):
            if time.monotonic() > end or (stop is not None and stop.times > 1):
                break
            time.sleep(0.05)
        for child in self.children:
            if child.process is not None:
                _kill_group(child.process)

    def _start(self, child: Child) -> None:
        child.log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with child.log.open("ab") as log:
            child.log_offset = log.tell()
            child.process = subprocess.Popen(  # noqa: S603 - our own commands, no shell
                [sys.executable, "-I", "-S", str(LEASH), str(os.getpid()), *child.command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=dict(self.environment),
                process_group=0,
                pass_fds=child.files,
            )
        child.started_at = time.monotonic()

    def _tend(self) -> None:
        """Notice deaths, start again what has waited long enough, and keep the logs small."""
        now = time.monotonic()
        for child in self.children:
            if rotate(child.log):
                child.log_offset = 0
            if child.process is None:
                if now >= child.start_at:
                    self._start(child)
            elif child.process.poll() is not None:
                self._mourn(child, now)

    def _mourn(self, child: Child, now: float) -> None:
        """End what a dead child left behind, and set the time of its next start."""
        process = child.process
        assert process is not None
        _kill_group(process)
        lived = now - child.started_at
        child.deaths = 1 if lived >= SETTLED_SECONDS else child.deaths + 1
        child.process = None
        pause = min(FIRST_PAUSE_SECONDS * 2 ** (child.deaths - 1), LONGEST_PAUSE_SECONDS)
        child.start_at = now + pause
        end = f"The {child.name} {_how(process.returncode)}"
        last_words = tail(child.log, child.log_offset) if lived < SETTLED_SECONDS else ""
        if last_words:
            end += f". The end of {child.log}:\n{last_words}\n"
        else:
            end += ". "
        if not self.ready and child.deaths >= STILLBORN:
            raise StartFailed(f"{end}It did so {child.deaths} times, so Isnad gives up.")
        self.say(f"{end}It is started again in {pause:g} seconds.")


class Stop:
    """Whether, and how often, this process was asked to stop."""

    def __init__(self) -> None:
        self.times = 0
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)

    @property
    def asked(self) -> bool:
        """True from the first request on."""
        return self.times > 0

    def wait(self, seconds: float) -> None:
        """Sleep, but wake at any signal, also at the death of a child."""
        if select.select([self._read], [], [], seconds)[0]:
            with contextlib.suppress(BlockingIOError):
                self._read.recv(4096)

    def close(self) -> None:
        """Give the sockets back."""
        self._read.close()
        self._write.close()


@contextlib.contextmanager
def stop_signals() -> Iterator[Stop]:
    """Turn Ctrl-C, TERM and HUP into a note in the ``Stop`` it yields, for as long as the block lasts. Main thread."""
    stop = Stop()

    def note(number: int, _frame: FrameType | None) -> None:
        if number != signal.SIGCHLD:
            stop.times += 1

    numbers = [signal.SIGINT, signal.SIGTERM, signal.SIGCHLD]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup: the terminal may go, we stay
        numbers.append(signal.SIGHUP)
    before = {number: signal.signal(number, note) for number in numbers}
    wakeup = signal.set_wakeup_fd(stop._write.fileno(), warn_on_full_buffer=False)
    try:
        yield stop
    finally:
        signal.set_wakeup_fd(wakeup)
        for number, handler in before.items():
            signal.signal(number, handler)
        stop.close()


def rotate(log: Path) -> bool:
    """Set aside what a log that has grown large holds, keeping the last few; whether it was that large.

    The file itself stays and is emptied, for a running child goes on writing to it.
    """
    if not log.exists() or log.stat().st_size < LOG_BYTES:
        return False
    for number in range(LOGS_KEPT - 1, 0, -1):
        older = log.with_name(f"{log.name}.{number}")
        if older.exists():
            older.replace(log.with_name(f"{log.name}.{number + 1}"))
    shutil.copyfile(log, log.with_name(f"{log.name}.1"))
    os.truncate(log, 0)
    return True


def tail(log: Path, offset: int) -> str:
    """The last lines written to a log after ``offset`` bytes."""
    with contextlib.suppress(OSError), log.open("rb") as file:
        file.seek(max(offset, log.stat().st_size - 8192))
        return "\n".join(file.read().decode("utf-8", "replace").splitlines()[-TAIL_LINES:])
    return ""


def _how(returncode: int) -> str:
    """What a return code means, in words."""
    if returncode >= 0:
        return f"ended by itself (exit code {returncode})"
    try:
        return f"was killed ({signal.Signals(-returncode).name})"
    except ValueError:
        return f"was killed (signal {-returncode})"


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill every process of the child's group that still runs, and take note of the child's end."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
