"""Putting people's corrections on extracted claims: after every extraction, so that they survive it.

A correction names the machine's claim by its words and what stood around them (``anchors.Anchor``). Where these words
still stand, in this version or a later one, the correction applies; where they do not, it waits.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from claims.language import get_language
from claims.language.cldr import find_places
from claims.matching.keys import Aliases, make_keys
from claims.models import Claim, Correction, CorrectionKind, ReportVersion
from claims.models.claim import date_as_json, quantity_as_json, quantity_from_json
from claims.models.correction import Thread
from claims.types import DateMention

from .anchors import ALIKE, Anchor, overlap
from .identity import claim_fingerprint

KEPT = (
    "text", "start", "end", "lang", "context", "speaker", "speaker_role", "via", "cue", "cue_kind", "quote",
    "polarity", "modality", "quantities", "dates", "places", "checkworthiness", "reasons", "heading",
)  # fmt: skip
"""What a snapshot holds of a claim: enough to make it again."""
READ_AROUND = 400
"""Characters before and after a span that are read with it: a figure's noun or hedge may stand outside."""


def with_corrections(
    version: ReportVersion, lang: str, rows: Sequence[Claim], published: dt.date | None, aliases: Aliases | None = None
) -> list[Claim]:
    """What people made of the extracted ``rows`` of ``version``, in reading order; spans are exact and unique.

    Call it inside the transaction that holds the report, so that no correction slips in between.
    """
    left, made, chosen = list(rows), [], []
    for thread in Correction.objects.threads(version.report_id).values():
        if thread.newest is None:
            continue
        row = _take(left, thread.first, version.text)
        if thread.newest.kind == CorrectionKind.DELETED:
            continue
        claim = build(thread, version, lang, row, published, aliases)
        if claim is not None:
            made.append(claim)
            if "words" in thread.newest.value:
                chosen.append(span(claim))
    taken = {span(claim): claim for claim in made}
    for row in left:
        if span(row) not in taken and not any(overlap(span(row), place) >= ALIKE for place in chosen):
            taken[span(row)] = row
    return [taken[place] for place in sorted(taken)]


def build(
    thread: Thread,
    version: ReportVersion,
    lang: str,
    row: Claim | None,
    published: dt.date | None,
    aliases: Aliases | None = None,
) -> Claim | None:
    """The claim of a thread as it stands: ``row`` (what the machine found, ``None`` for nothing) with what people set.

    ``None`` when the words stand no more, neither the machine's nor those people chose.
    """
    newest = thread.newest
    value = newest.value if newest is not None else {}
    if row is None:
        anchor = Anchor.from_json(thread.first.target or value["words"])
        place = anchor.find(version.text)
        if place is None and "words" in value:
            place = Anchor.from_json(value["words"]).find(version.text)
        if place is None:
            return None
        row = _remade(thread.first, version, lang, place, published)
    apply_value(row, version, value, published, aliases)
    row.correction_id = newest.pk if newest is not None else None
    return row


def apply_value(
    row: Claim,
    version: ReportVersion,
    value: dict[str, Any],
    published: dt.date | None,
    aliases: Aliases | None = None,
) -> None:
    """Set on ``row`` what people have set, and make its keys and fingerprint anew."""
    place = Anchor.from_json(value["words"]).find(version.text) if "words" in value else None
    if place is not None and place != span(row):
        row.start, row.end = place
        row.text = version.text[row.start : row.end]
        read_slots(row, version.text, published)
    if "speaker" in value and value["speaker"] != row.speaker:
        row.speaker, row.speaker_role = value["speaker"], ""
    if "via" in value:
        row.via = list(value["via"])
    if "polarity" in value:
        row.polarity = value["polarity"]
    if "quantities" in value:
        row.quantities = [found for found in (_placed(figure, row) for figure in value["quantities"]) if found]
    row.fingerprint = claim_fingerprint(row.report_id, row.text)
    row.keys = list(
        make_keys(
            row.text,
            row.lang,
            quantities=[quantity_from_json(figure) for figure in row.quantities],
            dates=[DateMention(**date) for date in row.dates],
            context=row.context,
            aliases=aliases,
        ).all
    )


def read_slots(row: Claim, text: str, published: dt.date | None) -> None:
    """Read figures, dates and places of the words between ``row.start`` and ``row.end`` anew."""
    language = get_language(row.lang)
    low = max(text.rfind("\n", 0, row.start) + 1, row.start - READ_AROUND)
    line_end = text.find("\n", row.end)
    high = min(len(text) if line_end < 0 else line_end, row.end + READ_AROUND)
    around = text[low:high]
    row.quantities = [
        {**quantity_as_json(found), "start": found.start + low, "end": found.end + low}
        for found in language.quantities(around)
        if row.start <= found.start + low and found.end + low <= row.end
    ]
    row.dates = [
        {**date_as_json(found), "start": found.start + low, "end": found.end + low}
        for found in language.dates(around, published)
        if row.start <= found.start + low and found.end + low <= row.end
    ]
    row.places = list(dict.fromkeys(hit.code for hit in find_places(row.text, language.code)))


def snapshot(row: Claim, version: ReportVersion) -> dict[str, Any]:
    """A claim as it is, for the record; ``_remade`` reads it back."""
    return {**{name: getattr(row, name) for name in KEPT}, "version": version.number}


def span(row: Claim) -> tuple[int, int]:
    """Where it stands."""
    return row.start, row.end


def _take(rows: list[Claim], first: Correction, text: str) -> Claim | None:
    """Take the claim the correction is about out of ``rows``: the one that covers the same words, or nearly."""
    if not first.target:
        return None
    place = Anchor.from_json(first.target).find(text)
    if place is None or not rows:
        return None
    best = max(rows, key=lambda row: overlap(span(row), place))
    if overlap(span(best), place) < ALIKE:
        return None
    rows.remove(best)
    return best


def _remade(
    first: Correction, version: ReportVersion, lang: str, place: tuple[int, int], published: dt.date | None
) -> Claim:
    """The claim the first correction saw, at ``place`` of ``version``; a bare one where a person added it."""
    start, end = place
    row = Claim(
        report_id=version.report_id,
        version=version,
        start=start,
        end=end,
        text=version.text[start:end],
        lang=lang,
        checkworthiness=1.0,
        is_current=True,
    )
    seen = first.snapshot
    if not first.target:
        read_slots(row, version.text, published)
        return row
    for name in KEPT:
        if name not in ("text", "start", "end", "lang"):
            setattr(row, name, seen[name])
    if row.text == seen["text"]:
        shift = start - seen["start"]
        for name in ("quantities", "dates"):
            moved = [{**item, "start": item["start"] + shift, "end": item["end"] + shift} for item in seen[name]]
            setattr(row, name, moved)
    else:
        read_slots(row, version.text, published)
    return row


def _placed(figure: dict[str, Any], row: Claim) -> dict[str, Any] | None:
    """A figure that a person set, with its place in the claim as it now stands; ``None`` if its words are gone."""
    at = row.text.find(figure["raw"])
    if at < 0:
        return None
    return {**figure, "start": row.start + at, "end": row.start + at + len(figure["raw"])}
