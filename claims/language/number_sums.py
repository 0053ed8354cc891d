"""How number words add up: the words of one language with their values, and the sum they are taken into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.language.base import Token
from claims.language.lexicon import forms, rows
from claims.language.normalise import fold
from claims.language.tables import PhraseTable

_TANWIN = "\u064b"
"""The sign of the indefinite accusative."""
_LONGEST_GROUP = 3
"""Words of a number below its scale, its first one aside: «مئة وخمسة وثلاثين ألفا»."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One number word: ``kind`` is that of the data file (``unit``, ``ten``, ``hundred``, ``scale`` …)."""

    kind: str
    value: float


@dataclass(slots=True)
class Sum:
    """A number being read: what is finished, the group below the next scale, and the room left in that group."""

    total: float = 0.0
    group: float = 0.0
    room: float = float("inf")
    scale: float = 1.0
    digits: bool = False
    last: str = ""

    @property
    def value(self) -> float:
        """What has been read so far."""
        return self.total + self.group


class Sums:
    """Takes number words into a sum, one after the other."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._atoms: dict[str, list[Atom]] = {}
        phrases: dict[str, list[tuple[str, float]]] = {"half": [], "fraction": [], "many": [], "few": []}
        self._suffixes: dict[str, tuple[float, bool]] = {}
        self._and: set[str] = set()
        self._stop = frozenset(fold(word) for row in rows(code, "stop") for word in row[0].split())
        for kind, value, listed in rows(code, "numbers"):
            for form in forms(listed):
                if kind == "and":
                    self._and.add(form)
                elif kind.startswith("suffix"):
                    self._suffixes[form] = (float(value), kind == "suffix")
                elif kind in phrases:
                    phrases[kind].append((form, float(value)))
                else:
                    self._atoms.setdefault(fold(form), []).append(Atom(kind, float(value)))
        self._halves = PhraseTable(phrases["half"], code)
        self._fractions = PhraseTable(phrases["fraction"], code)
        self._many = PhraseTable(phrases["many"], code)
        self._few = PhraseTable(phrases["few"], code)

    def _take(self, state: Sum, atom: Atom, joint: str, tokens: Sequence[Token], place: int) -> bool:
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
        if kind == "dual" and not self._is_construct(tokens, place):
            return False
        return self._take_scale(state, kind, value, joint)

    def _take_scale(self, state: Sum, kind: str, value: float, joint: str) -> bool:
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

    def _add(self, state: Sum, kind: str, value: float, joint: str) -> bool:
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
        elif self.code == "fr" and state.last == "unit" and state.group % 20 == 10 and 7 <= value <= 9 and joint == "-":
            allowed = True  # "dix-sept", "soixante-dix-sept"
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
    def _add_half(state: Sum, part: float) -> None:
        if state.last == "scale":
            state.total += part * state.scale
        else:
            state.group += part
        state.room = 0.0
        state.last = "half" if state.last != "scale" else "halved"

    def _begins_another(self, tokens: Sequence[Token], place: int, scale: float) -> bool:
        """True when the number that begins at ``place`` is in thousands, say, as the one before it was: in «بين 18 ألفا
        و20 ألفا», «خمسة آلاف وستة آلاف» it is a second number."""
        for token in tokens[place + 1 : place + 1 + _LONGEST_GROUP]:
            value = self._scale_value(token)
            if value is not None:
                return value >= scale
            if not token.norm.startswith("و") or token.norm[1:] not in self._atoms:
                return False
        return False

    def _multiplies(self, tokens: Sequence[Token], index: int) -> bool:
        if index >= len(tokens):
            return False
        return any(atom.kind in ("hundred", "scale", "round") for atom in self._atoms.get(tokens[index].norm, ()))

    def _is_construct(self, tokens: Sequence[Token], index: int) -> bool:
        """False for a dual that has lost its nun and counts nothing that follows: «ألفا و200» and «بلغ ألفا» say one
        thousand, as «ألفاً» does anywhere; «ألفا شخص» says two."""
        token = tokens[index]
        if not token.norm.endswith("ا"):
            return True
        after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
        joined = after == "و" or (after.startswith("و") and after[1:] in self._atoms)
        return after[:1].isalpha() and not joined and after not in self._stop and _TANWIN not in token.text

    def _scale_value(self, token: Token) -> float | None:
        forms_ = (token.norm, token.norm[2:]) if token.norm.startswith("ال") else (token.norm,)
        for form in forms_:
            for atom in self._atoms.get(form, ()):
                if atom.kind == "scale":
                    return atom.value
        return None
