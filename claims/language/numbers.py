"""The grammar of one figure: digits of both scripts, number words, scales, duals of scales, vague magnitudes.

One left-to-right pass over tokens, driven by ``data/<code>/numbers.tsv``. A number word may follow another only if
it is smaller than the room the other leaves (after *hundred* anything below 100), which is the same rule in Arabic,
English and French; Arabic says units before tens (``خمسة وعشرون``) and French counts by twenties after 60 and 80.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.language.base import Token
from claims.language.lexicon import forms, rows
from claims.language.normalise import fold
from claims.language.tables import PhraseTable, spellings

_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,'])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]+)?$")
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?$")
_MOST_DIGITS = 15
_MOST_GROUPS = 5
_GAPS = (" ", "\u00a0", "\u202f", "\u2009")
# "Dozens" says more than one dozen: the least it allows is two.
_FEWEST_OF_MANY = 2
# Parts of eleven and twelve which, folded and alone, are other words (أحد "someone", أثناء "during").
_NO_NUMBER_ALONE = ("احد", "احدي", "اثنا", "اثني", "اثنتا", "اثنتي")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number found: tokens ``[start, end)`` by index.

    ``value`` is ``None`` for a magnitude only; ``low`` and ``high`` bound that. ``scale`` is the last word of scale
    or 1. ``kind`` is ``digits``, ``words``, ``one`` (the word alone, which may be an article), ``round`` ("a dozen"),
    ``many`` ("dozens"), ``few`` or ``fraction``.
    """

    start: int
    end: int
    value: float | None
    kind: str
    scale: float = 1.0
    low: float | None = None
    high: float | None = None


def parse_digits(norm: str, code: str) -> float | None:
    """Return the value of a folded token of digits and separators; ``None`` when it is no number ("1.2.3").

    Three digits behind one separator are a group, not decimals, except behind an English point; a comma or point
    before any other count of digits is the decimal sign. "06" is six, a longer number with a leading zero is a code.
    """
    if sum(character.isdigit() for character in norm[: 2 * _MOST_DIGITS]) > _MOST_DIGITS:
        return None
    if norm[0] == "0" and len(norm) > 2 and norm[1] not in ".,":
        return None
    grouped = _GROUPED.match(norm)
    if grouped and norm[0] != "0":
        mark = grouped.group(1)
        if not (mark == "." and code == "en" and norm.count(".") == 1 and "," not in norm):
            whole, rest = norm, ""
            other = {".": ",", ",": ".", "'": "."}[mark]
            if norm.rfind(other) > norm.rfind(mark):
                whole, _, rest = norm.rpartition(other)
            groups = whole.split(mark)
            if all(len(group) == 3 for group in groups[1:]):
                return float("".join(groups) + (f".{rest}" if rest else ""))
            return None
    return float(norm.replace(",", ".")) if _PLAIN.match(norm) else None


@dataclass(frozen=True, slots=True)
class _Atom:
    kind: str
    value: float


@dataclass(slots=True)
class _Sum:
    """A number being read: what is finished, the group below the next scale, and the room left in that group."""

    total: float = 0.0
    group: float = 0.0
    room: float = float("inf")
    scale: float = 1.0
    digits: bool = False
    last: str = ""

    @property
    def value(self) -> float:
        return self.total + self.group


