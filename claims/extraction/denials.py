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
    """The first word of every negator and of every form of a verb of denial. Negators, and words in front of a verb,
    are found as they stand, elided ones before anything; a verb may go on otherwise. Arabic inflects at both ends: any
    person, a conjunction before, any ending, a weak last letter left out. Too many are found rather than few."""
    negators = [row[0] for row in rows(lang, "words") if len(row) > 1 and row[1] == "negator"]
    cues = [form for row in rows(lang, "cues") if CueKind.DENY.value == row[-2] for form in row[:-2] if form.strip()]
    firm = {fold(phrase).split()[0] for phrase in (*negators, *(cue for cue in cues if " " in cue))}
    verbs = {fold(cue).split()[0] for cue in cues} - firm
    if not firm | verbs:
        return None
    firmly = "|".join(sorted(_firm(word, lang) for word in firm))
    loosely = "|".join(sorted({_pattern(word, lang) for word in verbs}))
    return re.compile(rf"(?<!\w)(?:{firmly}|(?:{loosely})" + (r"(?!\w))" if lang == "en" else ")"))


def _firm(word: str, lang: str) -> str:
    before = "[وف]?" if lang == "ar" else ""
    return f"{before}{re.escape(word)}" + ("" if word.endswith("'") else r"(?!\w)")


def _pattern(word: str, lang: str) -> str:
    if lang != "ar":
        return re.escape(word)
    if word.startswith("ي"):
        word = "[يتنا]" + word[1:]
    return f"[وف]?{word.rstrip('ي')}"
