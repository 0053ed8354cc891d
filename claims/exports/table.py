"""A table of what a page shows: its rows, as CSV text, and in words for paper."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Claim
from claims.selectors import wording
from claims.selectors.columns import source_name

FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""How a cell begins that a spreadsheet would run (OWASP, *CSV injection*)."""

LABELS = {
    "claim": gettext_lazy("Claim"),
    "text": gettext_lazy("Wording"),
    "source": gettext_lazy("Source"),
    "published": gettext_lazy("Published"),
    "language": gettext_lazy("Language"),
    "report": gettext_lazy("Report"),
    "group": gettext_lazy("Group"),
    "relation": gettext_lazy("Relation"),
    "speaker": gettext_lazy("Who says it"),
    "via": gettext_lazy("Through"),
    "figures": gettext_lazy("Figures"),
    "dates": gettext_lazy("Dates named"),
    "polarity": gettext_lazy("How it is put"),
    "counted": gettext_lazy("What is counted"),
    "figure": gettext_lazy("Figure as written"),
    "as_of": gettext_lazy("Figures as of"),
    "standing": gettext_lazy("How it stands"),
    "origin": gettext_lazy("Origin"),
    "reason": gettext_lazy("Why it is no origin of its own"),
    "changes": gettext_lazy("What changed"),
    "other_text": gettext_lazy("Wording of the other report"),
    "kind": gettext_lazy("Kind"),
    "title": gettext_lazy("Title"),
    "first_day": gettext_lazy("First day"),
    "last_day": gettext_lazy("Last day"),
    "languages": gettext_lazy("Languages"),
    "sources": gettext_lazy("Sources"),
    "reports": gettext_lazy("Reports"),
    "claims": gettext_lazy("Claims"),
    "conflicts": gettext_lazy("Conflicts"),
    "origins": gettext_lazy("Origins"),
}
"""Columns as paper names them; a column that is missing here is in files alone."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a page shows as rows. ``name`` is that of the file, ``title`` heads the printed page; ``columns`` are in
    order, those of ``printed`` on paper. ``rows`` hold strings, numbers and ``None``."""

    name: str
    title: str
    columns: Sequence[str]
    rows: list[dict[str, Any]]
    json: Any
    printed: Sequence[str] = ()
    headings: Mapping[str, str] = field(default_factory=dict)

    @property
    def on_paper(self) -> list[tuple[str, str]]:
        """(column, heading) of what is printed."""
        wanted = self.printed or [column for column in self.columns if column in LABELS]
        return [(column, str(self.headings.get(column) or LABELS.get(column, column))) for column in wanted]


def as_csv(table: Table) -> str:
    """The table as RFC 4180 text, with the mark by which spreadsheets know UTF-8; no cell is a formula."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow([defused(table.headings.get(column, column)) for column in table.columns])
    writer.writerows([defused(row.get(column)) for column in table.columns] for row in table.rows)
    return "\ufeff" + lines.getvalue()


def defused(value: Any) -> Any:
    """A cell that no spreadsheet runs: text that begins as a formula does is marked as text by an apostrophe."""
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.lstrip(" ")[:1] in FORMULA and value.strip(" ") else value


def in_words(table: Table) -> list[list[tuple[str, str, str]]]:
    """The printed rows, each a list of (column, text, language of the text); codes become words of the reader."""
    relations = {relation.value: str(words) for relation, words in wording.RELATIONS.items()}
    kinds = {"both": _("Both"), "first only": _("Only in the first"), "second only": _("Only in the second")}
    told = []
    for row in table.rows:
        cells = []
        for column, _heading in table.on_paper:
            value = row.get(column)
            text = "" if value is None else str(value)
            if column == "relation":
                text = relations.get(text, text)
            elif column == "kind":
                text = str(kinds.get(text, text))
            spoken = (
                row.get("language", "") if column in ("text", "claim", "speaker", "figures", "figure", "via") else ""
            )
            cells.append((column, text, spoken or ""))
        told.append(cells)
    return told


CLAIM = (
    "claim", "report", "source", "published", "language", "text", "speaker", "via", "figures", "dates", "polarity",
)  # fmt: skip
ON_PAPER = ("source", "published", "text", "speaker", "figures")


def claim_row(claim: Claim, **more: Any) -> dict[str, Any]:
    """The slots of a claim as cells. Follows ``report.source`` (select it)."""
    return {
        "claim": claim.pk,
        "report": claim.report_id,
        "source": source_name(claim.report),
        "published": claim.report.published.isoformat() if claim.report.published else "",
        "language": claim.lang,
        "text": claim.text,
        "speaker": claim.speaker,
        "via": joined(claim.via),
        "figures": joined(row["raw"] for row in claim.quantities),
        "dates": joined(row["raw"] for row in claim.dates),
        "polarity": claim.polarity,
        **more,
    }


def joined(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return "; ".join(value for value in values if value)
