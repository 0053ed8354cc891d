"""Whom a description of a person means: « le chef de l'État », «الخبير», "the 54-year-old", "the farmer"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction.lexicon import rows, words, wordset
from claims.extraction.mention import FULL_NAME, Mention, like_a_person, words_of
from claims.extraction.pointing import DESCRIPTIONS
from claims.language import fold

if TYPE_CHECKING:
    from claims.extraction.speakers import Speakers

_OF_STATE = wordset("bodies_of_state")
_HEADS_OF_STATE = wordset("heads_of_state")
_MOUTHS = wordset("mouths")
_LONGEST_MOUTH = 4
"""Words of "a spokesman", « un porte-parole »."""
_ARTICLES = wordset("definite_articles", "en", "fr")
_OPENERS = wordset("definite_articles", "en", "fr") | wordset("demonstratives", "en", "fr")
_PARENTS, _OF_CHILDREN = wordset("parents"), wordset("of_children")
_NATIVES, _FORMER = wordset("natives"), wordset("formerly")
_LIKE_DEMONYMS, _NO_DEMONYMS = tuple(wordset("demonym_endings")), wordset("no_demonyms")
"""Endings of who comes from a land, and names of lands that have them."""
GIVEN_NAMES = frozenset(words("ar", row[0])[0] for row in rows("ar", "names"))


def office(speakers: Speakers, mention: Mention) -> Mention | None:
    """Who holds the office that "the head of state" describes: the latest one with such a role, else the latest
    person or name."""
    people = [m for m in reversed(speakers.mentions[speakers.section :]) if m.kind in ("person", "name")]
    held = (m for m in people if any(word in _HEADS_OF_STATE for word in (m.head, *fold(m.role).split())))
    proper = (m for m in people if m.head != "place" and len(m.norms) > 1 and not m.definite)
    named = (m for m in proper if m.name[0].isupper() and words_of(m.name)[-1][0].isupper())
    return next(held, None) or next(named, None)


def expert(speakers: Speakers, mention: Mention) -> Mention | None:
    """For "the researcher", « la chercheuse », «الخبير»: the latest person with the role of an expert."""
    for other in reversed(speakers.mentions[speakers.section :]):
        told = (other.head, *(word.removeprefix("ال") for word in other.role.casefold().split()))
        agrees = "-" in (other.gender, mention.gender) or other.gender == mention.gender or other.head[-1:] == "e"
        if other.kind == "person" and agrees and any(DESCRIPTIONS.get(word) == "expert" for word in told):
            return other
    return None


def in_office(speakers: Speakers, mention: Mention) -> Mention | None:
    """For "the president" right behind words of somebody by mere name, as "Biden": that person."""
    last = next(iter(speakers.mentions[speakers.section :][-1:]), None)
    if last is None or mention.head not in _HEADS_OF_STATE or last.kind not in ("name", "person"):
        return None
    unknown = not last.role and last.head != "place" and last.number != "p" and not last.name.isupper()
    return last if unknown and not last.definite and last.name[:1].isupper() and _agree(last, mention) else None


def _agree(one: Mention, other: Mention) -> bool:
    return "-" in (one.gender, other.gender) or one.gender == other.gender


def who_spoke(speakers: Speakers, mention: Mention) -> Mention | None:
    """For "the campaigner", « la spécialiste », «عالمة الأحياء» of whom no more has been said: whom the narrator has
    just told of, else the latest person who has spoken by name."""
    for other in [*told_now(speakers), *reversed(speakers.mentions[speakers.section :])]:
        person = other.kind == "person" and bool(other.role or not other.head)
        named = person or (other.kind == "name" and other.head != "place" and len(other.norms) >= FULL_NAME)
        whole = person or other.norms[0] in GIVEN_NAMES or like_a_person(other)
        if named and whole and _agree(other, mention) and other.number != "p":
            return other
    return None


def just_met(speakers: Speakers, mention: Mention) -> Mention | None:
    """For « La présidente du club nautique », "the former councillor" right behind words of somebody of whom no more
    than the name has been told: that person, whom the description explains; ``None`` for anybody else."""
    last = next(iter(speakers.mentions[speakers.section :][-1:]), None)
    small = all(word.islower() or word.isupper() for word in words_of(mention.name)[1:])  # « La déléguée CFDT »
    told = len(mention.norms) > FULL_NAME and small and mention.norms[0] in _ARTICLES
    if (
        last is None
        or not told
        or not _OF_STATE.isdisjoint(mention.norms)
        or mention.kind != "person"
        or mention.role
        or is_mouth(mention)
    ):
        return None
    unknown = last.kind in ("name", "person") and not last.role and last.head != "place" and like_a_person(last)
    once = sum(m.norms == last.norms for m in speakers.mentions) == 1
    return last if unknown and once and _agree(last, mention) else None


def told_now(speakers: Speakers) -> list[Mention]:
    """Whom the narrator's last sentence was about, when nobody has spoken since: at most one."""
    return [speakers.topic[0]] if speakers.topic is not None and speakers.topic[1] == speakers.heard else []


