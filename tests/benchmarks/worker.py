"""A worker on the archive under measurement: what it holds in memory when it has matched reports that it had never
read, and how long each took. As in ``manage.py start`` the lexicons are read before it is forked."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from django.db import connection

REPORTS = 60
"""Enough for all that is remembered of words and texts to be about as full as it gets."""
FIRST = 10
"""Reports that are not timed: lexicons are warm then, and the database's file is open."""
ROLLUP = Path("/proc/self/smaps_rollup")


def measure(folder: Path) -> dict[str, float]:
    """Run a worker whose data folder is ``folder``, on the database Django is connected to."""
    where = connection.settings_dict
    login = f"{where['USER']}:{where['PASSWORD']}" if where["PASSWORD"] else where["USER"]
    server = f"postgres://{login}@{where['HOST']}:{where['PORT'] or 5432}/{where['NAME']}"
    url = server if connection.vendor == "postgresql" else f"sqlite:///{where['NAME']}"
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.worker"],
        env={**os.environ, "DATABASE_URL": url, "ISNAD_DATA": str(folder)},
        stdout=subprocess.PIPE,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _work() -> dict[str, Any]:
    from claims.models import Report
    from claims.services.matching import propose

    reports = list(Report.objects.order_by("pk").values_list("pk", flat=True))
    times = []
    for pk in reports[:: max(1, len(reports) // REPORTS)][:REPORTS]:
        started = time.process_time()
        propose(pk)
        times.append(time.process_time() - started)
    return {**_memory(), "a report never read, processor ms": statistics.median(times[FIRST:] or times) * 1e3}


def _memory() -> dict[str, float]:
    """All memory that is in use, mapped files among it; that which no file backs; and what the worker does not share
    with the process it was forked from. Where the system does not tell, the most that was held."""
    if ROLLUP.exists():
        rows = [line.split() for line in ROLLUP.read_text(encoding="ascii").splitlines()]
        held = {row[0]: int(row[1]) / 2**10 for row in rows if row[-1] == "kB"}
        return {
            "memory, MB": held["Rss:"],
            "no file's, MB": held["Anonymous:"],
            "unshared, MB": held["Private_Dirty:"],
        }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"memory, MB": peak / (2**20 if sys.platform == "darwin" else 2**10)}


def _main() -> None:
    import django

    django.setup()
    from project.warm import read_in_pieces, warm_up_work

    read_in_pieces()
    warm_up_work()
    if child := os.fork():
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    print(json.dumps(_work()), flush=True)


if __name__ == "__main__":
    _main()
