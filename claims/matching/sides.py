"""One side of a comparison, prepared once and compared often."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from claims.language import get_language
from claims.language.cldr import find_terms
from claims.language.glossary import find_concepts
from claims.language.normalise import fold
from claims.language.phrases import words
from claims.language.skeleton import skeletons
from claims.matching.figures import in_base_units
from claims.matching.kinds import GENERIC, HAPPENED, ROLES
from claims.matching.lands import implied_lands
from claims.matching.occasions import UNKNOWN, Occasion, occasion_of
from claims.matching.spans import key_spans, places_of_keys, stem_key
from claims.matching.stats import CorpusStats
from claims.matching.vocabulary import words_of
from claims.matching.weights import CONTEXT_WORD, FOREIGN_NAME, FOREIGN_STEM, IMPLIED_LAND, SHORT_SKELETON, SPEAKER_WORD
from claims.types import ClaimView, Polarity, Quantity

FIGURE_KEYS = frozenset({"n", "d", "y", "m", "wd"})
"""Key types that are masked in the proposition: figures and dates are compared as slots."""
PLACE_KEYS = frozenset({"c", "z", "a"})
"""Key types that surely name a place, a person or an organisation."""


def kind(key: str) -> str:
    """The type of a key: what stands before its first colon."""
    return key.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Side:
    """A claim as the features see it.

    ``concepts`` are the neutral keys of the masked proposition but for name skeletons, ``stems`` its words that no
    concept covers, ``skeletons`` the skeletons of those words with the stem each belongs to. ``names`` are what
    surely names somebody or some place: places, aliases and (``name_stems``) capitalised words. ``figures`` are
    number keys, ``dates`` date keys. ``factors`` are the keys that count for less than all (see ``factor``).
    ``mass`` is the summed weight of concepts and stems; ``foreign_mass`` the same as a claim in another language
    sees it, where a plain stem cannot be shared and so is hardly missing. ``speaker`` is who states the claim, a set
    of forms for each word of the name, empty when nobody is named. ``grams`` are character n-grams of the folded text
    with their norm. ``quantities`` are the claim's in base units; their ``unit`` is left as the country keys it names.
    ``occasion`` is what happened where, as the claim says; ``setting`` is what its report says of that, unknown for a
    text that stands alone.
    """

    view: ClaimView
    concepts: frozenset[str]
    stems: frozenset[str]
    skeletons: Mapping[str, str]
    names: frozenset[str]
    name_stems: frozenset[str]
    figures: frozenset[str]
    dates: frozenset[str]
    speaker: tuple[frozenset[str], ...]
    factors: Mapping[str, float]
    mass: float
    foreign_mass: float
    folded: str
    grams: Mapping[str, float]
    norm: float
    quantities: tuple[Quantity, ...]
    denied: bool
    occasion: Occasion = UNKNOWN
    setting: Occasion = UNKNOWN

    def factor(self, key: str) -> float:
        """What a key counts, 0 to 1: words of the claim itself all, words of the context or the speaker's name less."""
        return self.factors.get(self.skeletons.get(key, key), 1.0)

    @property
    def topic(self) -> frozenset[str]:
        """Every key of the masked proposition as claims in one language share it."""
        return self.concepts | self.stems


def prepare(view: ClaimView, stats: CorpusStats) -> Side:
    """Prepare ``view`` for comparison under the key frequencies of ``stats``."""
    implied = implied_lands(view.keys.neutral)
    keys = sorted({*view.keys.neutral, *implied})
    concepts = frozenset(key for key in keys if kind(key) not in FIGURE_KEYS and kind(key) not in ("n", "s"))
    uncovered = {key for part in (view.text, view.context) for key in places_of_keys(part, view.lang)}
    stems = frozenset(uncovered.intersection(view.keys.stems))
    by_skeleton, capitalised = _skeletons(f"{view.text} {view.context}", view.lang)
    name_stems = capitalised & stems
    folded = fold(view.text)
    grams, norm = _grams(folded)
    factors = _factors(view) | dict.fromkeys(implied, IMPLIED_LAND)
    told = [key for key in keys if factors.get(key, 1.0) != SPEAKER_WORD]
    weights = {key: stats.idf(key) * factors.get(key, 1.0) for key in sorted(concepts | stems)}
    foreign = {key: FOREIGN_NAME if key in name_stems else FOREIGN_STEM for key in stems}
    return Side(
        view=view,
        concepts=concepts,
        stems=stems,
        skeletons={key: by_skeleton.get(key, key) for key in keys if kind(key) == "s"},
        names=frozenset(key for key in concepts if kind(key) in PLACE_KEYS),
        name_stems=name_stems,
        figures=frozenset(key for key in keys if kind(key) == "n"),
        dates=frozenset(key for key in keys if kind(key) in FIGURE_KEYS - {"n"}),
        speaker=speaker_forms(view.speaker or "", view.lang),
        factors=factors,
        mass=math.fsum(weights.values()),
        foreign_mass=math.fsum(weight * foreign.get(key, 1.0) for key, weight in weights.items()),
        folded=folded,
        grams=grams,
        norm=norm,
        quantities=tuple(
            figure
            for figure, told in zip(counted_figures(view), view.quantities, strict=True)
            if not is_both(told, view.lang)
        ),
        denied=view.polarity is Polarity.DENY,
        occasion=occasion_of(told, view.text, view.lang, view.speaker or ""),
    )


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


