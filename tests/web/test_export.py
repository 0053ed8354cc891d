"""The JSON that people script against keeps its shape."""

from __future__ import annotations

import json

import pytest

from claims.matching.origins import FoldReason, Voice, count_origins
from claims.models import Verdict
from claims.selectors.export import claim_as_json, comparison_as_json, report_as_json
from tests.factories import ClaimFactory, GroupFactory, MatchFactory, ReportFactory, quantity


@pytest.mark.django_db
def test_a_report_is_written_as_the_commands_promise():
    report = ReportFactory(title="Bridge", text="The bridge cost about 3 million crowns, the mayor said.")
    claim = ClaimFactory(report=report, text="The bridge cost about 3 million crowns", speaker="the mayor")
    claim.quantities = [quantity(claim, "about 3 million crowns", 3e6, hedge="about", low=2.7e6, high=3.3e6)]
    claim.save()
    told = json.loads(json.dumps(report_as_json(report)))
    assert list(told) == ["id", "url", "source", "language", "status", "title", "text", "claims"]
    row = told["claims"][0]
    assert told["text"][row["start"] : row["end"]] == row["text"]
    assert row["speaker"] == "the mayor"
    assert row["cue"] is None
    assert row["is_quote"] is False
    assert row["quantities"][0] == {
        "raw": "about 3 million crowns", "value": 3e6, "low": 2.7e6, "high": 3.3e6, "unit": "", "counted": None,
        "approximate": True,
    }  # fmt: skip


@pytest.mark.django_db
def test_a_report_that_failed_has_no_text_and_no_claims():
    told = report_as_json(ReportFactory(text="", stage="failed", failure_code="timeout", source=None))
    assert (told["status"], told["text"], told["claims"], told["source"]) == ("failed", "", [], None)


@pytest.mark.django_db
def test_comparisons_hold_groups_and_matches_without_what_was_rejected():
    group = GroupFactory()
    one, two, three = (ClaimFactory(group=group) for _ in range(3))
    MatchFactory(left=one, right=two, relation="contradicts", flags=["other_speaker"])
    MatchFactory(left=one, right=three, verdict=Verdict.REJECTED)
    told = comparison_as_json()
    assert told["groups"] == [{"id": group.pk, "claims": [one.pk, two.pk, three.pk], "reports": 3, "origins": 3}]
    assert [(row["left"], row["right"], row["relation"]) for row in told["matches"]] == [
        (one.pk, two.pk, "contradicts")
    ]
    assert comparison_as_json([two.report]) == told
    assert comparison_as_json([ReportFactory()]) == {"groups": [], "matches": []}


@pytest.mark.django_db
def test_claim_json_holds_plain_values():
    told = claim_as_json(ClaimFactory(via=["NBC"], polarity="deny", quote="direct"))
    assert (told["via"], told["polarity"], told["is_quote"]) == (["NBC"], "deny", True)


def voice(number: int, name: str, lang: str = "en") -> Voice:
    return Voice(number, number, name, lang)


def test_one_speaker_in_three_spellings_is_one_origin():
    assert count_origins([voice(1, "Jen Psaki"), voice(2, "Psaki"), voice(3, "ساكي", "ar")]) in (1, 2)
    assert count_origins([voice(1, "Jen Psaki"), voice(2, "Psaki")]) == 1


def test_two_speakers_are_two_origins_unless_one_text_is_a_copy():
    voices = [voice(1, "Harbour Post"), voice(2, "Beacon Wire")]
    assert count_origins(voices) == 2
    assert count_origins(voices, copies={(1, 2): FoldReason.COPIED}) == 1


def test_unknown_outlets_are_not_one_origin():
    assert count_origins([voice(1, ""), voice(2, "")]) == 2
