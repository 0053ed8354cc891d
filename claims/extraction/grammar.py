"""All word lists of one language, ready for look-up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from claims.extraction.cues import Cue, as_told, cues, passives, sharing
from claims.extraction.cues_apart import FRENCH_AUXILIARIES
from claims.extraction.lexicon import Phrases, classed, phrases, rows, words
from claims.extraction.verb_forms import Verb, infinitives, participles, verbs
from claims.language.memo import Memo


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun says of the speaker it heads."""

    kind: str
    gender: str
    number: str


@dataclass(frozen=True, slots=True)
class Begins:
    """What a word may begin: a verb, a cue, a source phrase, a connector, roles by the forms under which they are
    listed, phrases of closed ``classes``; ``known`` when it is any of these or the name of an act. It belongs to the
    classes ``alone`` by itself, to others only with one of the ``seconds`` behind it."""

    verb: bool
    cue: bool
    source: bool
    connector: bool
    roles: tuple[str, ...]
    known: bool
    classes: tuple[str, ...]
    alone: tuple[str, ...]
    seconds: frozenset[str]


_ARABIC_PREFIXES = ("ال", "لل", "ل", "وال", "بال", "ب")
"""What may be written onto a role noun."""
_OWNERS = (("تها", "ه"), ("ته", "ه"), ("تهم", "ه"), ("ها", ""), ("هم", ""), ("ه", ""))
"""Pronouns at the end of a role noun, and what it then ends in without them."""
_SHORTEST_CONSTRUCT = 4
_OFFICE = "مكتب"
"""The one institution whose owner is written onto it: «مكتبه»."""


@dataclass(eq=False)
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
    given_names: frozenset[str]
    passives: dict[str, Cue]
    documents: frozenset[str]
    sharing: frozenset[str]
    """French participles of cues, which may share the auxiliary of a verb before them."""
    adjectives: frozenset[str]
    infinitives: frozenset[str]
    """French infinitives of cues and verbs."""

    def __post_init__(self) -> None:
        self.begins = Memo(self._begins)
        """What a folded word may begin: every word is asked, and most begin nothing."""
        self.joined = Memo(self._joined)
        """The same of an Arabic word that carries a conjunction: the word without it, and the whole where lists have
        it so."""

    def _begins(self, norm: str) -> Begins:
        tense = self.code == "fr" and norm in FRENCH_AUXILIARIES
        cue, source = norm in self.cues.longest, norm in self.sources.longest
        connector = norm in self.connectors.longest
        tables = {name: table for name, table in self.classes.items() if norm in table.longest}
        alone = tuple(name for name, table in tables.items() if norm in table)
        openings = (opening for table in tables.values() for opening in table.openings)
        seconds = frozenset(second for first, second in openings if first == norm)
        listed = norm in self.verbs or norm in self.roles.longest or norm in self.actions
        regular = self.code == "en" and norm.endswith("ed")
        return Begins(
            verb=norm in self.verbs or cue or tense or norm in self.sharing or regular or "aux" in tables,
            cue=cue or tense or norm in self.sharing,
            source=source,
            connector=connector,
            roles=tuple(form for form in self.role_forms(norm) if form in self.roles.longest),
            known=listed or cue or source or connector or bool(tables),
            classes=tuple(tables),
            alone=alone,
            seconds=seconds,
        )

    def role_forms(self, norm: str) -> list[str]:
        """The forms under which a role noun is listed: as it is, and without an Arabic article and prefix."""
        forms = [norm]
        if self.code == "ar":
            if norm[-1:] in ("و", "ي") and len(norm) > _SHORTEST_CONSTRUCT and norm not in self.verbs:
                forms.append(f"{norm}ن")  # «محللو المصرف»
            forms += [norm[len(p) :] for p in _ARABIC_PREFIXES if norm.startswith(p) and len(norm) - len(p) >= 3]
            if norm not in self.verbs:
                forms += [stem for end, lost in _OWNERS if (stem := self._owned(norm, end, lost))]
        return forms

    def _owned(self, norm: str, ending: str, lost: str) -> str:
        """«رئيسها», «مديرته»: the person's role onto which a pronoun is written, else nothing."""
        if not norm.endswith(ending) or len(norm) - len(ending) < 3:
            return ""
        stem = norm[: -len(ending)] + lost
        role = self.roles.entries.get((stem,))
        return stem if role is not None and (role.kind == "person" or stem == _OFFICE) else ""

    def _joined(self, norm: str) -> Begins:
        whole, rest = self.begins[norm], self.begins[norm[1:]]
        return replace(
            rest,
            verb=whole.verb or rest.verb,
            connector=whole.connector or rest.connector,
            classes=tuple(dict.fromkeys((*whole.classes, *rest.classes))),
            alone=tuple(dict.fromkeys((*whole.alone, *rest.alone))),
            seconds=whole.seconds | rest.seconds,
        )

    def unsure(self, norm: str) -> bool:
        """True for a verb whose letters are more often a noun's."""
        verb = self.verbs.get(norm)
        return verb is not None and not verb.sure


@cache
def grammar(code: str) -> Grammar:
    """Return the word lists of a language; all empty for a language without data files."""
    classes: dict[str, Phrases[str]] = {}
    for phrase, name in classed(code):
        classes.setdefault(name, Phrases()).add(words(code, phrase), name)
    return Grammar(
        code=code,
        cues=cues(code),
        verbs=verbs(code),
        participles=participles(code),
        sources=phrases(
            code,
            (
                (row[0].removesuffix("-").removesuffix(" ل"), (row[1], row[2], row[0].endswith("-")))
                for row in (*rows(code, "sources"), *((told, kind, "any") for told, kind in as_told(code)))
            ),
        ),
        connectors=phrases(code, ((row[0], row[1]) for row in rows(code, "connectors"))),
        roles=phrases(code, ((row[0], Role(*row[1:4])) for row in rows(code, "roles"))),
        classes=classes,
        passives=passives(code),
        sharing=sharing(code),
        documents=frozenset(words(code, row[0])[0] for row in rows(code, "roles") if row[1] == "document"),
        actions=frozenset(words(code, row[0])[0] for row in rows(code, "actions")),
        given_names=frozenset(words(code, row[0])[0] for row in rows(code, "names")),
        infinitives=infinitives(code),
        adjectives=frozenset(words(code, row[0])[0] for row in rows(code, "words") if row[1] == "adjective"),
    )
