"""Whom a definite description means: "the agency", « le chef de l'État », «الخبير», "the statement"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction.lexicon import rows, words, wordset
from claims.extraction.mention import BODIES, FULL_NAME, Mention, like_a_person, words_of
from claims.extraction.pointing import DESCRIPTIONS, by_trade, is_bare, is_described
from claims.extraction.stand_ins import is_stand_in, stand_in
from claims.language import fold
from claims.language.cldr import find_places

if TYPE_CHECKING:
    from claims.extraction.speakers import Speakers

_ANY_BODY = wordset("bodies_unheard")
"""Descriptions that fit a body which has not spoken yet."""
_MEDIA_OR_BODIES = wordset("media_or_bodies")
_OF_STATE = wordset("bodies_of_state")
_OVERSEERS = wordset("overseers")
"""Descriptions of whoever watches over the body that the sentence names: never that body itself."""
_OF_COURTS = wordset("documents_of_courts")
"""Documents that speak for themselves: their author is seldom named."""
_ANY_DOCUMENT = wordset("any_document")
_HEADS_OF_STATE = wordset("heads_of_state")
_RECENT = 8
"""Mentions among which a description without a word in common finds its name."""
_OWN_WRITINGS = wordset("own_writings")
_MOUTHS = wordset("mouths")
_LONGEST_MOUTH = 4
"""Words of "a spokesman", « un porte-parole »."""
_ARTICLES = wordset("definite_articles", "en", "fr")
_GIVEN_NAMES = frozenset(words("ar", row[0])[0] for row in rows("ar", "names"))
_KINDS_OF_BODIES, _GENERIC_BODIES = wordset("kinds_of_bodies"), wordset("generic_bodies")


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


def described(speakers: Speakers, mention: Mention) -> Mention | None:
    """Whom a description means that is in the lists: by rank, age, trade or as a body; ``None`` where nobody fits."""
    if is_stand_in(mention):
        return stand_in(mention, speakers.mentions[speakers.section :])
    kind = DESCRIPTIONS.get(mention.head) or (DESCRIPTIONS.get(mention.norms[0]) if by_trade(mention) else None)
    if kind == "team":
        return _team(speakers, mention)
    if kind is None and mention.kind == "person":
        return _in_office(speakers, mention)
    if kind == "rank":
        return ranked(speakers) or who_spoke(speakers, mention)
    if kind == "person":
        return somebody(speakers, mention)
    if kind == "expert":
        return expert(speakers, mention) or who_spoke(speakers, mention) or _told_of(speakers, mention)
    if kind == "trade":
        return who_spoke(speakers, mention) or _told_of(speakers, mention)
    found = of_kind(speakers, mention) or by_initial(speakers, mention)
    if found is None or found.gender == mention.gender:
        return found
    return found._replace(gender="-")  # « l'institution » is a fund: « elle »


def _team(speakers: Speakers, mention: Mention) -> Mention | None:
    """For "the researchers", « les chercheurs », "the team": the latest team or researchers of whom the report has told
    in other words."""
    heard = reversed(speakers.mentions[speakers.section :])
    known = (m for m in heard if DESCRIPTIONS.get(m.head) == "team" and m.head != mention.head)
    return next((m for m in known if not m.definite and m.kind != "name"), None)


def _in_office(speakers: Speakers, mention: Mention) -> Mention | None:
    """For "the president" right behind words of somebody by mere name, as "Biden": that person."""
    last = next(iter(speakers.mentions[speakers.section :][-1:]), None)
    if last is None or mention.head not in _HEADS_OF_STATE or last.kind not in ("name", "person"):
        return None
    unknown = not last.role and last.head != "place" and last.number != "p" and not last.name.isupper()
    return last if unknown and not last.definite and last.name[:1].isupper() and _agree(last, mention) else None


def _agree(one: Mention, other: Mention) -> bool:
    return "-" in (one.gender, other.gender) or one.gender == other.gender


def who_spoke(speakers: Speakers, mention: Mention) -> Mention | None:
    """For "the campaigner", « la spécialiste », «عالمة الأحياء» of whom no more has been said: the latest person who
    has spoken by name."""
    for other in reversed(speakers.mentions[speakers.section :]):
        person = other.kind == "person" and bool(other.role or not other.head)
        named = person or (other.kind == "name" and other.head != "place" and len(other.norms) >= FULL_NAME)
        whole = person or other.norms[0] in _GIVEN_NAMES or like_a_person(other)
        if named and whole and _agree(other, mention) and other.number != "p":
            return other
    return None


def just_met(speakers: Speakers, mention: Mention) -> Mention | None:
    """For « La présidente du club nautique », "the former councillor" right behind words of somebody of whom no more
    than the name has been told: that person, whom the description explains; ``None`` for anybody else."""
    last = next(iter(speakers.mentions[speakers.section :][-1:]), None)
    told = len(mention.norms) > FULL_NAME and mention.name[1:].islower() and mention.norms[0] in _ARTICLES
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


def _told_of(speakers: Speakers, mention: Mention) -> Mention | None:
    """The person whom the report has named with an office or trade last, else the only one it has named at all."""
    agreeing = (m for m in reversed(speakers.named.values()) if _agree(m, mention))
    called = {m.norms: m for m in speakers.called.values() if like_a_person(m)}
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
    return next(agreeing, None) or next(reversed(speakers.named.values()), None)


def document(speakers: Speakers, mention: Mention) -> Mention | None:
    """For "the document": the latest one named; for "the statement": who issued it, else the one named."""
    known = (m for m in reversed(speakers.mentions[speakers.section :]) if m.kind == "document" and m.owner is None)
    same = next((m for m in known if m.head == mention.head and not m.definite), None)
    if same is not None and mention.number == "p":
        return same  # "Court documents say …. The documents add …"
    if mention.head in _ANY_DOCUMENT:
        spoken = [m for m in speakers.mentions[speakers.section :] if m.kind == "document" and not m.definite]
        latest = (speakers.documents + spoken)[-1:]
        if latest:
            return latest[0]
    topic = speakers.topic[0] if speakers.topic and speakers.topic[0].kind in BODIES else None
    named = next((m for m in reversed(speakers.documents) if m.head == mention.head), None)
    said = speakers.current if mention.head in _OWN_WRITINGS else None
    said = said if said is not None and said.kind == "name" and said.number != "p" else None
    found = said or speakers._latest_of(BODIES) or topic or named or speakers._latest_of(("person", "name"))
    if mention.head in _OF_COURTS:
        return named  # a judgment is not the word of the company it is about
    joint = found is not None and found.head == "place" and any(norm[0] == "و" for norm in found.norms[1:])
    return None if joint else found  # the statement of two states is neither's


def of_kind(speakers: Speakers, mention: Mention) -> Mention | None:
    """For "the network", «الحركة», « l'agence » without an earlier mention of that word: the latest proper name
    that may be one; of media their own names first."""
    media = mention.kind == "media" or DESCRIPTIONS.get(mention.head) == "outlet"
    if not media and mention.head not in DESCRIPTIONS:
        return None
    if len(mention.norms) > 1 and mention.norms[0].startswith("ال"):
        return _body_of_kind(speakers, mention)  # «الشركة المشغلة», «الإذاعة الرسمية» say which one
    heard = _subject(speakers) + list(reversed(speakers.mentions[speakers.section :]))
    recent = [m for m in heard if m.number != "p"][:_RECENT]
    if speakers.beside is not None and is_described(mention) and mention.name[1:].islower() and not is_bare(mention):
        return speakers.beside  # "a sample reviewed by researchers at Sentry Lab is genuine, the security firm said"
    for other in recent:
        capital = any(word[0].isupper() for word in words_of(other.name)[1:])
        proper = len(other.norms) == 1 or capital
        fits = other.kind == mention.kind or (media and other.kind == "media")
        if fits and proper and not other.definite and (capital or other.head not in DESCRIPTIONS):
            return other
    named = next((m for m in recent if m.kind == "name" and m.head != "place" and not _is_person(m)), None)
    body = next(reversed(speakers.bodies), None) if mention.head in _ANY_BODY else None
    pointed = mention.definite or is_described(mention)
    apart = not media or mention.head in _MEDIA_OR_BODIES
    unspoken = pointed and apart and mention.number != "p" and mention.head not in _OVERSEERS
    return named or body or (_unspoken(speakers) if unspoken else None)


def _subject(speakers: Speakers) -> list[Mention]:
    """The body whose name the narrator's sentence since the last words of anybody was about, if there is one."""
    if speakers.topic is None or speakers.topic[1] != speakers.heard:
        return []
    topic = speakers.topic[0]
    proper = topic.kind in (*BODIES, "name") and len(topic.norms) >= FULL_NAME and not topic.definite
    return [topic] if proper else []


