"""The Arabic dual: a noun that says two without a number («يومين»، «جبهتين»، «السدان»، «جثتي عاملين»).

Its ending is that of many plurals, adjectives and names, so a dual is read only of nouns that ``data/ar/counted.tsv``
and ``data/ar/duals.tsv`` list, or of a feminine in «-تين» that is no participle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claims.language.base import Token
from claims.language.lexicon import affixes, forms, rows, wordset
from claims.language.normalise import fold
from claims.language.tables import spellings
from claims.language.units import Unit

_ARTICLES = affixes("articles")
_PRONOUNS = affixes("owners")
"""Pronouns written onto a noun."""
_LONGEST_THAT = 3
"""Letters of «أن» with a conjunction written onto it, which ends like a dual."""
IN_NAMES = wordset("parts_of_names")
"""Words that go on with a person's name."""


class Duals:
    """Finds the duals of Arabic; of other languages none. ``unit_of`` returns the entry of a folded noun."""

    def __init__(self, code: str, unit_of: Callable[[str], Unit | None]) -> None:
        self._code = code
        self._unit_of = unit_of
        self._forms = dict((*self._nominatives(), *self._dual_forms())) if code == "ar" else {}
        self._like_plurals = frozenset(
            form for kind, listed in rows(code, "duals") if kind == "plural" for form in forms(listed)
        )
        self._owned = dict(self._owned_forms()) if code == "ar" else {}
        self._constructs = dict(self._construct_forms()) if code == "ar" else {}
        self._stop = frozenset(fold(word) for row in rows(code, "stop") for word in row[0].split())
        self._no_duals = frozenset(
            fold(form) for kind, listed in rows(code, "duals") if kind == "not" for form in forms(listed)
        )

    def _dual_forms(self) -> Iterator[tuple[str, tuple[str, Unit | None]]]:
        nouns: list[tuple[str, Unit | None]] = [
            (form, None) for kind, listed in rows("ar", "duals") if kind == "noun" for form in forms(listed)
        ]
        things = {form for kind, listed in rows("ar", "duals") if kind == "thing" for form in forms(listed)}
        nouns += [(noun, None) for noun in things]
        nouns += [(forms(listed)[0], Unit(c, kind, forms(listed)[0])) for c, kind, listed in rows("ar", "counted")]
        for noun, unit in nouns:
            if " " in noun or not noun.isalpha():
                continue
            stem = fold(noun[:-1]) + "ت" if noun.endswith("ة") else fold(noun)
            if unit and any(fold(noun) + "ون" == fold(form) for form in self._listed(unit)):
                continue
            for ending in ("ين", "ان"):
                yield stem + ending, (noun, unit)
                if noun.endswith("ء"):  # «جزء»، «جزأين»
                    yield fold(noun[:-1] + "أ") + ending, (noun, unit)
                if noun in things or (unit and unit.kind in ("own", "measure")):
                    yield f"ال{stem}{ending}", (noun, unit)

    @staticmethod
    def _nominatives() -> Iterator[tuple[str, tuple[str, Unit | None]]]:
        """A sound masculine plural looks like the dual: «مصابين» may be any number, but «مصابان» are two."""
        for concept, kind, listed in rows("ar", "counted"):
            folded = {fold(form) for form in forms(listed)}
            for noun in forms(listed):
                if fold(noun) + "ون" in folded:
                    yield fold(noun) + "ان", (noun, Unit(concept, kind, noun))

    def _construct_forms(self) -> Iterator[tuple[str, tuple[str, Unit | None]]]:
        """In the construct a dual loses its nun: «سفينتا شحن». Only feminines, whose «ت» tells it from a relation."""
        for concept, kind, listed in rows("ar", "counted"):
            for noun in forms(listed):
                if noun.endswith("ة") and noun.isalpha():
                    for ending in ("ي", "ا"):
                        yield fold(noun[:-1]) + "ت" + ending, (noun, Unit(concept, kind, noun))

    def _owned_forms(self) -> Iterator[tuple[str, tuple[str, Unit | None]]]:
        """With a pronoun a dual loses its nun, too: «سفيريها»، «طفليه»، «سفينتيهم»."""
        for form, found in self._dual_forms():
            if form.endswith("ين") and not form.startswith("ال") and found[0] not in self._like_plurals:
                for pronoun in _PRONOUNS:
                    yield form[:-1] + pronoun, found

    @staticmethod
    def _listed(unit: Unit) -> list[str]:
        return [f for _, _, listed in rows("ar", "counted") if forms(listed)[0] == unit.name for f in forms(listed)]

    def may_begin(self, norm: str) -> bool:
        """Return whether this folded word may be an indefinite Arabic dual: all that :meth:`at` finds are."""
        if self._code == "ar" and norm[-2:] in ("تي", "تا"):
            return any(form in self._constructs for form in spellings(norm, "ar"))
        if self._code == "ar" and norm.endswith(_PRONOUNS):
            return any(form in self._owned for form in spellings(norm, "ar"))
        if self._code != "ar" or norm[-2:] not in ("ين", "ان"):
            return False
        return (len(norm) >= 5 and norm[-3] == "ت") or any(form in self._forms for form in spellings(norm, "ar"))

    def _construct_at(self, norm: str, after: Token | None) -> tuple[str, Unit | None] | None:
        """The dual whose noun follows at once («جثتي عاملين»); before a verb («سيارتي تعطلت») the ending says "my"."""
        if norm[-2:] not in ("تي", "تا") or after is None or not after.norm[0].isalpha() or after.norm[0] in "تي":
            return None
        if any(form in self._stop for form in spellings(after.norm, "ar")):
            return None
        return next((self._constructs[form] for form in spellings(norm, "ar") if form in self._constructs), None)

    def at(self, token: Token, before: Token | None, after: Token | None = None) -> tuple[str, Unit | None] | None:
        """Return singular and entry when an Arabic word is a dual ("يومين", "جبهتين"; "السدان"; «جثتي» before the
        noun it belongs to), else ``None``."""
        norm = token.norm
        if self._code == "ar" and (found := self._construct_at(norm, after)):
            return found
        if self._code == "ar" and norm.endswith(_PRONOUNS):
            if "ة" in token.text or any(form in self._no_duals for form in spellings(norm, "ar")):
                return None  # «يومية», «ولديها»
            return next((self._owned[form] for form in spellings(norm, "ar") if form in self._owned), None)
        if self._code != "ar" or norm[-2:] not in ("ين", "ان"):
            return None
        if after is not None and after.norm in IN_NAMES:
            return None  # «حيان عبد الغني» is a man, no two districts
        for form in spellings(norm, "ar"):
            if form in self._no_duals:
                return None
            if form in self._forms:
                singular, unit = self._forms[form]
                return singular, unit or self._unit_of(fold(singular))
        if len(norm) < 5 or norm[-3] != "ت" or norm.startswith(_ARTICLES):
            return None
        participle = any(form.startswith("م") for form in spellings(norm, "ar"))
        if before is not None and len(before.norm) > _LONGEST_THAT and before.norm.endswith(("ين", "ان")):
            return None  # the adjective of a dual or plural before it
        written = fold_marks(token.text)
        for form in spellings(norm, "ar"):
            for singular in (form[:-3] + "ه", form[:-3]):
                if (hit := self._unit_of(singular)) is not None:
                    return hit.name, hit
        return None if participle or len(norm) < 6 else (written[:-3] + "ة", None)


def fold_marks(word: str) -> str:
    """Return the word without vowel signs and tatweel, its letters as written."""
    return "".join(character for character in word if character.isalnum())
