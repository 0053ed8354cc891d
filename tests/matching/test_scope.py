"""Figures are compared only where they are of the same place and of the same people."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from claims.language import get_language
from claims.matching.facts import facts_of
from claims.matching.match import match_report
from claims.matching.relation import compare, decide
from claims.matching.score import CorpusStats, measure, pair_of
from claims.matching.sides import prepare
from claims.types import ClaimView, DateMention, Hedge, Modality, Relation
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


@pytest.mark.parametrize(
    ("lang", "both", "one"),
    [
        ("en", "The flood killed 190 people in Spain and Portugal", "The flood killed 120 people in Portugal"),
        ("en", "The flood killed 190 people in the two countries", "The flood killed 120 people in Portugal"),
        ("fr", "La crue a fait 190 morts en Espagne et au Portugal", "La crue a fait 120 morts au Portugal"),
        ("ar", "أسفر الفيضان عن مقتل 190 شخصا في إسبانيا والبرتغال", "أسفر الفيضان عن مقتل 120 شخصا في البرتغال"),
    ],
)
def test_the_toll_of_two_countries_is_not_that_of_one(lang: str, both: str, one: str) -> None:
    two = [quantity(2, "country", raw="two")] if "two countries" in both else []
    whole = claim(both, lang, quantities=[quantity(190, "death", raw="190"), *two])
    part = claim(one, lang, quantities=[quantity(120, "death", raw="120")])
    assert relation(whole, part) is Relation.RELATED
    again = claim(both.replace("190", "210"), lang, quantities=[quantity(210, "death", raw="210"), *two])
    assert relation(whole, again) is not Relation.RELATED


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "48 passengers of the Marvara train are still in hospital"),
        ("fr", "48 passagers du train de Marvara restent hospitalisés"),
        ("ar", "48 من ركاب قطار مارفارا ما زالوا في المستشفى"),
    ],
)
def test_those_still_in_hospital_are_not_all_who_were_hurt(lang: str, text: str) -> None:
    hurt = claim("85 passengers of the Marvara train were hurt", quantities=[quantity(85, "injured", raw="85")])
    left = claim(text, lang, quantities=[quantity(48, "injured", raw="48")])
    assert relation(hurt, left) is Relation.RELATED
    taken = claim("72 passengers were taken to hospital in Marvara", quantities=[quantity(72, "injured", raw="72")])
    assert relation(hurt, taken) is not Relation.RELATED


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
        pairs = match_report(port, {port[0].id: others}, STATS).pairs
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


def toll(number: int, text: str, value: float, lang: str = "en") -> ClaimView:
    return claim(text, lang, report=number, quantities=[quantity(value, "death", raw=f"{value:,.0f}")])


def found(one: list[ClaimView], two: list[ClaimView]) -> set[tuple[int, int]]:
    pairs = match_report(one, {view.id: two for view in one}, STATS).pairs
    return {(pair.left_id, pair.right_id) for pair in pairs}


def test_a_bare_toll_of_a_report_that_counts_towns_apart_is_not_that_of_a_town() -> None:
    whole = toll(1, "The flood has killed 2,100 people", 2100)
    towns = [toll(2, "In Derna 1,300 people died", 1300), toll(2, "In Benghazi 450 people died", 450)]
    other = toll(3, "In Derna 1,350 people died", 1350)
    assert found([whole], towns) == set()
    assert found(towns, [other]) == {(towns[0].id, other.id)}


@pytest.mark.parametrize(
    ("lang", "total", "worst"),
    [
        ("en", "The flood has killed 2,100 people", "Derna was worst hit with 1,300 people killed"),
        ("fr", "La crue a tué 2,100 personnes", "Derna est la ville la plus touchée avec 1,300 morts"),
        ("ar", "قتل الفيضان 2,100 شخص", "وكانت درنة الأكثر تضررا بسقوط 1,300 قتيل"),
    ],
)
def test_the_place_that_was_hit_worst_is_a_part(lang: str, total: str, worst: str) -> None:
    assert found([toll(1, total, 2100, lang)], [toll(2, worst, 1300, lang)]) == set()


def test_two_reports_of_one_event_may_name_different_places_of_it() -> None:
    hills = toll(1, "The quake that hit the High Atlas on Friday killed 820 people", 820)
    town = toll(2, "Le séisme survenu à Marrakech a fait 1,037 morts", 1037, "fr")
    atlas = claim("La secousse a été ressentie dans le Haut Atlas", "fr", report=2)
    assert found([hills], [town]) == set()
    assert found([hills], [town, atlas]) == {(hills.id, town.id)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Of 632 deaths, 290 were of children"),
        ("en", "290 of the 632 deaths were of children"),
        ("fr", "Sur les 632 morts, 290 sont des enfants"),
        ("ar", "من بين 632 قتيلا سقط 290 من الأطفال"),
    ],
)
def test_a_whole_is_named_for_its_part(lang: str, text: str) -> None:
    figures = prepare(claim(text, lang, quantities=get_language(lang).quantities(text)), STATS).quantities
    assert [figure.value for figure in figures] == [290]


def test_a_total_with_its_parts_is_told_itself() -> None:
    text = "The quake left a toll of 632 dead, 290 of them in the hills"
    figures = prepare(claim(text, quantities=get_language("en").quantities(text)), STATS).quantities
    assert 632 in [figure.value for figure in figures]


def test_a_magnitude_named_in_passing_answers_no_question_of_the_magnitude() -> None:
    size = quantity(7, "magnitude", raw="7")
    killed = claim("The magnitude 7 quake killed 820 people", quantities=[size, quantity(820, "death", raw="820")])
    measured = claim("The institute measured the quake at magnitude 7", quantities=[size])
    assert relation(killed, measured) is Relation.RELATED


def test_tolls_of_unlike_size_are_of_others_unless_time_explains_them() -> None:
    rescuers = toll(1, "Four people were killed in the flood", 4)
    everybody = toll(2, "The flood killed 5,300 people", 5300)
    assert found([rescuers], [everybody]) == set()
    later = replace(everybody, published=DAY + dt.timedelta(days=2))
    assert found([replace(rescuers, published=DAY)], [later]) == set()
    early = toll(1, "150 people were killed in the flood", 150)
    assert found([replace(early, published=DAY)], [later]) == {(everybody.id, early.id)}


def test_each_toll_that_a_report_gives_of_the_same_dead_has_its_counterpart() -> None:
    two_counts = [
        toll(1, "The health ministry counts 3,283 dead in the flood", 3283),
        toll(1, "The Red Crescent had spoken of 11,300 dead in the flood", 11300),
    ]
    other = toll(2, "The flood has left 3,958 dead, the WHO says", 3958)
    assert found(two_counts, [other]) == {(view.id, other.id) for view in two_counts}


def people(number: int, text: str, value: float, whom: str, lang: str = "en") -> ClaimView:
    figure = quantity(value, "death", raw=f"{value:,.0f}", unit=whom)
    return claim(text, lang, report=number, quantities=[figure])


def test_people_of_another_country_are_a_part_of_the_dead() -> None:
    town = claim("The flood tore through Derna", report=1)
    everybody = toll(1, "The flood killed 50 people", 50)
    greeks = people(2, "In the flood 15 Greek engineers died", 15, "Greek engineers")
    libyans = people(2, "In the flood 45 Libyans died", 45, "Libyans")
    assert found([town, everybody], [greeks]) == set()
    assert found([town, everybody], [libyans]) == {(everybody.id, libyans.id)}


def test_nations_counted_one_by_one_are_no_versions_of_the_whole() -> None:
    whole = toll(1, "The heat has killed 550 pilgrims", 550)
    indians = people(2, "The heat killed 68 Indians", 68, "Indians")
    jordanians = people(2, "The heat killed 75 Jordanians", 75, "Jordanians")
    more = people(3, "The heat killed 98 Indians", 98, "Indians")
    assert found([whole], [indians, jordanians]) == set()
    assert found([indians, jordanians], [more]) == {(indians.id, more.id)}


@pytest.mark.parametrize(
    ("lang", "whole", "part"),
    [
        ("en", "The storm killed 550 people", "430 of them died in the storm at sea"),
        ("fr", "La tempête a tué 550 personnes", "dont 430 sont morts en mer dans la tempête"),
        ("ar", "قتلت العاصفة 550 شخصا", "بينهم 430 قتلتهم العاصفة في البحر"),
    ],
)
def test_some_among_those_just_spoken_of_are_not_all(lang: str, whole: str, part: str) -> None:
    assert found([toll(1, whole, 550, lang)], [toll(2, part, 430, lang)]) == set()
    other = toll(4, part.replace("430", "440"), 440, lang)
    assert len(found([toll(3, part, 430, lang)], [other])) == 1


@pytest.mark.parametrize(
    ("lang", "text", "counted"),
    [
        ("en", "Six workers are missing", "missing"),
        ("en", "Six workers are missing and believed dead", "missing"),
        ("fr", "Cinq soldats ont été tués", "death"),
        ("ar", "قتل خمسة جنود", "death"),
        ("en", "Six workers repaired the bridge", "worker"),
    ],
)
def test_people_named_by_what_they_do_are_counted_by_what_happened_to_them(lang: str, text: str, counted: str) -> None:
    figures = prepare(claim(text, lang, quantities=get_language(lang).quantities(text)), STATS).quantities
    assert [figure.counted for figure in figures] == [counted]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "At least 39 people, two police officers among them, were injured"),
        ("fr", "39 blessés, dont deux policiers"),
        ("ar", "39 شخصا أصيبوا، ثلاثة منهم بالرصاص"),
        ("ar", "39 جريحا بينهم طفلة"),
    ],
)
def test_who_are_among_them_makes_no_part_of_the_whole(lang: str, text: str) -> None:
    whole = claim(text, lang, quantities=[quantity(39, "injured", raw="39")])
    other = claim("55 people were injured in the clashes", quantities=[quantity(55, "injured", raw="55")])
    facts = facts_of(pair_of(whole, other, CorpusStats()))
    assert not facts.other_part


def test_arrests_of_two_nights_are_two_questions() -> None:
    first, second = (
        claim(
            f"Police arrested {count} people in the riots on {day}",
            quantities=[quantity(count, "detained", raw=str(count))],
            dates=[DateMention(day, 0, 1, iso)],
        )
        for count, day, iso in ((719, "Saturday", "2024-03-02"), (1311, "Friday", "2024-03-01"))
    )
    assert compare(first, second, CorpusStats()).relation is Relation.RELATED


def test_lawmakers_counted_by_one_word_are_compared() -> None:
    nineteen, eighteen = (
        claim(f"{count} lawmakers voted for the motion", quantities=[quantity(count, "person", unit="lawmakers")])
        for count in (19, 18)
    )
    assert compare(nineteen, eighteen, CorpusStats()).relation is Relation.NUMBER_DIFFERS


def test_a_toll_is_compared_even_where_every_claim_of_the_archive_tells_one() -> None:
    one = toll(1, "1,100 dead", 1100)
    two = toll(2, "922 killed", 922)
    everywhere = CorpusStats(180, lambda key: 90)
    pairs = match_report([one], {one.id: [two]}, everywhere).pairs
    assert [(pair.left_id, pair.right_id) for pair in pairs] == [(one.id, two.id)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two of its citizens are among them", "The ship had passed two inspections"),
        ("Three gunmen stormed the hall", "Three children were in the hall"),
        ("Four men were charged", "The boat had four engines"),
    ],
)
def test_a_small_number_alone_makes_no_match(one: str, other: str) -> None:
    read = get_language("en").quantities
    assert (
        found([claim(one, report=1, quantities=read(one))], [claim(other, report=2, quantities=read(other))]) == set()
    )


def test_a_measure_is_compared_however_precisely_its_place_is_told() -> None:
    def heat(text: str, value: float) -> ClaimView:
        return claim(text, quantities=[quantity(value, "degree", raw=f"{value:g}")])

    mosque = heat("It was 51.8 degrees at the great square of Marrakesh", 51.8)
    town = heat("It was 58.1 degrees in Marrakesh", 58.1)
    other = heat("It was 58.1 degrees in Fez", 58.1)
    assert relation(mosque, town) is Relation.NUMBER_DIFFERS
    assert relation(mosque, other) is Relation.RELATED


@pytest.mark.parametrize(
    ("lang", "whole", "local"),
    [
        ("en", "The flood killed 95 people", "At least 34 people died in her town in the flood"),
        ("fr", "La crue a fait 95 morts", "La crue a fait 34 morts dans la commune"),
        ("ar", "قتلت الفيضانات 95 شخصا", "قتلت الفيضانات 34 شخصا في البلدة"),
    ],
)
def test_the_toll_of_a_town_that_is_not_named_is_not_that_of_all(lang: str, whole: str, local: str) -> None:
    assert found([toll(1, whole, 95, lang)], [toll(2, local, 34, lang)]) == set()


def test_of_them_in_a_place_is_the_toll_of_that_place() -> None:
    part = toll(1, "202 of them died in Derna in the flood", 202)
    whole = toll(2, "In Derna alone 155 people died in the flood", 155)
    assert found([part], [whole]) == {(part.id, whole.id)}


def test_a_first_name_told_by_one_side_alone_makes_no_other_person() -> None:
    def share(text: str, value: float) -> ClaimView:
        return claim(text, quantities=[quantity(value, "percent", raw=f"{value:g}")])

    full = share("The centre declared Anders Lund the winner with 67.24 percent", 67.24)
    short = share("In the end Lund had won with 64.27 percent", 64.27)
    assert relation(full, short) is Relation.NUMBER_DIFFERS


def test_what_is_of_another_part_is_told_with_both_figures() -> None:
    whole = toll(1, "At least 550 people died in the flood", 550)
    some = toll(2, "630 of them died in the flood at sea", 630)
    about = replace(whole.quantities[0], hedge=Hedge.AT_LEAST, low=550, high=None)
    found = compare(replace(whole, quantities=(about,)), some, STATS)
    assert found.relation is Relation.RELATED
    assert found.evidence[0].detail["figures"] == [["550", "630"]]


SURE = 0.95
"""The score of two claims of which the rest of their reports says that they speak of one event."""


def told(text: str, lang: str = "en", **slots: object) -> ClaimView:
    return claim(text, lang, quantities=get_language(lang).quantities(text), **slots)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            told("500 dead after an air raid that hit Nasser Hospital"),
            told("471 killed in the strike on a hospital in Gaza"),
        ),
        (told("An air raid on Gaza City killed 500"), told("A strike in Gaza killed 471 people")),
        (
            told("At least 500 people were killed in a blast at a Gaza hospital"),
            told("A French source counts 450 dead at the hospital", speaker="A French source"),
        ),
    ],
)
def test_where_the_event_was_and_who_counts_make_no_other_toll(one: ClaimView, other: ClaimView) -> None:
    pair = pair_of(one, other, STATS)
    assert decide(pair, measure(pair), SURE).relation is Relation.NUMBER_DIFFERS


def test_a_place_behind_the_figure_of_an_event_is_whose_toll_it_is() -> None:
    assert relation(told("The storm killed 290 in Derna"), told("The storm killed 5,300")) is Relation.RELATED


def test_sums_that_no_slip_of_scale_explains_answer_two_questions() -> None:
    canal = told("Each day of the closure cost the canal $14 million")
    assert relation(canal, told("Each day of the closure cost the canal $14 billion")) is Relation.NUMBER_DIFFERS
    assert relation(canal, told("Each day of the closure of the canal cost trade $9 billion")) is Relation.RELATED


def test_a_negation_may_be_a_way_to_count_the_same_people() -> None:
    lost = told("Up to 300,000 people have lost their homes")
    without = told("Jusqu'à 300.000 habitants n'ont plus de toit", "fr", deny=True)
    assert relation(lost, without) in (Relation.SAME, Relation.BROADER, Relation.NARROWER)


def test_a_feared_toll_is_no_version_of_the_known_one() -> None:
    known = told("At least 5,300 people perished in the flood")
    feared = told("Up to 20,000 people perished in the flood", modality=Modality.POSSIBLE)
    assert relation(known, feared) is Relation.RELATED
    near = told("Up to 6,000 people perished in the flood", modality=Modality.POSSIBLE)
    assert relation(known, near) is not Relation.RELATED
    hearsay = told("L'inondation aurait tué 20.000 personnes", "fr", modality=Modality.POSSIBLE)
    assert relation(told("L'inondation a tué 5.300 personnes", "fr"), hearsay) is Relation.NUMBER_DIFFERS


def test_victims_of_whom_nothing_else_is_said_are_the_dead() -> None:
    counted = told("Le Croissant-Rouge recense plus de 5.300 victimes de l'inondation", "fr")
    assert relation(counted, told("L'inondation a tué 2.300 personnes", "fr")) is Relation.NUMBER_DIFFERS
    hurt = told("L'inondation a blessé 2.300 victimes", "fr")
    assert prepare(hurt, STATS).tolls == {"injured"}


def test_the_toll_of_one_country_is_not_that_of_the_next_nor_of_both() -> None:
    texts = ("The quake killed 284 people in Turkey", "237 people died in Syria", "521 people died")
    both = [told(text, report=990) for text in texts]
    other = [told(text, report=991) for text in ("A quake killed 300 people in Turkey", "340 people died in Syria")]
    pairs = match_report(other, {view.id: both for view in other}, STATS).pairs
    found = {frozenset((pair.left_id, pair.right_id)) for pair in pairs}
    assert frozenset((other[0].id, both[0].id)) in found
    assert not found & {frozenset((view.id, both[2].id)) for view in other}


def test_foreigners_among_the_dead_and_a_family_at_home_make_no_part_of_the_country() -> None:
    country = toll(1, "More than 2,000 people have died in the flood in Libya", 2000)
    foreigners = toll(2, "4 members of a Greek mission died in a bus near Derna", 4)
    family = toll(2, "3 people from one Libyan family were killed", 3)
    bare = toll(2, "3,252 dead", 3252)
    assert (country.id, bare.id) in found([country], [foreigners, family, bare])


def test_the_body_that_counts_is_no_place() -> None:
    one = claim("Some 5,200 people are missing", report=1, quantities=[quantity(5200, "missing", raw="5,200")])
    two = claim("An OCHA sheet lists 5,900 as missing", report=2, quantities=[quantity(5900, "missing", raw="5,900")])
    assert found([one], [two]) == {(one.id, two.id)}


def test_bare_tolls_of_reports_from_two_countries_are_of_two_events() -> None:
    quake = [toll(1, "632 people were killed", 632), claim("Walls fell in Marrakesh, Morocco", report=1)]
    flood = [toll(2, "3,252 dead", 3252), claim("Houses stand under water in Derna, Libya", report=2)]
    assert found(quake, flood) == set()
    other = [toll(3, "2,012 dead", 2012), claim("Morocco sent soldiers to Marrakesh", report=3)]
    assert found(quake, other) == {(quake[0].id, other[0].id)}


def test_of_those_who_says_whom_the_figure_counts() -> None:
    bare = claim("104 were rescued", report=1, quantities=[quantity(104, "rescued", raw="104")])
    told = claim("104 of those who were aboard survived", report=2, quantities=[quantity(104, "rescued", raw="104")])
    assert found([bare], [told]) == {(bare.id, told.id)}
