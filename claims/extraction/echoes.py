"""Denials and confirmations whose object only points back: "the ministry denied that", «ونفى المسؤول ذلك»,
« l'armée l'a confirmé ». What they state is the claim before them, denied or confirmed by somebody else.

Only a clause that ends with the object, or with a circumstance behind it, is one: "denied that 12 died", "denied the
reports of a coup" and «أكد ذلك أن» say themselves what they are about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.extraction.attribution import Segment
from claims.extraction.lexicon import wordset, wordsets
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import read_mention
from claims.extraction.reach import Reach
from claims.extraction.speakers import Speakers
from claims.types import CueKind, ExtractedClaim, Polarity

_JOINS = wordset("clause_joins")
_AND_BUT = wordset("joins")
_QUANTIFIERS = wordset("echo_quantifiers")
_NE_OR_COMMA = wordset("ne") | {","}
_QUE = wordset("that", "fr")
FARTHEST = 600
"""Characters between the claim that is meant and the clause that points back at it."""
LONGEST_SUBJECT = 14
"""Words of an Arabic subject between its verb and the object."""
_DETERMINERS = wordsets("echoing_determiners")
_CLITICS = wordset("definite_articles", "fr")
_CIRCUMSTANCE = wordsets("echo_circumstances")
_MANNER = {"en": "ly", "fr": "ment"}
_NO_SUBJECT = wordset("nobody")
_WHICH = wordset("echoing_which")
"""With «ما» or «الذي» behind them they open «وهو ما نفته الوزارة»."""
_ATTACHED = wordset("attached_relatives")


@dataclass(frozen=True, slots=True)
class Echo:
    """Words ``start`` to ``end`` deny or confirm (``kind``) what was said; the cue is the words ``verb`` to
    ``verb_end``, the subject the words of ``subject``, empty when the verb has none."""

    start: int
    end: int
    verb: int
    verb_end: int
    kind: CueKind
    subject: tuple[int, int]
    gender: str = "-"
    number: str = "-"


def find_echoes(line: Line, reach: Reach) -> list[Echo]:
    """Return the clauses of a sentence that deny or confirm without saying what, in reading order."""
    if line.code not in _DETERMINERS:
        return []
    found: list[Echo] = []
    pronouns = range(len(line)) if line.code == "ar" and not _ATTACHED.isdisjoint(line.norms) else ()
    for at in sorted({*line.reporting, *pronouns}):
        if not found or at >= found[-1].end:
            echo = _echo(line, reach, at) or _with_pronoun(line, reach, at)
            if echo is not None:
                found.append(echo)
    return found


def _with_pronoun(line: Line, reach: Reach, at: int) -> Echo | None:
    """«…، وهو ما نفته الوزارة», «الأمر الذي أكده المتحدث»: the pronoun on the verb points back."""
    norm = line.norms[at]
    if line.code != "ar" or at < 2 or norm[-1] != "ه" or line.norms[at - 1] not in _ATTACHED:
        return None
    if line.norms[at - 2] not in _WHICH or len(norm) < 3:
        return None
    hit = line.cue_with_pronoun(at)
    if hit is None or hit[1].kind not in (CueKind.DENY, CueKind.CONFIRM):
        return None
    stop = reach._stop(at + 1)
    last = reach._noun_phrase(at + 1, stop) if at + 1 < stop else None
    if last is None or (last < stop and not _ends(line, last, stop)):
        return None
    return Echo(at - 2, _tail(line, last, stop), at, at + 1, hit[1].kind, (at + 1, last))


def _which(line: Line, clause: int, at: int) -> int | None:
    """The first word of a relative clause about the whole sentence ("…, which the army denied", « …, ce que l'armée a
    démenti ») whose verb stands at ``at`` and whose subject begins at or behind ``clause``; ``None`` for others."""
    if line.code == "en":
        opens = line.norms[clause] == "which" and at - clause > 1 and clause > 0 and line.norms[clause - 1] == ","
        return clause if opens else None
    for index in range(at - 1, max(at - LONGEST_SUBJECT, 0), -1):
        if line.norms[index] in _QUE and line.norms[index - 1] == "ce":
            return index - 1
        if line.verb(index, sure=True):
            break
    return None


def _echo(line: Line, reach: Reach, at: int) -> Echo | None:
    hit = line.cue(at)
    if hit and hit[1].frame == "stance" and line.is_a(at + hit[0] - 1, "echo"):
        hit = line.cue(at, at + hit[0] - 1)  # "rejects that" is a stance in front of a colon
    if not hit or hit[1].form != "finite" or hit[1].kind not in (CueKind.DENY, CueKind.CONFIRM):
        return None
    size, cue = hit
    if (
        not (cue.frame in ("state", "say") or (cue.frame == "thatonly" and cue.kind is CueKind.DENY))
        or line.negated(at)
        or line.in_date[at] >= 0
    ):
        return None
    after = at + size
    clitic = line.code == "fr" and at > 0 and line.norms[at - 1] in _CLITICS
    if line.nominal(at) and not clitic:
        return None
    clause = reach._clause_start(0, at)
    while clause < at and (not line.is_word(clause) or line.norms[clause] in _AND_BUT):
        clause += 1
    if any(norm in _NO_SUBJECT for norm in line.norms[clause:at]):
        return None
    stop = reach._stop(after)
    first = after
    behind = (0, 0)
    end: int | None
    which = None if line.code == "ar" or clitic else _which(line, clause, at)
    if clitic or which is not None:
        end = after
    elif line.code == "ar":
        while first < min(stop, after + LONGEST_SUBJECT) and _object(line, first, stop) is None:
            if line.connector(first) or line.verb(first, sure=True) or line.is_a(first, "preposition"):
                return None
            first += 1
        end = _object(line, first, stop) if first < stop else None
        behind = (after, first)
    else:
        end = _object(line, after, stop)
    if which is not None and line.norms[at - 1] in _QUE:  # « ce qu'a démenti l'armée »
        end = reach._noun_phrase(after, stop)
        behind = (after, end or after)
    if end is None or not _ends(line, end, stop):
        return None
    stop = _tail(line, end, stop)
    if line.code == "ar":
        ahead = not line.joined(at) and clause < at and not line.is_a(clause, "preposition")
        subject = behind if behind[1] > behind[0] else (clause, at) if ahead else (0, 0)
        if behind[1] == behind[0] and not ahead and end < stop and not line.is_a(end, "preposition"):
            subject = (end, stop)  # «ونفت ذلك وزارة الدفاع»
        return Echo(clause if ahead else at, stop, at, after, cue.kind, subject, cue.gender, cue.number)
    last = at - 1 if clitic else at
    while last > clause and (
        line.is_a(last - 1, "aux")
        or (line.code == "en" and last - 1 > clause and line.tokens[last - 1].text.endswith("ly"))
        or line.is_a(last - 1, "adverb")
        or line.norms[last - 1] in _NE_OR_COMMA
    ):
        last -= 1
    if which is None:
        return Echo(clause, stop, at, after, cue.kind, (clause, last), cue.gender, cue.number)
    first = clause + 1 if line.code == "en" else which + 2
    subject = behind if behind[1] > behind[0] else (first, last)
    return Echo(which, stop, at, after, cue.kind, subject, cue.gender, cue.number)


def _object(line: Line, at: int, stop: int) -> int | None:
    """Where an object that only points back ends, when one begins at ``at``."""
    index = at
    while index < stop and line.norms[index] in _DETERMINERS[line.code] and line.in_date[index] < 0:
        size = index + 1 < stop and line.is_a(index + 1, "echoed", stop)
        if size:
            return index + 1 + size
        if not (line.code == "ar" and index + 1 < stop):
            break
        if line.norms[index] not in _QUANTIFIERS:
            break
        index += 1
    if index >= stop or line.in_date[index] >= 0:
        return None
    size = line.is_a(index, "echo", stop)
    if not size and line.code == "ar" and not line.joined(index):
        size = line.is_a(index, "echoed", stop)
    return index + size if size and not line.joined(index) else None


def _ends(line: Line, at: int, stop: int) -> bool:
    """True when nothing behind the object says what it is about."""
    if at >= stop:
        return True
    norm = line.norms[at]
    opens = norm in _CIRCUMSTANCE[line.code] or line.in_date[at] >= 0 or bool(line.is_a(at, "time"))
    opens = opens or bool(line.is_a(at, "adverb")) or norm.endswith(_MANNER.get(line.code, "\n"))
    opens = opens or (line.code == "ar" and (line.joined(at) or bool(line.role(at))))
    if not opens:
        return False
    tail = _tail(line, at, stop)
    return not (
        line.has_predicate(at, tail)
        or any(line.in_quantity[k] >= 0 for k in range(at, tail))
        or any((c := line.connector(k)) and c[1].startswith("complement") for k in range(at, tail))
    )


def _tail(line: Line, at: int, stop: int) -> int:
    """The end of the circumstance behind the object: at a conjunction with a clause of its own, else at ``stop``."""
    for index in range(at, stop):
        if line.norms[index] in _JOINS or (line.code == "ar" and line.joined(index)):
            return index
    return stop


def speaker_of(line: Line, echo: Echo, speakers: Speakers) -> Mention | None:
    """Who denies or confirms; remembered as the one whose words go on. ``None`` for nobody known."""
    first, last = echo.subject
    mention = read_mention(line, first, last) if last > first else None
    if mention is None:
        mention = speakers.latest(echo.gender, echo.number) if last <= first else None
    elif mention.is_source:
        mention = speakers.add(mention)
    else:
        mention = None
    if mention is None or mention.pronoun:
        return None
    speakers.current = mention
    return mention


def meant(start: int, claims: Sequence[ExtractedClaim], echoes: set[int], speaker: str | None) -> ExtractedClaim | None:
    """Return the claim that a clause at ``start`` points back at: the first of the nearest sentence with claims,
    preferably not the denier's own. ``echoes`` are the starts of claims that point back themselves. ``None`` without
    a claim within reach."""
    near = [c for c in claims if c.start not in echoes and c.end <= start and start - c.end <= FARTHEST]
    others = [c for c in near if speaker is None or c.speaker != speaker] or near
    if not others:
        return None
    last = others[-1]
    for claim in reversed(others):  # what one speaker states in one stretch: its head is what is meant
        if claim.speaker != last.speaker or last.start - claim.end > 40:
            break
        last = claim
    return last


def answered(claim: ExtractedClaim, content: ExtractedClaim, kind: CueKind) -> ExtractedClaim:
    """Return ``claim``, the words that point back, with the slots of the ``content`` that they deny or confirm."""
    flipped = Polarity.DENY if content.polarity is Polarity.AFFIRM else Polarity.AFFIRM
    return replace(
        claim,
        polarity=flipped if kind is CueKind.DENY else content.polarity,
        cue_kind=kind,
        modality=content.modality,
        quantities=content.quantities,
        dates=content.dates,
        places=content.places,
        context=" ".join(part for part in (content.text, content.context) if part),
        checkworthiness=content.checkworthiness,
        reasons=content.reasons,
    )


def outside(segment: Segment, echoes: list[Echo]) -> Iterator[Segment]:
    """The parts of a segment that do not lie in clauses which only point back."""
    at = segment.start
    for echo in echoes:
        if echo.start < segment.end and echo.end > at:
            if echo.start > at:
                yield segment._replace(start=at, end=echo.start)
            at = echo.end
    if at < segment.end:
        yield segment._replace(start=at, complement=segment.complement and at == segment.start)
