"""The candidate index finds claims by shared keys and survives whatever happens to its folder."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
import tantivy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.matching.documents import SCHEMA_VERSION
from claims.matching.index import CandidateIndex, IndexChangedError, IndexedClaim
from claims.matching.writing import PART


def claim(number: int, *keys: str, report: int = 1) -> IndexedClaim:
    return IndexedClaim(number, report, keys)


@pytest.fixture
def index(tmp_path: Path) -> CandidateIndex:
    return CandidateIndex(tmp_path / "index")


def found(index: CandidateIndex, *keys: str, **options: object) -> list[int]:
    return [hit.claim for hit in index.search(keys, **options)]  # type: ignore[arg-type]


def test_a_new_index_is_empty_and_has_no_state(index: CandidateIndex) -> None:
    assert index.state() == {}
    assert index.num_docs == 0
    assert index.search(["g:truce"]) == []


def test_the_claim_that_shares_more_and_rarer_keys_comes_first(index: CandidateIndex) -> None:
    index.apply([claim(1, "g:truce", "n:51"), claim(2, "g:truce"), claim(3, "g:flood")], [], {"upto": 3})
    assert found(index, "g:truce", "n:51") == [1, 2]
    assert index.snapshot().frequency("g:truce") == 2
    assert index.num_docs == 3
    assert index.state() == {"upto": 3}


def test_a_claim_indexed_twice_is_found_once_with_its_new_keys(index: CandidateIndex) -> None:
    index.apply([claim(1, "g:truce")], [], {})
    index.apply([claim(1, "g:flood"), claim(1, "g:storm")], [], {})
    assert found(index, "g:truce") == []
    assert found(index, "g:flood") == []
    assert found(index, "g:storm") == [1]


def test_an_index_filled_anew_holds_what_it_was_given_and_nothing_else(index: CandidateIndex) -> None:
    index.apply([claim(1, "g:truce")], [], {"upto": 1})
    others = CandidateIndex(index.path)
    assert found(others, "g:truce") == [1]

    def claims() -> Iterator[IndexedClaim]:
        yield claim(2, "g:truce")
        assert found(others, "g:truce") == [1], "what was there is searched until all is written"
        yield claim(3, "g:truce")

    index.fill(claims(), 2, {"upto": 3})
    assert found(index, "g:truce") == found(others, "g:truce") == [2, 3]
    assert index.num_docs == 2
    assert others.state() == {"upto": 3}
    index.apply([claim(4, "g:truce")], [2], {"upto": 4})
    assert found(others, "g:truce") == [3, 4]


def test_an_index_filled_anew_is_one_segment_beside_its_state(index: CandidateIndex) -> None:
    count = PART + 10
    index.fill((claim(number, "g:truce") for number in range(count)), count, {})
    assert index.num_docs == count
    assert index.snapshot().searcher.num_segments == 2


def test_a_folder_deleted_while_it_is_filled_is_told(index: CandidateIndex) -> None:
    def claims() -> Iterator[IndexedClaim]:
        yield claim(1, "g:truce")
        shutil.rmtree(index.path)

    with pytest.raises(IndexChangedError):
        index.fill(claims(), 1, {"upto": 1})
    assert index.state() == {}
    index.fill([claim(1, "g:truce")], 1, {"upto": 1})
    assert found(index, "g:truce") == [1]


def test_a_claim_both_dropped_and_given_is_kept_once(index: CandidateIndex) -> None:
    index.apply([claim(1, "g:truce"), claim(2, "g:truce")], [], {})
    index.apply([claim(1, "g:flood"), claim(1, "g:storm")], [1, 2], {})
    assert found(index, "g:truce", "g:flood", "g:storm") == [1]
    assert index.num_docs == 1


def test_deleted_claims_are_gone(index: CandidateIndex) -> None:
    index.apply([claim(1, "g:truce"), claim(2, "g:truce")], [], {})
    index.apply([], [1], {})
    assert found(index, "g:truce") == [2]
    assert index.num_docs == 1


def test_the_own_report_can_be_left_out(index: CandidateIndex) -> None:
    index.apply([claim(1, "g:truce", report=1), claim(2, "g:truce", report=2)], [], {})
    assert found(index, "g:truce", exclude_report=1) == [2]


def test_boosts_change_which_key_type_leads(index: CandidateIndex) -> None:
    index.apply([claim(1, "g:truce", "x:1"), claim(2, "n:7", "x:1")], [], {})
    assert found(index, "g:truce", "n:7", boosts={"n": 5.0}) == [2, 1]
    assert found(index, "g:truce", "n:7", boosts={"g": 5.0}) == [1, 2]


def test_keys_are_taken_literally_whatever_characters_they_hold(index: CandidateIndex) -> None:
    odd = ['w:en:"quo', "w:en:(a OR b)", "w:ar:بيد", "n:2,000", "z:Europe/Paris", "w:en:a\x00b", "*", "+x -y"]
    index.apply([claim(number, key) for number, key in enumerate(odd)], [], {})
    for number, key in enumerate(odd):
        assert found(index, key) == [number]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keys=st.lists(st.text(max_size=30), max_size=4))
def test_no_text_as_key_does_harm(index: CandidateIndex, keys: list[str]) -> None:
    index.apply([claim(1, *keys, "g:truce")], [], {})
    assert found(index, *keys, "g:truce") == [1]


def test_a_deleted_folder_is_made_anew_while_a_process_holds_it_open(index: CandidateIndex) -> None:
    index.apply([claim(1, "g:truce")], [], {"upto": 1})
    shutil.rmtree(index.path)
    assert index.search(["g:truce"]) == []
    assert index.state() == {}
    index.apply([claim(2, "g:truce")], [], {"upto": 2})
    assert found(index, "g:truce") == [2]


def test_changes_reckoned_from_a_lost_state_are_refused(index: CandidateIndex) -> None:
    index.apply([claim(1, "g:truce")], [], {"upto": 1})
    assert index.state() == {"upto": 1}
    shutil.rmtree(index.path)
    with pytest.raises(IndexChangedError):
        index.apply([claim(2, "g:truce")], [], {"upto": 2})
    assert index.state() == {}


@pytest.mark.parametrize("suffix", [".store", ".fast", ".term", ".idx", "meta.json"])
@pytest.mark.parametrize("damage", ["cut", "remove"])
def test_a_damaged_folder_is_emptied_not_fatal(tmp_path: Path, suffix: str, damage: str) -> None:
    CandidateIndex(tmp_path / "index").apply([claim(1, "g:truce")], [], {"upto": 1})
    for file in (tmp_path / "index").rglob(f"*{suffix}"):
        if damage == "cut":
            file.write_bytes(b"x")
        else:
            file.unlink()
    opened = CandidateIndex(tmp_path / "index")
    assert opened.search(["g:truce"]) == []
    assert opened.state() == {}
    opened.apply([claim(2, "g:truce")], [], {"upto": 2})
    assert found(opened, "g:truce") == [2]


@pytest.mark.parametrize("name", ["5e884898da28047151d0e56f8dc62927", "v1xda28047151d0e56f8dc62927"])
def test_an_index_of_other_fields_is_not_opened_but_built_anew_in_silence(
    index: CandidateIndex, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (index.path / name).mkdir(parents=True)
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("keys", tokenizer_name="whitespace", stored=True)
    older = tantivy.Index(fields.build(), path=str(index.path / name))
    writer = older.writer()
    document = tantivy.Document()
    document.add_text("keys", "g:truce")
    writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    (index.path / "current").write_text(name, encoding="ascii")

    assert index.state() == {}
    assert index.search(["g:truce"]) == []
    index.apply([claim(1, "g:truce")], [], {"upto": 1})
    assert found(CandidateIndex(index.path), "g:truce") == [1]
    assert not (index.path / name).exists()
    assert capfd.readouterr() == ("", "")


def test_another_schema_version_starts_over(index: CandidateIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    index.apply([claim(1, "g:truce")], [], {"upto": 1})
    assert index.generation.startswith(f"v{SCHEMA_VERSION}x")
    monkeypatch.setattr("claims.matching.documents.SCHEMA_VERSION", 10**6)
    assert CandidateIndex(index.path).state() == {}


def test_reset_empties_it_for_every_holder(index: CandidateIndex) -> None:
    other = CandidateIndex(index.path)
    index.apply([claim(1, "g:truce")], [], {"upto": 1})
    assert found(other, "g:truce") == [1]
    index.reset()
    assert found(other, "g:truce") == []
    assert other.state() == {}


def run(code: str, *arguments: str, wait: bool = True) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *arguments], stdout=subprocess.PIPE, text=True
    )
    if wait:
        process.communicate(timeout=60)
        assert process.returncode == 0
    return process


WRITER = """
    import sys
    from pathlib import Path
    from claims.matching.index import CandidateIndex, IndexedClaim
    path, first, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    index = CandidateIndex(path)
    for number in range(first, last):
        index.apply([IndexedClaim(number, 1, ("g:truce", f"n:{number}"))], [], {"upto": number})
        print(number, flush=True)
