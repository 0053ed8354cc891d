"""The claims of a whole report: in order, each span once, speakers by their fullest name, the dateline's agency too."""

from __future__ import annotations

from dataclasses import replace

from claims.extraction.furniture import read_closing_credit, read_dateline
from claims.extraction.lexicon import wordset
from claims.extraction.mention import Mention
from claims.extraction.speakers import Speakers
from claims.language import fold
from claims.language.cldr import find_places
from claims.types import ExtractedClaim

_SMALL = wordset("initials_small_words")
_DATELINE_LINES = 3
"""Lines at the head of a report among which its dateline stands: a title and a subtitle may precede it."""


def relayed(
    claims: list[ExtractedClaim], text: str, code: str, outlet: str, credited: str = ""
) -> list[ExtractedClaim]:
    """Put the agency of the dateline, else the one ``credited`` apart from the text, else the one named behind its last
    sentence, between the outlet and whoever speaks, unless it is the outlet: a report that credits an agency is the
    agency's, also where it says of one of its claims that the agency had it."""
    start = next((index for index, character in enumerate(text) if not character.isspace()), 0)
    found: tuple[int, str] | None = None
    for _ in range(_DATELINE_LINES):
        found = read_dateline(text[start : start + 120])
        if found or (start := text.find("\n", start) + 1) <= 0:
            break
    agency = found[1] if found else ""
    if not agency or find_places(agency, code):
        agency, start = " ".join(credited.split()) or read_closing_credit(text, code), 0
    name = fold(agency)
    if not name or is_outlet(agency, outlet):
        return claims
    return [
        claim
        if claim.start < start or name in {fold(known) for known in (claim.speaker or "", *claim.via)}
        else replace(claim, via=(agency, *claim.via))
        for claim in claims
    ]


def is_outlet(name: str, outlet: str) -> bool:
    """True when a tag names the outlet itself: in full, in part or by its initials ("(NW)" in the Northern Wire)."""
    tag, own = fold(name), fold(outlet)
    if not tag or not own:
        return False
    initials = "".join(word.removeprefix("ال")[:1] for word in own.replace("-", " ").split() if word not in _SMALL)
    return tag in own or own in tag or tag.replace(".", "") == initials


def settle(claims: list[ExtractedClaim], speakers: Speakers) -> list[ExtractedClaim]:
    """Order the claims, drop repeated spans, and give each speaker the fullest form the report has."""
    names = {name for claim in claims for name in (claim.speaker, *claim.via) if name}
    forms = {name: speakers.full_form(name, tuple(fold(name).split())) for name in names}
    full: dict[str | None, Mention] = {name: found for name, found in forms.items() if found is not None}
    seen: set[tuple[int, int]] = set()
    result = []
    for claim in sorted(claims, key=lambda c: (c.start, -c.end)):
        if (claim.start, claim.end) in seen:
            continue
        seen.add((claim.start, claim.end))
        if claim.speaker in full:
            mention = full[claim.speaker]
            role = claim.speaker_role or mention.role
            if (claim.speaker, claim.speaker_role) != (mention.name, role):
                claim = replace(claim, speaker=mention.name, speaker_role=role)
        via = tuple([full[name].name if name in full else name for name in claim.via])
        result.append(claim if via == claim.via else replace(claim, via=via))
    return result
