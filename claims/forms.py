"""What people fill in."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.fields import PlainChoiceField
from claims.models import Stage, Verdict
from claims.models.match import RelationChoice
from claims.selectors.figures import counted_choices
from claims.selectors.wording import HEDGES, language_name
from claims.types import Polarity

READABLE = ("ar", "en", "fr")
"""Languages with rules of their own, offered first."""
OTHERS = ("de", "es", "fa", "he", "it", "nl", "pt", "ru", "tr", "uk", "ur", "zh")
EARLIEST = dt.date(1800, 1, 1)
_LINK = re.compile(r"(?:https?://|www\.)\S+\Z", re.IGNORECASE)
MOST_LINKS = 50


def language_choices() -> list[tuple[str, str]]:
    """Languages a report can be said to be in, named in the reader's language."""
    others = sorted(((code, language_name(code)) for code in OTHERS), key=lambda choice: choice[1])
    return [("", str(_("Detect"))), *((code, language_name(code)) for code in READABLE), *others]


class PlainForm(forms.Form):
    """Labels without a colon."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class DetailsForm(PlainForm):
    """Who published a report, when, in which language; everything may stay open."""

    source = forms.CharField(
        label=_("Published by"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "source-names", "autocomplete": "off", "dir": "auto"}),
    )
    published = forms.DateField(
        label=_("Published on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    lang = forms.ChoiceField(label=_("Language"), required=False, choices=language_choices)

    def clean_published(self) -> dt.date | None:
        """No date in the future (a day of grace for time zones) or before there were newspapers."""
        published: dt.date | None = self.cleaned_data["published"]
        if published and not EARLIEST <= published <= timezone.localdate() + dt.timedelta(days=1):
            raise forms.ValidationError(_("Give the day the report was published; it cannot lie in the future."))
        return published


class AddForm(DetailsForm):
    """One field that takes a link, several links or a text; or a file."""

    text = forms.CharField(
        label=_("A link, or the text of a report"),
        required=False,
        max_length=settings.ISNAD_MAX_TEXT_CHARACTERS,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "data-submit-key": ""}),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".txt,.html,.htm,.json,.jsonl"}),
    )

    field_order = ["text", "file", "source", "published", "lang"]

    def clean_file(self) -> UploadedFile[Any] | None:
        """Refuse by size before anything is read into memory."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > settings.ISNAD_MAX_UPLOAD_BYTES:
            megabytes = settings.ISNAD_MAX_UPLOAD_BYTES // 1_000_000
            raise forms.ValidationError(
                _("The file is larger than %(limit)s MB. Split it, or paste only the text of the report."),
                params={"limit": megabytes},
            )
        return file

    def clean(self) -> dict[str, Any]:
        """One of the two, not none and not both."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        if cleaned.get("text") and cleaned.get("file"):
            raise forms.ValidationError(_("Give either a link or text, or a file, not both at once."))
        if not cleaned.get("text") and not cleaned.get("file"):
            raise forms.ValidationError(_("Paste a link or the text of a report, or choose a file."))
        if len(self.links) > MOST_LINKS:
            raise forms.ValidationError(_("Add at most %(most)s links at a time."), params={"most": MOST_LINKS})
        return cleaned

    @property
    def links(self) -> list[str]:
        """The links, when there is nothing but links with white space between; empty when it is a text."""
        words = self.cleaned_data.get("text", "").split()
        return words if words and all(_LINK.match(word) or _is_scheme(word) for word in words) else []


def _is_scheme(line: str) -> bool:
    """A single word with a scheme ("javascript:…", "ftp://…") is meant as a link, and refused as one."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*:\S+\Z", line, re.IGNORECASE))


