"""What readers narrow a page down by. The state of such a form is the address of the page."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.fields import PlainChoiceField
from claims.selectors.wording import RELATIONS, language_name
from claims.types import Relation

READABLE = ("ar", "en", "fr")
"""Languages a text can be said to be in."""

LONGEST = 1000
"""Characters of a text to check: it is a sentence, and stands in the address."""

Option = tuple[str, str]


class FilterForm(forms.Form):
    """A GET form. What cannot be read counts as not chosen: an old or mistyped address still shows something."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    @property
    def chosen(self) -> dict[str, Any]:
        """The values that were chosen and could be read, by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def query(self) -> str:
        """The query string of what was chosen, nothing else in it."""
        return urlencode({name: self._written(value) for name, value in self.chosen.items()})

    @staticmethod
    def _written(value: Any) -> str:
        if isinstance(value, bool):
            return "1"
        return value.isoformat() if isinstance(value, dt.date) else str(value)

    def _offer(self, name: str, options: list[Option]) -> None:
        self.fields[name].choices = [("", _("All")), *options]  # type: ignore[attr-defined]


class CompareForm(FilterForm):
    """What to see of a comparison; its state is the page's address. ``options`` are the values there are."""

    relation = PlainChoiceField(label=_("Relation"), required=False)
    lang = PlainChoiceField(label=_("Language"), required=False)
    source = PlainChoiceField(label=_("Source"), required=False)
    sort = PlainChoiceField(
        label=_("Sorted by"),
        required=False,
        choices=[("", _("Relation")), ("date", _("Date, oldest first")), ("source", _("Source"))],
    )
    view = PlainChoiceField(required=False, choices=[("", ""), ("columns", ""), ("rows", "")], widget=forms.HiddenInput)
    all = PlainChoiceField(required=False, choices=[("", ""), ("1", "")], widget=forms.HiddenInput)

    def __init__(self, *args: Any, options: dict[str, list[Option]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, values in options.items():
            self._offer(name, values)


class MatrixForm(FilterForm):
    """What to see of the matrix of a story; its state is the page's address."""

    by = PlainChoiceField(
        label=_("A column for each"), required=False, choices=[("", _("Report")), ("source", _("Source"))]
    )
    lang = PlainChoiceField(label=_("Language"), required=False)
    source = PlainChoiceField(label=_("Source"), required=False)
    only = forms.BooleanField(label=_("Only disagreements"), required=False)
    all = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, langs: list[str], sources: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("lang", [(code, language_name(code)) for code in langs])
        self._offer("source", [(str(pk), name) for pk, name in sources])


class StorySearchForm(FilterForm):
    """Which story is meant, by words of its title or of its reports."""

    q = forms.CharField(
        label=_("Words of a title, or a source"),
        required=False,
        max_length=200,
        widget=forms.SearchInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


class CheckForm(FilterForm):
    """A sentence, and which claims it is held against."""

    q = forms.CharField(
        label=_("A sentence in Arabic, English or French"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(
            attrs={"rows": 2, "dir": "auto", "data-enter-submits": "", "enterkeyhint": "search", "autocomplete": "off"}
        ),
    )
    relation = PlainChoiceField(label=_("Relation"), required=False)
    lang = PlainChoiceField(label=_("Language"), required=False)
    source = PlainChoiceField(label=_("Source"), required=False)
    speaker = forms.CharField(
        label=_("Who says it"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    since = forms.DateField(label=_("Published from"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Published until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    read_as = PlainChoiceField(label=_("The sentence is in"), required=False)
    figure = forms.BooleanField(label=_("Only claims with a figure"), required=False)
    more = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, langs: list[str], sources: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        relations = [(one.value, str(label)) for one, label in RELATIONS.items() if one is not Relation.RELATED]
        self._offer("relation", relations)
        self._offer("lang", [(code, language_name(code)) for code in langs])
        self._offer("source", [(str(pk), name) for pk, name in sources])
        detect = ("", str(_("Detect")))
        self.fields["read_as"].choices = [detect, *((code, language_name(code)) for code in READABLE)]  # type: ignore[attr-defined]

    @property
    def filters(self) -> bool:
        """Whether anything is left out."""
        return bool(self.chosen.keys() - {"q", "read_as", "more"})


class GridForm(FilterForm):
    """How a number grid is sorted and scaled; its state is the page's address."""

    sort = PlainChoiceField(
        label=_("Table sorted by"),
        required=False,
        choices=[("", _("Day")), ("value", _("Value")), ("source", _("Source")), ("standing", _("Conflicts first"))],
    )
    scale = PlainChoiceField(
        label=_("Scale"),
        required=False,
        choices=[("", _("Automatic")), ("linear", _("Even steps")), ("log", _("By tens"))],
    )

    @property
    def shown(self) -> dict[str, Any]:
        """What ``selectors.numbers.number_grid`` takes."""
        scale = {"log": True, "linear": False}.get(self.chosen.get("scale", ""))
        return {"sort": self.chosen.get("sort", "day"), "logarithmic": scale}
