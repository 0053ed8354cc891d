"""A speaker as one place of the report names it, and those whose name stands in a genitive or behind «ل»."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import normalize

from claims.extraction.lexicon import LANGUAGES, wordset
from claims.extraction.line import Line
from claims.language.glossary import find_concepts

_IN_LAM = wordset("nouns_in_lam")
_OPENERS = wordset("definite_articles", "en") | wordset("indefinite_articles", "en") | wordset("possessives", "en")
_DEFINITE = wordset("definite_articles", "en", "fr")
_GIVEN_WITH_MEANING = wordset("given_names_with_meaning")
_FIRM_WORDS = wordset("firm_words")
_SMALL = wordset("initials_small_words", "en", "fr")
_SHORTEST_ACRONYM = 3
FULL_NAME = 2
"""Words of a first and a last name."""
BODIES = ("institution", "group", "media")
"""Kinds of sources that are no person and can be meant by what they are: the ministry, the union, the paper."""


class Mention(NamedTuple):
    """A speaker as one place of the report names it: ``name`` is shown, ``head`` its role noun, folded."""

    name: str
    role: str = ""
    kind: str = ""
    gender: str = "-"
    number: str = "-"
    head: str = ""
    definite: bool = False
    pronoun: bool = False
    owner: Mention | None = None
    norms: tuple[str, ...] = ()

    @property
    def is_source(self) -> bool:
        """True when what it names can speak: a known kind of source or a proper name; a treaty only provides."""
        return bool(self.kind) and self.kind != "text"


def genitive(line: Line, start: int, end: int) -> Mention | None:
    """Whom the first genitive of words ``start`` to ``end`` names: "the company's own account"; ``None`` for nobody."""
    last = next((k for k in range(start, end) if line.norms[k].endswith(("'s", "s'"))), None)
    if last is None:
        return None
    bare = line.norms[last].removesuffix("'s").removesuffix("'")
    name = line.words(start, last + 1)
    name = name[: len(name) - (len(line.norms[last]) - len(bare))]
    pair = line.grammar.roles.entries.get((line.norms[last - 1], bare)) if last > start else None
    role = line.grammar.roles.entries.get((bare,)) or pair  # "the coast guard's count"
    article = line.norms[start] in _OPENERS
    capital = line.capital[last]
    if role is None and not capital:
        return None
    kind = role.kind if role else "name"
    definite = line.norms[start] == "the" and last == start + 1 and not capital
    norms = (*line.norms[start + article : last], bare)
    return Mention(name, kind=kind, number=role.number if role else "-", head=bare, definite=definite, norms=norms)


def unprefixed(mention: Mention) -> Mention:
    """The same without a preposition ل written onto it: «للبيت الأبيض» names «البيت الأبيض»."""
    name, norms, head = mention.name, mention.norms, mention.head
    if mention.role.startswith("ل") and mention.kind == "person":
        return mention._replace(role=unprefixed(Mention(mention.role)).name)  # «للناطق باسمها، سامر حداد»
    article = "ال"
    if norms and f"ل{norms[0][2:]}" in _IN_LAM:  # «للجنة العليا» is «اللجنة العليا», «للجنة التحقيق» «لجنة التحقيق»
        owned = len(norms) > 1 and norms[1].startswith("ال") and not norms[1].endswith(("ه", "ي", "ا"))
        article = "ل" if owned else "الل"
    if name.startswith("لل"):
        name = f"{article}{name[2:]}"
    elif name.startswith("ل") and len(name) > 4:
        name = name[1:].lstrip("ـ ")
    if norms and norms[0].startswith("لل"):
        norms = (f"{article}{norms[0][2:]}", *norms[1:])
    elif norms and norms[0].startswith("ل") and len(norms[0]) > 4:
        norms = (norms[0][1:], *norms[1:])
    return mention._replace(
        name=name, norms=norms, head=head.removeprefix("لل").removeprefix("ل"), definite=mention.definite
    )


def words_of(name: str) -> list[str]:
    """The words of a name, French articles apart that are written onto others: « l'ONU »."""
    return name.replace("’", " ").replace("'", " ").split() or [name]


def like_a_person(mention: Mention) -> bool:
    """True for a first and a last name: "Ann Reed" is hardly whom "the company" means, "Kerval" and "Alarm Phone" may
    be, of which words have a meaning."""
    said = words_of(mention.name)
    said = said[len(said) > FULL_NAME and said[0].casefold() in _DEFINITE :]  # "The Norval Times"
    last = said[-FULL_NAME:] if said[0][0].islower() else said  # "her agent Ann Reed"
    if said[-1].casefold() in _FIRM_WORDS:
        return False  # "Corniche Air", "BlueHarbor Health"
    plain = len(said) > 1 and all(word.isalpha() and word[0].isupper() and not word.isupper() for word in last)
    given = last[0].casefold() in _GIVEN_WITH_MEANING
    return plain and not any(find_concepts(" ".join(last[given:]), code) for code in LANGUAGES)


def abbreviates(mention: Mention, other: Mention) -> bool:
    """True for "The FSU" behind "the Fair Sport Unit", « l'OGE » behind « l'Organe de gestion des élections »: capitals
    that are the initials of the other's words, small ones counted or not."""
    letters = words_of(mention.name)[-1]
    if not (letters.isupper() and letters.isascii() and len(letters) >= _SHORTEST_ACRONYM):
        return False
    said = [word for part in words_of(other.name) for word in part.split("-") if word and word not in _SMALL]
    said = [word for word in said if len(word) > 1 or word.isupper()]  # « l' », « d' »
    if len(said) < _SHORTEST_ACRONYM:
        return False
    said = [normalize("NFD", word) for word in said]  # an É is an E
    capital = [word for word in said if word[0].isupper()]
    return letters in ["".join(word[0] for word in some).upper() for some in (said, capital)]
