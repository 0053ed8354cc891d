"""Figures are compared only where they are of the same place and of the same people."""

from __future__ import annotations

import pytest

from claims.language import get_language
from claims.matching.match import match_report
from claims.matching.relation import compare
from claims.matching.score import CorpusStats
from claims.types import ClaimView, Relation
from tests.matching.factories import DAY, claim, quantity

STATS = CorpusStats()


def relation(left: ClaimView, right: ClaimView) -> Relation:
    return compare(left, right, STATS).relation


def test_the_toll_of_one_town_is_not_that_of_all_the_towns_listed() -> None:
    whole = claim(
        "The flood killed 90 people in Derna, Shahhat, Bayda, Susa and Marj",
        quantities=[quantity(90, "death", raw="90")],
    )
    part = claim("The flood killed 12 people in Shahhat", quantities=[quantity(12, "death", raw="12")])
    assert relation(whole, part) is Relation.RELATED
    assert relation(part, whole) is Relation.RELATED


def test_figures_that_hardly_differ_are_of_one_thing_whatever_names_stand_by() -> None:
    def share(text: str, value: float) -> ClaimView:
        return claim(text, quantities=[quantity(value, "percent", raw=f"{value:g}")])

    agency = share("With most boxes counted, Anders Lund has 49.4 percent of the votes, Norpress reports", 49.4)
    board = share("Anders Lund has 49.9 percent of the votes", 49.9)
    assert relation(agency, board) in (Relation.NUMBER_DIFFERS, Relation.UPDATED)
    assert relation(agency, share("Anders Lund has 31.2 percent of the votes", 31.2)) is Relation.RELATED


def test_two_lists_of_the_same_towns_are_compared() -> None:
    def listed(value: float) -> ClaimView:
        text = f"The flood killed {value:g} people in Derna, Shahhat, Bayda, Susa and Marj"
        return claim(text, quantities=[quantity(value, "death", raw=f"{value:g}")])

    assert relation(listed(90), listed(120)) is Relation.NUMBER_DIFFERS


@pytest.mark.parametrize(
    ("lang", "first", "more"),
    [
        ("en", "The rebels released 13 hostages from the ferry", "The rebels released 13 more hostages from the ferry"),
        ("fr", "Les rebelles ont libéré 13 otages du ferry", "Les rebelles ont libéré 13 autres otages du ferry"),
        ("ar", "أفرج المتمردون عن 13 رهينة من العبارة", "أفرج المتمردون عن 13 رهينة آخرين من العبارة"),
    ],
)
def test_thirteen_more_are_not_the_thirteen_before(lang: str, first: str, more: str) -> None:
    figures = [quantity(13, "hostage", raw="13")]
    assert relation(claim(first, lang, quantities=figures), claim(more, lang, quantities=figures)) is Relation.RELATED
    assert relation(claim(more, lang, quantities=figures), claim(more, lang, quantities=figures)) is Relation.SAME


def test_a_claim_that_names_no_place_is_of_the_city_that_its_report_speaks_of() -> None:
    def report(number: int, *texts: str) -> list[ClaimView]:
        return [
            claim(text, report=number, quantities=get_language("en").quantities(text), published=DAY) for text in texts
        ]

    port = report(921, "At least 100 people died in the explosion at the port of Beirut")
    there = report(922, "The explosion shook Beirut on Tuesday", "137 people were killed")
    elsewhere = report(923, "The explosion shook Khartoum on Tuesday", "137 people were killed")

    def matched(others: list[ClaimView]) -> set[int]:
        pairs = match_report(port, {port[0].id: others}, STATS)
        return {pair.right_id for pair in pairs} | {pair.left_id for pair in pairs} - {port[0].id}

    assert there[1].id in matched(there)
    assert elsewhere[1].id not in matched(elsewhere)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The earthquake in Norfelt province has now killed 90 people"),
        ("en", "The Norfelt earthquake killed 90 people"),
        ("fr", "Le bilan du séisme qui a touché vendredi la province de Norfelt atteint 90 morts"),
        ("ar", "ارتفعت حصيلة الزلزال الذي ضرب إقليم نورفلت إلى 90 قتيلا"),
    ],
)
def test_where_the_event_was_is_not_whose_toll_it_is(lang: str, text: str) -> None:
    whole = claim("The earthquake killed 120 people", quantities=[quantity(120, "death", raw="120")])
    told = claim(text, lang, quantities=[quantity(90, "death", raw="90")])
    assert relation(whole, told) in (Relation.NUMBER_DIFFERS, Relation.UPDATED)


def test_behind_the_figure_a_name_says_whose_toll_it_is() -> None:
    whole = claim("The earthquake killed 120 people", quantities=[quantity(120, "death", raw="120")])
    part = claim("The earthquake killed 90 people in Norfelt", quantities=[quantity(90, "death", raw="90")])
    later = claim("After the earthquake, Norfelt counts 90 dead", quantities=[quantity(90, "death", raw="90")])
    assert relation(whole, part) is Relation.RELATED
    assert relation(whole, later) is Relation.RELATED
