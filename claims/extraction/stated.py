"""Findings: clauses whose own subject is their source ("the institute put the quake at magnitude 7").

Estimates, tolls and positions take no "that": the whole clause is the claim and its subject the speaker, provided the
subject can speak (an institution, medium, document, person) and, for findings, that the clause holds a figure.
"""

from __future__ import annotations

from claims.extraction.agents import agent, cited_for, gapped, relayed
from claims.extraction.arabic_stated import (
    but_they,
    disagrees,
    goes_on,
    is_full_name,
    is_thing,
    lone_object,
    object_behind,
    owned_object,
    we,
)
from claims.extraction.clauses import Clause
from claims.extraction.cues import Cue
from claims.extraction.fronted import as_source, itself
from claims.extraction.gapping import set_against
from claims.extraction.headed import of_head
from claims.extraction.heard import own_words
from claims.extraction.infinitives import ends_like_infinitive
from claims.extraction.lexicon import verbset, wordset
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import TITLE, read_mention
from claims.extraction.predicates import (
    NEEDS,
    counts_votes,
    finds_none,
    needed,
    only_has,
    reads_off,
    records,
)
from claims.extraction.sources import Attribution
from claims.extraction.speakers import Speakers
from claims.extraction.stated_cues import FINDS, HAS, stated_cue
from claims.extraction.stated_subjects import given_by, is_relative, subject_of
from claims.types import CueKind

_NOBODY = wordset("nobody")
_THAT_THEY = wordset("that_they")
_DECISIONS = frozenset(("decide", "issue"))
_LOCATES = verbset("locating")
_JUDGES = verbset("welcoming")
_ACTS, _REQUESTS, _REFUSES, _EXPECTS = verbset("acts"), verbset("requests"), verbset("refusing"), verbset("expecting")
_COMMENT = wordset("comments")
_BEFORE_THEN = wordset("before_then")


def stated(
    line: Line,
    clause: Clause,
    outer: Attribution,
    speakers: Speakers,
    previous: Attribution | None,
    head: Mention | None = None,
) -> tuple[Attribution, Attribution | None]:
    """As ``_stated``; who decides something also did what a second verb tells: "imposed a curfew and gave them a
    week"."""
    told = _stated(line, clause, outer, speakers, previous, head)
    second = clause.kind == "verb" and previous is not None and previous.decided and line.code != "ar"
    return (previous, previous) if second and told[0] is outer and previous is not None else told


