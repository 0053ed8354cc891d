"""What the narrator's own sentences leave behind: whom they are about and which documents they name."""

from __future__ import annotations

from claims.extraction.arabic_names import is_family_name, names_person
from claims.extraction.arabic_phrases import head_phrase
from claims.extraction.called import clean_role
from claims.extraction.clauses import Clause, Splitter
from claims.extraction.grammar import Role
from claims.extraction.lexicon import phraseset, wordset, wordsets
from claims.extraction.line import Line
from claims.extraction.mention import FULL_NAME, Mention, genitive, like_a_person
from claims.extraction.names import read_mention
from claims.extraction.proper_names import full_name, name_end, past_party, ungoverned
from claims.extraction.reach import Reach
from claims.extraction.speakers import Speakers
from claims.extraction.unspoken import notice_unspoken

_DEFINITE = wordset("definite_articles")
_INDEFINITE = wordset("indefinite_articles")
_TOPICS = frozenset(("person", "anonymous", "people", "institution", "group", "media"))
_OF_OFFICES = wordset("office_articles")
_IS = wordset("is_aside")
_EXPLETIVES, _QUE = phraseset("expletives", "fr"), wordset("that", "fr")
_OPENING = 24
"""Words of what is told of a person in front of the name."""
_CLEFT = 12
"""Words from « c'est » to « que »."""
_LEADING = wordsets("leading_words")
_MODIFIERS = 4
"""Words from an article to its document: "a short joint statement"."""


def notice_line(line: Line, reach: Reach, speakers: Speakers) -> None:
    """Remember whom and what the line names, before anybody speaks in it."""
    notice_documents(line, reach, speakers)
    notice_names(line, speakers)
    notice_called(line, speakers)
    notice_topic(line, speakers)
    notice_unspoken(line, speakers)


def notice_subject(line: Line, splitter: Splitter, clause: Clause, speakers: Speakers) -> None:
    """Remember whom a narrator's clause is about: the next "he added", "it said" means them."""
    first, last = splitter.subject(clause.start, clause.end)
    if (that := _behind_cleft(line, first)) is not None:
        first, last = splitter.subject(that, len(line))
    comma = next((k for k in range(first, last) if line.norms[k] == ","), last)
    fronted = line.is_a(first, "preposition") or line.norms[first] == "de"
    fronted = fronted or (comma < last - 1 and line.is_a(first + 1, "preposition") and line.role(first) is None)
    if line.code != "ar" and comma < last - 1 and fronted:  # « Alertée par un voisin, la police … »
        first, last = splitter.subject(comma + 1, clause.end)  # « De l'autre côté, le maire … »
        comma = next((k for k in range(first, last) if line.norms[k] == ","), last)
    aged = comma < last - 1 and line.in_quantity[comma + 1] >= 0  # "Karin, 41, who denied it, …"
    aside = comma < last - 1 and (line.connector(comma + 1) or line.norms[comma + 1].endswith(("ing", "ant")) or aged)
    last = comma if first < comma and aside else last  # "Voss, speaking to supporters, …", "Lund, who was there, …"
    read = head_phrase if line.code == "ar" and first > clause.start else read_mention  # VSO: object behind
    mention = read(line, first, last) if last > first else None
    if line.code == "fr" and (opened := _behind_opening(line, first)) is not None:
        mention = opened
    if mention is not None and mention.kind == "document" and line.code == "en":
        mention = genitive(line, first, last)  # "Dale's report makes uneasy reading. The window, he wrote, …"
        if mention is not None and not mention.definite:
            speakers.notice(mention)
        return
    if mention is None or mention.pronoun:
        return
    if line.code == "en" and any(norm.endswith("'s") for norm in mention.norms[:-1]):
        mention = genitive(line, first, last)  # "President Dale's claim convinced nobody. “It was a bomb,” he said"
        office = line.role(first) if mention is not None else None
        if office is not None and mention is not None and office[1].kind == "person":
            mention = genitive(line, first + office[0], last) or mention  # the name without its office
        if mention is not None and mention.kind == "name" and mention.head != "place":
            speakers.notice(mention)
        return
    if mention.kind == "person" and not mention.role and line.code != "ar":
        mention = _named_behind(line, last, mention)
    if mention.kind == "person" and mention.role:
        speakers.current = speakers.add(mention)
    elif aside and first < comma and (known := _introduced(line, mention, comma)) is not None:
        speakers.notice(known)
    elif line.code != "ar" and (mention.kind in _TOPICS or _is_person(mention, speakers)):
        speakers.notice(mention)
    elif line.code != "ar" and (told := _told_of(line, first, last, mention, aged)) is not None:
        speakers.notice(told)


