"""What was compared and decided: matches, judgements, groups of claims."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, Correction, Group, Judgement, Match

from .base import (
    EMPTY,
    CurateMixin,
    NotAdded,
    ReadOnly,
    ReadOnlyInline,
    RowAdmin,
    WideText,
    count_of,
    row_link,
    spoken,
    spoken_list,
)


@admin.register(Match)
class MatchAdmin(WideText, ReadOnly, RowAdmin):
    """Pairs of claims; judging them has its own page, which shows what a decision needs."""

    list_display = ["relation", "shown_score", "verdict", "left_text", "right_text", "is_current", "changed_at"]
    list_filter = ["relation", "verdict", "is_current", "relation_is_corrected"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["left__text", "right__text"]
    search_help_text = _("Words of either claim")
    fields = [
        "relation", "relation_is_corrected", "shown_score", "confidence", "shown_flags", "verdict", "left_claim",
        "right_claim", "shown_evidence", "is_current", "created_at", "changed_at",
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Match]:
        return super().get_queryset(request).select_related("left__report__source", "right__report__source")

    @admin.display(description=_("score"), ordering="score")
    def shown_score(self, match: Match) -> str:
        return f"{match.score:.2f}"

    @admin.display(description=_("left"))
    def left_text(self, match: Match) -> str:
        return spoken(match.left.text, lang=match.left.lang)

    @admin.display(description=_("right"))
    def right_text(self, match: Match) -> str:
        return spoken(match.right.text, lang=match.right.lang)

    @admin.display(description=_("left"))
    def left_claim(self, match: Match) -> str:
        return _with_source(match.left)

    @admin.display(description=_("right"))
    def right_claim(self, match: Match) -> str:
        return _with_source(match.right)

    @admin.display(description=_("flags"))
    def shown_flags(self, match: Match) -> str:
        return ", ".join(match.flags) or EMPTY

    @admin.display(description=_("evidence"))
    def shown_evidence(self, match: Match) -> SafeString | str:
        rows = [
            (row.get("feature"), row.get("value"), row.get("weight"), json.dumps(row.get("detail"), ensure_ascii=False))
            for row in match.evidence
        ]
        return format_html_join("", '<p dir="auto">{}: {} × {} {}</p>', rows) or EMPTY


@admin.register(Judgement)
class JudgementAdmin(WideText, ReadOnly, RowAdmin):
    """Decisions, append-only: a superuser too can only look."""

    list_display = ["judged_at", "judged_by", "verdict", "relation", "left_text", "right_text", "note"]
    list_display_links = ["judged_at"]
    list_filter = ["verdict", ("judged_by", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["judged_by"]
    list_per_page = 50
    date_hierarchy = "judged_at"
    search_fields = ["note", "judged_by__username", "match__left__text", "match__right__text"]
    search_help_text = _("Words of the note or the claims, or who judged")
    fields = [
        "judged_at", "judged_by", "verdict", "relation", "note", "left_text", "right_text", "seen", "match",
        "first_fingerprint", "second_fingerprint",
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Judgement]:
        return super().get_queryset(request).select_related("judged_by", "match")

    @admin.display(description=_("left"))
    def left_text(self, judgement: Judgement) -> str:
        return _seen_text(judgement, "left")

    @admin.display(description=_("right"))
    def right_text(self, judgement: Judgement) -> str:
        return _seen_text(judgement, "right")

    @admin.display(description=_("what was seen"))
    def seen(self, judgement: Judgement) -> str:
        known = {key: judgement.snapshot.get(key) for key in ("relation", "score", "confidence", "flags")}
        return json.dumps({key: value for key, value in known.items() if value is not None}, ensure_ascii=False)


@admin.register(Correction)
class CorrectionAdmin(WideText, ReadOnly, RowAdmin):
    """What people corrected of the extraction, append-only: a superuser too can only look."""

    list_display = ["made_at", "made_by", "kind", "seen_text", "set_values", "report_title", "note"]
    list_display_links = ["made_at"]
    list_filter = ["kind", ("made_by", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["made_by", "report"]
    list_per_page = 50
    date_hierarchy = "made_at"
    search_fields = ["note", "made_by__username", "report__title"]
    search_help_text = _("Words of the note or the report's title, or who corrected")
    fields = [
        "made_at", "made_by", "kind", "note", "report_title", "seen_text", "set_values", "first", "withdraws",
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        return super().get_queryset(request).select_related("made_by", "report")

    @admin.display(description=_("what was seen"))
    def seen_text(self, correction: Correction) -> str:
        lang = correction.snapshot.get("lang", "")
        return spoken(correction.snapshot.get("text", ""), lang=lang)

    @admin.display(description=_("what was set"))
    def set_values(self, correction: Correction) -> str:
        value = dict(correction.value)
        words = value.pop("words", {}).get("exact", "")
        figures = [figure["raw"] for figure in value.pop("quantities", [])]
        via = value.pop("via", [])
        return spoken_list([part for part in (words, *map(str, value.values()), *via, *figures) if part])

    @admin.display(description=_("report"))
    def report_title(self, correction: Correction) -> str:
        return spoken(str(correction.report), limit=60) if correction.report else EMPTY


class ClaimInline(ReadOnlyInline):
    """The claims of a group."""

    model = Claim
    fields = ("shown_text", "shown_speaker", "polarity", "lang")
    readonly_fields = fields

    @admin.display(description=_("text"))
    def shown_text(self, claim: Claim) -> str:
        return spoken(claim.text, lang=claim.lang, limit=None)

    @admin.display(description=_("speaker"))
    def shown_speaker(self, claim: Claim) -> str:
        return spoken(claim.speaker)


@admin.register(Group)
class GroupAdmin(WideText, CurateMixin, NotAdded, RowAdmin):
    """Claims that answer one question; a curator may choose which of them names the group."""

    inlines = [ClaimInline]
    list_display = ["__str__", "shown_title", "claim_count", "report_count", "changed_at"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["title__text"]
    search_help_text = _("Words of the clearest claim")
    ordering = ["-pk"]
    fields = ["title", "created_at", "changed_at"]
    readonly_fields = ["created_at", "changed_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Group]:
        claims = Claim.objects.current().filter(group=OuterRef("pk"))
        rows: QuerySet[Group] = (
            super()
            .get_queryset(request)
            .select_related("title")
            .annotate(claims_in_it=count_of(claims), reports_in_it=count_of(claims, distinct="report"))
        )
        return rows

    def get_form(self, request: HttpRequest, obj: Group | None = None, change: bool = False, **kwargs: Any) -> Any:
        """Only a claim of the group can name it."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        if "title" in form.base_fields:
            form.base_fields["title"].queryset = Claim.objects.current().filter(group=obj)
        return form

    @admin.display(description=_("clearest claim"), ordering="title__text")
    def shown_title(self, group: Group) -> str:
        return spoken(group.title.text, lang=group.title.lang) if group.title else EMPTY

    @admin.display(description=_("claims"), ordering="claims_in_it")
    def claim_count(self, group: Any) -> int:
        return int(group.claims_in_it)

    @admin.display(description=_("reports"), ordering="reports_in_it")
    def report_count(self, group: Any) -> int:
        return int(group.reports_in_it)


def _with_source(claim: Claim) -> SafeString:
    source = claim.report.source or claim.report
    return format_html(
        "{}<br>{}", spoken(claim.text, lang=claim.lang, limit=None), row_link(claim, f"{source}, #{claim.pk}")
    )


def _seen_text(judgement: Judgement, side: str) -> str:
    """The claim's words as the judge saw them: the claim itself may be gone."""
    seen = judgement.snapshot.get(side)
    return spoken(seen.get("text", "") if isinstance(seen, dict) else str(seen or ""))
