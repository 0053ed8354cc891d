"""What of the archive a question is asked of: whose reports, of which days, which claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from claims.language.names import same_name
from claims.models import Claim
from claims.types import Relation

DEEP = 5000
"""Candidates looked at when only some reports are asked for: those of other reports would take their places."""

BATCH = 5000
"""Ids in one query; SQLite takes 32,766."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims are asked for; what is empty asks for all. ``relation`` is how the claim stands to the text (the
    other way round than a comparison, which is read from the text); ``speaker`` a name in any script."""

    lang: str = ""
    source: int | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    speaker: str = ""
    has_figure: bool = False
    relation: str = ""

    @property
    def some_reports(self) -> bool:
        """Whether only claims of some reports are asked for."""
        return bool(self.lang or self.source is not None or self.since or self.until)

    @property
    def some_claims(self) -> bool:
        """Whether, of these reports, only some claims are asked for."""
        return bool(self.speaker or self.has_figure or self.relation)

    def of_reports(self, pks: Sequence[int]) -> list[int]:
        """Those of the claims ``pks`` whose reports are asked for, in the same order; one query a batch."""
        if not self.some_reports:
            return list(pks)
        fits: set[int] = set()
        for start in range(0, len(pks), BATCH):
            rows = Claim.objects.current().filter(pk__in=pks[start : start + BATCH])
            if self.lang:
                rows = rows.filter(lang=self.lang)
            if self.source is not None:
                rows = rows.filter(report__source=self.source)
            if self.since:
                rows = rows.filter(report__published__gte=self.since)
            if self.until:
                rows = rows.filter(report__published__lte=self.until)
            fits.update(rows.order_by().values_list("pk", flat=True))
        return [pk for pk in pks if pk in fits]

    def fits(self, claim: Claim, relation: Relation) -> bool:
        """Whether the claim itself is asked for; ``relation`` is read from the text to the claim."""
        if self.relation and relation.inverse.value != self.relation:
            return False
        if self.has_figure and not claim.quantities:
            return False
        return not self.speaker or self._is_said_by(claim)

    def _is_said_by(self, claim: Claim) -> bool:
        """Whether the speaker's name, or a relay's, is the one asked for, in whatever script either is written."""
        return any(same_name(self.speaker, name, "", claim.lang) for name in (claim.speaker, *claim.via) if name)
