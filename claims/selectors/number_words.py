"""Words for the figures of a group: short labels for a chart, intervals, and how one value stands to the others."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

from babel.numbers import format_compact_decimal
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from claims.matching.grid import Figure, Link, LinkKind, Strand, agree
from claims.types import Hedge, Quantity

from . import wording
from .numerals import grouped, locale

SIGNS = {
    Hedge.ABOUT: "~",
    Hedge.NEARLY: "~",
    Hedge.VAGUE: "~",
    Hedge.AT_LEAST: "≥",
    Hedge.MORE_THAN: ">",
    Hedge.UP_TO: "≤",
    Hedge.LESS_THAN: "<",
}
"""How a hedge is written where there is no room for words."""
OPEN_UPWARDS = frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN})
OPEN_DOWNWARDS = frozenset({Hedge.UP_TO, Hedge.LESS_THAN})
COMPACT = 1_000_000
"""From here on a chart writes "14 M"; the table has all digits."""
NAMED = 3
"""Other values that are named; the rest is counted."""


def short_number(value: float) -> str:
    """A number as short as a chart needs it."""
    if abs(value) >= COMPACT and math.isfinite(value):
        return str(format_compact_decimal(value, locale=locale(), fraction_digits=1))
    return grouped(value)


def short_figure(number: Quantity) -> str:
    """A figure with the sign of its hedge: "≥ 820", "12–14 M"."""
    if number.value is None or number.hedge is Hedge.RANGE:
        bounds = [short_number(bound) for bound in (number.low, number.high) if bound is not None]
        if len(bounds) == 2:
            return "–".join(bounds)
        return f"{'≥' if number.low is not None else '≤'} {bounds[0]}" if bounds else ""
    sign = SIGNS.get(number.hedge, "")
    return f"{sign} {short_number(number.value)}".strip()


def interval_words(figure: Figure) -> str:
    """What the words of a figure allow, in all digits: "820 or more", "1,800 – 2,200"; empty for a single number.

    An open side is compared only as far as such words are used (``claims.matching.figures.interval``).
    """
    low, high = figure.bounds
    if low == high:
        return ""
    if figure.number.hedge in OPEN_UPWARDS:
        return _("%(low)s or more") % {"low": grouped(low)}
    if figure.number.hedge in OPEN_DOWNWARDS:
        return _("%(high)s or less") % {"high": grouped(high)}
    return f"{grouped(low)} – {grouped(high)}"


def hedge_words(figure: Figure) -> str:
    """The hedge in words, where the interval leaves it open: "36 – 44" is what "about" or a range may allow, "820 or
    more" says "at least" itself."""
    hedge = figure.number.hedge
    return "" if hedge in OPEN_UPWARDS | OPEN_DOWNWARDS else wording.hedge(hedge.value)


def label(strand: Strand, level: int) -> str:
    """The words of a level: its plainest figure, exact ones first."""
    figures = [strand.figures[place] for place in strand.levels[level].figures]
    plainest = min(figures, key=lambda figure: (figure.number.hedge is not Hedge.EXACT, figure.claim.id))
    return short_figure(plainest.number)


def listed(values: Sequence[str]) -> str:
    """Values one after the other, each once, at most ``NAMED`` of them."""
    unique = list(dict.fromkeys(values))
    text = pgettext("between the members of a list", ", ").join(f"\u2068{value}\u2069" for value in unique[:NAMED])
    return f"{text}…" if len(unique) > NAMED else text


def standing(strand: Strand, level: int, labels: Sequence[str]) -> list[tuple[str, str]]:
    """How a level stands to the others, as (tone, words), conflicts first; a value that several reports give, or that
    stands alone, is told as such."""
    conflicts, earlier, later = _others(strand, level)

    def named(levels: Sequence[int]) -> str:
        return listed([labels[one] for one in levels])

    told = []
    if conflicts:
        told.append(
            ("differs", _("Conflicts with %(values)s") % {"values": listed([labels[one] for one in conflicts])})
        )
    if earlier:
        told.append(("updated", _("Updates %(values)s") % {"values": listed([labels[one] for one in earlier])}))
    if later:
        told.append(("updated", _("Updated by %(values)s") % {"values": listed([labels[one] for one in later])}))
    reports = agreeing(strand, level)
    if reports > 1:
        words = ngettext("%(n)s report agrees", "%(n)s reports agree", reports) % {"n": reports}
        told.append(("same", words))
    return told


def agreeing(strand: Strand, level: int) -> int:
    """How many reports give a figure that may be this level's, whatever the day."""
    own = {strand.figures[place].number for place in strand.levels[level].figures}
    return len({told.claim.report for told in strand.figures if any(agree(told.number, number) for number in own)})


def _others(strand: Strand, level: int) -> tuple[list[int], list[int], list[int]]:
    """Levels in conflict with this one, those it updates (of the last day before), those that update it (of the next
    day)."""
    own = [link for link in strand.links if level in (link.first, link.second)]
    conflicts = [_other(link, level) for link in own if link.kind is LinkKind.CONFLICT]
    updates = [link for link in own if link.kind is LinkKind.UPDATE]
    earlier = [link.first for link in updates if link.second == level]
    later = [link.second for link in updates if link.first == level]
    last = max((_day(strand, one) for one in earlier), default=None)
    following = min((_day(strand, one) for one in later), default=None)
    return (
        conflicts,
        [one for one in earlier if _day(strand, one) == last],
        [one for one in later if _day(strand, one) == following],
    )


def _other(link: Link, level: int) -> int:
    return link.second if link.first == level else link.first


def answer(strand: Strand, labels: Sequence[str]) -> str:
    """The strand in one line: what grew from when to when, what is in conflict; empty for a lone value."""
    parts = []
    conflicts = [link for link in strand.links if link.kind is LinkKind.CONFLICT]
    if strand.has(LinkKind.UPDATE):
        chain = [link for link in strand.links if link.kind is LinkKind.UPDATE]
        first = min((link.first for link in chain), key=lambda one: (_day(strand, one), strand.levels[one].middle))
        last = max((link.second for link in chain), key=lambda one: (_day(strand, one), strand.levels[one].middle))
        values = {
            "first": f"\u2068{labels[first]}\u2069",
            "last": f"\u2068{labels[last]}\u2069",
            "start": day_words(strand.levels[first].as_of),
            "end": day_words(strand.levels[last].as_of),
        }
        parts.append(_("From %(first)s (%(start)s) to %(last)s (%(end)s).") % values)
    if conflicts:
        apart = sorted({one for link in conflicts for one in (link.first, link.second)})
        parts.append(_("Not explained by time: %(values)s.") % {"values": listed([labels[one] for one in apart])})
    if not parts and len(strand.levels) == 1 and len(strand.figures) > 1:
        parts.append(_("All agree: %(value)s.") % {"value": f"\u2068{labels[0]}\u2069"})
    return " ".join(parts)


def _day(strand: Strand, level: int) -> dt.date:
    return strand.levels[level].as_of or dt.date.max


def day_words(day: dt.date | None) -> str:
    """A day in words, or words for not knowing it."""
    return date_format(day, "DATE_FORMAT") if day else _("date unknown")


def place_name(code: str) -> str:
    """The name of a country or region in the reader's language; the code itself when CLDR has none."""
    return str(locale().territories.get(code, code))
