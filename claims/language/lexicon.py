"""Rules are data: the tab-separated files under ``data/<code>/``, read once.

A line is a row, a tab ends a column, ``#`` opens a comment line. Columns that hold several forms separate them with
``|``; every reader of a file says what its columns mean in the file's first comment.

Words that the code asks for by a name of their own stand in ``wordsets.tsv``: to add a language, give it a row under
each name whose words it has, in ``claims/language`` as in ``claims/extraction``. Prefixes and endings stand in
``affixes.tsv`` in the same way, in the order in which they are tried.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from claims.language.normalise import fold

LANGUAGES = ("ar", "en", "fr")
"""The languages that have lexicons."""
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


@cache
def sets(file: str = "wordsets", package: str = "claims.language") -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the rows of every language's ``<file>.tsv``: name to the entries of each language, as written."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for code in LANGUAGES:
        for name, entries in rows(code, file, package):
            found.setdefault(name, {})[code] = tuple(forms(entries))
    return MappingProxyType({name: MappingProxyType(row) for name, row in found.items()})


def wordlist(name: str, *codes: str, file: str = "wordsets", package: str = "claims.language") -> tuple[str, ...]:
    """Return the entries of the named row in order and as written, of all languages or only of ``codes``.

    This and its siblings are asked once, for a constant of a module: a name or language that no file has raises
    ``KeyError`` at import.
    """
    row = sets(file, package)[name]
    return tuple(entry for code in codes or row for entry in row[code])


def wordset(name: str, *codes: str, package: str = "claims.language") -> frozenset[str]:
    """Return the folded words of a row of ``wordsets.tsv``, of all languages or only of ``codes``."""
    return frozenset(map(fold, wordlist(name, *codes, package=package)))


def phraseset(name: str, *codes: str, package: str = "claims.language") -> frozenset[tuple[str, ...]]:
    """Return the phrases of a row of ``wordsets.tsv`` as tuples of folded words, cut at blanks."""
    return frozenset(tuple(fold(entry).split()) for entry in wordlist(name, *codes, package=package))


def affixes(name: str, *codes: str) -> tuple[str, ...]:
    """Return the folded affixes of a row of ``affixes.tsv`` in order, of all languages or only of ``codes``."""
    return tuple(map(fold, wordlist(name, *codes, file="affixes")))