def _unspoken(speakers: Speakers) -> Mention | None:
    return next((m for m in reversed(speakers.silent) if m.kind != "initials"), None)


def _body_of_kind(speakers: Speakers, mention: Mention) -> Mention | None:
    """For «الوكالة الأممية», «المنظمة الدولية»: the one agency or organisation that has spoken under another noun."""
    if not all(norm in _KINDS_OF_BODIES or find_places(norm, "ar") for norm in mention.norms[1:]):
        return None
    heard = [m for m in speakers.mentions[speakers.section :] if m.kind in BODIES and m.head in _GENERIC_BODIES]
    known = {m.norms: m for m in heard if m.head != mention.head and not m.definite}
    fits = mention.head in _GENERIC_BODIES and len(known) == 1
    return next(iter(known.values())) if fits else None


def by_initial(speakers: Speakers, mention: Mention) -> Mention | None:
    """For "the commission" where the report has named the EFCC: the latest initials among which that of the noun is."""
    if not mention.definite or mention.kind not in BODIES or mention.number == "p":
        return None
    letter = mention.head[:1].upper()
    found = next((m for m in reversed(speakers.silent) if m.name.isupper() and letter in m.name), None)
    return found._replace(kind="name") if found is not None else None


def _is_person(mention: Mention) -> bool:
    """True for a first and a last name, of Arabic ones by a given name: hardly whom "the company" means."""
    return like_a_person(mention) or (len(mention.norms) >= FULL_NAME and not _GIVEN_NAMES.isdisjoint(mention.norms))


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


def behind_mouth(speakers: Speakers) -> Mention | None:
    """The body for which "a spokesman" speaks: the latest one heard in this section; ``None`` without one."""
    heard = reversed(speakers.mentions[speakers.section :])
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
