"""Every number that decides a match, in one place.

The weights are those of a logistic regression over the features of ``features.py``, drawn towards values set by hand.
It was fitted on pairs of extracted claims of three development stories; pairs across stories were taken as of one day,
so that the date alone does not tell them apart. ``lone_place`` was weakened since then, when rules began to tell scopes
apart. Thresholds were chosen with each story judged by weights fitted on the other two.
"""

from __future__ import annotations

BIAS = -2.3
WEIGHTS: dict[str, float] = {
    "shared": 2.9,
    "contained": 0.9,
    "only_names": -1.3,
    "rarity": 2.5,
    "wording": 1.2,
    "same_figure": 2.0,
    "same_toll": 1.4,
    "same_count": 0.3,
    "figure_words": 0.6,
    "spare_toll": -1.5,
    "other_toll": -0.3,
    "other_figure": -0.3,
    "figure_gap": -2.6,
    "other_scope": -0.9,
    "brevity": 1.2,
    "other_count": -3.9,
    "unlike_figure": -2.1,
    "lone_figure": -2.7,
    "same_date": 1.2,
    "other_date": -0.2,
    "other_place": -0.7,
    "lone_place": -0.2,
    "same_context": 0.3,
    "same_speaker": 1.4,
    "days_apart": -3.5,
    "bridged": 0.2,
}
"""Feature to weight; the score is the logistic function of their sum and ``BIAS``."""

ALONE_BIAS = -11.9
ALONE: dict[str, float] = {
    "found": 33.5,
    "richness": 10.2,
    "letters": 10.6,
    "title_letters": 7.8,
    "joined_words": 2.3,
    "named": 4.3,
    "near_spellings": 9.8,
    "rarest_word": 3.5,
    "told_alike": 2.8,
    "reworded": 8.3,
    "kin": 4.3,
    "pictured": 0.9,
    "told_then": 2.6,
    "other_times": -0.6,
}
"""The same for a text that stands alone and a claim in its language (``likeness.py``): fitted so that of a hundred
candidates the right one comes first, on the training parts of posts with fact-checks and of pairs of headlines."""

LEAST_TOLD = 0.05
"""Share of a text's keys that any claim tells by chance."""
BRIDGE: dict[str, float] = {"told_across": 9.0}
"""The same for claims in other languages (``bridging.py``), beside the weights of ``WEIGHTS``: so weighed, translations
rank best in the development part of parallel news, with and without a third of the words."""
BRIDGE_USUAL = 0.6
"""What ``told_across`` is of a claim that decides by its other features alone."""

AGREEMENT_BIAS = 0.4
AGREEMENT: dict[str, float] = {
    "opposed_words": -3.6,
    "opposed_courses": -2.0,
    "denied_whole": -1.3,
    "lone_negator": -2.4,
    "lone_refusal": -1.6,
    "other_parties": -0.8,
    "other_places": -3.3,
    "other_thing": -3.0,
    "other_figures": -2.6,
    "other_numbers": -0.9,
    "other_dates": -3.0,
    "overlap": 0.3,
    "exchanged": -2.85,
    "words_left": -2.7,
    "wording": -2.5,
    "told_alike": 0.6,
    "found_both_ways": 16.2,
    "reworded_both_ways": 5.4,
    "kin_both_ways": 4.3,
    "spelt_alike": 5.0,
}
"""Whether two texts that stand alone agree (``agreement.py``); fitted on the training part of pairs of headlines."""

EXCHANGED_WORDS = 3
"""So many words on either side may stand for one another: a name of one word for one of three."""
WORDS_LEFT = 8.0
"""Words left over from which more say nothing more."""
VERB_FIRST: dict[str, int] = {"ar": 12}
"""Characters by which a word before a thing is nearer to it than one behind it, where the verb comes first."""
SIGNS_COST = 1.1
"""What the weight of a sign of opposition, or of words exchanged, counts in ranking; fitted with ``ALONE``."""
MOST_SIGNS = 7.0
"""Weight of signs from which more add nothing."""
SIGNS_FROM, SIGNS_RANGE = 0.2, 0.3
"""Overlap from which signs count in ranking, and over which they come to count in full."""
RERANKED = 8
"""The first of a ranking whose signs of opposition are weighed."""

# -- thresholds ------------------------------------------------------------------------------------------------------

MATCH = 0.5
"""Score from which a pair is shown as a match, and grouped."""
RELATED = 0.35
"""Score from which a pair is worth mentioning as related."""
ALONE_RELATED = 0.1
"""Score from which the slots of two texts that stand alone are read at all."""
OPPOSED = 0.15
"""Chance of agreement below which a sign of opposition is believed."""
OPPOSED_OVERLAP = 0.17
"""Part of all that is said that both must say for a sign to be believed: a lone "rejected" opposes no claim that shares
one word with it."""
AGREED = 0.5
"""Chance of agreement below which nobody says that two texts that stand alone say the same."""
CONFIDENCE_FLOOR = 0.5
"""A relation said with less confidence is called related."""
SUPPOSED_SHARE = 0.5
"""Part of the longer claim that must be shared for figures that may count one thing to do so."""
THIN = 0.62
"""What is left of the confidence where two claims share nothing but names and common words."""
WHOLE = 0.8
"""Part of the shorter claim that, shared, is more than a few words whatever the words are."""
MARGIN = 0.03
"""A claim's partner in a report must beat the second best by this much, or both be near identical."""
FREE_TEXT = 1.0
"""Added to the logistic sum of a text that stands alone: it has no report whose other claims could speak for it."""
FREE_MARGIN = 0.2
"""The same for a text that stands alone, where nothing else of its report competes."""
RIVAL = 0.9
"""From this score on, two claims of one report may both be partners of one claim."""

