"""Which verb of a clause states a finding: the first cue that takes an object, unless what stands around it makes it an
auxiliary, a noun, a passive or the verb of another clause."""

from __future__ import annotations

from dataclasses import replace

from claims.extraction.arabic_stated import ends, not_expected, points, suffers
from claims.extraction.clauses import Clause
from claims.extraction.cues import Cue
from claims.extraction.fronted import behind_participle
from claims.extraction.lexicon import verbset, wordset
from claims.extraction.line import Line
from claims.extraction.predicates import (
    PASSIVE,
    bare_figure,
    behind_relative,
    behind_temporal,
    finds_none,
    has_object,
    in_contact_clause,
    of_apposition,
    progressive,
    put_at,
    quotes,
    reads_off,
    received,
    reports_object,
    shows,
    takes_noun,
)
from claims.extraction.restriction import restricted
from claims.extraction.stated_subjects import aside, heads_absolute, is_relative
from claims.types import CueKind

_AND, _JOINED = wordset("and"), wordset("joined_verbs") | {","}
FINDS = verbset("finding")
_REPORTS = verbset("reporting")
_TAKES_OBJECT = frozenset(
    [
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
        "own",
    ]
)
"""Frames of the verbs whose object is what is stated."""
HAS = Cue("have", CueKind.REPORT, "figure")
"""The cue of "Norland has 40 cases"."""
SEES = Cue("see", CueKind.SAY, "estimate")
"""The cue of "the regulator sees output at 40,000 tonnes", « la banque voit la croissance à 2 % »."""
NAMES = Cue("name", CueKind.REPORT, "state")
"""The cue of "officials identified the firm as Norvia", « la police a identifié la victime comme étant Paul Morel »."""
_NAMES_AS, _AS = wordset("names_as"), wordset("as_named")
_NAMED_AS = 7
"""Words from the verb to "as"."""
_FORESEES, _AT = wordset("foresees"), wordset("foreseen_at")
_FORESEEN = 8
"""Words from a verb of seeing to the figure at which something is seen."""
_LEFT_OPEN = verbset("left_open")
"""Verbs whose denial is a position: who does not exclude something says that it may be, who does not expect it that it
will not."""


def _foreseen(line: Line, start: int, end: int) -> bool:
    """True for "output at 40 tonnes" behind "sees": an object, then where it will stand."""
    near = range(start + 1, min(start + _FORESEEN, end - 1))
    at = next((k for k in near if line.norms[k] in _AT and line.in_quantity[k + 1] >= 0), None)
    return at is not None and line.in_quantity[start] < 0 and not line.has_verb(start, at)


def stated_cue(line: Line, clause: Clause) -> tuple[int, int, Cue] | None:
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
            return index, 1, HAS
        if line.norms[index] in _NAMES_AS and not _AS.isdisjoint(
            line.norms[index + 2 : min(index + _NAMED_AS, clause.end)]
        ):
            return index, 1, NAMES
        if line.norms[index] in _FORESEES and _foreseen(line, index + 1, clause.end):
            return index, 1, SEES
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
            or (hit[1].lemma in FINDS and shows(line, clause.start, index, index + hit[0], clause.end))
            or takes_noun(line, hit[1].lemma, index + 1, clause.end)
            or finds_none(line, hit[1].lemma, index + hit[0])
            or reads_off(line, hit[1].lemma, index + hit[0])
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
