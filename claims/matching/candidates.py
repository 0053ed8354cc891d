"""Which claims of an archive are looked at for one claim: the search that the application, its checks of free texts and
its evaluations share.

Within a language the words say most, and a concept read from them says little more; between languages the neutral keys
are all there is. One search cannot weigh both, so that claims in the claim's own language would take the places of its
translations: there are two, and translations have half of the places, if there are so many.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import chain

from claims.language.memo import Memo
from claims.matching.abreast import abreast
from claims.matching.documents import BEYOND
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
COMMON_ECHO, SPARED_ECHOES = 3_000, 0.15
"""The same of keys that only echo others, as concepts echo the stems that they were read from: at a million claims an
eighth of a search's time. From a thousand claims on a little more would be won, and of sixty posts another one lost
among the first sixty candidates."""

WORTH_THREADS, WORTH_CLAIMS = 50_000, 4
"""Claims of an archive, and claims that are asked for at once, from which searching takes longer than to start threads
for it."""

COMPOUND, LEAST_PART = 7, 3
"""Letters of a stem from which it may be two words written as one, and those of each of the two at least."""


class Finder:
    """Searches of an archive as it is now."""

    def __init__(self, index: CandidateIndex) -> None:
        self._index = index
        self._snapshot = index.snapshot()
        self._count = self._snapshot.count
        # Asked for to weigh a search and again to score what it found; by what language they are to be beyond.
        self._known = {beyond: Memo(partial(self._look_up, beyond=beyond)) for beyond in ("", *BEYOND)}
        self.stats = CorpusStats(self._count, lambda key: self._known[""][key][0])
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
        (found,) = self.find_each([(keys, lang)], limit=limit, exclude_report=exclude_report)
        return found

    def find_each(
        self, asked: Iterable[tuple[ClaimKeys, str]], *, limit: int = CANDIDATES, exclude_report: int | None = None
    ) -> list[list[Hit]]:
        """The same for several claims, each given by its keys and its language, in their order."""
        claims = list(asked)
        searches = [
            search
            for keys, lang in claims
            for search in (
                partial(self._search, keys.neutral, {}, limit // 2, exclude_report, beyond=lang),
                partial(self._search, keys.all, KEY_BOOSTS, limit, exclude_report),
            )
        ]
        costly = self._count >= WORTH_THREADS and len(claims) >= WORTH_CLAIMS
        hits = iter(abreast(searches) if costly else [search() for search in searches])
        return [_joined(foreign, own, limit) for foreign, own in zip(hits, hits, strict=True)]

    def _search(
        self,
        keys: Iterable[str],
        boosts: Mapping[str, float],
        limit: int,
        exclude_report: int | None,
        beyond: str = "",
    ) -> list[Hit]:
        known = self._known.get(beyond, self._known[""])
        weights = {key: boosts.get(key.partition(":")[0], 1.0) * known[key][1] for key in keys}
        whole = math.fsum(weights.values())
        held = {key: present for key in weights if (present := known[key][0])}
        unheld = [key for key in weights if key not in held] if len(held) < len(weights) else []
        echoes = {key: present for key, present in held.items() if key.partition(":")[0] in boosts}
        loud = {key: present for key, present in held.items() if key not in echoes}
        telling = [
            *_telling(weights, loud, COMMON, SPARED * whole),
            *_telling(weights, echoes, COMMON_ECHO, SPARED_ECHOES * whole),
        ]
        wanted = [*telling, *chain.from_iterable(_parts(key, known) for key in unheld)]
        return self._index.search(
            wanted,
            limit=limit,
            exclude_report=exclude_report,
            boosts=boosts,
            beyond=beyond,
            whole=whole,
            snapshot=self._snapshot,
        )

    def _look_up(self, key: str, beyond: str) -> tuple[int, float]:
        """How many claims hold a key, and its inverse document frequency of BM25 as the index reckons it, which also
        counts what bears its state."""
        present = self._snapshot.frequency(key, beyond)
        return present, math.log(1 + (self._count + 1 - present + 0.5) / (present + 0.5))


def _joined(foreign: Iterable[Hit], own: Iterable[Hit], limit: int) -> list[Hit]:
    """The claims of both searches, ``limit`` at most: those of other languages, which take half of the places if there
    are so many, and the best of the others."""
    best = {hit.claim: hit for hit in foreign}
    room = limit - len(best)
    for hit in own:
        known = best.get(hit.claim)
        if known is None and room > 0:
            best[hit.claim] = hit
            room -= 1
        elif known is not None and hit.score > known.score:
            best[hit.claim] = known._replace(score=hit.score)
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.claim))


def _parts(key: str, known: Mapping[str, tuple[int, float]]) -> tuple[str, ...]:
    """The stems of two words that a stem no claim holds is written of (#larkfest), if claims hold both; of several
    ways to cut it, that into the commonest words."""
    kind, _, stem = key.rpartition(":")
    if not kind.startswith("w:") or len(stem) < COMPOUND or not stem.isalpha():
        return ()
    cuts = range(LEAST_PART, len(stem) - LEAST_PART + 1)
    ways = [(f"{kind}:{stem[:cut]}", f"{kind}:{stem[cut:]}") for cut in cuts]
    held = [way for way in ways if all(known[part][0] for part in way)]
    return min(held, key=lambda way: sum(known[part][1] for part in way), default=())


def _telling(weights: Mapping[str, float], held: Mapping[str, int], common: int, spared: float) -> list[str]:
    """The keys worth looking for, of those that ``held`` so many claims: all but the commonest of those that at least
    ``common`` hold, as long as what goes weighs no more than ``spared``."""
    gone = set()
    for key in sorted((key for key, present in held.items() if present >= common), key=lambda key: (-held[key], key)):
        spared -= weights[key]
        if spared < 0:
            break
        gone.add(key)
    return [key for key in held if key not in gone] if gone else list(held)
