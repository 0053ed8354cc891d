"""How fast candidates are found and matched among very many claims, beside other ways to do it, and what is missed.

Every way is asked the same questions of the same archive in one run. ``ours`` goes through the program: its database,
its index caught up before each search, its score. Wall-clock time, and beside it the processor time of this process,
which a busy machine changes less (what a database server does is not in it); recall is of partners among the
claims that are kept to be compared.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from claims.matching.free_text import match_claim
from claims.models import Claim, Report, ReportVersion
from claims.services.checking import QUERY
from claims.services.importing import import_list
from claims.services.index import candidate_index, candidates_for, catch_up, load_views
from claims.services.matching import compared, propose
from claims.types import ClaimView
from tests.benchmarks import worker
from tests.benchmarks.archive import store
from tests.benchmarks.corpus import Asked, Corpus, Made
from tests.benchmarks.rivals import RIVALS, postgres_rivals
from tests.rows import number_on

BATCH = 5_000
REPORT = 20
REPORTS = 5
IMPORTED = 3_000
HITS = 200
"""Candidates that the others are asked for."""


def run(
    sizes: Sequence[int],
    folder: Path,
    *,
    data: Path | None = None,
    asked: int = 100,
    brute: bool = True,
    alone: bool = True,
) -> dict[str, Any]:
    """Measure each size in ``folder`` and on the database Django is connected to, which must be empty; print tables.

    With ``alone=False`` no worker is started: in the transaction of a test it would find nothing.
    """
    found = {}
    for number, size in enumerate(sizes):
        place = folder / str(size)
        place.mkdir(parents=True)
        settings.ISNAD_INDEX_DIR = place / "index"
        found[str(size)] = _measure(Corpus(size, asked=asked, data=data, seed=7 + number), place, brute, alone)
        gc.unfreeze()
        _empty()
    if len(sizes) > 1:
        _growth(found, sizes)
    return {"database": connection.vendor, "sizes": found}


def _measure(corpus: Corpus, folder: Path, brute: bool, alone: bool) -> dict[str, Any]:
    print(f"\n{corpus.count:,} claims on {connection.vendor}; real partners: {', '.join(corpus.real) or 'absent'}")
    with connection.cursor() as cursor:
        rivals = [build(folder) for build in RIVALS if brute or build.__name__ not in ("BruteForce", "BruteMatrix")]
        rivals += postgres_rivals(cursor) if connection.vendor == "postgresql" else []
        spent: dict[str, float] = defaultdict(float)
        stored = 0
        for batch in _batches(corpus, BATCH):
            spent["stored"] += _seconds(lambda batch=batch: store(batch))
            for rival in rivals:
                spent[rival.name] += _seconds(lambda rival=rival, batch=batch: rival.add(batch))
            stored += len(batch)
        with connection.cursor() as analyse:
            analyse.execute("ANALYZE")
        for rival in rivals:
            spent[rival.name] += _seconds(rival.ready)
        built = _seconds(catch_up)
        # The corpus is none of the program's: looking for garbage in it would be counted as the program's time. Workers
        # do the same with their lexicons.
        gc.collect()
        gc.freeze()
        figures: dict[str, Any] = {"claims": stored, "build seconds": {**spent, "ours, index": built}}
        ours = _ours(corpus.asked)
        rows = {"ours: candidates": ours.pop("candidates"), "ours: one claim, all": ours.pop("all")}
        rows |= {rival.name: _ask(rival, corpus.asked) for rival in rivals}
        rows["ours: report of 20"] = _reports(corpus)
        figures |= {"rows": rows, "ours": ours, "bytes per claim": _bytes(rivals, folder, stored)}
        figures["worker"] = worker.measure(folder) if alone and hasattr(os, "fork") else {}
        figures["insert of 20 claims, ms"] = _insert(corpus)
        figures["import, claims a second"] = _import(corpus)
        figures["peak memory, MB"] = _megabytes()
        _print(figures)
    return figures


def _ours(asked: Sequence[Asked]) -> dict[str, Any]:
    """One claim through the program: candidates, then load, score and relate."""
    candidates_for([_view(asked[0].claim)])
    searched, whole = [], []
    kept: dict[str, list[bool]] = defaultdict(list)
    for question in asked:
        started = _now()
        hits, stats = candidates_for([_view(question.claim)])
        searched.append(_since(started))
        views = load_views(hit.claim for hit in hits[QUERY])
        list(match_claim(_view(question.claim), list(views.values()), stats))
        whole.append(_since(started))
        kept[question.kind].append(bool(question.partners & views.keys()))
    return {"candidates": _times(searched) | {"recall": _shares(kept)}, "all": _times(whole)}


def _ask(rival: Any, asked: Sequence[Asked]) -> dict[str, Any]:
    step = max(1, len(asked) // rival.sample) if rival.sample else 1
    times, kept = [], defaultdict(list)
    for question in asked[::step]:
        started = _now()
        ids = rival.ask(question.claim, HITS)
        times.append(_since(started))
        kept[question.kind].append(not question.partners.isdisjoint(ids))
    return _times(times) | {"recall": _shares(kept)}


def _reports(corpus: Corpus) -> dict[str, Any]:
    """Reports of twenty claims that ask for planted partners: candidates, score, relation, store, group, story."""
    times, found = [], 0
    for number in range(REPORTS):
        pk = _stored_report(corpus, number)
        propose(pk)  # what is read of the archive for the first time is read from the disk
        started = _now()
        with transaction.atomic():
            with compared(pk) as (_report, pairs):
                found += len(pairs)
            times.append(_since(started))
            transaction.set_rollback(True)
    return _times(times) | {"pairs": found / REPORTS}


def _stored_report(corpus: Corpus, number: int) -> int:
    """A report of claims that are asked for, stored as one; the id of the report."""
    first = 2_000_000_000 + number * REPORT
    chosen = [one.claim for one in corpus.asked[number::REPORTS][:REPORT]]
    claims = [
        Made(first + place, first, claim.day, claim.lang, claim.text, claim.keys) for place, claim in enumerate(chosen)
    ]
    return store(claims)[0]


def _insert(corpus: Corpus) -> float:
    """Milliseconds for twenty new claims to be stored and in the index."""
    numbers = range(REPORTS, 2 * REPORTS)
    return 1e3 * statistics.median(
        _seconds(lambda number=number: (_stored_report(corpus, number), catch_up())) for number in numbers
    )


def _import(corpus: Corpus) -> float:
    """Claims a second through the import of labelled claims, slots and keys from their texts included."""
    lines = [
        json.dumps({"claim": claim.text, "lang": claim.lang, "outlet": "Made"}).encode()
        for claim in islice(corpus, min(IMPORTED, corpus.count))
    ]
    number_on((Report, ReportVersion, Claim))
    took = _seconds(lambda: import_list(lines, total=len(lines)))
    return len(lines) / took


def _view(claim: Made) -> ClaimView:
    return ClaimView(QUERY, QUERY, claim.lang, claim.text, claim.keys)


def _bytes(rivals: Sequence[Any], folder: Path, count: int) -> dict[str, float]:
    index = sum(file.stat().st_size for file in (folder / "index").rglob("*") if file.is_file())
    return {"ours, index": index / count, **{rival.name: rival.bytes() / count for rival in rivals}}


def _megabytes() -> float:
    """The most memory this process has held; it holds the whole archive's texts besides."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def _empty() -> None:
    """Make room for the next size."""
    candidate_index().reset()
    Claim.objects.all()._raw_delete(Claim.objects.db)
    Report.objects.update(stage="queued", current_version=None)
    ReportVersion.objects.all()._raw_delete(ReportVersion.objects.db)
    Report.objects.all()._raw_delete(Report.objects.db)


