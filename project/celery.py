"""The Celery application; its settings are the ``CELERY_…`` ones of ``project.settings``."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

from celery import Celery
from celery.signals import beat_embedded_init, worker_init, worker_process_init, worker_ready
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
TRANSPORT_ALIASES["isnad"] = "project.fsbroker:Transport"

app = Celery("isnad")
# "Current" holds for the importing thread alone; the threads of the web server find their application by default.
app.set_default()
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_ready.connect
def say_ready(**_signal: object) -> None:
    """Leave the process id of the worker that takes work now where the supervisor looks for it."""
    from django.conf import settings

    path: Path = settings.ISNAD_WORKER_READY
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_text(str(os.getpid()), encoding="ascii")
    draft.replace(path)


_worker: int | None = None
"""The id of the worker's main process; ``None`` anywhere but in a worker."""


@worker_init.connect
def read_lexicons(**_signal: object) -> None:
    """Read them before the pool's processes are forked, so that these share them and none waits for its first task."""
    global _worker
    from project.warm import read_in_pieces, warm_up_work

    _worker = os.getpid()
    read_in_pieces()
    warm_up_work()


@worker_process_init.connect
@beat_embedded_init.connect
def end_with_parent(**_signal: object) -> None:
    """End the pool's processes and the timetable when their worker was killed; they would go on for ever without it.

    What they had in hand is rolled back, and taken up by the next worker at once: its holder is gone. (The system's own
    signal at a parent's death will not do: it comes when the *thread* that forked ends, which a pool's does early.)
    """
    # As the worker wrote it down before it forked: it may have been killed since, and another parent taken its place.
    parent = _worker or os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()
