"""Bringing in lists of single claims by the thousand: slots and keys in several processes, rows in bulk.

Each line becomes a report of its own with one claim, ready at once: no run, no queue. The whole list is read before
anything is written, so that a mistake in its last line leaves nothing behind; then it is written in batches, each whole
or not at all and short enough to let others write between. Doing it again stores nothing twice, also after a crash.
"""

from __future__ import annotations

import gc
import itertools
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Subquery

from claims.ingest.errors import IngestError
from claims.ingest.labelled import LabelledClaim, iter_labelled
from claims.ingest.urls import site_of
from claims.matching.abreast import cores
from claims.matching.warm import rarely_collected
from claims.models import Claim, Report, ReportVersion, Source, Stage

from .aliases import current_aliases
from .bulk import insert_rows
from .identity import claim_fingerprint, listed_identity, text_hash
from .listed import know_aliases, prepare, slots_of, text_of
from .sources import recognise_source

BATCH = 1000
"""Claims of one transaction: about half a second, in which nobody else can write to SQLite."""
CHUNK = 125
"""Claims that a process takes at a time."""
WORTH_PROCESSES = 2000
"""Claims from which starting processes pays."""
NAMES_AT_ONCE = 400
"""Identities in one query: SQLite takes 999 parameters in older builds."""
ATTEMPTS = 3
LISTED_ERRORS = 20


@dataclass(frozen=True, slots=True)
class Imported:
    """``created`` claims are new, ``known`` were there already, ``rated`` of these got another rating. ``reports`` is
    the closed interval of ids that holds the new reports, ``None`` when there are none."""

    created: int = 0
    known: int = 0
    rated: int = 0
    reports: tuple[int, int] | None = None

    def __add__(self, other: Imported) -> Imported:
        both = [ends for ends in (self.reports, other.reports) if ends]
        return Imported(
            self.created + other.created,
            self.known + other.known,
            self.rated + other.rated,
            (min(first for first, _ in both), max(last for _, last in both)) if both else None,
        )


class ImportRefusedError(Exception):
    """Nothing was stored: these lines cannot be read. ``errors`` are the first of them, ``count`` is how many."""

    def __init__(self, errors: Sequence[IngestError], count: int) -> None:
        super().__init__(f"{count} lines cannot be read")
        self.errors = errors
        self.count = count


def check_list(lines: Iterable[bytes]) -> int:
    """How many claims a list holds. Raises ``ImportRefusedError`` when one of its lines cannot be read."""
    errors: list[IngestError] = []
    wrong = count = 0
    for line in iter_labelled(lines):
        if isinstance(line, IngestError):
            wrong += 1
            errors += [line] if wrong <= LISTED_ERRORS else []
        else:
            count += 1
    if wrong:
        raise ImportRefusedError(errors, wrong)
    return count


def import_list(
    lines: Iterable[bytes],
    *,
    total: int,
    source: Source | None = None,
    lang: str = "",
    tell: Callable[[int], None] = lambda done: None,
) -> Imported:
    """Store the claims of a list that ``check_list`` has counted; ``tell`` hears how many are done.

    ``source`` and ``lang`` stand in for what a line does not say.
    """
    imported, done = Imported(), 0
    sources = _Sources(source)
    claims = (line for line in iter_labelled(lines) if isinstance(line, LabelledClaim))
    before: Set[str] = frozenset()
    with rarely_collected(), _slots(total) as slots:
        for batch in _ahead(_worked(claims, slots, lang)):
            rows = dict(zip(batch.fresh, batch.slots, strict=True))
            # What the batch before brought was not stored yet when this one was sifted.
            again = [batch.fresh.pop(name) for name in before & batch.fresh.keys()]
            _, known, rated = _sift(again)
            imported += batch.known + Imported(known=known, rated=rated) + _store(batch.fresh, rows, sources)
            before = batch.fresh.keys()
            done += batch.count
            tell(done)
    return imported


_Slots = Callable[[list[LabelledClaim], str], Iterator[dict[str, Any]]]


@dataclass(slots=True)
class _Batch:
    """Claims of one transaction: ``fresh`` are those not stored before, by identity, ``slots`` what is being worked out
    of them, in the same order; ``known`` counts the others."""

    count: int
    known: Imported
    fresh: dict[str, LabelledClaim]
    slots: Iterator[dict[str, Any]]


def _worked(claims: Iterable[LabelledClaim], slots: _Slots, lang: str) -> Iterator[_Batch]:
    """The list in batches, their slots begun."""
    for batch in _batches(claims, BATCH):
        fresh, known, rated = _sift(batch)
        yield _Batch(len(batch), Imported(known=known, rated=rated), fresh, slots(list(fresh.values()), lang))


def _ahead(batches: Iterator[_Batch]) -> Iterator[_Batch]:
    """Each batch when the next one has been begun: other processes work on its slots while this one writes."""
    held = next(batches, None)
    while held is not None:
        coming = next(batches, None)
        yield held
        held = coming


