"""Settings that are wrong say so at once, by name, and what is left out has a safe default."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def check(tmp_path: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    names = ("PATH", "HOME", "LANG", "LC_ALL")
    clean = {name: os.environ[name] for name in names if name in os.environ}
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "check", *arguments],
        env={**clean, "ISNAD_DATA": str(tmp_path / "data"), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "maybe"),
        ("ISNAD_PUBLIC_READ", "2"),
        ("ISNAD_WORKERS", "0"),
        ("ISNAD_WORKERS", "many"),
        ("ISNAD_FETCH_SECONDS", "-1"),
        ("DATABASE_URL", "mysql://someone@localhost/isnad"),
        ("REDIS_URL", "http://localhost:6379"),
    ],
)
def test_a_wrong_value_is_refused_and_the_variable_named(tmp_path, name, value):
    done = check(tmp_path, **{name: value})
    assert done.returncode != 0
    assert name in done.stderr.strip().splitlines()[-1]


def test_the_deployment_check_is_clean_behind_https(tmp_path):
    key = "a-key-for-this-test-alone-that-is-long-enough-and-has-5-or-more-different-characters"
    done = check(
        tmp_path, "--deploy", "--fail-level", "WARNING", ISNAD_HTTPS="1", ALLOWED_HOSTS="isnad.example", SECRET_KEY=key
    )
    assert done.returncode == 0, done.stderr


def test_the_data_folder_and_the_key_in_it_are_for_their_owner_alone(tmp_path):
    assert check(tmp_path).returncode == 0
    data = tmp_path / "data"
    assert (data / "secret_key").stat().st_mode & 0o077 == 0
    assert data.stat().st_mode & 0o077 == 0
