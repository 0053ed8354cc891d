"""Measuring what ``match`` finds: a small list of claims of our own, and the floor on the labelled data."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

CLAIMS = {
    "0": ("A dam in Norland burst and flooded four villages.", "Did a Norland Dam Burst?"),
    "1": ("The mayor of Larkmoor banned bicycles from the bridge.", "Larkmoor Bicycle Ban"),
    "2": ("Drinking seawater cures a cold.", "Seawater Cure"),
}


def collection(folder: Path, query: str, answer: str) -> str:
    lines = "".join(f"{id_}\t{claim}\t{title}\n" for id_, (claim, title) in CLAIMS.items())
    (folder / "claims.docs.tsv").write_text(f"\tvclaim\ttitle\n{lines}", encoding="utf-8")
    (folder / "dev").mkdir()
    (folder / "dev" / "posts.queries.tsv").write_text(f"\tpost\n7\t{query}\n", encoding="utf-8")
    (folder / "dev" / "posts.qrels").write_text(f"7\t0\t{answer}\t1\n", encoding="utf-8")
    return str(folder)


def test_a_post_that_repeats_a_claim_is_found_first(tmp_path: Path) -> None:
    folder = collection(tmp_path, "No more bicycles on the bridge at Larkmoor, says the mayor!", "1")
    target = tmp_path / "figures"
    call_command("evaluate", "retrieval", folder, "--json", str(target))
    figures = json.loads(target.read_text(encoding="utf-8"))["scores"][0]
    assert figures["map_5"]["share"] == figures["recall_1"]["share"] == 1.0


def test_below_the_floor_it_fails_and_tells_what_was_missed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = collection(tmp_path, "Bicycles banned from the bridge", "2")
    with pytest.raises(CommandError, match=r"average precision.* below") as failure:
        call_command("evaluate", "retrieval", folder)
    assert failure.value.returncode == 1
    told = capsys.readouterr().out
    assert "wanted  Drinking seawater" in told
    assert "first   The mayor of Larkmoor" in told
    call_command("evaluate", "retrieval", folder, "--no-floor")


@pytest.mark.parametrize("name", ["claims.docs.tsv", "dev/posts.qrels"])
def test_a_folder_without_one_of_its_files_is_refused(tmp_path: Path, name: str) -> None:
    folder = collection(tmp_path, "Bicycles", "1")
    (tmp_path / name).unlink()
    with pytest.raises(CommandError, match="is no collection"):
        call_command("evaluate", "retrieval", folder)


def test_judgements_of_unknown_claims_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="unknown ids: 9"):
        call_command("evaluate", "retrieval", collection(tmp_path, "Bicycles", "9"))


def test_the_labelled_data_stays_above_the_floor(shared: Path) -> None:
    call_command("evaluate", "retrieval", str(shared / "data" / "clef2020-task2"))
