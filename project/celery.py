"""The Celery application; its settings are the ``CELERY_…`` ones of ``project.settings``."""

from __future__ import annotations

import os
from pathlib import Path

from celery import Celery
from celery.signals import worker_ready
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