def _behind_cleft(line: Line, first: int) -> int | None:
    """Where the clause itself begins in « C'est à Norval que le maire, Paul Morel, a … »; ``None`` for any other."""
    if line.code != "fr" or tuple(line.norms[first : first + 2]) not in _EXPLETIVES:
        return None
    near = range(first + 3, min(first + _CLEFT, len(line) - 2))
    that = next((k for k in near if line.norms[k] in _QUE or line.stops(k)), None)
    return that + 1 if that is not None and line.norms[that] in _QUE else None


def _behind_opening(line: Line, first: int) -> Mention | None:
    """Whom the sentence is about in « Costume gris, lunettes sur le front, l'ancien ministre Paul Morel a … », « Assis
    à l'ombre du quai, Paul Morel, 40 ans, … »: the person behind words without an article; ``None`` in others."""
    opens = first == 0 and line.code == "fr" and line.role(0) is None and line.in_date[0] < 0
    if not opens or line.is_a(0, "determiner") or line.norms[1:2] == [","] or full_name(line, 0, len(line)):
        return None
    commas = (k for k in range(2, min(_OPENING, len(line) - 3)) if line.norms[k] == ",")
    for comma in commas:
        first = comma + 1 + bool(line.is_a(comma + 1, "determiner"))
        office = next((hit for k in (first, first + 1) if (hit := line.role(k))), None)
        if not line.capital[first] and not (first > comma + 1 and office is not None and office[1].kind == "person"):
            continue
        stop = next((k for k in range(first + 1, len(line)) if line.stops(k) or line.is_a(k, "aux")), len(line))
        name = next((k for k in range(first, stop) if full_name(line, k, stop) > k), stop)
        if name < stop and (line.capital[first] is False or name == first):
            mention = read_mention(line, comma + 1, full_name(line, name, stop))
            return mention._replace(kind="person") if mention is not None and not mention.pronoun else None
    return None


def _named_behind(line: Line, last: int, mention: Mention) -> Mention:
    """The person of « La présidente du conseil de l'Estrie, Anne Morel, ne voit rien »: with the name between commas
    behind the office; else the same."""
    comma = last - (line.norms[last - 1] == ",")
    end = full_name(line, comma + 1, len(line)) if comma < len(line) and line.norms[comma] == "," else comma + 1
    if end == comma + 1 or end >= len(line) or line.norms[end] != ",":
        return mention
    norms = tuple(line.norms[comma + 1 : end])
    return mention._replace(name=line.words(comma + 1, end), role=clean_role(mention.name), definite=False, norms=norms)


def _told_of(line: Line, first: int, last: int, mention: Mention, aged: bool) -> Mention | None:
    """The person of "Ann Reed ran out", "Fellow hiker Ann Reed ran out", « Halima, 31 ans, a marché »: a name in no
    list, told by two words or an age; ``None`` for anybody else."""
    if mention.kind != "name" or mention.head == "place":
        return None
    if aged and len(mention.norms) == 1:
        return mention._replace(kind="person", number="s")
    start = next((k for k in range(first, last - 1) if full_name(line, k, last) == last), last)
    named = Mention(line.words(start, last), kind="person", number="s", norms=tuple(line.norms[start:last]))
    return named._replace(role=line.words(first, start)) if start < last and like_a_person(named) else None


def _introduced(line: Line, mention: Mention, comma: int) -> Mention | None:
    """The person of "Ann Reed, who is the mayor, went further", with the office; ``None`` for anybody else."""
    named = mention.kind == "name" and mention.head != "place" and len(mention.norms) >= FULL_NAME
    if not named or line.norms[comma + 1 : comma + 2] != ["who"] or any(line.is_a(k, "determiner") for k in (0, 1)):
        return None
    shut = next((k for k in range(comma + 2, len(line)) if line.stops(k)), len(line))
    office = next((k for k in range(comma + 3, shut) if line.role(k)), None)
    if office is None or line.norms[comma + 2] not in _IS:
        return mention._replace(kind="person")
    return mention._replace(kind="person", role=line.words(office, shut))


def notice_topic(line: Line, speakers: Speakers) -> None:
    """Remember whom « Quant au maire, Paul Morel, il assure que … », "As for the mayor, she says …" puts in front."""
    size = line.is_a(0, "as-for") if line.code != "ar" else 0
    if not size:
        return
    pronouns = {*line.members("he"), *line.members("she"), *line.members("they")}
    at = next((k for k in sorted(pronouns) if k > size + 1 and line.norms[k - 1] == ","), None)
    mention = read_mention(line, size, at - 1) if at is not None else None
    if mention is not None and mention.is_source and not mention.pronoun:
        speakers.notice(mention)


def _is_person(mention: Mention, speakers: Speakers) -> bool:
    """True for a name that the report has heard, or that has a first name: "Dale sounded hopeful. "…," he said"."""
    known = speakers.resolve(mention) is not mention or any(mention.norms == m.norms for m in speakers.mentions)
    return mention.kind == "name" and mention.head != "place" and known


