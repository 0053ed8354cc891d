"""All word lists of one language, ready for look-up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claims.extraction.cues import Cue, Verb, cues, participles, verbs
from claims.extraction.lexicon import Phrases, phrases, rows, words


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun says of the speaker it heads."""

    kind: str
    gender: str
    number: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """All word lists of one language, ready for look-up."""

    code: str
    cues: Phrases[Cue]
    verbs: dict[str, Verb]
    participles: frozenset[str]
    sources: Phrases[tuple[str, str, bool]]
    connectors: Phrases[str]
    roles: Phrases[Role]
    classes: dict[str, Phrases[str]]
    actions: frozenset[str]

    def is_a(self, norms: Sequence[str], index: int, end: int, name: str) -> int:
        """Return how many words at ``index`` belong to the closed class ``name``; 0 for none."""
        table = self.classes.get(name)
        found = table.at(norms, index, end) if table else None
        return found[0] if found else 0


@cache
def grammar(code: str) -> Grammar:
    """Return the word lists of a language; all empty for a language without data files."""
    classes: dict[str, Phrases[str]] = {}
    for row in rows(code, "words"):
        classes.setdefault(row[1], Phrases()).add(words(code, row[0]), row[1])
    return Grammar(
        code=code,
        cues=cues(code),
        verbs=verbs(code),
        participles=participles(code),
        sources=phrases(
            code,
            (
                (row[0].removesuffix("-").removesuffix(" ل"), (row[1], row[2], row[0].endswith("-")))
                for row in rows(code, "sources")
            ),
        ),
        connectors=phrases(code, ((row[0], row[1]) for row in rows(code, "connectors"))),
        roles=phrases(code, ((row[0], Role(*row[1:4])) for row in rows(code, "roles"))),
        classes=classes,
        actions=frozenset(words(code, row[0])[0] for row in rows(code, "actions")),
    )
