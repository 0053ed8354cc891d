"""Lists of labelled claims come in whole or not at all, once, in bulk, and are found by everything that matches."""

from __future__ import annotations

import gc
import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command

from claims.ingest.errors import IngestError
from claims.models import Claim, Match, Report, ReportVersion, Run, RunKind, RunState, Source, Stage
from claims.services import importing
from claims.services.bulk import insert_rows
from claims.services.importing import ImportRefusedError, check_list, import_list
from claims.services.listed import slots_of
from claims.services.pipeline import drain
from claims.services.reports import add_file, add_text

pytestmark = pytest.mark.django_db

LISTED = {
    "claim": "The storm sank 17 boats in the harbour of Port Ardel.",
    "title": "Did a storm sink 17 boats?",
    "url": "https://checkers.example/port-ardel",
    "outlet": "Checkers",
    "lang": "en",
    "published": "2024-03-01",
    "speaker": "Coast guard",
    "rating": "true",
}
ARABIC = {"claim": "لم تغرق العاصفة أي قارب في الميناء", "verdict": "خطأ"}


def written(tmp_path: Path, *records: object, name: str = "claims.jsonl") -> Path:
    path = tmp_path / name
    lines = [record if isinstance(record, str) else json.dumps(record, ensure_ascii=False) for record in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def ingest(*arguments: object) -> tuple[int, list[dict], str]:
    """Exit code, what was printed, and what was complained about."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    try:
        call_command("ingest", *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as end:
        code = int(end.code or 0)
    return code, [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def match(text: str) -> list[dict]:
    out = io.StringIO()
    call_command("match", text, stdout=out)
    return json.loads(out.getvalue())["matches"]


def test_a_listed_claim_is_a_report_of_its_own_ready_at_once_with_all_that_was_said(tmp_path: Path) -> None:
    code, (told,), _ = ingest(written(tmp_path, LISTED, ARABIC))
    assert (code, told["created"], told["known"]) == (0, 2, 0)
    claim = Claim.objects.select_related("report__source", "version").get(lang="en")
    assert (claim.text, claim.context, claim.speaker) == (LISTED["claim"], LISTED["title"], "Coast guard")
    assert claim.rating == "true"
    assert claim.version.text[claim.start : claim.end] == claim.text
    assert [figure["value"] for figure in claim.quantities] == [17.0]
    raw = claim.quantities[0]
    assert claim.version.text[raw["start"] : raw["end"]] == raw["raw"]
    report = claim.report
    assert (report.stage, report.title, report.source.name) == (Stage.READY, LISTED["title"], "Checkers")
    assert str(report.published) == "2024-03-01"
    arabic = Claim.objects.get(lang="ar")
    assert (arabic.polarity, arabic.rating) == ("deny", "خطأ")


def test_a_listed_claim_is_found_by_a_free_text_with_its_rating(tmp_path: Path) -> None:
    ingest(written(tmp_path, LISTED))
    best = match("A storm in Port Ardel harbour sank 17 boats")[0]
    assert best["claim"]["text"] == LISTED["claim"]
    assert best["claim"]["rating"] == "true"


@pytest.mark.parametrize("list_first", [True, False])
def test_a_listed_claim_and_a_report_find_each_other_whichever_comes_first(tmp_path: Path, list_first: bool) -> None:
    def list_comes() -> None:
        assert ingest(written(tmp_path, LISTED))[0] == 0

    if list_first:
        list_comes()
    add_text(text="The storm sank 19 boats in the harbour of Port Ardel on Friday, the coast guard said.")
    drain(timeout=60)
    if not list_first:
        list_comes()
    found = Match.objects.shown().get()
    assert {found.left.report.from_list, found.right.report.from_list} == {True, False}


def test_a_claim_that_two_batches_bring_is_stored_once_with_its_last_rating(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH", 1)
    _, (told,), _ = ingest(written(tmp_path, LISTED, ARABIC, ARABIC | {"verdict": "صحيح"}, LISTED))
    assert (told["created"], told["known"], told["rated_anew"]) == (2, 2, 1)
    assert Claim.objects.count() == 2
    assert Claim.objects.get(lang="ar").rating == "صحيح"


def test_the_same_list_again_stores_nothing_and_a_new_rating_is_taken_over(tmp_path: Path) -> None:
    ingest(written(tmp_path, LISTED, LISTED, ARABIC))
    counts = [model.objects.count() for model in (Report, ReportVersion, Claim, Source)]
    assert counts[0] == 2
    _, (told,), _ = ingest(written(tmp_path, LISTED, ARABIC | {"verdict": "صحيح"}))
    assert (told["created"], told["known"], told["rated_anew"]) == (0, 2, 1)
    assert [model.objects.count() for model in (Report, ReportVersion, Claim, Source)] == counts
    assert Claim.objects.get(lang="ar").rating == "صحيح"


def test_lines_that_cannot_be_read_are_named_and_nothing_is_stored(tmp_path: Path) -> None:
    wrong = [
        '{"claim" 5}',
        {"title": "no claim"},
        LISTED | {"published": "soon"},
        LISTED | {"claim": 5},
        ["a list"],
        "[[[",
    ]
    code, told, complaint = ingest(written(tmp_path, LISTED, *wrong))
    assert code == 1
    assert told == []
    for sentence in (
        "Line 2, column 10 is not valid JSON",
        "Entry 3 has no “claim”",
        "In entry 4, “published” is not a date",
        "In entry 5, “claim” is not text",
        "Entry 6 is not a claim",
        "Line 7",
        "Nothing was stored",
    ):
        assert sentence in complaint
    assert not Report.objects.exists()
    assert not Source.objects.exists()


def test_of_very_many_wrong_lines_the_first_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    code, _, complaint = ingest(written(tmp_path, LISTED, *["{}"] * 50))
    assert code == 1
    assert complaint.count("has no “claim”") == importing.LISTED_ERRORS
    assert "30 more lines cannot be read" in complaint


def test_a_list_of_reports_is_read_as_before(tmp_path: Path) -> None:
    path = written(tmp_path, {"text": "The council of Valmora said the bridge would cost 9 million crowns."})
    code, (told,), _ = ingest(path)
    assert code == 0
    assert told["claims"]


def test_uploading_a_list_says_how_to_import_it(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match=r"manage\.py ingest"):
        add_file(name="claims.jsonl", data=written(tmp_path, LISTED).read_bytes())


def test_a_long_list_waits_for_one_run_not_for_thousands(tmp_path: Path) -> None:
    records = [{"claim": f"The harbour of town {number} was painted in {1900 + number}."} for number in range(250)]
    code, (told,), _ = ingest(written(tmp_path, *records))
    assert (code, told["created"]) == (0, 250)
    run = Run.objects.get()
    assert (run.kind, run.state) == (RunKind.REMATCH, RunState.PENDING)
    assert match("Was the harbour of town 7 painted in 1907?")[0]["claim"]["text"] == records[7]["claim"]


def test_what_a_worker_has_frozen_stays_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [json.dumps(record).encode() for record in (LISTED, ARABIC)]
    monkeypatch.setattr(importing, "WORTH_PROCESSES", 1)
    monkeypatch.setattr(importing, "cores", lambda: 2)
    gc.freeze()
    try:
        import_list(lines, total=2)
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_several_processes_find_the_same_slots(monkeypatch: pytest.MonkeyPatch) -> None:
    records = [{"claim": f"Le port de la ville {number} a été repeint en {1900 + number}."} for number in range(40)]
    lines = [json.dumps(record).encode() for record in [*records, LISTED, ARABIC]]
    claims = list(importing.iter_labelled(lines))
    monkeypatch.setattr(importing, "WORTH_PROCESSES", 1)
    monkeypatch.setattr(importing, "cores", lambda: 2)
    assert check_list(lines) == 42
    gc.unfreeze()  # whatever ran before
    import_list(lines, total=42)
    assert gc.get_freeze_count() == 0
    stored = {claim.text: claim for claim in Claim.objects.all()}
    for claim in claims:
        slots = slots_of(claim)
        assert {name: getattr(stored[claim.text], name) for name in slots} == slots


def test_a_batch_that_fails_leaves_whole_batches_and_is_made_good_by_doing_it_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = [json.dumps({"claim": f"The harbour of town {number} was painted."}).encode() for number in range(10)]
    monkeypatch.setattr(importing, "BATCH", 4)
    real = importing.insert_rows

    def fails(model, rows):
        if model is Claim and Claim.objects.count() == 8:
            raise ZeroDivisionError
        real(model, rows)

    monkeypatch.setattr(importing, "insert_rows", fails)
    with pytest.raises(ZeroDivisionError):
        import_list(lines, total=10)
    assert [model.objects.count() for model in (Report, ReportVersion, Claim)] == [8, 8, 8]
    monkeypatch.setattr(importing, "insert_rows", real)
    assert import_list(lines, total=10).created == 2
    assert not Report.objects.exclude(stage=Stage.READY).exists()


def test_what_somebody_else_imported_meanwhile_is_left_to_them(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [json.dumps(record).encode() for record in (LISTED, ARABIC)]
    import_list(lines[:1], total=1)
    real, looks = importing._sift, []

    def sift(batch):
        looks.append(batch)
        if len(looks) == 1:  # as it was before the other import was committed
            return {importing._identity(claim): claim for claim in batch}, 0, 0
        return real(batch)

    monkeypatch.setattr(importing, "_sift", sift)
    assert import_list(lines, total=2).created == 1
    assert Claim.objects.count() == 2


def test_a_line_is_checked_before_anything_else(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        check_list([b'{"claim": "A storm."}', b"{"])
    assert refused.value.count == 1


def test_rows_written_in_bulk_hold_the_fields_defaults() -> None:
    insert_rows(Source, [{"name": "Checkers"}, {"name": "Others"}])
    source = Source.objects.get(name="Checkers")
    assert (source.kind, source.languages, source.active, source.reviewed) == ("outlet", [], True, False)
    assert source.created_at is not None


def test_an_import_leaves_the_search_for_garbage_as_it_was() -> None:
    before, meanwhile = gc.get_threshold(), []
    lines = [b'{"claim": "A storm closed the harbour.", "lang": "en"}']
    import_list(lines, total=1, tell=lambda _done: meanwhile.append(gc.get_threshold()))
    assert gc.get_threshold() == before
    assert meanwhile[0] > before
