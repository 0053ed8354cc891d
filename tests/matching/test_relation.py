"""Similarity proposes, slots decide: the relation of two claims that answer the same question."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given

from claims.matching.relation import RULES, compare
from claims.matching.score import CorpusStats
from claims.matching.vocabulary import exclusive_sets, negating_concepts
from claims.types import ClaimView, DateMention, Flag, Hedge, Quantity, Relation
from tests.matching.factories import DAY, claim, quantity
from tests.matching.test_score import claims

STATS = CorpusStats()
LATER = DAY + dt.timedelta(days=1)


def relation(left: ClaimView, right: ClaimView) -> Relation:
    return compare(left, right, STATS).relation


def toll(value: float, *, hedge: Hedge = Hedge.EXACT, counted: str = "death", **slots: object) -> ClaimView:
    figure: Quantity = quantity(value, counted, hedge, raw=f"{value:g}")
    text = str(slots.pop("text", f"The earthquake killed {value:g} people in Morocco"))
    return claim(text, quantities=[figure], **slots)  # type: ignore[arg-type]


def test_the_same_figure_is_the_same() -> None:
    assert relation(toll(632), toll(632)) is Relation.SAME


def test_about_two_thousand_is_the_same_as_2150() -> None:
    assert relation(toll(2000, hedge=Hedge.ABOUT), toll(2150)) is Relation.SAME


def test_another_figure_on_the_same_day_differs() -> None:
    assert relation(toll(632), toll(820)) is Relation.NUMBER_DIFFERS


def test_a_toll_that_grew_is_an_update_and_one_that_shrank_a_conflict() -> None:
    assert relation(toll(632), toll(820, published=LATER)) is Relation.UPDATED
    assert relation(toll(820), toll(632, published=LATER)) is Relation.NUMBER_DIFFERS


def test_a_magnitude_does_not_change_overnight() -> None:
    left = toll(7, counted="magnitude", text="The earthquake in Morocco had a magnitude of 7")
    right = toll(6.8, counted="magnitude", text="The earthquake in Morocco had a magnitude of 6.8", published=LATER)
    assert relation(left, right) is Relation.NUMBER_DIFFERS


def test_dates_in_the_claims_go_before_the_day_of_publication() -> None:
    def dated(value: float, day: str, published: dt.date) -> ClaimView:
        return toll(value, counted="missing", dates=(DateMention(day, 0, 1, day),), published=published)

    left, right = dated(40, "2024-02-20", LATER), dated(31, "2024-02-27", LATER)
    assert relation(left, right) is Relation.UPDATED


def test_a_denial_contradicts_whatever_the_words_share() -> None:
    text = "The United States made concessions for the ceasefire"
    assert relation(claim(text), claim(text, deny=True)) is Relation.CONTRADICTS


def test_opposites_contradict_in_one_language_and_across() -> None:
    rose = claim("Oil prices increased after the meeting in Vienna")
    assert relation(rose, claim("Oil prices decreased after the meeting in Vienna")) is Relation.CONTRADICTS
    assert relation(rose, claim("انخفاض أسعار النفط بعد الاجتماع في فيينا", "ar")) is Relation.CONTRADICTS


def test_a_denied_opposite_agrees() -> None:
    assert (
        relation(
            claim("Oil prices increased after the meeting in Vienna"),
            claim("Oil prices did not decrease after the meeting in Vienna", deny=True),
        )
        is not Relation.CONTRADICTS
    )


def test_rejecting_what_the_other_reports_contradicts() -> None:
    assert (
        relation(
            claim("Egypt continues the negotiations with Ethiopia about the dam"),
            claim("Egypt rejects the negotiations with Ethiopia about the dam"),
        )
        is Relation.CONTRADICTS
    )


def test_exchanged_roles_are_not_the_same() -> None:
    assert (
        relation(
            claim("Stocks decrease as the oil price increases"), claim("The oil price decreases as stocks increase")
        )
        is Relation.RELATED
    )


def test_another_country_in_the_same_sentence_is_not_the_same() -> None:
    assert (
        relation(
            claim("The earthquake destroyed the bridge in Morocco"),
            claim("The earthquake destroyed the bridge in Iraq"),
        )
        is Relation.RELATED
    )


def test_who_adds_a_figure_says_something_narrower() -> None:
    plain = claim("The ministry evacuated the villages after the flood")
    narrow = claim(
        "The ministry evacuated the villages after the flood with 40 buses", quantities=[quantity(40, "vehicle")]
    )
    assert relation(narrow, plain) in (Relation.NARROWER, Relation.RELATED)
    assert relation(plain, narrow) is relation(narrow, plain).inverse


def test_a_long_wording_taken_over_is_a_copy() -> None:
    text = "The ministry evacuated the villages along the river after the flood"
    assert Flag.COPY in compare(claim(text), claim(text.upper()), STATS).flags
    assert Flag.COPY not in compare(claim("He left"), claim("He left"), STATS).flags


def test_two_named_speakers_are_told_apart_across_scripts() -> None:
    text = "The truce holds in the north"
    biden = claim(text, speaker="President Biden")
    assert Flag.OTHER_SPEAKER not in compare(biden, claim(text, speaker="بايدن"), STATS).flags
    assert Flag.OTHER_SPEAKER in compare(biden, claim(text, speaker="نتنياهو"), STATS).flags
    assert Flag.OTHER_SPEAKER not in compare(biden, claim(text), STATS).flags


def test_two_officials_are_not_one_speaker_by_their_office() -> None:
    text = "The truce holds in the north"
    israeli = claim(text, speaker="an Israeli official")
    assert Flag.OTHER_SPEAKER in compare(israeli, claim(text, speaker="three Lebanese officials"), STATS).flags
    same = {"same_speaker"} & {
        item.feature for item in compare(israeli, claim(text, speaker="an official"), STATS).evidence
    }
    assert not same


def test_the_evidence_names_the_rule_and_the_figures() -> None:
    decided = compare(toll(632), toll(820), STATS).evidence[0]
    assert decided.feature == "relation"
    assert decided.detail["rule"] == "other_figure"
    assert decided.detail["figures"] == [["632", "820"]]


@given(claims(), claims())
def test_reading_a_pair_from_the_right_gives_the_inverse(left: ClaimView, right: ClaimView) -> None:
    there, back = compare(left, right, STATS), compare(right, left, STATS)
    assert there.score == back.score
    assert there.relation is back.relation.inverse
    assert there.flags == back.flags
    assert there.confidence == pytest.approx(back.confidence)


def test_the_last_rule_always_fires() -> None:
    assert RULES[-1].relation is Relation.SAME
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_lists_of_concepts_do_not_overlap() -> None:
    concepts = [concept for group in exclusive_sets() for concept in group]
    assert len(concepts) == len(set(concepts))
    assert negating_concepts()


def test_people_left_homeless_are_compared_even_where_the_figure_counts_people() -> None:
    left = claim("The explosion left 250,000 people homeless", quantities=[quantity(250000, "displaced")])
    right = claim("Homeless after the explosion: 300,000 people", quantities=[quantity(300000, "person")])
    assert relation(left, right) is Relation.NUMBER_DIFFERS


def test_figures_of_different_things_are_no_conflict_and_not_the_same() -> None:
    left = claim("The canal was closed to 113 ships", quantities=[quantity(113, "vessel")])
    right = claim("The canal was closed for 6 days", quantities=[quantity(6, "day")])
    assert relation(left, right) is Relation.RELATED


@pytest.mark.parametrize(
    ("here", "there", "other"),
    [
        ("Jen Psaki", "جين ساكي", False),
        ("Gabi Ashkenazi", "غابي أشكنازي", False),
        ("Sisi", "السيسي", False),
        ("the health ministry", "وزارة الصحة", False),
        ("Jen Psaki", "أنتوني بلينكن", True),
    ],
)
def test_a_speaker_is_known_again_in_another_script(here: str, there: str, other: bool) -> None:
    left = claim("The envoy made no concessions in Geneva", speaker=here)
    right = claim("المبعوث لم يقدم تنازلات في جنيف", "ar", speaker=there)
    assert (Flag.OTHER_SPEAKER in compare(left, right, STATS).flags) is other


def test_how_many_were_aboard_is_asked_whoever_else_is_counted_beside_them() -> None:
    few = claim("Some 60 people were aboard the ferry", quantities=[quantity(60, "on_board")])
    both = claim(
        "The ferry had 60 people aboard, and 12 are missing",
        quantities=[quantity(60, "on_board"), quantity(12, "missing")],
    )
    assert relation(few, both) in (Relation.SAME, Relation.BROADER, Relation.NARROWER)


def test_a_toll_does_not_grow_a_hundredfold() -> None:
    assert relation(toll(3), toll(3351, published=LATER)) is Relation.RELATED
    assert relation(toll(150), toll(3351, published=LATER)) is Relation.UPDATED


def test_tolls_far_apart_that_nothing_else_brings_together_are_of_two_events() -> None:
    bare = toll(150, text="150 people were killed"), toll(3351, text="3,351 people were killed", published=LATER)
    near = toll(150, text="150 people were killed"), toll(351, text="351 people were killed", published=LATER)
    assert relation(*bare) is Relation.RELATED
    assert relation(*near) is Relation.UPDATED


def test_how_many_were_aboard_does_not_grow_overnight() -> None:
    one, two = toll(310, counted="on_board"), toll(340, counted="on_board", published=LATER)
    assert relation(one, two) is Relation.NUMBER_DIFFERS


def test_a_toll_grows_tenfold_in_its_first_days_only() -> None:
    assert relation(toll(471), toll(8005, published=DAY + dt.timedelta(days=12))) is Relation.RELATED
    assert relation(toll(4710), toll(8005, published=DAY + dt.timedelta(days=12))) is Relation.UPDATED
