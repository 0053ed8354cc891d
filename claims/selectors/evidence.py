"""The table of evidence beside a relation: what was measured, how strongly, which way it speaks, in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from claims.models import Match

from .reasons import Reading, listed, paired

FEATURES = {
    "relation": gettext_noop("Deciding rule"),
    "shared": gettext_noop("Shared wording"),
    "contained": gettext_noop("The shorter claim is contained in the longer"),
    "rarity": gettext_noop("How rare the shared words are"),
    "wording": gettext_noop("Likeness of the letters"),
    "same_figure": gettext_noop("Same figure"),
    "same_count": gettext_noop("Same thing counted"),
    "other_count": gettext_noop("Different things counted"),
    "lone_figure": gettext_noop("Only one gives a figure"),
    "same_date": gettext_noop("Same date"),
    "other_date": gettext_noop("Different dates"),
    "other_place": gettext_noop("Different places or names"),
    "lone_place": gettext_noop("Only one names a place or person"),
    "same_context": gettext_noop("Alike surroundings"),
    "same_speaker": gettext_noop("Same speaker"),
    "days_apart": gettext_noop("Days between the reports"),
    "only_names": gettext_noop("Only names are shared"),
    "same_toll": gettext_noop("Same kind of toll"),
    "figure_words": gettext_noop("Alike words beside the figures"),
    "spare_toll": gettext_noop("Only one also counts dead or injured"),
    "other_toll": gettext_noop("Same toll, different figures"),
    "other_figure": gettext_noop("Same things, different figures"),
    "figure_gap": gettext_noop("How far apart the figures are"),
    "other_scope": gettext_noop("Only one says where or whose"),
    "brevity": gettext_noop("How short the claim is"),
    "unlike_figure": gettext_noop("Figures that need not count the same"),
    "bridged": gettext_noop("Two languages"),
    "found": gettext_noop("How much of the text is found"),
    "richness": gettext_noop("How much was found at all"),
    "letters": gettext_noop("Likeness of the letters, title included"),
    "title_letters": gettext_noop("Likeness of the letters of the title"),
    "joined_words": gettext_noop("One word here, two words there"),
    "named": gettext_noop("Shared places and known names"),
    "near_spellings": gettext_noop("Other forms of the same words"),
    "rarest_word": gettext_noop("How rare the rarest shared word is"),
    "told_alike": gettext_noop("Shared concepts and places"),
    "reworded": gettext_noop("Same meaning, other words"),
    "kin": gettext_noop("Words of one matter"),
    "pictured": gettext_noop("A picture here, about a picture there"),
    "told_then": gettext_noop("Of the time of the post"),
    "other_times": gettext_noop("Of another time than the post"),
    "told_across": gettext_noop("How much is told in the other language"),
}
"""Features by name, for the table of evidence. A test asks for words for every feature of the matching package."""


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One line of the evidence table: what was measured, how strongly (0 to 1), in which direction, in which words."""

    label: str
    value: float
    effect: str
    words: str


def evidence_rows(match: Match, *, swapped: bool) -> list[EvidenceRow]:
    """The evidence as stored, most telling first, in words; the deciding rule is the reason and left out."""
    rows = []
    reading = Reading(match, swapped, "", "")
    for item in match.evidence:
        name, value, weight = item.get("feature", ""), float(item.get("value", 0)), float(item.get("weight", 0))
        if name == "relation" or not name:
            continue
        words = _words_of(reading, item.get("detail"))
        effect = _("for") if value * weight > 0 else _("against") if value * weight < 0 else "–"
        label = _(FEATURES[name]) if name in FEATURES else name.replace("_", " ")
        rows.append(EvidenceRow(label, value, effect, words))
    return rows


def _words_of(reading: Reading, detail: dict[str, Any] | None) -> str:
    """Pairs of words that both hold, else what only one side has; empty for what is not told in words."""
    if not detail:
        return ""
    ours, theirs = reading.sides(detail)
    words = paired(reading.pairs(detail), reading.pairs(detail, "near"))
    if not words and (ours or theirs):
        words = " / ".join(listed(side) or "–" for side in (ours, theirs))
    return words
