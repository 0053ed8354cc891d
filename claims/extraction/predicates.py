"""What stands around the verb of a finding: its auxiliary, a bare figure, a quotation, an object."""

from __future__ import annotations

from claims.extraction.cues import Cue
from claims.extraction.cues_apart import FRENCH_AUXILIARIES
from claims.extraction.lexicon import LANGUAGES, rows, verbset, wordset
from claims.extraction.line import PARTICLES, Line
from claims.extraction.mention import Mention
from claims.language.counted import VICTIMS
from claims.language.lexicon import forms

_THAT = wordset("object_relatives")
_OF_BARE = wordset("of_bare")
_FIGURED = frozenset(("figure", "estimate", "adjust"))
_A, _MODALS = wordset("indefinite_articles", "en"), wordset("modals")
_MODAL_REACH = 5
"""Words from a modal to "and" behind its verb."""
PASSIVE = wordset("be") | wordset("get")
"""Auxiliaries of the passive, and of the English progressive."""
NEEDS = {"blame": "blame", "adjust": "count-noun", "summon": "summons", "issue": "ruling", "own": "attack"}
"""Frames whose object holds a word of a closed class."""
AGENT_REACH = 7
"""Words from a participle to "by": "was put at about 40 by"."""
_RULING = 8
"""Words from a verb of issuing to the appeal or warning."""
_NO_VERDICTS = PARTICLES | wordset("no_verdicts")
"""What may stand behind "called it" and judges nothing."""
_OBJECTS = wordset("object_pronouns")
_CLAIMED = wordset("claimed")
_BEFORE_TO = 4
"""Words of a bare noun between a verb of expecting and "to"."""
_NAMED = 6
"""Words from a verb of naming to its verdict: "called the vote a fraud"."""
_LABELLED = 8
"""Words from a verb of naming to its quotation."""


_OF_CONTACT = 6
"""Words of the subject and auxiliaries of a clause on a noun: "the UN has asked for"."""
_NO_NOUNS = wordset("noun_phrase_enders")
_NEAR_OBJECT = 8
"""Words from a verb of two meanings to its object."""
_APPOSED = 6
"""Words from a comma over an apposition to the verb of its relative clause."""
_SECOND_OBJECTS = {row[0]: forms(row[1]) for code in LANGUAGES for row in rows(code, "second_objects")}
"""Cues that also take an object of a closed class: «علق» comments or suspends."""


def takes_noun(line: Line, lemma: str, start: int, end: int) -> bool:
    """True for «علق العضوية», « a relevé son bilan »: the object that gives a verb of two meanings its second one."""
    near = min(start + _NEAR_OBJECT, end)
    return any(line.holds(name, start, near) for name in _SECOND_OBJECTS.get(lemma, ()))


def finds_none(line: Line, lemma: str, at: int) -> bool:
    """True for « ne recense aucun mort », « n'a relevé aucune fuite »: who counts or looks and finds nothing; ``at`` is
    the word behind the verb."""
    none = line.norms[at : at + 1] in (["aucun"], ["aucune"]) or line.norms[at : at + 2] == ["pas", "de"]
    return line.code == "fr" and none and lemma in _LOOKS


def reads_off(line: Line, lemma: str, at: int) -> bool:
    """True for « a relevé lundi 51,8 degrés »: a figure right behind the verb is what was measured or found."""
    while at < len(line) and line.in_date[at] >= 0:
        at += 1
    return lemma in _READS_OFF and at < len(line) and line.in_quantity[at] >= 0


_LOOKS = verbset("looking")
_READS_OFF = verbset("reading_off")


def bare_figure(line: Line, start: int, end: int) -> bool:
    """True for the figure in "the ministry has 1,200", "seismologists say 6.6": a toll or measure, nothing counted."""
    while end > start and not line.is_word(end - 1):
        end -= 1
    return start < end and line.in_quantity[start] >= 0 and line.in_quantity[end - 1] == line.in_quantity[start]


def reports_object(line: Line, at: int, end: int) -> bool:
    """True for "reported 165 dead", "reported a loss of $3m", « rapporte la mort de 3 marins »: an object with a
    figure."""
    if at >= end:
        return False
    counted = (line.in_quantity[at] >= 0 or bool(line.is_a(at, "determiner"))) and line.has_figure(at, end)
    counted = counted or (line.norms[at] == "no" and line.code == "en")  # "reported no injuries"
    plain = line.norms[at].endswith("s") and line.is_word(at) and not line.begun[at].known
    return counted or plain or line.norms[at].endswith("ing")


