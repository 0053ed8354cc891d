"""Bodies that a report names without letting them speak: "a Kerval Air flight", « les bénévoles de Nordaid », "Streamly
was fined". "The airline", « l'association », "the company" may mean them."""

from __future__ import annotations

from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.mention import Mention, genitive, like_a_person
from claims.extraction.pointing import DESCRIPTIONS
from claims.extraction.proper_names import name_end
from claims.extraction.speakers import Speakers
from claims.language.glossary import find_concepts
from claims.language.places import city_words
from claims.language.tables import spellings

_BELONGINGS = wordset("belongings")
"""What a firm or charity has: "flight", "volunteers", « salariés »."""
_ARABIC_BELONGINGS = wordset("belongings", "ar")
_POSSESSED = wordset("possessed", "en")
_OF, _ARTICLES = wordset("of_firms"), wordset("definite_articles", "en", "fr")
_OF_MANY = wordset("plural_auxiliaries")
_AT_WHOM = wordset("at_whom")
_TO = wordset("context_infinitives", "en")
_BY, _RUN = wordset("by", "en", "fr"), wordset("run_by")
"""What a firm does with what is named: "a vendor used by Kerval Health"."""
_PRODUCTS = wordset("products")
"""What goes by the name of the firm that makes it: "the payment app Solva"."""
_IN, _STOCK = wordset("stock_in"), wordset("stock")
_WRITINGS = wordset("writings_of_firms")
_INITIALS = range(3, 7)
"""Letters of the initials of a body: "EFCC"."""
_LONGEST = 4
"""Words of a body's name."""
_FAR = 5
"""Words from "NASA's" to what belongs to it."""
_NEAR = 2
"""Words from a name to what belongs to it: "Nordaid volunteers", "Nordaid aid workers"."""


def notice_unspoken(line: Line, speakers: Speakers) -> None:
    """Remember whose people or things the line speaks of by name, the name that opens it as a subject, and initials."""
    speakers.beside = None
    if line.code == "ar":
        _notice_quoted(line, speakers)
        return
    if line.titled:
        return
    end = 0
    for first in [k for k, capital in enumerate(line.capital) if capital]:
        if first < end:
            continue
        end = name_end(line, first, len(line))
        if end + 1 < len(line) and line.norms[end] == "&" and line.capital[end + 1]:
            end = name_end(line, end + 1, len(line))  # "Hale & Lund"
        while first + 1 < end and _stands_before(line, first):
            first += 1
        if (owner := _possessor(line, first, end)) is not None:
            speakers.silent.append(owner)
            continue
        model = _has_digit(line, first) and first + 1 < len(line) and line.norms[first + 1] in _OF
        first += 2 * (model and first + 2 < end)  # « un A320 de Kerval Air »
        words = [k for k in range(first, end) if line.is_word(k)]
        if len(words) > _LONGEST or any(_no_name(line, k, end) for k in words) or _opens_only(line, first, end):
            continue
        if all(line.is_place(k) or line.norms[k] in city_words(line.code) for k in words):
            continue
        name = line.words(first, end)
        mention = Mention(name, kind="name", number="s", norms=tuple(line.norms[first:end]))
        if model or _owns(line, first, end):
            speakers.silent.append(mention)
            speakers.beside = mention
        elif _opens(line, first, end) and not like_a_person(mention):
            speakers.silent.insert(0, mention)
        elif name.isalpha() and name.isupper() and len(name) in _INITIALS:
            speakers.silent.append(mention._replace(kind="initials"))


def _notice_quoted(line: Line, speakers: Speakers) -> None:
    """Remember the body of «طائرة تابعة لشركة «أجنحة الشمال»»: a name between quote marks behind its noun."""
    for first, last in line.quotes:
        noun = line.norms[first - 1] if first else ""
        bare = next((form for form in spellings(noun, line.code) if DESCRIPTIONS.get(form) == "body"), "")
        if bare and last - first - 1 <= _LONGEST:
            name = line.words(first - 1, last + 1)[len(noun) - len(bare) :]
            norms = (bare, *line.norms[first + 1 : last])
            speakers.silent.append(Mention(name, "", "institution", number="s", head=bare, norms=norms))
        elif noun in _ARABIC_BELONGINGS and last - first - 1 <= _LONGEST:  # «أرباح «النور للطاقة»»
            name, norms = line.words(first + 1, last), tuple(line.norms[first + 1 : last])
            speakers.silent.append(Mention(name, "", "institution", number="s", head="شركه", norms=norms))


