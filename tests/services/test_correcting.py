"""What people correct is kept, acts at once, survives processing again and new texts, and can be taken back."""

from __future__ import annotations

import random

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from claims.ingest.files import read_file
from claims.models import Claim, Correction, Match, Report, Run, RunKind, Stage
from claims.services import runs
from claims.services.anchors import Anchor, nearest, overlap
from claims.services.correcting import (
    CorrectionRefusedError,
    Figure,
    add_claim,
    correct_claim,
    delete_claim,
    withdraw_correction,
)
from claims.services.deletion import delete_reports
from claims.services.pipeline import drain
from claims.services.reports import add_article, add_text, new_version
from claims.types import Article, Hedge
from tests.factories import UserFactory
from tests.queue.conftest import in_threads  # noqa: F401 - a fixture

TEXT = (
    "The storm sank 17 boats in the harbour of Port Ardel on Friday, the coast guard said.\n\n"
    "The mayor of Port Ardel said that the harbour would stay closed for three days. "
    "Some 40 families were housed in the school of the town, and the water had risen by two metres.\n\n"
    "Rescuers brought about 120 people to the hospital, according to the ministry of health."
)
OTHER = "On Friday the storm sank 19 boats in Port Ardel's harbour, according to the coast guard."


def process_again(report: Report) -> None:
    runs.open_run(report=report, kind=RunKind.PROCESS)
    assert drain(timeout=60)


def state(report: Report) -> list[tuple]:
    names = ("start", "end", "text", "speaker", "via", "polarity", "quantities", "dates", "keys", "fingerprint")
    return [tuple(getattr(claim, name) for name in names) for claim in report.claims.current().in_reading_order()]


def claim_with(report: Report, words: str) -> Claim:
    return next(claim for claim in report.claims.current().in_reading_order() if words in claim.text)


@pytest.fixture
def report(db) -> Report:
    added = add_text(text=TEXT, lang="en")
    add_text(text=OTHER, lang="en")
    assert drain(timeout=60)
    return Report.objects.get(pk=added.report.pk)


@pytest.fixture
def karima(db):
    return UserFactory(username="karima", group="fact-checker")


def exact(report: Report) -> bool:
    report.refresh_from_db()
    return all(report.text[claim.start : claim.end] == claim.text for claim in report.claims.current())


def test_a_corrected_speaker_acts_at_once_and_survives_processing_again(report, karima):
    claim = claim_with(report, "17 boats")
    done = correct_claim(claim=claim, user=karima, speaker="the harbour master", via=["Ardel Radio", ""])
    claim.refresh_from_db()
    assert (claim.speaker, claim.via, claim.correction) == ("the harbour master", ["Ardel Radio"], done.correction)
    before = state(report)
    process_again(report)
    assert state(report) == before
    claim.refresh_from_db()
    assert claim.speaker == "the harbour master"


def test_the_machines_own_value_is_kept_with_the_correction(report, karima):
    claim = claim_with(report, "17 boats")
    done = correct_claim(claim=claim, user=karima, speaker="the harbour master", note="See the first line.")
    assert done.correction.snapshot["speaker"] == claim.speaker
    assert done.correction.snapshot["text"] == claim.text
    assert (done.correction.made_by, done.correction.note) == (karima, "See the first line.")


def test_the_same_correction_sent_twice_is_kept_once(report, karima):
    claim = claim_with(report, "17 boats")
    sent = {"speaker": "the harbour master", "figures": [Figure(raw="17", value=18)], "text": claim.text[4:]}
    first, second = (correct_claim(claim=claim, user=karima, **sent) for _ in range(2))
    assert first.correction == second.correction
    assert Correction.objects.count() == 1


def test_a_corrected_span_is_exact_keeps_its_row_and_reads_its_figures_anew(report, karima):
    claim = claim_with(report, "17 boats")
    assert [row["value"] for row in claim.quantities] == [17]
    done = correct_claim(claim=claim, user=karima, text="in the harbour of Port Ardel on Friday")
    assert done.claim.pk == claim.pk
    assert done.claim.text == "in the harbour of Port Ardel on Friday"
    assert done.claim.quantities == []
    assert "n:17" not in done.claim.keys
    assert done.claim.fingerprint != claim.fingerprint
    assert exact(report)
    before = state(report)
    process_again(report)
    assert state(report) == before
    assert exact(report)


