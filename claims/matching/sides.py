"""One side of a comparison, prepared once and compared often."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import chain

from claims.language.lazy import lazy
from claims.language.memo import TEXTS
from claims.language.normalise import fold
from claims.language.skeleton import skeletons
from claims.language.wordforms import words
from claims.matching.bags import Bag, bag_of, grams_of
from claims.matching.counts import told_figures, tolls_of
from claims.matching.kinds import MEASURES
from claims.matching.lands import implied_lands
from claims.matching.occasions import UNKNOWN, Occasion, occasion_of
from claims.matching.relatives import NOTHING, relatives
from claims.matching.spans import concept_words, key_spans, place_words, places_of_keys, stem_key
from claims.matching.speakers import speaker_forms
from claims.matching.stats import CorpusStats
from claims.matching.vocabulary import numerals
from claims.matching.weights import CONTEXT_WORD, FOREIGN_NAME, FOREIGN_STEM, IMPLIED_LAND, SHORT_SKELETON, SPEAKER_WORD
from claims.types import ClaimView, Polarity, Quantity

FIGURE_KEYS = frozenset({"n", "d", "y", "m", "wd"})
"""Key types that are masked in the proposition: figures and dates are compared as slots."""
MASKED = FIGURE_KEYS | {"s"}
"""Key types that are none of the masked proposition: with name skeletons, which repeat its words."""
PLACE_KEYS = frozenset({"c", "z", "a"})
"""Key types that surely name a place, a person or an organisation."""


def kind(key: str) -> str:
    """The type of a key: what stands before its first colon."""
    return key.partition(":")[0]


class Side:
    """A claim as the features see it; what nobody asks for is never made, since most of a hundred candidates are
    passed over for their keys alone.

    What its report says of what happened where is asked of ``report_tells``, all that its report speaks of of
    ``report_keys``; unknown for a text that stands alone.
    """

    def __init__(self, view: ClaimView, stats: CorpusStats) -> None:
        self.view = view
        self.report_tells: Callable[[], Occasion] | None = None
        self.report_keys: Callable[[], frozenset[str]] = frozenset
        self._stats = stats

    @property
    def setting(self) -> Occasion:
        """What its report says of what happened where."""
        return self.report_tells() if self.report_tells else UNKNOWN

    @lazy
    def _implied(self) -> frozenset[str]:
        return frozenset(implied_lands(self.view.keys.neutral))

    @lazy
    def _keys(self) -> Mapping[str, list[str]]:
        """Its neutral keys by type, in order."""
        keys: dict[str, list[str]] = {}
        for key in sorted({*self.view.keys.neutral, *self._implied}):
            keys.setdefault(kind(key), []).append(key)
        return keys

    @lazy
    def neutral(self) -> frozenset[str]:
        """Its neutral keys, figures and dates among them."""
        return frozenset(self.view.keys.neutral)

    @lazy
    def neutral_mass(self) -> float:
        """Their summed weight."""
        return self._stats.mass(self.neutral)

    @lazy
    def concepts(self) -> frozenset[str]:
        """Neutral keys of the masked proposition, name skeletons and number words left out."""
        masked = frozenset() if any(q.counted in MEASURES for q in self.view.quantities) else numerals()
        return frozenset(
            key for type_, keys in self._keys.items() if type_ not in MASKED for key in keys if key not in masked
        )

    @lazy
    def near(self) -> frozenset[str]:
        """The keys of concepts that are related to its own (``relatives.py``)."""
        return frozenset(chain.from_iterable(relatives().get(key, NOTHING) for key in self.concepts))

    @lazy
    def glossary(self) -> frozenset[str]:
        """The glossary concepts among them, by name."""
        return frozenset(key[2:] for key in self.concepts if key.startswith("g:"))

    @lazy
    def places(self) -> Mapping[str, tuple[int, int]]:
        """Where each of its keys stands in the text (``key_spans``)."""
        return key_spans(self.view)

    @lazy
    def stems(self) -> frozenset[str]:
        """Stems of its words that no concept covers."""
        uncovered = {
            key for part in (self.view.text, self.view.context) for key in places_of_keys(part, self.view.lang)
        }
        return frozenset(uncovered.intersection(self.view.keys.stems))

    @lazy
    def _written(self) -> tuple[Mapping[str, str], frozenset[str]]:
        found, names = _skeletons(self.view.text, self.view.lang)
        if not self.view.context:
            return found, names
        around, named = _skeletons(self.view.context, self.view.lang, is_sentence=False)
        return {**around, **found}, names | named

    @lazy
    def skeletons(self) -> Mapping[str, str]:
        """Name skeletons, each with the stem of the word it belongs to."""
        return {key: self._written[0].get(key, key) for key in self._keys.get("s", ())}

    @lazy
    def names(self) -> frozenset[str]:
        """Keys that surely name somebody or some place: places and aliases."""
        return frozenset(key for key in self.concepts if kind(key) in PLACE_KEYS)

    @lazy
    def name_stems(self) -> frozenset[str]:
        """Stems of words written as names."""
        return self._written[1] & self.stems

    @lazy
    def figures(self) -> frozenset[str]:
        """Number keys."""
        return frozenset(self._keys.get("n", ()))

    @lazy
    def met_at_home(self) -> frozenset[str]:
        """Every key but dates that a claim in its language may share."""
        return self.concepts | self.figures | self.stems

    @lazy
    def met_abroad(self) -> frozenset[str]:
        """The same of a claim in another language."""
        return self.concepts | self.figures | self.skeletons.keys()

    @lazy
    def dates(self) -> frozenset[str]:
        """Date keys."""
        return frozenset(chain.from_iterable(self._keys.get(type_, ()) for type_ in FIGURE_KEYS - {"n"}))

    @lazy
    def speaker(self) -> tuple[frozenset[str], ...]:
        """Who states the claim: a set of forms for each word of the name, empty when nobody is named."""
        return speaker_forms(self.view.speaker or "", self.view.lang)

    @lazy
    def factors(self) -> Mapping[str, float]:
        """Keys that count for less than all (see ``factor``)."""
        return _factors(self.view) | dict.fromkeys(self._implied, IMPLIED_LAND)

    @lazy
    def _weights(self) -> Mapping[str, float]:
        return {key: self._stats.idf(key) * self.factors.get(key, 1.0) for key in sorted(self.concepts | self.stems)}

    @lazy
    def mass(self) -> float:
        """The summed weight of concepts and stems."""
        return math.fsum(self._weights.values())

    @lazy
    def foreign_mass(self) -> float:
        """The same as a claim in another language sees it: a plain stem cannot be shared and is hardly missing."""
        foreign = {key: FOREIGN_NAME if key in self.name_stems else FOREIGN_STEM for key in self.stems}
        return math.fsum(weight * foreign.get(key, 1.0) for key, weight in self._weights.items())

    @lazy
    def folded(self) -> str:
        """The folded text."""
        return fold(self.view.text)

    @lazy
    def bag(self) -> Bag:
        """The claim as a bag of words, for ranking."""
        return bag_of(self.view)

    @property
    def grams(self) -> Mapping[str, float]:
        """Character n-grams of the folded text."""
        return _grams(self.folded)[0]

    @property
    def norm(self) -> float:
        """The length of the vector of ``grams``."""
        return _grams(self.folded)[1]

    @lazy
    def quantities(self) -> tuple[Quantity, ...]:
        """The claim's figures in base units, without wholes named for their parts; ``unit`` is left as the country keys
        it names."""
        return told_figures(self.view)

    @lazy
    def tolls(self) -> frozenset[str]:
        """The kinds of people struck that it counts."""
        return tolls_of(self.quantities)

    @property
    def denied(self) -> bool:
        """Whether the claim is a denial."""
        return self.view.polarity is Polarity.DENY

    @lazy
    def occasion(self) -> Occasion:
        """What happened where, as the claim says."""
        own = sorted(chain.from_iterable(self._keys.values()))
        told = [key for key in own if self.factors.get(key, 1.0) != SPEAKER_WORD]
        return occasion_of(told, self.view.text, self.view.lang, self.view.speaker or "")

    def factor(self, key: str) -> float:
        """What a key counts, 0 to 1: words of the claim itself all, words of the context or the speaker's name less."""
        return self.factors.get(self.skeletons.get(key, key), 1.0)

    @lazy
    def wordings(self) -> Mapping[str, frozenset[str]]:
        """For each of its glossary concepts the stems of the words that say it, those of the context too."""
        own, around = (concept_words(part, self.view.lang) for part in (self.view.text, self.view.context))
        none: frozenset[str] = frozenset()
        return {name: own.get(name, none) | around.get(name, none) for name in {*own, *around}} if around else own

    @property
    def topic(self) -> frozenset[str]:
        """Every key of the masked proposition as claims in one language share it."""
        return self.concepts | self.stems

    @lazy
    def told(self) -> frozenset[str]:
        """``topic`` with the words of its places beside their keys, as a text that stands alone is read in its
        language: "the Cape" shares a word with "Cape Town", whichever of them the list of places knows."""
        return self.topic.union(*(place_words(part, self.view.lang) for part in (self.view.text, self.view.context)))


