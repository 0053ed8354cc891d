"""One name in several spellings and scripts."""

from __future__ import annotations

import pytest

from claims.language.names import same_name


@pytest.mark.parametrize(
    ("first", "second", "langs"),
    [
        ("Psaki", "جين ساكي", ("", "ar")),
        ("Jen Psaki", "جين ساكي", ("en", "ar")),
        ("THE MAYOR", "the mayor", ("en", "en")),
        ("بايدن", "Joe Biden", ("ar", "en")),
    ],
)
def test_a_name_is_the_same_in_other_spellings_scripts_and_lengths(first, second, langs):
    assert same_name(first, second, *langs)
    assert same_name(second, first, *reversed(langs))


@pytest.mark.parametrize(("first", "second"), [("Channel 4", "Channel 5"), ("Jen Psaki", "Ned Price"), ("", "Psaki")])
def test_other_names_and_other_numbers_are_not_the_same(first, second):
    assert not same_name(first, second, "en", "en")