"""


def test_processes_write_in_turn_and_see_each_others_claims(index: CandidateIndex) -> None:
    writers = [run(WRITER, str(index.path), str(start), str(start + 5), wait=False) for start in (0, 100)]
    for writer in writers:
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    assert sorted(found(index, "g:truce")) == [*range(5), *range(100, 105)]


def test_claims_committed_before_a_kill_are_kept(index: CandidateIndex) -> None:
    writer = run(WRITER, str(index.path), "0", "100000", wait=False)
    assert writer.stdout is not None
    for line in writer.stdout:
        if line.strip() == "12":
            break
    writer.send_signal(signal.SIGKILL)
    writer.wait(timeout=60)
    writer.stdout.close()
    upto = index.state()["upto"]
    assert upto >= 12
    assert index.num_docs == upto + 1
    index.apply([claim(2**40, "g:flood")], [], {"upto": upto})
    assert found(index, "g:flood") == [2**40]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_forked_child_opens_its_own_index(index: CandidateIndex, tmp_path: Path) -> None:
    code = """
        import os, sys
        from pathlib import Path
        from claims.matching.index import CandidateIndex, IndexedClaim
        index = CandidateIndex(Path(sys.argv[1]))
        index.apply([IndexedClaim(1, 1, ("g:truce",))], [], {})
        child = os.fork()
        if child == 0:
            index.apply([IndexedClaim(2, 1, ("g:truce",))], [], {})
            os._exit(0 if len(index.search(["g:truce"])) == 2 else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert len(index.search(["g:truce"])) == 2
    """
    run(code, str(index.path))
