"""Every number that decides a match, in one place.

The weights are those of a logistic regression over the features of ``features.py``; thresholds were set on pairs of
claims from the development stories, each story judged by weights fitted on the others.
"""

from __future__ import annotations

from claims.types import Hedge

BIAS = -1.9
WEIGHTS: dict[str, float] = {
    "shared": 1.5,
    "contained": 0.7,
    "rarity": 1.2,
    "wording": 0.5,
    "same_figure": 1.3,
    "same_count": 1.0,
    "other_figure": -1.2,
    "other_scope": -1.2,
    "brevity": 0.6,
    "other_count": -2.4,
    "lone_figure": -1.7,
    "same_date": 0.7,
    "other_date": -0.5,
    "other_place": -0.4,
    "lone_place": -0.5,
    "same_context": 0.3,
    "same_speaker": 0.6,
    "days_apart": -1.3,
    "bridged": 0.0,
}
"""Feature to weight; the score is the logistic function of their sum and ``BIAS``."""

# -- thresholds ------------------------------------------------------------------------------------------------------

MATCH = 0.5
"""Score from which a pair is shown as a match, and grouped."""
RELATED = 0.35
"""Score from which a pair is worth mentioning as related."""
CONFIDENCE_FLOOR = 0.5
"""A relation said with less confidence is called related."""
MARGIN = 0.15
"""A claim's partner in a report must beat the second best by this much, or both be near identical."""
RIVAL = 0.85
"""From this score on, two claims of one report may both be partners of one claim."""

# -- parts of the score ----------------------------------------------------------------------------------------------

BM25_K1 = 1.2
BM25_B = 0.4
"""Saturation and length normalisation of the BM25 part. Claims differ little in length; a whole long claim is no
less a match, so length counts for less than in documents."""
AVERAGE_KEYS = 9.0
FOREIGN_STEM = 0.35
"""Part of a stem's weight that counts as missing when the other claim is in another language: it could not match."""
FOREIGN_NAME = 0.6
"""The same for a word that is written as a name: its skeleton could match, if the spellings meet."""
SHORT_SKELETON = 0.5
"""What a skeleton of two consonants is worth beside a longer one."""
RARITY_SCALE = 9.0
"""Shared weight at which the evidence counts as rich (1 - 1/e)."""
DAYS_SCALE = 14.0
"""Days apart at which two reports hardly speak of the same news any more."""

# -- figures ---------------------------------------------------------------------------------------------------------

OPEN_SIDE = 0.25
"""How far an open interval reaches: "at least 400" to 500."""
ROUND_SAME = 1e-9
HEDGE_WIDTH: dict[Hedge, tuple[float, float]] = {
    Hedge.ABOUT: (0.1, 0.1),
    Hedge.NEARLY: (0.1, 0.02),
    Hedge.AT_LEAST: (0.0, OPEN_SIDE),
    Hedge.MORE_THAN: (0.0, OPEN_SIDE),
    Hedge.UP_TO: (OPEN_SIDE, 0.0),
    Hedge.LESS_THAN: (OPEN_SIDE, 0.0),
    Hedge.VAGUE: (0.3, 0.3),
}
"""Share of the value by which a hedge widens it downwards and upwards."""
GENERIC_COUNTS = frozenset({None, "person", "people", "human", "other", "victim", "total"})
"""Counts that do not say what they count: they agree with any kind, and never conflict."""
ONLY_GROWS = frozenset({"death", "dead", "injured", "injury", "wounded", "casualty", "killed", "victim"})
"""What a later count can only raise: a bigger later figure is an update, never a conflict."""

MEASURES = frozenset({"kilometre", "km", "metre", "tonne", "degree", "magnitude", "percent", "hour", "minute"})
"""Measures of a lasting thing: another figure a day later is no update of it."""

# -- names -----------------------------------------------------------------------------------------------------------

ENUMERATION = 3
"""From so many names on, a list gives the extent of the whole and narrows nothing."""
NAMES_APART = 0.6
"""Share of the names that must differ on both sides to make them different parties."""

# -- support, groups, stories -----------------------------------------------------------------------------------------

WORTH_SUPPORT = 0.2
"""Pairs below this score are left alone."""
SUPPORT = 2.0
"""What the rest of two reports can add to a pair's logistic sum."""
SUPPORT_PAIRS = 3.0
"""So many other sure pairs of the same two reports add all of it."""

GROUP_LINK = 0.38
"""Mean score between two groups from which they are one."""
MISSING_LINK = 0.15
"""What a pair counts that was not matched: less than any match, more than nothing, for a match may be overlooked."""
SAME_REPORT_COST = 0.25
"""Taken off the mean when a report would have two claims in the group."""

STORY_DAYS = 5
"""Reports further apart are different news of the same matter."""
STORY_LINK = 0.85
"""Summed score from which two reports speak of one event."""
STORY_ONE = 0.9
"""Score of a lone match that suffices."""
STORY_SUPPORT = 0.34
"""Part of either set that must be near the other before two stories become one."""

# -- copies ----------------------------------------------------------------------------------------------------------

COPY_RATIO = 0.92
COPY_LENGTH = 25
"""A claim of so many characters with so alike a wording was copied."""