def notice_antecedent(line: Line, clause: Clause, speakers: Speakers) -> None:
    """Remember of whom "Northern Rail, which runs the line, disagrees" is: "it" may mean them in the next sentence."""
    first, last = clause.context
    opens = last > first and not any(line.is_word(k) for k in range(first))
    mention = read_mention(line, first, last) if opens and line.code != "ar" else None
    if mention is not None and (mention.kind in _TOPICS or (mention.kind == "name" and mention.head != "place")):
        speakers.notice(mention)


def notice_names(line: Line, speakers: Speakers) -> None:
    """Remember "Prime Minister Ada Lund", « le maire Paul Morel » wherever they stand: "Lund" may speak later."""
    if line.code == "ar":
        return
    for index, begun in enumerate(line.begun):
        role = line.role(index) if begun.roles else None
        if role is None:
            continue
        if role[1].kind in ("institution", "group"):
            _notice_body(line, index, role, speakers)
        if role[1].kind != "person":
            continue
        first = end = index + role[0]
        first += first < len(line) and line.norms[first] == ","
        end = first
        end = full_name(line, first, len(line))
        if end == first:
            continue
        first = past_party(line, first, end)
        name, norms = line.words(first, end), tuple(line.norms[first:end])
        speakers.heard_of(Mention(name, line.words(index, index + role[0]), "person", role[1].gender, "s", norms=norms))


def notice_called(line: Line, speakers: Speakers) -> None:
    """Remember first and last names wherever they stand, in prose: "the office of Ann Reed was searched. Reed said"."""
    if line.code == "ar":
        _notice_arabic_names(line, speakers)
        return
    if line.titled:
        return
    end = 0
    for first in [index for index, capital in enumerate(line.capital[:-1]) if capital]:
        if first < end:
            continue
        if first and line.norms[first - 1] in _OF_OFFICES:
            first = ungoverned(line, first, name_end(line, first, len(line)))[0]  # « le ministre de l'Intérieur NAME »
        opens = not first or not line.is_word(first - 1)
        begun = line.begun[first] if opens else None
        if begun and (begun.classes or begun.verb or begun.cue or line.norms[first] in _LEADING[line.code]):
            continue  # "Asked Monday", "The Alba", "But Reed"
        end = full_name(line, first, len(line))
        if end > first:
            first = past_party(line, first, end)
            norms = tuple(line.norms[first:end])
            speakers.call(Mention(line.words(first, end), kind="person", number="s", norms=norms))


def _notice_arabic_names(line: Line, speakers: Speakers) -> None:
    """Remember «هاجر المنصوري»: a given name of the list with a family name behind it."""
    given = line.grammar.given_names
    if given.isdisjoint(line.norms):
        return
    end = 0
    for first in [k for k, norm in enumerate(line.norms[:-1]) if norm in given]:
        begun = line.begun[first]
        if first < end or begun.connector or begun.verb or begun.classes or not names_person(line, first, len(line)):
            continue  # «إن», «علي» for «على»
        end = first + 1
        while end < len(line) and (line.norms[end] in given or is_family_name(line, first, end)):
            end += 1
        if end - first >= FULL_NAME:
            norms = tuple(line.norms[first:end])
            speakers.call(Mention(line.words(first, end), kind="person", number="s", norms=norms))


def _notice_body(line: Line, index: int, role: tuple[int, Role], speakers: Speakers) -> None:
    """Remember "the Norland Red Crescent", « le Croissant-Rouge sudlandais »: capitals around a body's noun."""
    first, end = index, index + role[0]
    if not line.capital[index] or index == 0:
        return
    while first > 1 and line.capital[first - 1] and line.in_date[first - 1] < 0:
        first -= 1
    while end < len(line) and line.capital[end] and line.in_date[end] < 0:
        end += 1
    if end - first < FULL_NAME:
        return
    norms = tuple(line.norms[first:end])
    name = line.words(first - (line.norms[first - 1] in _DEFINITE), end)
    speakers.bodies.append(Mention(name, "", role[1].kind, role[1].gender, role[1].number, norms[-1], norms=norms))


def notice_documents(line: Line, reach: Reach, speakers: Speakers) -> None:
    """Remember "a joint communique": "the document" may speak later."""
    documents = line.grammar.documents
    for index in [place for place, norm in enumerate(line.norms) if norm in documents]:
        near = range(index - 1, max(index - _MODIFIERS, -1), -1)
        start = next((k for k in near if line.norms[k] in _INDEFINITE), None)
        end = reach._noun_phrase(start, len(line)) if start is not None else None
        mention = read_mention(line, start, end) if start is not None and end else None
        if mention is not None and mention.kind == "document":
            speakers.documents.append(mention._replace(owner=None))
