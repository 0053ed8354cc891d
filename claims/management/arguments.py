"""Options that several commands take."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentTypeError

from claims.ingest.metadata import language_code, read_date


def day(value: str) -> dt.date:
    """A day given as ``2021-05-21``."""
    read = read_date(value) if len(value) == len("2021-05-21") else None
    if read is None:
        raise ArgumentTypeError("write the day as year-month-day, for instance 2021-05-21")
    return read


def language(value: str) -> str:
    """A language code, or nothing."""
    code = language_code(value)
    if value.strip() and not code:
        raise ArgumentTypeError(f"{value} is not a language code: write for instance ar, en or fr")
    return code
