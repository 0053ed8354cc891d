"""Labelled data out of people's work: reports and claims in the format that ``manage.py evaluate`` reads.

One JSON file per report (``url, outlet, lang, published, title, text``) and ``gold.json``: ``claims[]`` are groups
whose claims stand in two or more of the reports, each with ``mentions[]`` (``file``, ``quote``, ``speaker``, ``via``,
``number``) and ``relation_notes``; ``copies[]`` are near-identical texts; ``claims_single`` are claims of one report
alone; ``not_claims`` are the words that people deleted from the claims.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.text import slugify

from claims.models import Claim, Correction, CorrectionKind, Match, Report, Verdict
from claims.types import Hedge

from .origins import near_copies

SIGNS = {
    Hedge.AT_LEAST: ">=",
    Hedge.MORE_THAN: ">",
    Hedge.UP_TO: "<=",
    Hedge.LESS_THAN: "<",
    Hedge.ABOUT: "~",
    Hedge.NEARLY: "~",
}
GOLD = "gold.json"


def gold_files(reports: Iterable[Report], *, name: str, verified: bool = False) -> dict[str, dict[str, Any]]:
    """The files of a labelled story by their names. ``verified`` keeps only claims that a person has corrected or
    added, or confirmed a match of. Reports that have no text are left out."""
    chosen = [report for report in _loaded(reports) if report.current_version]
    files = {report.pk: _file_name(number, report) for number, report in enumerate(chosen, 1)}
    claims = list(
        Claim.objects.current()
        .filter(report__in=files)
        .select_related("report__source", "group__title", "correction")
        .order_by("report__published", "report_id", "start")
    )
    matches = list(Match.objects.shown().filter(left_report__in=files, right_report__in=files).defer("evidence"))
    if verified:
        confirmed = {
            pk for match in matches if match.verdict == Verdict.CONFIRMED for pk in (match.left_id, match.right_id)
        }
        claims = [claim for claim in claims if claim.correction_id or claim.pk in confirmed]
    groups: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.group_id or -claim.pk].append(claim)
    shared = [rows for rows in groups.values() if len({row.report_id for row in rows}) > 1]
    alone = [row for rows in groups.values() if len({row.report_id for row in rows}) == 1 for row in rows]
    gold = {
        "story": name,
        "name": name,
        "claims": [_claim(f"c{number}", rows, matches, files) for number, rows in enumerate(shared, 1)],
        "copies": _copies(files),
        "claims_single": _by_file(((row.report_id, row.text) for row in alone), files),
        "not_claims": _by_file(_deleted(files), files),
    }
    return {**{files[report.pk]: _report(report) for report in chosen}, GOLD: gold}


def as_text(content: dict[str, Any]) -> str:
    """One file's content as it is written."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def gold_zip(files: dict[str, dict[str, Any]], folder: str) -> bytes:
    """The files in one folder of a zip archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{folder}/{name}", as_text(content))
    return target.getvalue()


def _loaded(reports: Iterable[Report]) -> list[Report]:
    pks = [report.pk for report in reports]
    rows = Report.objects.listed().filter(pk__in=pks).select_related("source", "current_version")
    return list(rows.order_by("published", "pk"))


def _file_name(number: int, report: Report) -> str:
    name = slugify(report.source.name if report.source else "") or "report"
    return f"{number:02d}-{name[:40]}-{report.lang or 'und'}.json"


def _report(report: Report) -> dict[str, Any]:
    return {
        "url": report.url,
        "outlet": report.source.name if report.source else "",
        "lang": report.lang if report.lang != "und" else "",
        "published": report.published.isoformat() if report.published else "",
        "title": report.title,
        "text": report.text,
    }


def _claim(name: str, rows: Sequence[Claim], matches: Iterable[Match], files: dict[int, str]) -> dict[str, Any]:
    title = next((row.group.title for row in rows if row.group and row.group.title), rows[0])
    counted = Counter(figure["counted"] for row in rows for figure in row.quantities if figure["counted"])
    pks = {row.pk for row in rows}
    notes = [
        f"{files[match.left_report_id]} – {files[match.right_report_id]}: {match.relation}"
        for match in matches
        if match.left_id in pks and match.right_id in pks
    ]
    return {
        "id": name,
        "gist": title.text,
        "mentions": [
            {
                "file": files[row.report_id],
                "quote": row.text,
                "speaker": row.speaker or (row.report.source.name if row.report.source else None),
                "via": " ← ".join(row.via) or None,
                "number": _number(row, counted),
            }
            for row in rows
        ],
        "relation_notes": "; ".join(sorted(notes)),
    }


def _number(claim: Claim, counted: Counter[str]) -> str | None:
    """The claim's figure of what most claims of its group count, else its first: ">=50 death"; ``None`` without one."""
    figures = [
        row for row in claim.quantities if (row["value"] if row["value"] is not None else row["low"]) is not None
    ]
    if not figures:
        return None
    row = max(figures, key=lambda figure: counted[figure["counted"]])  # the first of equals
    if row["value"] is None:
        digits = f">={_digits(row['low'])}" if row["high"] is None else f"{_digits(row['low'])}-{_digits(row['high'])}"
    else:
        digits = SIGNS.get(Hedge(row["hedge"]), "") + _digits(row["value"])
    return f"{digits} {row['counted'] or row['unit']}".strip()


def _digits(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{value:.6g}"


def _copies(files: dict[int, str]) -> list[dict[str, Any]]:
    """Groups of reports whose texts are near-identical."""
    parent = {pk: pk for pk in files}

    def root(pk: int) -> int:
        while parent[pk] != pk:
            pk = parent[pk]
        return pk

    for left, right in near_copies(files):
        parent[root(left)] = root(right)
    together: dict[int, list[str]] = defaultdict(list)
    for pk, name in files.items():
        together[root(pk)].append(name)
    return [{"files": names} for names in together.values() if len(names) > 1]


def _deleted(files: Iterable[int]) -> list[tuple[int, str]]:
    rows = Correction.objects.filter(report__in=files, kind=CorrectionKind.DELETED, withdrawn_by__isnull=True)
    found = rows.order_by("report_id", "pk").values_list("report_id", "target")
    return [(report, str(target["exact"])) for report, target in found if report is not None and target]


def _by_file(rows: Iterable[tuple[int, str]], files: dict[int, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for report, words in rows:
        found[files[report]].append(words)
    return dict(found)
