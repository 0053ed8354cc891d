"""What the admin classes share: read-only rows, text in its own direction, counts without a query per row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db.models import F, Func, IntegerField, Model, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from claims.selectors.wording import language_name

if TYPE_CHECKING:
    RowAdmin = admin.ModelAdmin[Any]
    RowInline = admin.TabularInline[Any, Any]
    RowForm = forms.ModelForm[Any]
    RowFormSet = forms.BaseInlineFormSet[Any, Any, Any]
else:
    # Generic for the type checker alone: at run time Django's classes take no model in brackets.
    RowAdmin, RowInline = admin.ModelAdmin, admin.TabularInline
    RowForm, RowFormSet = forms.ModelForm, forms.BaseInlineFormSet

EMPTY = "–"
LIST_CHARACTERS = 140
LANGUAGES = ("ar", "en", "fr", "de", "es", "fa", "he", "it", "nl", "pt", "ru", "tr", "uk", "ur", "zh")
"""Offered for correction: those with rules of their own, then frequent ones."""
READABLE = LANGUAGES[:3]


def spoken(text: str, *, lang: str = "", limit: int | None = LIST_CHARACTERS) -> SafeString | str:
    """Text of a report or name in its own direction, cut to ``limit`` characters; a dash when there is none."""
    if not text:
        return EMPTY
    shown = Truncator(text).chars(limit) if limit else text
    if lang:
        return format_html('<span dir="auto" lang="{}">{}</span>', lang, shown)
    return format_html('<span dir="auto">{}</span>', shown)


def spoken_list(parts: list[str]) -> SafeString | str:
    """Several short texts, each in its own direction."""
    return format_html_join(" · ", "{}", ((spoken(part, limit=None),) for part in parts)) or EMPTY


def count_of(rows: QuerySet[Any], *, distinct: str = "") -> Subquery:
    """How many of ``rows``, which name the outer row by ``OuterRef("pk")``, or how many values of ``distinct`` they
    have; computed for the rows shown alone.

    A join with ``Count`` would group the whole table before the page is cut out of it.
    """
    template = "COUNT(DISTINCT %(expressions)s)" if distinct else "COUNT(%(expressions)s)"
    counts = rows.order_by().annotate(n=Func(F(distinct or "pk"), template=template)).values("n")
    return Subquery(counts, output_field=IntegerField())


def list_link(model: type[Model], label: object, **query: str | int) -> SafeString:
    """A link to the list of ``model``, filtered by ``query``."""
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return format_html('<a href="{}?{}">{}</a>', address, urlencode(query), label)


def row_link(row: Model | None, label: object = "") -> SafeString | str:
    """A link to the admin page of ``row``, a dash for ``None``."""
    if row is None:
        return EMPTY
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    return format_html('<a href="{}" dir="auto">{}</a>', address, label or str(row))


class WideText:
    """Lists whose texts are given the room to be read."""

    class Media:
        css = {"all": ["claims/admin.css"]}


class CurateMixin:
    """Actions marked ``permissions=["curate"]`` are offered to people who may curate."""

    def has_curate_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("claims.curate")


class NotAdded:
    """Rows of the machine: nobody types them in."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReadOnly(NotAdded):
    """Rows to look at: nobody, a superuser included, adds, changes or deletes one here."""

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReadOnlyInline(ReadOnly, RowInline):
    """Rows shown on the page of another row."""

    extra = 0
    max_num = 0
    can_delete = False
    show_change_link = True


class LanguageFilter(admin.SimpleListFilter):
    """By language, without asking the table which there are."""

    title = _("language")
    parameter_name = "lang"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*((code, language_name(code)) for code in READABLE), ("other", str(_("Other")))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "other":
            return queryset.exclude(lang__in=READABLE)
        return queryset.filter(lang=self.value()) if self.value() else queryset
