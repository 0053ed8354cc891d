"""One line that says why two claims stand to each other as they do, made from the evidence of that very match.

Evidence is stored left to right; a reason is read from one claim (*here*) to the other (*there*) and names the two
sources. Quoted words are isolated (FSI … PDI), since they may run in the other direction than the sentence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from claims.models import Match
from claims.types import Relation

from . import wording

MOST = 4
"""Words listed in one line."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A match's evidence read from one side: ``here`` and ``there`` are the names of the two sources."""

    match: Match
    swapped: bool
    here: str
    there: str

    def detail(self, feature: str) -> dict[str, Any] | None:
        """What was seen for a feature, ``None`` when it was not seen."""
        for item in self.match.evidence:
            if item.get("feature") == feature:
                detail: dict[str, Any] = item.get("detail") or {}
                return detail
        return None

    def pairs(self, detail: dict[str, Any] | None, name: str = "shared") -> list[tuple[Any, Any]]:
        """Pairs ``[left, right]`` of a detail as (here, there)."""
        rows = (detail or {}).get(name) or []
        turned = [(row[1], row[0]) if self.swapped else (row[0], row[1]) for row in rows if len(row) == 2]
        return [(one, two) for one, two in turned]

    def sides(self, detail: dict[str, Any] | None) -> tuple[list[str], list[str]]:
        """``left`` and ``right`` of a detail as (here, there)."""
        left, right = (detail or {}).get("left") or [], (detail or {}).get("right") or []
        return (right, left) if self.swapped else (left, right)

    def both(self, detail: dict[str, Any] | None, name: str) -> tuple[Any, Any]:
        """A two-element list of a detail as (here, there)."""
        first, second = (detail or {}).get(name) or (None, None)
        return (second, first) if self.swapped else (first, second)


def quoted(word: str) -> str:
    """A word in the reader's quotation marks, isolated from the direction of the line."""
    return _("“%(word)s”") % {"word": f"\u2068{word}\u2069"}


def listed(words: Sequence[str], most: int = MOST) -> str:
    """Quoted words, one after the other; more than ``most`` end in an ellipsis."""
    separator = pgettext("between the members of a list", ", ")
    text = separator.join(quoted(word) for word in words[:most])
    return f"{text}…" if len(words) > most else text


def _joined(parts: Sequence[str]) -> str:
    return pgettext("between the parts of a reason", "; ").join(parts)


def _isolated(name: str) -> str:
    return f"\u2068{name}\u2069"


def _names(reading: Reading) -> dict[str, str]:
    return {"here": _isolated(reading.here), "there": _isolated(reading.there)}


def _said_apart(reading: Reading, here: Sequence[str], there: Sequence[str]) -> str:
    values = {**_names(reading), "ours": listed(here), "theirs": listed(there)}
    return _("%(ours)s in %(here)s, %(theirs)s in %(there)s") % values


def _opposite(reading: Reading) -> str:
    detail = reading.detail("relation")
    ours, theirs = reading.sides(detail)
    denied_here, denied_there = reading.both(detail, "denied")
    if bool(denied_here) == bool(denied_there):
        return _said_apart(reading, ours, theirs) if ours and theirs else _only(reading, ours, theirs)
    values = {
        "who": _isolated(reading.here if denied_here else reading.there),
        "other": _isolated(reading.there if denied_here else reading.here),
        "denied": listed(ours if denied_here else theirs),
        "affirmed": listed(theirs if denied_here else ours),
    }
    if values["denied"] and values["affirmed"]:
        return _("%(who)s denies (%(denied)s), %(other)s affirms (%(affirmed)s)") % values
    return _("%(who)s denies it, %(other)s affirms it") % values


def _figures(reading: Reading) -> str:
    pairs = reading.pairs(reading.detail("relation"), "figures")
    return _said_apart(reading, [one for one, _two in pairs], [two for _one, two in pairs]) if pairs else ""


def _other_figure(reading: Reading) -> str:
    text = _figures(reading)
    here, there = (_day(day) for day in reading.both(reading.detail("relation"), "as_of"))
    if text and here and here == there:
        return _("%(figures)s, both as of %(day)s") % {"figures": text, "day": here}
    return text


def _later_figure(reading: Reading) -> str:
    text = _figures(reading)
    here, there = (_day(day) for day in reading.both(reading.detail("relation"), "as_of"))
    if text and here and there:
        values = {"figures": text, "theirs": there, "ours": here}
        return _("%(figures)s: as of %(ours)s and %(theirs)s") % values
    return text


def _other_scope(reading: Reading) -> str:
    text = _figures(reading)
    return _("%(figures)s, but not of the same place or people") % {"figures": text} if text else ""


def _other_period(reading: Reading) -> str:
    text = _figures(reading)
    return _("%(figures)s, but not of the same time") % {"figures": text} if text else ""


def _says_more(reading: Reading) -> str:
    return _only(reading, *reading.sides(reading.detail("relation")))