SLOTS_ALONE = 0.9
"""What a score is taken to be at least where the slots alone are asked whether they set two claims apart."""

PARTNERS = 8
"""A claim's partners in one report at most, copies included. A headline, a summary and a caption may repeat a sentence;
a report that says one thing a thousand times is told by a few of them, else two such reports have a million matches."""
TRIES = 50
"""Pairs of a claim with one report that are related in full at most: the best ones, more than a report has claims."""

KEY_BOOSTS: dict[str, float] = {"g": 0.35, "s": 0.35}
"""What a shared concept or name skeleton counts in finding candidates, beside the stems of the words that it was read
from: within one language those say it already. Between languages, where stems never meet, figures and places gain."""

# -- parts of the score ----------------------------------------------------------------------------------------------

BM25_K1 = 1.2
BM25_B = 0.4
"""Saturation and length normalisation of the BM25 part. Claims differ little in length; a whole long claim is no
less a match, so length counts for less than in documents."""
AVERAGE_KEYS = 9.0
LISTED_B = 0.5
LISTED_WORDS = 17.0
"""The same for claims of a list, their titles included."""
LONG_TEXT = 20.0
"""Words that carry meaning from which a text is as long as a post."""
RICH = 9.0
"""So many of the rarest words found are all that can be asked for."""
NAMED = 3.0
"""So many of the rarest names shared are all that can be asked for."""
REWORDED = 3.0
"""The same of concepts told in other words, or kindred."""
RICH_STEP = 9.0
"""How soon more words found add less: the first says most."""
NEAR_SPELLING = 0.88
"""Jaro-Winkler similarity from which two words are forms of one."""
NEAR_SPELLING_LETTERS = 4
"""Letters below which spellings are not compared: short words are near too many others."""
TOLD_DAYS = 31
"""Days beside a date that a claim names in which a post about it is still likely, less from day to day."""
OTHER_DAYS = 365
"""Days from the dates of a claim from which a post is surely of another time."""
STAND_IN, KIN = 0.7, 0.2
"""What two words of related concepts count of one word that both share: such as may stand for each other, and such as
are told of one matter."""
CONTEXT_WORD = 0.5
"""What a word of the context counts beside a word of the claim itself."""
IMPLIED_LAND = 0.5
"""What a country counts that only a city of it implies: "Riyadh" for Saudi Arabia."""
SPEAKER_WORD = 0.35
"""What a word that names the speaker counts: who says it is compared as a slot."""
FOREIGN_STEM = 0.35
"""Part of a stem's weight that counts as missing when the other claim is in another language: it could not match."""
FOREIGN_NAME = 0.6
"""The same for a word that is written as a name: its skeleton could match, if the spellings meet."""
SHORT_SKELETON = 0.5
"""What a skeleton of two consonants is worth beside a longer one."""
RARITY_SCALE = 9.0
"""Shared weight at which the evidence counts as rich (1 - 1/e)."""
RAREST = 7.0
"""Inverse document frequency from which a shared number counts in full."""
SMALL_MEASURE = 0.2
"""What it counts that both say "four days"."""
DAYS_SCALE = 35.0
"""Days apart at which two reports hardly speak of the same news any more."""

# -- denials ---------------------------------------------------------------------------------------------------------

DENIED_SHARE = 0.5
"""Part of the shorter claim that must be shared (and half of that of the longer) for a denial to concern it."""
GOVERNED = 3
"""Words after a negating verb that it is taken to govern."""

# -- names -----------------------------------------------------------------------------------------------------------

ENUMERATION = 3
"""From so many names on, a list gives the extent of the whole and narrows nothing."""
EQUAL_WORDING = 0.5
"""Part of the wording beside the names that must be shared for the names to be in each other's place."""
NAMES_APART = 0.45
"""Share of the names that must differ on both sides to make them different parties."""

# -- support, groups, stories -----------------------------------------------------------------------------------------

WORTH_MEASURING = 2.0
"""Shared weight below which a pair is not even measured: one common word."""
WORTH_SUPPORT = 0.2
"""Pairs below this score are left alone."""
WORTH_TOLL = 0.05
"""The same of two tolls: two outlets word them as they like, and what else they add is seldom shared."""
SUPPORT = 2.5
"""What the rest of two reports can add to a pair's logistic sum."""
SUPPORT_PAIRS = 2.0
"""So many other sure pairs of the same two reports add all of it."""
STRANGERS = 2.0
"""What having nothing else in common takes off the logistic sum of pairs of two reports."""
GROUND = 0.08
"""Likeness of two reports from which they may be of one event: nearly all of one story have it, and one
in five of those whose claims are alike by chance."""
ONE_STORY = 0.7
"""Part of all the support that other sure pairs can give from which two reports tell of one event."""
SOME_STORY = 0.1
"""The same part below which nothing else says so."""
OWN: dict[str, float] = {"contained": 1.0, "same_date": 0.3, "same_count": 0.5, "same_figure": 2.0, "same_toll": 2.0}
"""Features that are evidence of the pair's own."""
OWN_EVIDENCE = 0.5
"""Own evidence from which a pair gets all the support of its reports."""

LINK = 0.25
"""Score from which a pair that is no match speaks for one group of claims that matches connect."""
GROUP_LINK = 0.36
"""Mean score between two groups from which they are one."""
MISSING_LINK = 0.1
"""What a pair counts that was not matched: less than any match, more than nothing, for a match may be overlooked."""
SET_APART = -0.5
"""The same of two tolls that are of two times or parts, however alike they are told."""
SAME_REPORT_COST = 0.25
"""Taken off the mean when a report would have two claims in the group."""
LEANING_COST = 0.4
"""Taken off the clearness of a claim that needs its context: a group has a title that can be read on its own."""

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
