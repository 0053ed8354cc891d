"""Two texts that stand alone agree unless a sign says that they oppose each other."""

import pytest

from claims.matching.agreement import LIKENESS, SIGNS, agreement_of
from claims.matching.free_text import compare_alone, rank_claims
from claims.matching.pairs import PairView
from claims.matching.relation import compare
from claims.matching.score import CorpusStats, pair_of
from claims.matching.weights import AGREED, AGREEMENT, OPPOSED
from claims.types import Relation
from tests.matching.factories import claim, quantity

STATS = CorpusStats()


def pair(one: str, other: str, lang: str = "en") -> PairView:
    return pair_of(claim(one, lang), claim(other, lang), STATS)


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        ("Copper rises as wheat falls", "Wheat falls, copper rises", "en"),
        ("صعود النحاس وهبوط القمح", "هبوط القمح مع صعود النحاس", "ar"),
        ("Ann Reed acquitted of the charge of fraud", "Ann Reed, accused of fraud, released", "en"),
    ],
)
def test_things_that_go_the_same_way_are_not_opposed(one: str, other: str, lang: str) -> None:
    assert not {"opposed_courses", "opposed_words"} & set(agreement_of(pair(one, other, lang)).signs)


def test_every_sign_has_a_docstring_and_a_weight() -> None:
    assert {*SIGNS, *LIKENESS} == {*AGREEMENT}
    assert all(function.__doc__ for function in (*SIGNS.values(), *LIKENESS.values()))
    assert all(AGREEMENT[name] < 0 for name in SIGNS)


@pytest.mark.parametrize(
    ("one", "other", "lang", "sign"),
    [
        ("Oil prices rose after the storm", "Oil prices collapsed after the storm", "en", "opposed_words"),
        ("Calm returned to the streets of Varn", "Clashes returned to the streets of Varn", "en", "opposed_words"),
        ("هدوء في شوارع المدينة", "اشتباكات في شوارع المدينة", "ar", "opposed_words"),
        (
            "Acquittal of the banker Ann Reed of the accusation of fraud",
            "Ann Reed accused of fraud",
            "en",
            "opposed_words",
        ),
        ("Copper rises as wheat falls", "Wheat rises as copper falls", "en", "opposed_courses"),
        ("صعود النحاس وهبوط القمح", "القمح يصعد مع هبوط النحاس", "ar", "opposed_courses"),
        ("The minister will travel on Monday", "The minister will never travel on Monday", "en", "lone_negator"),
        ("البنك لم يرفع الفائدة اليوم", "البنك يرفع الفائدة اليوم", "ar", "lone_negator"),
        ("The strike of nurses ends in May", "The strike of nurses ends in October", "en", "other_dates"),
        ("إضراب الممرضين ينتهي الثلاثاء", "إضراب الممرضين ينتهي الجمعة", "ar", "other_dates"),
        ("The novelist was accused of theft", "The novelist was accused of murder", "en", "other_thing"),
        ("النيابة تتهم الروائي بالسرقة", "النيابة تتهم الروائي بالخطف", "ar", "other_thing"),
        ("Varn warns of a dam upstream", "Varn supports a dam upstream", "en", "opposed_words"),
        ("سفير نورلندا يغيب عن القمة", "سفير نورلندا يحضر القمة", "ar", "opposed_words"),
        ("Kuwait sends a delegation to the talks", "Pakistan sends a delegation to the talks", "en", "other_places"),
    ],
)
def test_signs_of_opposition_are_seen_and_lower_the_chance(one: str, other: str, lang: str, sign: str) -> None:
    weighed = agreement_of(pair(one, other, lang))
    assert sign in weighed.signs
    assert weighed.chance < agreement_of(pair(one, one, lang)).chance


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Calm returned to the streets of Varn", "Two hundred clashed in Varn on Monday"),
        ("A mason and a baker won the raffle of the harbour", "A baker and a tanner won the lottery of the harbour"),
    ],
)
def test_it_is_the_same_from_either_side(one: str, other: str) -> None:
    assert agreement_of(pair(one, other)).chance == pytest.approx(agreement_of(pair(other, one)).chance)


def test_words_exchanged_where_all_else_stands_in_order_speak_against_one_statement() -> None:
    told = "The novelist opened a bakery beside the harbour of Varn"
    exchanged = pair(told, "The novelist opened a tannery beside the harbour of Varn")
    turned = pair(told, "Beside the harbour of Varn a tannery was opened by the novelist")
    assert LIKENESS["exchanged"](exchanged) > 0 == LIKENESS["exchanged"](turned)
    assert agreement_of(exchanged).chance < agreement_of(turned).chance
    assert "exchanged" not in agreement_of(exchanged).signs  # alone it makes no contradiction: the words may mean one
    assert [one.claim.id for one in rank_claims(exchanged.left, [exchanged.right, turned.right], STATS)] == [
        turned.right.view.id,
        exchanged.right.view.id,
    ]


