"""What stands on a page beside the report: bylines, datelines, credits, "read also", hashtags, links.

The patterns are data (``furniture.tsv``); what they match is left out of every claim, the text itself stays as it is.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from claims.extraction.lexicon import rows, wordset
from claims.language import fold
from claims.language.places import city_words

_NOISE = re.compile(
    r"https?://\S+|www\.\S+|\S+\.(?:com|org|net|io|ly|tv|it|me)/\S*|(?:#\w+[ \t]*){2,}$"
    "|[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\u200c]+"
)
_SIGNS = re.compile("[\\s\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\u200c]+")
_NOISE_MARK = re.compile("[/#\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\u200c]")
_PARTING = re.compile(r"(?:/{2,}|\+{2,}|\*{3,})\s+")
"""What parts the items of a post that stand on one line: "/// ASYLUM — Berlin restores …"."""
_DATELINE = re.compile(
    r"^(?P<place>[^\W\d_][^\n.,:;!?–—()«»\"]{0,30}?)"
    r"(?P<day>\s*[,،/]\s*[^\n:;–—()«»\"]{1,24}?)?\s*"
    r"(?:[(\[«](?P<agency>[^)\]»\n]{2,25})[)\]»]\s*(?P<mark>[-–—:]+|\s)|[–—]+|\s-{1,2}\s)\s*"
)
_DATELINE_MARK = re.compile(r"[(\[«–—]|\s-")
"""Without one of these there is no such dateline."""
_SLASHED = re.compile(r"(?P<place>[^\W\d_][^\n.,:;/]{0,20}? \d{1,2} [^\W\d_]{2,10}) ?/ ?(?P<agency>[^\n/]{2,30}?) ?/ ")
"""A city and a day before an agency between slashes: «أبوظبي في 5 مايو / وكالة الشرق / »."""
_CAPITALS = re.compile(r"(?P<place>[A-Z][A-Z .'-]{2,24}): +(?=[A-Z\"“])")
"""A city in capitals before a colon."""
_DAY = re.compile(r"\d{1,2}\b")
_OPENERS = frozenset(word.capitalize() for word in wordset("no_dateline_openers"))
_SMALL = wordset("credit_small_words")
_LABEL = re.compile(r"(?P<label>[^|‖¦\n.:;!?،,«»\"“”()]{2,40}?)\s*[|‖¦]\s+(?=[^|‖¦\n]+$)")
"""What a post sets before its text and a bar, of which a line holds one: "#Norland | ", « MÉTRO | », «كان 77 | »."""
_WORDS_OF_A_LABEL = 3
_SOURCE = re.compile(r"\s*\([^()\d]{2,60}\)\W*$")
_OPENING = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s+(?=[«“])")
_CREDIT = re.compile(r"\s*[(\[](?P<inside>[^()\[\]\d]{2,40})[)\]]\s*$")
_CLOSING = re.compile(r"[.!?…»”\"]" + _CREDIT.pattern)
"""The same behind the last sentence of a report."""


@cache
def _patterns(code: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    found: dict[str, list[re.Pattern[str]]] = {"line": [], "head": [], "tail": [], "with": [], "credit": []}
    for place, pattern in rows(code, "furniture"):
        found[place].append(re.compile(pattern.replace(r"\p{L}", r"[^\W\d_]")))
    return {place: tuple(patterns) for place, patterns in found.items()}


@cache
def _lines(code: str) -> re.Pattern[str] | None:
    """All patterns of whole lines in one; ``None`` for a language without any."""
    listed = [f"(?:{pattern.pattern})" for pattern in _patterns(code)["line"]]
    return re.compile("|".join(listed)) if listed else None


def is_furniture(text: str, code: str) -> bool:
    """True when the whole line or sentence belongs to the page: a credit, byline, link, list of hashtags."""
    bare = (_NOISE.sub(" ", text) if _is_noisy(text) else text).strip(" \t|#*•-–—")
    if len(list(islice(filter(str.isalpha, bare), 3))) < 3:
        return True
    lines = _lines(code)
    return lines is not None and lines.fullmatch(bare) is not None


def credited(text: str, code: str) -> tuple[int, int] | None:
    """Where the name stands in a line such as "➡️ Source: interior ministry"; ``None`` in any other line."""
    sign = _SIGNS.match(text)
    label = next(
        (hit for pattern in _patterns(code)["credit"] if (hit := pattern.match(text, sign.end() if sign else 0))), None
    )
    end = len(text.rstrip(" .\t"))
    return (label.end(), end) if label and any(map(str.isalpha, text[label.end() : end])) else None


def _is_noisy(text: str) -> bool:
    """True when there may be noise to search for: most text holds none of its marks."""
    return _NOISE_MARK.search(text) is not None or "www." in text


def _places(words: str, agency: bool = False) -> bool:
    """True when words could name places: all capitalised, no article in front (Arabic shows neither)."""
    listed = words.split()
    if not listed[0][0].isupper() and listed[0] != "le":
        return listed[0][0].lower() == listed[0][0].upper()
    return (agency or listed[0] not in _OPENERS) and all(word[0].isupper() or word in _SMALL for word in listed)


def read_dateline(text: str) -> tuple[int, str] | None:
    """Return the length of the dateline that opens ``text`` and the agency named in it (else ``""``).

    "MARLOW, May 3 (Borea News) - ", « Rabat, le 9 sept. - », «القاهرة (وكالة الشرق) - »; ``None`` without one.
    """
    slashed = _SLASHED.match(text) if "/" in text else None
    if slashed:
        return slashed.end(), slashed["agency"]
    found = _DATELINE.match(text) if _DATELINE_MARK.search(text) else None
    if not found:
        capitals = _CAPITALS.match(text)
        return (capitals.end(), "") if capitals and capitals["place"].casefold() in city_words("en") else None
    dashed = bool(found["agency"] and (found["mark"] or "").strip())  # « Le Caire (AFP) - »
    if len(found["place"].split()) > 4 or not _places(found["place"], dashed):
        return None
    day = (found["day"] or "").strip(" ,،/")
    if day and not _DAY.search(day) and not _places(day):
        return None
    agency = (found["agency"] or "").strip()
    if agency and ":" in (found["mark"] or "") and fold(found["place"].split()[0]).removeprefix("ال") in _bodies():
        return None  # «جمعية الإنقاذ «البحر»: …»: who speaks
    if agency and found["place"].endswith((" لـ", " ل")):
        return None  # «مصدر أمني لـ«النهار»: …»: who speaks to it
    if found["mark"] is not None and not found["mark"].strip() and not found["place"].isupper():
        return None  # "Paris (France) saw …": without a dash only capitals tell
    return found.end(), agency


def read_closing_credit(text: str, code: str) -> str:
    """Return the agency that a report names behind its last sentence, "" without one: "… (with Borea News)",
    « … (avec l'AFP) », «… (رويترز)». Only what the lexicon knows as a medium, or an acronym, is one: a place or a
    photographer may stand there too."""
    found = _CLOSING.search(text)
    if not found:
        return ""
    inside = found["inside"].strip()
    opened = max((hit.end() for pattern in _patterns(code)["with"] if (hit := pattern.match(inside))), default=0)
    named = inside[opened:].strip()
    known = fold(named) in _media(code) or (named.isupper() and named.isascii() and named.isalpha())
    return named if known else ""


@cache
def _media(code: str) -> frozenset[str]:
    return frozenset(fold(row[0]) for row in rows(code, "roles") if row[1] == "media")


@cache
def _bodies() -> frozenset[str]:
    """First words of Arabic bodies' names, folded and without the article."""
    kinds = ("institution", "group", "person")
    return frozenset(fold(row[0].split()[0]).removeprefix("ال") for row in rows("ar", "roles") if row[1] in kinds)


def content_ranges(text: str, code: str, *, first: bool, heading: bool) -> list[tuple[int, int]]:
    """Return the ranges of a sentence, in characters, that may hold claims.

    ``first`` is true for the first sentence of a paragraph, where a dateline may stand; in a line without a stop
    (``heading``) a closing parenthesis without figures is a picture's credit, unless a figure stands before it.
    Links and signs separate ranges.
    """
    start, end = 0, len(text)
    if text[0] in "/+*" and (parting := _PARTING.match(text)):
        start, first = parting.end(), True
    patterns = _patterns(code)
    while (opened := _behind_label(text, start, patterns["head"])) > start:
        start = opened
    if first:
        start = _behind_bar(text, start)
        dateline = read_dateline(text[start:])
        if dateline:
            start += dateline[0]
    for pattern in patterns["tail"]:
        found = pattern.search(text, start)
        if found:
            end = found.start()
    if heading:
        credit = _CREDIT.search(text, start, end)
        if credit and len(credit["inside"].split()) <= 5 and not _DAY.search(text, start, credit.start()):
            end = credit.start()  # behind a figure it names who gives it
    ranges = []
    for noise in _NOISE.finditer(text, start, end) if _is_noisy(text) else ():
        if _SOURCE.match(text, noise.end()) and noise.start() > start:
            continue  # « Séisme à Norval 🇩🇿 (IGN). »: the brackets belong to what stands before the sign
        if noise.start() > start:
            ranges.append((start, noise.start()))
        start = noise.end()
    if end > start:
        ranges.append((start, end))
    ranges = [part for a, b in ranges for part in _quoted_apart(text, a, b)]
    return [(a, b) for a, b in ranges if any(map(str.isalpha, text[a:b]))]


def _behind_label(text: str, start: int, labels: tuple[re.Pattern[str], ...]) -> int:
    """Where the text goes on behind a label ("URGENT - ", "#BREAKING") that opens it, behind signs or not; ``start``
    when none does."""
    sign = _SIGNS.match(text, start)
    at = sign.end() if sign else start
    return max((found.end() for label in labels if (found := label.match(text, at))), default=start)


def _behind_bar(text: str, start: int) -> int:
    """Where the text goes on behind a place, hashtag or topic and a bar; ``start`` when none opens it or less than the
    label stands behind it."""
    label = _LABEL.match(text, start)
    size = len(_SIGNS.sub(" ", label["label"]).split()) if label else 0
    return label.end() if label and size <= _WORDS_OF_A_LABEL and size < len(text[label.end() :].split()) else start


def _quoted_apart(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part a finished sentence from the quotation that opens behind it."""
    cuts = [found.end() for found in _OPENING.finditer(text, start, end)] if "«" in text or "“" in text else []
    return list(zip([start, *cuts], [*cuts, end], strict=True))
