"""Two prepared claims side by side: what they share, what sets them apart, read once for all features and rules."""

from __future__ import annotations

import math
from dataclasses import dataclass

from claims.language.lazy import lazy
from claims.matching.bags import Crowd
from claims.matching.figures import FigurePairs, pair_figures
from claims.matching.kinds import ROLES
from claims.matching.relatives import Met, related
from claims.matching.sides import Side, kind, skeleton_weight
from claims.matching.spans import keys_near
from claims.matching.stats import CorpusStats
from claims.matching.weights import ENUMERATION
from claims.types import Quantity

ACRONYM = 3
"""Letters of the shortest acronym."""


@dataclass(frozen=True)
class PairView:
    """Two prepared claims and the key frequencies of the archive. Swapping the sides changes no feature."""

    left: Side
    right: Side
    stats: CorpusStats
    among: Crowd | None = None
    """The candidates that the right side is one of, where a text is compared with many."""
    story: float = 0.0
    """How surely the reports of the two tell of one event, 0 to 1, as other claims of theirs say; 0 when unknown."""

    @lazy
    def crowd(self) -> Crowd:
        """``among``, or the two alone."""
        return self.among or Crowd((self.left.bag, self.right.bag))

    @lazy
    def same_language(self) -> bool:
        """True when both claims are in one language."""
        return self.left.view.lang == self.right.view.lang

    @lazy
    def common(self) -> frozenset[str]:
        """Keys of the masked proposition that both hold: concepts, and stems or (across languages) skeletons."""
        keys = self.left.concepts & self.right.concepts
        if self.same_language:
            return keys | (self.left.stems & self.right.stems)
        return keys | self._common_skeletons

    @lazy
    def _common_skeletons(self) -> frozenset[str]:
        """Shared skeletons, the weightiest of each word: a word that can be read in two ways counts once."""
        shared_ones = self.left.skeletons.keys() & self.right.skeletons.keys()
        taken_left: set[str] = set()
        taken_right: set[str] = set()
        kept = []
        for key in sorted(shared_ones, key=lambda key: (-skeleton_weight(key, self.stats), key)):
            one, two = self.left.skeletons[key], self.right.skeletons[key]
            if one not in taken_left and two not in taken_right:
                taken_left.add(one)
                taken_right.add(two)
                kept.append(key)
        return frozenset(kept)

    def weight(self, key: str) -> float:
        """What one shared key is worth, less when a side has it from the context or the speaker's name."""
        plain = skeleton_weight(key, self.stats) if key.startswith("s:") else self.stats.idf(key)
        return plain * math.sqrt(self.left.factor(key) * self.right.factor(key))

    @lazy
    def met(self) -> list[Met]:
        """What both say of one thing in words of different concepts (``relatives.py``)."""
        theirs = self.right.concepts - self.common
        if self.left.near.isdisjoint(theirs):
            return []
        return related(self.left.concepts - self.common, theirs, self._lighter)

    def _lighter(self, one: str, two: str) -> float:
        return min(side.factor(key) * self.stats.idf(key) for side, key in ((self.left, one), (self.right, two)))

    @lazy
    def common_mass(self) -> float:
        """The summed weight of ``common``."""
        return math.fsum(self.weight(key) for key in self.common)

    @lazy
    def near_mass(self) -> float:
        """``common_mass``, and what words of related concepts are worth beside it. It speaks for one question; what the
        two answer is read from what they share to the letter."""
        return self.common_mass + math.fsum(met.weight for met in self.met)

    def mass(self, side: Side) -> float:
        """The weight of what the other side could share of ``side``."""
        return side.mass if self.same_language else side.foreign_mass

    @lazy
    def figures(self) -> FigurePairs:
        """The figures of both, paired by what they count."""
        return pair_figures(self.left.quantities, self.right.quantities)

    @lazy
    def names_apart(self) -> tuple[frozenset[str], frozenset[str]]:
        """Names of places, people and organisations that only the left, only the right claim holds, as keys."""
        return _names_only(self.left, self.right), _names_only(self.right, self.left)

    @lazy
    def narrowing(self) -> tuple[frozenset[str], frozenset[str]]:
        """Of ``names_apart``, those that narrow a claim down to a part. A country alone does not, it is often left
        unsaid; nor does an enumeration, which gives the extent of the whole; nor the speaker's own name; nor an
        acronym."""
        left, right = self.names_apart
        return _narrowing(self.left, left), _narrowing(self.right, right)

    @lazy
    def names_shared(self) -> frozenset[str]:
        """Names that both hold."""
        every = self.left.names | self.left.name_stems | self.right.names | self.right.name_stems
        return every & self.common | frozenset(key for key in self.common if key.startswith("s:"))


