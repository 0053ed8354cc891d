"""What a counted kind means for comparing: which counts say it all, only grow, name people or measure something.

Kinds are the ids that ``Quantity.counted`` holds, see ``claims/language/data/<code>/counted.tsv``.
"""

from __future__ import annotations


def _kinds(words: str) -> frozenset[str]:
    return frozenset(words.split())


ONLY_GROWS = _kinds(
    """
    death injured seriously_injured casualty infected case mass_grave
    """
)
"""What a later count can only raise: a bigger later figure is an update, never a conflict."""
TOLLS = _kinds(
    """
    death injured seriously_injured missing displaced rescued infected on_board mass_grave magnitude
    """
)
"""Counts that say what is asked; of ships, people or days many things may be asked."""
LASTING = _kinds("on_board")
"""What a later count can only correct: how many were aboard was settled when the boat left, so another figure a day
later is a conflict, as with a measure."""
GENERIC = _kinds("person people human other victim casualty total")
"""People of whom the figure alone does not say what happened to them."""
HAPPENED = {kind: kind for kind in ("death", "injured", "missing", "displaced", "rescued", "infected", "hostage")} | {
    "homeless": "displaced",
    "missing_persons": "missing",
    "body": "death",
    "survivor": "rescued",
    "rescue": "rescued",
    "evacuate": "displaced",
    "drown": "death",
    "hospitalise": "injured",
    "kidnap": "hostage",
    "arrest": "detained",
    "detained": "detained",
}
"""Concept of a claim that says what happened to the people it counts, and the count it makes of them."""
HURT = _kinds("death injured seriously_injured casualty victim missing displaced rescued infected mass_grave")
"""Counts of people whom an event struck: two of them can be one only where the event is."""
CASUALTY = "casualty"
"""What is counted where dead and injured are one."""
STRUCK = _kinds(f"death injured seriously_injured {CASUALTY} victim")
"""Of these, those who were killed or hurt."""
FATES = _kinds("displaced rescued")
"""Counts that one report gives of people whom another counts by who they are."""
OPEN = _kinds("missing displaced")
"""Of these, counts that are guesses by nature: to fear that so many are missing is to count them."""
OF_FATES = HURT | _kinds("detained hostage prisoner case")
"""Counts of people by what happened to them."""
PARTIAL = _kinds("seriously_injured")
"""Of these, counts of people who are a part of others by nature."""
PEOPLE = _kinds(
    """
    person people human other victim casualty total child woman soldier fighter police firefighter rescuer worker
    journalist doctor student prisoner hostage detained refugee migrant family on_board
    """
)
"""Kinds of people: one report's captives are another's women and children, if the figures agree."""
COUNTED_PEOPLE = PEOPLE | FATES | OF_FATES
"""Whatever counts people."""
MEASURES = _kinds(
    """
    metre fraction square_metre cubic_metre square_kilometre hectare ton litre barrel degree magnitude percent
    day month year decade minute second age kilometre_per_hour megawatt
    """
)
"""Measures of a lasting thing: another figure a day later is no update of it."""
IN_BASE_UNITS: dict[str, tuple[str, float]] = {
    "hour": ("day", 1 / 24),
    "minute": ("day", 1 / 1440),
    "second": ("day", 1 / 86400),
    "week": ("day", 7.0),
    "month": ("day", 30.0),
    "kilometre": ("metre", 1000.0),
    "centimetre": ("metre", 0.01),
    "millimetre": ("metre", 0.001),
    "foot": ("metre", 0.3048),
    "yard": ("metre", 0.9144),
    "mile": ("metre", 1609.34),
    "nautical_mile": ("metre", 1852.0),
    "inch": ("metre", 0.0254),
    "mile_per_hour": ("kilometre_per_hour", 1.60934),
    "knot": ("kilometre_per_hour", 1.852),
    "kilogram": ("ton", 0.001),
    "gram": ("ton", 0.000001),
    "pound_weight": ("ton", 0.000453592),
    "square_mile": ("square_metre", 2_589_988.0),
    "square_foot": ("square_metre", 0.092903),
    "acre": ("square_metre", 4046.86),
    "fraction": ("percent", 100.0),
    "percentage_point": ("percent", 1.0),
    "basis_point": ("percent", 0.01),
    "hectare": ("square_metre", 10_000.0),
    "square_kilometre": ("square_metre", 1_000_000.0),
    "litre": ("cubic_metre", 0.001),
    "gallon": ("cubic_metre", 0.003785),
    "cubic_kilometre": ("cubic_metre", 1e9),
}
"""Measures that are told in several units: kind to base kind and factor."""
VERSIONS: dict[str, float] = {"magnitude": 1.15}
"""Kinds of which several figures are told that are no versions of one, and the factor within which they may be: the
magnitude of an aftershock is far from that of the quake."""
BARE_NAMES = (
    _kinds("GBP EGP LBP SYP SDG"),
    _kinds("CHF XOF CDF"),
    _kinds("IQD JOD KWD TND DZD LYD BHD"),
    _kinds("SAR QAR YER IRR OMR BRL"),
    _kinds("INR PKR IDR"),
    _kinds("MXN ARS"),
    _kinds("SEK NOK DKK CZK"),
    _kinds("USD AUD CAD HKD"),
)
"""Currencies of which a country's own reports say no more than "pounds", "francs", "dinars"."""
HARD = _kinds("USD EUR GBP CHF")
"""Currencies of much the same worth, told beside each other as one amount."""
HARD_RATE = 1.4
"""How many times one of them another is worth at most."""
TWO_SIDED = _kinds("score vote")
"""Kinds told as two figures that are one answer: 2-1 is another result than 3-1."""
CLOCK = "clock"
"""The kind of a time of day, in minutes since midnight."""
CLOCK_APART = 90.0
"""Minutes by which two times of day differ at most that may be of one thing."""
GLOSSED = "unit:g:"
"""What the kind of a count begins with that only the glossary knows, a concept id behind it."""
SORT = "sort:"
"""What a word of a person count's unit begins with that says who they are, a concept id behind it."""
ABOARD = f"{SORT}on_board"
"""The word that says of people counted by their fate that these were all who were aboard."""
PART = f"{SORT}part"
"""The word that says of a toll of nobody that it is that of a part of those there."""
ON_BOARD = "on_board"
JOINT = "+"
"""Between the two kinds of a figure that counts both: "300 drones and missiles"."""
BATCHED = _kinds("hostage prisoner detained refugee migrant")
"""People who come in batches, each counted anew."""
ROLES = _kinds(
    """
    g:official g:spokesperson g:source g:statement g:agency g:expert g:leader g:report g:diplomat g:director g:witness
    g:minister
    """
)
"""Keys of words for who speaks that fit anybody: two officials need not be one."""
