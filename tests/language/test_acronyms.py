"""Acronyms are found in capitals and in Arabic letter names, and the rest of a name is kept."""

from __future__ import annotations

import pytest

from claims.language.acronyms import acronyms


@pytest.mark.parametrize(
    ("name", "lang", "rest", "short"),
    [
        ("NBC News", "en", "News", {"nbc"}),
        ("شبكة «إن بي سي»", "ar", "شبكة", {"nbc"}),
        ("هيئة الإذاعة البريطانية (بي بي سي)", "ar", "هيئة الإذاعة البريطانية", {"bbc"}),
        ("سي إن إن", "ar", "", {"cnn"}),
        ("l'AFP", "fr", "l'", {"afb"}),
        ("Jen Psaki", "en", "Jen Psaki", set()),
        ("قال في بيان", "ar", "قال في بيان", set()),
    ],
)
def test_acronyms_are_one_word_whatever_letters_spell_them(name, lang, rest, short):
    assert acronyms(name, lang) == (rest, frozenset(short))
