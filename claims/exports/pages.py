"""The table of each page of claims and reports; stories have theirs in ``stories.py``. The JSON of a report is what
``manage.py compare`` prints, that of a checked sentence what ``manage.py match`` prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from claims.matching.grid import Figure
from claims.models import Claim, Report
from claims.selectors.beside import BesidePage
from claims.selectors.compare import Wording
from claims.selectors.export import claim_as_json, comparison_as_json
from claims.selectors.numbers import NumberGrid
from claims.selectors.origin_page import OriginsPage
from claims.services.checking import Found

from .table import CLAIM, ON_PAPER, Table, claim_row, joined


def report_table(report: Report, claims: Iterable[Claim]) -> Table:
    """A report's claims in reading order; the JSON is that of ``manage.py compare --report``."""
    rows = [claim_row(claim, group=claim.group_id, start=claim.start, end=claim.end) for claim in claims]
    return Table(
        name=f"report-{report.pk}",
        title=str(report),
        columns=(*CLAIM, "group", "start", "end"),
        rows=rows,
        json=comparison_as_json([report]),
        printed=("text", "speaker", "via", "figures", "dates"),
    )


def comparison_table(claim: Claim, wordings: Iterable[Wording]) -> Table:
    """A claim, then the other wordings of it, each with its relation as the page says it."""
    shown = list(wordings)
    rows = [claim_row(claim, relation="")]
    rows += [
        claim_row(
            one.claim,
            relation=one.said_relation,
            confidence=round(one.match.confidence, 4),
            score=round(one.match.score, 4),
            verdict=one.match.verdict,
        )
        for one in shown
    ]
    matches = [
        {
            "claim": claim_as_json(one.claim),
            "report": one.claim.report_id,
            "language": one.claim.lang,
            "score": round(one.match.score, 4),
            "relation": one.relation.value,
            "flags": list(one.match.flags),
            "evidence": list(one.match.evidence),
        }
        for one in shown
    ]
    return Table(
        name=f"claim-{claim.pk}",
        title=claim.text,
        columns=(*CLAIM, "relation", "confidence", "score", "verdict"),
        rows=rows,
        json={"claim": claim_as_json(claim), "matches": matches},
        printed=("relation", *ON_PAPER),
    )


def numbers_table(grid: NumberGrid) -> Table:
    """Every figure of a group, by what is counted."""
    rows = []
    for strand in grid.strands:
        places = [place for level in strand.strand.levels for place in level.figures]
        for row in strand.rows:
            told = strand.strand.figures[places[row.number - 1]]
            rows.append(
                claim_row(
                    row.claim,
                    counted=strand.name,
                    **_figure_cells(told),
                    as_of=row.as_of.isoformat() if row.as_of else "",
                    standing=joined(words for _tone, words in row.stands),
                )
            )
    columns = ("counted", "figure", "value", "low", "high", "hedge", "unit", "as_of", "standing", *CLAIM)
    names = [name for name in columns if name not in ("figures", "dates", "polarity")]
    return Table(
        name=f"group-{grid.group.pk}-figures",
        title=_title(grid.lead),
        columns=names,
        rows=rows,
        json={"group": grid.group.pk, "figures": [{name: row.get(name) for name in names} for row in rows]},
        printed=("counted", "figure", "as_of", "source", "speaker", "standing"),
    )


def _figure_cells(told: Figure) -> dict[str, Any]:
    quantity = told.quantity
    return {
        "figure": quantity.raw,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "hedge": quantity.hedge.value,
        "unit": quantity.unit,
    }


def origins_table(page: OriginsPage) -> Table:
    """The wordings of a group by their origin, with why they fold and what changed on the way."""
    rows = [
        claim_row(
            member.claim,
            origin=f"{origin.letter} {origin.name}".strip(),
            fold=member.folds,
            reason=member.reason,
            changes=joined(words for _grave, words in member.changes),
        )
        for origin in page.origins
        for member in origin.all
    ]
    columns = ("origin", "fold", "reason", "changes", *CLAIM)
    told = {"group": page.group.pk, "reports": page.reports, "origins": len(page.origins)}
    return Table(
        name=f"group-{page.group.pk}-origins",
        title=_title(page.lead),
        columns=columns,
        rows=rows,
        json={**told, "claims": [{name: row.get(name) for name in columns} for row in rows]},
        printed=("origin", "source", "published", "text", "reason", "changes"),
    )


def beside_table(page: BesidePage) -> Table:
    """Two reports: claims of both with how the second stands to the first, claims of one alone, reused passages."""
    rows = [
        claim_row(pair.left, kind="both", relation=pair.label, other_claim=pair.right.pk, other_text=pair.right.text)
        for pair in page.both
    ]
    for kind, side in (("first only", page.left), ("second only", page.right)):
        rows += [claim_row(claim, kind=kind) for claim in side.only]
    passages = [
        {"first": passage.left, "second": "".join(piece.text for piece in passage.right), "quoted": passage.quoted}
        for passage in page.passages
    ]
    left, right = page.left.report, page.right.report
    return Table(
        name=f"reports-{left.pk}-{right.pk}",
        title=f"{page.left.source} · {page.right.source}",
        columns=("kind", "relation", "other_claim", "other_text", *CLAIM),
        rows=rows,
        json={
            "reports": [left.pk, right.pk],
            "reuse": page.kind or None,
            "shares": [round(page.left.share, 4), round(page.right.share, 4)],
            "passages": passages,
            "claims": rows,
        },
        printed=("kind", "source", "text", "relation", "other_text"),
    )


def check_table(text: str, found: Iterable[Found]) -> Table:
    """What was found for a sentence; the JSON is that of ``manage.py match``."""
    shown = list(found)
    rows = [
        claim_row(
            one.claim,
            # Stored the way the sentence stands to the claim; told the other way round.
            relation=one.comparison.relation.inverse.value,
            confidence=round(one.comparison.confidence, 4),
            score=round(one.comparison.score, 4),
        )
        for one in shown
    ]
    return Table(
        name="check",
        title=text,
        columns=("relation", "confidence", "score", *CLAIM),
        rows=rows,
        json=found_as_json(text, shown),
        printed=("relation", *ON_PAPER),
    )


def found_as_json(text: str, found: Iterable[Found]) -> dict[str, Any]:
    """The answer to a free text, as ``manage.py match`` prints it."""
    matches = [
        {
            "claim": claim_as_json(one.claim),
            "report": one.claim.report_id,
            "language": one.claim.lang,
            "score": round(one.comparison.score, 4),
            "relation": one.comparison.relation.value,
            "flags": [flag.value for flag in one.comparison.flags],
            "evidence": [item.as_json() for item in one.comparison.evidence],
        }
        for one in found
    ]
    return {"text": text, "matches": matches}


def _title(lead: Claim | None) -> str:
    return lead.text if lead else _("A group of claims")
