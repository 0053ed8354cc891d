"""Adding, correcting, retrying and removing reports."""

from __future__ import annotations

import dataclasses
import datetime as dt
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import IntegrityError, transaction

from claims.ingest.errors import IngestError
from claims.ingest.files import read_file, read_text
from claims.ingest.network import check_link
from claims.ingest.urls import canonical_url
from claims.language import detect_language
from claims.models import Report, ReportVersion, RunKind, Source, Stage
from claims.types import Article

from . import runs
from .fetching import fetch_policy
from .identity import known_report, text_hash, text_identity, url_identity
from .sources import find_source, recognise_source

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

    Person = AbstractBaseUser | AnonymousUser | None


@dataclass(frozen=True, slots=True)
class Added:
    """The outcome of adding: ``created`` is false when the report was known; ``run_pk`` is work to ring for."""

    report: Report
    created: bool
    run_pk: int | None = None


def add_url(
    *, url: str, user: Person = None, lang: str = "", source: Source | None = None, published: dt.date | None = None
) -> Added:
    """Store an address to be fetched in the background. Raises ``IngestError`` when it is no web address, or one that
    is never opened."""
    canonical = canonical_url(url)
    if known := known_report(url=canonical):
        return Added(known, created=False)
    check_link(canonical, fetch_policy())
    report = Report(
        url=canonical,
        identity=url_identity(canonical),
        source=source or find_source(url=canonical),
        lang=lang,
        lang_is_given=bool(lang),
        published=published,
        added_by=_person(user),
    )
    return _insert(report, article=None)


def add_text(
    *,
    text: str,
    user: Person = None,
    title: str = "",
    lang: str = "",
    source: Source | None = None,
    published: dt.date | None = None,
) -> Added:
    """Store a pasted text. Raises ``IngestError`` when there is nothing to read in it."""
    article = read_text(text)
    article = dataclasses.replace(article, title=title.strip() or article.title)
    return add_article(article=article, user=user, lang=lang, source=source, published=published)


