"""A claim of a list with its slots and keys, apart from the database so that several processes can do it."""

from __future__ import annotations

from typing import Any

from claims.extraction import extract
from claims.extraction.denials import may_deny
from claims.ingest.labelled import LabelledClaim
from claims.language import detect_language, get_language
from claims.language.cldr import find_places
from claims.language.glossary import LANGUAGES
from claims.matching.keys import Aliases, make_keys
from claims.matching.warm import uncollected
from claims.models.claim import date_as_json, quantity_as_json
from claims.types import Polarity

UNKNOWN = "und"

_aliases: list[Aliases | None] = [None]


def know_aliases(aliases: Aliases | None) -> None:
    """Say once which curated aliases ``slots_of`` makes keys of in this process."""
    _aliases[0] = aliases


def prepare() -> None:
    """Read the lexicons of every language, so that processes forked from here on share them."""
    with uncollected():
        for code in LANGUAGES:
            slots_of(LabelledClaim(0, "NATO: 2000.", lang=code))
            extract("NATO: 2000.", code)


def slots_of(claim: LabelledClaim, lang: str = "") -> dict[str, Any]:
    """Fields of the ``Claim`` of one line, offsets in the text ``text_of`` gives.

    ``lang`` is the language of lines that name none; with neither it is detected. The claim is taken as one
    proposition: who lists it has parted it from its article.
    """
    code = claim.lang or lang or detect_language(claim.text) or UNKNOWN
    language = get_language(code)
    shift = len(text_of(claim)) - len(claim.text)
    quantities, dates = language.quantities(claim.text), language.dates(claim.text, claim.published)
    stated = extract(claim.text, code) if may_deny(claim.text, code) else []
    denied = bool(stated) and stated[0].polarity is Polarity.DENY
    keys = make_keys(
        claim.text, code, quantities=quantities, dates=dates, context=claim.title, aliases=_aliases[0]
    )  # fmt: skip
    return {
        "start": shift,
        "end": shift + len(claim.text),
        "text": claim.text,
        "lang": code,
        "context": claim.title,
        "speaker": claim.speaker,
        "polarity": (Polarity.DENY if denied else Polarity.AFFIRM).value,
        "quantities": [_shifted(quantity_as_json(quantity), shift) for quantity in quantities],
        "dates": [_shifted(date_as_json(date), shift) for date in dates],
        "places": list(dict.fromkeys(place.code for place in find_places(claim.text, code))),
        "checkworthiness": 1.0,
        "keys": list(keys.all),
        "rating": claim.rating,
    }


def text_of(claim: LabelledClaim) -> str:
    """The text that is stored: the claim below its title."""
    return f"{claim.title}\n\n{claim.text}" if claim.title else claim.text


def _shifted(row: dict[str, Any], by: int) -> dict[str, Any]:
    return {**row, "start": row["start"] + by, "end": row["end"] + by}
