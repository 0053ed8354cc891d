"""The grammar's word lists: the tab-separated files under ``data/<code>/``, read once and looked up by folded words.

A line is a row, a tab ends a column, ``#`` opens a comment that says what the columns mean. Phrases are cut into words
by the same tokeniser as the report, so that an elision or an apostrophe in a list needs no special spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from claims.language import fold, get_language, lexicon

T = TypeVar("T")

PACKAGE = "claims.extraction"
LANGUAGES = lexicon.LANGUAGES


def rows(code: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the grammar's ``data/<code>/<name>.tsv``; empty when the language has no such file."""
    return lexicon.rows(code, name, PACKAGE)


def classed(code: str) -> Iterator[tuple[str, str]]:
    """The words and phrases of the closed classes (``words.tsv``) with their class, Arabic verbs that the table marks
    with every pronoun of an object."""
    for phrase, name in rows(code, "words"):
        if phrase.endswith("+"):
            yield from ((f"{phrase[:-1]}{pronoun}", name) for pronoun in wordset("pronouns_of_objects", code))
        else:
            yield phrase, name


def wordset(name: str, *codes: str) -> frozenset[str]:
    """Return the folded words of a row of the grammar's ``wordsets.tsv``, of all languages or only of ``codes``.

    Asked once, for a constant of a module: a name or language that no file has raises ``KeyError`` at import.
    """
    return lexicon.wordset(name, *codes, package=PACKAGE)


def wordsets(name: str) -> dict[str, frozenset[str]]:
    """Return a row of ``wordsets.tsv`` apart by language, for those that have it."""
    return {code: wordset(name, code) for code in lexicon.sets(package=PACKAGE)[name]}


def phraseset(name: str, *codes: str) -> frozenset[tuple[str, ...]]:
    """Return the phrases of a row of ``wordsets.tsv`` as tuples of folded words."""
    return lexicon.phraseset(name, *codes, package=PACKAGE)


def verbset(name: str) -> frozenset[str]:
    """Return the verbs of a row of ``verbsets.tsv`` as ``Cue.lemma`` names them: as written, not folded."""
    return frozenset(lexicon.wordlist(name, file="verbsets", package=PACKAGE))


def pronouns(code: str, use: str) -> dict[str, tuple[str, str]]:
    """Return the folded pronouns of ``pronouns.tsv`` of one use, with gender and number."""
    return {fold(row[0]): (row[2], row[3]) for row in rows(code, "pronouns") if row[1] == use}


def words(code: str, phrase: str) -> tuple[str, ...]:
    """Return the folded words of ``phrase``, cut as the language cuts a report."""
    if phrase.isalpha():  # nearly all of a hundred thousand inflected forms: nothing is to be cut
        return (fold(phrase),)
    if phrase.replace(" ", "").isalpha():  # nearly all others
        return tuple(map(fold, phrase.split()))
    elided = phrase.endswith("'")  # an elided word is cut as one only before a vowel
    norms = tuple(token.norm for token in get_language(code).tokens(f"{phrase}a" if elided else phrase))
    return norms[:-1] if elided else norms


@dataclass(slots=True)
class Phrases(Generic[T]):
    """A dictionary of phrases, found at a position of a list of folded words; the longest one wins."""

    entries: dict[tuple[str, ...], T] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    openings: set[tuple[str, str]] = field(default_factory=set)
    """The first two words of every phrase that has two."""

    def add(self, phrase: tuple[str, ...], value: T) -> None:
        """Add ``phrase``; the first value of a phrase stays."""
        if phrase and phrase not in self.entries:
            self.entries[phrase] = value
            self.longest[phrase[0]] = max(len(phrase), self.longest.get(phrase[0], 0))
            if len(phrase) > 1:
                self.openings.add(phrase[:2])  # type: ignore[arg-type]

    def at(self, norms: Sequence[str], start: int, end: int, first: str | None = None) -> tuple[int, T] | None:
        """Return length and value of the longest phrase at ``start`` that ends by ``end``, else ``None``.

        ``first`` replaces the word at ``start``: an Arabic word without its conjunction.
        """
        head = norms[start] if first is None else first
        longest = self.longest.get(head)
        if longest is None:  # asked for every word in every table: most begin nothing
            return None
        longest = min(longest, end - start)
        if longest > 1 and (head, norms[start + 1]) not in self.openings:
            longest = 1  # most words begin a longer phrase in vain
        for size in range(longest, 0, -1):
            value = self.entries.get((head, *norms[start + 1 : start + size]))
            if value is not None:
                return size, value
        return None

    def __contains__(self, word: str) -> bool:
        return (word,) in self.entries


def phrases(code: str, pairs: Iterable[tuple[str, T]]) -> Phrases[T]:
    """Build a dictionary from phrases as written and their values."""
    table: Phrases[T] = Phrases()
    for phrase, value in pairs:
        table.add(words(code, phrase), value)
    return table