class NumberGrammar:
    """Reads the figure that begins at a token."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._atoms: dict[str, list[_Atom]] = {}
        phrases: dict[str, list[tuple[str, float]]] = {"half": [], "fraction": [], "many": [], "few": []}
        self._suffixes: dict[str, tuple[float, bool]] = {}
        self._and: set[str] = set()
        for kind, value, listed in rows(code, "numbers"):
            for form in forms(listed):
                if kind == "and":
                    self._and.add(form)
                elif kind.startswith("suffix"):
                    self._suffixes[form] = (float(value), kind == "suffix")
                elif kind in phrases:
                    phrases[kind].append((form, float(value)))
                else:
                    self._atoms.setdefault(fold(form), []).append(_Atom(kind, float(value)))
        self._halves = PhraseTable(phrases["half"], code)
        self._fractions = PhraseTable(phrases["fraction"], code)
        self._many = PhraseTable(phrases["many"], code)
        self._few = PhraseTable(phrases["few"], code)

    def at(self, text: str, tokens: Sequence[Token], index: int, *, money: bool = False) -> Figure | None:
        """Return the figure that begins at ``tokens[index]``, ``None`` when none does.

        ``money`` says that a currency stands before it, so that a following ``m`` means million.
        """
        if index >= len(tokens):
            return None
        figure = (
            self._digits(text, tokens, index)
            if tokens[index].norm[0].isdigit()
            else self._vague(text, tokens, index) or self._fraction(tokens, index)
        )
        if figure and figure.kind != "digits":
            return figure
        if figure and figure.value is None:
            return figure
        read = self._words(text, tokens, index, figure)
        return self._suffixed(text, tokens, read, money=money) if read else None

    def half_at(self, tokens: Sequence[Token], index: int) -> tuple[int, float] | None:
        """Return where "and a half" at ``index`` ends and what it adds, ``None`` when it is not there."""
        hit = self._halves.at(tokens, index)
        return (hit.end, hit.value) if hit else None

    def small(self, norm: str) -> float | None:
        """Return the value of a folded word for 3 to 10, ``None`` for any other."""
        return next((atom.value for atom in self._atoms.get(norm, ()) if atom.kind == "unit"), None)

    def is_number_word(self, token: Token) -> bool:
        """True when the token is a digit number or one of the language's number words."""
        return token.norm[0].isdigit() or any(form in self._atoms for form in spellings(token.norm, self.code))

    def may_begin(self, norm: str) -> bool:
        """Return whether a figure may begin with this folded token; an Arabic number word also under its article."""
        return (
            norm[0].isdigit()
            or any(table.begins(norm) for table in (self._few, self._many, self._fractions))
            or any(form in self._atoms for form in spellings(norm, self.code))
            or (self.code == "ar" and norm.startswith("ال") and self.small(norm[2:]) is not None)
        )

    # -- digits

    def _digits(self, text: str, tokens: Sequence[Token], index: int) -> Figure | None:
        token = tokens[index]
        end = index + 1
        joined = token.norm
        if len(joined) <= 3 and joined.isdigit() and joined[0] != "0":
            while end < len(tokens) and end - index <= _MOST_GROUPS and self._is_group(text, tokens, end):
                end += 1
            if end - index > _MOST_GROUPS:
                return Figure(index, end, None, "digits")
            joined = "".join(tokens[place].norm for place in range(index, end))
            if end - index > 1:
                whole, mark, rest = joined.partition(",") if "," in joined else joined.partition(".")
                joined = f"{whole}.{rest}" if mark else whole
                return Figure(index, end, float(joined), "digits")
        value = parse_digits(joined, self.code)
        return Figure(index, end, value, "digits") if value is not None else None

    @staticmethod
    def _is_group(text: str, tokens: Sequence[Token], index: int) -> bool:
        """True when the token goes on with a number whose thousands are set off by blanks: "27 000"."""
        norm = tokens[index].norm
        head = norm.replace(".", ",").partition(",")[0]
        return (
            len(head) == 3
            and head.isdigit()
            and tokens[index - 1].norm.isdigit()
            and text[tokens[index - 1].end : tokens[index].start] in _GAPS
            and norm.count(",") + norm.count(".") <= 1
            and (len(norm) == 3 or len(norm) - 4 in (1, 2))
        )

    # -- words

    def _atoms_at(self, tokens: Sequence[Token], index: int, *, first: bool) -> list[_Atom]:
        norm = tokens[index].norm
        if first:
            found = next((self._atoms[form] for form in self._spellings(norm) if form in self._atoms), [])
        elif norm in self._atoms:
            found = self._atoms[norm]
        else:
            found = self._atoms.get(norm[1:], []) if self.code == "ar" and norm.startswith("و") else []
        return found if self._spelled_out(tokens[index]) else []

    def _spellings(self, norm: str) -> tuple[str, ...]:
        """Without «ك», which no figure carries: كمية (an amount) is not ك + مئة."""
        found = spellings(norm, self.code)
        return tuple(form for form in found if form == norm or norm[0] != "ك") if self.code == "ar" else found

    def _spelled_out(self, token: Token) -> bool:
        """Folding merges مئتين (200) with ميتين (dead): a hundred must show its hamza."""
        return self.code != "ar" or "مي" not in token.norm or "ئ" in token.text

    def _words(self, text: str, tokens: Sequence[Token], index: int, figure: Figure | None) -> Figure | None:
        state = _Sum()
        end = index
        if figure:
            state.group, state.digits, state.room, state.last, end = (
                figure.value or 0.0,
                True,
                0.0,
                "digits",
                figure.end,
            )
        one = rounded = False
        while end < len(tokens):
            place, joint = self._joint(text, tokens, end, state) if end > index else (end, "")
            if place >= len(tokens) or (place > index and "\n" in text[tokens[place - 1].end : tokens[place].start]):
                break
            if (
                end > index
                and not joint
                and text[tokens[place - 1].end : tokens[place].start].strip(" ") not in ("", *_GAPS)
            ):
                break
            if joint == "و" and tokens[place].norm.isdigit() and state.last == "scale" and state.room > 1:
                value = parse_digits(tokens[place].norm, self.code)
                if value is None or value >= state.room:
                    break
                state.group, state.room, state.last, end = value, 0.0, "digits", place + 1
                continue
            half = self._halves.at(tokens, end) if state.last in ("scale", "unit", "one", "two", "digits") else None
            if half and end > index:
                self._add_half(state, half.value)
                end = half.end
                if (
                    self.code == "ar"
                    and end < len(tokens)
                    and state.scale > 1
                    and self._scale_under_article(tokens[end])
                ):
                    end += 1
                continue
            atoms = self._atoms_at(tokens, place, first=place == index)
            if not any(self._take(state, atom, joint, tokens, place) for atom in atoms):
                break
            one = one or state.last == "one"
            rounded = rounded or state.last == "round"
            end = place + 1
        if end == index or state.last == "a":
            return None
        if end - index == 1 and tokens[index].norm.endswith(_NO_NUMBER_ALONE) and self.code == "ar":
            return None
        if state.last == "one" and state.value == 1 and end - index == 1:
            return Figure(index, end, 1.0, "one")
        kind = "round" if rounded else "digits" if state.digits else "words"
        return Figure(index, end, state.value, kind, state.scale)

    def _joint(self, text: str, tokens: Sequence[Token], end: int, state: _Sum) -> tuple[int, str]:
        """Step over what joins two number words: a hyphen, *and*, *et*, *و*."""
        token = tokens[end]
        if self.code == "ar":
            if token.norm == "و":
                return end + 1, "و"
            return end, "و" if token.norm.startswith("و") and token.norm not in self._atoms else ""
        if token.norm == "-" and not state.digits and token.start == tokens[end - 1].end:
            joined = end + 1 < len(tokens) and tokens[end + 1].start == token.end
            return (end + 1, "-") if joined else (end, "")
        open_ = self.code == "fr" or state.last in ("hundred", "scale")
        if token.norm in self._and and not state.digits and open_:
            return end + 1, "and"
        return end, ""

    def _take(self, state: _Sum, atom: _Atom, joint: str, tokens: Sequence[Token], place: int) -> bool:
        """Take one number word into the sum; False when it cannot follow what was read."""
        kind, value = atom.kind, atom.value
        if kind == "a":
            if state.last or not self._multiplies(tokens, place + 1):
                return False
            state.last = "a"
            return True
        if kind in ("one", "two", "unit", "ten", "sum"):
            return self._add(state, kind, value, joint)
        if joint == "و" and kind in ("hundred", "scale") and state.last == "hundred":
            return False
        if kind == "hundred":
            if state.digits or state.group >= 100 or (state.group and state.last not in ("one", "two", "unit")):
                return False
            if state.group and joint == "و":
                return False
            if not state.group and state.room <= value:
                return False
            state.group, state.room, state.last = (state.group or 1) * value, value, "hundred"
            return True
        if kind == "round":
            if state.group >= 100 or (state.total and not state.group):
                return False
            state.group, state.room, state.last = (state.group or 1) * value, 0.0, "round"
            return True
        return self._take_scale(state, kind, value, joint)

    def _take_scale(self, state: _Sum, kind: str, value: float, joint: str) -> bool:
        if kind == "dual":
            scale = value / 2
            if state.group or (state.last == "scale" and (joint != "و" or state.scale <= scale)) or state.digits:
                return False
            state.total, state.room, state.scale, state.last = state.total + value, scale, scale, "scale"
            return True
        if kind != "scale":
            return False
        if state.last == "scale" and not state.group:
            if joint == "و":  # "مليون وألف"
                if state.scale <= value:
                    return False
                state.total += value
            elif state.scale < value:  # "mille milliards"
                state.total *= value
            else:
                return False
        elif (state.total and state.scale <= value) or (state.last == "half" and self.code != "en"):
            return False
        elif joint == "و" and state.group:
            if not state.total and self.code == "ar" and state.room > 0 and state.group >= 100:
                return False
            if state.group:
                return False
        else:
            state.total += (state.group or 1) * value
        state.group, state.room, state.scale, state.last = 0.0, value, value, "scale"
        return True

    def _add(self, state: _Sum, kind: str, value: float, joint: str) -> bool:
        if state.last == "a":
            return False
        if kind == "sum":
            allowed = state.room >= 1000 and not state.group and (not state.last or joint == "و")
        elif self.code == "ar":
            if state.last in ("unit", "one", "two") and state.room == 1:
                below = state.group % 100
                if kind == "ten" and joint == "و" and 0 < below < 10:
                    state.group, state.room, state.last = state.group + value, 0.0, "ten"
                    return True
                if value == 10 and not joint and 0 < below < 10:
                    state.group, state.room, state.last = state.group + value, 0.0, "ten"
                    return True
                return False
            allowed = not state.last or (
                joint == "و" and value < state.room and state.last in ("hundred", "scale", "sum")
            )
        elif self.code == "fr" and value == 20 and state.last == "unit" and state.group % 100 == 4:
            state.group, state.room, state.last = state.group + 76, 20.0, "ten"
            return True
        elif self.code == "fr" and state.group % 20 == 10 and 7 <= value <= 9 and joint == "-":
            allowed = state.last == "unit"  # "dix-sept", "soixante-dix-sept"
        else:
            allowed = not state.last or value < state.room
            if joint == "-" and state.last not in ("ten", "unit", "hundred", "scale"):
                return False
            if joint == "and" and self.code == "fr" and not (state.last == "ten" and value in (1, 11)):
                return False
        if not allowed or state.digits:
            return False
        room = {"sum": 100.0, "ten": 20.0 if self.code == "fr" and value == 60 else 10.0}.get(kind, 1.0)
        if self.code == "ar" and kind == "ten":
            room = 0.0
        state.group, state.room, state.last = state.group + value, room, kind
        return True

    @staticmethod
    def _add_half(state: _Sum, part: float) -> None:
        if state.last == "scale":
            state.total += part * state.scale
        else:
            state.group += part
        state.room = 0.0
        state.last = "half" if state.last != "scale" else "halved"

    def _multiplies(self, tokens: Sequence[Token], index: int) -> bool:
        if index >= len(tokens):
            return False
        return any(atom.kind in ("hundred", "scale", "round") for atom in self._atoms.get(tokens[index].norm, ()))

    def _scale_under_article(self, token: Token) -> bool:
        return token.norm.startswith("ال") and any(
            atom.kind in ("scale", "hundred") for atom in self._atoms.get(token.norm[2:], ())
        )

    # -- vague magnitudes and fractions

    def _vague(self, text: str, tokens: Sequence[Token], index: int) -> Figure | None:
        few = self._few.at(tokens, index)
        many = self._many.at(tokens, few.end if few else index)
        if many is not None and not self._spelled_out(tokens[many.start]):
            return None
        if many is None:
            if few is None or few.end >= len(tokens):
                return None
            scales = [
                atom.value
                for atom in self._atoms.get(tokens[few.end].norm, ())
                if atom.kind in ("hundred", "scale", "round")
            ]
            if scales:
                return Figure(index, few.end + 1, None, "many", low=_FEWEST_OF_MANY * scales[0])
            return Figure(index, few.end, None, "few", low=3.0, high=9.0) if few.value > 1 else None
        end, value = many.end, many.value
        for place in (end, end + 1):  # "tens of thousands", "عشرات الآلاف"
            if place == end + 1 and not (end < len(tokens) and tokens[end].norm in ("of", "de", "من")):
                break
            second = self._many.at(tokens, place)
            if second and second.value > value:
                end, value = second.end, value * second.value
                break
            if place < len(tokens) and (scale := self._scale_value(tokens[place])):
                end, value = place + 1, value * scale
                break
        return Figure(index, end, None, "many", low=_FEWEST_OF_MANY * value)

    def _scale_value(self, token: Token) -> float | None:
        forms_ = (token.norm, token.norm[2:]) if token.norm.startswith("ال") else (token.norm,)
        for form in forms_:
            for atom in self._atoms.get(form, ()):
                if atom.kind == "scale":
                    return atom.value
        return None

    def _fraction(self, tokens: Sequence[Token], index: int) -> Figure | None:
        hit = self._fractions.at(tokens, index)
        if hit is None:
            return None
        scale = self._scale_value(tokens[hit.end]) if hit.end < len(tokens) else None
        if scale:  # "half a million", "نصف مليون"
            return Figure(index, hit.end + 1, hit.value * scale, "words", scale)
        return Figure(index, hit.end, hit.value, "fraction")

    # -- scales in letters

    def _suffixed(self, text: str, tokens: Sequence[Token], figure: Figure, *, money: bool) -> Figure:
        if figure.kind != "digits" or figure.scale != 1 or figure.value is None or figure.end >= len(tokens):
            return figure
        token = tokens[figure.end]
        gap = text[tokens[figure.end - 1].end : token.start]
        found = self._suffixes.get(token.text) or self._suffixes.get(token.norm)
        if found is None or gap not in ("", *_GAPS):
            return figure
        scale, sure = found
        follows_money = figure.end + 1 < len(tokens) and tokens[figure.end + 1].norm in "$€£¥₪"
        if not sure and not money and not follows_money:
            return figure
        if gap and not (token.text[0].isupper() or len(token.text) > 1):
            return figure
        return replace(figure, end=figure.end + 1, value=figure.value * scale, scale=scale)
