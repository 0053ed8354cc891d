"""All word lists of one language, ready for look-up."""

from __future__ import annotations

from dataclasses import dataclass, field
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
class Begins:
    """What a word may begin: a verb, a cue or source phrase, phrases of which closed classes."""

    verb: bool
    report: bool
    classes: tuple[str, ...]


FRENCH_AUXILIARIES = frozenset(("a", "ont", "avait", "avaient"))
"""Behind these the rest of a cue may stand apart: « avait pourtant déclaré »."""
REMEMBERED = 50000


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
    _begins: dict[str, Begins] = field(default_factory=dict)

    def begins(self, norm: str) -> Begins:
        """What a folded word may begin; kept, since every word is asked and most begin nothing."""
        known = self._begins.get(norm)
        if known is None:
            if len(self._begins) > REMEMBERED:
                self._begins.clear()
            tense = self.code == "fr" and norm in FRENCH_AUXILIARIES
            cue = norm in self.cues.longest
            classes = tuple(name for name, table in self.classes.items() if norm in table.longest)
            known = self._begins[norm] = Begins(
                verb=norm in self.verbs or cue or tense or "aux" in classes,
                report=cue or tense or norm in self.sources.longest,
                classes=classes,
            )
        return known


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
