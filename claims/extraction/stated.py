"""Findings: clauses whose own subject is their source ("the institute put the quake at magnitude 7").

Estimates, tolls and positions take no "that": the whole clause is the claim and its subject the speaker, provided the
subject can speak (an institution, medium, document, person) and, for findings, that the clause holds a figure.
"""

from __future__ import annotations

from dataclasses import replace

from claims.extraction.agents import agent, cited_for, gapped, relayed
from claims.extraction.arabic_stated import (
    but_they,
    disagrees,
    ends,
    goes_on,
    is_full_name,
    is_thing,
    lone_object,
    not_expected,
    object_behind,
    owned_object,
    points,
    suffers,
    we,
)
from claims.extraction.clauses import Clause
from claims.extraction.cues import Cue
from claims.extraction.fronted import as_source, behind_participle, itself
from claims.extraction.gapping import set_against
from claims.extraction.headed import of_head
from claims.extraction.lexicon import verbset, wordset
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import TITLE, read_mention
from claims.extraction.predicates import (
    NEEDS,
    PASSIVE,
    bare_figure,
    behind_relative,
    behind_temporal,
    counts_votes,
    finds_none,
    has_object,
    in_contact_clause,
    needed,
    of_apposition,
    only_has,
    progressive,
    put_at,
    quotes,
    received,
    records,
    reports_object,
    shows,
    takes_noun,
)
from claims.extraction.restriction import restricted
from claims.extraction.sources import Attribution
from claims.extraction.speakers import Speakers
from claims.extraction.stated_subjects import aside, given_by, heads_absolute, is_relative, subject_of
from claims.types import CueKind

_AND, _NOBODY, _JOINED = wordset("and"), wordset("nobody"), wordset("joined_verbs") | {","}


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
    if (hit := _cue(line, clause)) is None:
        return agent(line, clause, outer, speakers) or outer, None
    at, size, cue = hit
    if outer.speaker is not None and cue.kind is CueKind.DENY and line.is_a(clause.start, "contrast"):
        outer = outer._replace(speaker=None, via=outer.via)  # «إلا أن الوزارة رفضت هذه الانتقادات»: the narrator's
    elif outer.speaker is not None and outer.kind is CueKind.DENY:
        return outer, None  # «نفى أن تكون الجمعية قد أعلنت أرقاما»: what somebody denies is nobody's word
    elif cue.frame in ("judge", "decide", "issue", "own") and outer.speaker is not None:
        return outer, None  # what somebody is said to fear, hope or have ordered is content
    if outer.speaker is not None and at == clause.start and (line.norms[at - 1] in _THAT_THEY or we(line, at, cue)):
        return outer, None  # «أكدت الشرطة أنها كشفت شبكة»: the object; «الشركة: نتوقع أرباحا»
    mention = (head if is_relative(line, clause.start) else None) or subject_of(line, clause, at, size, speakers)
    if outer.speaker is not None and records(cue, mention):
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
    if cue is _HAS and mention.kind not in ("institution", "media"):
        return outer, None  # "the council has 12 members", "the team has 3"
    if cue.frame == "provide" or (cue.lemma == "prévoir" and mention.kind == "text"):
        ruled = cue.lemma == "قضى" and mention.kind == "institution"  # «قضت المحكمة بسجنه»
        if mention.kind not in ("text", "document") and not ruled:
            return outer, None
    elif not mention.is_source or mention.kind == "tally" or (mention.pronoun and speakers.resolve(mention) is mention):
        return outer, None
    if cue.frame == "thatonly" and cue.lemma in _FINDS and mention.kind != "document" and mention.head != "survey":
        return outer, None  # "a study found 40 cases", no "police found 40 shells"
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


