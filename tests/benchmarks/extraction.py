"""How fast claims are extracted: beside trafilatura, as reports grow, and when the text is hostile.

Processor time of the one thread that does the work, so that a busy machine changes little; each report is measured in
turns, ours and trafilatura's. As in a worker that has run for a while, lexicons and the words of the language are
known; the text is new each time: what is kept of whole sentences is forgotten before every measurement.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import trafilatura

from claims.extraction import extract
from claims.language import cldr, glossary, tokens, wordforms
from tests.benchmarks.texts import LANGS, Report, hostile, news, page, reports

TIMES_TRAFILATURA = 3.0
TIMES_NEWS = 5.0
SHORTEST = 3_000
LONGER = (3_000, 6_000)
LARGE = 10


def run(folders: list[Path], *, size: int = 1_000_000, rounds: int = 7) -> dict[str, Any]:
    """Measure and print all three tables; ``size`` is the length of the longest texts in characters."""
    for report in reports([]):
        extract(report.text, report.lang, title=report.title)
        trafilatura.extract(page(report))
    beside = beside_trafilatura(folders, rounds)
    growth = grow(size)
    return {"trafilatura": beside, "growth": growth, "hostile": resist(size, growth)}


def forget_texts() -> None:
    """Empty the caches of whole texts, so that a text measured twice is as new as the first time."""
    for cache in (cldr._found, glossary._found, wordforms.words, tokens.tokenise):
        cache.cache_clear()


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one call on a text that has not been seen before."""
    forget_texts()
    started = time.thread_time()
    work()
    return time.thread_time() - started


def beside_trafilatura(folders: list[Path], rounds: int) -> dict[str, Any]:
    """Extracting each report's claims, against trafilatura extracting the report from a page made of it: a very small
    page, on which the target is set, and one with as much around the text as large outlets have. Made news shows
    how the ratio grows with the report: on a small page trafilatura's time hardly depends on the length of the text.
    """
    print(
        f"\nA report's claims beside trafilatura's extraction of it (target: median within {TIMES_TRAFILATURA:g} times)"
    )
    print(
        f"{'report':32} {'characters':>10} {'claims ms':>10} {'page ms':>8} {'times':>6} {'large ms':>9} {'times':>6}"
    )
    made = [Report(f"(made) {lang} {length:,}", lang, "", news(lang, length)) for length in LONGER for lang in LANGS]
    rows = [_compare(report, rounds) for report in (*reports(folders), *made)]
    own = rows[: -len(made)]
    small, large = (statistics.median(row[name] for row in own) for name in ("times", "times_large_page"))
    print(f"{'median, without the made ones':32} {'':10} {'':10} {'':8} {small:6.2f} {'':9} {large:6.2f}")
    return {"median_times": small, "median_times_large_page": large, "target": TIMES_TRAFILATURA, "reports": rows}


def _compare(report: Report, rounds: int) -> dict[str, Any]:
    pages = page(report), page(report, LARGE)
    ours: list[float] = []
    theirs: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        ours.append(seconds(lambda: extract(report.text, report.lang, title=report.title)))
        for source, times in zip(pages, theirs, strict=True):
            times.append(seconds(lambda source=source: trafilatura.extract(source)))
    mine, small, large = (statistics.median(times) for times in (ours, *theirs))
    print(
        f"{report.name[:32]:32} {len(report.text):10,} {mine * 1e3:10.2f} {small * 1e3:8.2f} {mine / small:6.2f}"
        f" {large * 1e3:9.2f} {mine / large:6.2f}"
    )
    return {
        "report": report.name,
        "characters": len(report.text),
        "milliseconds": mine * 1e3,
        "times": mine / small,
        "times_large_page": mine / large,
    }


def grow(size: int) -> dict[str, Any]:
    """Time per thousand characters of news as it grows from 3,000 characters to ``size``; the same when linear."""
    lengths = [length for step in range(8) if (length := int(SHORTEST * 10 ** (step / 2))) < 0.7 * size] + [size]
    print("\nNews as it grows: milliseconds per thousand characters (target: no growth)")
    print(f"{'characters':>12} " + " ".join(f"{lang:>8}" for lang in LANGS))
    figures: dict[str, Any] = {lang: {} for lang in LANGS}
    for length in lengths:
        for lang in LANGS:
            text = news(lang, length)
            rounds = 5 if length < 50_000 else 1
            figures[lang][length] = min(
                seconds(lambda text=text, lang=lang: extract(text, lang)) for _ in range(rounds)
            )
        print(f"{length:12,} " + " ".join(f"{figures[lang][length] / length * 1e6:8.2f}" for lang in LANGS))
    return figures


def resist(size: int, growth: dict[str, Any]) -> dict[str, Any]:
    """Hostile texts of ``size`` characters against as much news in the same language."""
    print(f"\nHostile text of {size:,} characters against as much news (target: within {TIMES_NEWS:g} times)")
    print(f"{'text':34} {'lang':4} {'seconds':>8} {'times':>7}")
    figures = {}
    for name, (lang, text) in hostile(size).items():
        took = seconds(lambda text=text, lang=lang: extract(text, lang))
        figures[name] = {"seconds": took, "times": took / growth[lang][size]}
        print(f"{name:34} {lang:4} {took:8.2f} {figures[name]['times']:7.2f}", flush=True)
    return figures