def calling(speakers: Speakers, mention: Mention) -> Mention | None:
    """For "the farmer", « cette infirmière », «الصياد», as which many may come: whom the narrator has just told of by
    no more than a name."""
    for other in told_now(speakers):
        named = other.kind == "person" or (other.kind == "name" and other.head != "place" and like_a_person(other))
        if named and not other.role and not (other.head or other.definite) and _agree(other, mention):
            return other
    return None


def in_other_words(speakers: Speakers, mention: Mention) -> Mention | None:
    """Whom "the Spaniard", "the curator", "the mother-of-three", "the Oslo native", « cette mère de deux enfants »,
    "the former captain", «الإيطالي» means: whom the report has just told of or let speak, or who has such a role."""
    norms = mention.norms
    arabic = norms[:1] and norms[0].startswith("ال")
    if not norms or mention.role or mention.number == "p" or not (arabic or norms[0] in _OPENERS):
        return None
    if len(norms) == FULL_NAME and mention.kind in ("source", "person") and not arabic:
        held = (m for m in reversed(speakers.mentions) if m.kind == "person" and norms[1] in fold(m.role).split())
        if (found := next(held, None)) is not None:
            return found
    nation = mention.head == "place" and len(norms) == FULL_NAME - bool(arabic) and _is_demonym(norms[-1])
    parent = mention.head in _PARENTS and norms[-1] in _OF_CHILDREN
    if nation or parent or norms[-1] in _NATIVES:
        return _just_named(speakers, mention)
    if mention.kind != "person" or _FORMER.isdisjoint(norms):
        return None
    known = _just_named(speakers, mention)
    return known if known is not None and not known.role else None


def _is_demonym(norm: str) -> bool:
    """True for "Italian", « Espagnol », «إيطالي»: somebody from a land, no land itself."""
    return norm.endswith(_LIKE_DEMONYMS) and norm not in _NO_DEMONYMS


def _just_named(speakers: Speakers, mention: Mention) -> Mention | None:
    """The person whom the narrator has just told of, else who has spoken last, by name; ``None`` for anybody else."""
    for other in (*told_now(speakers), *speakers.mentions[speakers.section :][-1:]):
        person = other.kind == "person" and not other.definite and (other.role or not other.head)
        named = other.kind == "name" and other.head != "place"
        named = named and (like_a_person(other) or other.norms[0] in GIVEN_NAMES)
        if (person or named) and other.number != "p" and _agree(other, mention):
            return other
    return None


def told_of(speakers: Speakers, mention: Mention) -> Mention | None:
    """The person whom the report has named with an office or trade last, else the only one it has named at all."""
    agreeing = (m for m in reversed(speakers.named.values()) if _agree(m, mention))
    called = {m.norms: m for m in speakers.called.values() if like_a_person(m) or m.norms[0] in GIVEN_NAMES}
    return next(agreeing, None) or (next(iter(called.values())) if len(called) == 1 else None)


