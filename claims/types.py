"""The vocabulary of the pure packages: what goes in and out of reading, extracting and matching.

Everything here is frozen, slotted and free of Django, so that the text and matching packages can be read,
tested and fuzzed alone. All offsets are in characters (Python code points) of the report's text, end exclusive.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Polarity(StrEnum):
    """Whether the claim's main predicate is affirmed or denied."""

    AFFIRM = "affirm"
    DENY = "deny"


class Modality(StrEnum):
    """How the claim is put: as a fact, or as something possible, planned, conditional."""

    FACT = "fact"
    POSSIBLE = "possible"
    FUTURE = "future"
    CONDITIONAL = "conditional"


class CueKind(StrEnum):
    """What the reporting cue does with the content."""

    SAY = "say"
    CONFIRM = "confirm"
    DENY = "deny"
    WARN = "warn"
    REPORT = "report"


class QuoteKind(StrEnum):
    """Direct: the whole claim stands in quote marks; partial: words of it do; paraphrase: none."""

    DIRECT = "direct"
    PARTIAL = "partial"
    PARAPHRASE = "paraphrase"


class Hedge(StrEnum):
    """How a figure is qualified in the text."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    NEARLY = "nearly"
    UP_TO = "up_to"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


class Relation(StrEnum):
    """How the left claim of a pair stands to the right one (design: *Relations*)."""

    SAME = "same"
    NUMBER_DIFFERS = "number_differs"
    UPDATED = "updated"
    CONTRADICTS = "contradicts"
    NARROWER = "narrower"
    BROADER = "broader"
    RELATED = "related"

    @property
    def is_conflict(self) -> bool:
        """True for the relations a fact-checker must look at first."""
        return self in (Relation.NUMBER_DIFFERS, Relation.CONTRADICTS)

    @property
    def inverse(self) -> Relation:
        """The same relation read from the right claim: narrower and broader swap, all others are symmetric."""
        return {Relation.NARROWER: Relation.BROADER, Relation.BROADER: Relation.NARROWER}.get(self, self)


class Flag(StrEnum):
    """What else is true of a pair, beside its relation."""

    COPY = "copy"
    OTHER_SPEAKER = "other_speaker"
    OTHER_SCOPE = "other_scope"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: ``text[start:end]`` of the report, without surrounding white space.

    ``paragraph`` counts paragraphs from 0; ``heading`` is true for a headline or section title, that is a line
    of its own without a final stop.
    """

    start: int
    end: int
    text: str
    paragraph: int = 0
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as the text gives it.

    ``raw`` is ``text[start:end]``, hedge words included ("about 2,000"). ``value`` is the number named, ``None``
    when only a magnitude is given ("thousands"). ``[low, high]`` is the closed interval the words allow, ``None``
    for an open side. ``unit`` is the noun as written ("شهيد فلسطيني", "days", "%"); ``counted`` names what is
    counted in a form that is the same in every language: a glossary concept id such as ``death``, ``injured``,
    ``day``, ``percent``, ``USD``; ``None`` when it is not known.
    """

    raw: str
    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    hedge: Hedge = Hedge.EXACT
    unit: str = ""
    counted: str | None = None

    @property
    def approximate(self) -> bool:
        """True unless the figure stands without a hedge."""
        return self.hedge is not Hedge.EXACT


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as the text gives it; ``iso`` is ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``, an interval ``A/B`` of
    these, or ``None`` when the words do not fix one ("in the coming days")."""

    raw: str
    start: int
    end: int
    iso: str | None


@dataclass(frozen=True, slots=True)
class ExtractedClaim:
    """One proposition a report states: ``text == report_text[start:end]``, with its slots.

    ``speaker`` is who states it, as written in the text, ``None`` when the outlet itself does. ``via`` lists the
    relays between outlet and speaker, nearest to the outlet first. ``cue`` is the reporting expression as
    written, ``None`` for the narrator. ``context`` holds words from elsewhere in the report that the claim needs
    to be understood ("the 2014 war"), empty when it reads on its own. ``places`` are ISO 3166 or CLDR region
    codes. ``checkworthiness`` is 0 to 1, ``reasons`` name what raised or lowered it.
    """

    start: int
    end: int
    text: str
    speaker: str | None = None
    speaker_role: str = ""
    via: tuple[str, ...] = ()
    cue: str | None = None
    cue_kind: CueKind | None = None
    quote: QuoteKind = QuoteKind.PARAPHRASE
    polarity: Polarity = Polarity.AFFIRM
    modality: Modality = Modality.FACT
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    places: tuple[str, ...] = ()
    context: str = ""
    checkworthiness: float = 0.0
    reasons: tuple[str, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """What reading a page or file yields: plain text and what it says of itself. ``None`` or ``""`` is unknown.

    ``url`` is canonical. ``outlet`` is the name the document gives for its publisher. ``lang`` is an ISO 639-1
    code as declared by the document, not detected. ``agency`` is the news agency that the document credits, if it does
    so apart from its text.
    """

    text: str
    title: str = ""
    url: str = ""
    outlet: str = ""
    lang: str = ""
    published: dt.date | None = None
    author: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class ClaimKeys:
    """The keys of one claim, each a token without white space.

    ``neutral`` keys are the same in every language: ``n:2000`` number, ``d:2021-05-21`` date, ``c:PS`` country or
    region, ``g:ceasefire`` glossary concept, ``s:bdn`` name skeleton, ``a:17`` curated alias, ``u:USD`` currency.
    ``stems`` hold the stem of every word, tagged with the language: ``w:en:assur``.
    """

    neutral: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every key, neutral ones first."""
        return self.neutral + self.stems


@dataclass(frozen=True, slots=True)
class Evidence:
    """One named feature of a comparison: its value, its weight in the score, and what was seen, for wording.

    ``detail`` holds plain JSON values (for instance ``{"shared": ["2000", "Gaza"]}``); the page words it in the
    reader's language.
    """

    feature: str
    value: float
    weight: float = 0.0
    detail: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The form stored with a match."""
        return {
            "feature": self.feature,
            "value": round(self.value, 4),
            "weight": round(self.weight, 4),
            "detail": self.detail,
        }


@dataclass(frozen=True, slots=True)
class ClaimView:
    """All that matching reads of a stored claim.

    ``published`` is the report's publication date, the fallback as-of date of its figures. ``group`` is the id
    of the claim's group, if it has one. ``keys`` are neutral keys and stems as stored with the claim. ``pictured`` when
    it is a post that links to a picture of its own.
    """

    id: int
    report: int
    lang: str
    text: str
    keys: ClaimKeys
    context: str = ""
    speaker: str | None = None
    via: tuple[str, ...] = ()
    polarity: Polarity = Polarity.AFFIRM
    modality: Modality = Modality.FACT
    cue_kind: CueKind | None = None
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    places: tuple[str, ...] = ()
    published: dt.date | None = None
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome for one pair, read from left to right. ``score`` and ``confidence`` are 0 to 1."""

    score: float
    relation: Relation
    confidence: float
    flags: tuple[Flag, ...] = ()
    evidence: tuple[Evidence, ...] = ()
