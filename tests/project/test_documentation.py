"""What README promises is so: its commands, its settings, its dependencies, its files."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "project" / "settings.py").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def table_below(heading: str) -> list[list[str]]:
    """The rows of the first table below a heading, as lists of cells."""
    text = README.split(f"\n{heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    return rows[2:]


def test_every_environment_variable_is_in_the_table_of_settings_and_no_other():
    read = set(re.findall(r"""(?:env\.\w+|_flag|_positive)\(\s*["']([A-Z][A-Z_]+)["']""", SETTINGS))
    documented = {row[0].strip("` ") for row in table_below("## Settings")}
    assert documented == read


def test_every_dependency_has_a_line_with_what_for_and_licence():
    names = {re.match(r"[\w-]+", line)[0] for line in PYPROJECT["project"]["dependencies"]}
    rows = table_below("## Dependencies")
    assert {name.strip("` ") for row in rows for name in re.split(r", ", row[0])} == names
    assert all(len(row) == 3 and all(cell.strip() for cell in row) for row in rows)


def test_every_command_of_ours_is_named():
    for path in (ROOT / "claims" / "management" / "commands").glob("[a-z]*.py"):
        assert f"manage.py {path.stem}" in README


def test_every_folder_of_the_application_has_a_line_in_the_architecture():
    for folder in (ROOT / "claims").iterdir():
        if folder.is_dir() and not folder.name.startswith(("_", ".")):
            assert f"`claims/{folder.name}/`" in README, folder.name


def test_both_commands_stand_on_one_line_each_below_their_marker():
    for name in ("start", "tests"):
        block = README.split(f"<!-- command: {name} -->", 1)[1].split("```", 2)[1]
        assert len(block.strip().splitlines()) == 2  # the language, then the command


@pytest.mark.parametrize("link", re.findall(r"\]\(((?!https?:|#)[^)]+)\)", README))
def test_every_link_to_a_file_leads_somewhere(link):
    assert (ROOT / link).exists()


def test_nothing_at_the_top_level_but_what_belongs_there():
    allowed = {"manage.py", "pyproject.toml", "README.md", "claims", "project", "templates", "tests", "LICENSE"}
    allowed |= {"Dockerfile", "compose.yaml", "CONTRIBUTING.md", "uv.lock"}
    made = {"var", "isnad.egg-info", "build", "dist", "staticfiles", "test-results"}
    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} <= allowed | made