def same_person(speakers: Speakers, mention: Mention, plain: tuple[str, ...]) -> Mention | None:
    """Whom "the same official", « le même expert », «المسؤول نفسه», «المتحدث ذاته» means, in ``plain`` words without
    "same": the latest person heard of that noun, else the latest one at all; ``None`` when it says which one."""
    if len([norm for norm in plain if norm not in _ARTICLES]) > 1 or mention.number == "p":
        return None
    heard = reversed(speakers.mentions[speakers.section :])
    people = [m for m in heard if m.kind in ("person", "anonymous") and m.number != "p" and _agree(m, mention)]
    alike = (m for m in people if mention.head in (m.head, *fold(m.role).replace("ال", "").split()))
    return next(alike, None) or next((m for m in people if not m.definite), None)


def somebody(speakers: Speakers, mention: Mention) -> Mention | None:
    """For "the 54-year-old", « le quinquagénaire »: the latest person heard, else the one named last."""
    heard = ([speakers.topic[0]] if speakers.topic else []) + list(reversed(speakers.mentions[speakers.section :]))
    people = (m for m in heard if m.kind in ("person", "name") and m.head != "place" and m.number != "p")
    agreeing = (m for m in people if _agree(m, mention))
    return next(agreeing, None) or told_of(speakers, mention) or next(reversed(speakers.named.values()), None)


def may_be_one(mention: Mention) -> bool:
    """True for whom "he" or "she" may mean: one person, or a name that is no acronym."""
    person = mention.kind in ("person", "anonymous") or (
        mention.kind == "name" and not words_of(mention.name)[-1].isupper()
    )
    return person and mention.number != "p"


def is_mouth(mention: Mention) -> bool:
    """True for "a spokesman", « la porte-parole », «المتحدث»: nobody by name or office, but somebody's mouth."""
    said = mention.head in _MOUTHS or "-".join(mention.norms[-3:]) == "porte---parole"
    longest = _LONGEST_MOUTH if mention.norms[-1:] == ("parole",) else _LONGEST_MOUTH - 2
    return mention.kind == "person" and said and not mention.role and len(mention.norms) <= longest


def behind_mouth(speakers: Speakers, mention: Mention) -> Mention | None:
    """Who «المتحدث» right behind somebody's words by name is, else the body for which "a spokesman" speaks: the latest
    one heard in this section; ``None`` without one."""
    heard = list(reversed(speakers.mentions[speakers.section :]))
    last = heard[0] if heard else None
    person = last if last is not None and last.kind == "person" and last.role and last.number != "p" else None
    if person is not None and mention.norms[0].startswith("ال") and _agree(person, mention) and not person.definite:
        return person  # «وأوضح المتحدث أن» of the expert who has just spoken
    return next((m for m in heard if m.kind in ("institution", "group") and m.number != "p"), None)


def ranked(speakers: Speakers) -> Mention | None:
    """For "the officer", « l'officier », «الضابط»: the latest person heard who has a rank or office."""
    heard = reversed(speakers.mentions[speakers.section :])
    official = (m for m in heard if m.kind == "person" and m.number != "p" and (m.role or (m.head and not m.definite)))
    return next(official, None)


def latter(speakers: Speakers) -> Mention | None:
    """Whom "the latter", «الأخير» means: the one person whom the report has named and who has not spoken yet, for whom
    the last sentence was about is the former; ``None`` when there are several or nobody."""
    spoke = {m.norms for m in speakers.mentions}
    silent = {m.norms: m for names in (speakers.called, speakers.named) for m in names.values() if m.norms not in spoke}
    last = next(iter(speakers.mentions[speakers.section :][-1:]), None)
    person = last is not None and last.kind == "person" and bool(last.role) and last.number != "p"
    return next(iter(silent.values())) if len(silent) == 1 else (last if person else None)
