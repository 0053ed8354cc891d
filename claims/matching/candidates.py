"""Which claims of an archive are looked at for one claim: the search that the application, its checks of free texts and
its evaluations share.

Within a language the words say most, and a concept read from them says little more; between languages the neutral keys
are all there is. One search cannot weigh both, so that claims in the claim's own language would take the places of its
translations: there are two, and translations have half of the places, if there are so many.
"""

from __future__ import annotations

from claims.matching.index import CandidateIndex, Hit
from claims.matching.stats import CorpusStats
from claims.types import ClaimKeys

CANDIDATES = 200
"""Places among the claims that are compared with one claim or text, unless said otherwise."""


def find_candidates(
    index: CandidateIndex,
    keys: ClaimKeys,
    lang: str,
    *,
    limit: int = CANDIDATES,
    exclude_report: int | None = None,
) -> list[Hit]:
    """At most ``limit`` claims that share keys with a claim in ``lang`` (ISO 639-1): what all keys find, best first,
    then what neutral keys alone find in other languages. Scores are comparable within each part only."""
    foreign = index.search(keys.neutral, limit=limit // 2, exclude_report=exclude_report, boosts={}, not_in=lang)
    translations = {hit.claim for hit in foreign}
    first, room = [], limit - len(foreign)
    for hit in index.search(keys.all, limit=limit, exclude_report=exclude_report):
        # What both ways find stands where all keys put it.
        if hit.claim in translations or room > 0:
            first.append(hit)
            room -= hit.claim not in translations
    met = {hit.claim for hit in first}
    return first + [hit for hit in foreign if hit.claim not in met]


def stats_of(index: CandidateIndex) -> CorpusStats:
    """The document frequencies of the archive as the index knows them now."""
    return CorpusStats(*index.frequencies())
