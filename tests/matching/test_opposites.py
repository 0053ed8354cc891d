"""A wrong contradiction is worse than a missed one."""

from __future__ import annotations

import pytest

from claims.language import get_language
from claims.matching.relation import compare, relate
from claims.matching.score import CorpusStats, pair_of
from claims.types import ClaimView, Modality, Relation
from tests.matching.factories import claim, quantity

STATS = CorpusStats()


def rule_of(left: ClaimView, right: ClaimView) -> object:
    """The rule that decides where all else of two reports speaks for the pair."""
    return relate(pair_of(left, right, STATS), 6.0).evidence[0].detail["rule"]


def relation(left: ClaimView, right: ClaimView) -> Relation:
    return compare(left, right, STATS).relation


@pytest.mark.parametrize(
    ("lang", "one", "two"),
    [
        (
            "en",
            "Egypt reopens the tunnel under the canal after a suspension of the traffic",
            "Egypt reopens the tunnel under the canal to the traffic",
        ),
        (
            "ar",
            "مصر تعلن خطة جديدة لوقف تلوث مياه النيل",
            "مصر تعلن خطة جديدة بشأن تلوث مياه النيل",
        ),
        (
            "fr",
            "L'Égypte rouvre le tunnel sous le canal après la suspension du trafic",
            "L'Égypte rouvre le tunnel sous le canal au trafic",
        ),
    ],
)
def test_a_purpose_or_a_time_denies_nothing(lang: str, one: str, two: str) -> None:
    assert relation(claim(one, lang), claim(two, lang)) is not Relation.CONTRADICTS


def test_two_ways_of_saying_no_do_not_contradict() -> None:
    left = claim("Norway denies evidence of a leak at the plant")
    right = claim("Norway reports no evidence of a leak at the plant")
    assert relation(left, right) is not Relation.CONTRADICTS


def test_shared_names_alone_do_not_make_a_denial_concern_the_other_claim() -> None:
    left = claim("In Rabat, Fez, Agadir and Tangier", deny=True)
    right = claim("The queen visited Rabat, Fez, Agadir and Tangier")
    assert relation(left, right) is not Relation.CONTRADICTS


def test_two_denials_of_one_thing_agree_in_whatever_words() -> None:
    english = claim("This was neither sabotage nor an accident at work", deny=True)
    french = claim("il ne s'agit pas d'un sabotage", "fr", deny=True)
    arabic = claim("ليس ما حدث عملا تخريبيا", "ar", deny=True)
    assert relation(english, french) is relation(arabic, french) is Relation.SAME


def test_two_denials_of_two_things_do_not_agree() -> None:
    left = claim("The mayor denies having resigned", deny=True)
    right = claim("The ministry has no plan to close the school", deny=True)
    assert relation(left, right) is Relation.RELATED


def test_a_plain_denial_of_the_whole_still_contradicts() -> None:
    text = "Norway found evidence of a leak at the plant"
    assert relation(claim(text), claim("Norway found no evidence of a leak at the plant", deny=True)) is (
        Relation.CONTRADICTS
    )


def test_a_condition_is_not_what_happened() -> None:
    done = claim("The rebels release the hostages from the ferry")
    asked = claim("If the rebels release the hostages from the ferry", modality=Modality.CONDITIONAL)
    assert relation(done, asked) is Relation.RELATED
    planned = claim("The rebels may release the hostages from the ferry", modality=Modality.POSSIBLE)
    assert relation(planned, asked) is not Relation.RELATED


def test_to_extend_an_agreement_is_not_to_reach_it() -> None:
    reached = claim("The rebels agreed to a truce of ten days in the province", quantities=[quantity(10, "day")])
    longer = claim(
        "The rebels agreed to extend the truce of ten days in the province", quantities=[quantity(10, "day")]
    )
    assert relation(reached, longer) is Relation.RELATED
    assert relation(longer, longer) is Relation.SAME


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In the evening the army and the rebels agreed to a ceasefire of three days, for the feast"),
        ("fr", "L'armée et les rebelles s'étaient engagés à observer une trêve de trois jours à l'occasion de l'Aïd"),
    ],
)
def test_halting_what_the_other_ends_in_other_words_is_no_half_of_a_denial(lang: str, text: str) -> None:
    days = [quantity(3, "day", raw="three")]
    halt = claim("وفي المساء أعلن الجيش موافقته على وقف القتال ثلاثة أيام", "ar", quantities=days)
    evidence = compare(halt, claim(text, lang, quantities=days), STATS).evidence
    assert not [item for item in evidence if item.detail.get("rule") == "half_denied"]