class ReportFilterForm(forms.Form):
    """The list of reports, narrowed down."""

    q = forms.CharField(
        label=_("Title"), required=False, max_length=200, widget=forms.SearchInput(attrs={"dir": "auto"})
    )
    stage = PlainChoiceField(label=_("Stage"), required=False)
    lang = PlainChoiceField(label=_("Language"), required=False)
    source = PlainChoiceField(label=_("Source"), required=False)

    def __init__(self, *args: Any, langs: list[str], sources: list[tuple[int, str]], **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        stages = [choice for choice in Stage.choices if choice[0] != Stage.DUPLICATE]
        anything = ("", _("All"))
        self.fields["stage"].choices = [anything, ("working", _("In progress")), *stages]  # type: ignore[attr-defined]
        self.fields["lang"].choices = [anything, *((code, language_name(code)) for code in langs)]  # type: ignore[attr-defined]
        self.fields["source"].choices = [anything, *((str(pk), name) for pk, name in sources)]  # type: ignore[attr-defined]


class JudgeForm(forms.Form):
    """One click on the comparison of a claim: ``claim`` is the one the person was looking from, ``shown`` the query
    string of what they saw of it."""

    claim = forms.IntegerField(min_value=1)
    shown = forms.CharField(required=False, max_length=500)
    verdict = forms.ChoiceField(choices=Verdict.choices)
    relation = forms.ChoiceField(choices=[("", ""), *RelationChoice.choices], required=False)
    note = forms.CharField(required=False, max_length=2000)


class StoryTitleForm(PlainForm):
    """A title in a person's words."""

    title = forms.CharField(
        label=_("Title"),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("Give the story a title.")},
    )
    lang = forms.ChoiceField(
        label=_("Language of the title"),
        required=False,
        choices=lambda: [("", _("unknown language")), *language_choices()[1:]],
    )


class SplitForm(PlainForm):
    """Which reports of a story make one of their own; ``reports`` are all there are, as (id, name)."""

    reports = forms.TypedMultipleChoiceField(
        label=_("Reports that belong to another event"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("One of these reports is no longer in this story. Look again.")},
    )
    title = forms.CharField(
        label=_("Title of the new story"),
        required=False,
        max_length=300,
        help_text=_("Empty for the headline of its first report."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def __init__(self, *args: Any, reports: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reports"].choices = reports  # type: ignore[attr-defined]


class ChosenStoryForm(PlainForm):
    """A story chosen from a list; 0 stands for none."""

    story = forms.IntegerField(min_value=0)


class ClaimForm(PlainForm):
    """A claim as a person says it should be; hidden initial values tell what they changed from what they saw."""

    text = forms.CharField(
        label=_("Words of the claim"),
        max_length=5000,
        help_text=_("Exactly as they stand in the report, whole words."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "data-submit-key": ""}),
        show_hidden_initial=True,
    )
    near = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    speaker = forms.CharField(
        label=_("Who says it"),
        required=False,
        max_length=300,
        help_text=_("Empty when the outlet itself says it."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        show_hidden_initial=True,
    )
    via = forms.CharField(
        label=_("Through whom"),
        required=False,
        max_length=2000,
        help_text=_("One relay a line, the one nearest to the outlet first."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "data-submit-key": ""}),
        show_hidden_initial=True,
    )
    polarity = forms.ChoiceField(
        label=_("How it is put"),
        choices=[(Polarity.AFFIRM.value, _("Affirmed")), (Polarity.DENY.value, _("Denied"))],
        show_hidden_initial=True,
    )
    note = forms.CharField(
        label=_("Note"), required=False, max_length=2000, widget=forms.TextInput(attrs={"dir": "auto"})
    )

    @property
    def relays(self) -> list[str]:
        """The relays, one of each line."""
        return [line.strip() for line in self.cleaned_data["via"].splitlines() if line.strip()]


class FigureForm(forms.Form):
    """One figure of a claim; a row left empty is no figure."""

    raw = forms.CharField(
        label=_("Figure as written"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        show_hidden_initial=True,
    )
    value = forms.FloatField(
        label=_("Value"), required=False, widget=forms.NumberInput(attrs={"step": "any"}), show_hidden_initial=True
    )
    hedge = forms.ChoiceField(
        label=_("Qualified as"), required=False, choices=[*HEDGES.items()], show_hidden_initial=True
    )
    unit = forms.CharField(
        label=_("Unit"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        show_hidden_initial=True,
    )
    counted = forms.ChoiceField(label=_("What is counted"), required=False, show_hidden_initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        known = counted_choices()
        own = str(self.initial.get("counted") or "")
        more = [(own, own)] if own and own not in dict(known) else []
        self.fields["counted"].choices = [("", _("not known")), *more, *known]  # type: ignore[attr-defined]

    @property
    def is_blank(self) -> bool:
        """True for a row that names no figure."""
        return not self.cleaned_data.get("raw") and self.cleaned_data.get("value") is None


FigureFormSet = forms.formset_factory(FigureForm, extra=1, max_num=30)
"""The figures of a claim and an empty row for one more."""