def add_file(
    *,
    name: str,
    data: bytes,
    user: Person = None,
    lang: str = "",
    source: Source | None = None,
    published: dt.date | None = None,
) -> list[Added]:
    """Store the reports of a ``.txt .html .json .jsonl`` file: all of them or, on ``IngestError``, none."""
    if len(data) > settings.ISNAD_MAX_UPLOAD_BYTES:
        raise IngestError("too_large", limit=settings.ISNAD_MAX_UPLOAD_BYTES // 1_000_000)
    articles = read_file(name, data)
    with transaction.atomic():
        return [
            add_article(article=article, user=user, lang=lang, source=source, published=published)
            for article in articles
        ]


def add_article(
    *,
    article: Article,
    user: Person = None,
    lang: str = "",
    source: Source | None = None,
    published: dt.date | None = None,
    is_demo: bool = False,
) -> Added:
    """Store a report whose text is at hand; what the person says goes before what the document says of itself."""
    _check_length(article.text)
    url = canonical_url(article.url) if article.url else ""
    language = lang or detect_language(article.text) or article.lang
    with transaction.atomic():
        publisher = source or recognise_source(name=article.outlet, url=url, lang=language)
        known = known_report(url=url, text=article.text, source_id=publisher.pk if publisher else None)
        if known:
            return _known_again(known, article, url, source=publisher, published=published or article.published)
        report = Report(
            url=url,
            identity=url_identity(url) if url else text_identity(article.text, publisher.pk if publisher else None),
            source=publisher,
            title=article.title[:500] or opening(article.text),
            lang=language,
            lang_is_given=bool(lang),
            published=published or article.published,
            agency=article.agency[:200],
            added_by=_person(user),
            is_demo=is_demo,
        )
        return _insert(report, article=article)


def set_details(
    *,
    report: Report,
    source: Source | None = None,
    source_name: str = "",
    published: dt.date | None = None,
    lang: str = "",
    agency: str | None = None,
) -> int | None:
    """Say who published a report, when, in what language, or from which agency (``""``: none). Returns the run to ring
    for when claims must be read anew (date, language and agency change them), else ``None``."""
    with transaction.atomic():
        report = Report.objects.select_for_update().get(pk=report.pk)
        publisher = source or (recognise_source(name=source_name) if source_name.strip() else None)
        if publisher:
            report.source = publisher
        reread = False
        if published and published != report.published:
            report.published, reread = published, True
        if lang and lang != report.lang:
            report.lang, report.lang_is_given, reread = lang, True, True
        if agency is not None and agency != report.agency:
            report.agency, reread = agency, True
        if reread and not report.is_working:
            report.stage, report.failure_code, report.failure_params = Stage.QUEUED, "", {}
        report.save()
        return runs.open_run(report=report, kind=RunKind.PROCESS).pk if reread else None


def retry(*, report: Report) -> int:
    """Put a report back at the start of its way; returns the run to ring for."""
    with transaction.atomic():
        report = Report.objects.select_for_update().get(pk=report.pk)
        if report.stage == Stage.DUPLICATE:
            raise ValueError("a report known under another entry is not processed")
        if not report.is_working:
            report.stage, report.failure_code, report.failure_params = Stage.QUEUED, "", {}
            report.save()
        return runs.open_run(report=report, kind=RunKind.PROCESS).pk


def remove(*, report: Report) -> None:
    """Take back an attempt that never yielded a text. Raises ``ValueError`` for a report that has one."""
    with transaction.atomic():
        report = Report.objects.select_for_update().get(pk=report.pk)
        if report.stage != Stage.FAILED or report.versions.exists():
            raise ValueError("only a failed report without a text can be removed")
        report.delete()


def new_version(*, report: Report, article: Article) -> ReportVersion:
    """Store a text as the report's newest version and make it current; the same text again is the same version."""
    digest = text_hash(article.text)
    version = report.versions.filter(text_hash=digest).first()
    if version is None:
        newest = report.versions.order_by("-number").first()
        version = ReportVersion.objects.create(
            report=report,
            number=newest.number + 1 if newest else 1,
            title=article.title[:500],
            text=article.text,
            text_hash=digest,
        )
    report.current_version = version
    return version


def _insert(report: Report, *, article: Article | None) -> Added:
    """Insert the report with its text and its first run; a race with the same report ends with the other's row."""
    try:
        with transaction.atomic():
            report.save(force_insert=True)
            if article is not None:
                new_version(report=report, article=article)
                report.save()
            run = runs.open_run(report=report, kind=RunKind.PROCESS)
    except IntegrityError:
        known = Report.objects.filter(identity=report.identity).first()
        if known is None:
            raise
        return Added(known, created=False)
    return Added(report, created=True, run_pk=run.pk)


def _known_again(
    report: Report, article: Article, url: str, *, source: Source | None, published: dt.date | None
) -> Added:
    """A known report came again: its text may be new, and it may fill what was not known."""
    report = Report.objects.select_for_update().get(pk=report.pk)
    changed = False
    if url and report.url == url and not report.versions.filter(text_hash=text_hash(article.text)).exists():
        new_version(report=report, article=article)
        report.title = article.title[:500] or report.title
        changed = True
    if url and not report.url and not Report.objects.filter(identity=url_identity(url)).exists():
        report.url, report.identity, changed = url, url_identity(url), True
    run_pk = fill_in(report=report, article=article, source=source, published=published, changed=changed)
    return Added(report, created=False, run_pk=run_pk)


def fill_in(
    *, report: Report, article: Article, source: Source | None, published: dt.date | None, changed: bool = False
) -> int | None:
    """Take over who published a known report, when and under which headline, where that was not known: the same text
    came again with more to it. Returns the run to ring for when there was something new (or ``changed`` says so).

    Call it inside a transaction that holds the report.
    """
    before = (report.source, report.published, report.title)
    report.source = report.source or source
    report.published = report.published or published
    if article.title and report.title in ("", opening(report.text)):
        report.title = article.title[:500]
    if not changed and before == (report.source, report.published, report.title):
        return None
    if not report.is_working:
        report.stage, report.failure_code, report.failure_params = Stage.QUEUED, "", {}
    report.save()
    return runs.open_run(report=report, kind=RunKind.PROCESS).pk


def opening(text: str) -> str:
    """The first words of a text, to call it by when it has no headline."""
    return textwrap.shorten(text.strip().split("\n", 1)[0], OPENING, placeholder="…")


OPENING = 90
"""Characters: one line of a list."""


def _check_length(text: str) -> None:
    if len(text) > settings.ISNAD_MAX_TEXT_CHARACTERS:
        raise IngestError("text_too_long", limit=f"{settings.ISNAD_MAX_TEXT_CHARACTERS:,}")


def _person(user: Person) -> Any:
    return user if user is not None and user.is_authenticated else None
