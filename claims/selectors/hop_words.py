"""Words for what changed when a claim was passed on."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from claims.matching.hops import Change, ChangeKind

from . import wording

WORDS = {
    ChangeKind.DENIED: gettext_noop("Affirmed there, denied here"),
    ChangeKind.AFFIRMED: gettext_noop("Denied there, affirmed here"),
    ChangeKind.BECAME_FACT: gettext_noop("“%(before)s” became a plain fact"),
    ChangeKind.BECAME_UNSURE: gettext_noop("What was “%(before)s” is put “%(after)s”"),
    ChangeKind.HEDGE_DROPPED: gettext_noop("Hedge dropped: %(before)s → %(after)s"),
    ChangeKind.HEDGE_ADDED: gettext_noop("Hedge added: %(before)s → %(after)s"),
    ChangeKind.ROUNDED: gettext_noop("Number rounded: %(before)s → %(after)s"),
    ChangeKind.SHARPENED: gettext_noop("Number made exact: %(before)s → %(after)s"),
    ChangeKind.NUMBER_CHANGED: gettext_noop("Another number: %(before)s → %(after)s"),
    ChangeKind.NUMBER_GREW: gettext_noop("Later number: %(before)s → %(after)s"),
    ChangeKind.NUMBER_DROPPED: gettext_noop("Number left out: %(before)s"),
    ChangeKind.NUMBER_ADDED: gettext_noop("Number added: %(after)s"),
    ChangeKind.DATE_DROPPED: gettext_noop("Date left out: %(before)s"),
    ChangeKind.DATE_ADDED: gettext_noop("Date added: %(after)s"),
    ChangeKind.SPEAKER_DROPPED: gettext_noop("No longer says who said it: %(before)s"),
    ChangeKind.RELAY_ADDED: gettext_noop("Taken over through %(after)s"),
}
"""Kind of change to its sentence; a test asks for one of every kind."""
GRAVE = frozenset(
    {
        ChangeKind.DENIED,
        ChangeKind.AFFIRMED,
        ChangeKind.BECAME_FACT,
        ChangeKind.HEDGE_DROPPED,
        ChangeKind.ROUNDED,
        ChangeKind.NUMBER_CHANGED,
        ChangeKind.SPEAKER_DROPPED,
    }
)
"""What makes a claim say more than it said, or something else."""
_MODAL = (ChangeKind.BECAME_FACT, ChangeKind.BECAME_UNSURE)


def change_words(change: Change) -> str:
    """One change as a sentence; quoted words are isolated, since they may run in the other direction."""
    sides = (change.before, change.after)
    if change.kind in _MODAL:
        sides = (wording.modality(change.before), wording.modality(change.after))
    before, after = (f"\u2068{side}\u2069" for side in sides)
    return _(WORDS[change.kind]) % {"before": before, "after": after}
