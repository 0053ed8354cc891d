"""How a report that comes twice is recognised."""

from __future__ import annotations

import hashlib
import re

from claims.language import fold
from claims.models import Report, ReportVersion

SAME_PLACE = re.compile(r"^https?://(?:www\.)?")


def text_hash(text: str) -> str:
    """SHA-256 of the folded text, white space collapsed: equal for texts that differ in typography alone."""
    return hashlib.sha256(" ".join(fold(text).split()).encode()).hexdigest()


def url_identity(url: str) -> str:
    """The identity of a report by its canonical address; with or without ``www.`` and TLS it is the same one."""
    return f"url:{hashlib.sha256(SAME_PLACE.sub('', url).encode()).hexdigest()}"


def text_identity(text: str, source_id: int | None) -> str:
    """The identity of a report without an address: its text and who published it."""
    return f"text:{hashlib.sha256(f'{text_hash(text)}:{source_id or 0}'.encode()).hexdigest()}"


def listed_identity(text: str, url: str, outlet: str) -> str:
    """The identity of a single claim from a list: its words, and where and by whom it was checked."""
    place = SAME_PLACE.sub("", url) or fold(outlet)
    return f"claim:{hashlib.sha256(f'{place}:{text_hash(text)}'.encode()).hexdigest()}"


def claim_fingerprint(report_id: int, text: str) -> str:
    """Names a claim across reprocessing: its report and its folded words."""
    return hashlib.sha256(f"{report_id}:{' '.join(fold(text).split())}".encode()).hexdigest()


def known_report(*, url: str = "", text: str = "", source_id: int | None = None) -> Report | None:
    """The report this one is already stored as, ``None`` if it is new.

    The same address is the same report. The same text is the same report unless two different sources published
    it: then the second is a copy, which is news to a fact-checker, not a duplicate. A claim of a list is no report.
    """
    if url and (report := Report.objects.listed().filter(identity=url_identity(url)).first()):
        return report
    if not text:
        return None
    versions = (
        ReportVersion.objects.filter(text_hash=text_hash(text))
        .exclude(report__duplicate_of__isnull=False)
        .exclude(report__from_list=True)
        .select_related("report")
        .order_by("pk")
    )
    for version in versions:
        theirs = version.report.source_id
        if theirs == source_id or theirs is None or (source_id is None and not url):
            return version.report
    return None