def test_words_are_taken_whole(report, karima):
    done = correct_claim(claim=claim_with(report, "17 boats"), user=karima, text="torm sank 17 boa")
    assert done.claim.text == "storm sank 17 boats"


def test_a_corrected_figure_is_matched_as_corrected(report, karima):
    assert drain(timeout=60)
    claim = claim_with(report, "17 boats")
    assert Match.objects.shown().filter(relation="number_differs").exists()
    figure = Figure(raw="17 boats", value=19, hedge=Hedge.EXACT, unit="boats")
    done = correct_claim(claim=claim, user=karima, figures=[figure])
    assert "n:19" in done.claim.keys
    assert done.claim.text[:0] == ""
    row = done.claim.quantities[0]
    assert report.text[row["start"] : row["end"]] == "17 boats"
    assert Run.objects.get(pk=done.run_pk).kind == RunKind.MATCH
    assert drain(timeout=60)
    assert not Match.objects.shown().filter(relation="number_differs").exists()


def test_a_hedge_widens_the_figure(report, karima):
    claim = claim_with(report, "17 boats")
    done = correct_claim(claim=claim, user=karima, figures=[Figure(raw="17", value=17, hedge=Hedge.AT_LEAST)])
    assert (done.claim.quantities[0]["low"], done.claim.quantities[0]["high"]) == (17, None)


def test_words_that_do_not_stand_in_the_report_are_refused_and_nothing_changes(report, karima):
    before = state(report)
    claim = claim_with(report, "17 boats")
    with pytest.raises(CorrectionRefusedError, match="not_in_text"):
        correct_claim(claim=claim, user=karima, text="The storm sank 71 boats")
    with pytest.raises(CorrectionRefusedError, match="not_in_text"):
        add_claim(report=report, user=karima, text="   ")
    with pytest.raises(CorrectionRefusedError, match="figure_not_in_claim"):
        correct_claim(claim=claim, user=karima, figures=[Figure(raw="forty", value=40)])
    assert state(report) == before
    assert not Correction.objects.exists()


def test_a_deleted_claim_does_not_come_back(report, karima):
    claim = claim_with(report, "17 boats")
    done = delete_claim(claim=claim, user=karima)
    assert done.claim is None
    assert not report.claims.filter(pk=claim.pk).exists()
    process_again(report)
    assert not any("17 boats" in row.text for row in report.claims.current())


def test_deleting_a_matched_claim_leaves_no_group_of_one(report, karima):
    claim = claim_with(report, "17 boats")
    assert claim.group_id
    delete_claim(claim=claim, user=karima)
    other = Claim.objects.exclude(report=report).get(text__contains="19 boats")
    assert other.group_id is None
    assert drain(timeout=60)
    assert not Match.objects.shown().filter(left_report=report).exists()


def test_a_deletion_can_be_taken_back(report, karima):
    before = state(report)
    done = delete_claim(claim=claim_with(report, "17 boats"), user=karima)
    withdraw_correction(correction=done.correction, user=karima)
    assert state(report) == before
    process_again(report)
    assert state(report) == before
    assert Correction.objects.count() == 2


def test_an_added_claim_is_matched_and_survives(report, karima):
    before = state(report)
    done = add_claim(report=report, user=karima, text="had risen by two metres", speaker="the mayor", polarity="affirm")
    assert done.claim.correction == done.correction
    assert done.claim.speaker == "the mayor"
    assert any(row["value"] == 2 for row in done.claim.quantities)
    assert exact(report)
    with_it = state(report)
    process_again(report)
    assert state(report) == with_it
    withdraw_correction(correction=done.correction, user=karima)
    assert len(state(report)) == len(with_it) - 1
    process_again(report)
    assert state(report) == [row for row in before if row in state(report)]


def test_an_added_claim_may_be_corrected_and_deleted_and_each_step_taken_back(report, karima):
    added = add_claim(report=report, user=karima, text="the school of the town")
    edited = correct_claim(claim=added.claim, user=karima, speaker="a teacher")
    deleted = delete_claim(claim=edited.claim, user=karima)
    assert not report.claims.current().filter(text="the school of the town").exists()
    with pytest.raises(CorrectionRefusedError, match="later_stands"):
        withdraw_correction(correction=edited.correction, user=karima)
    back = withdraw_correction(correction=deleted.correction, user=karima)
    assert back.claim.speaker == "a teacher"
    process_again(report)
    assert report.claims.current().get(text="the school of the town").speaker == "a teacher"
    back = withdraw_correction(correction=edited.correction, user=karima)
    assert back.claim.speaker == ""
    withdraw_correction(correction=added.correction, user=karima)
    assert not report.claims.current().filter(text="the school of the town").exists()
    with pytest.raises(CorrectionRefusedError, match="withdrawn"):
        withdraw_correction(correction=added.correction, user=karima)


