"""Whether a text may deny anything at all: asked before the grammar is, where a million texts are read."""

from __future__ import annotations

import re
from functools import cache

from claims.extraction.lexicon import rows
from claims.language import fold
from claims.types import CueKind


def may_deny(text: str, lang: str) -> bool:
    """False when no word of ``text`` negates or denies in this language: then ``extract`` would affirm all of it.

    ``lang`` is an ISO 639-1 code; in a language without grammar nothing denies.
    """
    signs = _signs(lang)
    return signs is not None and signs.search(fold(text)) is not None


@cache
def _signs(lang: str) -> re.Pattern[str] | None:
    """The first word of every negator and every form of every verb of denial. Arabic inflects at both ends: any person,
    a conjunction before, any ending, a weak last letter left out; French elides. Too many are found rather than few."""
    words = {row[0] for row in rows(lang, "words") if len(row) > 1 and row[1] == "negator"}
    words |= {form for row in rows(lang, "cues") if CueKind.DENY.value == row[-2] for form in row[:-2] if form.strip()}
    if not words:
        return None
    listed = "|".join(sorted({_pattern(fold(word).split()[0], lang) for word in words}))
    return re.compile(rf"(?<!\w)(?:{listed})" + (r"(?!\w)" if lang == "en" else ""))


def _pattern(word: str, lang: str) -> str:
    if lang != "ar":
        return re.escape(word)
    if word.startswith("ي"):
        word = "[يتنا]" + word[1:]
    return f"[وف]?{word.rstrip('ي')}"