def _only(reading: Reading, ours: Sequence[str], theirs: Sequence[str]) -> str:
    """What one side alone has; empty when neither has anything of its own."""
    parts = []
    if theirs:
        parts.append(_("Only %(there)s gives %(words)s") % {**_names(reading), "words": listed(theirs)})
    if ours:
        parts.append(_("Only %(here)s gives %(words)s") % {**_names(reading), "words": listed(ours)})
    return _joined(parts)


def _other_agent(reading: Reading) -> str:
    ours, theirs = reading.sides(reading.detail("relation"))
    return _said_apart(reading, ours, theirs) if ours and theirs else ""


def _swapped_roles(reading: Reading) -> str:
    del reading
    return _("The same words, but who does what to whom is exchanged")


def _half_denied(reading: Reading) -> str:
    del reading
    return _("What one denies is only a part of what the other says")


def _doubtful(reading: Reading) -> str:
    del reading
    return _("Both speak of the same matter, but too little speaks for one statement")


def _unclear_count(reading: Reading) -> str:
    text = _figures(reading)
    said = _("Both give figures, but it is not clear that they count the same")
    return wording.told(said, text) if text else said


def _in_common(reading: Reading) -> str:
    """What both say: figures first, then words; pairs that are written alike are named once."""
    parts = []
    figures = reading.pairs(reading.detail("same_figure"))
    if figures:
        parts.append(_("Both give %(figures)s") % {"figures": paired(figures)})
    told = reading.detail("shared")
    words = [pair for pair in reading.pairs(told) if pair not in figures]
    near = reading.pairs(told, "near")
    if words or near:
        text = paired(words, near)
        parts.append(
            _("they share %(words)s") % {"words": text} if parts else _("Both say %(words)s") % {"words": text}
        )
    return _joined(parts)


def paired(pairs: Sequence[tuple[str, str]], near: Sequence[tuple[str, str]] = ()) -> str:
    """Pairs of words, each as both sides write it; written alike it is named once. ``near`` are words of which one may
    stand for the other."""
    separator = pgettext("between the members of a list", ", ")
    shown = [
        quoted(one) if one.casefold() == two.casefold() else f"{quoted(one)} = {quoted(two)}" for one, two in pairs
    ]
    shown += [f"{quoted(one)} ≈ {quoted(two)}" for one, two in near]
    return separator.join(shown[:MOST]) + ("…" if len(shown) > MOST else "")


WORDS: dict[str, Callable[[Reading], str]] = {
    "opposite": _opposite,
    "exclusive": _other_agent,
    "opposed": _opposite,
    "other_number": _other_figure,
    "other_scope": _other_scope,
    "other_period": _other_period,
    "later_figure": _later_figure,
    "other_figure": _other_figure,
    "left_says_more": _says_more,
    "right_says_more": _says_more,
    "other_agent": _other_agent,
    "swapped_roles": _swapped_roles,
    "half_denied": _half_denied,
    "doubtful": _doubtful,
    "unclear_count": _unclear_count,
}
"""Rule of ``claims.matching.relation`` → its reason; a rule that is not here, and one without words, is explained by
what the claims have in common."""

CORRECTED = gettext_noop("A reviewer has set this relation")


def reason(match: Match, here: str, there: str, *, swapped: bool) -> str:
    """Why ``match`` has its relation, in one line; ``swapped`` when read from the right claim to the left.

    ``here`` and ``there`` name the two sources. Never empty.
    """
    reading = Reading(match, swapped, here, there)
    if match.relation_is_corrected:
        common = _in_common(reading)
        return f"{_(CORRECTED)}. {common}" if common else _(CORRECTED)
    rule = (reading.detail("relation") or {}).get("rule", "")
    text = WORDS[rule](reading) if rule in WORDS else ""
    text = text or _in_common(reading)
    if text:
        return text
    if match.relation == Relation.RELATED:
        return _("Speaks of the same matter, but not clearly of the same claim")
    return _("The wording is alike")


def shared_words(match: Match, *, swapped: bool) -> list[tuple[str, str]]:
    """Words and figures both claims hold, as each wrote them: (here, there)."""
    reading = Reading(match, swapped, "", "")
    pairs = reading.pairs(reading.detail("same_figure")) + reading.pairs(reading.detail("shared"))
    return list(dict.fromkeys(pairs))


def differing_words(match: Match, *, swapped: bool) -> list[str]:
    """Words and figures of the other side that decided the relation because this side has others, or none."""
    reading = Reading(match, swapped, "", "")
    detail = reading.detail("relation")
    figures = [theirs for _ours, theirs in reading.pairs(detail, "figures")]
    return list(dict.fromkeys([*figures, *reading.sides(detail)[1]]))


def _day(day: str | None) -> str:
    try:
        return date_format(dt.date.fromisoformat(day), "DATE_FORMAT") if day else ""
    except ValueError:
        return ""