def test_taking_back_a_correction_restores_the_machines_claim_in_its_place(report, karima):
    before = state(report)
    claim = claim_with(report, "17 boats")
    done = correct_claim(
        claim=claim, user=karima, text="in the harbour of Port Ardel", speaker="X", figures=[], polarity="deny"
    )
    back = withdraw_correction(correction=done.correction, user=karima)
    assert state(report) == before
    assert back.claim.pk == claim.pk
    assert back.claim.correction is None


def test_almost_the_same_words_are_not_added_twice(report, karima):
    claim = claim_with(report, "17 boats")
    with pytest.raises(CorrectionRefusedError, match="already"):
        add_claim(report=report, user=karima, text=claim.text)
    other = claim_with(report, "120 people")
    with pytest.raises(CorrectionRefusedError, match="already"):
        correct_claim(claim=other, user=karima, text=claim.text)


def test_corrections_follow_their_words_into_a_new_version(karima, db):
    def article(text: str):
        record = {"url": "https://harbour-post.example/storm", "lang": "en", "text": text}
        import json

        return read_file("a.json", json.dumps(record).encode())[0]

    report = add_article(article=article(TEXT)).report
    assert drain(timeout=60)
    correct_claim(claim=claim_with(report, "17 boats"), user=karima, speaker="the harbour master")
    delete_claim(claim=claim_with(report, "120 people"), user=karima)
    add_claim(report=report, user=karima, text="the school of the town")
    edited = "Port Ardel counts its losses.\n\n" + TEXT.replace("three days", "four days")
    add_article(article=article(edited))
    assert drain(timeout=60)
    report.refresh_from_db()
    assert report.current_version.number == 2
    assert exact(report)
    assert claim_with(report, "17 boats").speaker == "the harbour master"
    assert claim_with(report, "17 boats").correction is not None
    assert not any("120 people" in claim.text for claim in report.claims.current())
    assert report.claims.current().filter(text="the school of the town").exists()
    add_article(article=article(edited.replace("the school of the town", "the old barracks")))
    assert drain(timeout=60)
    assert not report.claims.current().filter(text="the school of the town").exists()
    assert Correction.objects.count() == 3


def test_a_claim_of_an_older_text_cannot_be_corrected_any_more(report, karima):
    claim = claim_with(report, "17 boats")
    Claim.objects.filter(pk=claim.pk).update(is_current=False)
    for change in (correct_claim, delete_claim):
        with pytest.raises(CorrectionRefusedError, match="gone"):
            change(claim=claim, user=karima)


def test_nothing_is_corrected_while_a_newer_text_waits_to_be_read(report, karima):
    claim = claim_with(report, "17 boats")
    delete_claim(claim=claim_with(report, "120 people"), user=karima)
    new_version(report=report, article=Article(text=TEXT + " Schools reopen on Monday."))
    report.save()
    before = Claim.objects.count()
    for refused in (
        lambda: correct_claim(claim=claim, user=karima, speaker="X"),
        lambda: add_claim(report=report, user=karima, text="the school of the town"),
        lambda: withdraw_correction(correction=Correction.objects.get(), user=karima),
    ):
        with pytest.raises(CorrectionRefusedError, match="busy"):
            refused()
    assert Claim.objects.count() == before