def _stands_before(line: Line, index: int) -> bool:
    """True for "Six" and "A" in "Six Nordaid volunteers", "A Kerval Air flight"."""
    return line.norms[index] in _ARTICLES or line.in_quantity[index] >= 0 or bool(line.begun[index].classes)


def _has_digit(line: Line, index: int) -> bool:
    """True for "A350-900": a model, no name of a body."""
    return not line.norms[index].isalpha() and any(letter.isdigit() for letter in line.norms[index])


def _no_name(line: Line, index: int, end: int) -> bool:
    """True for a day, a figure or an office: "Monday", "Sir"."""
    office = line.role(index, end)
    counted = line.in_date[index] >= 0 or line.in_quantity[index] >= 0
    return (
        counted
        or _has_digit(line, index)
        or (office is not None and office[1].kind in ("person", "anonymous", "people"))
    )


def _opens_only(line: Line, first: int, end: int) -> bool:
    """True for one word that has its capital because it opens the sentence, as "The", "Rail", "Talks" do."""
    opens = not any(line.is_word(k) for k in range(first))
    if not opens or end > first + 1 or any(letter.isupper() for letter in line.tokens[first].text[1:]):
        return False
    plain, norm = line.begun[first], line.norms[first]
    several = norm.removesuffix("'s").endswith("s") or (end < len(line) and line.norms[end] in _OF_MANY)
    known = plain.classes or plain.verb or plain.cue or plain.roles or plain.connector or norm in _ARTICLES
    return bool(several or known or find_concepts(norm, line.code) or norm in line.grammar.actions)


def _owns(line: Line, first: int, end: int) -> bool:
    """True for the name in "a Kerval Air flight", "volunteers from Nordaid", "the insurer Solva", « un avion de Kerval
    Air »."""
    before = first - 1
    near = range(end, min(end + _NEAR, len(line))) if line.code == "en" else ()
    if any(line.norms[k] in _BELONGINGS and line.is_word(k - 1) for k in near):
        return True
    if before >= 0 and DESCRIPTIONS.get(line.norms[before]) == "body":
        return True
    if before >= 0 and line.norms[before] in _AT_WHOM:
        return True  # « une fuite de données chez Helvasoft »
    if before > 0 and line.norms[before] in _BY and line.norms[before - 1] in _RUN:
        return True  # "a vendor used by Kerval Health", « un navire affrété par Kerval »
    if before >= 0 and (line.norms[before] in _PRODUCTS or _product_of_kind(line, before)):
        return True  # « l'application (de paiement) Solva »
    if before > 0 and line.norms[before] in _IN and line.norms[before - 1] in _STOCK:
        return True  # "Shares in Kerval fell"
    before -= before > 0 and line.norms[before] in _ARTICLES
    longer = end + 1 < len(line) and line.is_word(end) and not line.capital[end] and line.capital[end + 1]
    paper = before > 0 and line.norms[before - 1] in _WRITINGS and not longer  # « Santé publique France »
    if paper and line.norms[before] in _OF:
        return True  # « selon une note d'EDF »
    return before > 0 and line.norms[before] in _OF and line.norms[before - 1] in _BELONGINGS


def _product_of_kind(line: Line, last: int) -> bool:
    """True for « de paiement » behind « l'application »: what an app is for, up to the word ``last``."""
    return line.code == "fr" and last > 1 and line.norms[last - 1] in _OF and line.norms[last - 2] in _PRODUCTS


def _possessor(line: Line, first: int, end: int) -> Mention | None:
    """The body of "NASA's Bennu capsule", "Toyota's plant"; ``None`` for a person's or a place's, and for what no firm
    has."""
    last = (
        next((k for k in range(first, end) if line.norms[k].endswith(("'s", "s'"))), None)
        if line.code == "en"
        else None
    )
    if last is None or not any(line.norms[k] in _POSSESSED for k in range(last + 1, min(last + _FAR, len(line)))):
        return None
    mention = genitive(line, first, last + 1)
    if mention is None or mention.kind == "person" or like_a_person(mention) or line.is_place(last):
        return None
    return mention


def _opens(line: Line, first: int, end: int) -> bool:
    """True for the name that opens "Streamly has been fined", « Streamly a été condamné », with an article or none."""
    if any(line.is_word(k) and line.norms[k] not in _ARTICLES for k in range(first)) or end >= len(line):
        return False
    planned = line.norms[end] in _TO and line.code == "en"  # "Kaveri Motors to raise prices"
    return bool(line.is_a(end, "aux")) or line.verb(end) or planned