def prepare(view: ClaimView, stats: CorpusStats) -> Side:
    """Prepare ``view`` for comparison under the key frequencies of ``stats``."""
    return Side(view, stats)


def _factors(view: ClaimView) -> dict[str, float]:
    """Keys that are not the claim's own words: those of the context, and those that name the speaker."""
    factors: dict[str, float] = {}
    if view.context:
        own = key_spans(view)
        counted = {f"g:{quantity.counted}" for quantity in view.quantities}
        factors.update((key, CONTEXT_WORD) for key in view.keys.all if key not in own and key not in counted)
    if view.speaker:
        named = places_of_keys(view.speaker, view.lang)
        factors.update((key, SPEAKER_WORD) for key in view.keys.all if key in named and kind(key) != "s")
    return factors


def skeleton_weight(key: str, stats: CorpusStats) -> float:
    """What a shared skeleton is worth: two consonants fit many names."""
    return stats.idf(key) * (SHORT_SKELETON if len(key) <= 4 else 1.0)


@lru_cache(maxsize=TEXTS)
def _skeletons(text: str, lang: str, is_sentence: bool = True) -> tuple[Mapping[str, str], frozenset[str]]:
    """Skeleton key to the stem key of its word; and the stem keys of words that are written as names, among which the
    first word of a sentence does not count."""
    found: dict[str, str] = {}
    names: set[str] = set()
    for word in words(text):
        if word.is_number:
            continue
        root = stem_key(word.text, lang)
        for skeleton in skeletons(word.text, lang):
            found.setdefault(f"s:{skeleton}", root)
        if word.is_capitalised and (word.start > 0 or not is_sentence):
            names.add(root)
    return found, frozenset(names)


@lru_cache(maxsize=TEXTS // 2)
def _grams(folded: str) -> tuple[Mapping[str, float], float]:
    """Character 3- to 5-grams within words, with sublinear counts, and the length of that vector."""
    counts: Counter[str] = Counter()
    for word in folded.split():
        counts.update(grams_of(word))
    grams = {gram: 1.0 if count == 1 else 1 + math.log(count) for gram, count in counts.items()}
    return grams, math.sqrt(math.fsum(weight * weight for weight in grams.values()))
