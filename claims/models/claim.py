"""Claims: exact spans of a version's text, with slots and keys."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.types import (
    ClaimKeys,
    ClaimView,
    CueKind,
    DateMention,
    Hedge,
    Modality,
    Polarity,
    Quantity,
    QuoteKind,
)

from .addresses import address


def _choices(enum: Any) -> list[tuple[str, str]]:
    return [(member.value, member.value.replace("_", " ")) for member in enum]


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Verbs on claims."""

    def current(self) -> Self:
        """Claims of the current version of a report that is not hidden as a duplicate."""
        return self.filter(is_current=True)

    def in_reading_order(self) -> Self:
        """As they stand in the text."""
        return self.order_by("report_id", "start", "end")

    def for_matching(self) -> Self:
        """With what ``view()`` reads, in one query."""
        return self.select_related("report").defer("reasons")

    def for_stories(self) -> Self:
        """With what pages of a story read of a claim, without its report."""
        return self.only("pk", "report_id", "group_id", "start", "text", "lang", "speaker", "via", "quantities")

    def views(self) -> dict[int, ClaimView]:
        """What matching reads of each claim, by id, without making an object of every row."""
        return {row[0]: _view(row) for row in self.order_by().values_list(*VIEWED)}


class Claim(models.Model):
    """One proposition a report states: ``version.text[start:end] == text``.

    Slots are those of ``claims.types.ExtractedClaim``, lists of them as JSON. ``keys`` holds neutral keys and
    stems. ``fingerprint`` names the claim across reprocessing (report and folded text), so that a judgement finds
    its pair again. ``rating`` is the verdict that came with a claim from a list, as its outlet words it.
    ``correction`` is the one that made the claim what it is, ``None`` where no person touched it.
    ``is_current`` is false for claims of older versions kept for their judgements. A change
    of ``changed_at`` tells the candidate index to read the claim again (see ``ClaimChange``).
    """

    report = models.ForeignKey("claims.Report", models.CASCADE, related_name="claims", verbose_name=_("report"))
    version = models.ForeignKey(
        "claims.ReportVersion", models.CASCADE, related_name="claims", verbose_name=_("version")
    )
    group = models.ForeignKey(
        "claims.Group", models.SET_NULL, null=True, blank=True, related_name="claims", verbose_name=_("group")
    )
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    text = models.TextField(_("text"))
    lang = models.CharField(_("language"), max_length=8)
    context = models.TextField(_("context"), blank=True)
    speaker = models.CharField(_("speaker"), max_length=300, blank=True)
    speaker_role = models.CharField(_("role"), max_length=300, blank=True)
    via = models.JSONField(_("relays"), default=list, blank=True)
    cue = models.CharField(_("cue"), max_length=300, blank=True)
    cue_kind = models.CharField(_("kind of cue"), max_length=10, blank=True, choices=_choices(CueKind))
    quote = models.CharField(_("quote"), max_length=10, choices=_choices(QuoteKind), default=QuoteKind.PARAPHRASE)
    polarity = models.CharField(_("polarity"), max_length=6, choices=_choices(Polarity), default=Polarity.AFFIRM)
    modality = models.CharField(_("modality"), max_length=11, choices=_choices(Modality), default=Modality.FACT)
    quantities = models.JSONField(_("quantities"), default=list, blank=True)
    dates = models.JSONField(_("dates"), default=list, blank=True)
    places = models.JSONField(_("places"), default=list, blank=True)
    checkworthiness = models.FloatField(_("check-worthiness"), default=0.0)
    reasons = models.JSONField(_("reasons"), default=list, blank=True)
    heading = models.BooleanField(_("from a heading"), default=False)
    rating = models.CharField(_("rating"), max_length=120, blank=True)
    keys = models.JSONField(_("keys"), default=list, blank=True)
    fingerprint = models.CharField(max_length=64, editable=False)
    correction = models.ForeignKey(
        "claims.Correction",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("correction"),
    )
    is_current = models.BooleanField(_("current"), default=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["report", "start", "end"]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="claim_span_is_not_empty"),
            models.CheckConstraint(condition=~Q(text=""), name="claim_has_text"),
            models.CheckConstraint(
                condition=Q(checkworthiness__gte=0, checkworthiness__lte=1), name="claim_checkworthiness_0_to_1"
            ),
            models.UniqueConstraint(fields=["version", "start", "end"], name="claim_span_once_per_version"),
        ]
        indexes = [
            # Catching up the candidate index: everything changed since the last time, in that order.
            models.Index(fields=["report", "start"], condition=Q(is_current=True), name="claim_current_of_report"),
            models.Index(fields=["fingerprint"], name="claim_fingerprint"),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"

    def get_absolute_url(self) -> str:
        """The page that compares this claim."""
        return address("claim-compare", self.pk)

    @property
    def chain(self) -> list[str]:
        """Whom the outlet names, the relay nearest to it first, the speaker last; empty when it says it itself."""
        return [*self.via, *([self.speaker] if self.speaker else [])]

    @property
    def is_quote(self) -> bool:
        """True when the whole claim is a direct quote."""
        return self.quote == QuoteKind.DIRECT

    def view(self) -> ClaimView:
        """What matching reads of this claim. Follows ``report`` (use ``for_matching()``)."""
        return _view((*(getattr(self, name) for name in VIEWED[:-1]), self.report.published))


VIEWED = (
    "pk", "report_id", "lang", "text", "keys", "context", "speaker", "via", "polarity", "modality", "cue_kind",
    "quantities", "dates", "places", "report__published",
)  # fmt: skip
"""What a view is made of."""


def _view(row: tuple[Any, ...]) -> ClaimView:
    """The view of one row of ``VIEWED``."""
    pk, report, lang, text, keys, context, speaker, via, polarity, modality, cue_kind, *rest = row
    quantities, dates, places, published = rest
    return ClaimView(
        id=pk,
        report=report,
        lang=lang,
        text=text,
        keys=ClaimKeys(
            tuple(key for key in keys if not key.startswith("w:")), tuple(key for key in keys if key.startswith("w:"))
        ),
        context=context,
        speaker=speaker or None,
        via=tuple(via),
        polarity=Polarity(polarity),
        modality=Modality(modality),
        cue_kind=CueKind(cue_kind) if cue_kind else None,
        quantities=tuple(quantity_from_json(row) for row in quantities),
        dates=tuple(DateMention(**row) for row in dates),
        places=tuple(places),
        published=published,
    )


def quantity_as_json(quantity: Quantity) -> dict[str, Any]:
    """The stored form of one figure; ``quantity_from_json`` reads it back."""
    return {
        "raw": quantity.raw,
        "start": quantity.start,
        "end": quantity.end,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "hedge": quantity.hedge.value,
        "unit": quantity.unit,
        "counted": quantity.counted,
    }


def quantity_from_json(row: dict[str, Any]) -> Quantity:
    """A stored figure as the pure packages know it."""
    return Quantity(**{**row, "hedge": Hedge(row["hedge"])})


def date_as_json(date: DateMention) -> dict[str, Any]:
    """The stored form of one date."""
    return {"raw": date.raw, "start": date.start, "end": date.end, "iso": date.iso}
