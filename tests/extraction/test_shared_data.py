"""The worked example's three headline claims, slot by slot; ``tests/evaluation`` holds the floors of all measures."""

import datetime as dt
import json
import re
from pathlib import Path

from claims.extraction import extract
from claims.types import ExtractedClaim


def share(claim: ExtractedClaim, start: int, end: int, text: str) -> float:
    """How much of the words between ``start`` and ``end`` the claim holds."""
    words = [match.span() for match in re.finditer(r"\w+", text[start:end])]
    return sum(claim.start <= a + start and b + start <= claim.end for a, b in words) / len(words)


def covering(claims: list[ExtractedClaim], start: int, end: int, text: str) -> list[ExtractedClaim]:
    """The claims that hold four fifths of a gold quote and are not much longer, the closest in length first."""
    long = 3 * (end - start) + 60
    found = [c for c in claims if share(c, start, end, text) >= 0.8 and c.end - c.start <= long]
    return sorted(found, key=lambda c: abs(c.end - c.start - end + start))


def test_the_annotated_article_is_read_as_a_careful_reader_reads_it(shared: Path) -> None:
    name = "al-jazeera-ar-2021-05-21"
    text = (shared / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "seeds" / f"{name}.gold.json").read_text(encoding="utf-8"))
    claims = extract(text, "ar", published=dt.date(2021, 5, 21), outlet="الجزيرة")
    found = {row["id"]: covering(claims, row["start"], row["end"], text) for row in gold["claims"]}
    assert sum(bool(claims) for claims in found.values()) >= 28
    concessions, scenario, dead = found["s11"][0], found["s16"][0], found["s18"][0]
    assert (concessions.speaker, concessions.polarity.value) == ("جين ساكي", "deny")
    assert (scenario.speaker, scenario.via) == ("فريق الرئيس بايدن للأمن القومي", ('شبكة "إن بي سي" (NBC)',))
    assert (dead.quantities[0].value, dead.quantities[0].approximate) == (2000, True)
    assert 'شبكة "إن بي سي" (NBC)' in (dead.speaker, *dead.via)
    assert "2014" in [date.iso for date in dead.dates]
    for words in gold["not_claims"]:
        assert all(claim.text != words for claim in claims)