def counted_figures(view: ClaimView) -> tuple[Quantity, ...]:
    """The claim's figures in their order and in base units, with what each counts as far as the claim tells; ``unit``
    is left as the country keys it names."""
    return tuple(in_base_units(_of_whom(_with_kind(quantity, view), view)) for quantity in view.quantities)


def skeleton_weight(key: str, stats: CorpusStats) -> float:
    """What a shared skeleton is worth: two consonants fit many names."""
    return stats.idf(key) * (SHORT_SKELETON if len(key) <= 4 else 1.0)


@lru_cache(maxsize=8192)
def _skeletons(text: str, lang: str) -> tuple[Mapping[str, str], frozenset[str]]:
    """Skeleton key to the stem key of its word; and the stem keys of words that are written as names."""
    found: dict[str, str] = {}
    names: set[str] = set()
    for word in words(text):
        if word.is_number:
            continue
        root = stem_key(word.text, lang)
        for skeleton in skeletons(word.text, lang):
            found.setdefault(f"s:{skeleton}", root)
        if word.is_capitalised and word.start > 0:
            names.add(root)
    return found, frozenset(names)


def is_both(quantity: Quantity, lang: str) -> bool:
    """True for "the two sides", « les deux capitales », «الطرفان»: two who are known already are no figure."""
    if quantity.value != 2:
        return False
    listed = words_of("parties", lang)
    return any(word.norm in listed for word in words(f"{quantity.raw} {quantity.unit}"))


def _with_kind(quantity: Quantity, view: ClaimView) -> Quantity:
    """What it counts, where the text leaves it open: of mere people, what the claim says happened to them, if that is
    one thing; of an unknown thing, its unit's stem, comparable within the language at least."""
    if quantity.counted in GENERIC:
        happened = {HAPPENED[key[2:]] for key in view.keys.neutral if key[:2] == "g:" and key[2:] in HAPPENED}
        return replace(quantity, counted=happened.pop()) if len(happened) == 1 else quantity
    if quantity.counted is not None:
        return quantity
    language = get_language(view.lang)
    unit = [token for token in language.tokens(quantity.unit) if token.is_word and not language.is_stop(token.text)]
    return replace(quantity, counted=f"unit:{view.lang}:{language.stem(unit[0].text)}") if unit else quantity


def _of_whom(quantity: Quantity, view: ClaimView) -> Quantity:
    """With the countries that its unit names as unit: "39 Palestinian prisoners" are not "39 Israeli captives"."""
    return replace(quantity, unit=" ".join(_countries(quantity.unit, view.lang)))


@lru_cache(maxsize=8192)
def _countries(unit: str, lang: str) -> tuple[str, ...]:
    return tuple(sorted({term.key for term in find_terms(unit, lang) if kind(term.key) == "c"}))


@lru_cache(maxsize=8192)
def _grams(folded: str) -> tuple[Mapping[str, float], float]:
    """Character 3- to 5-grams within words, with sublinear counts, and the length of that vector."""
    counts: Counter[str] = Counter()
    for word in folded.split():
        padded = f" {word} "
        for size in (3, 4, 5):
            counts.update(padded[start : start + size] for start in range(len(padded) - size + 1))
    grams = {gram: 1 + math.log(count) for gram, count in counts.items()}
    return grams, math.sqrt(math.fsum(weight * weight for weight in grams.values()))


@lru_cache(maxsize=8192)
def speaker_forms(name: str, lang: str) -> tuple[frozenset[str], ...]:
    """A speaker word by word, each in forms that meet across languages: concept, place, name skeletons, folded word.
    Words without a meaning of their own are left out."""
    language = get_language(lang)
    covered: dict[int, str] = {}
    for term in find_terms(name, lang):
        covered.update(dict.fromkeys(range(term.start, term.end), term.key))
    for hit in find_concepts(name, lang):
        covered.update(dict.fromkeys(range(hit.start, hit.end), f"g:{hit.concept}"))
    units: dict[str, set[str]] = {}
    for word in words(name):
        if word.is_number or language.is_stop(word.text):
            continue
        # Two names are compared here, not a million: two consonants are enough, and a name may read as a word («جين»).
        shapes = {f"s:{skeleton}" for skeleton in skeletons(word.text, lang)}
        key = covered.get(word.start)
        if key is None:
            units.setdefault(word.norm, {word.norm} | shapes)
        else:
            units.setdefault(key, {key} | (shapes if key.startswith("g:") and key not in ROLES else set()))
    return tuple(frozenset(forms) for forms in units.values())
