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
    three = names.add_parser("load", help="how soon pages come while a crowd reads and judges a large archive")
    three.add_argument("--reports", type=int, default=2_000, metavar="N")
    three.add_argument("--claims", type=int, default=40_000, metavar="N")
    three.add_argument("--users", type=int, default=20, metavar="N")
    three.add_argument("--seconds", type=float, default=60, metavar="N", help="how long they read (default 60)")
    three.add_argument("--alone", type=int, default=6, metavar="N", help="requests of each page by one person alone")
    three.add_argument("--folder", type=Path, metavar="DIR", help="keep the archive here, use it again the next time")
    for command in (one, two, three):
        command.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE")
    options = parser.parse_args(arguments)
    figures = {"extraction": _extraction, "matching": _matching, "load": _load}[options.name](options)
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


def _load(options: argparse.Namespace) -> dict[str, Any]:
    """On a SQLite data folder of its own, which is gone afterwards unless ``--folder`` keeps it."""
    with tempfile.TemporaryDirectory(prefix="isnad-load-") as temporary:
        folder = options.folder or Path(temporary)
        os.environ.update({"ISNAD_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "project.settings"})
        for name in ("DATABASE_URL", "REDIS_URL", "DEBUG", "ISNAD_HTTPS", "ALLOWED_HOSTS"):
            os.environ.pop(name, None)
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections

        from claims.models import Report
        from tests.benchmarks import archive_of_stories, load

        call_command("migrate", interactive=False, verbosity=0)
        rows = {}
        if not Report.objects.exists():
            rows = archive_of_stories.fill(options.reports, options.claims)
            print(", ".join(f"{count:,} rows of {name}" for name, count in rows.items()))
        figures = load.run(users=options.users, seconds=options.seconds, alone=options.alone, log=folder / "web.log")
        connections.close_all()
        return {"rows": rows, **figures}


if __name__ == "__main__":
    main()
