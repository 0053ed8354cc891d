"""The slots of a wording as rows of a comparison, and which of them are not as in the claim it is compared with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.language.normalise import fold
from claims.models import Claim, Match
from claims.types import Flag, Relation

from . import wording
from .figures import Value, figure


@dataclass(frozen=True, slots=True)
class Cell:
    """One slot of one wording. ``values`` is empty when the claim does not say; ``foreign`` values are words of the
    report, to be shown in its language; ``differs`` marks what is not as in the claim compared."""

    name: str
    label: str
    values: list[Value] = field(default_factory=list)
    foreign: bool = False
    differs: bool = False


def cells(claim: Claim, base: Claim | None = None, match: Match | None = None) -> list[Cell]:
    """The slots of a wording, always the same ones in the same order; with ``base``, what is not as there is marked.
    ``match`` is the pair of the two."""
    report = claim.report
    relation = Relation(match.relation) if match else None
    speaker = [Value(claim.speaker, claim.speaker_role)] if claim.speaker else []
    return [
        Cell("speaker", _("Who says it"), speaker, foreign=True, differs=_other_speaker(base, claim, match)),
        Cell(
            "via",
            _("Through"),
            [Value(name) for name in claim.via],
            foreign=True,
            differs=_lists_differ(base, claim, "via"),
        ),
        Cell(
            "stated",
            _("How it is put"),
            _manner(claim, base),
            differs=bool(base and (base.polarity, base.modality) != (claim.polarity, claim.modality)),
        ),
        Cell(
            "figures",
            _("Figures"),
            [figure(row, claim.lang) for row in claim.quantities],
            foreign=True,
            differs=relation in (Relation.NUMBER_DIFFERS, Relation.UPDATED)
            or bool(base and bool(base.quantities) != bool(claim.quantities)),
        ),
        Cell(
            "as_of",
            _("Figures as of"),
            _days([as_of(claim)]),
            differs=bool(base and base.quantities and claim.quantities and as_of(base) != as_of(claim)),
        ),
        Cell(
            "dates",
            _("Dates named"),
            [Value(row["raw"]) for row in claim.dates],
            foreign=True,
            differs=bool(base and _isos(base) != _isos(claim)),
        ),
        Cell(
            "places",
            _("Places"),
            [Value(wording.place_name(code)) for code in claim.places],
            differs=bool(base and set(base.places) != set(claim.places)),
        ),
        Cell("published", _("Published"), _days([report.published])),
    ]


def as_of(claim: Claim) -> dt.date | None:
    """The day the claim's figures hold for: the latest day its own dates name, else that of its publication. ``None``
    when it has no figure or no day is known. Follows ``report``."""
    if not claim.quantities:
        return None
    named = []
    for row in claim.dates:
        for part in (row["iso"] or "").split("/"):
            try:
                named.append(dt.date.fromisoformat(part))
            except ValueError:  # A year or a month fixes no day.
                continue
    return max(named, default=claim.report.published)


def _days(days: Iterable[dt.date | None]) -> list[Value]:
    return [Value(_in_words(day, get_language())) for day in days if day]


@lru_cache(maxsize=4096)
def _in_words(day: dt.date, language: str | None) -> str:
    """A day in the reader's language; the wordings of a claim share a few."""
    return date_format(day, "DATE_FORMAT")


def _other_speaker(base: Claim | None, claim: Claim, match: Match | None) -> bool:
    if match and Flag.OTHER_SPEAKER.value in match.flags:
        return True
    return base is not None and base.lang == claim.lang and fold(base.speaker) != fold(claim.speaker)


def _manner(claim: Claim, base: Claim | None) -> list[Value]:
    manner = [wording.quote_kind(claim.quote)]
    if claim.polarity == "deny":
        manner.append(_("denied"))
    elif base and base.polarity == "deny":
        manner.append(_("affirmed"))
    if claim.modality != "fact" or (base and base.modality != "fact"):
        manner.append(wording.modality(claim.modality))
    return [Value(" · ".join(manner))]


def _lists_differ(base: Claim | None, claim: Claim, name: str) -> bool:
    if base is None:
        return False
    ours, theirs = getattr(base, name), getattr(claim, name)
    if base.lang != claim.lang:
        return bool(ours) != bool(theirs)
    return [fold(one) for one in ours] != [fold(one) for one in theirs]


def _isos(claim: Claim) -> set[str]:
    return {row["iso"] for row in claim.dates if row["iso"]}