def counts(line: Line, start: int, end: int) -> list[str | None]:
    """What the figures among these words count, one after the other."""
    told = sorted({line.in_quantity[k] for k in range(start, end) if line.in_quantity[k] >= 0})
    return [line.quantities[index].counted for index in told]


def counts_votes(line: Line, start: int, end: int) -> bool:
    """True when two figures among these words tell how a vote went: "by 193 votes to 114", not "in a 10-1 vote"."""
    return counts(line, start, end).count("vote") > 1 and "-" not in line.norms[start:end]


def records(cue: Cue, mention: Mention | None) -> bool:
    """True for the subject of "The Dale gauge recorded 6 metres": where, or with what, something was measured."""
    return cue.lemma in _SCORES and mention is not None and mention.kind in ("", "name")


def opens_votes(line: Line, start: int) -> bool:
    """True where "34 votes in favour" begins: how a vote went is told by who reports it."""
    figure = line.in_quantity[start]
    return figure >= 0 and line.quantities[figure].counted == "vote"


def behind_temporal(line: Line, start: int, index: int) -> bool:
    """True for «أقيل بعد أن حذر من عيوب»: the cue of a clause that only dates the one around it."""
    for before in (index - 1, index - 2):
        found = line.connector(before) if before > start else None
        if found is not None and found[1] == "temporal" and before + found[0] == index and line.bare[before] != "كما":
            return line.has_predicate(start, before)
    return False


def needed(line: Line, cue: Cue, at: int, end: int) -> bool:
    """True when the word of a closed class that the frame of ``cue`` asks for stands behind the verb at ``at``."""
    return line.holds(NEEDS[cue.frame], at, min(end, at + _RULING) if cue.frame == "issue" else end)


def received(line: Line, index: int) -> bool:
    """True for "received orders", "filed claims": a plural right behind another verb."""
    before = line.norms[index - 1]
    return line.norms[index].endswith("s") and (before.endswith("ed") or before in line.grammar.participles)


def put_at(line: Line, start: int, index: int, hit: tuple[int, Cue]) -> bool:
    """True for "a firm once valued at 3 billion": a participle without an object, nothing that its subject finds; false
    for "which the institute put at 7", whose clause begins at ``start`` with its object."""
    after = index + hit[0]
    opener = line.connector(start)
    at = line.norms[after : after + 1] == ["at"] and line.in_quantity[after] < 0  # not "documented at least nine"
    relative = opener is not None and opener[1] == "relative"
    return at and not relative and hit[1].frame in _FIGURED and line.norms[index].endswith("ed")


def quotes(line: Line, start: int, end: int) -> bool:
    """True when a quotation opens right behind the object of a verb of naming: "called the plan “reckless”"."""
    return any(start <= first < min(start + _LABELLED, end) for first, _ in line.quotes) or _judged(line, start, end)


def _judged(line: Line, start: int, end: int) -> bool:
    """True for "called it a bloody attack", "branded the claim absurd": a verdict behind what it is about."""
    if line.code == "fr" and start + 2 < end and line.is_a(start, "determiner"):
        return any(norm in _OF_BARE for norm in line.norms[start + 2 : min(start + _LABELLED, end - 1)])
    if line.code != "en" or start + 1 >= end:
        return False
    if any(line.is_a(start, name) for name in ("it", "he", "she", "they")) or line.norms[start] in _OBJECTS:
        ends = start + 2 >= end or line.stops(start + 2)  # "called it sabotage"
        listed = (line.verb(start + 1, sure=True) and not ends) or line.is_a(start + 1, "preposition")
        bare = line.is_word(start + 1) and not listed
        return bool(line.is_a(start + 1, "determiner")) or (bare and line.norms[start + 1] not in _NO_VERDICTS)
    told = start + 1 + (line.is_a(start + 1, "echoed") or line.norms[start + 1] in _CLAIMED)
    verdict = next((k for k in range(start + 2, min(start + _NAMED, end - 1)) if line.norms[k] in _A), None)
    if verdict is not None and not any(line.is_a(k, "preposition") or line.stops(k) for k in range(start, verdict)):
        return True  # "called the ballot a fraud"
    opens = bool(line.is_a(start, "determiner")) and start + 1 < told < end
    return opens and line.is_word(told) and not line.is_a(told, "preposition") and not line.verb(told)


