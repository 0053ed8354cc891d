"""The keys of a claim: what two wordings share although neither their words nor their language agree.

Neutral keys are made alike in every language: ``n:`` numbers and hours, ``y:`` years, ``d:`` dates, ``c:`` countries,
``z:`` cities and other places, ``u:`` currencies, ``m:`` months, ``wd:`` weekdays, ``g:`` glossary concepts, ``s:``
name skeletons, ``a:`` curated aliases. Every word adds its stem, tagged with the language (``w:en:assur``), also
where a concept covers it: "slain" and "killed" meet in the concept, but that both wrote "killed" says more.
Candidates are found by shared keys, so the same index serves one language and several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from claims.language import get_language
from claims.language.cldr import find_terms
from claims.language.glossary import facilities, find_concepts
from claims.language.hours import hours
from claims.language.memo import WORDS
from claims.language.phrases import PhraseIndex
from claims.language.skeleton import skeletons
from claims.language.wordforms import Word, words
from claims.types import ClaimKeys, DateMention, ExtractedClaim, Quantity

EXACT = 1e15
"""Up to here a float holds every whole number."""
CODE_DIGITS = 15
"""Digits that stand for a longer number, together with its length."""

_SPACE = re.compile(r"\s+")
_YEARS = range(1800, 2100)
_SKIP_CLITICS = frozenset(["s", "t", "d", "m", "l", "n", "c", "j", "qu", "re", "ve", "ll"])


class Aliases:
    """Curated names: the same id for every spelling of a person or organisation, in any script."""

    def __init__(self, rows: Iterable[tuple[str | int, str, str]]) -> None:
        """``rows`` are id, form and ISO 639-1 code; a row with an empty code holds for every language."""
        listed: dict[str, list[tuple[str, str]]] = {}
        for id_, form, lang in rows:
            listed.setdefault(lang, []).append((form, str(id_)))
        self._everywhere = listed.pop("", [])
        self._index = {
            lang: PhraseIndex([*forms, *self._everywhere], lang, stems=False) for lang, forms in listed.items()
        }
        self._default = PhraseIndex(self._everywhere, "und", stems=False)

    def find(self, text: str, lang: str) -> list[tuple[int, int, str]]:
        """The aliases of a text as (start, end, id), the longest first, without overlap."""
        spans = words(text)
        hits = self._index.get(lang, self._default).find(spans)
        return [(spans[hit.first].start, spans[hit.last - 1].end, hit.value) for hit in hits]


def number_key(value: float) -> str:
    """The key of a number: whole ones in full, others to six significant digits, as are those past ``EXACT``.

    >>> number_key(2000.0), number_key(3.5), number_key(4e20)
    ('n:2000', 'n:3.5', 'n:4e+20')
    """
    return f"n:{int(value)}" if abs(value) <= EXACT and value == int(value) else f"n:{value:.6g}"


def _of_slots(quantities: Sequence[Quantity], dates: Sequence[DateMention]) -> Iterator[str]:
    for quantity in quantities:
        for value in dict.fromkeys((quantity.value, quantity.low, quantity.high)):
            if value is not None and (value == quantity.value or quantity.value is None):
                yield number_key(value)
        if quantity.counted:
            yield f"u:{quantity.counted}" if quantity.counted.isupper() else f"g:{quantity.counted}"
    for date in dates:
        for iso in (date.iso or "").split("/"):
            if len(iso) == 4:
                yield f"y:{iso}"
            elif iso:
                yield f"d:{iso}"


def _of_number(word: Word) -> str | None:
    """The key of a bare number that no slot holds: a year or a figure; ``None`` for what is no number."""
    digits = word.norm.replace(",", "")
    try:
        value = float(digits)
    except ValueError:
        return None
    if word.norm.isdigit() and len(word.norm) == 4 and int(word.norm) in _YEARS:
        return f"y:{word.norm}"
    if abs(value) > EXACT:
        # So many digits are a code, and a float may not even hold them: what is the same is told by the digits.
        return f"n:{digits[:CODE_DIGITS]}x{len(digits)}"
    return number_key(value)


def _may_be_name(word: Word) -> bool:
    """Latin script tells names by their capital; Arabic does not tell, so any word left over may be one."""
    return word.is_arabic or word.is_capitalised


@lru_cache(maxsize=WORDS)
def _word_keys(text: str, norm: str, lang: str) -> tuple[tuple[str, ...], str | None]:
    """The skeletons of a word that may be a name, and its stem, ``None`` for a word that makes no key at all."""
    language = get_language(lang)
    if len(norm) < 2 or norm in _SKIP_CLITICS or language.is_stop(text):
        return (), None
    names = sorted(skeletons(text, lang)) if _may_be_name(Word(0, len(text), text, norm)) else ()
    return tuple(f"s:{skeleton}" for skeleton in names), f"w:{lang}:{_SPACE.sub('_', language.stem(text))}"


def make_keys(
    text: str,
    lang: str,
    *,
    quantities: Sequence[Quantity] = (),
    dates: Sequence[DateMention] = (),
    context: str = "",
    aliases: Aliases | None = None,
) -> ClaimKeys:
    """The keys of a text, each once, in a stable order: slots, then the words of ``text``, then those of ``context``.

    ``lang`` is an ISO 639-1 code; in a language without glossary and names, numbers, aliases, names and stems are
    left. ``quantities`` and ``dates`` are those of the claim, with offsets in any text: only their values are used.
    """
    lang = get_language(lang).code
    neutral = dict.fromkeys(_of_slots(quantities, dates))
    stems: dict[str, None] = {}
    held = {word.norm for quantity in quantities for word in words(quantity.raw)}
    for part in (text, context):
        _add_words(part, lang, neutral, stems, aliases, held)
    return ClaimKeys(neutral=tuple(neutral), stems=tuple(stems))


def _add_words(
    text: str,
    lang: str,
    neutral: dict[str, None],
    stems: dict[str, None],
    aliases: Aliases | None,
    held: set[str],
) -> None:
    """Add the keys of the words of ``text``; numbers in ``held`` already have theirs, from a quantity."""
    aliased: set[int] = set()
    for start, end, id_ in aliases.find(text, lang) if aliases else ():
        neutral[f"a:{_SPACE.sub('_', id_)}"] = None
        aliased.update(range(start, end))
    taken = set(aliased)
    for term in find_terms(text, lang):
        neutral[_SPACE.sub("_", term.key)] = None
        taken.update(range(term.start, term.end))
    for hit in find_concepts(text, lang):
        if hit.start not in taken or hit.concept in facilities():
            neutral[f"g:{hit.concept}"] = None
            taken.update(range(hit.start, hit.end))
    clocks: set[int] = set()
    for hour in hours(text, lang):
        neutral["n:{}h{:02}".format(*divmod(hour.minutes, 60))] = None
        clocks.update(range(hour.start, hour.end))
    for word in words(text):
        start, _, written, norm = word
        if start in aliased:
            continue
        if word.is_number:
            # The 2 of "2 a.m." is no two of anything.
            if start not in taken and start not in clocks and norm not in held and (figure := _of_number(word)):
                neutral[figure] = None
            continue
        if norm in held and start not in taken:
            continue  # «وخمسمائة»: a word of a figure, which has its key
        names, root = _word_keys(written, norm, lang)
        if root is not None:
            if names and start not in taken:
                neutral.update(dict.fromkeys(names))
            stems[root] = None


def claim_keys(claim: ExtractedClaim, lang: str, *, aliases: Aliases | None = None) -> ClaimKeys:
    """The keys of an extracted claim, its context included (see ``make_keys``)."""
    return make_keys(
        claim.text,
        lang,
        quantities=claim.quantities,
        dates=claim.dates,
        context=claim.context,
        aliases=aliases,
    )
