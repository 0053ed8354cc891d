"""The pipeline in memory: the same extraction, keys, index, score, relation and groups, without the database."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claims.matching.candidates import Finder
from claims.matching.groups import group_claims
from claims.matching.index import CandidateIndex, IndexedClaim
from claims.matching.keys import claim_keys
from claims.matching.match import Link, Pair
from claims.matching.selection import CANDIDATES, pairs_of
from claims.types import Article, ClaimView, ExtractedClaim

from .mentions import claims_of


@dataclass(slots=True)
class Archive:
    """Reports with their claims, matched and grouped. Ids are counted from 1; ``claims`` by id."""

    claims: dict[int, ExtractedClaim] = field(default_factory=dict)
    views: dict[int, ClaimView] = field(default_factory=dict)
    of_file: dict[str, list[int]] = field(default_factory=dict)
    pairs: dict[tuple[int, int], Pair] = field(default_factory=dict)
    links: dict[tuple[int, int], Link] = field(default_factory=dict)
    group_of: dict[int, int] = field(default_factory=dict)

    def whole(self, claims: Collection[int]) -> dict[int, ClaimView]:
        """These claims."""
        return {pk: self.views[pk] for pk in claims}

    def sizes(self, reports: Sequence[int]) -> Counter[int]:
        """How many claims each of these reports has."""
        return Counter(view.report for view in self.of_reports(reports).values())

    def of_reports(self, reports: Sequence[int]) -> dict[int, ClaimView]:
        """Every claim of these reports."""
        return {pk: view for pk, view in self.views.items() if view.report in set(reports)}


def build_archive(reports: Mapping[str, Article]) -> Archive:
    """Extract, match and group these reports (by file name) as the application would."""
    archive = Archive()
    for number, (name, article) in enumerate(reports.items(), 1):
        lang, found = claims_of(article)
        archive.of_file[name] = []
        for claim in found:
            pk = len(archive.claims) + 1
            archive.claims[pk] = claim
            archive.views[pk] = view_of(pk, number, lang, claim, article)
            archive.of_file[name].append(pk)
    with tempfile.TemporaryDirectory() as folder:
        index = CandidateIndex(Path(folder) / "index")
        index.apply(
            [IndexedClaim(view.id, view.report, view.keys.all, view.lang) for view in archive.views.values()],
            [],
            {},
        )
        finder = Finder(index)
        for pks in archive.of_file.values():
            queries = {pk: archive.views[pk] for pk in pks}
            hits = {
                pk: finder.find(view.keys, view.lang, limit=CANDIDATES, exclude_report=view.report)
                for pk, view in queries.items()
            }
            matched = pairs_of(queries, hits, archive, finder.stats)
            archive.pairs |= {(pair.left_id, pair.right_id): pair for pair in matched.pairs}
            archive.links |= {(link.left_id, link.right_id): link for link in matched.links}
        pairs = [archive.pairs[key] for key in sorted(archive.pairs)]
        for number, group in enumerate(group_claims(archive.views, pairs, links=archive.links.values()), 1):
            archive.group_of |= dict.fromkeys(group.claims, number)
    return archive


def view_of(pk: int, report: int, lang: str, claim: ExtractedClaim, article: Article) -> ClaimView:
    """An extracted claim as matching sees a stored one."""
    return ClaimView(
        id=pk,
        report=report,
        lang=lang,
        text=claim.text,
        keys=claim_keys(claim, lang),
        context=claim.context,
        speaker=claim.speaker,
        via=claim.via,
        polarity=claim.polarity,
        modality=claim.modality,
        cue_kind=claim.cue_kind,
        quantities=claim.quantities,
        dates=claim.dates,
        places=claim.places,
        published=article.published,
    )
