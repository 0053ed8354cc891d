"""The noun behind, or in Arabic before, a figure."""

from __future__ import annotations

from claims.language.digits import Figure
from claims.language.figure_rules import Item, Noun
from claims.language.lexicon import affixes, wordset
from claims.language.normalise import fold
from claims.language.number_names import NameTests
from claims.language.tables import spellings
from claims.language.units import Unit

_OPEN_STOPS = frozenset({"(", ")", "[", "]", '"', ",", ";", ":", ".", "!", "?", "؟", "-", "/"})
_PARTITIVES = wordset("partitives")
_THE = wordset("definite_articles")
_OTHERS = wordset("others")
_BEFORE_NOUNS = _THE | _OTHERS
_WHOLE = wordset("whole")
_THOSE = wordset("pronouns_of_groups")
_COPULAS = wordset("copulas")
_OF_WHOM = wordset("of_whom")
_MOST = wordset("superlatives")
_OWNERS = tuple(wordset("owners_written_on"))
_SINGULAR = affixes("singular_endings")
"""«ه» is one only as written: folded it may be ة."""
_SHORTEST_OWNED = 4
"""Letters of a noun that is longer with its owner written onto it: «ثلث إنتاجها»."""
_THIRD, _OF_SIZE, _OFF = wordset("ordinal_fractions"), wordset("sizes_compared"), wordset("taken_off")
_LETTERS = wordset("letters_of_units")
_WEIGHTS = wordset("weights")
_IN_ORDER = wordset("parts_in_order")
_ADJECTIVES = {code: affixes("endings_of_adjectives", code) for code in ("ar", "fr")}
_LENGTHS, _PLURALS = wordset("lengths"), wordset("plurals_without_ending")
_LONGEST_UNIT = 4
_MILLION = 1e6
_FINAL = fold("نهائي")
"""«نصف نهائي البطولة» is a round of a cup."""


