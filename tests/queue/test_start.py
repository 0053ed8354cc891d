"""``manage.py start`` as people use it: a real process with real children."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from .conftest import Redis
from .processes import ROOT, App, free_port, wait_until

pytestmark = pytest.mark.processes


RING = """
from claims.models import Report
from claims.services import runs
from claims.tasks import ring
ring(runs.open_run(report=Report.objects.create(identity="test:1"), kind="process").pk)
"""


def answer(url: str) -> int | None:
    """The status the web server answers with, ``None`` when it does not."""
    try:
        with urllib.request.urlopen(url, timeout=30) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None


def run_states(app: App) -> list[str]:
    """The states of all runs, read beside the running app."""
    with closing(sqlite3.connect(f"file:{app.data / 'isnad.sqlite3'}?mode=ro", uri=True, timeout=20)) as database:
        return [state for (state,) in database.execute("SELECT state FROM claims_run ORDER BY id")]


def test_one_command_starts_everything_and_ctrl_c_leaves_nothing(app: App) -> None:
    app.start("--port", "0")
    assert answer(app.url + "healthz") == 200
    assert app.worker_pid in app.processes
    password = app.output.split("password ")[1].split()[0]
    assert app.stop(signal.SIGINT) == 0
    assert app.processes == {}

    app.start()
    assert password not in app.output
    assert "changepassword admin" in app.output
    second = app.manage("start", "--port", "0")
    assert second.returncode == 1
    assert "already runs on the data folder" in second.stderr
    assert answer(app.url + "healthz") == 200
    assert app.stop(signal.SIGTERM) == 0
    assert app.processes == {}
    for log in (app.data / "logs").iterdir():
        assert password not in log.read_text(encoding="utf-8")


def test_whatever_is_killed_is_started_again_and_nothing_outlives_the_supervisor(app: App) -> None:
    app.start()
    worker, web = app.kill_worker(), app.web_pid
    assert web is not None
    os.kill(web, signal.SIGKILL)
    wait_until(lambda: app.worker_pid not in (None, worker), what="a new worker")
    wait_until(lambda: answer(app.url + "healthz") == 200, what="a new web server")
    assert "The worker was killed (SIGKILL)" in app.output

    assert app.process is not None
    app.process.kill()
    app.kill_worker()
    app.process.wait()
    wait_until(lambda: not app.processes, what="the end of the children")
    app.start()
    assert answer(app.url + "healthz") == 200


def test_a_child_whose_worker_was_killed_before_it_began_ends() -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    begin = f"import project.celery as celery; celery._worker = {gone.pid}; celery.end_with_parent()"
    child = subprocess.run([sys.executable, "-c", f"{begin}; celery.time.sleep(60)"], cwd=ROOT, timeout=30, check=False)
    assert child.returncode == 1


def test_pages_come_while_one_of_the_web_processes_is_away(app: App) -> None:
    app.start()
    wait_until(lambda: len(app.web_pids) == 2, what="two web processes")
    before = app.web_pids
    os.kill(min(before), signal.SIGKILL)
    assert [answer(app.url + "healthz") for _ in range(20)] == [200] * 20
    wait_until(lambda: len(app.web_pids) == 2 and app.web_pids != before, what="a second web process")
    assert max(before) in app.web_pids
    for pid in app.web_pids:
        os.kill(pid, signal.SIGKILL)
    # Nobody is there to answer, yet nobody is refused: callers wait in the queue of the socket.
    assert answer(app.url + "healthz") == 200
    assert app.stop() == 0
    assert app.processes == {}


def test_damaged_messages_do_not_stop_the_worker(app: App) -> None:
    app.start()
    worker = app.worker_pid
    ready = app.data / "queue" / "isnad" / "ready"
    # Sound as a file, but not a task of ours: Celery itself has to turn it down.
    strange = '{"body": "e30=", "content-type": "application/json", "content-encoding": "utf-8",'
    strange += ' "headers": {"task": "x", "id": "1"},'
    strange += ' "properties": {"delivery_tag": "1", "body_encoding": "base64", "delivery_info": {}}}'
    for number, content in enumerate(("{", "[]", strange)):
        (ready / f"0-{number}").write_text(content)
    wait_until(lambda: not any(ready.glob("0-*")), what="an empty queue")
    assert len(list((ready.parent / "bad").iterdir())) == 2
    assert app.manage("shell", "-v0", "-c", RING).returncode == 0
    wait_until(lambda: run_states(app) not in ([], ["pending"]), what="the run to be taken")
    assert app.worker_pid == worker


@pytest.mark.parametrize(
    ("environment", "reason"), [({"DEBUG": "1", "ALLOWED_HOSTS": "isnad.example"}, "DEBUG"), ({}, "ALLOWED_HOSTS")]
)
def test_other_machines_are_not_served_by_mistake(tmp_path: Path, environment: dict[str, str], reason: str) -> None:
    with App(tmp_path / "data", **environment) as app:
        refused = app.manage("start", "--host", "0.0.0.0", "--port", "0")
    assert refused.returncode == 1
    assert reason in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_taken_port_is_told_in_one_sentence(app: App) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = app.manage("start", "--port", str(taken.getsockname()[1]))
    assert refused.returncode == 1
    assert "is in use by another program" in refused.stderr


def test_a_child_that_cannot_start_is_shown_with_its_error(tmp_path: Path) -> None:
    # A path that lets Python begin but not the server: a module of that name stands in its way.
    shadow = tmp_path / "shadow"
    shadow.mkdir()
    (shadow / "waitress.py").write_text("raise SystemExit('no server today')")
    with App(tmp_path / "data", PYTHONPATH=str(shadow)) as app:
        app.start(wait=False)
        assert app.exit_code() == 1
        assert "no server today" in app.output
        assert "gives up" in app.output
        assert app.processes == {}


@pytest.mark.redis
def test_the_worker_goes_on_after_redis_was_lost_with_all_it_held(tmp_path: Path, redis_server: Redis) -> None:
    with App(tmp_path / "data", REDIS_URL=redis_server.url) as app:
        app.start()
        assert answer(app.url + "healthz") == 200
        assert not (app.data / "queue").exists()
        worker = app.worker_pid
        redis_server.kill()
        assert app.manage("shell", "-v0", "-c", RING).returncode == 0
        redis_server.start()
        wait_until(lambda: run_states(app) not in ([], ["pending"]), what="the run to be taken")
        assert app.worker_pid == worker
        assert app.stop() == 0
        assert app.processes == {}


@pytest.mark.redis
def test_a_redis_that_is_away_is_told_in_one_sentence(tmp_path: Path) -> None:
    with App(tmp_path / "data", REDIS_URL=f"redis://127.0.0.1:{free_port()}/0") as app:
        refused = app.manage("start", "--port", "0")
    assert refused.returncode == 1
    assert "Redis does not answer" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"DATABASE_URL": "mysql://isnad:wonderland@db/isnad"}, "DATABASE_URL must name"),
        ({"DATABASE_URL": "wonderland"}, "DATABASE_URL must name"),
        ({"DATABASE_URL": "sqlite://:memory:"}, "DATABASE_URL must name"),
        ({"DATABASE_URL": "postgres://isnad:wonderland@db:port/isnad"}, "DATABASE_URL cannot be read"),
        ({"REDIS_URL": "https://queue.example"}, "REDIS_URL must begin"),
        ({"DEBUG": "perhaps"}, "DEBUG must be"),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL must be"),
        ({"ISNAD_FETCH_ALLOW": "everything"}, "ISNAD_FETCH_ALLOW must list"),
        ({"ISNAD_USER_AGENT": "Ünbot"}, "ISNAD_USER_AGENT must be"),
    ],
)
def test_a_wrong_setting_is_told_in_one_sentence_that_keeps_passwords(
    tmp_path: Path, environment: dict[str, str], sentence: str
) -> None:
    with App(tmp_path / "data", **environment) as app:
        refused = app.manage("start", "--port", "0")
    assert refused.returncode == 1
    assert refused.stderr.startswith(sentence)
    assert len(refused.stderr.splitlines()) == 1
    assert "wonderland" not in refused.stderr


def test_what_is_printed_is_utf_8_whatever_the_terminal_speaks(tmp_path: Path) -> None:
    text = "قالت الوزارة يوم الاثنين إن 31 منزلا احترقت قرب الميناء."
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    with App(tmp_path / "data", PYTHONIOENCODING="ascii") as app:
        assert app.manage("migrate", "-v0").returncode == 0
        printed = app.manage("ingest", "report.txt")
    assert printed.returncode == 0, printed.stderr
    assert json.loads(printed.stdout)["text"] == text
