"""Cutting text into words, numbers and punctuation marks, with exact offsets, in one linear pass.

Latin letters may carry digits behind them (``G7``, ``H1N1``), but not those of a currency (``R200,000``); Arabic
letters never do, since a preposition or conjunction is written onto a number (``و329``, ``بـ7.2``). A hyphen stands
alone (``four``, ``-``, ``day``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial

from claims.language.base import Token
from claims.language.lexicon import forms, rows
from claims.language.normalise import ARABIC_MARKS, INVISIBLE, fold_word

_UNSEEN = f"[{INVISIBLE}]*"
_ARABIC = f"[ء-غف-يٱ-ۓەۥۦۮۯۺ-ۿݐ-ݿﭐ-﷿ﹰ-ﻼ{ARABIC_MARKS}\u0640\u200c\u200d]"
_LATIN = "(?:[^\\W\\d_]|[\u0300-\u036f])"
# Digits with inner separators; the separators' meaning depends on the language and is decided in numbers.py.
NUMBER = f"[0-9٠-٩۰-۹](?:{_UNSEEN}[.,٫٬،'’]?{_UNSEEN}[0-9٠-٩۰-۹])*"
_LETTER = f"(?!{_ARABIC}){_LATIN}"
_WORD = f"{_LETTER}[^\\W\\d_]*(?:{_LATIN}|[0-9\u00ad\u200b-\u200d])*"  # a run of letters alone is read fastest
# What the apostrophe does: an elided word ends with it ("d'", "qu'"); elsewhere it joins ("Biden's").
_ELIDED = f"(?:{_LETTER}|(?:qu|jusqu|lorsqu|puisqu|quoiqu)(?=['’]))['’](?={_LATIN})"
_JOINED = f"{_WORD}(?:['’]{_WORD})*"
_PUNCTUATION = f"[^\\w\\s{INVISIBLE}{ARABIC_MARKS}\u0640]|_"

# Most Latin words are plain letters to their end: they are read before anything else is tried.
_PLAIN = "[A-Za-z]++(?![^\\W_]|['’\u0300-\u036f\u00ad\u200b-\u200d])"

# Letters of a currency are a word of their own before an amount, which its thousands or scale show: "K150" is none.
_LETTERS = "|".join(form for _, listed in rows("en", "currency_letters") for form in forms(listed))
_SEVERAL = "|".join(form for form in _LETTERS.split("|") if len(form) > 1)  # "Rs500": several letters need neither
_THOUSANDS = "[0-9]{1,3}(?:[,\u00a0\u202f ][0-9]{3})+(?![0-9])"
_AMOUNT = f"{_THOUSANDS}|[0-9]+(?:[.][0-9]+)?(?:bn|mn?|k)(?![^\\W_])|[0-9.]+[ ](?:m|b|tr)illion"
_MONEY = f"(?:{_LETTERS})(?={_AMOUNT})|(?:{_SEVERAL})(?=[0-9]{{2}})"

_PATTERN = re.compile(f"{_PLAIN}|{NUMBER}|{_ARABIC}+|{_MONEY}|{_JOINED}|[^\\W_]|{_PUNCTUATION}")
_PATTERN_FR = re.compile(
    f"{_PLAIN}|{NUMBER}|{_ARABIC}+|(?i:aujourd['’]hui|presqu['’]île)|(?i:{_ELIDED})|{_WORD}|[^\\W_]|{_PUNCTUATION}"
)

_token: Callable[[tuple[int, int, str, str]], Token] = partial(tuple.__new__, Token)
"""``Token._make`` without a call of Python for each word."""


@lru_cache(maxsize=64)
def tokenise(text: str, elision: bool = False) -> tuple[Token, ...]:
    """Return the tokens of ``text`` in order; with ``elision`` the French articles before an apostrophe stand alone.

    Tokens hold no white space and do not overlap; direction marks and tatweel on their own are no tokens.
    """
    pattern = _PATTERN_FR if elision else _PATTERN
    found = [
        (match.start(), match.end(), word, norm)
        for match in pattern.finditer(text)
        if (norm := fold_word(word := match.group()))
    ]
    return tuple(map(_token, found))
