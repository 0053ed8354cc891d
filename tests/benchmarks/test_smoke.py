"""The benchmarks run; how fast they find the program is no matter of tests."""

import json
from pathlib import Path

import pytest

from tests.benchmarks.__main__ import main
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
