"""A negation that only bounds a figure denies nothing."""

from __future__ import annotations

import pytest

from claims.extraction import extract
from claims.extraction.denials import may_deny
from claims.types import Hedge, Polarity


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The first bid did not exceed 12 million dollars."),
        ("fr", "La première offre n'a pas dépassé 12 millions de dollars."),
        ("fr", "Le contrat ne coûtera pas plus de 12 millions de dollars."),
        ("ar", "العرض الأول لم يتجاوز 12 مليون دولار."),
        ("ar", "الكلفة لن تزيد على 12 مليون دولار."),
    ],
)
def test_not_to_exceed_a_figure_is_a_bound(lang: str, text: str) -> None:
    (claim,) = extract(text, lang)
    assert claim.polarity is Polarity.AFFIRM
    assert [figure.hedge for figure in claim.quantities] == [Hedge.UP_TO]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The minister did not sign more than two laws."),
        ("fr", "Le ministre n'a pas signé plus de deux lois."),
        ("ar", "لم يوقع الوزير القانون."),
    ],
)
def test_a_verb_that_is_negated_is_denied(lang: str, text: str) -> None:
    (claim,) = extract(text, lang)
    assert claim.polarity is Polarity.DENY


@pytest.mark.parametrize(
    ("lang", "text", "may"),
    [
        ("en", "The dam never held.", True),
        ("en", "The notables nodded.", False),
        ("fr", "La digue n'a pas tenu.", True),
        ("fr", "Aucune digue : elles se défendent mal.", True),
        ("fr", "La neige ferme un secteur du service.", False),
        ("ar", "ولم يصمد السد", True),
        ("ar", "ونفت الوزارة انهيار السد", True),
        ("ar", "لاعب من لندن", False),
    ],
)
def test_the_quick_look_for_denials_misses_none_and_passes_over_most(lang: str, text: str, may: bool) -> None:
    assert may_deny(text, lang) is may
