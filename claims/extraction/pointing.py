"""What a definite description may look like that names nobody by itself: "the carrier", "the Sharjah-based carrier"."""

from __future__ import annotations

from claims.extraction.lexicon import LANGUAGES, rows, words, wordset
from claims.extraction.mention import BODIES, FULL_NAME, Mention
from claims.extraction.stand_ins import is_stand_in
from claims.language import fold
from claims.language.cldr import find_places
from claims.language.places import city_words

DESCRIPTIONS = {words(code, row[0])[-1]: row[1] for code in LANGUAGES for row in rows(code, "descriptions")}
"""Common nouns that stand for a name: folded word to ``outlet``, ``body``, ``expert``, ``rank``, ``trade``,
``calling``, ``person``, ``team`` or ``self``."""
_TRADES = ("trade", "expert")
_OPENERS = wordset("description_openers")
_BASED = wordset("based_in", "en", "fr")
_NAMED_BY_SEAT = wordset("named_by_seat", "en", "fr")
_WHICH_ONE = wordset("distinguishing")
_OWNED_BY = wordset("of")
_LONGEST_DESCRIPTION = 3
"""Words of "the aid group", « la compagnie aérienne » behind their article, the noun among them."""


def is_described(mention: Mention) -> bool:
    """True for "the aid group", "the Sharjah-based carrier", « la compagnie aérienne », "the 54-year-old", « le patron
    du groupe », bare "company" of a headline: a description with words beside its noun that do not tell of which one
    it speaks."""
    if by_trade(mention) or is_stand_in(mention) or is_bare(mention):
        return True
    said = [norm for norm in mention.norms[1:] if norm != "-"]
    if not mention.norms or mention.norms[0] not in _OPENERS or mention.head not in DESCRIPTIONS or mention.role:
        return False
    plain = mention.kind not in ("media", "document") and _WHICH_ONE.isdisjoint(said)
    based = next((k for k, norm in enumerate(said) if norm in _BASED), len(said))  # « le transporteur basé à Genève »
    named = [word for word in mention.name.split()[1:] if word[:1].isupper()]
    of = next((k for k, norm in enumerate(said) if norm in _OWNED_BY), None)
    if of is not None:  # « le patron du groupe », « l'institution de Bretton Woods »
        seat = of == 1 and bool(named) and mention.head in _NAMED_BY_SEAT
        owned = of == 1 and said[0] == mention.head and DESCRIPTIONS.get(said[-1]) == "body"
        return plain and (seat or (owned and not named)) and len(said) <= of + _LONGEST_DESCRIPTION
    origin = all(_is_origin(word) for word in named)  # "the veteran Algerian diplomat"
    if named and based == len(said) and mention.kind in BODIES:  # "the Baltimore insurer", no "Saudi weather centre"
        plain = plain and len(said) == FULL_NAME and DESCRIPTIONS[mention.head] == "body"
    return plain and origin and min(len(said), based) <= _LONGEST_DESCRIPTION


def is_bare(mention: Mention) -> bool:
    """True for "company" in "company says in filing", « spécialiste » in « met en garde ce spécialiste »."""
    kind = DESCRIPTIONS.get(mention.head) if mention.norms == (mention.head,) else None
    return kind in ("body", "expert", "trade", "calling", "rank") and mention.number == "s" and mention.name.islower()


def _is_origin(word: str) -> bool:
    """True for "Algerian", "Sharjah-based", "Baltimore": where somebody is from."""
    place = word.removesuffix("-based").removesuffix("'s")
    return place != word or any(find_places(word, code) or fold(place) in city_words(code) for code in LANGUAGES)


def by_trade(mention: Mention) -> bool:
    """True for «عالمة الأحياء», «أستاذ الرياضيات بإحدى المدارس»: a trade that the definite noun behind it completes."""
    if mention.kind in BODIES:
        return False  # «هيئة المسح الجيولوجي»: no geologist
    behind = mention.norms[1:2]
    trade = DESCRIPTIONS.get(mention.head) or DESCRIPTIONS.get(mention.norms[0] if mention.norms else "")
    if trade in ("rank", "person"):  # «الدبلوماسي السنغالي المخضرم»
        whole = len(mention.norms) <= _LONGEST_DESCRIPTION + 1 and all(norm.startswith("ال") for norm in mention.norms)
        return whole and bool(behind) and not mention.role
    two = len(mention.norms) > _LONGEST_DESCRIPTION and mention.norms[0].startswith("ال")
    told = trade in _TRADES and not mention.role and not two  # «الطبيب المناوب في مستشفى الميناء» says which one
    return told and bool(behind) and behind[0].startswith("ال")