def _batches(claims: Iterable[Made], size: int) -> Iterator[list[Made]]:
    rest = iter(claims)
    while batch := list(islice(rest, size)):
        yield batch


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _since(started: tuple[float, float]) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    return time.perf_counter() - started[0], time.process_time() - started[1]


def _times(seconds: Sequence[tuple[float, float]]) -> dict[str, Any]:
    ordered = sorted(wall for wall, _ in seconds)
    return {
        "median ms": statistics.median(ordered) * 1e3,
        "p95 ms": ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] * 1e3,
        "processor ms": statistics.median(processor for _, processor in seconds) * 1e3,
    }


def _shares(kept: dict[str, list[bool]]) -> dict[str, float]:
    return {kind: sum(found) / len(found) for kind, found in kept.items()}


def _growth(found: dict[str, Any], sizes: Sequence[int]) -> None:
    small, large = (found[str(size)]["rows"] for size in (sizes[0], sizes[-1]))
    print(f"\nGrowth from {sizes[0]:,} to {sizes[-1]:,} claims (times the median)")
    for name in small.keys() & large.keys():
        growth = large[name]["median ms"] / small[name]["median ms"]
        large[name]["growth"] = growth
        print(f"{name:32} {growth:8.2f}")


def _print(figures: dict[str, Any]) -> None:
    rows = figures["rows"]
    base = rows["ours: candidates"]["median ms"]
    kinds = list(rows["ours: candidates"]["recall"])
    print(
        f"{'':32} {'median ms':>10} {'p95 ms':>9} {'processor':>10} {'times':>8}  "
        + " ".join(f"{kind:>11}" for kind in kinds)
    )
    for name, row in rows.items():
        row["times ours"] = row["median ms"] / base
        recall = " ".join(f"{row['recall'].get(kind, 0):11.3f}" for kind in kinds) if "recall" in row else ""
        print(
            f"{name:32} {row['median ms']:10.2f} {row['p95 ms']:9.2f} {row['processor ms']:10.2f} "
            f"{row['times ours']:8.2f}  {recall}"
        )
    for name in ("build seconds", "bytes per claim", "worker"):
        print(f"{name}: " + ", ".join(f"{what} {number:,.1f}" for what, number in figures[name].items()))
    for name in ("insert of 20 claims, ms", "import, claims a second", "peak memory, MB"):
        print(f"{name}: {figures[name]:,.1f}")
