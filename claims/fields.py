"""Fields of forms that Django's own would write too slowly."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

CHOSEN = SafeString(" selected")


class PlainSelect(forms.Select):
    """A list to choose from, without groups. Its options are written without a template each: a newsroom has hundreds
    of sources, and their list stands on every page that can be narrowed down."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The ``<select>`` as Django's templates write it."""
        chosen = self.format_value(value)
        options = ((key, CHOSEN if str(key) in chosen else "", label) for key, label in self.choices)
        return format_html(
            "<select{}>{}</select>",
            flatatt({"name": name, **self.build_attrs(self.attrs, attrs)}),
            format_html_join("", '<option value="{}"{}>{}</option>', options),
        )


class PlainChoiceField(forms.ChoiceField):
    """One of a list."""

    widget = PlainSelect
