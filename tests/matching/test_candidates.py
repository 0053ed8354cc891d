"""Claims in other languages are found however many in the claim's own language share more."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from claims.matching import abreast, candidates
from claims.matching.candidates import Finder
from claims.matching.index import CandidateIndex, IndexedClaim
from claims.types import ClaimKeys

QUAKE = ClaimKeys(("g:earthquake", "g:death", "n:632"), ("w:en:earthquak", "w:en:kill"))
TRANSLATION, FAR = 900, 901


@pytest.fixture
def index(tmp_path: Path) -> CandidateIndex:
    index = CandidateIndex(tmp_path / "index")
    own = [IndexedClaim(number, number, QUAKE.all, "en") for number in range(1, 31)]
    foreign = [
        IndexedClaim(TRANSLATION, TRANSLATION, ("g:earthquake", "n:632", "w:ar:زلزال"), "ar"),
        IndexedClaim(FAR, FAR, ("g:truce",), "ar"),
    ]
    index.apply([*own, *foreign], [], {})
    return index


def found(index: CandidateIndex, lang: str = "en", **options: int) -> list[int]:
    return [hit.claim for hit in Finder(index).find(QUAKE, lang, **options)]


def test_a_translation_is_not_crowded_out_by_claims_in_the_same_words(index: CandidateIndex) -> None:
    assert [hit.claim for hit in index.search(QUAKE.all, limit=10)] == list(range(1, 11))
    assert found(index, limit=10) == [*range(1, 10), TRANSLATION]


def test_places_that_no_translation_takes_are_the_own_languages(index: CandidateIndex) -> None:
    assert len(found(index, limit=10)) == 10
    assert found(index, lang="ar", limit=10) == list(range(1, 11))


def test_nothing_is_found_twice_and_nothing_of_the_report_itself(index: CandidateIndex) -> None:
    every = found(index, limit=200, exclude_report=7)
    assert sorted(every) == [*(number for number in range(1, 31) if number != 7), TRANSLATION]


def test_keys_are_as_rare_as_the_index_knows_them_at_that_moment(index: CandidateIndex) -> None:
    before = Finder(index).stats
    index.apply([IndexedClaim(902, 902, ("g:truce",), "en")], [], {})
    assert Finder(index).stats.idf("g:truce") < before.idf("g:truce")
    assert before.count + 1 == Finder(index).stats.count


def test_a_report_of_many_claims_alike_leaves_its_own_out_and_finds_the_others(index: CandidateIndex) -> None:
    index.apply([IndexedClaim(number, 50, QUAKE.all, "en") for number in range(1000, 1300)], [], {})
    assert set(found(index, limit=40, exclude_report=50)) == {*range(1, 31), TRANSLATION}


def test_a_language_without_a_glossary_finds_claims_of_the_others(index: CandidateIndex) -> None:
    index.apply([IndexedClaim(903, 903, ("g:earthquake", "n:632", "w:de:beben"), "de")], [], {})
    assert 903 not in [hit.claim for hit in index.search(QUAKE.neutral, beyond="de", limit=99)]
    assert {903, TRANSLATION} <= set(found(index, limit=60))
    assert {903, TRANSLATION} <= set(found(index, lang="de", limit=60))


def test_two_words_written_as_one_find_the_claim_that_holds_both(index: CandidateIndex) -> None:
    index.apply([IndexedClaim(904, 904, ("w:en:lark", "w:en:festiv"), "en")], [], {})

    def claims(stem: str) -> list[int]:
        return [hit.claim for hit in Finder(index).find(ClaimKeys((), (stem,)), "en")]

    assert claims("w:en:larkfestiv") == [904]
    assert claims("w:en:larkharbour") == claims("w:fr:larkfestiv") == []


def test_a_stem_that_claims_hold_is_not_cut(index: CandidateIndex) -> None:
    held = [("w:en:lark",), ("w:en:festiv",), ("w:en:larkfestiv",)]
    index.apply([IndexedClaim(905 + place, 905 + place, keys, "en") for place, keys in enumerate(held)], [], {})
    assert [hit.claim for hit in Finder(index).find(ClaimKeys((), ("w:en:larkfestiv",)), "en")] == [907]


def test_claims_asked_for_together_find_what_each_finds_alone_however_many_threads_search(
    index: CandidateIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [(QUAKE, "en"), (QUAKE, "ar"), (ClaimKeys(("g:truce",), ()), "en"), (ClaimKeys((), ()), "en")] * 3
    alone = [Finder(index).find(keys, lang, limit=10, exclude_report=3) for keys, lang in asked]
    monkeypatch.setattr(candidates, "WORTH_THREADS", 0)
    monkeypatch.setattr(abreast, "cores", lambda: 3)
    assert Finder(index).find_each(asked, limit=10, exclude_report=3) == alone
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("ThreadPoolExecutor")]


def test_what_goes_wrong_in_a_thread_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(abreast, "cores", lambda: 2)

    def fail() -> int:
        raise ValueError("no index")

    with pytest.raises(ValueError, match="no index"):
        abreast.abreast([lambda: 1, fail, lambda: 2])
