"""Figures in the digits and groups of the reader's language."""

import pytest
from django.utils import translation

from claims.selectors.figures import figure
from claims.types import Hedge


@pytest.mark.parametrize(
    ("language", "gloss"), [("en", "at least 300,000"), ("fr", "au moins 300\u202f000"), ("ar", "300,000")]
)
def test_a_gloss_groups_its_digits_as_the_reader_writes_them(language: str, gloss: str) -> None:
    row = {
        "raw": "ما لا يقل عن 300 ألف",
        "unit": "شخص",
        "value": 300_000.0,
        "low": 300_000.0,
        "high": None,
        "hedge": Hedge.AT_LEAST.value,
    }
    with translation.override(language):
        assert gloss in figure(row, "ar").gloss
