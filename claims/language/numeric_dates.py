"""Dates all in digits: 2021-05-21, 21/05/2021."""

from __future__ import annotations

import datetime as dt
import re

NUMERIC = re.compile(
    r"(?<![\w./-])(?:(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})"
    r"|(?P<a>[0-9]{1,2})(?P<s>[/.-])(?P<b>[0-9]{1,2})(?P=s)(?P<c>[0-9]{4}))(?![\w/-]|\.[0-9])"
)


def numeric(code: str, match: re.Match[str], published: dt.date | None) -> str | None:
    """Return the day in ISO form, ``None`` when there is no such day; English may put the month first."""
    if match["y"]:
        choices = [(match["y"], match["m"], match["d"])]
    else:
        choices = [(match["c"], match["b"], match["a"])]
        if code == "en":
            choices.append((match["c"], match["a"], match["b"]))
    days = []
    for year, month, day in choices:
        try:
            days.append(dt.date(int(year), int(month), int(day)))
        except ValueError:
            continue
    if not days:
        return None
    return min(days, key=lambda day: abs((day - published).days)).isoformat() if published else days[0].isoformat()


def fold_digits(text: str) -> str:
    """Return ``text`` with every decimal digit in ASCII, character for character."""
    return text if text.isascii() else text.translate(_DIGITS)


_DIGITS = {ord(character): str(index % 10) for index, character in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
