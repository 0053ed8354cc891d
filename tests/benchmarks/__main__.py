"""``python -m tests.benchmarks NAME``: measure the program's speed; nothing here passes or fails."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.benchmarks import extraction


def main(arguments: list[str] | None = None) -> None:
    """Run one benchmark, print its tables and, with ``--json FILE``, write its figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    names = parser.add_subparsers(dest="name", required=True)
    one = names.add_parser("extraction", help="a report's claims beside trafilatura; growth; hostile text")
    one.add_argument("folders", nargs="*", type=Path, metavar="DIR", help="folders of reports (.json) to measure too")
    one.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE")
    one.add_argument("--size", type=int, default=1_000_000, help="characters of the longest texts (default 1,000,000)")
    one.add_argument("--rounds", type=int, default=7, help="measurements of each report, of which the median counts")
    options = parser.parse_args(arguments)
    figures = extraction.run(options.folders, size=options.size, rounds=options.rounds)
    if options.json is not None:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
