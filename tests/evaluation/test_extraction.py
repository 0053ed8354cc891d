"""Measuring extraction: an annotated article and a story of our own, and the floors on the labelled data."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.evaluation.extraction import pair_up, score_seed
from claims.evaluation.gold import read_story
from claims.evaluation.mentions import claims_of
from claims.evaluation.seed import read_seed

TEXT = """Storm hits Norland

The harbour master, Jane Quill, said on Friday that 12 boats had sunk and that 40 people were rescued.

Photo: Norland Press"""


def annotated(quote: str, **slots: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    empty = {"speaker": None, "via": None, "numbers": [], "dates": [], "polarity": "affirm", "checkworthy": 2}
    return {"id": quote[:8], "quote": quote, "start": start, "end": start + len(quote), **empty, **slots}


def seed_files(folder: Path, *claims: Mapping[str, Any], **more: Any) -> tuple[Path, Path]:
    text, gold = folder / "storm.txt", folder / "storm.gold.json"
    text.write_text(TEXT, encoding="utf-8")
    known = {"lang": "en", "published": "2024-05-17", "outlet": "The Norvane Post", "claims": claims}
    gold.write_text(json.dumps(known | more), encoding="utf-8")
    return text, gold


FRIDAY = [{"raw": "on Friday", "iso": "2024-05-17"}]
SUNK = annotated("12 boats had sunk", speaker="Jane Quill", numbers=[{"value": 12}], dates=FRIDAY)
RESCUED = annotated("40 people were rescued", speaker="Quill", numbers=[{"value": 40}], dates=FRIDAY)


def shares(folder: Path, *claims: Mapping[str, Any], **more: Any) -> dict[str, float | None]:
    score = score_seed(read_seed(*seed_files(folder, *claims, **more)))
    return {name: count.share for name, count in score.counts.items()}


def test_what_is_annotated_and_found_is_right(tmp_path: Path) -> None:
    figures = shares(tmp_path, SUNK, RESCUED)
    for name in ("covered", "speaker", "relay", "number", "number_given", "polarity"):
        assert figures[name] == 1.0, name


def test_each_wrong_slot_is_counted_and_told_with_its_sentence(tmp_path: Path) -> None:
    wrong = SUNK | {"speaker": "Ann Reed", "via": "Larkmoor", "numbers": [{"value": 13}], "polarity": "deny"}
    score = score_seed(read_seed(*seed_files(tmp_path, wrong | {"dates": [{"raw": "in May", "iso": "2024-05"}]})))
    assert [score.counts[name].hit for name in ("speaker", "relay", "number", "date", "polarity")] == [0] * 5
    assert sum("Ann Reed" in miss for miss in score.misses) == 2
    assert any(miss.strip().startswith("in: The harbour master") for miss in score.misses)


def test_a_figure_the_annotation_does_not_name_is_wrong(tmp_path: Path) -> None:
    assert shares(tmp_path, SUNK | {"numbers": []})["number"] == 0.0


def test_a_date_that_fixes_no_day_is_right_with_any(tmp_path: Path) -> None:
    vague = [{"raw": "earlier", "iso": None}, *FRIDAY]
    assert shares(tmp_path, SUNK | {"dates": vague}) == shares(tmp_path, SUNK)


def test_a_claim_that_states_two_things_serves_one_of_them(tmp_path: Path) -> None:
    seed = read_seed(*seed_files(tmp_path, SUNK, RESCUED))
    lang, claims = claims_of(seed.article)
    whole = [claim for claim in claims if "12 boats" in claim.text][:1]
    assert len(pair_up([seed.claims[0], seed.claims[0]], whole, lang)) == 1
    assert len(pair_up(seed.claims, claims, lang)) == 2


def test_lines_listed_as_no_claims_are_never_precise(tmp_path: Path) -> None:
    listed = shares(tmp_path, SUNK, not_claims=["40 people were rescued"])["precise"]
    unlisted = shares(tmp_path, SUNK, RESCUED)["precise"]
    assert listed is not None
    assert unlisted is not None
    assert listed < unlisted


def test_a_quote_that_stands_elsewhere_is_refused(tmp_path: Path) -> None:
    text, gold = seed_files(tmp_path, SUNK | {"start": 0, "end": 5})
    with pytest.raises(CommandError, match="does not stand at 0"):
        call_command("evaluate", "extraction", "--seed", str(text), str(gold))


def test_a_quote_with_other_spaces_than_the_text_is_found(tmp_path: Path) -> None:
    text = TEXT.replace("12 boats", "12\u00a0boats")
    report = {"outlet": "Norvane", "lang": "en", "title": "Storm", "text": text}
    mention = {"file": "01.json", "quote": "12\u00a0boats had sunk", "speaker": None, "via": None, "number": None}
    (tmp_path / "01.json").write_text(json.dumps(report), encoding="utf-8")
    (tmp_path / "gold.json").write_text(json.dumps({"claims": [{"id": "c1", "mentions": [mention]}]}), encoding="utf-8")
    read = read_story(tmp_path)
    assert read.reports["01.json"].text[read.mentions[0].start : read.mentions[0].end] == "12 boats had sunk"


def story(folder: Path, number: str) -> Path:
    report = {"outlet": "Norvane", "lang": "en", "published": "2024-05-17", "title": "Storm hits Norland", "text": TEXT}
    mention = {"file": "01.json", "quote": "12 boats had sunk", "speaker": "Jane Quill", "via": None, "number": number}
    (folder / "01.json").write_text(json.dumps(report), encoding="utf-8")
    (folder / "gold.json").write_text(json.dumps({"claims": [{"id": "c1", "mentions": [mention]}]}), encoding="utf-8")
    return folder


def test_the_command_prints_targets_and_writes_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "figures"
    call_command("evaluate", "extraction", str(story(tmp_path, "12 boats")), "--json", str(target))
    assert "0.970  number right" in capsys.readouterr().out
    figures = json.loads(target.read_text(encoding="utf-8"))
    assert figures["stories"][0]["numbered"]["hit"] == 1
    assert figures["below_floor"] == []


def test_the_command_fails_below_a_floor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(story(tmp_path, "13 boats"))
    with pytest.raises(CommandError, match=r"number right.* below") as failure:
        call_command("evaluate", "extraction", folder)
    assert failure.value.returncode == 1
    assert "not 13 boats" in capsys.readouterr().out
    call_command("evaluate", "extraction", folder, "--no-floor")


def test_the_labelled_data_stays_above_the_floors(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seed = shared / "seeds" / "al-jazeera-ar-2021-05-21"
    folders = sorted(str(path.parent) for path in (shared / "data" / "stories").glob("*/gold.json"))
    call_command("evaluate", "extraction", "--seed", f"{seed}.txt", f"{seed}.gold.json", *folders)
    assert "all stories" in capsys.readouterr().out
