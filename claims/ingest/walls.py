"""Why a page holds no article: it says so itself, in a handful of phrases."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

MAX_WALL_TEXT = 600
"""Characters; a longer text is an article, whatever it says about cookies."""

SENTENCE_END = re.compile(r"[.!?؟…。۔।](?=[\s\"'»”’)\]]|$)")
MIN_LETTERS = 40
"""Letters a page's article has at least: the shortest agency alerts are one sentence of about ten words."""
MIN_WORDS = 12


def wall(text: str) -> str | None:
    """The code of the wall ``text`` speaks of: ``needs_javascript``, ``consent_wall``, ``paywall``, or ``None``."""
    folded = " ".join(text.lower().split())
    return next((kind for kind, phrase in _phrases() if phrase in folded), None)


def is_article(text: str) -> bool:
    """True when ``text`` holds at least one sentence: a final stop, or a line too long for a menu or title. Arabic
    outlets often leave the stop out."""
    if sum(map(str.isalpha, text)) < MIN_LETTERS:
        return False
    return SENTENCE_END.search(text) is not None or any(len(line.split()) >= MIN_WORDS for line in text.splitlines())


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    lines = (Path(__file__).with_name("data") / "walls.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple((kind, phrase.lower()) for kind, phrase in rows)