def _narrowing(side: Side, names: frozenset[str]) -> frozenset[str]:
    spans, text = side.places, side.view.text
    narrow = frozenset(
        key
        for key in names
        if not key.startswith("c:")
        and side.factors.get(key, 1.0) >= 1.0
        and not (key in spans and _is_acronym(text[slice(*spans[key])]))
    )
    return narrow if len(narrow) < ENUMERATION else frozenset()


def _is_acronym(written: str) -> bool:
    """True for "OCHA": a body that counts, no place of which it counts."""
    return written.isupper() and written.isascii() and len(written) >= ACRONYM


def _names_only(side: Side, other: Side) -> frozenset[str]:
    """Names of ``side`` that ``other`` lacks under every spelling."""
    if not side.name_stems:
        return side.names - other.concepts
    met = {root for skeleton, root in side.skeletons.items() if skeleton in other.skeletons}
    shared = (side.name_stems & other.stems) | met
    apart = side.name_stems - shared
    return frozenset((side.names - other.concepts) | (apart - _beside(side, apart, shared)))


def _beside(side: Side, apart: frozenset[str], shared: frozenset[str] | set[str]) -> set[str]:
    """Of name words that only ``side`` holds, those that stand next to one that both hold: "Anders" of "Anders Lund"
    where the other says "Lund"."""
    if not apart or not shared:
        return set()
    spans, text = side.places, side.view.text
    known = [spans[key] for key in shared if key in spans]
    return {
        key
        for key in apart & spans.keys()
        if any(text[min(end, spans[key][1]) : max(start, spans[key][0])] in (" ", "-") for start, end in known)
    }


def speakers_agree(pair: PairView) -> bool | None:
    """Whether both name the same speaker, half of the shorter name's words being enough; ``None`` when one of them
    names none, or both share a role alone: "an official" may be any. Speakers of two countries are two."""
    few, many = sorted((pair.left.speaker, pair.right.speaker), key=len)
    if not few:
        return None
    met = [forms for forms in few if any(forms & others for others in many)]
    countries = [frozenset(key for forms in words for key in forms if kind(key) == "c") for words in (few, many)]
    if all(countries) and not countries[0] & countries[1]:
        return False
    if 2 * len(met) < len(few):
        return False
    return True if any(not forms & ROLES for forms in met) else None


def scope_names(pair: PairView) -> tuple[frozenset[str], frozenset[str]]:
    """The narrowing names that say of what the differing figures are counted: those that stand next to them. In "the
    quake that hit the High Atlas last night killed 820" the place belongs to the quake."""
    left, right = pair.narrowing
    if left:
        left &= frozenset().union(*(keys_near(pair.left.view, one) for one, _ in pair.figures.pairs))
    if right:
        right &= frozenset().union(*(keys_near(pair.right.view, two) for _, two in pair.figures.pairs))
    return left, right


def words_around(pair: PairView, one: Quantity, two: Quantity) -> float:
    """The share of the words near two figures that both have, what is counted aside; 0 to 1."""
    counted = {f"{kind}:{figure.counted}" for kind in "gu" for figure in (one, two)}
    left = keys_near(pair.left.view, one) - counted
    right = keys_near(pair.right.view, two) - counted
    weights = [math.fsum(pair.weight(key) for key in keys if not key.startswith("s:")) for keys in (left, right)]
    both = math.fsum(pair.weight(key) for key in left & right & pair.common)
    return min(1.0, both / math.sqrt(weights[0] * weights[1])) if all(weights) else 0.0