def test_words_that_only_one_has_and_words_of_one_matter_are_weighed() -> None:
    told = "A prison opened in Varn"
    longer = pair(told, f"{told} beside gravel quarries, kilns, orchards and ferries")
    assert LIKENESS["words_left"](longer) > LIKENESS["words_left"](pair(told, told)) == 0
    assert LIKENESS["kin_both_ways"](pair(told, "Cages in Varn")) > LIKENESS["kin_both_ways"](
        pair(told, "Kilns in Varn")
    )
    mum, mother = "My mum lives in Varn", "Her mother lives in Varn"
    assert LIKENESS["reworded_both_ways"](pair(mum, mother)) > LIKENESS["reworded_both_ways"](pair(mum, mum)) == 0


def test_denials_are_read_in_their_usual_wordings() -> None:
    for denied in (
        "الوزارة تفند خبر إغلاق الميناء",
        "لا صحة لما قيل عن إغلاق الميناء",
        "الوزارة تدحض خبر إغلاق الميناء",
    ):
        assert agreement_of(pair("الوزارة تعلن إغلاق الميناء", denied, "ar")).signs, denied


def test_a_longer_name_of_a_place_overlaps_with_a_shorter_one() -> None:
    overlap = LIKENESS["overlap"]
    longer, shorter = "Trams return to Cape Town after the flood", "Trams return to the Cape after the flood"
    assert overlap(pair(longer, shorter)) > overlap(pair("Trams return to Marseille after the flood", shorter))
    assert overlap(pair(longer, shorter)) == pytest.approx(overlap(pair(shorter, longer)))
    assert overlap(pair(longer, longer)) == pytest.approx(1)


def test_exchanged_places_contradict_between_texts_that_stand_alone_but_not_between_reports() -> None:
    one, other = (claim(f"{land} sends a delegation to the talks on labour") for land in ("Kuwait", "Pakistan"))
    alone = compare_alone(pair_of(one, other, STATS))
    assert alone.relation is Relation.CONTRADICTS
    assert alone.evidence[0].detail["rule"] == "opposed"
    assert compare(one, other, STATS).relation is not Relation.CONTRADICTS


def test_only_figures_that_differ_are_a_difference_of_numbers() -> None:
    one = claim("The storm sank 17 boats in the harbour of Varn", quantities=[quantity(17, "boat", raw="17")])
    other = claim("A storm drowned 60 boats in Varn", quantities=[quantity(60, "boat", raw="60")])
    assert compare_alone(pair_of(one, other, STATS)).relation in (Relation.NUMBER_DIFFERS, Relation.RELATED)


def test_a_refusal_opposes_no_claim_that_shares_one_word_with_it() -> None:
    asked = claim("The cost of the flood of 2014 was 2,000", quantities=[quantity(2000, None, raw="2,000")])
    refusal = claim(
        "Varn's harbour board told fishers and bakers of the islands that it rejected a repeat of the 2014 flood"
    )
    pair = pair_of(asked, refusal, STATS)
    assert agreement_of(pair).signs
    assert agreement_of(pair).chance < OPPOSED
    assert compare_alone(pair).relation is Relation.RELATED


@pytest.mark.parametrize(
    "other", ["No library stands at the harbour", "The mayor of Larkmoor cancelled a concert of the brass band"]
)
def test_a_negation_opposes_no_long_post_of_which_it_says_little(other: str) -> None:
    post = "The mayor of Larkmoor promised buses, trams and a new library at the fair on the harbour of Varn last night"
    weighed = agreement_of(pair(post, other))
    assert weighed.signs
    assert weighed.chance < OPPOSED
    assert compare_alone(pair(post, other)).relation is Relation.RELATED


def test_a_text_agrees_with_itself_even_if_no_word_of_it_is_known() -> None:
    one = claim("Brindle quarved the ostrel of Thimby")
    assert compare_alone(pair_of(one, one, STATS)).relation is Relation.SAME


def test_one_toll_in_other_words_is_one_statement() -> None:
    told = [quantity(158, "death", raw="158")]
    one = claim("Doctors of three wards and a clinic of nuns counted 158 dead by dawn", quantities=told)
    other = claim("The explosion at the harbour of Varn killed 158 people", quantities=told)
    assert agreement_of(pair_of(one, other, STATS)).chance < AGREED
    assert compare_alone(pair_of(one, other, STATS)).relation in (Relation.SAME, Relation.BROADER, Relation.NARROWER)
