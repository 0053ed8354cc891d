"""Measuring pairs of claims: a few of our own, and the floors on the labelled data."""

import csv
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.evaluation.pairs import LabelledPair, read_pairs, score_pairs

DAM = "The dam above Larkmoor burst after the storm"
PAIRS = [
    (DAM, "After the storm the dam above Larkmoor burst", "agree"),
    (DAM, "The dam above Larkmoor did not burst after the storm", "disagree"),
    ("The mayor opened a bakery in Norland", "Prices of copper rose on Monday", "other"),
]


def file(path: Path, *rows: tuple[str, str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([("s1", "s2", "stance"), *rows])
    return path


def shares(*rows: tuple[str, str, str]) -> dict[str, float | None]:
    score = score_pairs("ours", [LabelledPair(*row) for row in rows])
    return {name: count.share for name, count in score.counts.items()}


def test_an_agreeing_partner_is_found_and_unrelated_claims_score_lower() -> None:
    figures = shares(*PAIRS)
    assert figures["map_5"] == 1.0
    assert figures["related"] == 1.0


def test_a_denial_is_told_from_agreement() -> None:
    figures = shares(*PAIRS)
    assert figures["macro_f1"] == 1.0
    assert figures["conflict_precision"] == figures["conflict_recall"] == 1.0


def test_a_conflict_said_of_claims_that_agree_is_a_mistake() -> None:
    wrong = [(left, right, {"disagree": "agree"}.get(stance, stance)) for left, right, stance in PAIRS]
    assert shares(*wrong)["conflict_precision"] == 0.0


def test_below_a_floor_the_command_fails_and_tells_the_pair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = file(tmp_path / "pairs.csv", (PAIRS[0][0], PAIRS[0][1], "disagree"), (PAIRS[1][0], PAIRS[1][1], "agree"))
    with pytest.raises(CommandError, match=r"mean of both F1.* below"):
        call_command("evaluate", "pairs", str(wrong))
    assert "disagree, said same (agree" in capsys.readouterr().out
    call_command("evaluate", "pairs", str(wrong), "--no-floor", "--json", str(tmp_path / "figures"))
    assert json.loads((tmp_path / "figures").read_text(encoding="utf-8"))["below_floor"]


def test_a_file_without_the_columns_or_with_another_stance_is_refused(tmp_path: Path) -> None:
    plain = tmp_path / "plain.csv"
    plain.write_text("one,two\na,b\n", encoding="utf-8")
    with pytest.raises(CommandError, match="no column s1, s2, stance"):
        call_command("evaluate", "pairs", str(plain))
    with pytest.raises(ValueError, match="not perhaps"):
        read_pairs(file(tmp_path / "pairs.csv", ("a", "b", "perhaps")))


def test_the_labelled_data_stays_above_the_floors(shared: Path) -> None:
    call_command("evaluate", "pairs", str(shared / "data" / "ans" / "dev.csv"))
