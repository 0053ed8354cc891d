"""The README of the package tells the truth about it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import claims.matching
from claims.matching.relation import RULES, compare
from claims.matching.score import CorpusStats
from claims.types import Relation
from tests.matching.factories import claim, quantity

FOLDER = Path(claims.matching.__file__).parent
README = (FOLDER / "README.md").read_text(encoding="utf-8")


def test_every_module_and_every_rule_is_named() -> None:
    for module in FOLDER.glob("*.py"):
        assert module.stem == "__init__" or f"`{module.name}`" in README, module.name
    for rule in RULES:
        assert f"`{rule.name}`" in README


def test_the_worked_pair_comes_out_as_told() -> None:
    arabic = claim(
        "أسفر الزلزال عن مقتل 632 شخصا",
        "ar",
        quantities=[quantity(632, "death", raw="632")],
        published=dt.date(2023, 9, 9),
    )
    english = claim(
        "The quake has now killed 1,037 people",
        quantities=[quantity(1037, "death", raw="1,037")],
        published=dt.date(2023, 9, 10),
    )
    comparison = compare(arabic, english, CorpusStats())
    assert comparison.relation is Relation.UPDATED
    evidence = {item.feature: item.detail for item in comparison.evidence}
    assert evidence["relation"]["rule"] == "later_figure"
    assert evidence["relation"]["figures"] == [["632", "1,037"]]
    assert evidence["relation"]["as_of"] == ["2023-09-09", "2023-09-10"]
    assert ["الزلزال", "quake"] in evidence["shared"]["shared"]
    assert ["مقتل", "killed"] in evidence["shared"]["shared"]
