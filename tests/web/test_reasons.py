"""The one line beside a relation says what was seen in this very pair."""

from __future__ import annotations

from claims.matching.relation import RULES
from claims.matching.score import BRIDGE, CLAUSES, WORDING
from claims.models import Match
from claims.selectors.evidence import FEATURES, evidence_rows
from claims.selectors.reasons import WORDS, reason, shared_words
from claims.types import Relation


def match(relation: Relation, *evidence: dict, **more) -> Match:
    return Match(relation=relation.value, evidence=list(evidence), score=0.8, **more)


def rule(name: str, **detail) -> dict:
    return {"feature": "relation", "value": 1.0, "weight": 0.0, "detail": {"rule": name, **detail}}


def seen(feature: str, weight: float = 1.0, **detail) -> dict:
    return {"feature": feature, "value": 0.5, "weight": weight, "detail": detail}


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_differing_figures_are_named_with_their_sources():
    pair = match(Relation.NUMBER_DIFFERS, rule("other_figure", figures=[["about 2,000", "2,251"]], as_of=[None, None]))
    assert (
        plain(reason(pair, "Harbour Post", "Beacon", swapped=False))
        == "“about 2,000” in Harbour Post, “2,251” in Beacon"
    )
    assert (
        plain(reason(pair, "Beacon", "Harbour Post", swapped=True))
        == "“2,251” in Beacon, “about 2,000” in Harbour Post"
    )


def test_figures_of_one_day_say_so():
    as_of = ["2021-05-21", "2021-05-21"]
    pair = match(Relation.NUMBER_DIFFERS, rule("other_figure", figures=[["3", "4"]], as_of=as_of))
    assert "both as of May 21, 2021" in reason(pair, "A", "B", swapped=False)


def test_an_update_names_both_days():
    as_of = ["2023-09-09", "2023-09-10"]
    text = reason(
        match(Relation.UPDATED, rule("later_figure", figures=[["3", "4"]], as_of=as_of)), "A", "B", swapped=False
    )
    assert "Sept. 9, 2023" in text
    assert "Sept. 10, 2023" in text


def test_a_denial_names_who_denies():
    pair = match(Relation.CONTRADICTS, rule("opposite", left=[], right=[], denied=[True, False]))
    assert plain(reason(pair, "Harbour", "Beacon", swapped=False)).startswith("Harbour denies it")
    assert plain(reason(pair, "Beacon", "Harbour", swapped=True)).startswith("Harbour denies it")


def test_opposite_words_are_quoted():
    pair = match(Relation.CONTRADICTS, rule("opposite", left=["rose"], right=["fell"], denied=[False, False]))
    assert plain(reason(pair, "A", "B", swapped=False)) == "“rose” in A, “fell” in B"


def test_the_narrower_wording_is_told_by_what_it_adds():
    pair = match(Relation.NARROWER, rule("left_says_more", left=["on Friday"], right=[]))
    assert plain(reason(pair, "A", "B", swapped=False)) == "Only A gives “on Friday”"


def test_agreement_names_figures_and_words_of_both_languages():
    pair = match(
        Relation.SAME,
        rule("agree"),
        seen("same_figure", shared=[["about 2,000", "نحو ألفي"]]),
        seen("shared", shared=[["war", "الحرب"], ["51", "51"]]),
    )
    text = plain(reason(pair, "A", "B", swapped=False))
    assert text == "Both give “about 2,000” = “نحو ألفي”; they share “war” = “الحرب”, “51”"
    assert shared_words(pair, swapped=True)[0] == ("نحو ألفي", "about 2,000")


def test_words_of_the_other_direction_are_isolated():
    pair = match(Relation.SAME, rule("agree"), seen("shared", shared=[["war", "الحرب"]]))
    assert "\u2068الحرب\u2069" in reason(pair, "A", "B", swapped=False)


def test_a_reason_is_never_empty_whatever_the_evidence():
    for relation in Relation:
        assert reason(match(relation), "A", "B", swapped=False)
        assert reason(match(relation, rule("a rule of tomorrow")), "A", "B", swapped=True)
        assert reason(match(relation, rule("opposite"), seen("shared", shared=[["one"]])), "A", "B", swapped=True)


def test_who_denies_is_told_with_the_words_of_both():
    pair = match(Relation.CONTRADICTS, rule("opposite", left=["concessions"], right=["تنازلات"], denied=[False, True]))
    assert plain(reason(pair, "A", "B", swapped=False)) == "B denies (“تنازلات”), A affirms (“concessions”)"


def test_every_feature_and_rule_of_the_machine_has_words_for_people():
    assert {name for scorer in (CLAUSES, WORDING, BRIDGE) for name in scorer.weights} <= set(FEATURES)
    assert {rule.name for rule in RULES} - {"agree"} <= set(WORDS)


def test_a_denying_word_that_one_side_alone_has_is_named():
    pair = match(
        Relation.CONTRADICTS,
        rule("opposed", left=[], right=["refused"], denied=[False, False]),
        seen("shared", shared=[["ferry", "ferry"]]),
    )
    assert plain(reason(pair, "A", "B", swapped=False)) == "Only B gives “refused”"


def test_a_corrected_relation_says_so():
    assert "reviewer" in reason(match(Relation.SAME, relation_is_corrected=True), "A", "B", swapped=False)


def test_evidence_is_told_in_words_with_its_direction():
    rows = evidence_rows(
        match(Relation.SAME, rule("agree"), seen("other_place", -1.5, left=["Oran"], right=["Tunis"])), swapped=False
    )
    assert [(row.label, row.effect) for row in rows] == [("Different places or names", "against")]
    assert "Oran" in rows[0].words
