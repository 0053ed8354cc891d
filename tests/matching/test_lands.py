"""A seat of government stands for its state; two parties who are known are no figure; units of one kind compare."""

from dataclasses import replace

import pytest

from claims.language import get_language
from claims.matching.counts import is_both
from claims.matching.figures import in_base_units, pair_figures
from claims.matching.lands import implied_lands, lands_of


def test_a_seat_of_government_implies_its_state():
    assert implied_lands(["z:riyadh", "g:agreement"]) == {"c:SA"}
    assert implied_lands(["z:white-house"]) == {"c:US"}


def test_the_seat_of_a_union_speaks_for_it():
    assert implied_lands(["z:brussels"]) == {"c:EU"}


def test_what_is_named_already_or_lies_in_two_states_implies_nothing():
    assert implied_lands(["z:riyadh", "c:SA"]) == frozenset()
    assert implied_lands(["z:tripoli"]) == frozenset()
    assert implied_lands(["z:derna"]) == frozenset()
    assert lands_of(["z:derna", "c:PS-GZA"]) == {"LY", "PS"}


@pytest.mark.parametrize(
    ("text", "lang", "both"),
    [
        ("The two sides agreed to talk", "en", True),
        ("Les deux capitales ont rompu", "fr", True),
        ("واتفق الطرفان على الحوار، والتقى وزيران", "ar", True),
        ("Two dams burst", "en", False),
        ("Deux barrages ont cédé", "fr", False),
        ("Three countries agreed", "en", False),
    ],
)
def test_two_known_parties_are_no_figure(text, lang, both):
    found = get_language(lang).quantities(text)
    assert [is_both(quantity, lang) for quantity in found] == [both] * len(found)
    assert found or both


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("within two months", "within 60 days"),
        ("for 90 minutes", "for 1.5 hours"),
        ("5 feet", "1.52 metres"),
    ],
)
def test_figures_in_other_units_of_one_kind_agree(one, two):
    read = get_language("en").quantities
    left, right = (tuple(in_base_units(replace(figure, unit="")) for figure in read(text)) for text in (one, two))
    assert pair_figures(left, right).agree