@contextmanager
def _slots(total: int) -> Iterator[_Slots]:
    """``slots_of`` for many claims: in this process for few, else in one process for each processor."""
    aliases = current_aliases()
    know_aliases(aliases)
    processes = cores()
    if total < WORTH_PROCESSES or processes < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield lambda claims, lang: (slots_of(claim, lang) for claim in claims)
        return
    # Forked, they have the lexicons already; they read no database. Nobody looks for garbage among the lexicons.
    prepare()
    frozen = gc.get_freeze_count()  # a worker has frozen what it holds already, and wants it to stay so
    if not frozen:
        gc.freeze()
    context = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(processes, mp_context=context) as pool:
            yield lambda claims, lang: pool.map(slots_of, claims, itertools.repeat(lang), chunksize=CHUNK)
    finally:
        if not frozen:
            gc.unfreeze()


def _batches(claims: Iterable[LabelledClaim], size: int) -> Iterator[list[LabelledClaim]]:
    rest = iter(claims)
    while batch := list(itertools.islice(rest, size)):
        yield batch


def _identity(claim: LabelledClaim) -> str:
    return listed_identity(claim.text, claim.url, claim.outlet)


def _sift(batch: Sequence[LabelledClaim]) -> tuple[dict[str, LabelledClaim], int, int]:
    """The claims that are not stored yet by identity, how many are, and how many of these got another rating."""
    wanted = {_identity(claim): claim for claim in batch}
    columns = ("report__identity", "pk", "rating")
    rows = _by_names(Claim.objects.current(), "report__identity", list(wanted), *columns)
    stored = {name: (pk, rating) for name, pk, rating in rows}
    changed = [
        Claim(pk=pk, rating=wanted[name].rating)
        for name, (pk, rating) in stored.items()
        if wanted[name].rating not in ("", rating)
    ]
    Claim.objects.bulk_update(changed, ["rating"], batch_size=NAMES_AT_ONCE)
    fresh = {name: claim for name, claim in wanted.items() if name not in stored}
    return fresh, len(batch) - len(fresh), len(changed)


def _store(fresh: dict[str, LabelledClaim], rows: dict[str, dict[str, Any]], sources: _Sources) -> Imported:
    """Write one batch. Somebody else may be importing the same list: what they were quicker with is left to them."""
    for _ in range(ATTEMPTS):
        try:
            with transaction.atomic():
                return _write(fresh, rows, sources)
        except IntegrityError:
            sources.forget()
            fresh, _known, _rated = _sift(list(fresh.values()))
    raise RuntimeError("The same claims are being imported by somebody else: try again when they have finished.")


def _write(fresh: dict[str, LabelledClaim], slots: dict[str, dict[str, Any]], sources: _Sources) -> Imported:
    if not fresh:
        return Imported()
    insert_rows(
        Report,
        (
            {
                "url": claim.url,
                "identity": name,
                "source_id": source.pk if (source := sources.of(claim)) else None,
                "title": claim.title[:500],
                "lang": slots[name]["lang"],
                "published": claim.published,
                "from_list": True,
            }
            for name, claim in fresh.items()
        ),
    )
    pks = dict(_by_names(Report.objects.all(), "identity", list(fresh), "identity", "pk"))
    insert_rows(
        ReportVersion,
        (
            {
                "report_id": pks[name],
                "number": 1,
                "title": claim.title[:500],
                "text": text_of(claim),
                "text_hash": text_hash(text_of(claim)),
            }
            for name, claim in fresh.items()
        ),
    )
    reports = list(pks.values())
    versions = dict(_by_names(ReportVersion.objects.all(), "report", reports, "report", "pk"))
    insert_rows(
        Claim,
        (
            {
                "report_id": pk,
                "version_id": versions[pk],
                "fingerprint": claim_fingerprint(pk, slots[name]["text"]),
                **slots[name],
            }
            for name, pk in pks.items()
        ),
    )
    text = ReportVersion.objects.filter(report=OuterRef("pk")).order_by("number").values("pk")[:1]
    waiting = Report.objects.filter(pk__gte=min(reports), pk__lte=max(reports), from_list=True, current_version=None)
    waiting.update(current_version=Subquery(text), stage=Stage.READY)
    return Imported(created=len(reports), reports=(min(reports), max(reports)))


def _by_names(rows: Any, field: str, names: Sequence[Any], *columns: str) -> Iterator[tuple[Any, ...]]:
    """``columns`` of the rows whose ``field`` is one of ``names``, a few hundred names at a time."""
    for start in range(0, len(names), NAMES_AT_ONCE):
        yield from rows.filter(**{f"{field}__in": names[start : start + NAMES_AT_ONCE]}).values_list(*columns)


class _Sources:
    """Who checked a claim, each looked up (or made, for a curator to review) once."""

    def __init__(self, given: Source | None) -> None:
        self._given = given
        self._found: dict[tuple[str, str], Source | None] = {}

    def of(self, claim: LabelledClaim) -> Source | None:
        """By the line's own words, else the one given for the whole list."""
        key = (claim.outlet, site_of(claim.url) if claim.url else "")
        if not any(key):
            return self._given
        if key not in self._found:
            named = recognise_source(name=claim.outlet, url=claim.url, lang=claim.lang)
            self._found[key] = named or self._given
        return self._found[key]

    def forget(self) -> None:
        """Look all of them up again: a transaction that made some was undone."""
        self._found.clear()