def test_two_denials_in_their_words_are_no_denial_of_each_other() -> None:
    left = claim("None of the losses of Norfelt Bank would fall on the taxpayers", deny=True)
    right = claim("The losses of Norfelt Bank cost the taxpayers nothing")
    assert relation(left, right) is not Relation.CONTRADICTS
    assert relation(left, right) is not Relation.RELATED


def test_a_negation_of_something_else_makes_no_half_of_a_denial() -> None:
    left = claim("She is not alone: the minister Manal Norgaard resigned on Sunday", deny=True)
    right = claim("وكانت بينهم وزيرة الإعلام منال نورغارد التي قدمت استقالتها يوم الأحد", "ar")
    assert rule_of(left, right) not in ("opposite", "half_denied")


def test_a_denial_that_is_told_is_none_of_one_that_is_made() -> None:
    told = claim("Anders Lund has denied conniving with the mob")
    made = claim("L'intéressé, Anders Lund, dément toute complicité avec la foule", "fr", deny=True)
    assert rule_of(told, made) not in ("opposite", "half_denied")
    whole = claim("Anders Lund was an accomplice of the mob")
    assert rule_of(whole, made) == "opposite"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Red Cross denied having published the toll of 640 dead in the Marvara mine"),
        ("fr", "La Croix-Rouge dément avoir fourni le chiffre de 640 morts dans la mine de Marvara"),
        ("ar", "نفى الصليب الأحمر أن يكون قد أصدر حصيلة 640 قتيلا في منجم مارفارا"),
    ],
)
@pytest.mark.parametrize("value", [640, 520])
def test_who_gave_a_figure_is_another_question_than_whether_it_holds(lang: str, text: str, value: int) -> None:
    disowned = claim(text, lang, quantities=[quantity(640, "death", raw="640")])
    toll = claim(
        f"The collapse of the Marvara mine left {value} dead", quantities=[quantity(value, "death", raw=f"{value}")]
    )
    assert compare(disowned, toll, CorpusStats()).relation is Relation.RELATED


def test_a_figure_that_is_denied_itself_is_contradicted() -> None:
    denied = claim(
        "The company denied that 640 miners died in Marvara", deny=True, quantities=[quantity(640, "death", raw="640")]
    )
    toll = claim("In Marvara 640 miners died", quantities=[quantity(640, "death", raw="640")])
    assert compare(denied, toll, CorpusStats()).relation is Relation.CONTRADICTS


def read(lang: str, text: str, *, deny: bool = False):
    return claim(text, lang, deny=deny, quantities=get_language(lang).quantities(text))


def test_nobody_hurt_is_denied_by_a_few_who_were() -> None:
    none = read("en", "No injuries were reported in the ferry fire at Dover", deny=True)
    some = read("en", "Three people were injured in the ferry fire at Dover")
    found = compare(none, some, STATS)
    assert found.relation is Relation.CONTRADICTS
    assert found.evidence[0].detail["left"] == ["No injuries"]
    assert compare(some, none, STATS).relation is Relation.CONTRADICTS


def test_nobody_hurt_of_a_part_or_early_denies_no_toll() -> None:
    crew = read("en", "No injuries among the crew were reported in the ferry fire at Dover", deny=True)
    some = read("en", "Three people were injured in the ferry fire at Dover")
    assert compare(crew, some, STATS).relation is Relation.RELATED
    none = read("en", "No injuries were reported in the ferry fire at Dover", deny=True)
    many = read("en", "Ninety people were injured in the ferry fire at Dover")
    assert compare(none, many, STATS).relation is Relation.RELATED


def test_nobody_hurt_is_said_alike_by_denials_and_in_other_words() -> None:
    none = read("en", "No injuries were reported in the ferry fire at Dover", deny=True)
    report = read("en", "There were no casualties in the ferry fire at Dover")
    assert compare(none, report, STATS).relation is Relation.SAME
