"""Whom a definite description means: "the agency", « la compagnie », "the statement"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction.described_people import (
    GIVEN_NAMES,
    calling,
    expert,
    in_office,
    ranked,
    somebody,
    told_of,
    who_spoke,
)
from claims.extraction.lexicon import wordset
from claims.extraction.mention import BODIES, FULL_NAME, Mention, abbreviates, like_a_person, words_of
from claims.extraction.pointing import DESCRIPTIONS, by_trade, is_bare, is_described
from claims.extraction.stand_ins import is_stand_in, stand_in
from claims.language import fold
from claims.language.cldr import find_places

if TYPE_CHECKING:
    from claims.extraction.speakers import Speakers

_ANY_BODY = wordset("bodies_unheard")
"""Descriptions that fit a body which has not spoken yet."""
_MEDIA_OR_BODIES = wordset("media_or_bodies")
_OVERSEERS = wordset("overseers")
"""Descriptions of whoever watches over the body that the sentence names: never that body itself."""
_OF_COURTS = wordset("documents_of_courts")
"""Documents that speak for themselves: their author is seldom named."""
_ANY_DOCUMENT = wordset("any_document")
_RECENT = 8
"""Mentions among which a description without a word in common finds its name."""
_OWN_WRITINGS = wordset("own_writings")
_FIRMS, _MEMBERS = wordset("firms"), wordset("bodies_of_members")
_ASSOCIATIONS = wordset("associations")
"""Nouns by which one body that others belong to may be called: "federation", « ligue », «رابطة»."""
_KINDS_OF_BODIES, _GENERIC_BODIES = wordset("kinds_of_bodies"), wordset("generic_bodies")


def described(speakers: Speakers, mention: Mention) -> Mention | None:
    """Whom a description means that is in the lists: by rank, age, trade or as a body; ``None`` where nobody fits."""
    if is_stand_in(mention):
        held = stand_in(mention, speakers.mentions[speakers.section :])
        if held is not None or mention.kind == "person":
            return held
    kind = DESCRIPTIONS.get(mention.head) or (DESCRIPTIONS.get(mention.norms[0]) if by_trade(mention) else None)
    if kind == "team":
        return _team(speakers, mention)
    if kind is None and mention.kind == "person":
        return in_office(speakers, mention)
    if kind == "rank":
        return ranked(speakers) or who_spoke(speakers, mention)
    if kind == "person":
        return somebody(speakers, mention)
    if kind == "expert":
        return expert(speakers, mention) or who_spoke(speakers, mention) or told_of(speakers, mention)
    if kind == "calling":
        return calling(speakers, mention)
    if kind == "trade":
        return who_spoke(speakers, mention) or told_of(speakers, mention)
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


def document(speakers: Speakers, mention: Mention) -> Mention | None:
    """For "the document": the latest one named; for "the statement": who issued it, else the one named."""
    heard = [m for m in reversed(speakers.mentions[speakers.section :]) if m.kind == "document"]
    again = next((m for m in heard if m.head == mention.head and not m.definite and m.owner is not None), None)
    if again is not None and mention.head not in _OWN_WRITINGS and heard[0] is again:
        return again  # «وفق التقرير نفسه» behind «تقرير للمجلس»
    known = (m for m in heard if m.owner is None)
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


def spelled_out(speakers: Speakers, mention: Mention) -> Mention | None:
    """The body whose name the report has told in full for "the FSU", « l'OGE »; ``None`` without such initials."""
    if mention.kind not in ("name", "person", *BODIES) or not mention.name[-1:].isupper():
        return None
    return next((m for m in (*speakers.mentions, *speakers.bodies) if abbreviates(mention, m)), None)


def of_kind(speakers: Speakers, mention: Mention) -> Mention | None:
    """For "the network", «الحركة», « l'agence » without an earlier mention of that word: the latest proper name
    that may be one; of media their own names first."""
    media = mention.kind == "media" or DESCRIPTIONS.get(mention.head) == "outlet"
    if not media and mention.head not in DESCRIPTIONS:
        return None
    if len(mention.norms) > 1 and mention.norms[0].startswith("ال"):
        return _body_of_kind(speakers, mention)  # «الشركة المشغلة», «الإذاعة الرسمية» say which one
    heard = _subject(speakers) + list(reversed(speakers.mentions[speakers.section :]))
    recent = [m for m in heard if m.number != "p" and not _of_members(mention, m)][:_RECENT]
    if speakers.beside is not None and is_described(mention) and mention.name[1:].islower() and not is_bare(mention):
        return speakers.beside  # "a sample reviewed by researchers at Sentry Lab is genuine, the security firm said"
    for other in recent:
        capital = any(word[0].isupper() for word in words_of(other.name)[1:])
        proper = len(other.norms) == 1 or capital
        fits = other.kind == mention.kind or (media and other.kind == "media") or _associated(mention, other)
        fits = fits or (not media and other.kind in ("institution", "group") and len(other.norms) == 1)  # "UNESCO"
        if fits and proper and not other.definite and (capital or other.head not in DESCRIPTIONS):
            return other
    named = next((m for m in recent if m.kind == "name" and m.head != "place" and not _is_person(m)), None)
    body = next(reversed(speakers.bodies), None) if mention.head in _ANY_BODY else None
    pointed = mention.definite or is_described(mention)
    apart = not media or mention.head in _MEDIA_OR_BODIES
    unspoken = pointed and apart and mention.number != "p" and mention.head not in _OVERSEERS
    return named or body or (_unspoken(speakers) if unspoken else None)


def _of_members(mention: Mention, other: Mention) -> bool:
    """True for a union, party or charity where a description speaks of a firm: "the operator" is another."""
    return mention.head in _FIRMS and not _MEMBERS.isdisjoint((other.head, *fold(other.role).split()))


def _associated(mention: Mention, other: Mention) -> bool:
    """True for « la fédération » behind « l'Union cycliste internationale »: other nouns for the same kind of body."""
    return mention.definite and mention.head in _ASSOCIATIONS and other.head in _ASSOCIATIONS | _MEMBERS


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
    return like_a_person(mention) or (len(mention.norms) >= FULL_NAME and not GIVEN_NAMES.isdisjoint(mention.norms))
