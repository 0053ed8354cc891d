"""The development data: the annotated article and the stories, with floors below which no change may fall."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest

from claims.extraction import extract
from claims.types import ExtractedClaim

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled data beside the repository is absent")


def share(claim: ExtractedClaim, start: int, end: int, text: str) -> float:
    """How much of the words between ``start`` and ``end`` the claim holds."""
    words = [match.span() for match in re.finditer(r"\w+", text[start:end])]
    return sum(claim.start <= a + start and b + start <= claim.end for a, b in words) / len(words)


def covering(claims: list[ExtractedClaim], start: int, end: int, text: str) -> list[ExtractedClaim]:
    """The claims that hold four fifths of a gold quote and are not much longer, the closest in length first."""
    long = 3 * (end - start) + 60
    found = [c for c in claims if share(c, start, end, text) >= 0.8 and c.end - c.start <= long]
    return sorted(found, key=lambda c: abs(c.end - c.start - end + start))


def test_the_annotated_article_is_read_as_a_careful_reader_reads_it() -> None:
    name = "al-jazeera-ar-2021-05-21"
    text = (SHARED / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
    gold = json.loads((SHARED / "seeds" / f"{name}.gold.json").read_text(encoding="utf-8"))
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


@pytest.mark.parametrize("story", ["morocco-earthquake", "ever-given", "truce-posts"])
def test_the_mentions_of_a_story_are_covered(story: str) -> None:
    folder = SHARED / "data" / "stories" / story
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    reports: dict[str, tuple[str, list[ExtractedClaim]]] = {}
    covered = total = 0
    for mention in (mention for claim in gold["claims"] for mention in claim["mentions"]):
        if mention["file"] not in reports:
            report: dict[str, Any] = json.loads((folder / mention["file"]).read_text(encoding="utf-8"))
            day = dt.date.fromisoformat(report["published"]) if report["published"] else None
            reports[mention["file"]] = report["text"], extract(report["text"], report["lang"], published=day)
        text, claims = reports[mention["file"]]
        start = text.index(mention["quote"])
        covered += bool(covering(claims, start, start + len(mention["quote"]), text))
        total += 1
    assert covered / total >= 0.9