class Nouns(NameTests):
    """Finds what a figure counts, as written."""

    def _set_noun(self, item: Item, noun: Noun) -> None:
        item.unit_start, item.unit_end, item.unit = noun.start, noun.end, noun.unit
        if noun.end > noun.start:
            item.unit_text = self.text[self.tokens[noun.start].start : self.tokens[noun.end - 1].end]

    def _noun(self, figure: Figure, index: int) -> Noun | None:
        """The noun a figure counts, from the tokens behind it; ``None`` when none follows."""
        place = index
        joined = self._norm(place) == "-" and self._glued(place) and self._glued(place + 1)
        if joined:
            place += 1
        if self._norm(place) in _PARTITIVES:
            place += 1
            if self._norm(place) in _THOSE:  # "three of them children", "two of whom were police officers"
                place += 1 + (self._norm(place + 1) in _COPULAS)
                hit = self.g.counter.units.at(self.tokens, place) if place < len(self.tokens) else None
                return Noun(place, hit.end, hit.value) if hit and hit.value.kind != "measure" else None
        while self._norm(place) in _BEFORE_NOUNS and place < index + 3:
            if place + 1 >= len(self.tokens) or self._norm(place + 1) in self.g.stop:
                break
            place += 1
        place = self._past_modifier(place)
        if place >= len(self.tokens) or self._new_line(place) or self.blocked[place]:
            return None
        if self.g.code == "ar" and (self._norm(place) in _WHOLE or self._norm(place).startswith(("وال", "فال"))):
            return None  # «القتلى 874 والجرحى 500»: what is counted next; «تسعة من أصل 292»: the whole
        if self._temperature(figure, place):
            return Noun(place, place + 1, Unit("degree", "measure", "°C"), sign=True)
        money = self.g.counter.currencies.at(self.tokens, place)
        if money and (figure.value == 1 or self._norm(place) not in _WEIGHTS):
            return Noun(
                place, money.end, Unit(money.value, "measure", money.value), sign=not self._norm(place)[0].isalpha()
            )
        reach = _LONGEST_UNIT if self.g.code not in ("ar", "fr") else 2
        for at in range(place, min(place + reach, len(self.tokens))):
            norm = self._norm(at)
            if at > place and self._new_line(at):
                break
            hit = self.g.counter.units.at(self.tokens, at)
            if hit and (at == place or hit.value.kind != "measure"):
                if hit.end == at + 1 and self._in_compound(figure, at, hit.value):
                    continue
                if norm in _LETTERS and not self.tokens[at].text.islower():
                    break
                return self._with_adjective(place, hit.end, hit.value)
            if norm in _OPEN_STOPS or norm[0].isdigit() or norm in self.g.stop or not norm[0].isalpha():
                break
            if self.g.code == "ar" and at == place and not norm.startswith("حال"):
                break
        first = self.tokens[place]
        if not first.norm[0].isalpha() or first.norm in self.g.stop or first.norm in _OPEN_STOPS:
            return None
        if any(form in self.g.stop for form in spellings(first.norm, self.g.code)) or self._is_predicate(place):
            return None
        if self.g.counter.is_people(first) and not self._describes(place):
            return Noun(place, place + 1, Unit("person", "person", first.text))
        end = self._plural_end(place)
        return self._with_adjective(place, end, None) if end else None

    def _in_compound(self, figure: Figure, at: int, unit: Unit) -> bool:
        """True for the "school" of "40 school beds", "attack" of "80 attack drones": behind a plural figure an English
        noun in the singular only describes the noun in the plural behind it."""
        if self.g.code != "en" or figure.value in (None, 1) or unit.kind == "measure" or at + 1 >= len(self.tokens):
            return False
        plural = self._norm(at).endswith("s") and not self._norm(at).endswith(_SINGULAR)
        told = plural or self._is_predicate(at) or self._new_line(at + 1)
        return not told and self._describes(at)  # but "12 dead soldiers"

    def _past_modifier(self, place: int) -> int:
        """Behind the English words that a hyphen joins in front of a noun in the plural: "80 one-way attack drones",
        "12 short-range missiles"; ``place`` itself where none stand there ("3 break-ins")."""
        hit = self.g.counter.units.at(self.tokens, place) if place < len(self.tokens) else None
        behind = place if hit is None or hit.value.kind != "measure" else len(self.tokens)  # "59-year-old drivers"
        while self.g.code == "en" and self._norm(behind)[:1].isalpha() and self._norm(behind + 1) == "-":
            if not (self._glued(behind + 1) and self._glued(behind + 2) and self._norm(behind + 2)[:1].isalpha()):
                break
            behind += 2
        noun = behind + 1
        return noun if behind > place and noun < len(self.tokens) and self._plural_end(noun) else place

    def _describes(self, place: int) -> bool:
        """True for a name in front of the noun that is counted: "8.5 million Windows devices"."""
        word = self._norm(place + 1)
        plural = word.isalpha() and word.endswith("s") and len(word) > 3 and word not in self.g.stop
        return self.g.code == "en" and plural and self.tokens[place + 1].text.islower()

    def _plural_end(self, place: int) -> int:
        """Where a noun that no table knows ends; 0 when the word cannot be one. What is counted stands in the plural,
        which English and French show by its ending; a verb behind a figure shows none ("193 doivent partir")."""
        if self.g.code not in ("en", "fr"):
            return place + 1
        for at in range(place, min(place + 3, len(self.tokens))):
            token = self.tokens[at]
            if (self._new_line(at) and at > place) or not token.norm[0].isalpha() or token.norm in self.g.stop:
                return 0
            if token.norm.endswith(("s", "x")) and len(token.norm) > 3 and not token.norm.endswith("'s"):
                return at + 1
            if self.g.code == "fr":
                return 0
        return 0

    def _in_millions(self, figure: Figure) -> Figure:
        """ "1.1m appointments": before a noun in the plural that is not measured in metres "m" is a million."""
        letter = figure.end
        plain = self.g.code == "en" and figure.kind == "digits" and figure.scale == 1 and self._glued(letter)
        if figure.value is None or not plain or self.tokens[letter].text != "m":
            return figure
        noun = letter + 1 + (self._norm(letter + 1) in _OTHERS)
        end = self._plural_end(noun)
        counted = end or self._norm(noun) in _PLURALS
        if not counted or any(self._norm(k) in _LENGTHS for k in range(letter + 1, end)):
            return figure
        return figure._replace(end=letter + 1, value=figure.value * _MILLION, scale=_MILLION)

    def _may_be_whole(self, norm: str) -> bool:
        """True for the noun of a genitive: «ثلث فنادق الجهة»."""
        return len(norm) > 2 and norm.isalpha() and not any(form in self.g.stop for form in spellings(norm, "ar"))

    def _is_predicate(self, place: int) -> bool:
        """True when the word behind a figure tells a fate or an adverb of it rather than what is counted."""
        return self.g.counter.triggers.at(self.tokens, place) is not None

    def _with_adjective(self, start: int, end: int, unit: Unit | None) -> Noun:
        """Take in the adjective of origin behind an Arabic or French noun ("شهيد فلسطيني", "otages israéliens")."""
        if self.g.code in _ADJECTIVES and end < len(self.tokens) and not self._new_line(end):
            norm = self._norm(end)
            if unit is None or unit.kind != "measure":
                adjective = norm.endswith(_ADJECTIVES[self.g.code])
                if self.g.code == "ar":
                    adjective = adjective and not norm.startswith(("ال", "و")) and len(norm) > 4
                if adjective and norm not in self.g.stop:
                    end += 1
        return Noun(start, end, unit)

    def _noun_before(self, index: int) -> Noun | None:
        if index == 0 or self._new_line(index):
            return None
        hit = self.g.counter.units.at(self.tokens, index - 1)
        if hit and hit.end == index:
            return Noun(index - 1, index, hit.value)
        for start in (index - 2, index - 1):  # «جنيه إسترليني واحد»
            money = self.g.counter.currencies.at(self.tokens, start) if start >= 0 else None
            if money and money.end == index:
                return Noun(start, index, Unit(money.value, "measure", money.value))
        return None

    def _is_fraction(self, number: Figure, noun: Noun | None) -> bool:
        """A fraction of something, not the half of a match or hour of a clock."""
        if self._norm(number.start - 1) in self.g.ordinals:
            return False
        after, last = self._norm(number.end), self._norm(number.end - 1)
        if last in _THIRD and number.end - number.start > 1 and after.isalpha() and after not in self.g.stop:
            return after in _OF_SIZE  # "a third man", "a third day of riots", but "a third fewer"
        if last in _OFF:
            return True
        if (noun and noun.unit) or self._norm(number.start - 1) in _OF_WHOM:
            return True
        if self.g.code == "ar" and last.endswith(_OWNERS):
            return True  # «نصفهم», «ثلثاها»
        if self.g.code == "ar":  # «نصف القتلى», but «نصف النهائي», «الربع الثاني من العام»
            behind = self._norm(number.end + 1) if not self._new_line(number.end + 1) else ""
            owned = len(after) > _SHORTEST_OWNED and self.tokens[number.end].text.endswith(("ه", *_OWNERS))
            whole = owned or after.startswith("ال") or (self._may_be_whole(after) and behind.startswith("ال"))
            return whole and _FINAL not in after and after not in _IN_ORDER
        if after in _THE and self.g.code == "fr":  # « le quart le plus pauvre », not « un quart le rejette »
            return self._norm(number.end + 1) in _MOST
        return after in _PARTITIVES or after in _THE or last in _PARTITIVES
