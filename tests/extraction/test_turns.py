"""Who speaks in each part of a passage: who goes on, whom a description means, who speaks next and who does not."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from claims.evaluation.naming import alike
from claims.extraction import extract
from tests.extraction.test_who_speaks import CODES, FEMININE, capital, pairs, sections

PEOPLE, BODIES = 4, 2
"""Of the people of ``who_speaks.txt`` every fourth is taken, of the bodies every second, beginning with another one in
each sentence."""
NOBODY = "-"


@cache
def turns() -> dict[str, list[str]]:
    """The lines of ``turns.txt`` by the heading above them: a language and what is told there, ``en people``."""
    text = Path(__file__).with_name("turns.txt").read_text(encoding="utf-8")
    found = re.findall(r"^\[(.+)\]\n((?:(?:#.*|.+)\n)+)", text, flags=re.MULTILINE)
    return {head: [line for line in lines.splitlines() if line[:1] != "#"] for head, lines in found}


SENTENCES = [
    (code, who, line) for code in CODES for who in ("people", "bodies", "itself") for line in turns()[f"{code} {who}"]
]


def words(code: str, who: str, number: int) -> Iterator[dict[str, str]]:
    """What the braces of a sentence stand for, once for every name."""
    if who == "people":
        offices = pairs(code, "offices")
        for place, (name, last) in enumerate(pairs(code, "names")):
            if place % PEOPLE == number % PEOPLE:
                office, behind = offices[(number + place) % len(offices)]
                he = "elle" if office.startswith(FEMININE) else "il"
                yield {"name": name, "last": last, "role": office, "after": behind, "he": he}
    elif who == "bodies":
        for row in turns()[f"{code} names"][number % BODIES :: BODIES]:
            name, last = row.split(" | ")
            of = f"du {name[3:]}" if name.startswith("le ") else f"de {name}"
            yield {"name": name, "last": last, "of": of}
    else:
        yield {}


@pytest.mark.parametrize(("code", "who", "line"), SENTENCES, ids=[line for _, _, line in SENTENCES])
def test_each_part_has_its_speaker(code: str, who: str, line: str) -> None:
    sentence, _, answers = line.partition(" => ")
    number, contents = sum(map(ord, sentence)), sections()[f"{code} contents"]
    wrong = {}
    for place, filled in enumerate(words(code, who, number)):
        told = {key: contents[(number + place * 3 + step) % len(contents)] for step, key in enumerate("cda")}
        capitals = {capital(key): capital(value) for key, value in (filled | told).items()}
        text = sentence.replace("¶", "\n\n").format_map(filled | told | capitals)
        claims = extract(text, code)
        for key, _, answer in (part.partition(":") for part in answers.split("; ")):
            found = [claim for claim in claims if told[key][1:] in claim.text]
            speakers = [claim.speaker for claim in found]
            expected = filled["name"] if answer == "name" else answer
            if answer == NOBODY:
                right = bool(found) and found[0].speaker is None and not found[0].via
            else:
                right = any(speaker and alike(speaker, expected) for speaker in speakers)
            if not right:
                wrong[text, key] = (expected, speakers)
    assert not wrong
