"""Claims, their slots, and how each stands: to look at, since the next processing would overwrite what is typed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, Match
from claims.selectors.wording import checkworthiness, hedge

from .base import EMPTY, LanguageFilter, ReadOnly, RowAdmin, WideText, count_of, row_link, spoken, spoken_list


def matches_of_outer_claim() -> QuerySet[Match]:
    """Matches people see, with the outer row's claim on either side."""
    return Match.objects.shown().filter(Q(left=OuterRef("pk")) | Q(right=OuterRef("pk")))


def conflicts_of_outer_claim() -> QuerySet[Match]:
    """Those among them where the claims differ in number or contradict each other."""
    return Match.objects.conflicts().filter(Q(left=OuterRef("pk")) | Q(right=OuterRef("pk")))


class StandingFilter(admin.SimpleListFilter):
    """By how a claim stands beside other reports."""

    title = _("other reports")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("conflict", _("In conflict")), ("matched", _("Has matches")), ("alone", _("No match"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted = {
            "conflict": Exists(conflicts_of_outer_claim()),
            "matched": Exists(matches_of_outer_claim()),
            "alone": ~Exists(matches_of_outer_claim()),
        }
        return queryset.filter(wanted[self.value()]) if self.value() in wanted else queryset  # type: ignore[index]


@admin.register(Claim)
class ClaimAdmin(WideText, ReadOnly, RowAdmin):
    """Every claim with its slots."""

    list_display = ["shown_text", "shown_speaker", "polarity", "figures", "lang", "report_name", "matches", "conflicts"]
    list_filter = [StandingFilter, LanguageFilter, "polarity", "modality", "is_current"]
    list_select_related = ["report__source"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["text", "speaker"]
    search_help_text = _("Words of the claim, or its speaker")
    ordering = ["-pk"]
    fieldsets = [
        (None, {"fields": ["whole_text", "context_text", "report_link", "group_link", "span"]}),
        (_("Who says it"), {"fields": ["shown_speaker", "speaker_role", "relays", "cue", "cue_kind", "quote"]}),
        (_("How it is put"), {"fields": ["polarity", "modality", "shown_checkworthiness"]}),
        (_("What it names"), {"fields": ["figures", "days", "shown_places"]}),
        (_("Beside other reports"), {"fields": ["matches", "conflicts", "shown_keys"]}),
        (_("Kept with it"), {"fields": ["version", "heading", "is_current", "changed_at", "fingerprint"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        rows: QuerySet[Claim] = (
            super()
            .get_queryset(request)
            .annotate(
                match_count=count_of(matches_of_outer_claim()), conflict_count=count_of(conflicts_of_outer_claim())
            )
            .select_related("report__source", "group", "version")
            .defer("version__text")
        )
        return rows

    @admin.display(description=_("text"), ordering="text")
    def shown_text(self, claim: Claim) -> str:
        return spoken(claim.text, lang=claim.lang)

    @admin.display(description=_("text"))
    def whole_text(self, claim: Claim) -> str:
        return spoken(claim.text, lang=claim.lang, limit=None)

    @admin.display(description=_("context"))
    def context_text(self, claim: Claim) -> str:
        return spoken(claim.context, lang=claim.lang, limit=None)

    @admin.display(description=_("speaker"), ordering="speaker")
    def shown_speaker(self, claim: Claim) -> str:
        return spoken(claim.speaker)

    @admin.display(description=_("relays"))
    def relays(self, claim: Claim) -> str:
        return spoken_list(claim.via)

    @admin.display(description=_("figures"))
    def figures(self, claim: Claim) -> str:
        words = [(row.get("raw", ""), hedge(row.get("hedge", "exact")), row.get("counted")) for row in claim.quantities]
        return spoken_list([" ".join(filter(None, [raw, f"({qualifier})" if qualifier else "", counted]))
                            for raw, qualifier, counted in words])  # fmt: skip

    @admin.display(description=_("dates"))
    def days(self, claim: Claim) -> str:
        return spoken_list([f"{row.get('raw')} ({row.get('iso') or '?'})" for row in claim.dates])

    @admin.display(description=_("places"))
    def shown_places(self, claim: Claim) -> str:
        return ", ".join(claim.places) or EMPTY

    @admin.display(description=_("keys"))
    def shown_keys(self, claim: Claim) -> str:
        return spoken_list(claim.keys)

    @admin.display(description=_("check-worthiness"), ordering="checkworthiness")
    def shown_checkworthiness(self, claim: Claim) -> str:
        reasons = f" ({', '.join(claim.reasons)})" if claim.reasons else ""
        return f"{claim.checkworthiness:.2f}, {checkworthiness(claim.checkworthiness)}{reasons}"

    @admin.display(description=_("span"))
    def span(self, claim: Claim) -> str:
        return f"{claim.start}–{claim.end}"

    @admin.display(description=_("report"))
    def report_name(self, claim: Claim) -> str:
        source = claim.report.source
        return spoken(f"{source}: {claim.report}" if source else str(claim.report), limit=60)

    @admin.display(description=_("report"))
    def report_link(self, claim: Claim) -> str:
        return row_link(claim.report)

    @admin.display(description=_("group"))
    def group_link(self, claim: Claim) -> str:
        return row_link(claim.group)

    @admin.display(description=_("matches"), ordering="match_count")
    def matches(self, claim: Any) -> int:
        return int(claim.match_count)

    @admin.display(description=_("conflicts"), ordering="conflict_count")
    def conflicts(self, claim: Any) -> int:
        return int(claim.conflict_count)
