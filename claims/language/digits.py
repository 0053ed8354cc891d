"""Figures in digits of both scripts, with separators or blanks between their thousands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from claims.language.base import Token

_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,'])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]+)?$")
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?$")
_MOST_DIGITS = 15
_MOST_GROUPS = 5
GAPS = (" ", "\u00a0", "\u202f", "\u2009")


class Figure(NamedTuple):
    """A number found: tokens ``[start, end)`` by index.

    ``value`` is ``None`` for a magnitude only; ``low`` and ``high`` bound that. ``scale`` is the last word of scale
    or 1. ``kind`` is ``digits``, ``words``, ``one`` (the word alone, which may be an article), ``round`` ("a dozen"),
    ``many`` ("dozens"), ``few`` or ``fraction``.
    """

    start: int
    end: int
    value: float | None
    kind: str
    scale: float = 1.0
    low: float | None = None
    high: float | None = None


def parse_digits(norm: str, code: str) -> float | None:
    """Return the value of a folded token of digits and separators; ``None`` when it is no number ("1.2.3").

    Three digits behind one separator are a group, not decimals, except behind an English point; a comma or point
    before any other count of digits is the decimal sign. "06" is six, a longer number with a leading zero is a code.
    """
    if sum(character.isdigit() for character in norm[: 2 * _MOST_DIGITS]) > _MOST_DIGITS:
        return None
    if norm[0] == "0" and len(norm) > 2 and norm[1] not in ".,":
        return None
    grouped = _GROUPED.match(norm)
    if grouped and norm[0] != "0":
        mark = grouped.group(1)
        if not (mark == "." and code == "en" and norm.count(".") == 1 and "," not in norm):
            whole, rest = norm, ""
            other = {".": ",", ",": ".", "'": "."}[mark]
            if norm.rfind(other) > norm.rfind(mark):
                whole, _, rest = norm.rpartition(other)
            groups = whole.split(mark)
            if all(len(group) == 3 for group in groups[1:]):
                return float("".join(groups) + (f".{rest}" if rest else ""))
            return None
    return float(norm.replace(",", ".")) if _PLAIN.match(norm) else None


def read_digits(code: str, text: str, tokens: Sequence[Token], index: int) -> Figure | None:
    """Return the number in digits that begins at ``tokens[index]``, also "27 000"; ``None`` when there is none."""
    token = tokens[index]
    end = index + 1
    joined = token.norm
    if len(joined) <= 3 and joined.isdecimal() and joined[0] != "0":
        while end < len(tokens) and end - index <= _MOST_GROUPS and is_group(text, tokens, end):
            end += 1
        if end - index > _MOST_GROUPS:
            return Figure(index, end, None, "digits")
        joined = "".join(tokens[place].norm for place in range(index, end))
        if end - index > 1:
            whole, mark, rest = joined.partition(",") if "," in joined else joined.partition(".")
            joined = f"{whole}.{rest}" if mark else whole
            return Figure(index, end, float(joined), "digits")
    value = parse_digits(joined, code)
    return Figure(index, end, value, "digits") if value is not None else None


def is_group(text: str, tokens: Sequence[Token], index: int) -> bool:
    """True when the token goes on with a number whose thousands are set off by blanks: "27 000"."""
    norm = tokens[index].norm
    head = norm.replace(".", ",").partition(",")[0]
    return (
        len(head) == 3
        and head.isdecimal()
        and tokens[index - 1].norm.isdecimal()
        and text[tokens[index - 1].end : tokens[index].start] in GAPS
        and norm.count(",") + norm.count(".") <= 1
        and (len(norm) == 3 or len(norm) - 4 in (1, 2))
    )
