"""An agency that a report credits apart from its text stands between the outlet and whoever speaks."""

from __future__ import annotations

import pytest

from claims.extraction import extract

TEXT = "The bridge was closed on Friday. The mayor, Anne Reed, said that 12 boats were lost."


def chains(text: str = TEXT, **options: str) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(claim.speaker, claim.via) for claim in extract(text, "en", **options)]


def test_what_names_no_source_comes_from_the_agency_and_what_names_one_through_it() -> None:
    assert chains(agency="Baltic Wire") == [(None, ("Baltic Wire",)), ("Anne Reed", ("Baltic Wire",))]
    assert chains() == [(None, ()), ("Anne Reed", ())]


@pytest.mark.parametrize("outlet", ["Baltic Wire", "The Baltic Wire"])
def test_an_agency_does_not_relay_itself(outlet: str) -> None:
    assert chains(agency="Baltic Wire", outlet=outlet) == chains()


def test_the_agency_of_the_dateline_goes_before_the_one_credited() -> None:
    told = chains(f"MARLOW (Norland Press) - {TEXT}", agency="Baltic Wire")
    assert {via for _, via in told} == {("Norland Press",)}


def test_an_agency_that_the_text_names_is_not_named_twice() -> None:
    told = chains("The bridge was closed on Friday, Baltic Wire reported.", agency="Baltic Wire")
    assert [(speaker, *via) for speaker, via in told].count(("Baltic Wire",)) == 1


@pytest.mark.parametrize(
    "own",
    ["Baltic Wire reported.", "the agency Baltic Wire reported.", "a Baltic Wire tally shows.", "he told Baltic Wire."],
)
def test_a_report_that_names_the_agency_it_credits_is_the_agencys_all_through(own: str) -> None:
    told = chains(f"{TEXT} Twelve boats were lost, {own}", agency="Baltic Wire")
    assert told[:2] == [(None, ("Baltic Wire",)), ("Anne Reed", ("Baltic Wire",))]
