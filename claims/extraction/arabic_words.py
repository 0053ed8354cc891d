"""Arabic words as they are written: conjunctions joined to them, a name spelt like a preposition, names of letters."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from claims.extraction.lexicon import wordset
from claims.language.base import Token
from claims.language.duals import IN_NAMES
from claims.language.places import city_words

_BEHIND_ALI = wordset("behind_ali")

if TYPE_CHECKING:
    from claims.extraction.words import Words

_SHORTEST_OWNED = 4
_LONGEST_OFFICE = 4
"""Words of an office in front of its holder's name."""
GOVERNING = wordset("governing")
"""Folded Arabic words that govern a noun: neither a conjunction nor a perfect follows them."""
THEREIN = wordset("therein")
"""Folded Arabic words for "in it", "during it" right behind the verb of a relative clause."""


_SPEAKING = frozenset(("say", "thatonly", "tell"))
_BEFORE_WHOLE = GOVERNING | wordset("relatives_behind_governed") | wordset("as_before_whole_verbs")


def without_conjunction(words: Words, index: int) -> str:
    """The word without its conjunction, when what is left is known to the grammar; else the word itself."""
    norm = words.norms[index]
    rest = norm[1:]
    g = words.grammar
    if index and words.norms[index - 1] in _BEFORE_WHOLE:
        return norm  # «على وايد», «كما ورد في»
    if (
        norm == "فقد"
        and index + 1 < len(words.norms)
        and g.begins[words.norms[index + 1]].verb
        and not (index and g.begins[words.norms[index - 1]].verb)
    ):
        return "قد"  # «فقد ذكر»: "for … did", not "lost"
    if index and words.norms[index - 1][-1].isdigit() and norm.endswith("ا"):
        return norm  # «22 فردا»: what is counted, not "and they replied"
    if norm in g.given_names and _holds_office(words, index):
        return norm  # «وزير الصحة فراس الأبيض»: nobody headed anything
    before = words.role(index - 1) if index and norm[0] == "ف" else None
    if before and before[1].kind == "person" and (rest not in g.cues.longest or norm in g.given_names):
        return norm  # «القاضي فادي»: a name, not "and" with a verb
    if norm in g.given_names and index + 1 < len(words.norms) and is_given_name(words.norms, index, g.given_names):
        return norm  # «المحكمة العليا فادي حمدان»
    said = words.find_cue(index - 1, len(words)) if index else None
    if said and said[0] == 1 and said[1].form == "finite" and (said[1].frame == "say" or norm[0] == "ف"):
        return norm  # «وقال وايد»: right behind "said" stands who said it
    if norm in g.verbs or norm in g.connectors or (norm in g.roles and rest not in g.roles):
        return norm
    return rest if g.begins[rest].known else norm


def _holds_office(words: Words, index: int) -> bool:
    """True behind the office of one person, closed by a definite word: «مدير الميناء الشرقي», «رئيسة المجلس»."""
    if index == 0 or not words.norms[index - 1].startswith(("ال", "لل")):
        return False
    near = range(index - 1, max(-1, index - 1 - _LONGEST_OFFICE), -1)
    office = next((hit for k in near if (hit := words.role(k)) and hit[1].kind == "person"), None)
    return office is not None and office[1].number == "s"


def is_ali(words: Words, index: int) -> bool:
    """True for the name «علي», which folds to the preposition «على»: behind a title or name, before no noun of its
    own."""
    if words.norms[index] != "علي" or not index or not words.tokens[index].text.endswith("ي"):
        return False
    before, names = words.norms[index - 1], words.grammar.given_names
    after = words.norms[index + 1] if index + 1 < len(words.norms) else ","
    if after in _BEHIND_ALI or after.startswith("ال"):
        return before in names
    said = words.find_cue(index - 1, len(words))
    if said is not None and said[1].frame in _SPEAKING and said[1].form == "finite" and not said[1].points:
        return True  # «وقال علي بطال»
    return before in names or after in names or before.startswith("ال") or words.role(index - 1) is not None


def spelt_out(norms: list[str], index: int) -> bool:
    """True within «سي إن إن»: the names of letters, no conjunctions."""
    if norms[index] != "ان" or not index:
        return False
    if norms[index + 1 : index + 3] == ["بي", "سي"]:
        return True
    first = norms[index - 1] == "سي" and norms[index + 1 : index + 2] == ["ان"]
    return first or (norms[index - 1] == "ان" and index > 1 and norms[index - 2] == "سي")


def is_ending(token: Token) -> bool:
    """True for «إنهاء», «بإنهاء» (ending something), which fold to «إنها»."""
    return token.norm.endswith("انها") and token.text.endswith("ء")


def no_verb(tokens: Sequence[Token], index: int) -> bool:
    """True for «آفاد», which folds to «أفاد» (no perfect with a long vowel within is written with a long alif), and for
    a word alone between quote marks: «رصد»."""
    token = tokens[index]
    if token.text.startswith("آ") and len(token.norm) == _HOLLOW and token.norm[-2] == "ا":
        return True
    alone = 0 < index < len(tokens) - 1 and tokens[index - 1].norm == '"' == tokens[index + 1].norm
    return alone and tokens[index - 1].end == token.start and tokens[index + 1].start == token.end


_HOLLOW = 4
_OBJECTS, _TITLES = wordset("behind_names"), wordset("titles_of_names")


def is_given_name(norms: Sequence[str], index: int, given: Collection[str]) -> bool:
    """True for «رئيس الحكومة نجيب ميقاتي»: a name of the list ``given`` behind another one, or between a definite word
    and a family name; an object makes it a verb («الوزيرة عزت التأخير إلى …», «عزت ذلك إلى …»)."""
    norm = norms[index]
    if index == 0 or norm not in given or norm[0] == "ي":
        return False
    behind = norms[index + 1] if index + 1 < len(norms) else ""
    before = norms[index - 1]
    if before in given or before in _TITLES or (before == "," and (behind in IN_NAMES or behind in given)):
        return True
    family = behind[:1].isalpha() and not behind.startswith("ال") and behind not in _OBJECTS
    return family and (norms[index - 1].startswith(("ال", "لل")) or norms[index - 1] in city_words("ar"))


def with_owner(norm: str, actions: Collection[str]) -> bool:
    """True for «لنجاحه»: a preposition and an owner written onto the name of an act, never a subject."""
    owned = norm[0] == "ل" and len(norm) > _SHORTEST_OWNED and norm.endswith(("ه", "ها", "هم"))
    return owned and norm[1:].rstrip("هما") in actions
