"""The grammar of one figure: digits of both scripts, number words, scales, duals of scales, vague magnitudes.

One left-to-right pass over tokens, driven by ``data/<code>/numbers.tsv``. A number word may follow another only if
it is smaller than the room the other leaves (after *hundred* anything below 100), which is the same rule in Arabic,
English and French; Arabic says units before tens (``خمسة وعشرون``) and French counts by twenties after 60 and 80.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from claims.language.base import Token
from claims.language.digits import GAPS, Figure, parse_digits, read_digits
from claims.language.lexicon import wordset
from claims.language.number_sums import Atom, Sum, Sums
from claims.language.tables import spellings

_OF_A = wordset("before_scales") | {"-"}
_OF_SCALES = wordset("of_scales")
_BEFORE_SCALE = 2
"""Words between a fraction and the scale that it is of."""
# "Dozens" says more than one dozen: the least it allows is two.
_FEWEST_OF_MANY = 2
_EXACT = wordset("exact_scales")
FIGURE = "#"
"""In :meth:`NumberGrammar.seconds`: any word or digits that may begin a figure."""
# Parts of eleven and twelve which, folded and alone, are other words (أحد "someone", أثناء "during").
_NO_NUMBER_ALONE = tuple(wordset("parts_of_eleven_and_twelve"))
_TEENS = wordset("ten")
_DAYS = wordset("weekday_numbers")
"""Number words which under the article name a day of the week."""


class NumberGrammar(Sums):
    """Reads the figure that begins at a token."""

    def at(self, text: str, tokens: Sequence[Token], index: int, *, money: bool = False) -> Figure | None:
        """Return the figure that begins at ``tokens[index]``, ``None`` when none does.

        ``money`` says that a currency stands before it, so that a following ``m`` means million.
        """
        if index >= len(tokens):
            return None
        figure = (
            read_digits(self.code, text, tokens, index)
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

    @property
    def firsts(self) -> Set[str]:
        """The words with which figures begin, without article and whatever else is written onto them."""
        return self._atoms.keys() | self._few.firsts | self._many.firsts | self._fractions.firsts

    def seconds(self, norm: str) -> Set[str]:
        """Return what may stand behind this folded token where a figure begins with it, as
        :meth:`claims.language.tables.PhraseTable.seconds` does; an Arabic number word also under its article.

        ``FIGURE`` stands for whatever begins a figure: no article is one alone ("a hundred", « des milliers »).
        """
        atoms = [atom for form in spellings(norm, self.code) for atom in self._atoms.get(form, ())]
        definite = self.code == "ar" and norm.startswith("ال") and norm[2:] in self._atoms
        if norm[0].isdigit() or definite or any(atom.kind != "a" for atom in atoms):
            return {""}
        few = self._few.seconds(norm)
        if "" in few and max(self._few.values(norm)) <= 1:
            few = few - {""} | {FIGURE}
        found = few | self._many.seconds(norm) | self._fractions.seconds(norm)
        return found | {FIGURE} if atoms else found

    # -- words

    def _atoms_at(self, tokens: Sequence[Token], index: int, *, first: bool) -> list[Atom]:
        norm = tokens[index].norm
        if first:
            found = next((self._atoms[form] for form in self._spellings(norm) if form in self._atoms), [])
            found = found or self._definite(tokens, index)
        elif norm in self._atoms:
            found = self._atoms[norm]
        else:
            found = self._atoms.get(norm[1:], []) if self.code == "ar" and norm.startswith("و") else []
            if not found and self.code == "ar" and norm.startswith("وال"):
                found = [atom for atom in self._atoms.get(norm[3:], ()) if atom.kind == "ten"]
        return found if self._spelled_out(tokens[index]) else []

    def _definite(self, tokens: Sequence[Token], index: int) -> list[Atom]:
        """The unit of a compound under the article: «الأحد عشر», «الثلاث عشرة», «الأربع والعشرين»; alone it may be a
        day."""
        norm = tokens[index].norm
        behind = tokens[index + 1].norm if index + 1 < len(tokens) else ""
        if self.code != "ar" or not norm.startswith("ال") or norm[2:] in _DAYS:
            return []
        teens = behind in _TEENS
        tens = behind.startswith("وال") and any(atom.kind == "ten" for atom in self._atoms.get(behind[3:], ()))
        return self._atoms.get(norm[2:], []) if teens or tens else []

    def _spellings(self, norm: str) -> tuple[str, ...]:
        """Without «ك», which no figure carries: كمية (an amount) is not ك + مئة."""
        found = spellings(norm, self.code)
        return tuple(form for form in found if form == norm or norm[0] != "ك") if self.code == "ar" else found

    @staticmethod
    def _is_no_number(token: Token) -> bool:
        """True for «أحد», «وأحد»: "someone"; «واحد» without a hamza is one."""
        return token.norm.endswith(_NO_NUMBER_ALONE) and not (token.norm == "واحد" and "أ" not in token.text)

    def _spelled_out(self, token: Token) -> bool:
        """Folding merges مئتين (200) with ميتين (dead): a hundred must show its hamza."""
        return self.code != "ar" or "مي" not in token.norm or "ئ" in token.text

    def _words(self, text: str, tokens: Sequence[Token], index: int, figure: Figure | None) -> Figure | None:
        state = Sum()
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
                and text[tokens[place - 1].end : tokens[place].start].strip(" ") not in ("", *GAPS)
            ):
                break
            half = self._halves.at(tokens, end) if state.last in ("scale", "unit", "one", "two", "digits") else None
            if half and end > index:
                end = half.end
                scale = self._scale_value(tokens[end]) if self.code == "ar" and end < len(tokens) else None
                repeated = scale is not None and 1 < scale <= state.scale  # «مليون ونصف المليون»
                self._add_half(state, half.value * (scale / state.scale if scale and repeated else 1.0))
                end += repeated
                continue
            if joint == "و" and state.last == "scale" and self._begins_another(tokens, place, state.scale):
                break
            if joint == "و" and tokens[place].norm.isdigit() and state.last == "scale" and state.room > 1:
                value = parse_digits(tokens[place].norm, self.code)
                if value is None or value >= state.room:
                    break
                state.group, state.room, state.last, end = value, 0.0, "digits", place + 1
                continue
            atoms = self._atoms_at(tokens, place, first=place == index)
            if not any(self._take(state, atom, joint, tokens, place) for atom in atoms):
                break
            one = one or state.last == "one"
            rounded = rounded or state.last == "round"
            end = place + 1
        if end == index or state.last == "a":
            return None
        if end - index == 1 and self.code == "ar" and self._is_no_number(tokens[index]):
            return None
        if state.last == "one" and state.value == 1 and end - index == 1:
            return Figure(index, end, 1.0, "one")
        kind = "round" if rounded else "digits" if state.digits else "words"
        return Figure(index, end, state.value, kind, state.scale)

    def _joint(self, text: str, tokens: Sequence[Token], end: int, state: Sum) -> tuple[int, str]:
        """Step over what joins two number words: a hyphen, *and*, *et*, *و*."""
        token = tokens[end]
        if self.code == "ar":
            if token.norm == "و":
                return end + 1, "و"
            return end, "و" if token.norm.startswith("و") and token.norm not in self._atoms else ""
        if token.norm == "-" and not state.digits and token.start == tokens[end - 1].end:
            joined = end + 1 < len(tokens) and tokens[end + 1].start == token.end
            return (end + 1, "-") if joined else (end, "")
        if state.last == "round" and token.norm in _OF_SCALES and end + 1 < len(tokens):
            scaled = any(atom.kind == "scale" for atom in self._atoms.get(tokens[end + 1].norm, ()))
            return (end + 1, "") if scaled else (end, "")  # « une trentaine de millions »
        open_ = self.code == "fr" or state.last in ("hundred", "scale")
        if token.norm in self._and and not state.digits and open_:
            return end + 1, "and"
        return end, ""

    # -- vague magnitudes and fractions

    def _vague(self, text: str, tokens: Sequence[Token], index: int) -> Figure | None:
        few = self._few.at(tokens, index)
        many = self._many.at(tokens, few.end if few else index)
        if few is not None and few.value <= 1 and few.end < len(tokens) and tokens[few.end].norm in _EXACT:
            return None  # « les cent vingt pompes »
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
            if place == end + 1 and not (end < len(tokens) and tokens[end].norm in _OF_SCALES):
                break
            second = self._many.at(tokens, place)
            if second and second.value > value:
                end, value = second.end, value * second.value
                break
            if place < len(tokens) and (scale := self._scale_value(tokens[place])):
                end, value = place + 1, value * scale
                break
        return Figure(index, end, None, "many", low=_FEWEST_OF_MANY * value)

    def _fraction(self, tokens: Sequence[Token], index: int) -> Figure | None:
        hit = self._fractions.at(tokens, index)
        if hit is None:
            return None
        at = hit.end
        while at < min(hit.end + _BEFORE_SCALE, len(tokens)) and tokens[at].norm in _OF_A:
            at += 1
        scale = self._scale_value(tokens[at]) if at < len(tokens) else None
        if scale:  # "half a million", "نصف مليون", « un quart de million », "three quarters of a million"
            return Figure(index, at + 1, hit.value * scale, "words", scale)
        place = hit.end + (hit.end < len(tokens) and tokens[hit.end].norm == "-")
        atoms = self._atoms.get(tokens[place].norm, ()) if place < len(tokens) else ()
        if rounded := next((atom.value for atom in atoms if atom.kind == "round"), None):  # "half a dozen"
            return Figure(index, place + 1, hit.value * rounded, "round")
        return Figure(index, hit.end, hit.value, "fraction")

    # -- scales in letters

    def _suffixed(self, text: str, tokens: Sequence[Token], figure: Figure, *, money: bool) -> Figure:
        if figure.kind != "digits" or figure.scale != 1 or figure.value is None or figure.end >= len(tokens):
            return figure
        token = tokens[figure.end]
        gap = text[tokens[figure.end - 1].end : token.start]
        found = self._suffixes.get(token.text) or self._suffixes.get(token.norm)
        if found is None or gap not in ("", *GAPS):
            return figure
        scale, sure = found
        follows_money = figure.end + 1 < len(tokens) and tokens[figure.end + 1].norm in "$€£¥₪"
        if not sure and not money and not follows_money:
            return figure
        if gap and not (token.text[0].isupper() or len(token.text) > 1):
            return figure
        return figure._replace(end=figure.end + 1, value=figure.value * scale, scale=scale)

    def round_under_article(self, tokens: Sequence[Token], index: int) -> tuple[int, float] | None:
        """Where «الألف», «المئة», «المليونين», «الستين», «الستين ألفا» under the Arabic article ends, and its value;
        ``None`` for any other word."""
        token = tokens[index]
        if not token.norm.startswith("ال") or not self._spelled_out(token):
            return None
        for atom in self._atoms.get(token.norm[2:], ()):
            if atom.kind in ("hundred", "scale", "dual"):
                return index + 1, atom.value
            if atom.kind == "ten":
                scale = self._scale_value(tokens[index + 1]) if index + 1 < len(tokens) else None
                return (index + 2, atom.value * scale) if scale else (index + 1, atom.value)
        return None
