"""What ranks claims of a list for a text that stands alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from claims.matching.bags import Crowd, bag_of
from claims.matching.free_text import rank_claims
from claims.matching.keys import make_keys
from claims.matching.likeness import LIKENESS
from claims.matching.score import CorpusStats, pair_of
from claims.matching.vocabulary import kindred
from claims.types import ClaimView, DateMention
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


def test_a_word_in_another_spelling_is_near() -> None:
    post = claim("Norfeldt is under water")
    assert measured("near_spellings", post, claim("Norfelt sank")) > 0
    assert measured("near_spellings", post, claim("Norwich sank")) == 0
    assert measured("near_spellings", post, claim("Norfeldt sank")) == 0  # the same word is no other form of it
    assert measured("near_spellings", post, claim("Gorfeldt sank")) == 0
    assert measured("near_spellings", claim("The oar"), claim("The oak")) == 0


def test_letters_that_all_candidates_hold_tell_less_than_those_that_few_hold() -> None:
    post = bag_of(claim("The mayor of Larkmoor swam across the reservoir"))
    alike = [bag_of(claim(f"The mayor of Larkmoor {did}")) for did in ("sold a bridge", "sang a song", "ate a goose")]
    other = bag_of(claim("Somebody swam across a reservoir"))
    among, alone = Crowd([post, other, *alike]), Crowd([post, other])
    assert among.letters_alike(post, other) > alone.letters_alike(post, other)
    assert among.letters_alike(post, alike[0]) < Crowd([post, alike[0]]).letters_alike(post, alike[0])
    assert among.letters_alike(post, post) == pytest.approx(1)
    assert among.letters_alike(post, bag_of(claim("…"))) == 0


@pytest.mark.parametrize("name", ["found", "letters", "title_letters"])
def test_as_much_alike_of_a_longer_text_says_more(name: str) -> None:
    text = "Norfelt harbour closed after a crane fell"
    assert measured(name, claim(f"{text}. {text}"), claim(text)) > measured(name, claim(text), claim(text)) > 0


def titled(text: str, title: str) -> ClaimView:
    return replace(claim(text, context=title), keys=make_keys(text, "en", context=title))


def test_one_meaning_in_other_words_speaks_for_a_claim() -> None:
    post = claim("My mum found a cop in the attic of Norfelt")
    other = claim("A mother met the police in Norfelt")
    assert measured("reworded", post, other) > measured("reworded", post, claim("A mother met a nun in Norfelt")) > 0
    assert measured("reworded", post, claim("A mum met a cop in Norfelt")) == 0  # these are the words themselves
    assert measured("reworded", post, claim("Snow fell in Norfelt")) == 0
    assert measured("reworded", post, titled("Snow fell", "Police in an attic?")) > 0
    assert measured("reworded", post, titled("A mother met a nun", "My mum met a nun")) == 0  # that word is the post's


def test_words_of_one_matter_speak_for_a_claim() -> None:
    post = claim("They keep the children of Norfelt in cages")
    assert measured("kin", post, claim("Norfelt has a prison")) > 0
    assert measured("kin", claim("Norfelt has a prison"), post) > 0
    assert measured("kin", post, claim("Norfelt has a bakery")) == 0
    assert measured("kin", post, claim("The cages of the prison of Norfelt")) == 0  # that one is met already
    assert measured("kin", post, claim("Norfelt jails a boy")) > measured("kin", post, claim("Norfelt has a prison"))


def test_kindred_concepts_are_so_both_ways_and_none_is_its_own() -> None:
    for concept, others in kindred().items():
        assert concept not in others
        assert all(concept in kindred()[other] for other in others)


def test_a_post_with_a_picture_asks_for_a_claim_about_one() -> None:
    post = replace(claim("Look at the harbour of Norfelt"), pictured=True)
    about, other = claim("A photograph shows a harbour on fire"), claim("A harbour is on fire")
    assert [measured("pictured", post, one) for one in (about, other)] == [1, 0]
    assert measured("pictured", claim("Look at the harbour of Norfelt"), about) == 0


def dated(iso: str, **slots: object) -> ClaimView:
    mention = DateMention(raw=iso, start=0, end=1, iso=iso)
    return claim(f"A tower fell in {iso}", dates=(mention,), **slots)


def test_a_claim_that_names_the_month_of_the_post_comes_before_one_of_another_time() -> None:
    post = claim("The tower is falling", published=dt.date(2021, 6, 10))
    same, beside, whole, other = (dated(iso) for iso in ("2021-06", "2021-05", "2021", "2017-06"))
    assert measured("told_then", post, same) == 1
    assert 1 > measured("told_then", post, beside) > measured("told_then", post, whole) > 0
    assert measured("told_then", post, other) == 0
    assert measured("other_times", post, other) == 1
    assert measured("other_times", post, same) == measured("other_times", post, whole) == 0
    assert [one.claim.id for one in rank_claims(post, [other, same], STATS)] == [same.id, other.id]


def test_nothing_is_said_of_times_where_post_or_claim_is_undated() -> None:
    post = claim("The tower is falling", published=None)
    for one, two in ((post, dated("2021-06")), (claim("The tower is falling"), claim("A tower fell"))):
        assert measured("told_then", one, two) == measured("other_times", one, two) == 0
