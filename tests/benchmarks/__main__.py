"""``python -m tests.benchmarks NAME``: measure the program's speed; nothing here passes or fails."""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def main(arguments: list[str] | None = None) -> None:
    """Run one benchmark, print its tables and, with ``--json FILE``, write its figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    names = parser.add_subparsers(dest="name", required=True)
    one = names.add_parser("extraction", help="a report's claims beside trafilatura; growth; hostile text")
    one.add_argument("folders", nargs="*", type=Path, metavar="DIR", help="folders of reports (.json) to measure too")
    one.add_argument("--size", type=int, default=1_000_000, help="characters of the longest texts (default 1,000,000)")
    one.add_argument("--rounds", type=int, default=7, help="measurements of each report, of which the median counts")
    two = names.add_parser("matching", help="candidates and matches among very many claims, beside other ways")
    two.add_argument("--claims", nargs="+", type=int, default=[100_000], metavar="N", help="sizes of the archive")
    two.add_argument(
        "--database", choices=["sqlite", "postgres"], default="sqlite", help="postgres: the one of DATABASE_URL"
    )
    two.add_argument("--data", type=Path, default=SHARED, metavar="DIR", help="labelled data with real partners")
    two.add_argument("--asked", type=int, default=100, help="questions of each kind (default 100)")
    two.add_argument("--no-brute", action="store_true", help="leave out those that compare with everything")
    for command in (one, two):
        command.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE")
    options = parser.parse_args(arguments)
    figures = _extraction(options) if options.name == "extraction" else _matching(options)
    if options.json is not None:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _extraction(options: argparse.Namespace) -> dict[str, Any]:
    from tests.benchmarks import extraction

    return extraction.run(options.folders, size=options.size, rounds=options.rounds)


def _matching(options: argparse.Namespace) -> dict[str, Any]:
    """On a database of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="isnad-benchmark-") as folder:
        os.environ.update({"ISNAD_DATA": folder, "DJANGO_SETTINGS_MODULE": "project.settings"})
        if options.database == "sqlite":
            os.environ.pop("DATABASE_URL", None)
        elif not os.environ.get("DATABASE_URL", "").startswith("postgres"):
            raise SystemExit("Set DATABASE_URL to a PostgreSQL database: beside it one is made to measure on.")
        import django

        django.setup()
        from django.db import connection

        from tests.benchmarks import matching

        connection.settings_dict["TEST"]["NAME"] = f"{folder}/made.sqlite3" if options.database == "sqlite" else None
        kept = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            return matching.run(
                options.claims,
                Path(folder) / "matching",
                data=options.data if options.data.is_dir() else None,
                asked=options.asked,
                brute=not options.no_brute,
            )
        finally:
            connection.creation.destroy_test_db(kept, verbosity=0)


if __name__ == "__main__":
    main()
