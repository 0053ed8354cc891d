"""One form for what is written in many: folding for look-ups, cleaning for reading.

``fold`` is used wherever two words are compared; ``clean_text`` once, when a report is read, so that the offsets of
every later stage refer to the cleaned text. Both are idempotent. Library processors such as rapidfuzz's
``default_process`` are no substitute: they drop combining marks and the percent sign.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from claims.language.memo import WORDS

# Marks that change how an Arabic word looks, not which word it is: Quranic signs, vowel signs, tatweel, joiners,
# direction marks; and the invisible characters of other scripts.
ARABIC_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_DROP = re.compile(f"[{ARABIC_MARKS}{INVISIBLE}\u0640]")

_LETTERS = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىیئےۓ", "ي"),
    "ؤ": "و",
    **dict.fromkeys("ةۃ", "ه"),
    **dict.fromkeys("ہھە", "ه"),
    "ء": "",
    **dict.fromkeys("کگ", "ك"),
    "پ": "ب",
    "ڤ": "ف",
    "چ": "ج",
}
_DIGITS = {character: str(index % 10) for index, character in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_SIGNS = {
    "٫": ".",
    "٬": ",",
    "٪": "%",
    "،": ",",
    "؛": ";",
    **dict.fromkeys("‘’‚‛ʼʹ`´′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "⁄": "/",
}
_FOLD = str.maketrans(_LETTERS | _DIGITS | _SIGNS)
ASCII_DIGITS = str.maketrans(_DIGITS)
"""For ``str.translate``: every Arabic-Indic and Persian digit to its ASCII one, character for character."""


def _fold_once(text: str) -> str:
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFKC", _DROP.sub("", text).translate(_FOLD))


def fold(text: str) -> str:
    """Return the form of ``text`` by which lexicons are looked up and words compared.

    NFKC and case folding; Arabic-Indic and Persian digits to ASCII; Arabic vowel signs, tatweel, joiners and
    direction marks out; letter variants merged (أإآٱ to ا, ى ئ ی to ي, ؤ to و, ة to ه, ء out, Persian letters to their
    Arabic neighbours); quotes, dashes and signs to ASCII. Latin accents stay: they tell French *a* from *à*.
    The result may be shorter or longer than ``text``, and is empty when nothing but marks was there. Idempotent.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    for _ in range(4):  # dropping a mark can bring two characters together that compose: two rounds are the norm
        folded = _fold_once(text)
        if folded == text:
            break
        text = folded
    return text


@lru_cache(maxsize=WORDS)
def fold_word(word: str) -> str:
    """Return ``fold(word)`` from a cache: for single words, of which a report repeats many."""
    return fold(word)


# Direction embeddings, overrides and isolates would spill out of a quoted span into the page; the plain marks
# (LRM, RLM) and the joiners belong to the spelling and stay.
_UNSEEN = re.compile("[\u00ad\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")
_NEWLINE = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def clean_text(text: str) -> str:
    """Return the report's text as it is stored and shown; the offsets of claims refer to this form.

    Line breaks become LF, odd spaces a plain space, control characters and unseen format characters (NUL, BOM, zero
    width space, soft hyphen, direction overrides, lone surrogates) go; characters are composed (NFC); blanks at
    line ends and surrounding blank lines go; three and more line breaks become two. Tatweel, vowel signs and the
    spelling stay, since the text is shown word for word. Idempotent.
    """
    text = _UNSEEN.sub("", _CONTROL.sub("", _SPACE.sub(" ", _NEWLINE.sub("\n", text))))
    lines = [line.rstrip(" ") for line in unicodedata.normalize("NFC", text).split("\n")]
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip("\n ")
