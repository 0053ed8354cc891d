"""The tables of stories: their list, one by its groups, its matrix. The JSON of a story is what ``manage.py compare``
prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from claims.models import Claim, Report, Story
from claims.selectors import wording
from claims.selectors.export import claim_as_json, comparison_as_json
from claims.selectors.matrix import Matrix, MatrixCell
from claims.selectors.stories import StoryCard

from .table import CLAIM, ON_PAPER, Table, claim_row, joined


def story_table(story: Story, claims: Iterable[Claim]) -> Table:
    """A story's claims by group; the JSON is that of ``manage.py compare --story``."""
    ordered = sorted(claims, key=lambda claim: (claim.group_id is None, claim.group_id or 0))
    return Table(
        name=f"story-{story.pk}",
        title=story.title,
        columns=("group", *CLAIM),
        rows=[claim_row(claim, group=claim.group_id) for claim in ordered],
        json=comparison_as_json(list(Report.objects.filter(story=story))),
        printed=("group", *ON_PAPER),
    )


def stories_table(cards: Iterable[StoryCard]) -> Table:
    """The list of stories with its counts; ``independent`` are the reports with near copies folded onto each other,
    ``origins`` the voices behind what they share, ``None`` (in tables nothing) until they are counted."""
    rows = [_story_row(card) for card in cards]
    return Table(
        name="stories",
        title=_("Stories"),
        columns=STORY,
        rows=rows,
        json={"stories": rows},
        printed=("title", "first_day", "last_day", "languages", "sources", "reports", "claims", "conflicts", "origins"),
    )


STORY = (
    "story", "title", "first_day", "last_day", "languages", "sources", "reports", "independent", "claims", "conflicts",
    "origins",
)  # fmt: skip


def _story_row(card: StoryCard) -> dict[str, Any]:
    story: Any = card.story  # with what ``with_counts`` annotates
    return {
        "story": story.pk,
        "title": story.title,
        "first_day": _iso(story.first_day),
        "last_day": _iso(story.last_day),
        "languages": joined(card.languages),
        "sources": story.source_count,
        "reports": story.report_count,
        "independent": card.independent,
        "claims": story.claim_count,
        "conflicts": card.conflicts,
        "origins": story.origins,
    }


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def matrix_table(matrix: Matrix) -> Table:
    """The matrix as it is seen: a row a claim, a column a report or source."""
    columns = [f"c{place}" for place in range(len(matrix.columns))]
    names = [
        f"{column.name} ({column.report.published.isoformat()})"
        if column.report and column.report.published
        else column.name
        for column in matrix.columns
    ]
    rows = [
        {
            "group": row.group,
            "claim": row.lead.text,
            "language": row.lead.lang,
            **{name: _cell_words(cell) for name, cell in zip(columns, row.cells, strict=True)},
        }
        for row in matrix.rows
    ]
    told = [
        {
            "group": row.group,
            "claim": claim_as_json(row.lead),
            "cells": [_cell_as_json(cell) for cell in row.cells],
        }
        for row in matrix.rows
    ]
    heads = [{"name": column.name, "reports": [report.pk for report in column.reports]} for column in matrix.columns]
    return Table(
        name=f"story-{matrix.story.pk}-matrix",
        title=matrix.story.title,
        columns=("group", "claim", *columns),
        rows=rows,
        json={"story": matrix.story.pk, "columns": heads, "rows": told},
        printed=("claim", *columns),
        headings=dict(zip(columns, names, strict=True)),
    )


def _cell_words(cell: MatrixCell) -> str:
    told = joined([cell.who, *(value.text for value in cell.figures)])
    return wording.told(cell.words, told) if told else cell.words


def _cell_as_json(cell: MatrixCell) -> dict[str, Any] | None:
    if not cell.state:
        return None
    figures = [value.text for value in cell.figures]
    return {"state": cell.state, "claim": cell.claim.pk if cell.claim else None, "who": cell.who, "figures": figures}
