"""Rules are data: the tab-separated files under ``data/<code>/``, read once.

A line is a row, a tab ends a column, ``#`` opens a comment line. Columns that hold several forms separate them with
``|``; every reader of a file says what its columns mean in the file's first comment.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

FORMS = "|"


@cache
def rows(code: str, name: str, package: str = "claims.language") -> tuple[tuple[str, ...], ...]:
    """Return the rows of the package's ``data/<code>/<name>.tsv`` as tuples of stripped columns; empty when there is
    no file."""
    path = resources.files(package).joinpath("data", code, f"{name}.tsv")
    if not path.is_file():
        return ()
    return tuple(
        tuple(column.strip() for column in line.split("\t"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    )


def forms(column: str) -> list[str]:
    """Return the forms that one column lists, in order."""
    return [form.strip() for form in column.split(FORMS) if form.strip()]