def _cue(line: Line, clause: Clause) -> tuple[int, int, Cue] | None:
    """The clause's main verb, when it is a cue that takes an object."""
    resumes = behind_participle(line, clause.start, clause.end)
    for index in range(clause.start, clause.end):
        if index < resumes or not (line.begun[index].cue or line.verb(index) or line.norms[index] == ","):
            continue  # most words are neither cue nor verb
        if line.code != "ar" and line.norms[index] == "," and clause.start < index < clause.end - 2:
            if is_relative(line, index + 1):
                resumes = behind_relative(line, index + 1, clause.end)
            elif aside(line, index + 1):
                resumes = next((k for k in range(index + 2, clause.end) if line.norms[k] == ","), index)
            continue
        if line.code == "en" and line.norms[index] in ("has", "have") and bare_figure(line, index + 1, clause.end):
            return index, 1, _HAS
        before = index - 1 - (index - 1 > clause.start and line.adverb(index - 1))  # "was later raised"
        passive = index > clause.start and line.code != "ar" and line.norms[before] in PASSIVE
        if passive and not progressive(line, index):
            if line.verb(index):
                return None
            continue
        hit = line.cue(index, clause.end)
        takes = hit is not None and (
            hit[1].frame in _TAKES_OBJECT
            or (hit[1].frame == "say" and bare_figure(line, index + hit[0], clause.end))
            or (hit[1].lemma in _REPORTS and reports_object(line, index + hit[0], clause.end))
            or (hit[1].frame == "label" and quotes(line, index + hit[0], clause.end))
            or points(line, index, clause.end, hit[1])
            or (hit[1].lemma in _FINDS and shows(line, clause.start, index, index + hit[0], clause.end))
            or takes_noun(line, hit[1].lemma, index + 1, clause.end)
            or finds_none(line, hit[1].lemma, index + hit[0])
        )
        if hit and takes and line.code != "ar" and of_apposition(line, clause.start, index):
            return None
        takes = takes and not in_contact_clause(line, clause.start, index, clause.end)
        if hit and takes and line.code == "ar" and (ends(line, index) or behind_temporal(line, clause.start, index)):
            continue
        if (
            hit
            and takes
            and (hit[1].form == "finite" or progressive(line, index) or heads_absolute(line, clause, index))
        ):
            left_open = hit[1].lemma in _LEFT_OPEN and line.bare[index] != "توقع"  # «لم توقع»: did not sign
            if (line.negated(index) or not_expected(line, index, hit[1])) and left_open:
                return index, hit[0], replace(hit[1], kind=CueKind.SAY)  # « n'exclut pas une attaque »
            negated = line.negated(index) or (line.code == "ar" and suffers(line, index, hit[1]))
            none = finds_none(line, hit[1].lemma, index + hit[0])
            if negated and not none and not restricted(line, index, clause.end):
                return None
            if line.code == "ar" and (
                line.withholds(index) or (line.grammar.unsure(line.bare[index]) and not line.verb(index))
            ):
                continue  # «طلب عدم ذكر اسمه»; «حصر الأضرار», «طلب السوق»: nouns
            if line.in_date[index] >= 0 or line.in_quantity[index] >= 0:
                continue
            after = index + hit[0]
            if hit[1].kind is CueKind.DENY and after < clause.end and line.in_quantity[after] >= 0:
                continue  # "The firm dismissed 40 people"
            if line.code == "ar" and hit[1].frame == "tell" and line.has_figure(after, min(after + 3, clause.end)):
                continue  # «يبلغ 20 عاما»: no telling
            if line.code == "en" and hit[1].number == "p":
                behind = index > clause.start and line.norms[index - 1] not in _JOINED
                second = behind and any(
                    line.verb(k) and not line.is_a(k, "aux") and line.norms[k + 1] != "by"
                    for k in range(clause.start, index - 1)
                )
                if second or not has_object(line, index + hit[0], clause.end):
                    continue  # "looked set to enter parliament for the first time"
            if index > clause.start and (line.nominal(index) or line.norms[index - 1] in _AND):
                continue
            if (
                line.code == "en"
                and index > clause.start
                and (received(line, index) or put_at(line, clause.start, index, hit))
            ):
                continue
            if index - 1 > clause.start + (not line.is_word(clause.start)) and is_relative(line, index - 1):
                continue  # «ملتزمة بالهدنة التي أعلنت بين البلدين»: not the verb of the clause around it
            return index, hit[0], hit[1]
        made = line.norms[index + 1 : index + 2] == ["by"] and line.norms[index] in line.grammar.participles
        if line.verb(index, sure=True) and not line.is_a(index, "aux") and not made:
            return None  # but "Pictures released by the agency show 26 burned villages"
    return None


_FINDS = verbset("finding")
_TAKES_OBJECT = frozenset(
    (
        "summon",
        "state",
        "figure",
        "estimate",
        "tell",
        "object",
        "judge",
        "blame",
        "provide",
        "adjust",
        "decide",
        "issue",
    )
) | {"own"}
_THAT_THEY = wordset("that_they")
_DECISIONS = frozenset(("decide", "issue"))
_REPORTS = verbset("reporting")
_HAS = Cue("have", CueKind.REPORT, "figure")
_LEFT_OPEN = verbset("left_open")
"""Verbs whose denial is a position: who does not exclude something says that it may be, who does not expect it that it
will not."""
_LOCATES = verbset("locating")
_JUDGES = verbset("welcoming")
