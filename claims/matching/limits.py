"""How far apart figures and times may be and still be those of one thing. What decides a match beside these stands in
``weights.py``."""

from __future__ import annotations

from claims.types import Hedge

# -- figures ---------------------------------------------------------------------------------------------------------

GAP_FACTOR = 3.0
"""Figures of the same things that differ by this factor hardly answer the same question."""
ONE_SIZE = 10.0
"""So many times one toll may be another that a report gives of the same event."""
MOST_GROWTH = 100.0
"""So many times it may be one that has grown: the first count of a disaster and the last."""
SHRUNK = 0.5
"""Part of an earlier toll below which a later one is hardly the same corrected."""
FIRST_DAYS = 8
"""Days within which a toll may come to be more than ``ONE_SIZE`` times what it was."""
VERSION_SIZE = 2.0
"""So many times one figure may be another that may count the same, to be a version of it."""
TOLD_NUMBER = 1000.0
"""An exact number from which two things that have it are one thing in whatever words."""
FORESEEN_GAP = 0.3
"""How far apart (``ratio_gap``) a feared toll and a known one are two: by a factor of 1.4."""
THOUSAND, SLIP = 1000.0, 0.02
"""Step between words of scale, and how far from a whole number of steps two figures may be that one word sets apart."""
OPEN_SIDE = 0.25
"""How far an open interval reaches: "at least 400" to 500."""
FEW = 12.0
"""So few people under two names are not the same for their number: three gunmen are not three children."""
ROUND = 10.0
"""Counts that are a multiple of this are round."""
UNUSUAL_TOLL = 100.0
"""People from whom on one exact number of two fates is hardly a coincidence."""
CONVERTED = 0.02
"""How far a figure told in another unit may be rounded."""
ROUND_SAME = 1e-9
NEARLY_EQUAL = 0.02
"""How far two numbers may be apart to be one where it is not sure that they count the same."""
UNUSUAL = 50.0
"""Whole numbers from which two that are near each other are not near by chance."""
VAGUE_REACH = 2.5
"""How far a word of size reaches, in times of its least: "several thousand" from 2,000 to 5,000."""
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
LONE_MEASURE = 0.3
"""What a measure counts as a figure that the other side lacks."""


# -- times -----------------------------------------------------------------------------------------------------------

LONG_AGO = 120
"""Days after which what a date names is over: its figures are settled, and "now" no longer means it."""
FAR_APART = 60
"""Days between the dates of two claims from which they tell of two events, not of one dated in two ways."""
OTHER_SEASON = 45
"""Days between two reports from which claims that name nothing in common tell of two events."""
SAID_AGAIN, TOLD_AT_LENGTH = 0.8, 12.0
"""Part of the shorter claim, and weight of words (three rare ones), that shared make one claim told twice of them."""
OTHER_DEAD = 30
"""Days between two reports from which bare tolls, of no place that both name, are those of two events."""
