"""From an address or a text to stored claims: fetch → read → segment → extract → correct → key."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from claims.extraction import extract
from claims.ingest.article import read_html
from claims.ingest.charset import decode
from claims.ingest.errors import IngestError
from claims.ingest.files import read_text
from claims.ingest.network import fetch
from claims.ingest.urls import canonical_url
from claims.language import detect_language
from claims.matching.keys import claim_keys
from claims.models import Claim, Match, Report, ReportVersion, Run, RunKind, Stage
from claims.models.claim import date_as_json, quantity_as_json
from claims.types import Article, ExtractedClaim

from . import runs
from .aliases import current_aliases
from .corrections import with_corrections
from .fetching import fetch_policy
from .identity import claim_fingerprint, known_report, url_identity
from .locks import hold_comparisons
from .reports import fill_in, new_version
from .sources import recognise_source

logger = logging.getLogger(__name__)


def process_report(run: Run) -> list[int]:
    """Fetch what has no text yet, extract its claims and hand it on to matching. Returns the follow-up run."""
    assert run.report_id is not None
    report = Report.objects.select_related("source", "current_version").get(pk=run.report_id)
    if report.current_version is None or run.options.get("refetch"):
        if (follow_ups := _fetch(run, report)) is not None:
            return follow_ups
        report = Report.objects.select_related("source", "current_version").get(pk=run.report_id)
    version = report.current_version
    if version is None:
        raise IngestError("empty_text")
    _enter(report, Stage.EXTRACTING)
    lang = report.lang or detect_language(version.text) or "und"
    extracted = extract(
        version.text,
        lang,
        title=version.title,
        outlet=report.source.name if report.source else "",
        published=report.published,
        agency=report.agency,
    )
    aliases = current_aliases()
    rows = [_claim(report, version, lang, found, claim_keys(found, lang, aliases=aliases).all) for found in extracted]
    with transaction.atomic():
        hold_comparisons()
        report = Report.objects.select_for_update().get(pk=report.pk)
        report.lang = report.lang or lang
        rows = with_corrections(version, lang, rows, report.published, aliases)
        store_claims(version, rows)
        report.stage, report.failure_code, report.failure_params = Stage.MATCHING, "", {}
        report.save()
        follow = runs.open_run(report=report, kind=RunKind.MATCH)
        runs.finish(run, result={"claims": len(rows)})
    return [follow.pk]


def store_claims(version: ReportVersion, rows: Sequence[Claim]) -> None:
    """Make ``rows`` the current claims of the report, keeping the row of a claim that stands where it stood.

    Claims that are no longer extracted, or belong to an older version, go; those a person has judged a match of
    stay, out of sight, for the record.
    """
    kept = {(claim.start, claim.end): claim for claim in Claim.objects.filter(version=version)}
    now = timezone.now()
    fresh, changed = [], []
    for row in rows:
        known = kept.pop((row.start, row.end), None)
        if known is None:
            fresh.append(row)
        elif any(getattr(known, name) != getattr(row, name) for name in SLOTS):
            for name in SLOTS:
                setattr(known, name, getattr(row, name))
            known.changed_at = now
            changed.append(known)
    Claim.objects.bulk_create(fresh)
    Claim.objects.bulk_update(changed, [*SLOTS, "changed_at"], batch_size=100)
    current = {(row.start, row.end) for row in rows}
    gone = [
        claim.pk
        for claim in Claim.objects.filter(report=version.report_id, is_current=True).only("version", "start", "end")
        if claim.version_id != version.pk or (claim.start, claim.end) not in current
    ]
    judged = _judged(gone)
    Claim.objects.filter(pk__in=judged).update(is_current=False, group=None, changed_at=now)
    for side in ("left", "right"):
        Match.objects.filter(**{f"{side}__in": judged}).update(is_current=False, changed_at=now)
    Claim.objects.filter(pk__in=set(gone) - judged).delete()


SLOTS = (
    "text", "lang", "context", "speaker", "speaker_role", "via", "cue", "cue_kind", "quote", "polarity", "modality",
    "quantities", "dates", "places", "checkworthiness", "reasons", "heading", "keys", "fingerprint", "is_current",
    "correction_id",
)  # fmt: skip
"""What reprocessing may change of a claim; its place in the text is what makes it the same claim."""


def _judged(claim_pks: Sequence[int]) -> set[int]:
    judged = Match.objects.exclude(verdict="")
    left = judged.filter(left__in=claim_pks).values_list("left", flat=True)
    right = judged.filter(right__in=claim_pks).values_list("right", flat=True)
    return {*left, *right}


def _claim(report: Report, version: ReportVersion, lang: str, found: ExtractedClaim, keys: Sequence[str]) -> Claim:
    if version.text[found.start : found.end] != found.text:
        raise ValueError(f"claim {found.start}-{found.end} is not what stands in the text of version {version}")
    return Claim(
        report=report,
        version=version,
        start=found.start,
        end=found.end,
        text=found.text,
        lang=lang,
        context=found.context,
        speaker=(found.speaker or "")[:300],
        speaker_role=found.speaker_role[:300],
        via=list(found.via),
        cue=(found.cue or "")[:300],
        cue_kind=found.cue_kind.value if found.cue_kind else "",
        quote=found.quote.value,
        polarity=found.polarity.value,
        modality=found.modality.value,
        quantities=[quantity_as_json(quantity) for quantity in found.quantities],
        dates=[date_as_json(date) for date in found.dates],
        places=list(found.places),
        checkworthiness=min(1.0, max(0.0, found.checkworthiness)),
        reasons=list(found.reasons),
        heading=found.heading,
        keys=list(keys),
        fingerprint=claim_fingerprint(report.pk, found.text),
        is_current=True,
    )


def _enter(report: Report, stage: Stage) -> None:
    """Show people where the report is; outside the transaction of the effects, so that it is seen at once."""
    Report.objects.filter(pk=report.pk).exclude(stage=stage).update(
        stage=stage, failure_code="", failure_params={}, changed_at=timezone.now()
    )


def _fetch(run: Run, report: Report) -> list[int] | None:
    """Get and store the text and return ``None``; for a report that turned out to be one already stored, the runs that
    follow from it instead."""
    _enter(report, Stage.FETCHING)
    fetched = fetch(report.url, policy=fetch_policy())
    _enter(report, Stage.READING)
    article = _read(fetched.body, fetched.final_url, fetched.content_type, fetched.charset)
    if len(article.text) > settings.ISNAD_MAX_TEXT_CHARACTERS:
        raise IngestError("text_too_long", limit=f"{settings.ISNAD_MAX_TEXT_CHARACTERS:,}")
    with transaction.atomic():
        report = Report.objects.select_for_update().get(pk=report.pk)
        url = article.url or canonical_url(fetched.final_url)
        lang = report.lang or detect_language(article.text) or article.lang
        source = report.source or recognise_source(name=article.outlet, url=url, lang=lang)
        stored = with_headline(article)
        known = known_report(
            url=url if url != report.url else "", text=stored.text, source_id=_pk(source)
        ) or known_report(text=article.text, source_id=_pk(source))
        if known is not None and known.pk != report.pk:
            report.stage, report.duplicate_of = Stage.DUPLICATE, known
            report.save()
            known = Report.objects.select_for_update(of=("self",)).get(pk=known.pk)
            day = report.published or _plausible(article.published)
            follow_up = fill_in(report=known, article=article, source=source, published=day)
            runs.finish(run, result={"duplicate_of": known.pk})
            return [follow_up] if follow_up is not None else []
        report.url, report.identity = url, url_identity(url)
        report.source, report.lang = source, lang
        report.published = report.published or _plausible(article.published)
        report.title = (article.title or report.title)[:500]
        new_version(report=report, article=stored)
        report.save()
    return None


def _read(body: bytes, url: str, content_type: str, charset: str | None) -> Article:
    if content_type == "text/plain":
        return read_text(decode(body, declared=charset))
    return read_html(body, url=url, content_type=content_type, charset=charset)


def with_headline(article: Article) -> Article:
    """The article with its headline as the first paragraph: headlines make claims too, often bolder ones."""
    title = article.title.strip()
    if not title or article.text.startswith(title):
        return article
    return replace(article, text=f"{title}\n\n{article.text}", title=title)


def _plausible(day: dt.date | None) -> dt.date | None:
    """A page's own date, unless it lies in the future: then it is a date of the page's furniture."""
    return day if day is None or day <= timezone.now().date() + dt.timedelta(days=1) else None


def _pk(source: object) -> int | None:
    return getattr(source, "pk", None)
