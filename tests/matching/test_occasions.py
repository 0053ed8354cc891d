"""Two tolls are of one event only where what happened, and where, can be one."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.language import get_language
from claims.language.glossary import concepts, facilities
from claims.language.places import places
from claims.matching.match import match_report
from claims.matching.occasions import Occasion, occasion_of, other_incident, other_land, other_spot, whole
from claims.matching.relation import compare
from claims.matching.score import CorpusStats
from claims.matching.vocabulary import lines, seat_lands
from claims.matching.weights import MATCH
from claims.types import ClaimView, Relation
from tests.matching.factories import claim

STATS = CorpusStats()


def told(text: str, lang: str = "en", **slots: object) -> ClaimView:
    """A claim with the figures that its text gives."""
    return claim(text, lang, quantities=get_language(lang).quantities(text), **slots)  # type: ignore[arg-type]


def relation(left: ClaimView, right: ClaimView) -> Relation:
    forth, back = compare(left, right, STATS).relation, compare(right, left, STATS).relation
    assert back is forth.inverse
    return forth


DAM = told("45 people were killed in a dam collapse")


@pytest.mark.parametrize(
    "other",
    [
        told("45 people were killed in an earthquake"),
        told("232 villagers were killed in eleven days of fighting"),
        told("45 شخصا قتلوا في حريق", "ar"),
        told("Un accident a fait 45 morts", "fr"),
    ],
    ids=lambda view: view.text,
)
def test_tolls_of_two_incidents_are_related_whatever_their_figures(other: ClaimView) -> None:
    assert relation(DAM, other) is Relation.RELATED


def test_one_incident_under_two_words_stays_one() -> None:
    assert relation(DAM, told("Floods killed 45 people")) is Relation.SAME
    assert relation(DAM, told("Floods killed 60 people")) is Relation.NUMBER_DIFFERS
    assert relation(DAM, told("مقتل 45 شخصا في انهيار سد", "ar")) is Relation.SAME


def test_equal_tolls_of_two_places_are_related_in_one_language_and_across() -> None:
    khartoum = told("مقتل 232 شخصا في انفجار في الخرطوم", "ar")
    assert relation(khartoum, told("An explosion in Gaza killed 232 people")) is Relation.RELATED
    zarvia = told("The flood killed 30 people in Zarvia")
    assert relation(zarvia, told("مقتل 30 شخصا في الفيضان في مالطونيا", "ar")) is Relation.RELATED
    assert relation(zarvia, told("مقتل 30 شخصا في الفيضان في زارفيا", "ar")) is Relation.SAME


def test_a_city_does_not_differ_from_its_country_nor_a_region() -> None:
    city, country, region = (occasion_of([key], "", "en") for key in ("z:khartoum", "c:SD", "c:PS-GZA"))
    assert not other_land(city, country)
    assert other_land(city, region)
    assert not other_land(region, occasion_of(["c:PS"], "", "en"))
    assert not other_land(region, occasion_of(["z:nowhere-listed"], "", "en"))


def test_who_says_it_is_no_place() -> None:
    assert not occasion_of((), "The flood killed 30, says Anders Lund", "en", "Anders Lund").names


def test_what_is_unknown_is_never_another() -> None:
    empty, flood = Occasion(), occasion_of(["g:flood", "c:LY"], "the flood in Zarvia", "en")
    for one, two in ((empty, flood), (flood, empty), (empty, empty)):
        assert not other_incident(one.incidents, two.incidents)
        assert not other_land(one, two)
        assert not other_spot(one, two)
    assert whole([empty, flood]) == flood


def test_a_bare_toll_takes_the_incident_of_its_report() -> None:
    def report(number: int, *texts: str) -> list[ClaimView]:
        return [told(text, report=number) for text in texts]

    quake = report(901, "The earthquake struck Morocco at night", "632 people were killed", "329 people were injured")
    update = report(902, "The quake in Morocco was felt in the capital", "640 people were killed")
    blast = report(903, "The explosion at the port of Beirut broke windows", "70 people were killed")

    def matched(one: list[ClaimView], two: list[ClaimView]) -> set[tuple[int, int]]:
        pairs = match_report(one, {view.id: two for view in one}, STATS).pairs
        return {(pair.left_id, pair.right_id) for pair in pairs}

    assert (quake[1].id, update[1].id) in matched(quake, update)
    assert not matched(quake, blast)
    assert matched(blast, quake) == set()


def test_what_else_reports_of_one_place_speak_of_makes_no_two_events() -> None:
    def report(number: int, *texts: str) -> list[ClaimView]:
        return [told(text, report=number) for text in texts]

    wave = report(904, "The ferry was on its way to Lebanon", "64 people were killed", "A fire had damaged it in May")
    drowned = report(905, "The boat left Lebanon at night", "64 people were killed", "Divers look for the drowned")
    pairs = match_report(wave, {view.id: drowned for view in wave}, STATS).pairs
    assert (wave[1].id, drowned[1].id) in {(pair.left_id, pair.right_id) for pair in pairs}


def test_reports_that_agree_elsewhere_tell_of_one_event_whatever_towns_they_name() -> None:
    def report(number: int, *texts: str) -> list[ClaimView]:
        return [told(text, report=number) for text in texts]

    shared = (
        "16 port employees were arrested",
        "2,750 tonnes of ammonium nitrate lay in the warehouse",
        "The cabinet declared a state of emergency",
    )
    home = report(906, "The blast was heard all over Beirut", "135 people died", *shared)
    abroad = report(907, "Two aircraft left Paris with rescuers and dogs", "The explosion left 140 dead", *shared)
    stranger = report(908, "Two aircraft left Paris with rescuers and dogs", "The explosion left 140 dead")

    def brings_together(other: list[ClaimView]) -> bool:
        pairs = match_report(home, {view.id: other for view in home}, STATS).pairs
        return (home[1].id, other[1].id) in {(pair.left_id, pair.right_id) for pair in pairs}

    assert brings_together(abroad)
    assert not brings_together(stranger)


def test_bare_tolls_of_weeks_that_lie_apart_are_of_two_events() -> None:
    def dated(text: str, day: dt.date) -> ClaimView:
        return told(text, published=day)

    march, soon, later = dt.date(2024, 3, 1), dt.date(2024, 3, 9), dt.date(2024, 6, 1)
    assert relation(dated("135 people died", march), dated("140 people died", soon)) is Relation.UPDATED
    assert relation(dated("135 people died", march), dated("140 people died", later)) is Relation.RELATED
    named = dated("135 people died in the Zarvia fire", march), dated("140 people died in the Zarvia fire", later)
    assert relation(*named) is not Relation.RELATED


def test_claims_of_reports_months_apart_need_a_name_in_common() -> None:
    def dated(text: str, day: dt.date) -> ClaimView:
        return told(text, published=day)

    march, soon, later = dt.date(2024, 3, 1), dt.date(2024, 3, 4), dt.date(2024, 9, 1)
    archive = CorpusStats(1000, lambda key: 200)  # every word of these claims is common
    first, second = "By the evening police had detained 234 people", "Police had detained 260 people by the evening"
    met = compare(dated(first, march), dated(second, soon), archive)
    assert met.relation is Relation.UPDATED
    chance = compare(dated(first, march), dated(second, later), archive)
    assert chance.relation is Relation.RELATED
    assert chance.score >= MATCH
    again = "Drinking hot water with lemon every morning protects children from measles"
    assert relation(dated(again, march), dated(again, later)) is Relation.SAME


def test_countries_named_once_each_are_not_where_it_happened() -> None:
    once = [occasion_of([land], "", "en") for land in ("c:US", "c:IL")]
    assert not whole(once).places
    assert whole([*once, once[0]]).places == {"c:US", "c:IL"}
    assert whole([once[0]]).places == {"c:US"}
    assert whole([*once, occasion_of(["z:gaza-city"], "", "en")]).places == {"c:US", "c:IL", "z:gaza-city"}


def test_a_toll_without_an_event_matches_one_that_names_it() -> None:
    assert relation(told("632 people were killed"), told("The earthquake killed 632 people")) in (
        Relation.SAME,
        Relation.BROADER,
        Relation.NARROWER,
    )


def test_the_lists_name_what_exists() -> None:
    for name in ("common", "exclusive", "incidents", "kindred", "negating", "phases", "pictures", "weak_antonyms"):
        assert {concept for line in lines(name) for concept in line} - {":"} <= concepts().keys(), name
    assert {f"z:{seat}" for seat in seat_lands()} <= places().keys()
    assert facilities() <= concepts().keys()
