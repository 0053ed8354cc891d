"""Which claims of an archive are looked at for one claim: the search that the application, its checks of free texts and
its evaluations share.

Within a language the words say most, and a concept read from them says little more; between languages the neutral keys
are all there is. One search cannot weigh both, so that claims in the claim's own language would take the places of its
translations: there are two, and translations have half of the places, if there are so many.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain

from claims.matching.index import CandidateIndex, Hit
from claims.matching.stats import CorpusStats
from claims.matching.weights import KEY_BOOSTS
from claims.types import ClaimKeys

CANDIDATES = 100
"""Places among the claims that are compared with one claim or text, unless said otherwise."""

COMMON = 30_000
"""Claims that hold a key from which on reading through them is felt."""
SPARED = 0.05
"""Part of a search's weight that such keys may have and yet be left out: at a million claims a tenth of its time, and
nothing is lost. Had commoner words than ``COMMON`` to go, or a tenth of the weight, posts would be."""

COMPOUND, LEAST_PART = 7, 3
"""Letters of a stem from which it may be two words written as one, and those of each of the two at least."""


class Finder:
    """Searches of an archive as it is now."""

    def __init__(self, index: CandidateIndex) -> None:
        self._index = index
        self._snapshot = index.snapshot()
        self._count = self._snapshot.count
        # Asked for to weigh a search and again to score what it found.
        self._doc_freq = lru_cache(maxsize=1 << 16)(self._snapshot.frequency)
        self._weight = lru_cache(maxsize=1 << 16)(self._idf)
        self.stats = CorpusStats(self._count, lambda key: self._doc_freq(key, ""))
        """The document frequencies of the archive, to score candidates with."""

    @property
    def generation(self) -> str:
        """The generation of the index that is searched."""
        return self._snapshot.generation

    def find(
        self, keys: ClaimKeys, lang: str, *, limit: int = CANDIDATES, exclude_report: int | None = None
    ) -> list[Hit]:
        """At most ``limit`` claims that share keys with a claim in ``lang`` (ISO 639-1), best first, ties by id.

        A hit's score is what it shares, by weight, of all that could be shared with it, about 1 for a copy; of a claim
        found by all keys and by neutral keys the greater one.
        """
        foreign = self._search(keys.neutral, {}, limit // 2, exclude_report, beyond=lang)
        own = self._search(keys.all, KEY_BOOSTS, limit, exclude_report)
        best = {hit.claim: hit._replace(is_abroad=True) for hit in foreign}
        room = limit - len(foreign)
        for hit in own:
            if hit.claim in best:
                best[hit.claim] = best[hit.claim]._replace(score=max(hit.score, best[hit.claim].score))
            elif room > 0:
                best[hit.claim] = hit
                room -= 1
        return sorted(best.values(), key=lambda hit: (-hit.score, hit.claim))

    def _search(
        self,
        keys: Iterable[str],
        boosts: Mapping[str, float],
        limit: int,
        exclude_report: int | None,
        beyond: str = "",
    ) -> list[Hit]:
        weights = {key: boosts.get(key.partition(":")[0], 1.0) * self._weight(key, beyond) for key in keys}
        wanted = [*self._telling(weights, beyond), *chain.from_iterable(self._parts(key, beyond) for key in weights)]
        hits = self._index.search(
            wanted, limit=limit, exclude_report=exclude_report, boosts=boosts, beyond=beyond, snapshot=self._snapshot
        )
        if not hits:
            return []
        whole = math.fsum(weights.values())
        return [Hit(claim, report, score / whole) for claim, report, score, _ in hits]

    def _parts(self, key: str, beyond: str) -> tuple[str, ...]:
        """The stems of two words that a stem no claim holds is written of (#larkfest), if claims hold both; of several
        ways to cut it, that into the commonest words."""
        kind, _, stem = key.rpartition(":")
        if not kind.startswith("w:") or len(stem) < COMPOUND or not stem.isalpha() or self._doc_freq(key, beyond):
            return ()
        cuts = range(LEAST_PART, len(stem) - LEAST_PART + 1)
        ways = [(f"{kind}:{stem[:cut]}", f"{kind}:{stem[cut:]}") for cut in cuts]
        held = [way for way in ways if all(self._doc_freq(part, beyond) for part in way)]
        return min(held, key=lambda way: sum(self._weight(part, beyond) for part in way), default=())

    def _telling(self, weights: Mapping[str, float], beyond: str) -> list[str]:
        """The keys worth looking for: those that some claim holds, without those that very many hold, the commonest
        first, as long as what goes is no more than ``SPARED`` of the whole weight."""
        left = SPARED * math.fsum(weights.values())
        frequency = {key: present for key in weights if (present := self._doc_freq(key, beyond))}
        common = [key for key, present in frequency.items() if present >= COMMON]
        for key in sorted(common, key=lambda key: (-frequency[key], key)):
            left -= weights[key]
            if left < 0:
                break
            del frequency[key]
        return list(frequency)

    def _idf(self, key: str, beyond: str) -> float:
        """The inverse document frequency of BM25 as the index reckons it, which also counts what bears its state."""
        present = self._doc_freq(key, beyond)
        return math.log(1 + (self._count + 1 - present + 0.5) / (present + 0.5))
