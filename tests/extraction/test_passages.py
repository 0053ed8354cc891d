"""Every passage of our own yields exactly the claims that a careful reader takes from it."""

import datetime as dt
import re
from pathlib import Path

import pytest

from claims.extraction import extract

BLOCKS = [
    block.splitlines()
    for block in Path(__file__).with_name("passages.txt").read_text(encoding="utf-8").split("\n\n")
    if block.strip().startswith("[")
]


@pytest.mark.parametrize("block", BLOCKS, ids=[block[0][:40] for block in BLOCKS])
def test_a_passage_states_what_its_annotation_lists(block: list[str]) -> None:
    found = re.fullmatch(r"\[(\w\w)\] (.*)", block[0])
    assert found
    claims = extract(found[2].replace("¶", "\n"), found[1], published=dt.date(2024, 5, 15))
    assert [
        " | ".join((claim.text, claim.speaker or "-", ", ".join(claim.via) or "-", claim.polarity.value))
        for claim in claims
    ] == block[1:]


def test_the_three_languages_are_all_covered() -> None:
    assert {block[0][1:3] for block in BLOCKS} == {"ar", "en", "fr"}
