"""Checking what a curator types about a source."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.ingest.urls import site_of
from claims.language.normalise import fold
from claims.models import Source, SourceAlias

from .base import RowForm, RowFormSet

NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Regions of CLDR with two letters that are no country."""
LANGUAGE_CODE = re.compile(r"[a-z]{2}")


@cache
def _names(kind: str, lang: str) -> dict[str, str]:
    """Codes → names of countries (``territories``) or languages, in a reader's language, from CLDR."""
    try:
        locale = Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    names = getattr(locale, kind)
    two_letters = {code: str(name) for code, name in names.items() if len(code) == 2 and code.isalpha()}
    return {code: name for code, name in two_letters.items() if code not in NO_COUNTRIES}


def country_choices() -> list[tuple[str, str]]:
    """Every country with its code, by name in the reader's language."""
    names = _names("territories", get_language() or "en")
    return [("", "—"), *((code, f"{name} ({code})") for code, name in sorted(names.items(), key=lambda row: row[1]))]


def is_language(code: str) -> bool:
    """Whether CLDR knows a language by this two-letter code."""
    return bool(LANGUAGE_CODE.fullmatch(code)) and code in _names("languages", "en")


class LanguagesField(forms.CharField):
    """Two-letter codes with commas between them; ``[]`` when left empty."""

    def prepare_value(self, value: Any) -> Any:
        """A stored list as it is typed."""
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Codes in the order given, each once. Raises ``ValidationError`` for a code CLDR does not know."""
        codes = [code.lower() for code in re.split(r"[\s,;،]+", super().to_python(value) or "") if code]
        for code in codes:
            if not is_language(code):
                raise forms.ValidationError(
                    _("“%(code)s” is no language code. Write two letters each, such as ar, en, fr."),
                    params={"code": code},
                )
        return list(dict.fromkeys(codes))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Typed differently is not yet changed: compare the codes."""
        try:
            return bool(list(initial or []) != self.to_python(data))
        except forms.ValidationError:
            return True


class SourceForm(RowForm):
    """A source with a country and languages that exist, and a site as reports are recognised by it."""

    country = forms.ChoiceField(required=False, choices=country_choices)
    languages = LanguagesField(required=False)
    site = forms.CharField(required=False, max_length=2000)

    class Meta:
        model = Source
        fields = ["name", "kind", "country", "languages", "site", "active", "reviewed", "notes"]
        widgets = {
            "name": forms.TextInput(attrs={"class": "vTextField", "dir": "auto"}),
            "notes": forms.Textarea(attrs={"class": "vLargeTextField", "rows": 4, "dir": "auto"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() & {"country", "languages", "site"}:
            field = Source._meta.get_field(name)
            self.fields[name].label = str(field.verbose_name).capitalize()  # type: ignore[union-attr]
        if "languages" in self.fields:
            self.fields["languages"].help_text = _("Two-letter codes with commas between them, such as ar, en, fr.")
        if "site" in self.fields:
            self.fields["site"].help_text = _("Host name or any address of the site, such as example.org.")

    def clean_name(self) -> str:
        """One source of a name, upper or lower case."""
        name = " ".join(self.cleaned_data["name"].split())
        if not fold(name).strip():
            raise forms.ValidationError(_("Write the name in letters."))
        if other := self._others().filter(name__iexact=name).first():
            raise forms.ValidationError(_("There is a source “%(name)s” already."), params={"name": other.name})
        return name

    def clean_site(self) -> str:
        """The bare host of whatever address was given; a site names one source."""
        given = self.cleaned_data["site"].strip()
        if not given:
            return ""
        site = site_of(given)
        if not site or "." not in site or len(site) > 253:
            raise forms.ValidationError(_("This is no host name. Write it like example.org."))
        if other := self._others().filter(site=site).first():
            raise forms.ValidationError(
                _("%(site)s is the site of “%(name)s”. Merge the two sources, or leave this empty."),
                params={"site": site, "name": other.name},
            )
        return site

    def _others(self) -> Any:
        return Source.objects.exclude(pk=self.instance.pk)


class AliasForm(RowForm):
    """Another name; two names that fold to the same are the same name."""

    class Meta:
        model = SourceAlias
        fields = ["name", "lang"]
        widgets = {
            "name": forms.TextInput(attrs={"class": "vTextField", "dir": "auto"}),
            "lang": forms.TextInput(attrs={"size": 4}),
        }

    def clean_name(self) -> str:
        """Refuse a name without letters, or one that is another source's."""
        name = " ".join(self.cleaned_data["name"].split())
        folded = fold(name).strip()
        if not folded:
            raise forms.ValidationError(_("Write the name in letters."))
        if len(folded) > 200:
            raise forms.ValidationError(_("This name is too long."))
        other = SourceAlias.objects.exclude(pk=self.instance.pk).select_related("source").filter(folded=folded).first()
        if other:
            raise forms.ValidationError(
                _("“%(alias)s” is an alias of “%(name)s” already."),
                params={"alias": other.name, "name": other.source.name},
            )
        return name

    def clean_lang(self) -> str:
        """Empty, or a code CLDR knows."""
        code: str = self.cleaned_data["lang"].strip().lower()
        if code and not is_language(code):
            raise forms.ValidationError(_("Write two letters, such as ar, en or fr, or leave it empty."))
        return code


class AliasFormSet(RowFormSet):
    """The aliases of one source: none twice."""

    def clean(self) -> None:
        """The database would refuse the second one with an error nobody understands."""
        super().clean()
        seen: set[str] = set()
        for form in self.forms:
            given = getattr(form, "cleaned_data", {})
            folded = fold(given.get("name", "")).strip()
            if not folded or given.get("DELETE"):
                continue
            if folded in seen:
                form.add_error("name", _("This name is given twice."))
            seen.add(folded)


class MergeForm(forms.Form):
    """Which of the chosen sources stays."""

    target = forms.ModelChoiceField(queryset=Source.objects.none(), widget=forms.RadioSelect, empty_label=None)

    def __init__(self, *args: Any, sources: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["target"]
        field.queryset = sources
        field.label = _("Which one stays?")
