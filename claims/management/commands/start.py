"""``manage.py start``: the embedded app, all of it, until Ctrl-C."""

from __future__ import annotations

import http.client
import os
import secrets
import signal
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection, connections

from claims.services.demo import load_demo
from claims.tasks import ring

if sys.platform != "win32":
    from project import preflight
    from project.supervisor import Child, StartFailed, Stop, Supervisor, stop_signals

ADMIN = "admin"
READY_SECONDS = 90.0


class Command(BaseCommand):
    help = "Start Isnad on this machine: web pages, worker and timetable, until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="put in about ten invented reports to look around with")
        parser.add_argument("--port", type=int, help="port to listen on (default: the first free one from 8000 on)")
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")

    def handle(self, *, demo: bool, port: int | None, host: str, **_options: Any) -> None:
        if sys.platform == "win32":
            raise CommandError("This command needs Linux or macOS; on Windows, run it inside WSL.")
        try:
            with stop_signals() as stop:
                preflight.check_exposure(host, debug=settings.DEBUG, allowed_hosts=settings.ALLOWED_HOSTS)
                with preflight.only_start(settings.ISNAD_DATA / "start.lock"):
                    self._run(stop, demo=demo, host=host, port=preflight.choose_port(host, port))
        except (preflight.Refused, StartFailed) as error:
            # Not a CommandError: its name before the sentence would only puzzle.
            self.stderr.write(str(error))
            raise SystemExit(1) from error

    def _run(self, stop: Stop, *, demo: bool, host: str, port: int) -> None:
        """Prepare, start, tell, watch and stop."""
        if settings.REDIS_URL:
            preflight.check_broker(settings.CELERY_BROKER_URL)
        self._migrate()
        if demo and not stop.asked:
            self._say("Putting in the demo reports …")
            for run in load_demo():
                ring(run)
        connections.close_all()
        if stop.asked:
            return
        settings.ISNAD_WORKER_READY.unlink(missing_ok=True)
        with preflight.listening(host, port) as sockets:
            children = [*_web(sockets), _worker()]
            supervisor = Supervisor(children, environment=_environment(), say=self._say)
            try:
                if supervisor.up(stop, is_ready=lambda up: _is_ready(up, host, port), timeout=READY_SECONDS):
                    self._welcome(host, port)
                    supervisor.watch(stop)
                self._say("Stopping …")
            finally:
                supervisor.down(stop)
                settings.ISNAD_WORKER_READY.unlink(missing_ok=True)
        self._say("Isnad has stopped.")

    def _migrate(self) -> None:
        try:
            connection.ensure_connection()
        except OperationalError as error:
            reason = str(error).strip().splitlines()[0]
            raise preflight.Refused(f"The database cannot be opened ({reason}): check DATABASE_URL.") from error
        call_command("migrate", interactive=False, verbosity=0)

    def _welcome(self, host: str, port: int) -> None:
        """Say where it is and how to get in; the very first time, make the account and show its password once."""
        people = get_user_model().objects
        if people.filter(is_superuser=True).exists():
            sign_in = f"Sign in with your account (a new password: python manage.py changepassword {ADMIN})."
        else:
            password = secrets.token_urlsafe(12)
            people.create_superuser(username=ADMIN, password=password)
            sign_in = f"Sign in as {ADMIN} with the password {password} (shown only this once)."
        connections.close_all()
        self._say(f"Isnad is ready: http://{_shown(host)}:{port}/\n{sign_in}\nCtrl-C stops it.")

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()


# -P: nothing is imported from the folder the command happens to be given in.
PYTHON = [sys.executable, "-P", "-m"]


def _web(sockets: list[socket.socket]) -> list[Child]:
    """The web processes, which share the sockets."""
    files = tuple(one.fileno() for one in sockets)
    command = [*PYTHON, "project.web", *map(str, files)]
    log = settings.ISNAD_LOG_DIR / "web.log"
    return [
        Child("web server", command, log, stop_signal=signal.SIGINT, files=files)
        for _ in range(settings.ISNAD_WEB_PROCESSES)
    ]


def _worker() -> Child:
    """The worker with its timetable."""
    worker = [*PYTHON, "celery", "-A", "project", "worker", "-B", "--loglevel", "INFO"]
    if not settings.REDIS_URL:
        # These need broadcasts, which the file queue does not have.
        worker += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return Child("worker", worker, settings.ISNAD_LOG_DIR / "worker.log")


def _environment() -> dict[str, str]:
    """Ours, with the project importable from any folder."""
    path = os.pathsep.join(filter(None, [str(settings.BASE_DIR), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1", "DJANGO_SETTINGS_MODULE": "project.settings"}


def _in_address(host: str) -> str:
    """A host as it stands in an address: IPv6 in brackets."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _shown(host: str) -> str:
    """An address to open in a browser: a wildcard stands for every address of the machine."""
    if host in {"0.0.0.0", ""}:  # noqa: S104 - compared, not bound
        return "127.0.0.1"
    return "[::1]" if host.strip("[]") == "::" else _in_address(host)


def _is_ready(supervisor: Supervisor, host: str, port: int) -> bool:
    """Whether the present worker takes work and the web server answers."""
    worker = next(child for child in supervisor.children if child.name == "worker")
    ready: Path = settings.ISNAD_WORKER_READY
    return ready.exists() and ready.read_text(encoding="ascii") == str(worker.pid) and _answers(_shown(host), port)


def _answers(host: str, port: int) -> bool:
    """Whether the web server answers sensibly to somebody who calls it by one of its names."""
    names = [name for name in settings.ALLOWED_HOSTS if name != "*"]
    try:
        caller = http.client.HTTPConnection(host.strip("[]"), port, timeout=5)
        caller.request("GET", "/healthz", headers={"Host": names[0].lstrip(".") if names else host})
        status = caller.getresponse().status
        caller.close()
    except (OSError, http.client.HTTPException):
        return False
    return status < 500
