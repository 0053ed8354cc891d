"""Measuring how sentences meet their translations: a few of our own, and the floors on the labelled data."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.evaluation.bridge import language_of_name, thinned

ENGLISH = ["The earthquake killed 632 people in Morocco.", "Parliament elected a new president.", "Oil prices fell."]
ARABIC = ["انتخب البرلمان رئيسا جديدا.", "قتل الزلزال 632 شخصا في المغرب.", "انخفضت أسعار النفط."]


def files(folder: Path, arabic: list[str]) -> tuple[str, str]:
    (folder / "ours.eng.txt").write_text("\n".join(ENGLISH), encoding="utf-8")
    (folder / "ours.ara.txt").write_text("\n".join(arabic), encoding="utf-8")
    return str(folder / "ours.eng.txt"), str(folder / "ours.ara.txt")


def test_sentences_meet_their_translations_both_ways(tmp_path: Path) -> None:
    target = tmp_path / "figures"
    call_command("evaluate", "bridge", *files(tmp_path, [ARABIC[1], ARABIC[0], ARABIC[2]]), "--json", str(target))
    scores = json.loads(target.read_text(encoding="utf-8"))["scores"]
    assert [score["name"] for score in scores] == ["en → ar", "ar → en"]
    assert all(score["p_1"]["share"] == 1.0 for score in scores)


def test_below_a_floor_it_fails_and_tells_what_was_missed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError, match=r"en → ar: .* below"):
        call_command("evaluate", "bridge", *files(tmp_path, ARABIC))
    assert f"wanted  {ARABIC[0]}" in capsys.readouterr().out
    call_command("evaluate", "bridge", *files(tmp_path, ARABIC), "--no-floor")


def test_files_of_different_lengths_and_shares_that_leave_nothing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="not parallel"):
        call_command("evaluate", "bridge", *files(tmp_path, ARABIC[:2]))
    with pytest.raises(CommandError, match="--drop"):
        call_command("evaluate", "bridge", *files(tmp_path, ARABIC), "--drop", "1")


def test_a_name_that_tells_no_language_is_refused() -> None:
    assert language_of_name("first1000.fra.txt") == "fr"
    with pytest.raises(ValueError, match="tells no language"):
        language_of_name("sentences.txt")


def test_the_same_words_are_dropped_every_time_and_one_stays() -> None:
    lines = ["one two three four five six seven eight nine ten"] * 40 + ["alone"] * 40
    kept = thinned(lines, 0.35, seed=1)
    assert kept == thinned(lines, 0.35, seed=1) != thinned(lines, 0.35, seed=2)
    share = sum(len(line.split()) for line in kept[:40]) / 400
    assert 0.55 < share < 0.75
    assert kept[40:] == ["alone"] * 40


@pytest.mark.parametrize(("other", "drop"), [("ara", "0"), ("fra", "0"), ("ara", "0.35")])
def test_the_labelled_data_stays_above_the_floors(shared: Path, other: str, drop: str) -> None:
    folder = shared / "data" / "ntrex"
    names = (str(folder / f"first1000.{code}.txt") for code in ("eng", other))
    call_command("evaluate", "bridge", *names, "--drop", drop)
