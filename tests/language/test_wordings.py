"""What reports call one thing in different words and languages meets in one concept of the glossary."""

from pathlib import Path

import pytest

from claims.language.glossary import LANGUAGES, find_concepts

MEANINGS = [
    line
    for line in Path(__file__).with_name("wordings.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("meaning", MEANINGS, ids=lambda line: line.split(";")[0].split(" |")[0])
def test_the_wordings_of_one_meaning_share_a_concept(meaning):
    found = {
        wording: {hit.concept for hit in find_concepts(wording, lang)}
        for lang, column in zip(LANGUAGES, meaning.split(" | "), strict=True)
        for wording in column.split("; ")
    }
    assert set.intersection(*found.values()), found
