"""The benchmarks run; how fast they find the program is no matter of tests."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks import matching
from tests.benchmarks.__main__ import main
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.texts import hostile, news


def test_the_benchmark_of_extraction_prints_and_writes_its_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "figures.json"
    main(["extraction", "--size", "4000", "--rounds", "1", "--json", str(target)])
    printed = capsys.readouterr().out
    figures = json.loads(target.read_text(encoding="utf-8"))
    assert figures["trafilatura"]["median_times"] > 0
    assert set(figures["hostile"]) == set(hostile(10))
    assert all(name in printed for name in figures["hostile"])


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_made_news_is_as_long_as_asked_and_the_same_each_time(lang: str) -> None:
    assert len(news(lang, 5_000)) == 5_000
    assert news(lang, 5_000) == news(lang, 5_000)


@pytest.mark.django_db
def test_the_benchmark_of_matching_measures_every_way_on_one_archive(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], settings: object
) -> None:
    figures = matching.run([120, 200], tmp_path / "measured", asked=12, alone=False)
    printed = capsys.readouterr().out
    rows = figures["sizes"]["200"]["rows"]
    assert {"ours: candidates", "ours: report of 20", "tantivy, bare", "rapidfuzz process.cdist"} <= rows.keys()
    assert rows["ours: candidates"]["recall"] == {"paraphrase": 1.0, "number": 1.0, "translation": 1.0}
    assert rows["ours: report of 20"]["pairs"] > 0
    assert figures["sizes"]["200"]["import, claims a second"] > 0
    assert "real partners: absent" in printed
    assert "Growth from 120 to 200" in printed


@pytest.mark.processes
def test_the_benchmark_of_matching_asks_a_worker_of_its_own(tmp_path: Path) -> None:
    target = tmp_path / "figures.json"
    sizes = ["--claims", "120", "--asked", "12", "--no-brute", "--data", str(tmp_path)]
    command = [sys.executable, "-m", "tests.benchmarks", "matching", *sizes, "--json", str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    worker = json.loads(target.read_text(encoding="utf-8"))["sizes"]["120"]["worker"]
    assert worker["memory, MB"] > 0
    assert worker["a report never read, processor ms"] > 0


def test_a_made_archive_is_the_same_each_time() -> None:
    corpus = Corpus(50, asked=3)
    assert list(corpus) == list(corpus) == list(Corpus(50, asked=3))
    assert {one.partners.isdisjoint({claim.id for claim in corpus}) for one in corpus.asked} == {False}


@pytest.mark.processes
def test_the_benchmark_of_load_lets_people_read_and_judge_without_an_error(tmp_path: Path) -> None:
    target = tmp_path / "figures.json"
    sizes = ["--reports", "14", "--claims", "320", "--users", "2", "--seconds", "4", "--alone", "1"]
    command = [sys.executable, "-m", "tests.benchmarks", "load", *sizes, "--json", str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    figures = json.loads(target.read_text(encoding="utf-8"))
    assert {name: figures["rows"][name] for name in ("report", "claim")} == {"report": 14, "claim": 320}
    assert figures["rows"]["match"] > 14
    assert figures["pages"]["login"]["count"] == 2
    assert set(figures["pages"]) <= {"login", *figures["alone"]}
    assert figures["problems"] == []
