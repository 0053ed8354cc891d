"""Kill -9 while reports are processed, queue and index gone: every report ends ready, no match twice, none lost."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from claims.models import Match
from claims.types import Relation

from .processes import App, wait_until

pytestmark = pytest.mark.processes

REPORTS = 12
STRONG = 0.7
"""Matches around the threshold may come and go with the order reports arrive in, which a kill changes."""


def ask(app: App, query: str) -> list[tuple]:
    """Rows of the app's own database, read beside the running processes."""
    connection = sqlite3.connect(f"file:{app.data / 'isnad.sqlite3'}?mode=ro", uri=True, timeout=30)
    try:
        return connection.execute(query).fetchall()
    except sqlite3.OperationalError:
        return []  # not yet migrated
    finally:
        connection.close()


def stages(app: App) -> Counter:
    if not (app.data / "isnad.sqlite3").exists():
        return Counter()
    return Counter(stage for (stage,) in ask(app, "SELECT stage FROM claims_report"))


def under_way(app: App) -> bool:
    """Some work is done or in hand, and some is not."""
    seen = stages(app)
    return sum(seen.values()) == REPORTS and seen["ready"] + seen["matching"] > 0 and seen["ready"] < REPORTS


def all_ready(app: App) -> bool:
    return stages(app) == Counter(ready=REPORTS)


def wordings(app: App) -> Counter:
    """Matches by what they bring together; ids differ between two runs."""
    rows = ask(
        app,
        "SELECT one.text, two.text FROM claims_match m JOIN claims_claim one ON one.id = m.left_id"
        " JOIN claims_claim two ON two.id = m.right_id WHERE m.relation <> 'related'",
    )
    return Counter(frozenset(row) for row in rows)


def wordings_of_a_calm_run() -> Counter:
    """The strong ones of the demo in this test's own database, where nothing was killed."""
    strong = Match.objects.filter(score__gte=STRONG).exclude(relation=Relation.RELATED)
    return Counter(map(frozenset, strong.values_list("left__text", "right__text")))


@pytest.fixture(params=["files", pytest.param("redis", marks=pytest.mark.redis)])
def broker(request: pytest.FixtureRequest) -> dict[str, str]:
    return {"REDIS_URL": request.getfixturevalue("redis_url")} if request.param == "redis" else {}


def test_killed_worker_killed_tree_and_lost_index_lose_no_report_and_double_no_match(
    tmp_path: Path, broker: dict[str, str], demo: None
):
    expected = wordings_of_a_calm_run()
    assert expected
    with App(tmp_path / "data", **broker) as app:
        app.start("--demo", wait=False)
        wait_until(lambda: under_way(app), what="work under way")
        app.kill_worker()
        wait_until(lambda: app.worker_pid, what="another worker")
        app.kill_all()
        shutil.rmtree(app.data / "index", ignore_errors=True)
        shutil.rmtree(app.data / "queue", ignore_errors=True)
        assert not all_ready(app), "everything was done before the kill: the test shows nothing"
        app.start()
        wait_until(lambda: all_ready(app), timeout=120, what=f"twelve ready reports: {stages(app)}")
        assert not ask(app, "SELECT left_id, right_id FROM claims_match GROUP BY 1, 2 HAVING COUNT(*) > 1")
        assert not ask(
            app, 'SELECT version_id, start FROM claims_claim GROUP BY version_id, start, "end" HAVING COUNT(*) > 1'
        )
        survived = wordings(app)
        assert app.stop() == 0
    lost = expected - survived
    assert not lost
