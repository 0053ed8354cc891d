"""Any language without tables of its own: figures in digits, dates in digits, stems where Snowball has rules."""

from __future__ import annotations

from functools import lru_cache, partial

from claims.language.language import TabledLanguage
from claims.language.stems import snowball

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "ps", "sd", "syr", "ug", "ur", "yi"})


@lru_cache(maxsize=512)
def generic(code: str) -> TabledLanguage:
    """Return the generic language under ``code``; ``und`` for what is no two or three-letter code."""
    if not (code.isascii() and code.isalpha() and len(code) in (2, 3)):
        code = "und"
    return TabledLanguage(code, "rtl" if code in _RIGHT_TO_LEFT else "ltr", partial(snowball, code=code))