def progressive(line: Line, index: int) -> bool:
    """True for "is asking for", "were calling for"."""
    return line.code == "en" and line.norms[index].endswith("ing") and line.norms[index - 1] in PASSIVE


def behind_relative(line: Line, at: int, end: int) -> int:
    """For "NAME, who heads the ministry, declared …": where the clause around the relative clause goes on."""
    for index in range(at + 1, end - 1):
        if line.norms[index] == "," and line.verb(index + 1):
            return index + 1
    return at


def has_object(line: Line, at: int, end: int) -> bool:
    """True when an object can begin at ``at``: English verbs in their plain form are nouns too ("the first time")."""
    return (
        at < end
        and (
            line.in_quantity[at] >= 0
            or bool(line.is_a(at, "determiner") or line.is_a(at, "it") or line.is_a(at, "preposition"))
            or line.capital[at]
            or (line.role(at) is not None and line.norms[at].endswith("s"))  # "Lawyers accuse officers of lying"
            or "to" in line.norms[at + 1 : min(at + _BEFORE_TO, end)]  # "expect prices to reach 95"
        )
    )


def only_has(line: Line, mention: Mention, cue: Cue, at: int, end: int) -> bool:
    """True for « la province compte 12 morts », which has them, « des jeunes gens ont compté 178 millions »,
    «سجل اللاعب هدفين», «سجلت فرنسا 13 وفاة»."""
    if cue.lemma in _SCORES:
        return mention.kind == "person" or mention.head == "place"
    if cue.lemma != "compter":
        return False
    has = line.norms[at] not in FRENCH_AUXILIARIES and line.norms[at - 1] != "en"  # « compte », not « a compté »
    none = {*VICTIMS, "case"}.isdisjoint(counts(line, at, end))
    if mention.kind in ("people", "anonymous") and none and not has:
        return True
    return mention.kind == "people" or (has and (mention.kind == "name" or none))


def shows(line: Line, start: int, index: int, after: int, end: int) -> bool:
    """True for the verb at ``index`` of « Des images vérifiées par X montrent des immeubles effondrés », whose object
    begins at ``after``: somebody has seen what shows it, or it shows a figure; «أظهر» needs neither."""
    seen = line.code != "ar" and any(start < k < index for k in line.members("seen-by"))
    return line.code == "ar" or seen or line.has_figure(after, end)


_SCORES = verbset("scoring")


def in_contact_clause(line: Line, start: int, at: int, end: int) -> bool:
    """True for the verb at ``at`` of "Half of the tents the charity has asked for are here": it belongs to a clause on
    the noun in front, whose own verb follows."""
    near = range(at - 1, max(at - _OF_CONTACT, start + 1), -1)
    second = next((k for k in near if line.is_a(k, "determiner")), None)
    if line.code != "en" or second is None or line.is_a(start, "preposition") or not line.has_verb(at + 1, end):
        return False
    before = second - 1
    noun = line.is_word(before) and line.in_date[before] < 0 and not line.verb(before) and not line.connector(before)
    listed = any(line.is_a(before, name) for name in ("preposition", "determiner", "adverb", "time", "lead-in"))
    opens = any(line.is_a(k, "determiner") or line.in_quantity[k] >= 0 for k in range(start, before))
    return noun and opens and not listed and line.norms[before] not in _NO_NOUNS and not line.stops(at + 1)


def of_apposition(line: Line, start: int, index: int) -> bool:
    """True for the cue of "…, a measure that unions have vowed to fight": not the verb of the clause around it."""
    near = range(index - 1, max(index - _APPOSED, start), -1)
    that = next((k for k in near if line.norms[k] in _THAT), None)
    if that is None:
        return False
    commas = (k for k in range(max(that - _APPOSED, start + 1), that) if line.norms[k] == ",")
    return any(line.is_a(k + 1, "determiner") and not line.has_verb(k + 1, that) for k in commas)


def behind_modal(line: Line, index: int) -> bool:
    """True for "will trim output and exports by 400,000 barrels": behind "will" and a base form "and" joins no third
    person."""
    if line.code != "en" or not line.norms[index].endswith("s"):
        return False
    near = range(index - 2, max(index - _MODAL_REACH, -1), -1)
    modal = next((k for k in near if line.stops(k) or line.norms[k] in _MODALS), None)
    return modal is not None and line.norms[modal] in _MODALS
