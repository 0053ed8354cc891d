"""Numbers as the reader's language writes them, by CLDR: Django's own formats of Arabic know no grouping."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal
from django.utils.translation import get_language


def locale() -> Locale:
    """The reader's locale as CLDR knows it."""
    try:
        return Locale.parse(get_language() or "en", sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def grouped(value: float, *, decimals: int = 2) -> str:
    """All digits in groups ("300,000"), with no more ``decimals`` than the value has."""
    number = int(value) if float(value).is_integer() else round(value, decimals)
    return str(format_decimal(number, format=f"#,##0.{'#' * decimals}", locale=locale()))
