"""Who speaks is found whatever the name looks like and wherever it stands: every sentence of ours with every name."""

import re
from functools import cache
from pathlib import Path

import pytest

from claims.extraction import extract

FEMININE = ("La ", "L'ancienne")
CODES = ("en", "fr", "ar")


@cache
def sections() -> dict[str, list[str]]:
    text = Path(__file__).with_name("who_speaks.txt").read_text(encoding="utf-8")
    found = re.findall(r"^\[(.+)\]\n((?:.+\n)+)", text, flags=re.MULTILINE)
    return {head: lines.splitlines() for head, lines in found}


def pairs(code: str, name: str) -> list[tuple[str, str]]:
    rows = [line.split(" | ") for line in sections()[f"{code} {name}"]]
    return [(row[0], row[1]) for row in rows]


SENTENCES = [(code, number, line) for code in CODES for number, line in enumerate(sections()[f"{code} sentences"])]


def capital(text: str) -> str:
    return text[0].upper() + text[1:]


@pytest.mark.parametrize(("code", "number", "sentence"), SENTENCES, ids=[line for _, _, line in SENTENCES])
def test_everybody_may_say_it(code: str, number: int, sentence: str) -> None:
    offices, contents = pairs(code, "offices"), sections()[f"{code} contents"]
    wrong = {}
    for place, (name, last) in enumerate(pairs(code, "names")):
        office, behind = offices[(number * 7 + place) % len(offices)]
        said, more = (contents[(number + place * 3 + step) % len(contents)] for step in (0, 1))
        he = "elle" if office.startswith(FEMININE) else "il"
        text = sentence.format(
            name=name, last=last, role=office, after=behind, he=he, He=capital(he),
            c=said, C=capital(said), d=more, D=capital(more),
        )  # fmt: skip
        told = (more if "{d}" in sentence or "{D}" in sentence else said)[1:]
        speakers = [claim.speaker for claim in extract(text, code) if told in claim.text]
        if name not in speakers:
            wrong[text] = speakers
    assert not wrong
