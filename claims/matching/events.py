"""Whether two claims that are worded alike tell of two events: other parties, other times, another phase of the matter.

"Hamas extends the truce of four days" shares its words with "Hamas agrees to a truce of four days"; a condition shares
them with what happened. None of this contradicts anything: the two stand beside each other.
"""

from __future__ import annotations

import math

from claims.matching.kinds import HURT
from claims.matching.lands import elsewhere
from claims.matching.limits import OTHER_DEAD, OTHER_SEASON, SAID_AGAIN, TOLD_AT_LENGTH
from claims.matching.occasions import Occasion, other_incident, other_land, other_spot, speaks_of
from claims.matching.pairs import PairView
from claims.matching.sides import Side
from claims.matching.times import far_apart, past_against_now
from claims.matching.vocabulary import common_concepts, phases
from claims.matching.weights import EQUAL_WORDING, GOVERNED, NAMES_APART, ONE_STORY, SPEAKER_WORD
from claims.matching.wording import own_words
from claims.types import Modality

Words = tuple[list[str], list[str]]


def other_event(pair: PairView, *, disjoint: bool) -> Words | None:
    """The words of left and right that set the two events apart, lists that may be empty; ``None`` when nothing does.

    ``disjoint`` tells that figures of the same things differ.
    """
    left, right = pair.left, pair.right
    if _other_parties(pair):
        one, two = pair.names_apart
        return own_words(left, one), own_words(right, two)
    if _other_season(pair):
        return [], []
    if far_apart(left.view, right.view) or (disjoint and past_against_now(left.view, right.view)):
        return [date.raw for date in left.view.dates], [date.raw for date in right.view.dates]
    if _other_occasion(pair):
        return _told(left), _told(right)
    phases = _phase(left, right, pair.common), _phase(right, left, pair.common)
    if any(phases):
        return own_words(left, phases[0]), own_words(right, phases[1])
    if {left.view.modality, right.view.modality} == {Modality.CONDITIONAL, Modality.FACT}:
        return [], []
    return None


def _other_parties(pair: PairView) -> bool:
    """At otherwise equal wording each side names a party that the other does not; who says it is no party, nor is the
    land of a town another than the town."""
    one, two = (
        elsewhere((name for name in names if side.factor(name) != SPEAKER_WORD), other.names)
        for side, other, names in zip((pair.left, pair.right), (pair.right, pair.left), pair.names_apart, strict=True)
    )
    if not one or not two or not pair.same_language:
        return False
    apart = min(pair.stats.mass(one), pair.stats.mass(two))
    both = math.fsum(pair.weight(key) for key in pair.names_shared)
    if apart / (apart + both) < NAMES_APART:
        return False
    rest = pair.common_mass - both
    masses = [pair.mass(side) - pair.stats.mass(side.names | side.name_stems) for side in (pair.left, pair.right)]
    return rest >= EQUAL_WORDING * max(masses)


def _other_occasion(pair: PairView) -> bool:
    """True for tolls of two events: each side, or the report of a side that leaves it unsaid, tells what happened or
    where, and the two do not meet. Claims that share nothing but some other count are told apart by what happened.
    Reports that agree elsewhere tell of one event, whatever else they name."""
    tolls = any(figure.counted in HURT for both in pair.figures.pairs for figure in both)
    if not tolls and not _only_counts(pair):
        return False
    one_story = pair.story >= ONE_STORY
    if tolls and not one_story and _lie_apart(pair, OTHER_DEAD):
        return True  # each counts the dead of its days
    one, two = pair.left.occasion, pair.right.occasion
    around_one, around_two = pair.left.setting, pair.right.setting
    if other_incident(one.incidents, two.incidents) or (tolls and other_land(one, two)):
        return True
    if one_story:
        return False
    # What the rest of a report names need not be what the claim tells of: it counts where two things say so.
    incident = other_incident(one.incidents or around_one.incidents, two.incidents or around_two.incidents)
    apart = other_land(around_one, around_two)
    if apart and (incident or (tolls and (one.places or two.places) and other_land(*_placed(pair)))):
        return True
    if not tolls:
        return False
    if apart and all(any(place.startswith("z:") for place in around.places) for around in (around_one, around_two)):
        return True  # bare tolls of two reports that name towns, and none in the same country
    if speaks_of(around_two, one) or speaks_of(around_one, two):
        return False
    return other_spot(one, two) and not _names(pair.left, pair.right) and not _names(pair.right, pair.left)


def _lie_apart(pair: PairView, days: int) -> bool:
    """True for reports whose days are known, with more than ``days`` between, and whose claims name no person or place
    that is the same."""
    one, two = pair.left.view.published, pair.right.view.published
    return one is not None and two is not None and abs((one - two).days) > days and not pair.names_shared


def _other_season(pair: PairView) -> bool:
    """True for reports that lie months apart where both claims name nobody and no place: police detain 200 in any year.
    What both say nearly whole, and at some length, is one claim again."""
    least = min(pair.mass(pair.left), pair.mass(pair.right))
    return _lie_apart(pair, OTHER_SEASON) and pair.near_mass < max(SAID_AGAIN * least, TOLD_AT_LENGTH)


def _placed(pair: PairView) -> list[Occasion]:
    """For each side what names its places: the claim itself, else its report."""
    return [side.occasion if side.occasion.places else side.setting for side in (pair.left, pair.right)]


def _told(side: Side) -> list[str]:
    return own_words(side, side.occasion.incidents | side.occasion.places)


def _names(side: Side, other: Side) -> bool:
    """True when a place that only ``other`` marks as one is a word of ``side`` too."""
    return any(forms & (side.stems | side.skeletons.keys()) for forms in other.occasion.names)


def _only_counts(pair: PairView) -> bool:
    """True when the two share figures, what is counted, and words that stand in news of every kind, and no town."""
    if any(key.startswith("z:") for key in pair.names_shared):
        return False
    counted = {f"{kind}:{figure.counted}" for kind in "gu" for both in pair.figures.pairs for figure in both}
    own = pair.common - pair.names_shared - counted
    return bool(pair.figures.pairs) and all(key[2:] in common_concepts() for key in own)


def _phase(side: Side, other: Side, common: frozenset[str]) -> frozenset[str]:
    """Phases that only ``side`` tells, of something that both speak of."""
    found: frozenset[str] = frozenset()
    for triggers, alike in phases():
        if (triggers | alike) & other.concepts:
            continue
        found |= frozenset(key for key in triggers & side.concepts if _stands_by(side, key, common))
    return found


def _stands_by(side: Side, key: str, common: frozenset[str]) -> bool:
    """True when a shared word follows ``key`` within ``GOVERNED`` words, or belongs to it."""
    spans = side.places
    if key not in spans:
        return False
    start, end = spans[key]
    ahead = sorted({span for span in spans.values() if span[0] >= end})[:GOVERNED]
    shared = {spans[other] for other in common if other in spans}
    return any(span in ahead or (span[0] < end and start < span[1]) for span in shared)