def _stated(
    line: Line,
    clause: Clause,
    outer: Attribution,
    speakers: Speakers,
    previous: Attribution | None,
    head: Mention | None = None,
) -> tuple[Attribution, Attribution | None]:
    """Return the clause's attribution, and the one to hand on to clauses that lack a subject or verb of their own.

    ``head`` is the source right before a relative clause. ``previous`` is what the clause before handed on: its
    attribution when its own subject states it, else ``None``.
    """
    if clause.kind == "gapped" and previous is not None and previous.speaker is not None:
        return (told := gapped(line, clause, previous, speakers)), told
    # «وإذا كان … قد أحصى 9، فإن …» is a new clause; "officials said that voters backed it and that it sank": officials
    shared = clause.complement and outer.speaker is None and line.norms[clause.start - 1] != "فان"
    if (clause.elliptic or shared) and previous is not None and not previous.judged:
        return previous, previous
    if (cited := cited_for(line, clause, outer, speakers)) is not None:
        return cited, None
    if outer.speaker is None and line.code == "fr" and (own := own_words(line, clause.start, clause.end)) is not None:
        known = speakers.current = speakers.add(own)
        return outer._replace(speaker=known, via=speakers.chain(known, outer.via), kind=CueKind.SAY), None
    if (hit := stated_cue(line, clause)) is None:
        return agent(line, clause, outer, speakers) or outer, None
    at, size, cue = hit
    if _is_act(line, at, size, cue, clause.end):
        return outer, None
    if outer.speaker is not None and cue.kind is CueKind.DENY and line.is_a(clause.start, "contrast"):
        outer = outer._replace(speaker=None, via=outer.via)  # «إلا أن الوزارة رفضت هذه الانتقادات»: the narrator's
    elif outer.speaker is not None and outer.kind is CueKind.DENY:
        return outer, None  # «نفى أن تكون الجمعية قد أعلنت أرقاما»: what somebody denies is nobody's word
    elif cue.frame in ("judge", "decide", "issue", "own") and outer.speaker is not None:
        return outer, None  # what somebody is said to fear, hope or have ordered is content
    if outer.speaker is not None and at == clause.start and (line.norms[at - 1] in _THAT_THEY or we(line, at, cue)):
        return outer, None  # «أكدت الشرطة أنها كشفت شبكة»: the object; «الشركة: نتوقع أرباحا»
    mention = (head if is_relative(line, clause.start) else None) or subject_of(line, clause, at, size, speakers)
    if outer.speaker is not None and (records(cue, mention) or reads_off(line, cue.lemma, at + size)):
        return outer, None  # "The Dale gauge recorded 6 metres: met office": where, or with what
    mention, relay = relayed(line, clause.start, at, mention)
    figure = line.has_figure(clause.start, clause.end) or finds_none(line, cue.lemma, at + size)
    if (
        mention is None
        and clause.kind in ("verb", "told", "relative-verb")
        and line.code != "ar"
        and clause.context != (0, 0)
    ):
        first, last = clause.context  # "Dane, 58, pleaded not guilty and denied all charges"
        last = next((k for k in range(first, last) if line.norms[k] == ","), last)
        while last > first + 1 and line.adverb(last - 1):
            last -= 1  # "The leaders also closed the port and froze its accounts"
        mention = read_mention(line, first, last)
    if line.code == "ar" and outer.speaker is None and but_they(line, clause.start, at):
        mention = previous.speaker if previous is not None else speakers.latest(cue.gender, cue.number)
    if line.code == "ar" and outer.speaker is None and owned_object(line, clause.start, at, mention):
        mention = previous.speaker if previous is not None else speakers.latest(cue.gender, cue.number)
    if line.code == "ar" and outer.speaker is None and goes_on(line, clause.start, at, cue, mention):
        mention = speakers.latest(cue.gender, cue.number)
        if mention is None:
            return outer, None
    if previous is None and mention is None and clause.kind == "verb" and line.norms[at].endswith("وا"):
        first, last = clause.context  # «وكان ضباط قد ظهروا وأعلنوا عزله»
        several = read_mention(line, first, last - (last > first and line.bare[last - 1] == "قد"))
        mention = several if several is not None and several.number == "p" else None
    before = previous.speaker if previous is not None else None
    if line.code == "ar" and outer.speaker is not None and lone_object(line, at, clause.end, mention):
        return outer, None
    mention = None if line.code == "ar" and disagrees(line, at, cue, mention) else mention
    if before is not None and mention is not None and object_behind(line, clause.start, at, cue, mention, before):
        mention = None
    if mention is None:
        joined = (
            line.joined(at)
            or line.bare[at - 1] == "كما"
            or (at - clause.start == 1 and line.joined(at - 1) and line.negated(at))
        )
        if previous is None or at - clause.start > 2 or (line.code == "ar" and not joined):
            return outer, None
        result = previous._replace(cue=line.words(at, at + size), kind=cue.kind, judged=False)
        return result, result
    mention = itself(of_head(line, clause.start, mention), outer.speaker)
    mention = given_by(line, clause.start, at, as_source(line, mention, cue))
    if cue is HAS and mention.kind not in ("institution", "media"):
        return outer, None  # "the council has 12 members", "the team has 3"
    if cue.frame == "provide" or (cue.lemma == "prévoir" and mention.kind == "text"):
        ruled = cue.lemma == "قضى" and mention.kind == "institution"  # «قضت المحكمة بسجنه»
        if mention.kind not in ("text", "document") and not ruled:
            return outer, None
    elif not mention.is_source or mention.kind == "tally" or (mention.pronoun and speakers.resolve(mention) is mention):
        return outer, None
    if cue.frame == "thatonly" and cue.lemma in FINDS and mention.kind != "document" and mention.head != "survey":
        return outer, None  # "a study found 40 cases", no "police found 40 shells"
    if outer.speaker is None and _had_expected(line, clause.start, at, cue, mention):
        return outer, None
    if cue.frame in NEEDS and not needed(line, cue, at, clause.end):
        return outer, None
    if (
        cue.frame in ("figure", "estimate", "adjust")
        and not figure
        and not (mention.kind in ("document", "media") or cue.lemma in _LOCATES)
    ):
        return outer, None
    if cue.frame in _DECISIONS and counts_votes(line, clause.start, clause.end):
        return outer, None  # "The Senate approved the bill by 193 votes to 114": how it voted is no word of its own
    if only_has(line, mention, cue, at, clause.end) or not _NOBODY.isdisjoint(mention.norms[:1]):
        return outer, None  # "No group has claimed the attack"
    digits = bool(mention.norms) and any(norm[0].isdigit() for norm in mention.norms[:2])
    if digits and (outer.speaker is not None or mention.kind == "name"):
        return outer, None  # "A poll shows that 57 per cent support the strike"
    guessed = line.code == "ar" and mention.kind == "name" and mention.head not in ("place", TITLE)
    guessed = guessed and speakers.resolve(mention) is mention and not is_full_name(line, mention)
    if guessed and (cue.frame != "state" or is_thing(line, mention, cue)):
        return outer, None
    resolved = mention if cue.lemma == "prévoir" and mention.definite else speakers.add(mention)
    if resolved.pronoun:
        return outer, None
    if outer.speaker is None:
        speakers.current = resolved
    relay_of = outer.speaker if not set_against(line, clause.start) else None
    via = outer.via + ((relay_of,) if relay_of and relay_of.name != resolved.name else ())
    via += (speakers.add(relay),) if relay is not None and relay.is_source else ()
    result = outer._replace(
        speaker=resolved, via=speakers.chain(resolved, via), cue=line.words(at, at + size), kind=cue.kind
    )
    return result, result._replace(judged=cue.lemma in _JUDGES, decided=cue.frame in _DECISIONS)


def _is_act(line: Line, at: int, size: int, cue: Cue, end: int) -> bool:
    """True for "vetoed the text", "asked to meet the board", « a refusé de commenter »: what somebody does or leaves
    undone without saying it."""
    after = at + size
    if cue.lemma in _REQUESTS:
        told = line.code == "en" and "to" in line.norms[after + 1 : end] and line.norms[after] not in ("to", "for")
        return not told if line.code == "en" else after < end and ends_like_infinitive(line.norms[after])
    return cue.lemma in _ACTS or (cue.lemma in _REFUSES and not _COMMENT.isdisjoint(line.norms[after:end]))


def _had_expected(line: Line, start: int, at: int, cue: Cue, mention: Mention) -> bool:
    """True for "Economists had expected 2.9%", « les analystes s'attendaient à 3 % »: what a group had in mind before
    the news, told by the narrator as its background."""
    if cue.lemma not in _EXPECTS or mention.number != "p" or mention.kind not in ("people", "anonymous", "person"):
        return False
    if line.code == "fr":
        return any(norm.endswith("aient") for norm in line.norms[at - 1 : at + 2])
    return not _BEFORE_THEN.isdisjoint(line.norms[start:at])
