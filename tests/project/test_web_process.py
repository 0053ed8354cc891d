"""A web process ends when it is told to, also where its shell has it ignore Ctrl-C."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.queue.processes import ROOT, wait_until


@pytest.mark.processes
def test_a_web_process_of_a_background_job_hears_that_it_is_to_end(tmp_path: Path) -> None:
    given = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    given |= {"ISNAD_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "project.settings"}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], env=given, cwd=ROOT, check=True)
    with socket.create_server(("127.0.0.1", 0)) as shared:
        port, number = shared.getsockname()[1], shared.fileno()
        started = subprocess.Popen(
            [sys.executable, "-m", "project.web", str(number)],
            env=given,
            cwd=ROOT,
            pass_fds=[number],
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
        )
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=60) as answer:
                assert answer.status == 200
            started.send_signal(signal.SIGINT)
            wait_until(lambda: started.poll() is not None, what="the end of the web process")
        finally:
            started.kill()
            started.wait()
