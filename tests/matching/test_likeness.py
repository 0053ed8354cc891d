"""What ranks claims of a list for a text that stands alone."""

from __future__ import annotations

import pytest

from claims.matching.free_text import rank_claims
from claims.matching.likeness import LIKENESS
from claims.matching.score import CorpusStats, pair_of
from claims.types import ClaimView
from tests.matching.factories import claim

STATS = CorpusStats()


def measured(name: str, left: ClaimView, right: ClaimView) -> float:
    return LIKENESS[name](pair_of(left, right, STATS))


def test_a_tag_written_as_one_word_meets_the_two_words_of_the_claim() -> None:
    post = claim("No tents and no food at #larkfest")
    festival = claim("The Lark Fest was oversold")
    assert measured("joined_words", post, festival) == 1
    assert measured("joined_words", claim("The Lark Fest has no food"), claim("#larkfest was oversold")) == 1
    assert measured("joined_words", post, claim("The Fest of the Lark was oversold")) == 0
    assert measured("joined_words", claim("We go into it"), claim("In to it they went")) == 0


def test_of_claims_alike_the_one_whose_title_says_what_the_post_is_about_comes_first() -> None:
    post = claim("A knife hidden in a loaf of bread at the market of Norfelt")
    about = claim("Photographs show weapons seized by the police", context="Knife hidden in bread?")
    other = claim("Photographs show weapons seized by the police", context="Arms at the harbour?")
    assert [one.claim.id for one in rank_claims(post, [other, about], STATS)] == [about.id, other.id]
    assert measured("title_letters", post, about) > measured("title_letters", post, other)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_claim_without_a_title_is_its_own(lang: str) -> None:
    text = claim("Norfelt floods", lang)
    assert measured("title_letters", text, text) == pytest.approx(measured("letters", text, text))


def test_shared_places_speak_for_a_claim() -> None:
    post = claim("A house in the Maldives, bought with our money")
    assert measured("named", post, claim("They bought an estate in the Maldives")) > 0
    assert measured("named", post, claim("They bought an estate in Norway")) == 0