@pytest.mark.parametrize("seed", range(5))
def test_whatever_people_did_processing_again_changes_nothing(report, karima, seed):
    """Acting at once and applying after extraction are two ways to the same claims."""
    chance = random.Random(seed)
    words = TEXT.split()
    for _ in range(12):
        claims = list(report.claims.current())
        standing = [row for row in Correction.objects.all() if row.kind != "withdrawn"]
        first = chance.randrange(len(words) - 8)
        some = " ".join(words[first : first + chance.randint(2, 8)])
        action = chance.choice(["words", "speaker", "figures", "delete", "add", "withdraw"])
        claim = chance.choice(claims) if claims else None
        try:
            if action == "add":
                add_claim(report=report, user=karima, text=some, speaker="a teacher")
            elif action == "withdraw" and standing:
                withdraw_correction(correction=chance.choice(standing), user=karima)
            elif claim and action == "delete":
                delete_claim(claim=claim, user=karima)
            elif claim and action == "words":
                correct_claim(claim=claim, user=karima, text=some)
            elif claim and action == "speaker":
                correct_claim(claim=claim, user=karima, speaker=some)
            elif claim and action == "figures":
                correct_claim(claim=claim, user=karima, figures=[Figure(raw=claim.text.split()[0], value=3)])
        except CorrectionRefusedError:
            continue
        assert exact(report)
    before = state(report)
    process_again(report)
    assert state(report) == before
    assert exact(report)


def test_corrections_are_neither_changed_nor_deleted(report, karima):
    correction = delete_claim(claim=claim_with(report, "17 boats"), user=karima).correction
    for change in (
        correction.save,
        correction.delete,
        Correction.objects.all().delete,
        lambda: Correction.objects.update(note="x"),
    ):
        with pytest.raises(PermissionDenied):
            change()


def test_corrections_outlive_their_report(report, karima):
    correct_claim(claim=claim_with(report, "17 boats"), user=karima, speaker="the harbour master")
    delete_reports([report.pk])
    correction = Correction.objects.get()
    assert correction.report is None
    assert "17 boats" in correction.snapshot["text"]
    with pytest.raises(CorrectionRefusedError, match="gone"):
        withdraw_correction(correction=correction, user=karima)


def test_the_report_stays_readable_while_it_is_matched_again(report, karima):
    correct_claim(claim=claim_with(report, "17 boats"), user=karima, speaker="X")
    report.refresh_from_db()
    assert report.stage == Stage.READY


def test_two_people_at_once_lose_nothing(transactional_db, in_threads):  # noqa: F811
    report = add_text(text=TEXT, lang="en").report
    assert drain(timeout=60)
    karima, paul = UserFactory(username="karima"), UserFactory(username="paul")
    claim = claim_with(report, "17 boats")

    def work(number: int):
        if number == 0:
            correct_claim(claim=claim, user=karima, speaker="the harbour master")
        elif number == 1:
            correct_claim(claim=claim, user=paul, polarity="deny")
        else:
            process_again(report)

    found = in_threads(3, work)
    assert found == [None] * 3

    def look(_number: int):
        assert drain(timeout=60)
        row = claim_with(report, "17 boats")
        return row.speaker, row.polarity, Correction.objects.count()

    assert in_threads(1, look) == [("the harbour master", "deny", 2)]


ARABIC = "وقالت الوزارة إن 12 شخصا أصيبوا، وأضافت الوزارة إن 12 شخصا أصيبوا أيضا في المدينة."


def test_repeated_words_are_told_apart_by_what_stands_around_them():
    words = "12 شخصا أصيبوا"
    second = ARABIC.rindex(words)
    anchor = Anchor.of(ARABIC, second, second + len(words))
    longer = f"مقدمة طويلة. {ARABIC}"
    assert anchor.find(longer) == (longer.rindex(words), longer.rindex(words) + len(words))


def test_an_anchor_of_whole_words_is_not_found_inside_others():
    anchor = Anchor.of("It left 10 dead.", 8, 15)
    assert anchor.find("It left 110 dead.") is None
    assert anchor.find("Now 10  dead are counted.") == (4, 12)


@given(st.text(alphabet="ab و12 \n", min_size=1, max_size=60), st.data())
def test_an_anchor_finds_the_same_words_in_the_text_it_was_taken_from(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    found = Anchor.of(text, start, end).find(text)
    if words.strip() and words == words.strip():
        assert found == (start, end) or text[slice(*found)].split() == words.split()
    near = nearest(text, words, start)
    assert near is None or set(words.split()[0]) <= set(text[slice(*near)])


@given(st.tuples(st.integers(0, 9), st.integers(10, 19)), st.tuples(st.integers(0, 9), st.integers(10, 19)))
def test_overlap_is_symmetric_and_one_for_equal_spans(one, other):
    assert overlap(one, other) == overlap(other, one)
    assert (overlap(one, other) == 1) == (one == other)
