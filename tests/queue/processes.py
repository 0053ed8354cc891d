"""Real processes for tests: the embedded app in a folder of its own, what it started, and waiting without sleeping."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
READY = re.compile(r"^Isnad is ready: (http://\S+/)$", re.MULTILINE)
PATIENCE = 60.0
"""Seconds; what takes 2 s alone may take long on a machine that does five other things."""

T = TypeVar("T")


def wait_until(predicate: Callable[[], T], timeout: float = PATIENCE, what: str = "", pause: float = 0.05) -> T:
    """The first true value of ``predicate``; fails with ``what`` was waited for after ``timeout`` seconds."""
    end = time.monotonic() + timeout
    while not (value := predicate()):
        if time.monotonic() > end:
            raise AssertionError(f"waited {timeout:g} s in vain: {what or predicate}")
        time.sleep(pause)
    return value


def free_port() -> int:
    """A loopback port that nobody listens on now, nor soon: it lies below those that systems give to whoever asks for
    any, so that no other process of the tests is given it before its owner has started, or while it is down.
    """
    while True:
        port = 20_000 + secrets.randbelow(10_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def processes_with(marker: str) -> dict[int, str]:
    """Process id → command line of every living process with ``marker`` in its environment (Linux)."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if marker.encode() in (folder / "environ").read_bytes().split(b"\0"):
                found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
        except OSError:
            continue  # ended meanwhile, or not ours
    return {pid: command for pid, command in found.items() if command}  # a zombie has no command line left


class App:
    """``manage.py start`` and other commands on a data folder of their own.

    ``environment`` adds to the inherited one, from which everything that would lead to another database, broker or
    folder is taken away. Use as a context manager: at the end nothing of it runs any more.
    """

    def __init__(self, data: Path, **environment: str) -> None:
        self.data = data
        ours = {"DATABASE_URL", "REDIS_URL", "ISNAD_DATA", "DEBUG", "ALLOWED_HOSTS", "ISNAD_WORKERS", "ISNAD_HTTPS"}
        inherited = {name: value for name, value in os.environ.items() if name not in ours}
        self.environment = {**inherited, "ISNAD_DATA": str(data), "PYTHONWARNINGS": "default", **environment}
        self.process: subprocess.Popen[bytes] | None = None
        self._terminal = data.with_name(f"{data.name}.terminal")

    def __enter__(self) -> App:
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill_all()

    def start(self, *arguments: str, wait: bool = True) -> App:
        """Run ``manage.py start`` (on a free port unless told otherwise), and wait until it says that it is ready."""
        if "--port" not in arguments:
            arguments = ("--port", str(free_port()), *arguments)
        with self._terminal.open("wb") as terminal:
            self.process = subprocess.Popen(
                [sys.executable, str(ROOT / "manage.py"), "start", *arguments],
                env=self.environment,
                cwd=self.data.parent,
                stdin=subprocess.DEVNULL,
                stdout=terminal,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        if wait:
            wait_until(lambda: READY.search(self.output) or self._ended(), what=f"the address line in: {self.output}")
            assert READY.search(self.output), self.output
        return self

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run another command on the same data and wait for its end."""
        return subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), *arguments],
            env=self.environment,
            cwd=self.data.parent,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    @property
    def output(self) -> str:
        """What stands on its terminal since the last start."""
        return self._terminal.read_text(encoding="utf-8") if self._terminal.exists() else ""

    @property
    def url(self) -> str:
        """Its address, with a slash at the end."""
        found = READY.search(self.output)
        assert found, self.output
        return found[1]

    @property
    def processes(self) -> dict[int, str]:
        """Everything that runs on this data folder."""
        return processes_with(f"ISNAD_DATA={self.data}")

    @property
    def worker_pid(self) -> int | None:
        """The worker that takes work now."""
        try:
            pid = int((self.data / "worker.ready").read_text(encoding="ascii"))
        except FileNotFoundError:
            return None
        return pid if pid in self.processes else None

    @property
    def web_pid(self) -> int | None:
        """One of the web processes."""
        return next(iter(self.web_pids), None)

    @property
    def web_pids(self) -> set[int]:
        """All of them."""
        return {pid for pid, command in self.processes.items() if "-m project.web" in command}

    def kill_worker(self) -> int:
        """kill -9 the main process of the worker; returns its id."""
        pid = wait_until(lambda: self.worker_pid, what="a worker")
        os.kill(pid, signal.SIGKILL)
        return pid

    def kill_all(self) -> None:
        """kill -9 everything, the supervisor first, as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        while self.processes:
            for pid in self.processes:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue
            time.sleep(0.02)

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Ask it to stop, as Ctrl-C does, and return its exit code."""
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(timeout=PATIENCE)

    def exit_code(self) -> int:
        """Wait until it ends by itself."""
        assert self.process is not None
        return self.process.wait(timeout=PATIENCE)

    def _ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None
