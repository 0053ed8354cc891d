"""How fast claims are extracted: beside trafilatura, as reports grow, and when the text is hostile.

Processor time of the one thread that does the work, so that a busy machine changes little; each report is measured in
turns, ours and trafilatura's; lexicons are loaded before.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import trafilatura

from claims.extraction import extract
from tests.benchmarks.texts import LANGS, hostile, news, page, reports

TIMES_TRAFILATURA = 3.0
TIMES_NEWS = 5.0
SHORTEST = 3_000


def run(folders: list[Path], *, size: int = 1_000_000, rounds: int = 7) -> dict[str, Any]:
    """Measure and print all three tables; ``size`` is the length of the longest texts in characters."""
    for report in reports([]):
        extract(report.text, report.lang, title=report.title)
        trafilatura.extract(page(report))
    beside = beside_trafilatura(folders, rounds)
    growth = grow(size)
    return {"trafilatura": beside, "growth": growth, "hostile": resist(size, growth)}


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    started = time.thread_time()
    work()
    return time.thread_time() - started


def beside_trafilatura(folders: list[Path], rounds: int) -> dict[str, Any]:
    """Extracting each report's claims, against trafilatura extracting the report from a page made of it."""
    print(
        f"\nA report's claims beside trafilatura's extraction of it (target: median within {TIMES_TRAFILATURA:g} times)"
    )
    print(f"{'report':32} {'characters':>10} {'claims ms':>10} {'page ms':>10} {'times':>7}")
    rows = []
    for report in reports(folders):
        source = page(report)
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(seconds(lambda report=report: extract(report.text, report.lang, title=report.title)))
            theirs.append(seconds(lambda source=source: trafilatura.extract(source)))
        mine, other = statistics.median(ours), statistics.median(theirs)
        rows.append({"report": report.name, "characters": len(report.text), "times": mine / other})
        print(
            f"{report.name[:32]:32} {len(report.text):10,} {mine * 1e3:10.2f} {other * 1e3:10.2f} {mine / other:7.2f}"
        )
    median = statistics.median(row["times"] for row in rows)
    print(f"{'median':32} {'':10} {'':10} {'':10} {median:7.2f}")
    return {"median_times": median, "target": TIMES_TRAFILATURA, "reports": rows}


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
