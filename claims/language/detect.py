"""Which language a text is in.

Arabic script is decided by letters and function words, since statistical identifiers take Persian, Urdu and Kurdish
for Arabic and the reverse; every other script goes to py3langid (BSD, model bundled), helped by the function words of
English and French where a headline is too short for statistics.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from claims.language.identifier import rank
from claims.language.lexicon import rows
from claims.language.normalise import fold

# More text than this changes no answer and only costs time.
_ENOUGH = 4000
_NOISE = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S{1,500}|[@#]\w{1,100}|و?\d+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=1)
def _cues() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Letters that only one language of the Arabic script writes, and function words by language."""
    letters: dict[str, str] = {}
    words: dict[str, frozenset[str]] = {}
    for kind, code, listed in rows("und", "detect"):
        if kind == "letters":
            letters |= dict.fromkeys(listed.replace(" ", ""), code)
        else:
            words[code] = frozenset(listed.split())
    return letters, words


def _arabic_script(text: str) -> str:
    letters, words = _cues()
    # An Arabic text may spell a foreign name with a Persian letter, or ya and kaf the Persian way (a keyboard's
    # habit): a letter counts once per word, half a function word, and function words decide.
    scores: Counter[str] = Counter({"ar": 0})
    for word in text.split():
        bare = word.strip("«»\"'()[]،؛؟.,:!")
        for code in ("ar", "fa", "ur", "ps", "ckb"):
            if bare in words[code]:
                scores[code] += 2
        if bare.startswith(("ال", "وال", "بال", "لل")) and len(bare) > 4:
            scores["ar"] += 1
        for code in {letters[letter] for letter in bare if letter in letters}:
            scores[code] += 1
    code, best = max(scores.items(), key=lambda item: item[1])
    return "ar" if best == 0 or scores["ar"] == best else {"ckb": "ku"}.get(code, code)


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language that most of ``text`` is in, ``""`` when it has too few letters.

    Looks at the first 4,000 characters; links, handles, hashtags and digits do not count.
    """
    sample = _NOISE.sub(" ", text[:_ENOUGH])
    count = len(_LETTER.findall(sample))
    if count < 3:
        return ""
    if 2 * len(_ARABIC.findall(sample)) > count:
        return _arabic_script(sample)
    ranking = rank(sample)
    scores = dict(ranking)
    top, best = ranking[0]
    words = [fold(word) for word in _WORD.findall(sample)]
    hits = {code: sum(word in listed for word in words) for code, listed in _cues()[1].items() if code in ("en", "fr")}
    likely, other = ("en", "fr") if (hits["en"], scores["en"]) >= (hits["fr"], scores["fr"]) else ("fr", "en")
    # py3langid's scores are log likelihoods: the evidence of a function word is worth a few units of it, that of the
    # next twenty little more, so a long text is left to the statistics.
    bonus = 12.0 * min(hits[likely] - hits[other], 4) + 6.0
    if top not in (likely,) and scores[likely] + bonus > best:
        return likely
    return top
