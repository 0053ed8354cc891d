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

from claims.matching.index import CandidateIndex, Hit
from claims.matching.stats import CorpusStats
from claims.matching.weights import KEY_BOOSTS
from claims.types import ClaimKeys

CANDIDATES = 100
"""Places among the claims that are compared with one claim or text, unless said otherwise."""


class Finder:
    """Searches of an archive as it is now."""

    def __init__(self, index: CandidateIndex) -> None:
        self._index = index
        self._count, doc_freq = index.frequencies()
        # Asked for to weigh a search and again to score what it found.
        self._doc_freq = lru_cache(maxsize=1 << 17)(doc_freq)
        self.stats = CorpusStats(self._count, self._doc_freq)
        """The document frequencies of the archive, to score candidates with."""

    def find(
        self, keys: ClaimKeys, lang: str, *, limit: int = CANDIDATES, exclude_report: int | None = None
    ) -> list[Hit]:
        """At most ``limit`` claims that share keys with a claim in ``lang`` (ISO 639-1), best first, ties by id.

        A hit's score is what it shares, by weight, of all that could be shared with it, about 1 for a copy; of a claim
        found by all keys and by neutral keys the greater one.
        """
        foreign = self._search(keys.neutral, {}, limit // 2, exclude_report, not_in=lang)
        own = self._search(keys.all, KEY_BOOSTS, limit, exclude_report)
        best: dict[int, Hit] = {hit.claim: hit for hit in foreign}
        room = limit - len(foreign)
        for hit in own:
            if hit.claim in best:
                best[hit.claim] = max(hit, best[hit.claim], key=lambda one: one.score)
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
        not_in: str = "",
    ) -> list[Hit]:
        wanted = list(dict.fromkeys(keys))
        hits = self._index.search(wanted, limit=limit, exclude_report=exclude_report, boosts=boosts, not_in=not_in)
        whole = math.fsum(boosts.get(key.partition(":")[0], 1.0) * self._weight(key) for key in wanted) if hits else 1.0
        return [Hit(hit.claim, hit.report, hit.score / whole) for hit in hits]

    def _weight(self, key: str) -> float:
        """The inverse document frequency of BM25 as the index reckons it, which also counts what bears its state."""
        present = self._doc_freq(key)
        return math.log(1 + (self._count + 1 - present + 0.5) / (present + 0.5))
