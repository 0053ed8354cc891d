"""Kombu transport that keeps messages as files in one folder and survives being killed at any moment.

Kombu's own filesystem transport moves files to another file system while others read them and reads files that are
still being written; it loses messages and dies of a damaged one. Here every step is one ``rename`` on one file system:

=====================  ==============================================================================
``<queue>/new/``       a message on its way in: written here, then renamed
``<queue>/ready/``     messages that wait, first in, first out
``<queue>/taken/``     claimed by the consumer whose process id stands before the name, for the time of one read
``<queue>/bad/``       what could not be understood; kept for a look, never read again
=====================  ==============================================================================

Messages are doorbells (see ``claims.services.runs``): nothing is forced to disk, because what a power cut takes the
sweeper rings again. There is no fan-out, hence no remote control, gossip or events.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import time
import uuid
from collections import deque
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import virtual
from kombu.utils.json import dumps, loads

from claims.services.leases import process_exists

logger = logging.getLogger(__name__)

QUEUE_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.@-]{0,199}")
STATES = ("new", "ready", "taken", "bad")
ACCEPTED = frozenset({"application/json"})
DRAFT_SECONDS = 3600
"""Writing a message takes a millisecond; a draft this old has lost its writer."""


class Channel(virtual.Channel):
    """One user of the folder named by the transport option ``folder``."""

    supports_fanout = False

    def __init__(self, connection: Any, **kwargs: Any) -> None:
        super().__init__(connection, **kwargs)
        self._root = Path(connection.client.transport_options["folder"])
        self._opened: set[str] = set()
        self._seen: dict[str, deque[str]] = {}

    def _folder(self, queue: str) -> Path:
        """The queue's folder, made on first use; then messages that a killed consumer had in hand go back."""
        if not QUEUE_NAME.fullmatch(queue):
            raise ChannelError(f"Not a name for a queue: {queue!r}")
        folder = self._root / queue
        if queue not in self._opened:
            self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
            for state in STATES:
                (folder / state).mkdir(mode=0o700, parents=True, exist_ok=True)
            _tidy(folder)
            self._opened.add(queue)
        return folder

    def _new_queue(self, queue: str, **_kwargs: Any) -> None:
        self._folder(queue)

    def _has_queue(self, queue: str, **_kwargs: Any) -> bool:
        return bool(QUEUE_NAME.fullmatch(queue)) and (self._root / queue / "ready").is_dir()

    def _put(self, queue: str, message: Any, **_kwargs: Any) -> None:
        """Publish: a reader sees the whole message or none of it."""
        folder = self._folder(queue)
        name = f"{time.time_ns():020d}-{uuid.uuid4().hex}"
        draft = folder / "new" / name
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(dumps(message))
        draft.rename(folder / "ready" / name)

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        """Claim the oldest message: of several consumers one wins the rename. Raises ``Empty``."""
        folder = self._folder(queue)
        while True:
            name = self._next_name(queue, folder)
            taken = folder / "taken" / f"{os.getpid()}.{name}"
            try:
                (folder / "ready" / name).rename(taken)
            except FileNotFoundError:
                continue  # another consumer was faster
            message = self._understood(taken)
            if message is not None:
                taken.unlink()
                return message
            taken.rename(folder / "bad" / name)
            logger.error("A damaged message was put aside as %s", folder / "bad" / name)

    def _next_name(self, queue: str, folder: Path) -> str:
        """The next name to try; the folder is listed once per round, not once per message."""
        names = self._seen.setdefault(queue, deque())
        if not names:
            names.extend(sorted(os.listdir(folder / "ready")))
        if not names:
            raise Empty
        return names.popleft()

    def _understood(self, path: Path) -> Any:
        """The message in ``path``, ``None`` when kombu or Celery would stumble over it: some damage ends a worker."""
        content = path.read_bytes()
        try:
            raw = loads(content.decode("utf-8"))
            message = self.Message(raw, channel=self, accept=ACCEPTED)
            message.decode()
            headers, delivery = message.headers, message.delivery_info
        except Exception:
            logger.debug("Not a message: %s", path, exc_info=True)
            return None
        whole = isinstance(headers, dict) and isinstance(delivery, dict) and ("task" in headers) == ("id" in headers)
        return raw if whole else None

    def _size(self, queue: str) -> int:
        return len(os.listdir(self._folder(queue) / "ready"))

    def _purge(self, queue: str) -> int:
        """Remove the waiting messages and return how many there were."""
        count = 0
        for path in (self._folder(queue) / "ready").iterdir():
            try:
                path.unlink()
            except FileNotFoundError:
                continue  # a consumer took it
            count += 1
        return count


class Transport(virtual.Transport):
    """``isnad://`` (see ``project.celery``)."""

    Channel = Channel
    default_port = 0
    driver_type = "files"
    driver_name = "isnad"

    def drain_events(self, connection: Any, timeout: float | None = None, **kwargs: Any) -> None:
        """Deliver one message; ``TimeoutError`` after half a second at most, for between two calls a worker looks
        whether it should stop."""
        super().drain_events(connection, timeout=None if timeout is None else min(timeout, 0.5), **kwargs)

    def driver_version(self) -> str:
        """There is no driver."""
        return "1"


def bad_messages(root: Path) -> int:
    """How many damaged messages were put aside below the transport's ``folder``."""
    return sum(1 for _ in root.glob("*/bad/*"))


def _tidy(folder: Path) -> None:
    """Undo what killed processes left half done: messages claimed but not read go back, unfinished drafts go away."""
    for path in (folder / "taken").iterdir():
        pid, _, name = path.name.partition(".")
        if pid.isdecimal() and not process_exists(int(pid)):
            with contextlib.suppress(FileNotFoundError):  # another consumer is tidying too
                path.rename(folder / "ready" / name)
    for path in (folder / "new").iterdir():
        with contextlib.suppress(FileNotFoundError):
            if time.time() - path.stat().st_mtime > DRAFT_SECONDS:
                path.unlink()
